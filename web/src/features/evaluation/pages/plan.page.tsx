import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { usePermission, useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  Card,
  EmptyState,
  ErrorPanel,
  FootBar,
  Money,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { CandidateTable } from '../components/candidate-table.js';
import { DepartmentPlans } from '../components/department-plans.js';
import { KeyEvaluations } from '../components/key-evaluations.js';
import { Proposals } from '../components/proposals.js';
import { YearsOfPlan } from '../components/years-of-plan.js';
import { BEGIN_PLAN, MOVE_PLAN, PLAN_QUERY, type YearPlan } from '../data/plan.graphql.js';
import { AREAS, PROBLEMS } from '../data/task-lists.graphql.js';
import '../tasks.css';

const NS = 'evaluation-tasks';

/** The plan of the year: judged, chosen, approved; beside it what became of earlier plans. Of the bureau, or of a department. */
export default function PlanPage() {
  const { t } = useTranslation([NS, 'evaluation']);
  const year = useYear();
  const to = useYearPath();
  const [{ department }] = useUrlFilters({ department: '' });
  const { seat } = useViewer();
  const plansBureau = usePermission('financeEvaluation.plan');
  const readsBureau = usePermission('report.read');
  const plansOwn = usePermission('departmentEvaluation.manage');
  // Units have one plan to look at: their own. The bureau opens a department's from its list.
  const departmentId = department || (readsBureau ? null : (seat?.agencyId ?? null));
  const variables = { year, departmentId };
  const { data, error, refetch } = useQuery(PLAN_QUERY, { variables, fetchPolicy: 'cache-and-network' });
  const plans = departmentId ? plansOwn && seat?.agencyId === departmentId : plansBureau;
  const [begin] = useMutation(BEGIN_PLAN, { refetchQueries: [PLAN_QUERY] });
  const { act, running, error: refused } = useAct();
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const plan = data.evaluationYearPlan;
  const name = plan?.ownerName ?? (departmentId === seat?.agencyId ? seat?.agencyName : undefined);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('evaluation:title'), to: to(`evaluation?tab=${departmentId ? 'DEPARTMENT' : 'FINANCE'}`) },
          ...(departmentId && readsBureau ? [{ label: t('year.title', { year }), to: to('evaluation/plan') }] : []),
        ]}
        title={departmentId ? t('year.ownTitle', { year, name: name ?? '' }) : t('year.title', { year })}
        state={plan ? <StateTag ns={NS} state={plan.state} /> : undefined}
        question={plan?.documentNo ?? undefined}
        primary={
          !plan && plans ? (
            <Button
              type="primary"
              loading={running}
              onClick={() => void act(() => begin({ variables: { ...variables, key: newIdempotencyKey() } }))}
            >
              {t('year.begin')}
            </Button>
          ) : undefined
        }
      />
      <PageBody wide>
        {refused && <RefusalList refusals={refused.refusals} />}
        <YearsOfPlan departmentId={departmentId} />
        {plan ? (
          <Plan key={`${plan.id}/${plan.version}`} plan={plan} editable={plans && plan.state === 'DRAFT'} />
        ) : (
          <NoPlan ofDepartment={departmentId !== null} plans={plans} />
        )}
        {!departmentId && (
          <>
            <DepartmentPlans />
            <Areas />
            <KeyEvaluations />
            <ProblemsOfYear />
          </>
        )}
      </PageBody>
      {plan && <Steps plan={plan} plans={plans} />}
    </>
  );
}

function NoPlan({ ofDepartment, plans }: { ofDepartment: boolean; plans: boolean }) {
  const { t } = useTranslation(NS);
  const text = ofDepartment ? (plans ? 'year.ownNoneText' : 'year.ownNoneRead') : 'year.noneText';
  return (
    <Card>
      <EmptyState title={t('year.none')} text={t(text)} />
    </Card>
  );
}

function Plan({ plan, editable }: { plan: YearPlan; editable: boolean }) {
  return (
    <>
      <CandidateTable plan={plan} editable={editable} />
      {editable && <Proposals plan={plan} />}
    </>
  );
}

function Steps({ plan, plans }: { plan: YearPlan; plans: boolean }) {
  const { t } = useTranslation(NS);
  const isOwn = plan.ownerAgencyId !== null;
  const approves = usePermission(isOwn ? 'departmentPlan.approve' : 'evaluationPlan.approve');
  const [documentNo, setDocumentNo] = useState('');
  const [move] = useMutation(MOVE_PLAN);
  const { act, running, error } = useAct();
  if (plan.state === (isOwn ? 'REPORTED' : 'APPROVED')) return null;
  const step = (action: string, comment?: string) => {
    const input = { id: plan.id, expectedVersion: plan.version, action, comment, documentNo: documentNo || null };
    return act(() => move({ variables: { input } }), { done: t(`year.done.${action}`) });
  };
  return (
    <FootBar
      left={
        approves &&
        plan.state === 'SUBMITTED' && (
          <Input
            style={{ width: 260 }}
            aria-label={t('year.documentNo')}
            placeholder={t('year.documentNo')}
            maxLength={100}
            value={documentNo}
            onChange={(event) => setDocumentNo(event.target.value)}
          />
        )
      }
      reason={error && <RefusalList refusals={error.refusals} />}
      right={
        <ActionBar
          actions={plan.availableActions}
          running={running}
          onAct={(action, { comment }) => step(action, comment)}
          define={{
            submit: { label: t('year.submit'), primary: true, hideRefused: !plans },
            return: { label: t('year.return'), comment: 'required', hideRefused: true },
            approve: { label: t('year.approve'), primary: true, hideRefused: !approves },
            report: { label: t('year.report'), primary: true, hideRefused: !plans },
          }}
        />
      }
    />
  );
}

/** Areas with nothing stand here too: they are what the next plan looks for. */
function Areas() {
  const { t } = useTranslation(NS);
  const year = useYear();
  const to = useYearPath();
  const { data } = useQuery(AREAS, { variables: { year } });
  if (!data) return null;
  return (
    <Card title={t('area.title')} note={t('area.note')}>
      <dl className="et-facts">
        {data.evaluationAreas.map((area) => (
          <div key={area.code}>
            <dt>
              <Link to={to(`evaluation?tab=FINANCE&view=list&area=${area.code}`)}>{area.name}</Link>
            </dt>
            <dd className={area.total === 0 ? 'jx-muted' : undefined}>
              {area.total} {area.total > 0 && <Money value={area.amount} unit />}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function ProblemsOfYear() {
  const { t } = useTranslation(NS);
  const year = useYear();
  const { data } = useQuery(PROBLEMS, { variables: { year } });
  const problems = data?.evaluationProblems;
  if (!problems?.paragraph) return null;
  return (
    <Card title={t('problem.title')} note={t('problem.note')}>
      <p style={{ maxWidth: 900 }}>{problems.paragraph}</p>
      <dl className="et-facts" style={{ marginTop: 10 }}>
        {problems.kinds.map((kind) => (
          <div key={kind.code}>
            <dt>{kind.name}</dt>
            <dd>{kind.count}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
