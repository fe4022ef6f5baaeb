import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useConnection } from '../../../lib/connection.js';
import { formatNumber, formatWan } from '../../../lib/format.js';
import { usePermission } from '../../../lib/session.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  KeyFigures,
  Money,
  PageBody,
  PageHead,
  StateTag,
} from '../../../ui/index.js';
import { GOAL_SUMMARY_QUERY, type GoalRow, GOALS_QUERY } from '../data/goals.graphql.js';
import { SheetActions } from '../sheets/sheet-actions.js';
import { STATES, toneOf } from '../model/states.js';

const SHOWN = ['DRAFT', 'RETURNED', 'SUBMITTED', 'DEPT_REVIEWED', 'FIN_REVIEWED', 'APPROVED'] as const;

export default function GoalListPage() {
  const { t } = useTranslation('goals');
  const year = useYear();
  const to = useYearPath();
  const replies = usePermission('goal.approve');
  const reads = usePermission('library.read');
  const [filters] = useUrlFilters({ text: '', state: '', agency: '' });
  const common = { year, text: filters.text || null, agencyId: filters.agency || null };
  const list = useConnection<GoalRow>(GOALS_QUERY, {
    variables: { ...common, states: filters.state ? [filters.state] : null },
    field: 'goals',
  });
  const { data } = useQuery(GOAL_SUMMARY_QUERY, { variables: common });
  const summary = data?.goalSummary;

  const columns: Column<GoalRow>[] = [
    { key: 'title', title: t('column.project'), render: (row) => row.title },
    { key: 'code', title: t('column.code'), width: 150, hidden: true, render: (row) => row.projectCode },
    { key: 'agency', title: t('column.agency'), width: 150, render: (row) => row.agencyName },
    {
      key: 'state',
      title: t('column.state'),
      width: 110,
      phone: true,
      render: (row) => <StateTag ns="goals" state={row.state} tone={toneOf(row.state)} />,
    },
    { key: 'version', title: t('column.version'), width: 60, align: 'right', render: (row) => row.versionNo },
    {
      key: 'amount',
      title: t('column.amount'),
      unit: t('wan'),
      width: 120,
      align: 'right',
      render: (row) => <Money value={row.annualAmount} />,
    },
    { key: 'reply', title: t('column.reply'), width: 190, render: (row) => row.documentNo ?? row.returnedReason ?? '' },
    {
      key: 'approved',
      title: t('column.approvedOn'),
      width: 180,
      render: (row) => <DateText value={row.approvedOn} full />,
    },
  ];

  return (
    <>
      <PageHead
        title={t('list.title')}
        state={t('list.state', { year })}
        actions={
          <>
            <SheetActions onDone={() => void list.refetch()} />
            <Link to={to('goals/appraisals')}>
              <Button>{t('appraisals')}</Button>
            </Link>
            {reads && (
              <Link to={to('goals/library')}>
                <Button>{t('library')}</Button>
              </Link>
            )}
          </>
        }
        primary={
          replies ? (
            <Link to={to('goals/reply')}>
              <Button type="primary">{t('reply.go')}</Button>
            </Link>
          ) : undefined
        }
      />
      <PageBody>
        {summary && (
          <KeyFigures
            items={[
              {
                label: t('list.total'),
                value: formatNumber(summary.total),
                note: `${formatWan(summary.amount)} ${t('wan')}`,
              },
              ...SHOWN.map((state) => {
                const found = summary.states.find((one) => one.state === state);
                return {
                  label: t(`state.${state}`),
                  value: formatNumber(found?.count ?? 0),
                  note: `${formatWan(found?.amount ?? '0.00')} ${t('wan')}`,
                  to: to(`goals?state=${state}`),
                };
              }),
            ]}
          />
        )}
        <Card>
          <DataTable
            columns={columns}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowLink={(row) => to(`goals/${row.id}`)}
            loading={list.loading}
            loadingMore={list.loadingMore}
            error={list.error}
            onRetry={list.refetch}
            total={list.total}
            hasMore={list.hasMore}
            onLoadMore={list.loadMore}
            filters={[
              { key: 'text', kind: 'text', label: t('filter.text'), width: 240 },
              {
                key: 'state',
                kind: 'select',
                label: t('column.state'),
                options: STATES.map((state) => ({ value: state, label: t(`state.${state}`) })),
              },
            ]}
            columnChoice
            caption={t('list.title')}
            empty={<EmptyState title={t('list.empty')} text={t('list.emptyText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}
