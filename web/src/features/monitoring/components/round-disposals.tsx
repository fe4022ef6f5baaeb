import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useYearPath } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, DateText, Due, EmptyState, StateTag } from '../../../ui/index.js';
import { ROUND_DISPOSALS, type RoundDisposal } from '../data/follow-up.graphql.js';
import type { Round } from '../data/rounds.types.js';

const isStanding = ({ state }: RoundDisposal) => state === 'PROPOSED' || state === 'IN_FORCE';

/** What was decided on the sheets of a round: first what stands, then what came of the rest. */
export function RoundDisposals({ round }: { round: Round }) {
  const { t } = useTranslation(['monitoring-rounds', 'monitoring-follow-up']);
  const to = useYearPath();
  const [all, setAll] = useState(true);
  const { data, previousData, error, loading, refetch } = useQuery(ROUND_DISPOSALS, {
    variables: { year: round.budgetYear, roundId: round.id, isStanding: all ? null : true },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const total = shown?.all.totalCount ?? 0;
  const standing = shown?.standing.totalCount ?? 0;
  return (
    <Card
      flush
      title={t('disposals.title')}
      note={shown && t('disposals.note', { total, standing, ended: total - standing })}
      extra={
        total > standing &&
        standing > 0 && (
          <button type="button" className="jx-linkish" aria-pressed={all} onClick={() => setAll(!all)}>
            {t(all ? 'disposals.standingOnly' : 'all', { count: total })}
          </button>
        )
      }
    >
      <div className="mr-scroll">
        <DataTable
          dense
          caption={t('disposals.title')}
          columns={columns(t, (key) => t(key, { ns: 'monitoring-follow-up' }))}
          rows={
            shown && [...shown.monitoringDisposals.nodes].sort((a, b) => Number(isStanding(b)) - Number(isStanding(a)))
          }
          rowKey={({ id }) => id}
          rowLink={({ id }) => to(`monitoring/disposals/${id}`)}
          loading={loading && !shown}
          error={error}
          onRetry={() => void refetch()}
          empty={<EmptyState title={t('disposals.none')} />}
        />
      </div>
    </Card>
  );
}

function columns(t: (key: string) => string, word: (key: string) => string): Column<RoundDisposal>[] {
  return [
    { key: 'name', title: t('column.name'), link: true, render: (row) => row.title },
    { key: 'unit', title: t('missing.unit'), width: 170, render: (row) => row.agencyName },
    { key: 'kind', title: t('column.done'), width: 90, render: (row) => word(`kind.${row.kind}`) },
    { key: 'owner', title: word('column.owner'), width: 100, render: (row) => row.ownerName ?? '' },
    {
      key: 'due',
      title: word('column.dueOn'),
      width: 150,
      render: (row) => (
        <>
          <DateText value={row.dueOn} /> {row.endedOn === null && row.dueOn && <Due date={row.dueOn} />}
        </>
      ),
    },
    {
      key: 'state',
      title: word('column.state'),
      width: 110,
      render: (row) => <StateTag ns="monitoring-follow-up" state={row.state} />,
    },
    {
      key: 'outcome',
      title: t('disposals.outcome'),
      render: (row) =>
        row.endedOn && (
          <>
            <DateText value={row.endedOn} /> {row.endNote}
          </>
        ),
    },
  ];
}
