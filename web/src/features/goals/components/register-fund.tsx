import { useMutation, useQuery } from '@apollo/client/react';
import { FUND_TAGS } from '@jixiao/shared';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear } from '../../../lib/use-year.js';
import { Field, FormDialog } from '../../../ui/index.js';
import { BOARD_QUERY } from '../data/board.graphql.js';
import { FUNDS_QUERY, REGISTER_FUND } from '../data/funds.graphql.js';

const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1);
const BLANK = { code: '', name: '', tags: [] as string[], competentAgencyId: '', reviewMonth: null as number | null };

/** Enters a special fund of the year with its kinds, its department and the month of its review. */
export function RegisterFund() {
  const { t } = useTranslation('goals');
  const year = useYear();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(BLANK);
  const { data } = useQuery(BOARD_QUERY, { variables: { year, agencyId: null }, skip: !open });
  const [register] = useMutation(REGISTER_FUND, { refetchQueries: [FUNDS_QUERY] });
  const { act, running, error } = useAct();
  const set = (change: Partial<typeof BLANK>): void => setDraft({ ...draft, ...change });
  const save = async (): Promise<void> => {
    const input = { ...draft, budgetYear: year, idempotencyKey: newIdempotencyKey() };
    const done = await act(() => register({ variables: { input } }), { done: t('funds.registered') });
    if (done === undefined) return;
    setDraft(BLANK);
    setOpen(false);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('funds.register')}
      </Button>
      <FormDialog
        open={open}
        title={t('funds.registerTitle', { year })}
        confirmLabel={t('funds.register')}
        ready={draft.code.trim() !== '' && draft.name.trim() !== '' && draft.competentAgencyId !== ''}
        running={running}
        error={error}
        onConfirm={() => void save()}
        onCancel={() => setOpen(false)}
      >
        <Field label={t('column.code')}>
          {(id) => (
            <Input id={id} maxLength={40} value={draft.code} onChange={(event) => set({ code: event.target.value })} />
          )}
        </Field>
        <Field label={t('funds.name')}>
          {(id) => (
            <Input id={id} maxLength={100} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
          )}
        </Field>
        <Field label={t('funds.kind')} hint={t('funds.kindHint')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={draft.tags}
              onChange={(tags: string[]) => set({ tags })}
              options={FUND_TAGS.map((value) => ({ value, label: t(`funds.tag.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('funds.competent')}>
          {(id) => (
            <Select
              id={id}
              showSearch
              optionFilterProp="label"
              value={draft.competentAgencyId || undefined}
              onChange={(competentAgencyId: string) => set({ competentAgencyId })}
              options={data?.goalProgress.map((unit) => ({ value: unit.agencyId, label: unit.agencyName }))}
            />
          )}
        </Field>
        <Field label={t('funds.month')} hint={t('funds.monthHint')}>
          {(id) => (
            <Select
              id={id}
              allowClear
              value={draft.reviewMonth}
              onChange={(reviewMonth?: number) => set({ reviewMonth: reviewMonth ?? null })}
              options={MONTHS.map((month) => ({ value: month, label: t('funds.monthOf', { month }) }))}
            />
          )}
        </Field>
      </FormDialog>
    </>
  );
}
