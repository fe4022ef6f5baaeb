import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  Card,
  ErrorPanel,
  FootBar,
  GradeTag,
  Money,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { FrameworkEditor } from '../components/framework-editor.js';
import { PanelCard } from '../components/panel-card.js';
import { SurveyCard } from '../components/survey-card.js';
import { ScoreSheet } from '../components/score-sheet.js';
import { type EvaluationTask, MOVE_TASK, TASK_QUERY } from '../data/evaluation.graphql.js';

export default function TaskPage() {
  const { taskId = '' } = useParams();
  const { data, error, refetch } = useQuery(TASK_QUERY, {
    variables: { id: taskId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Task key={`${data.evaluationTask.id}/${data.evaluationTask.state}`} task={data.evaluationTask} renew={() => refetch()} />;
}

function Task({ task, renew }: { task: EvaluationTask; renew: () => Promise<unknown> }) {
  const { t } = useTranslation('evaluation');
  const to = useYearPath();
  const manages = usePermission('financeEvaluation.manage');
  const scores = usePermission('financeEvaluation.score');
  const [noticeNo, setNoticeNo] = useState('');
  const [opinionReply, setOpinionReply] = useState('');
  const [move] = useMutation(MOVE_TASK);
  const { act, running, error } = useAct();
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
    return act(() => move({ variables: { input } }), { done: t('done.step') });
  };
  const facts: [string, string][] = [
    [t('column.agency'), task.agencyName],
    [t('column.firm'), task.firmName ?? t('task.own')],
    [t('start.reason'), task.selectionReason],
    ...(task.noticeNo ? ([[t('task.noticeNo'), task.noticeNo]] as [string, string][]) : []),
    ...(task.opinionReply ? ([[t('task.opinion'), task.opinionReply]] as [string, string][]) : []),
    ...(task.reportSummary ? ([[t('task.summary'), task.reportSummary]] as [string, string][]) : []),
  ];
  return (
    <>
      <PageHead
        crumbs={[{ label: t('title'), to: to(`evaluation?tab=${task.kind}`) }]}
        title={task.title}
        state={<StateTag ns="evaluation" state={task.state} />}
        question={task.grade ? <GradeTag grade={task.grade} score={task.totalScore} /> : undefined}
      />
      <PageBody wide>
        {error && <RefusalList refusals={error.refusals} />}
        <Card title={t('task.facts')}>
          <p>
            {t('column.amount')} <Money value={task.amount} unit />
          </p>
          {facts.map(([label, value]) => (
            <p key={label}>
              {label}：{value}
            </p>
          ))}
        </Card>
        {manages && ['LISTED', 'NOTIFIED'].includes(task.state) && <FrameworkEditor key={task.rows.map(({ id }) => id).join()} task={task} renew={renew} />}
        <PanelCard task={task} renew={renew} />
        <SurveyCard task={task} renew={renew} />
        {task.rows.length > 0 && <ScoreSheet task={task} editable={scores && task.state === 'FIELD_WORK'} />}
        {manages && task.state === 'LISTED' && (
          <Card title={t('task.noticeNo')}>
            <Input
              aria-label={t('task.noticeNo')}
              value={noticeNo}
              maxLength={100}
              onChange={(event) => setNoticeNo(event.target.value)}
            />
          </Card>
        )}
        {manages && task.state === 'EXCHANGING_OPINIONS' && (
          <Card title={t('task.opinion')} note={t('task.opinionNote')}>
            <Input.TextArea
              aria-label={t('task.opinion')}
              value={opinionReply}
              maxLength={4000}
              autoSize={{ minRows: 2 }}
              onChange={(event) => setOpinionReply(event.target.value)}
            />
          </Card>
        )}
        {task.state === 'GRADED' && manages && (
          <Card title={t('task.next')}>
            <Button href={to(`results?evaluation=${task.id}`)}>{t('task.toResults')}</Button>
          </Card>
        )}
      </PageBody>
      <FootBar
        right={
          <ActionBar
            actions={task.availableActions}
            running={running}
            onAct={(action, { comment }) => step(action, comment)}
            define={Object.fromEntries(
              [
                'notify',
                'approvePlan',
                'startFieldWork',
                'submitDraft',
                'askOpinion',
                'finalise',
                'grade',
                'close',
                'archive',
                'returnDraft',
                'cancel',
              ].map((action) => [
                action,
                {
                  label: t(`step.${action}`),
                  primary: !['returnDraft', 'cancel'].includes(action),
                  danger: action === 'cancel',
                  comment: ['returnDraft', 'cancel'].includes(action) ? ('required' as const) : undefined,
                  hideRefused:
                    !manages || ['cancel', 'archive', 'startFieldWork', 'submitDraft'].includes(action)
                      ? !(scores && action === 'submitDraft')
                      : false,
                },
              ]),
            )}
          />
        }
      />
    </>
  );
}
