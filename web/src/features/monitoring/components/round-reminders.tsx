import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, type Column, DataTable, DateText, EmptyState } from '../../../ui/index.js';
import { REMINDERS_QUERY } from '../data/rounds.graphql.js';
import type { Reminder } from '../data/rounds.types.js';

/** Everything that was sent, asked for when somebody wants to see it. */
export function RoundReminders({ roundId }: { roundId: string }) {
  const { t } = useTranslation('monitoring-rounds');
  const [shown, setShown] = useState(false);
  const { data, loading, error, refetch } = useQuery(REMINDERS_QUERY, { variables: { roundId }, skip: !shown });
  const columns: Column<Reminder>[] = [
    { key: 'on', title: t('reminder.on'), width: 100, render: (row) => <DateText value={row.sentOn} /> },
    { key: 'stage', title: t('reminder.stage'), width: 110, render: (row) => t(`reminder.${row.stage}`) },
    { key: 'unit', title: t('missing.unit'), render: (row) => row.agencyName },
    {
      key: 'who',
      title: t('reminder.who'),
      render: (row) => `${t(`role.${row.role}`)} ${row.addressee ?? t('missing.vacant')}`,
    },
    { key: 'what', title: t('reminder.what'), render: (row) => row.subjectTitle },
  ];
  return (
    <Card
      flush
      title={t('reminder.title')}
      extra={
        <button type="button" className="jx-linkish" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'reminder.hide' : 'reminder.show')}
        </button>
      }
    >
      {shown && (
        <DataTable
          dense
          caption={t('reminder.title')}
          columns={columns}
          rows={data?.monitoringReminders}
          rowKey={({ id }) => id}
          loading={loading}
          error={error}
          onRetry={() => void refetch()}
          empty={<EmptyState title={t('reminder.none')} />}
        />
      )}
    </Card>
  );
}
