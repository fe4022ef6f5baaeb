import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../lib/apollo.js';
import { useAct } from '../../../../lib/use-act.js';
import { Card, FormTable, Caption, Cell, RefusalList } from '../../../../ui/index.js';
import { type Appraisal, type Material, SAVE_APPRAISAL, TEXTS } from '../data/appraisal.graphql.js';

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
  const [materials, setMaterials] = useState(appraisal.materials);
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
      materials: materials.map(({ code, isPresent, reference }) => ({ code, isPresent, reference })),
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
      {editable && <MaterialFields materials={materials} onChange={setMaterials} />}
    </Card>
  );
}

function MaterialFields({ materials, onChange }: { materials: Material[]; onChange: (next: Material[]) => void }) {
  const { t } = useTranslation('appraisal');
  const change = (code: string, patch: Partial<Material>) =>
    onChange(materials.map((one) => (one.code === code ? { ...one, ...patch } : one)));
  return (
    <FormTable widths={[210, '*']} label={t('material.title')}>
      <tr>
        <Caption>{t('material.title')}</Caption>
        <Caption>{t('material.reference')}</Caption>
      </tr>
      {materials.map((one) => (
        <tr key={one.code}>
          <Cell>
            <Checkbox
              checked={one.isPresent}
              onChange={(event) => change(one.code, { isPresent: event.target.checked })}
            >
              {one.name}
              {one.isRequired && <span className="jx-note"> {t('material.required')}</span>}
            </Checkbox>
          </Cell>
          <Cell>
            <Input
              size="small"
              aria-label={`${one.name} ${t('material.reference')}`}
              value={one.reference ?? ''}
              maxLength={300}
              onChange={(event) => change(one.code, { reference: event.target.value })}
            />
          </Cell>
        </tr>
      ))}
    </FormTable>
  );
}
