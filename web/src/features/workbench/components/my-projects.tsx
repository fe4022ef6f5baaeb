import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { elapsedPercent, formatNumber } from '../../../lib/format.js';
import { useToday } from '../../../lib/session.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { Card, DataTable, Money, RateBar, StateTag, type Column } from '../../../ui/index.js';
import { PROJECTS_QUERY, type ProjectRow } from '../data/workbench.graphql.js';

const SHOWN = 8;

export function MyProjects() {
  const { t } = useTranslation(['workbench', 'projects']);
  const year = useYear();
  const path = useYearPath();
  const today = useToday();
  const { data, loading, error, refetch } = useQuery(PROJECTS_QUERY, { variables: { year, first: SHOWN } });
  const total = data?.projects.totalCount ?? null;
  const elapsed = elapsedPercent(today, year);

  const columns: Column<ProjectRow>[] = [
    {
      key: 'name',
      title: t('projects.name'),
      render: (row) => (
        <>
          {row.name} <span className="jx-note">{row.code}</span>
        </>
      ),
    },
    { key: 'agency', title: t('projects.agency'), render: (row) => row.agencyName },
    {
      key: 'budget',
      title: t('projects.budget'),
      align: 'right',
      render: (row) => <Money value={row.execution?.adjustedBudget ?? null} missing="NOT_APPLICABLE" />,
    },
    {
      key: 'paid',
      title: t('projects.paid'),
      align: 'right',
      render: (row) => <Money value={row.execution?.executedAmount ?? null} missing="NOT_APPLICABLE" />,
    },
    {
      key: 'rate',
      title: t('projects.rate'),
      width: 190,
      render: (row) => (
        <RateBar rate={row.execution?.executionRate ?? null} tick={elapsed} missing="NOT_APPLICABLE" tone="money" />
      ),
    },
    { key: 'state', title: t('projects.state'), render: (row) => <StateTag ns="projects" state={row.state} /> },
  ];

  return (
    <Card
      title={t('projects.title')}
      note={total === null ? undefined : t('projects.count', { count: total, total: formatNumber(total) })}
      extra={<Link to={path('projects')}>{t('projects.all')}</Link>}
    >
      <DataTable
        columns={columns}
        rows={data?.projects.nodes}
        rowKey={(row) => row.id}
        rowLink={(row) => path(`projects/${row.id}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        caption={t('projects.title')}
      />
    </Card>
  );
}
