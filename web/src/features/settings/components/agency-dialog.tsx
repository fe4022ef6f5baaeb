import { useMutation } from '@apollo/client/react';
import { isCreditCode } from '@jixiao/shared';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { Field, FormDialog } from '../../../ui/index.js';
import { type AgencyDetails, CREATE_AGENCY, UPDATE_AGENCY } from '../data/agencies.graphql.js';
import { AGENCY_KINDS, SECRECY, WITH_BUDGET } from '../model/agency-tree.js';

interface AgencyDialogProps {
  /** Null for a new body. */
  agency: AgencyDetails | null;
  agencies: readonly AgencyDetails[];
  onClose: () => void;
}

/** Code, kind and place in the tree are given once: years are compared by them. The rest may change. */
export function AgencyDialog({ agency, agencies, onClose }: AgencyDialogProps) {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState({
    code: agency?.code ?? '',
    name: agency?.name ?? '',
    kind: agency?.kind ?? 'UNIT',
    parentId: agency?.parentId ?? null,
    divisionId: agency?.divisionId ?? null,
    creditCode: agency?.creditCode ?? '',
    secrecy: agency?.secrecy ?? 'PUBLIC',
    validTo: agency?.validTo ?? '',
  });
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [create] = useMutation(CREATE_AGENCY, { refetchQueries: 'active' });
  const [update] = useMutation(UPDATE_AGENCY);
  const { act, running, error } = useAct();
  const set = (patch: Partial<typeof typed>) => setTyped({ ...typed, ...patch });
  const hasBudget = WITH_BUDGET.includes(typed.kind);
  const parent = agencies.find(({ id }) => id === typed.parentId);
  const level = hasBudget ? (parent?.level ?? 0) + 1 : 0;
  const creditCode = typed.creditCode.trim().toUpperCase() || null;
  const isCodeWrong = creditCode !== null && !isCreditCode(creditCode);
  const choice = (list: readonly AgencyDetails[]) =>
    list.map(({ id, name, code }) => ({ value: id, label: `${name} ${code}` }));

  const confirm = async () => {
    const { code, kind, parentId, name, divisionId, secrecy } = typed;
    const common = { name, divisionId: hasBudget ? divisionId : null, creditCode, secrecy, idempotencyKey };
    const work = () =>
      agency
        ? update({
            variables: {
              input: {
                ...common,
                agencyId: agency.id,
                expectedVersion: agency.version,
                validTo: typed.validTo || null,
              },
            },
          })
        : create({ variables: { input: { ...common, code: code.trim(), kind, parentId } } });
    if (await act<unknown>(work, { done: t('agencies.saved') })) onClose();
  };

  return (
    <FormDialog
      open
      width={640}
      title={agency ? t('agencies.edit', { name: agency.name }) : t('agencies.new')}
      confirmLabel={t('agencies.save')}
      ready={typed.name.trim() !== '' && typed.code.trim() !== '' && !isCodeWrong}
      running={running}
      error={error}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <div className="jx-fields">
        <Field label={t('agencies.name')}>
          {(id) => <Input id={id} value={typed.name} maxLength={100} onChange={(e) => set({ name: e.target.value })} />}
        </Field>
        <Field label={t('agencies.code')} hint={agency ? t('agencies.fixed') : t('agencies.codeRule')}>
          {(id) => (
            <Input
              id={id}
              disabled={agency !== null}
              value={typed.code}
              maxLength={30}
              onChange={(event) => set({ code: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('agencies.kind')} hint={agency ? t('agencies.fixed') : undefined}>
          {(id) => (
            <Select
              id={id}
              disabled={agency !== null}
              value={typed.kind}
              options={AGENCY_KINDS.map((value) => ({ value, label: t(`agencyKind.${value}`) }))}
              onChange={(kind) => set({ kind })}
            />
          )}
        </Field>
        <Field
          label={t('agencies.parent')}
          hint={hasBudget ? t('agencies.level', { level: agency?.level ?? level }) : undefined}
        >
          {(id) => (
            <Select
              id={id}
              allowClear
              disabled={agency !== null}
              showSearch={{ optionFilterProp: 'label' }}
              value={typed.parentId ?? undefined}
              options={choice(agencies)}
              onChange={(parentId?: string) => set({ parentId: parentId ?? null })}
            />
          )}
        </Field>
        {hasBudget && (
          <Field label={t('agencies.division')} hint={agency ? undefined : t('agencies.divisionRule')}>
            {(id) => (
              <Select
                id={id}
                allowClear
                value={typed.divisionId ?? undefined}
                options={choice(agencies.filter(({ kind }) => kind === 'FINANCE_DIVISION'))}
                onChange={(divisionId?: string) => set({ divisionId: divisionId ?? null })}
              />
            )}
          </Field>
        )}
        <Field label={t('agencies.secrecy')} hint={t(`secrecyRule.${typed.secrecy}`)}>
          {(id) => (
            <Select
              id={id}
              value={typed.secrecy}
              options={SECRECY.map((value) => ({ value, label: t(`secrecy.${value}`) }))}
              onChange={(secrecy) => set({ secrecy })}
            />
          )}
        </Field>
        <Field
          label={t('agencies.creditCode')}
          hint={isCodeWrong ? <span className="jx-red">{t('agencies.creditCodeWrong')}</span> : t('agencies.optional')}
        >
          {(id) => (
            <Input
              id={id}
              status={isCodeWrong ? 'error' : undefined}
              value={typed.creditCode}
              maxLength={18}
              onChange={(event) => set({ creditCode: event.target.value })}
            />
          )}
        </Field>
        {agency && (
          <Field label={t('agencies.validTo')} hint={t('agencies.validToRule')}>
            {(id) => (
              <Input id={id} type="date" value={typed.validTo} onChange={(e) => set({ validTo: e.target.value })} />
            )}
          </Field>
        )}
      </div>
    </FormDialog>
  );
}
