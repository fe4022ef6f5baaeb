import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, DateText, EmptyState, Field, FormDialog } from '../../../ui/index.js';
import { type Coaching, COACHINGS, RECORD_COACHING, SELF_UNITS } from '../data/progress.graphql.js';

/** 一对一辅导: who was told what on which day. */
export function Coachings({ canRecord, onRecorded }: { canRecord: boolean; onRecorded: () => void }) {
  const { t } = useTranslation('evaluation-progress');
  const year = useYear();
  const [open, setOpen] = useState(false);
  const list = useConnection<Coaching>(COACHINGS, { variables: { year }, field: 'coachings' });
  const columns: Column<Coaching>[] = [
    { key: 'on', title: t('coaching.on'), width: 110, render: (row) => <DateText value={row.coachedOn} /> },
    { key: 'unit', title: t('units.name'), width: 180, phone: true, render: (row) => row.agencyName },
    { key: 'topic', title: t('coaching.topic'), width: 200, phone: true, render: (row) => row.topic },
    { key: 'content', title: t('coaching.content'), render: (row) => row.content },
    { key: 'person', title: t('coaching.person'), width: 110, render: (row) => row.unitPerson ?? '' },
    { key: 'by', title: t('coaching.by'), width: 110, render: (row) => row.coachedByName },
  ];
  return (
    <Card
      title={t('coaching.title')}
      extra={canRecord && <Button onClick={() => setOpen(true)}>{t('coaching.record')}</Button>}
      flush
    >
      <DataTable
        columns={columns}
        rowKey={(row) => row.id}
        {...tableOf(list)}
        caption={t('coaching.title')}
        empty={<EmptyState title={t('coaching.empty')} text={t('coaching.emptyText')} />}
      />
      {open && (
        <RecordCoaching
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            void list.refetch();
            onRecorded();
          }}
        />
      )}
    </Card>
  );
}

function RecordCoaching({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation('evaluation-progress');
  const year = useYear();
  const today = useToday();
  const { data } = useQuery(SELF_UNITS, { variables: { year } });
  const [draft, setDraft] = useState({ agencyId: '', coachedOn: today, topic: '', content: '', unitPerson: '' });
  const [record] = useMutation(RECORD_COACHING);
  const { act, running, error } = useAct();
  const change = (patch: Partial<typeof draft>) => setDraft({ ...draft, ...patch });
  const confirm = async () => {
    const input = { workYear: year, ...draft, idempotencyKey: newIdempotencyKey() };
    if (await act(() => record({ variables: { input } }), { done: t('coaching.done') })) onDone();
  };
  return (
    <FormDialog
      open
      title={t('coaching.record')}
      confirmLabel={t('coaching.record')}
      ready={Boolean(draft.agencyId && draft.topic.trim() && draft.content.trim())}
      running={running}
      error={error}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <Field label={t('units.name')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.agencyId || undefined}
            onChange={(agencyId: string) => change({ agencyId })}
            options={(data?.selfEvaluationProgress ?? []).map(({ agencyId, agencyName }) => ({
              value: agencyId,
              label: agencyName,
            }))}
          />
        )}
      </Field>
      <Field label={t('coaching.on')}>
        {(id) => (
          <Input
            id={id}
            type="date"
            value={draft.coachedOn}
            onChange={(event) => change({ coachedOn: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('coaching.topic')}>
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            value={draft.topic}
            onChange={(event) => change({ topic: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('coaching.content')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3 }}
            maxLength={4000}
            value={draft.content}
            onChange={(event) => change({ content: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('coaching.person')}>
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            value={draft.unitPerson}
            onChange={(event) => change({ unitPerson: event.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  );
}
