import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { usePermission, useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  Card,
  EmptyState,
  ErrorPanel,
  FootBar,
  GradeTag,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
  TabRow,
  WorkArea,
} from '../../../ui/index.js';
import { EvaluationField } from '../components/evaluation-field.js';
import { FollowUp } from '../components/follow-up.js';
import { FrameworkEditor } from '../components/framework-editor.js';
import { ItemsCard } from '../components/items-card.js';
import { PanelCard } from '../components/panel-card.js';
import { SurveyCard } from '../components/survey-card.js';
import { OpinionExchange } from '../components/opinion-exchange.js';
import { ReportText, ReportVersions } from '../components/report-text.js';
import { ScoreSheet } from '../components/score-sheet.js';
import { TaskFacts } from '../components/task-facts.js';
import { TaskSide } from '../components/task-side.js';
import { WorkPlan } from '../components/work-plan.js';
import { type EvaluationTask, MOVE_TASK, TASK_QUERY } from '../data/tasks.graphql.js';
import type { ScoreDraft } from '../model/score-draft.js';
import '../tasks.css';

const STEPS = [
  'notify',
  'draftPlan',
  'approvePlan',
  'startFieldWork',
  'submitDraft',
  'askOpinion',
  'finalise',
  'grade',
  'sendFeedback',
  'handIn',
  'close',
  'archive',
  'reviseReport',
  'returnPlan',
  'returnDraft',
  'reopen',
  'cancel',
];
const BACK = ['reviseReport', 'returnPlan', 'returnDraft', 'reopen', 'cancel'];
/** From here on effects that appear later are a matter of a follow-up. */
const CLOSED = ['GRADED', 'FEEDBACK_SENT', 'CLOSED', 'ARCHIVED'];
const PLANNING = ['LISTED', 'NOTIFIED', 'PLAN_DRAFTED'];

/** Taken back from outside half-way, a classified evaluation names its own team first. */
const isToStaff = ({ state, isClassified, method, members }: EvaluationTask): boolean =>
  isClassified && method === 'OWN' && members.length === 0 && ['PLAN_APPROVED', 'FIELD_WORK'].includes(state);

export default function TaskPage() {
  const { taskId = '' } = useParams();
  const { data, error, refetch } = useQuery(TASK_QUERY, {
    variables: { id: taskId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <Task
      key={`${data.evaluationTask.id}/${data.evaluationTask.state}`}
      task={data.evaluationTask}
      renew={() => refetch()}
    />
  );
}

/** Which part of the work the state is about. */
const partOf = (state: string): string =>
  PLANNING.includes(state) || state === 'PLAN_APPROVED'
    ? 'plan'
    : state === 'EXCHANGING_OPINIONS'
      ? 'opinion'
      : 'sheet';

function Task({ task, renew }: { task: EvaluationTask; renew: () => Promise<unknown> }) {
  const { t } = useTranslation(['evaluation-tasks', 'evaluation']);
  const to = useYearPath();
  const viewer = useViewer();
  const [{ tab }, setTab] = useUrlFilters({ tab: '' });
  const managesFinance = usePermission('financeEvaluation.manage');
  const plansFinance = usePermission('financeEvaluation.plan');
  // A follow-up is about the same object: of a project that is no record nothing can be followed.
  const mayFollow =
    plansFinance && task.kind === 'FINANCE' && (task.objectType !== 'PROJECT' || task.projectId !== null);
  const managesOwn = usePermission('departmentEvaluation.manage');
  const mayScore = usePermission('financeEvaluation.score');
  const answers = usePermission('opinion.reply') && viewer.seat?.agencyId === task.agencyId;
  const manages = task.kind === 'FINANCE' ? managesFinance : managesOwn;
  const isWorking =
    task.members.some(({ accountId }) => accountId === viewer.userId) || viewer.roles.includes('THIRD_PARTY');
  const [noticeNo, setNoticeNo] = useState('');
  const [opinionReply, setOpinionReply] = useState('');
  const [move] = useMutation(MOVE_TASK);
  const { act, running, error } = useAct();
  const watches = usePermission('expert.read');
  const seesPanel = manages || mayScore || watches;
  const isStranger = task.availableActions.some(({ refusals }) =>
    refusals.some(({ code }) => code === 'NOT_THE_EVALUATOR'),
  );
  const isScoring = mayScore && task.state === 'FIELD_WORK' && !isStranger;
  const step = (action: string, comment?: string) => {
    const input = {
      id: task.id,
      expectedVersion: task.version,
      action,
      comment,
      noticeNo: noticeNo || null,
      opinionReply: opinionReply || null,
      idempotencyKey: newIdempotencyKey(),
    };
    return act(() => move({ variables: { input } }), { done: t('evaluation:done.step') });
  };
  const open = tab || (task.isPart ? 'item' : isToStaff(task) ? 'plan' : partOf(task.state));
  const [wanted, setWanted] = useState<{ id: string; at: number } | null>(null);
  const [typed, setTyped] = useState<{ version: number; rows: ScoreDraft[] } | null>(null);
  const toRow = (id: string) => {
    setTab({ tab: 'sheet' });
    setWanted({ id, at: (wanted?.at ?? 0) + 1 });
  };
  // What an ended engagement left is planned anew: somebody has to be named who finishes it.
  const isLeft = task.isFirmGone && ['PLAN_APPROVED', 'FIELD_WORK'].includes(task.state);
  const isPlanning = PLANNING.includes(task.state) || isToStaff(task);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('evaluation:title'), to: to(`evaluation?tab=${task.kind}`) }, { label: task.agencyName }]}
        title={task.title}
        state={<StateTag ns="evaluation" state={task.state} />}
        question={
          task.grade ? <GradeTag grade={task.grade} label={task.gradeLabel} score={task.totalScore} /> : undefined
        }
        actions={
          open === 'sheet' && task.rows.length > 0 ? (
            <Button className="et-print" onClick={() => window.print()}>
              {t('sheet.print')}
            </Button>
          ) : undefined
        }
      >
        <TabRow
          label={t('tabs')}
          active={open}
          onChange={(key) => setTab({ tab: key })}
          tabs={[
            { key: 'plan', label: t('tab.plan') },
            { key: 'sheet', label: t('tab.sheet'), count: task.rows.length },
            ...(seesPanel ? [{ key: 'panel', label: t('evaluation:scoring') }] : []),
            { key: 'report', label: t('tab.report') },
            ...(task.isPart ? [] : [{ key: 'opinion', label: t('tab.opinion'), count: task.opinions.length }]),
            { key: 'version', label: t('tab.version'), count: task.reportVersions.length },
            ...(task.objectType === 'PROGRAMME'
              ? [{ key: 'item', label: t('tab.item'), count: task.items.length }]
              : []),
          ]}
        />
      </PageHead>
      <WorkArea
        side={<TaskSide task={task} rows={typed?.version === task.version ? typed.rows : task.rows} toRow={toRow} />}
        sideWidth={300}
      >
        {error && <RefusalList refusals={error.refusals} />}
        {task.isClassified && (
          <Alert showIcon type="warning" title={t('classified.title')} description={t('classified.text')} />
        )}
        {open === 'plan' && (
          <>
            <TaskFacts task={task} />
            {manages && task.state === 'LISTED' && (
              <Card title={t('evaluation:task.noticeNo')}>
                <Input
                  aria-label={t('evaluation:task.noticeNo')}
                  value={noticeNo}
                  maxLength={100}
                  onChange={(event) => setNoticeNo(event.target.value)}
                />
              </Card>
            )}
            <WorkPlan
              key={`plan/${task.version}`}
              task={task}
              editable={(isPlanning && (manages || mayScore)) || (isLeft && manages)}
              names={manages}
            />
            {managesFinance && task.kind === 'FINANCE' && <EvaluationField task={task} editable={isPlanning} />}
            {manages && isPlanning && <FrameworkEditor key={`framework/${task.version}`} task={task} renew={renew} />}
          </>
        )}
        {open === 'panel' && seesPanel && (
          <>
            <PanelCard task={task} manages={manages} renew={renew} />
            <SurveyCard task={task} manages={manages} renew={renew} />
          </>
        )}
        {open === 'report' && (
          <ReportText
            task={task}
            editable={
              (manages || mayScore) && ['FIELD_WORK', 'DRAFT_REPORT', 'EXCHANGING_OPINIONS'].includes(task.state)
            }
          />
        )}
        {open === 'opinion' && (
          <>
            <OpinionExchange task={task} manages={manages} answers={answers} />
            {manages && task.state === 'EXCHANGING_OPINIONS' && !task.opinionReply && (
              <Card title={t('evaluation:task.opinion')} note={t('opinion.onPaper')}>
                <Input.TextArea
                  aria-label={t('evaluation:task.opinion')}
                  value={opinionReply}
                  maxLength={4000}
                  autoSize={{ minRows: 2 }}
                  onChange={(event) => setOpinionReply(event.target.value)}
                />
              </Card>
            )}
          </>
        )}
        {open === 'version' && <ReportVersions task={task} />}
        {open === 'item' && (
          <ItemsCard key={`items/${task.version}`} task={task} manages={manages} evaluates={isWorking} />
        )}
        {/* What is typed stays while its scorer looks at another part: last, so that it keeps no distance there. */}
        {(open === 'sheet' || isScoring) && (
          <div hidden={open !== 'sheet'}>
            {task.rows.length > 0 ? (
              <ScoreSheet
                key={`sheet/${task.version}`}
                task={task}
                editable={isScoring}
                wanted={wanted}
                onRows={(rows) => setTyped({ version: task.version, rows })}
              />
            ) : (
              <Card>
                {CLOSED.includes(task.state) ? (
                  <EmptyState title={t('sheet.elsewhere')} text={t('sheet.elsewhereText')} />
                ) : (
                  <EmptyState title={t('sheet.none')} text={t('sheet.noneText')} />
                )}
              </Card>
            )}
          </div>
        )}
        {mayFollow && CLOSED.includes(task.state) && (
          <Card title={t('followUp.card')} note={t('followUp.note')}>
            <FollowUp task={task} />
          </Card>
        )}
        {task.state === 'GRADED' && managesFinance && task.kind === 'FINANCE' && (
          <Card title={t('evaluation:task.next')}>
            <Button href={to(`results?evaluation=${task.id}`)}>{t('evaluation:task.toResults')}</Button>
          </Card>
        )}
      </WorkArea>
      <FootBar
        right={
          <ActionBar
            actions={task.availableActions}
            running={running}
            onAct={(action, { comment }) => step(action, comment)}
            define={Object.fromEntries(
              // The bureau's feedback goes out with its notice, from the results.
              STEPS.filter((action) => action !== 'sendFeedback' || task.kind === 'DEPARTMENT').map((action) => [
                action,
                {
                  label: t(`step.${action}`),
                  primary: !BACK.includes(action),
                  danger: action === 'cancel',
                  comment: BACK.includes(action) ? ('required' as const) : undefined,
                  hideRefused: isHiddenWhenRefused(action, manages, mayScore),
                },
              ]),
            )}
          />
        }
      />
    </>
  );
}

/** A step that is refused tells why to whoever it belongs to, and is left out for all others. */
function isHiddenWhenRefused(action: string, manages: boolean, mayScore: boolean): boolean {
  if (action === 'submitDraft') return !mayScore;
  if (['cancel', 'archive', 'startFieldWork', 'draftPlan', 'reopen', 'reviseReport', 'returnPlan'].includes(action))
    return true;
  return !manages;
}
