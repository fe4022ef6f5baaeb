import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  Money,
  PageBody,
  PageHead,
  useDescribeRefusal,
} from '../../../ui/index.js';
import { type Binding, BINDING_QUERY } from '../data/declaration.graphql.js';

type Held = Binding['heldProjects'][number];
type Missed = Binding['missedObjectives'][number];

/** 目标约束: payments that went past the objective, and what last year's missed targets mean for this year's budget. */
export default function BindingPage() {
  const { t } = useTranslation('goals');
  const year = useYear();
  const to = useYearPath();
  const describe = useDescribeRefusal();
  const [filters] = useUrlFilters({ agency: '' });
  const { data, loading, error, refetch } = useQuery(BINDING_QUERY, {
    variables: { year, agencyId: filters.agency || null },
    fetchPolicy: 'cache-and-network',
  });
  const held: Column<Held>[] = [
    { key: 'name', title: t('column.project'), link: true, render: (row) => row.name },
    { key: 'agency', title: t('column.agency'), width: 150, render: (row) => row.agencyName },
    {
      key: 'paid',
      title: t('binding.paid'),
      unit: t('wan'),
      width: 110,
      align: 'right',
      render: (row) => <Money value={row.paid} />,
    },
    {
      key: 'approved',
      title: t('binding.approved'),
      unit: t('wan'),
      width: 120,
      align: 'right',
      render: (row) => (row.approved ? <Money value={row.approved} /> : t('binding.none')),
    },
    {
      key: 'last',
      title: t('binding.lastPaid'),
      width: 170,
      render: (row) => <DateText value={row.lastPaidOn} full />,
    },
    {
      key: 'why',
      title: t('binding.why'),
      width: 300,
      render: (row) =>
        row.refusals.map((refusal) => {
          const { text, wayOut } = describe(refusal);
          return (
            <div key={refusal.code}>
              <span className="jx-red">{text}</span> {wayOut}
            </div>
          );
        }),
    },
  ];
  const missed: Column<Missed>[] = [
    { key: 'title', title: t('column.project'), link: true, width: 220, render: (row) => row.title },
    { key: 'agency', title: t('column.agency'), width: 150, render: (row) => row.agencyName },
    {
      key: 'targets',
      title: t('binding.targets'),
      render: (row) =>
        row.missed.map(({ name, target, actual, unit }) => (
          <div key={name}>{t('binding.target', { name, target, actual, unit: unit ?? '' })}</div>
        )),
    },
    {
      key: 'consequence',
      title: t('binding.consequence'),
      width: 170,
      render: (row) => t(`binding.consequenceOf.${row.consequence}`),
    },
  ];
  const table = { loading, error, onRetry: () => void refetch() };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('list.title'), to: to('goals') }]}
        title={t('binding.title')}
        state={t('list.state', { year })}
        question={t('binding.question')}
      />
      <PageBody>
        <Card title={t('binding.held', { count: data?.heldProjects.length ?? 0 })} note={t('binding.heldNote')}>
          <DataTable
            {...table}
            columns={held}
            rows={data?.heldProjects}
            rowKey={(row) => row.projectId}
            rowLink={(row) => to(`projects/${row.projectId}`)}
            caption={t('binding.title')}
            empty={<EmptyState title={t('binding.heldEmpty')} text={t('binding.heldEmptyText')} />}
          />
        </Card>
        <Card
          title={t('binding.missed', { year: year - 1, count: data?.missedObjectives.length ?? 0 })}
          note={t('binding.missedNote', { year })}
        >
          <DataTable
            {...table}
            columns={missed}
            rows={data?.missedObjectives}
            rowKey={(row) => row.objectiveId}
            rowLink={(row) => to(`goals/${row.objectiveId}`)}
            caption={t('binding.missed', { year: year - 1, count: data?.missedObjectives.length ?? 0 })}
            empty={<EmptyState title={t('binding.missedEmpty')} text={t('binding.missedEmptyText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}
