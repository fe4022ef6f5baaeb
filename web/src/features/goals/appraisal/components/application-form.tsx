import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../lib/apollo.js';
import { useAct } from '../../../../lib/use-act.js';
import { Attachments, Caption, Card, Cell, FormTable, RefusalList } from '../../../../ui/index.js';
import { type Appraisal, type Material, SAVE_APPRAISAL, TEXTS } from '../data/appraisal.graphql.js';
import { PolicyPicker } from './policy-picker.js';
import { useOfficialWords } from '../model/official-words.js';

interface FormProps {
  appraisal: Appraisal;
  editable: boolean;
}

/** What the unit says of its project, in the order of the report. */
export function ApplicationForm({ appraisal, editable }: FormProps) {
  const { t } = useTranslation('appraisal');
  const [texts, setTexts] = useState<Record<string, string>>(
    Object.fromEntries(TEXTS.map((name) => [name, appraisal[name] ?? ''])),
  );
  const [beneficiary, setBeneficiary] = useState(appraisal.beneficiary ?? '');
  const [amount, setAmount] = useState(appraisal.amountAsked);
  const [objectiveId, setObjectiveId] = useState(appraisal.objectiveId);
  const [onPaper, setOnPaper] = useState<OnPaper>(
    Object.fromEntries(
      appraisal.materials.map(({ code, isPresent, reference, files }) => [
        code,
        { isPresent: isPresent && files.length === 0, reference },
      ]),
    ),
  );
  const isPolicy = appraisal.objectKind === 'POLICY';
  const [save] = useMutation(SAVE_APPRAISAL);
  const { act, running, error } = useAct();
  const submit = () => {
    const input = {
      id: appraisal.id,
      expectedVersion: appraisal.version,
      idempotencyKey: newIdempotencyKey(),
      amountAsked: amount,
      beneficiary,
      ...texts,
      ...(isPolicy ? { objectiveId } : {}),
      materials: Object.entries(onPaper).map(([code, one]) => ({ code, ...one })),
    };
    return act(() => save({ variables: { input } }), { done: t('done.save') });
  };
  const read = TEXTS.filter((name) => editable || appraisal[name]);
  return (
    <Card
      title={t('form.title')}
      extra={
        editable && (
          <Button size="small" loading={running} onClick={() => void submit()}>
            {t('form.save')}
          </Button>
        )
      }
    >
      {error && <RefusalList refusals={error.refusals} />}
      <FormTable widths={[130, '*']} label={t('form.title')}>
        {editable && (
          <>
            {isPolicy && (
              <tr>
                <Caption>{t('form.objective')}</Caption>
                <Cell>
                  <PolicyPicker year={appraisal.budgetYear} value={objectiveId} onChange={setObjectiveId} />
                </Cell>
              </tr>
            )}
            <tr>
              <Caption>{t('plan.amount')}</Caption>
              <Cell>
                <Input
                  aria-label={t('plan.amount')}
                  value={amount}
                  maxLength={40}
                  onChange={(event) => setAmount(event.target.value)}
                />
              </Cell>
            </tr>
            <tr>
              <Caption>{t('form.beneficiary')}</Caption>
              <Cell>
                <Input
                  aria-label={t('form.beneficiary')}
                  value={beneficiary}
                  maxLength={200}
                  onChange={(event) => setBeneficiary(event.target.value)}
                />
              </Cell>
            </tr>
          </>
        )}
        {read.map((name) => (
          <tr key={name}>
            <Caption>{t(`form.${name}`)}</Caption>
            <Cell>
              {editable ? (
                <Input.TextArea
                  aria-label={t(`form.${name}`)}
                  value={texts[name]}
                  maxLength={4000}
                  autoSize={{ minRows: 2 }}
                  onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
                />
              ) : (
                appraisal[name]
              )}
            </Cell>
          </tr>
        ))}
      </FormTable>
      {editable && <MaterialFields materials={appraisal.materials} onPaper={onPaper} onChange={setOnPaper} />}
    </Card>
  );
}

/** What the unit says of a material beside its files. */
type OnPaper = Readonly<Record<string, { isPresent: boolean; reference: string | null }>>;

interface MaterialFieldsProps {
  materials: readonly Material[];
  onPaper: OnPaper;
  onChange: (next: OnPaper) => void;
}

/** A file is kept at once; what is typed is kept with the form. */
function MaterialFields({ materials, onPaper, onChange }: MaterialFieldsProps) {
  const { t } = useTranslation(['appraisal', 'common']);
  const words = useOfficialWords();
  const change = (code: string, patch: Partial<OnPaper[string]>) =>
    onChange({ ...onPaper, [code]: { ...onPaper[code]!, ...patch } });
  return (
    <>
      <h3 style={{ margin: '16px 0 2px', fontSize: 14 }}>{t('material.title')}</h3>
      <p className="jx-note" style={{ marginBottom: 8 }}>
        {t('material.how')} {t('common:attachment.rule')}
      </p>
      <FormTable widths={[190, '*', 200, 70]} label={t('material.title')}>
        <tr>
          <Caption>{t('material.name')}</Caption>
          <Caption>{t('material.files')}</Caption>
          <Caption>{t('material.reference')}</Caption>
          <Caption>{t('material.onPaper')}</Caption>
        </tr>
        {materials.map((one) => (
          <tr key={one.code}>
            <Cell>
              {words(one.name)}
              {one.isRequired && <span className="jx-note"> {t('material.required')}</span>}
            </Cell>
            <Cell>
              <Attachments
                ownerType="goals.appraisal_material"
                ownerId={one.id}
                files={one.files}
                editable
                compact
                label={t('material.filesOf', { name: words(one.name) })}
              />
            </Cell>
            <Cell>
              <Input
                size="small"
                aria-label={`${words(one.name)} ${t('material.reference')}`}
                value={onPaper[one.code]!.reference ?? ''}
                maxLength={300}
                onChange={(event) => change(one.code, { reference: event.target.value })}
              />
            </Cell>
            <Cell>
              <Checkbox
                aria-label={`${words(one.name)} ${t('material.onPaper')}`}
                checked={onPaper[one.code]!.isPresent}
                onChange={(event) => change(one.code, { isPresent: event.target.checked })}
              />
            </Cell>
          </tr>
        ))}
      </FormTable>
    </>
  );
}
