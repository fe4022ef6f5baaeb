import { useTranslation } from 'react-i18next';
import { useYearPath } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, DateText, EmptyState, RateBar, StateTag } from '../../../ui/index.js';
import type { Round } from '../data/rounds.types.js';

/** The rounds of the year, each leading to its board. */
export function RoundsCard({ rounds }: { rounds: Round[] }) {
  const { t } = useTranslation(['monitoring-rounds', 'monitoring']);
  const to = useYearPath();
  const columns: Column<Round>[] = [
    { key: 'name', title: t('round.name'), link: true, render: (round) => round.name },
    { key: 'kind', title: t('plan.kind'), width: 90, render: (round) => t(`kind.${round.kind}`) },
    {
      key: 'period',
      title: t('round.period'),
      width: 190,
      render: (round) => (
        <span className="jx-nowrap">
          <DateText value={round.periodFrom} /> — <DateText value={round.periodTo} />
        </span>
      ),
    },
    { key: 'due', title: t('missing.due'), width: 100, render: (round) => <DateText value={round.dueOn} /> },
    {
      key: 'state',
      title: t('round.state'),
      width: 90,
      render: (round) => <StateTag ns="monitoring-rounds" state={round.state} />,
    },
    {
      key: 'filed',
      title: t('figure.filed'),
      align: 'right',
      width: 100,
      render: (round) => `${round.filed} / ${round.owed}`,
    },
    {
      key: 'rate',
      title: t('counts.rate'),
      width: 170,
      render: (round) => (
        <RateBar rate={round.owed === 0 ? null : (round.filed / round.owed) * 100} missing="NOT_APPLICABLE" />
      ),
    },
  ];
  return (
    <Card flush title={t('round.title')} note={t('round.note', { count: rounds.length })}>
      <DataTable
        dense
        caption={t('round.title')}
        columns={columns}
        rows={rounds}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`monitoring/rounds/${id}`)}
        empty={<EmptyState title={t('round.empty')} />}
      />
    </Card>
  );
}
