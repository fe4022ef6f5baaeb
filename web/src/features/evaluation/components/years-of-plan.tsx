import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useYear } from '../../../lib/use-year.js';
import { Card, DataTable, Money, Num } from '../../../ui/index.js';
import { PLAN_YEARS, type PlanYear } from '../data/plan.graphql.js';

/** Plan against what was done, this year and the two before it. */
export function YearsOfPlan({ departmentId }: { departmentId: string | null }) {
  const { t } = useTranslation('evaluation-tasks');
  const year = useYear();
  const { data } = useQuery(PLAN_YEARS, { variables: { from: year - 2, to: year, departmentId } });
  const rows = (data?.evaluationPlanYears ?? []).filter(({ planned, done }) => planned || done.total > 0);
  if (rows.length === 0) return null;
  const of = (value: PlanYear['planned'], key: 'total' | 'whole' | 'projects' | 'thirdParty' | 'own') =>
    value ? value[key] : '—';
  const pair = (row: PlanYear, key: 'whole' | 'projects' | 'thirdParty' | 'own') =>
    `${of(row.planned, key)} / ${row.done[key]}`;
  return (
    <Card title={t('years.title')} note={t('years.note')} flush>
      <DataTable<PlanYear>
        rows={rows.toReversed()}
        rowKey={(row) => String(row.year)}
        columns={[
          { key: 'year', title: t('years.year'), width: 80, render: (row) => row.year },
          {
            key: 'total',
            title: t('years.total'),
            align: 'right',
            render: (row) => `${of(row.planned, 'total')} / ${row.done.total}`,
          },
          { key: 'whole', title: t('years.whole'), align: 'right', render: (row) => pair(row, 'whole') },
          { key: 'projects', title: t('years.projects'), align: 'right', render: (row) => pair(row, 'projects') },
          { key: 'thirdParty', title: t('years.thirdParty'), align: 'right', render: (row) => pair(row, 'thirdParty') },
          { key: 'own', title: t('years.own'), align: 'right', render: (row) => pair(row, 'own') },
          {
            key: 'amount',
            title: t('years.amount'),
            align: 'right',
            render: (row) => (row.done.total === 0 ? '—' : <Money value={row.done.amount} />),
          },
          { key: 'outside', title: t('years.outside'), align: 'right', render: (row) => row.outsidePlan },
          {
            key: 'against',
            title: t('years.against'),
            align: 'right',
            render: (row) =>
              row.againstLastYear === null ? '—' : <Num value={String(row.againstLastYear)} sign dp={0} />,
          },
        ]}
      />
    </Card>
  );
}
