import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { usePermission } from '../../../lib/session.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  Money,
  Num,
  PageBody,
  PageHead,
  StateTag,
  TabRow,
} from '../../../ui/index.js';
import { HeadLinks } from '../components/head-links.js';
import { ImportMany } from '../components/import-self-forms.js';
import { OwedList, PressAll } from '../components/owed-list.js';
import { DepartmentReview } from '../components/department-review.js';
import { NewDepartmentTask, NewTask } from '../components/new-task.js';
import { OpenSelf } from '../components/start-evaluation.js';
import { TaskBoard } from '../components/task-board.js';
import { TaskList } from '../components/task-list.js';
import { SELF_LIST, type SelfSummary } from '../data/self.graphql.js';
import '../tasks.css';

export default function EvaluationPage() {
  const { t } = useTranslation('evaluation');
  const year = useYear();
  const to = useYearPath();
  const plans = usePermission('financeEvaluation.plan');
  const scoresBlind = usePermission('evaluation.scoreBlind');
  const [params, setParams] = useSearchParams();
  const engages = usePermission('engagement.read');
  const fills = usePermission('selfEvaluation.fill');
  const presses = usePermission('selfEvaluation.review');
  const managesOwn = usePermission('departmentEvaluation.manage');
  // Firms and experts see what they were given, not what units report.
  const isWithin = usePermission('project.read');
  const tabs = isWithin ? TABS : TABS.filter((key) => key === 'FINANCE' || key === 'DEPARTMENT');
  const tab = tabs.find((key) => key === params.get('tab')) ?? tabs[0]!;
  const newTask = tab === 'DEPARTMENT' ? managesOwn && <NewDepartmentTask /> : plans && <NewTask />;
  const starts = tab === 'self' ? plans && <OpenSelf /> : newTask;
  const primary = tab === 'owed' ? presses ? <PressAll /> : undefined : starts;
  if (!isWithin && !engages && scoresBlind) return <Navigate to={to('evaluation/sheets')} replace />;
  return (
    <>
      <PageHead
        title={t('title')}
        state={t('year', { year })}
        primary={primary || undefined}
        actions={tab === 'self' && fills ? <ImportMany year={year} /> : undefined}
      >
        <div className="ev-head">
          <TabRow
            label={t('title')}
            active={tab}
            onChange={(key) => setParams({ tab: key })}
            tabs={tabs.map((key) => ({ key, label: t(`tab.${key}`) }))}
          />
          <HeadLinks isWithin={isWithin} />
        </div>
      </PageHead>
      <PageBody wide={['FINANCE', 'DEPARTMENT'].includes(tab)}>
        {tab === 'self' ? <SelfList /> : tab === 'owed' ? <OwedList /> : <Tasks key={tab} kind={tab} />}
      </PageBody>
    </>
  );
}

const TABS = ['self', 'owed', 'FINANCE', 'DEPARTMENT'];

const SELF_STATES = ['DRAFT', 'RETURNED', 'SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED'];
const OBJECTS = ['PROJECT', 'POLICY', 'DEPARTMENT_WHOLE', 'UNIT_WHOLE'];
const VIEWS = ['ZERO', 'UNSCORED', 'SHORT_OPINION'];

function SelfList() {
  const { t } = useTranslation('evaluation');
  const year = useYear();
  const to = useYearPath();
  const [filters] = useUrlFilters({ text: '', state: '', object: '', view: '', agency: '' });
  const list = useConnection<SelfSummary>(SELF_LIST, {
    variables: {
      year,
      text: filters.text || null,
      state: filters.state || null,
      objectType: filters.object || null,
      view: filters.view || null,
      agencyId: filters.agency || null,
    },
    field: 'selfEvaluations',
  });
  const columns: Column<SelfSummary>[] = [
    { key: 'project', title: t('column.project'), render: (row) => row.projectName },
    {
      key: 'object',
      title: t('column.object'),
      width: 100,
      phone: false,
      render: (row) => t(`object.${row.objectType}`),
    },
    { key: 'agency', title: t('column.agency'), width: 180, render: (row) => row.agencyName },
    {
      key: 'year',
      title: t('column.subjectYear'),
      width: 90,
      align: 'right',
      phone: false,
      render: (row) => row.subjectYear,
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 130,
      render: (row) => <StateTag ns="evaluation" state={row.state} />,
    },
    {
      key: 'money',
      title: t('column.amount'),
      unit: t('wan'),
      width: 130,
      align: 'right',
      render: (row) => <Money value={row.adjustedBudget} />,
    },
    {
      key: 'score',
      title: t('column.score'),
      width: 90,
      align: 'right',
      phone: true,
      render: (row) => <Num value={row.totalScore} dp={2} missing="NOT_SCORED" />,
    },
    ...(filters.view === 'SHORT_OPINION'
      ? [
          {
            key: 'opinion',
            title: t('column.opinion'),
            width: 220,
            render: (row: SelfSummary) => row.overallOpinion ?? '—',
          },
        ]
      : []),
  ];
  return (
    <Card flush>
      <DataTable
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => to(`evaluation/self/${row.id}`)}
        {...tableOf(list)}
        filters={[
          { key: 'text', kind: 'text', label: t('filter.text'), width: 240 },
          ...(
            [
              ['state', 'state', SELF_STATES],
              ['object', 'object', OBJECTS],
              ['view', 'view', VIEWS],
            ] as const
          ).map(([key, words, values]) => ({
            key,
            kind: 'select' as const,
            label: t(`filter.${key}`),
            width: 140,
            options: values.map((value) => ({ value, label: t(`${words}.${value}`) })),
          })),
        ]}
        caption={t('tab.self')}
        empty={<EmptyState title={t('empty.self')} text={t('empty.selfText')} />}
      />
    </Card>
  );
}

/** The year's evaluations of a kind: as a board, or as a list. */
function Tasks({ kind }: { kind: string }) {
  const { t } = useTranslation(['evaluation-tasks', 'evaluation']);
  const [{ view }, setFilters] = useUrlFilters({ view: 'board' });
  return (
    <>
      {kind === 'DEPARTMENT' && <DepartmentReview />}
      <TabRow
        chips
        label={t('board.views')}
        active={view}
        onChange={(key) => setFilters({ view: key })}
        tabs={[
          { key: 'board', label: t('board.board') },
          { key: 'list', label: t('board.list') },
        ]}
      />
      {view === 'list' ? <TaskList kind={kind} /> : <TaskBoard kind={kind} />}
    </>
  );
}
