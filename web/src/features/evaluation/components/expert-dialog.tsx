import '../panel.css';
import { useMutation, useQuery } from '@apollo/client/react';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import { Field, FormDialog } from '../../../ui/index.js';
import { type Expert, EXPERT_SEATS, SAVE_EXPERT } from '../data/experts.graphql.js';

const NS = 'evaluation-scoring';
const KINDS = ['EARLIER_EMPLOYER', 'SERVED_FIRM', 'OTHER'] as const;
const list = (text: string): string[] =>
  text
    .split(/[、,，\n]/)
    .map((one) => one.trim())
    .filter(Boolean);

/** Enters an expert or changes what is known of him. A number that is left blank stays as it is kept. */
export function ExpertDialog({ expert, onClose }: { expert: Expert | null; onClose: () => void }) {
  const { t } = useTranslation(NS);
  const [values, setValues] = useState<Record<string, string>>({
    number: expert?.number ?? '',
    name: expert?.name ?? '',
    fields: expert?.fields.join('、') ?? '',
    professionalTitle: expert?.professionalTitle ?? '',
    employer: expert?.employer ?? '',
    seatId: expert?.seatId ?? '',
    admittedByDocument: expert?.admittedByDocument ?? '',
    termFrom: expert?.termFrom ?? '',
    termTo: expert?.termTo ?? '',
    phone: '',
    idNumber: '',
    bankAccount: '',
    ...Object.fromEntries(
      KINDS.map((kind) => [
        kind,
        (expert?.recusals ?? [])
          .filter((one) => one.kind === kind)
          .map(({ body }) => body)
          .join('\n'),
      ]),
    ),
  });
  const seats = useQuery(EXPERT_SEATS);
  const [save] = useMutation(SAVE_EXPERT, { refetchQueries: ['Experts', 'Expert'], awaitRefetchQueries: true });
  const { act, running, error } = useAct();
  const set = (name: string, value: string) => setValues({ ...values, [name]: value });
  const submit = async () => {
    const given = (name: string): string | null => values[name]!.trim() || null;
    const known = new Map((expert?.recusals ?? []).map(({ kind, body, bodyId }) => [`${kind}/${body}`, bodyId]));
    const input = {
      ...(expert ? { id: expert.id, expectedVersion: expert.version, employerAgencyId: expert.employerAgencyId } : {}),
      number: values.number,
      name: values.name,
      fields: list(values.fields!),
      professionalTitle: values.professionalTitle,
      employer: values.employer,
      seatId: given('seatId'),
      admittedByDocument: given('admittedByDocument'),
      termFrom: given('termFrom'),
      termTo: given('termTo'),
      recusals: KINDS.flatMap((kind) =>
        values[kind]!.split('\n')
          .map((body) => body.trim())
          .filter(Boolean)
          .map((body) => ({ kind, body, bodyId: known.get(`${kind}/${body}`) ?? null })),
      ),
      phone: given('phone'),
      idNumber: given('idNumber'),
      bankAccount: given('bankAccount'),
    };
    if (await act(() => save({ variables: { input } }), { done: t('expert.saved') })) onClose();
  };
  const text = (name: string, label: string, more: { hint?: string; type?: string; disabled?: boolean } = {}) => (
    <Field label={label} hint={more.hint}>
      {(id) => (
        <Input
          id={id}
          type={more.type}
          disabled={more.disabled}
          value={values[name]}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => set(name, event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <FormDialog
      open
      title={expert ? expert.name : t('expert.add')}
      confirmLabel={t('expert.save')}
      ready={Boolean(values.number && values.name && values.fields && values.professionalTitle && values.employer)}
      running={running}
      error={error}
      onConfirm={() => void submit()}
      onCancel={onClose}
      width={720}
    >
      <div className="sv-pair">
        {text('number', t('expert.number'), { disabled: expert !== null })}
        {text('name', t('expert.name'))}
        {text('fields', t('expert.fields'), { hint: t('expert.fieldsHelp') })}
        {text('professionalTitle', t('expert.professionalTitle'))}
        {text('employer', t('expert.employer'))}
        {text('admittedByDocument', t('expert.document'))}
        {text('termFrom', t('expert.termFrom'), { type: 'date' })}
        {text('termTo', t('expert.termTo'), { type: 'date' })}
        <Field label={t('expert.seat')} hint={t('expert.seatHelp')}>
          {(id) => (
            <Select
              id={id}
              allowClear
              showSearch
              optionFilterProp="label"
              value={values.seatId || undefined}
              options={(seats.data?.expertSeats ?? []).map((seat) => ({
                value: seat.id,
                label: seat.personName ? `${seat.title} ${seat.personName}` : seat.title,
              }))}
              onChange={(seatId: string | undefined) => set('seatId', seatId ?? '')}
            />
          )}
        </Field>
        {text('phone', t('expert.phone'), { hint: t('expert.privateHelp') })}
        {text('idNumber', t('expert.idNumber'))}
        {text('bankAccount', t('expert.bankAccount'))}
      </div>
      <div className="ex-recusals">
        {KINDS.map((kind) => (
          <Field key={kind} label={`${t('expert.recusals')}：${t(`expert.recusal.${kind}`)}`}>
            {(id) => (
              <Input.TextArea
                id={id}
                autoSize={{ minRows: 2 }}
                value={values[kind]}
                onChange={(event) => set(kind, event.target.value)}
              />
            )}
          </Field>
        ))}
      </div>
      <p className="jx-note">{t('expert.recusalsHelp')}</p>
    </FormDialog>
  );
}
