import { useTranslation } from 'react-i18next';
import { Caption, Card, Cell, DateText, EditCell, FormTable } from '../../../ui/index.js';
import type { SelfStepView } from '../data/self.graphql.js';
import type { SelfForm } from '../model/self-form.js';

interface SelfStepsProps {
  form: SelfForm;
  editable: boolean;
  onChange: (patch: Partial<SelfForm>) => void;
}

/** The nine steps from the work plan to publication, with their days and documents (R118). */
export function SelfSteps({ form, editable, onChange }: SelfStepsProps) {
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  const change = (index: number, patch: Partial<SelfStepView>) =>
    onChange({ steps: form.steps.map((one, at) => (at === index ? { ...one, ...patch } : one)) });
  const done = form.steps.filter(({ doneOn }) => doneOn).length;
  return (
    <Card title={t('steps.title')} note={t('steps.note', { done, all: form.steps.length })} flush>
      <FormTable widths={[36, 180, 130, '*', '*']} label={t('steps.title')}>
        <tr>
          <Caption />
          {['name', 'doneOn', 'document', 'remark'].map((key) => (
            <Caption key={key}>{t(`steps.${key}`)}</Caption>
          ))}
        </tr>
        {form.steps.map((step, index) => (
          <tr key={step.step}>
            <Cell align="center" quiet>
              {index + 1}
            </Cell>
            <Cell>{t(`steps.step.${step.step}`)}</Cell>
            {step.isOwn ? (
              <>
                <Cell computed>{step.doneOn ? <DateText value={step.doneOn} /> : '—'}</Cell>
                <Cell colSpan={2} quiet>
                  {t(`steps.own.${step.step}`)}
                </Cell>
              </>
            ) : (
              <>
                <EditCell
                  row={index}
                  col={50}
                  readOnly={!editable}
                  label={`${t(`steps.step.${step.step}`)} ${t('steps.doneOn')}`}
                  placeholder={editable ? 'YYYY-MM-DD' : undefined}
                  value={step.doneOn}
                  onChange={(doneOn) => change(index, { doneOn: doneOn || null })}
                />
                <EditCell
                  row={index}
                  col={51}
                  readOnly={!editable}
                  label={`${t(`steps.step.${step.step}`)} ${t('steps.document')}`}
                  value={step.document}
                  onChange={(document) => change(index, { document })}
                />
                <EditCell
                  row={index}
                  col={52}
                  readOnly={!editable}
                  label={`${t(`steps.step.${step.step}`)} ${t('steps.remark')}`}
                  placeholder={editable && step.step === 'WORKING_GROUP' ? t('steps.members') : undefined}
                  value={step.note}
                  onChange={(note) => change(index, { note })}
                />
              </>
            )}
          </tr>
        ))}
      </FormTable>
    </Card>
  );
}
