import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePermission } from '../lib/session.js';
import { useYearPath } from '../lib/use-year.js';
import { type Deviation, DEVIATIONS_QUERY } from './allocation-deviations.graphql.js';
import { type Column, DataTable } from './data-table.js';
import { Card } from './layout.js';
import { Money } from './numbers.js';
import { DateText } from './small.js';
import { EmptyState } from './states.js';

interface AllocationDeviationsProps {
  year: number;
  /** With the budget of the next year, which is made in this one. */
  withNext?: boolean;
}

/** 偏离评估结论的预算安排: what was given above the amount that the appraisal supports, by name, with the reason. */
export function AllocationDeviations({ year, withNext = false }: AllocationDeviationsProps) {
  const { t } = useTranslation('common');
  const to = useYearPath();
  const reads = usePermission('project.read');
  const { data, loading, error, refetch } = useQuery(DEVIATIONS_QUERY, {
    variables: { year, nextYear: year + 1, both: withNext },
    skip: !reads,
    fetchPolicy: 'cache-and-network',
  });
  if (!reads) return null;
  const rows = data && [...data.now, ...(data.next ?? [])];
  const money = (key: 'amount' | 'supportedAmount' | 'excess', width: number): Column<Deviation> => ({
    key,
    title: t(`deviation.${key}`),
    unit: t('deviation.unit'),
    align: 'right',
    width,
    render: (row) => <Money value={row[key]} />,
  });
  const columns: Column<Deviation>[] = [
    {
      key: 'project',
      title: t('deviation.project'),
      width: 280,
      render: (row) => (
        <>
          <Link to={to(`projects/${row.projectId}?tab=pool`)}>{row.projectName}</Link>
          <div className="jx-note">
            {row.projectCode} · {row.agencyName}
          </div>
        </>
      ),
    },
    { key: 'year', title: t('deviation.year'), width: 80, render: (row) => row.budgetYear },
    money('supportedAmount', 110),
    money('amount', 110),
    money('excess', 100),
    {
      key: 'reason',
      title: t('deviation.reason'),
      render: (row) => (
        <>
          {row.reason}
          {row.appraisalId && (
            <div className="jx-note">
              <Link to={to(`goals/appraisals/${row.appraisalId}`)}>{t('deviation.appraisal')}</Link>
            </div>
          )}
        </>
      ),
    },
    { key: 'on', title: t('deviation.on'), width: 100, render: (row) => <DateText value={row.allocatedOn} /> },
  ];
  return (
    <Card title={t('deviation.title')} note={t('deviation.note')}>
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        total={rows?.length}
        caption={t('deviation.title')}
        empty={<EmptyState title={t('deviation.none')} text={t('deviation.noneText')} />}
      />
    </Card>
  );
}
