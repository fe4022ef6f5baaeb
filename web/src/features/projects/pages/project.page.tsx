import { FundCategory } from '../components/fund-category.js';
import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { elapsedPercent } from '../../../lib/format.js';
import { usePermission, useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  DataTable,
  DateText,
  EmptyState,
  ErrorPanel,
  type LineStation,
  LoopLine,
  Money,
  MoneyBar,
  Num,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  TabRow,
  Timeline,
} from '../../../ui/index.js';
import { CertificateCard } from '../components/certificate-card.js';
import { EvaluationLevels } from '../components/evaluation-levels.js';
import { ExecutionPanel } from '../components/execution-panel.js';
import { FundTags } from '../components/fund-tags.js';
import { Schedule, StandingDisposals } from '../components/monitoring-panel.js';
import { PoolPanel } from '../components/pool-panel.js';
import { RaiseSecrecy } from '../components/raise-secrecy.js';
import { RecordMoney } from '../components/record-money.js';
import { BEGIN_OBJECTIVE, PROJECT_QUERY, type ProjectPageData } from '../data/projects.graphql.js';

export default function ProjectPage() {
  const { t } = useTranslation('projects');
  const { projectId = '' } = useParams();
  const to = useYearPath();
  const navigate = useNavigate();
  const viewer = useViewer();
  const declares = usePermission('goal.declare');
  const labels = usePermission('secrecy.raise');
  const fills = usePermission('monitoring.fill');
  const [{ tab }, setTab] = useUrlFilters({ tab: 'money' });
  const { data, error, loading, refetch } = useQuery(PROJECT_QUERY, { variables: { id: projectId } });
  const [begin] = useMutation(BEGIN_OBJECTIVE);
  const { act, running, error: refused } = useAct();
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (loading || !data) return <PageSkeleton />;
  const { project } = data;
  const { execution, goal } = project;
  const mine = declares && viewer.seat?.agencyId === project.agencyId && project.secrecy !== 'CLASSIFIED';

  const start = async () => {
    const done = await act(() => begin({ variables: { input: { projectId, idempotencyKey: newIdempotencyKey() } } }));
    if (done?.data) void navigate(to(`goals/${done.data.beginObjective.id}`));
  };

  const primary = goal ? (
    <Link to={to(`goals/${goal.id}`)}>
      <Button type="primary">
        {t(['DRAFT', 'RETURNED'].includes(goal.state) && mine ? 'goal.continue' : 'goal.open')}
      </Button>
    </Link>
  ) : mine ? (
    <Button type="primary" loading={running} onClick={() => void start()}>
      {t('goal.begin')}
    </Button>
  ) : undefined;

  return (
    <>
      <PageHead
        crumbs={[{ label: t('list.title'), to: to('projects') }, { label: project.agencyName }]}
        title={project.name}
        state={[
          t(`state.${project.state}`),
          t(`nature.${project.nature}`),
          project.responsiblePerson && t('responsible', { name: project.responsiblePerson }),
        ]
          .filter(Boolean)
          .join(' · ')}
        primary={primary}
        actions={labels && <RaiseSecrecy project={project} />}
      >
        {execution?.originalBudget && execution.adjustedBudget && execution.executedAmount ? (
          <MoneyBar
            original={execution.originalBudget}
            adjusted={execution.adjustedBudget}
            paid={execution.executedAmount}
            asOf={execution.asOf}
            elapsed={elapsedPercent(execution.asOf, project.budgetYear)}
          />
        ) : (
          <p className="jx-note">{t('classified')}</p>
        )}
        <ProjectLoop project={project} />
        <TabRow
          label={t('tabs')}
          active={tab}
          onChange={(next) => setTab({ tab: next })}
          tabs={[
            { key: 'money', label: t('tab.money'), count: project.payments.length },
            { key: 'schedule', label: t('tab.schedule') },
            { key: 'pool', label: t('tab.pool') },
            { key: 'execution', label: t('tab.execution') },
            { key: 'goal', label: t('tab.goal'), count: goal?.indicators.length ?? 0 },
            { key: 'history', label: t('tab.history'), count: project.history.length },
          ]}
        />
      </PageHead>
      <PageBody>
        {refused && <RefusalList refusals={refused.refusals} />}
        <StandingDisposals projectId={project.id} />
        <EvaluationLevels projectId={project.id} />
        {tab === 'money' && <MoneyTab project={project} />}
        {tab === 'money' && <FundTags projectId={project.id} />}
        {tab === 'schedule' && <Schedule projectId={project.id} editable={fills && mine} />}
        {tab === 'pool' && <PoolPanel projectId={project.id} budget={execution?.originalBudget ?? '0.00'} />}
        {tab === 'execution' && <ExecutionPanel projectId={project.id} />}
        {tab === 'goal' && <GoalTab project={project} />}
        {tab === 'history' && (
          <Card title={t('tab.history')}>
            {project.history.length === 0 ? (
              <EmptyState title={t('history.empty')} text={t('history.emptyText')} />
            ) : (
              <Timeline
                items={project.history.map((entry) => ({
                  at: entry.at,
                  on: entry.on,
                  who: [entry.personName, entry.seatTitle].filter(Boolean).join(' · '),
                  title: t(`action.${entry.action}`, { defaultValue: entry.action }),
                  text: entry.comment ?? undefined,
                }))}
              />
            )}
          </Card>
        )}
      </PageBody>
    </>
  );
}

/** The five links. What later links know of this project is told on their own pages; here is the way there. */
function ProjectLoop({ project }: { project: ProjectPageData }) {
  const { t } = useTranslation('projects');
  const to = useYearPath();
  const { goal } = project;
  const approved = goal?.state === 'APPROVED';
  const filter = `?text=${encodeURIComponent(project.code)}`;
  const stations: LineStation[] = [
    {
      key: 'goal',
      title: t('loop.goal'),
      state: approved ? 'DONE' : 'CURRENT',
      to: goal ? to(`goals/${goal.id}`) : undefined,
      lines: goal
        ? [
            <span key="state">
              {t(`state.GOAL_${goal.state}`)} {goal.approvedOn && <DateText value={goal.approvedOn} full />}
            </span>,
            goal.documentNo ?? t('loop.indicators', { count: goal.indicators.length }),
          ]
        : [t('state.GOAL_NONE')],
    },
    ...(['monitoring', 'evaluation', 'results', 'disclosure'] as const).map((link): LineStation => ({
      key: link,
      title: t(`loop.${link}`),
      state: approved && link === 'monitoring' ? 'CURRENT' : 'FUTURE',
      to: to(`${link === 'disclosure' ? 'results' : link}${filter}`),
      lines: [t(`loop.${link}Text`)],
    })),
  ];
  return <LoopLine stations={stations} />;
}

function MoneyTab({ project }: { project: ProjectPageData }) {
  const { t } = useTranslation('projects');
  const adjusts = useViewer().roles.includes('FIN_BUDGET');
  const pays = usePermission('payment.import');
  const open = project.fundingLines.length > 0 && !['CLOSED', 'REMOVED'].includes(project.state);
  return (
    <>
      <CertificateCard projectId={project.id} />
      <Card title={t('funding.title')} note={t('wan')}>
        <DataTable
          rows={project.fundingLines}
          rowKey={(row) => row.id}
          columns={[
            { key: 'kind', title: t('funding.kind'), render: (row) => t(`fundKind.${row.fundKind}`) },
            { key: 'source', title: t('funding.source'), render: (row) => t(`fundSource.${row.fundSource}`) },
            {
              key: 'category',
              title: t('funding.category'),
              width: 240,
              render: (row) => <FundCategory project={project} line={row} />,
            },
            {
              key: 'amount',
              title: t('funding.original'),
              align: 'right',
              render: (row) => <Money value={row.originalAmount} />,
            },
          ]}
          empty={<EmptyState title={t('funding.empty')} />}
        />
      </Card>
      <Card
        title={t('adjustment.title')}
        note={t('wan')}
        extra={open && adjusts && <RecordMoney project={project} kind="adjustment" />}
      >
        <DataTable
          rows={project.adjustments}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'on',
              title: t('adjustment.on'),
              width: 170,
              render: (row) => <DateText value={row.adjustedOn} full />,
            },
            { key: 'kind', title: t('adjustment.kind'), width: 100, render: (row) => t(`adjustmentKind.${row.kind}`) },
            { key: 'document', title: t('adjustment.document'), render: (row) => row.documentNo },
            { key: 'reason', title: t('adjustment.reason'), render: (row) => row.reason },
            {
              key: 'amount',
              title: t('adjustment.amount'),
              align: 'right',
              render: (row) => <Money value={row.amount} />,
            },
          ]}
          empty={<EmptyState title={t('adjustment.empty')} />}
        />
      </Card>
      <Card
        title={t('payment.title')}
        note={t('wan')}
        extra={open && pays && <RecordMoney project={project} kind="payment" />}
      >
        <DataTable
          rows={project.payments}
          rowKey={(row) => row.id}
          columns={[
            { key: 'on', title: t('payment.on'), width: 170, render: (row) => <DateText value={row.paidOn} full /> },
            { key: 'voucher', title: t('payment.voucher'), render: (row) => row.voucherNo },
            {
              key: 'amount',
              title: t('payment.amount'),
              align: 'right',
              render: (row) => <Money value={row.amount} />,
            },
          ]}
          empty={<EmptyState title={t('payment.empty')} text={t('payment.emptyText')} />}
        />
      </Card>
    </>
  );
}

function GoalTab({ project }: { project: ProjectPageData }) {
  const { t } = useTranslation(['projects', 'goals']);
  if (!project.goal) {
    return (
      <Card>
        <EmptyState title={t('state.GOAL_NONE')} text={t('goal.noneText')} />
      </Card>
    );
  }
  return (
    <Card title={t('goal.indicators')} note={project.goal.annualGoal}>
      <DataTable
        rows={project.goal.indicators}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'level1',
            title: t('goal.level1'),
            width: 110,
            render: (row) => t(`goals:level1.${row.level1}`, { defaultValue: row.level1 }),
          },
          {
            key: 'level2',
            title: t('goal.level2'),
            width: 140,
            render: (row) => t(`goals:level2.${row.level2}`, { defaultValue: row.level2 }),
          },
          { key: 'name', title: t('goal.name'), render: (row) => row.name },
          {
            key: 'weight',
            title: t('goal.weight'),
            align: 'right',
            width: 80,
            render: (row) => <Num value={row.weight} />,
          },
        ]}
      />
    </Card>
  );
}
