import { useQuery } from '@apollo/client/react';
import { OBJECT_TYPES } from '@jixiao/shared';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { tableOf, useConnection } from '../../../lib/connection.js';
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
import { BatchAcceptance } from '../components/batch-acceptance.js';
import { GOAL_SUMMARY_QUERY, type GoalRow, GOALS_QUERY } from '../data/goals.graphql.js';
import { SheetActions } from '../sheets/sheet-actions.js';
import { STATES, toneOf } from '../model/states.js';

const SHOWN = ['DRAFT', 'RETURNED', 'SUBMITTED', 'DEPT_REVIEWED', 'REFINING', 'FIN_REVIEWED', 'APPROVED'] as const;

export default function GoalListPage() {
  const { t } = useTranslation('goals');
  const year = useYear();
  const to = useYearPath();
  const replies = usePermission('goal.approve');
  const declares = usePermission('goal.declare');
  const reads = usePermission('library.read');
  const finance = usePermission('goal.finReview');
  const [filters] = useUrlFilters({ text: '', state: '', agency: '', type: '' });
  // Several objectives pass together only where they all stand before the desk of the finance bureau.
  const isDesk = finance && filters.state === 'DEPT_REVIEWED';
  const common = {
    year,
    text: filters.text || null,
    agencyId: filters.agency || null,
    objectTypes: filters.type ? [filters.type] : null,
  };
  const list = useConnection<GoalRow>(GOALS_QUERY, {
    variables: { ...common, states: filters.state ? filters.state.split(',') : null },
    field: 'goals',
  });
  const { data } = useQuery(GOAL_SUMMARY_QUERY, { variables: common });
  const summary = data?.goalSummary;
  const money = (amount: string) => `${formatWan(amount)} ${t('wan')}`;

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
          ) : declares ? (
            <Link to={to('goals/new')}>
              <Button type="primary">{t('new.go')}</Button>
            </Link>
          ) : undefined
        }
        question={
          <span className="goals-ways">
            <Link to={to('goals/board')}>{t('board.title')}</Link>
            <Link to={to('goals/functions')}>{t('functions.title')}</Link>
            <Link to={to('goals/weak')}>{t('weak.title')}</Link>
          </span>
        }
      />
      <PageBody>
        {summary && (
          <KeyFigures
            items={[
              {
                label: t('list.total'),
                value: formatNumber(summary.total),
                note: summary.amount === null ? t('list.byKind') : money(summary.amount),
              },
              ...SHOWN.map((state) => {
                const found = summary.states.find((one) => one.state === state);
                return {
                  label: t(`state.${state}`),
                  value: formatNumber(found?.count ?? 0),
                  note: summary.amount === null ? undefined : money(found?.amount ?? '0.00'),
                  to: to(`goals?state=${state}`),
                };
              }),
            ]}
          />
        )}
        <Card>
          <DataTable
            columns={columns}
            rowKey={(row) => row.id}
            rowLink={(row) => to(`goals/${row.id}`)}
            {...tableOf(list)}
            filters={[
              { key: 'text', kind: 'text', label: t('filter.text'), width: 240 },
              {
                key: 'state',
                kind: 'select',
                label: t('column.state'),
                options: [
                  ...STATES.map((state) => ({ value: state as string, label: t(`state.${state}`) })),
                  { value: 'DEPT_REVIEWED,REFINING,FIN_REVIEWED', label: t('board.reviewed') },
                ],
              },
              {
                key: 'type',
                kind: 'select',
                label: t('new.object'),
                options: OBJECT_TYPES.map((value) => ({ value, label: t(`objectType.${value}`) })),
              },
            ]}
            columnChoice
            bulk={
              isDesk
                ? (ids, clear) => (
                    <BatchAcceptance
                      ids={ids}
                      onDone={() => {
                        clear();
                        list.refetch();
                      }}
                    />
                  )
                : undefined
            }
            caption={t('list.title')}
            empty={<EmptyState title={t('list.empty')} text={t('list.emptyText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}
