import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { Card, type LineStation, LoopLine } from '../../../ui/index.js';
import { LOOP_QUERY, type LoopCounts } from '../data/loop.graphql.js';

const STATIONS = [
  { key: 'goals', all: 'goals', done: 'goalsApproved', to: 'goals', back: 0 },
  { key: 'monitoring', all: 'sheets', done: 'sheetsAccepted', to: 'monitoring', back: 0 },
  { key: 'selfEvaluation', all: 'selfEvaluations', done: 'selfEvaluationsAccepted', to: 'evaluation', back: 1 },
  { key: 'corrective', all: 'corrective', done: 'correctiveClosed', to: 'results', back: 0 },
] as const satisfies readonly {
  key: string;
  all: keyof LoopCounts;
  done: keyof LoopCounts;
  to: string;
  /** Years between the work and what it judges. */
  back: number;
}[];

/** Every station of the loop with the year that it judges: how much is done of how much is due. */
export function LoopOfYear() {
  const { t } = useTranslation('workbench');
  const year = useYear();
  const to = useYearPath();
  const { data } = useQuery(LOOP_QUERY, { variables: { year }, fetchPolicy: 'cache-and-network' });
  if (!data) return null;
  const open = STATIONS.findIndex(({ all, done }) => data[done].totalCount < data[all].totalCount);
  const stations = STATIONS.map((station, index): LineStation => {
    const [all, done] = [data[station.all].totalCount, data[station.done].totalCount];
    return {
      key: station.key,
      title: t(`loop.${station.key}`, { year: year - station.back }),
      state: all === 0 ? 'FUTURE' : done === all ? 'DONE' : index === open ? 'CURRENT' : 'FUTURE',
      lines: [all === 0 ? t('loop.notBegun') : t(`loop.done.${station.key}`, { done, all })],
      to: to(station.to),
    };
  });
  return (
    <Card title={t('loop.title')} note={t('loop.note')}>
      <LoopLine stations={stations} />
    </Card>
  );
}
