import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

/** A secret that nobody can look up again. */
export function ShownOnce({
  title,
  values,
  onClose,
}: {
  title: string;
  values: [string, string][];
  onClose: () => void;
}) {
  const { t } = useTranslation('integration');
  return (
    <Modal open title={title} okText={t('kept')} cancelButtonProps={{ hidden: true }} closable={false} onOk={onClose}>
      <p>{t('once')}</p>
      <dl>
        {values.map(([label, value]) => (
          <div key={label}>
            <dt className="jx-note">{label}</dt>
            <dd style={{ margin: '0 0 8px', overflowWrap: 'anywhere' }}>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
