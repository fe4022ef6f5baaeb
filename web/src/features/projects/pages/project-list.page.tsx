import { useTranslation } from 'react-i18next';
import { Button } from 'antd';
import { Link } from 'react-router';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { download } from '../../../lib/rest.js';
import { usePermission } from '../../../lib/session.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  Money,
  PageBody,
  PageHead,
  RateBar,
  StateTag,
} from '../../../ui/index.js';
import { ImportSheet } from '../components/import-sheet.js';
import { NewProject } from '../components/new-project.js';
import { type ProjectRow, PROJECTS_QUERY } from '../data/projects.graphql.js';

const STATES = [
  'CANDIDATE',
  'IN_REVIEW',
  'POOLED',
  'BUDGETED',
  'REPLIED',
  'EXECUTING',
  'SUSPENDED',
  'COMPLETED',
  'CLOSED',
  'REMOVED',
  'TERMINATED',
];

export default function ProjectListPage() {
  const { t } = useTranslation('projects');
  const year = useYear();
  const to = useYearPath();
  const manages = usePermission('project.manage');
  const feeds = usePermission('budgetLine.feed');
  const declares = usePermission('goal.declare');
  const [filters] = useUrlFilters({ text: '', state: '', agency: '' });
  const list = useConnection<ProjectRow>(PROJECTS_QUERY, {
    variables: {
      year,
      text: filters.text || null,
      state: filters.state || null,
      agencyId: filters.agency || null,
    },
    field: 'projects',
  });

  const columns: Column<ProjectRow>[] = [
    { key: 'name', title: t('column.name'), render: (row) => row.name },
    { key: 'code', title: t('column.code'), width: 150, render: (row) => row.code },
    { key: 'agency', title: t('column.agency'), width: 140, render: (row) => row.agencyName },
    {
      key: 'state',
      title: t('column.state'),
      width: 90,
      render: (row) => <StateTag ns="projects" state={row.state} />,
    },
    {
      key: 'goal',
      title: t('column.goal'),
      width: 110,
      render: (row) => (
        <StateTag ns="projects" state={row.goal ? `GOAL_${row.goal.state}` : 'GOAL_NONE'} tone="muted" />
      ),
    },
    {
      key: 'budget',
      title: t('column.budget'),
      unit: t('wan'),
      align: 'right',
      width: 110,
      render: (row) => <Money value={row.execution?.adjustedBudget} missing="NOT_APPLICABLE" />,
    },
    {
      key: 'paid',
      title: t('column.paid'),
      unit: t('wan'),
      align: 'right',
      width: 110,
      phone: true,
      render: (row) => <Money value={row.execution?.executedAmount} missing="NOT_APPLICABLE" />,
    },
    {
      key: 'rate',
      title: t('column.rate'),
      width: 170,
      render: (row) => <RateBar rate={row.execution?.executionRate ?? null} tone="money" missing="NOT_APPLICABLE" />,
    },
  ];

  return (
    <>
      <PageHead
        title={t('list.title')}
        state={t('list.state', { year })}
        actions={
          feeds && (
            <Link to={to('projects/quarantine')}>
              <Button>{t('quarantineLink')}</Button>
            </Link>
          )
        }
        primary={manages && declares ? <NewProject /> : undefined}
      />
      <PageBody>
        <Card>
          <DataTable
            columns={columns}
            rowKey={(row) => row.id}
            rowLink={(row) => to(`projects/${row.id}`)}
            {...tableOf(list)}
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
            actions={
              <>
                {manages && <ImportSheet onDone={list.refetch} />}
                <Button
                  onClick={() => download(`/api/projects/sheets/${year}.xlsx?text=${encodeURIComponent(filters.text)}`)}
                >
                  {t('sheet.export')}
                </Button>
              </>
            }
            caption={t('list.title')}
            empty={<EmptyState title={t('list.empty')} text={t('list.emptyText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}
