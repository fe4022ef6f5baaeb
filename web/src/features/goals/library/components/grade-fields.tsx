import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Described levels of a benefit that cannot be counted, the best first (R049). */
export function GradeFields() {
  const { t } = useTranslation('library');
  return (
    <div className="library-wide">
      <p className="library-label">{t('field.grades')}</p>
      <Form.List name="grades">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="library-grade">
                <Form.Item name={[name, 'label']} rules={[{ required: true, message: t('required') }]}>
                  <Input aria-label={t('grades.label')} placeholder={t('grades.label')} maxLength={40} />
                </Form.Item>
                <Form.Item name={[name, 'description']} rules={[{ required: true, message: t('required') }]}>
                  <Input aria-label={t('grades.description')} placeholder={t('grades.description')} maxLength={300} />
                </Form.Item>
                <Form.Item name={[name, 'share']} rules={[{ required: true, message: t('required') }]}>
                  <Input aria-label={t('grades.share')} suffix="%" inputMode="decimal" maxLength={6} />
                </Form.Item>
                <Button type="text" aria-label={t('grades.remove')} onClick={() => remove(name)}>
                  ×
                </Button>
              </div>
            ))}
            <Button
              size="small"
              disabled={fields.length >= 7}
              onClick={() => add({ label: '', description: '', share: '' })}
            >
              {t('grades.add')}
            </Button>
          </>
        )}
      </Form.List>
    </div>
  );
}
