import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { usePermission, useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  Field,
  FormDialog,
  RefusalList,
} from '../../../ui/index.js';
import {
  type Declaration,
  DECLARATION_QUERY,
  RECORD_GUIDANCE,
  REMIND,
  SET_DEADLINE,
} from '../data/declaration.graphql.js';

type Reminder = Declaration['declarationReminders'][number];
type Help = Declaration['guidanceRecords'][number];
const KINDS = ['ONE_TO_ONE', 'TRAINING', 'ON_SITE', 'CALL'] as const;

export interface DeclarationCardsProps {
  agencyId: string | null;
  /** Units that the board shows: who can be helped. */
  units: readonly { agencyId: string; agencyName: string }[];
}

/** The deadline with what was sent around it, and the help that units were given. */
export function DeclarationCards({ agencyId, units }: DeclarationCardsProps) {
  const { t } = useTranslation('goals');
  const year = useYear();
  const { data, loading, error, refetch } = useQuery(DECLARATION_QUERY, {
    variables: { year, agencyId },
    fetchPolicy: 'cache-and-network',
  });
  const reminders: Column<Reminder>[] = [
    { key: 'sent', title: t('remind.sentOn'), width: 170, render: (row) => <DateText value={row.sentOn} full /> },
    { key: 'agency', title: t('column.agency'), render: (row) => row.agencyName },
    { key: 'phase', title: t('remind.phase'), width: 110, render: (row) => t(`remind.phaseOf.${row.stage}`) },
    {
      key: 'to',
      title: t('remind.to'),
      width: 220,
      render: (row) => `${t(`remind.recipient.${row.role}`)} · ${row.addressee ?? t('board.seatEmpty')}`,
    },
    { key: 'owing', title: t('remind.owing'), width: 90, align: 'right', render: (row) => row.outstanding },
  ];
  const help: Column<Help>[] = [
    { key: 'on', title: t('guide.on'), width: 170, render: (row) => <DateText value={row.guidedOn} full /> },
    { key: 'agency', title: t('column.agency'), width: 180, render: (row) => row.agencyName },
    { key: 'kind', title: t('guide.kind'), width: 110, render: (row) => t(`guide.kindOf.${row.kind}`) },
    { key: 'topic', title: t('guide.topic'), render: (row) => row.topic },
    { key: 'adviser', title: t('guide.adviser'), width: 110, render: (row) => row.adviser },
    { key: 'outcome', title: t('guide.outcome'), width: 220, render: (row) => row.outcome },
  ];
  const table = { loading, error, onRetry: () => void refetch(), dense: true };
  return (
    <>
      <Card
        title={t('remind.title')}
        note={
          data?.declarationDeadline ? (
            <>
              {t('remind.deadline')} <DateText value={data.declarationDeadline} full />
            </>
          ) : (
            t('remind.noDeadline')
          )
        }
        extra={<ReminderActions deadline={data?.declarationDeadline ?? null} onDone={() => void refetch()} />}
      >
        <DataTable
          {...table}
          columns={reminders}
          rows={data?.declarationReminders}
          rowKey={(row) => row.id}
          caption={t('remind.title')}
          empty={<EmptyState title={t('remind.empty')} text={t('remind.emptyText')} />}
        />
      </Card>
      <Card
        title={t('guide.title', { count: data?.guidanceRecords.length ?? 0 })}
        extra={<GuidanceAction units={units} onDone={() => void refetch()} />}
      >
        <DataTable
          {...table}
          columns={help}
          rows={data?.guidanceRecords}
          rowKey={(row) => row.id}
          caption={t('guide.title', { count: data?.guidanceRecords.length ?? 0 })}
          empty={<EmptyState title={t('guide.empty')} text={t('guide.emptyText')} />}
        />
      </Card>
    </>
  );
}

function ReminderActions({ deadline, onDone }: { deadline: string | null; onDone: () => void }) {
  const { t } = useTranslation('goals');
  const year = useYear();
  const today = useToday();
  const manages = usePermission('goal.manage');
  const [open, setOpen] = useState(false);
  const [dueOn, setDueOn] = useState(deadline ?? today);
  const [remind] = useMutation(REMIND);
  const [setDeadline] = useMutation(SET_DEADLINE);
  const { act, running, error } = useAct();
  if (!manages) return null;
  const send = async (): Promise<void> => {
    if ((await act(() => remind({ variables: { year } }), { done: t('remind.done') })) !== undefined) onDone();
  };
  const save = async (): Promise<void> => {
    const input = { budgetYear: year, dueOn };
    if ((await act(() => setDeadline({ variables: { input } }), { done: t('remind.set') })) === undefined) return;
    setOpen(false);
    onDone();
  };
  return (
    <span className="goals-issued">
      {error && !open && <RefusalList refusals={error.refusals} />}
      <Button size="small" onClick={() => setOpen(true)}>
        {t('remind.setDeadline')}
      </Button>
      <Button size="small" loading={running} disabled={!deadline} onClick={() => void send()}>
        {t('remind.send')}
      </Button>
      <FormDialog
        open={open}
        title={t('remind.setDeadline')}
        confirmLabel={t('remind.setDeadline')}
        ready={dueOn !== ''}
        running={running}
        error={error}
        onConfirm={() => void save()}
        onCancel={() => setOpen(false)}
      >
        <Field label={t('remind.deadline')}>
          {(id) => <Input id={id} type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />}
        </Field>
      </FormDialog>
    </span>
  );
}

function GuidanceAction({ units, onDone }: { units: DeclarationCardsProps['units']; onDone: () => void }) {
  const { t } = useTranslation('goals');
  const year = useYear();
  const today = useToday();
  const guides = usePermission('goal.guide');
  const [open, setOpen] = useState(false);
  const blank = { agencyId: '', guidedOn: today, kind: 'ONE_TO_ONE', topic: '', adviser: '', outcome: '' };
  const [draft, setDraft] = useState(blank);
  const [record] = useMutation(RECORD_GUIDANCE);
  const { act, running, error } = useAct();
  if (!guides) return null;
  const set = (change: Partial<typeof blank>): void => setDraft({ ...draft, ...change });
  const save = async (): Promise<void> => {
    const input = {
      ...draft,
      budgetYear: year,
      outcome: draft.outcome.trim() || null,
      idempotencyKey: newIdempotencyKey(),
    };
    if ((await act(() => record({ variables: { input } }), { done: t('guide.done') })) === undefined) return;
    setDraft(blank);
    setOpen(false);
    onDone();
  };
  const text = (key: 'topic' | 'adviser' | 'outcome', most: number) => (
    <Field key={key} label={t(`guide.${key}`)}>
      {(id) => (
        <Input id={id} maxLength={most} value={draft[key]} onChange={(event) => set({ [key]: event.target.value })} />
      )}
    </Field>
  );
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('guide.record')}
      </Button>
      <FormDialog
        open={open}
        title={t('guide.record')}
        confirmLabel={t('guide.save')}
        ready={draft.agencyId !== '' && draft.topic.trim() !== '' && draft.adviser.trim() !== ''}
        running={running}
        error={error}
        onConfirm={() => void save()}
        onCancel={() => setOpen(false)}
      >
        <Field label={t('column.agency')}>
          {(id) => (
            <Select
              id={id}
              showSearch
              optionFilterProp="label"
              value={draft.agencyId || undefined}
              onChange={(agencyId: string) => set({ agencyId })}
              options={units.map((unit) => ({ value: unit.agencyId, label: unit.agencyName }))}
            />
          )}
        </Field>
        <Field label={t('guide.on')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              max={today}
              value={draft.guidedOn}
              onChange={(event) => set({ guidedOn: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('guide.kind')}>
          {(id) => (
            <Select
              id={id}
              value={draft.kind}
              onChange={(kind) => set({ kind })}
              options={KINDS.map((value) => ({ value, label: t(`guide.kindOf.${value}`) }))}
            />
          )}
        </Field>
        {text('topic', 200)}
        {text('adviser', 60)}
        {text('outcome', 1000)}
      </FormDialog>
    </>
  );
}
