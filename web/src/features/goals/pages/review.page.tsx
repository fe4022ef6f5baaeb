import { useMutation, useQuery } from '@apollo/client/react';
import { checkReview, gradePasses, REVIEW_ITEMS, type ReviewGrade, type ReviewItems } from '@jixiao/shared';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useShortcuts } from '../../../lib/shortcuts.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  ErrorPanel,
  PageHead,
  PageSkeleton,
  RefusalList,
  useDescribeRefusal,
  WorkArea,
} from '../../../ui/index.js';
import { CellRemarks } from '../components/cell-remarks.js';
import { ObjectiveSheet } from '../components/objective-sheet.js';
import { ReviewForm } from '../components/review-form.js';
import { ReviewQueue, useQueue } from '../components/review-queue.js';
import { ReviewsPanel } from '../components/side-panels.js';
import {
  type CellRemark,
  DEPARTMENT_REVIEW,
  FINANCE_REVIEW,
  GOAL_QUERY,
  type GoalRow,
  type Objective,
  OPEN_OBJECTIVE,
} from '../data/goals.graphql.js';
import { formOf } from '../model/form.js';
import { useFindings } from '../model/use-marks.js';

type Outcome = 'ACCEPT' | 'RETURN' | 'REJECT';

export default function ReviewPage() {
  const { objectiveId = '' } = useParams();
  const queue = useQueue();
  const [open] = useMutation(OPEN_OBJECTIVE);
  const { data, error, refetch } = useQuery(GOAL_QUERY, {
    variables: { id: objectiveId },
    fetchPolicy: 'cache-and-network',
  });
  useEffect(() => {
    // That the desk has it stops a withdrawal; nothing on this page waits for it.
    void open({ variables: { id: objectiveId } }).catch(() => undefined);
  }, [objectiveId, open]);
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data || data.goal.id !== objectiveId) return <PageSkeleton />;
  return <Desk key={data.goal.versionId} objective={data.goal} queue={queue} />;
}

interface Queue {
  rows: GoalRow[];
  total: number;
  refetch: () => void;
}

function Desk({ objective, queue }: { objective: Objective; queue: Queue }) {
  const { t } = useTranslation('goals');
  const to = useYearPath();
  const navigate = useNavigate();
  const describe = useDescribeRefusal();
  const [items, setItems] = useState<ReviewItems>({});
  const [overall, setOverall] = useState<ReviewGrade | null>(null);
  const [opinion, setOpinion] = useState('');
  const [remarks, setRemarks] = useState<CellRemark[]>([]);
  const [byDepartment] = useMutation(DEPARTMENT_REVIEW);
  const [byFinance] = useMutation(FINANCE_REVIEW);
  const { act, running, error } = useAct();
  const [form] = useState(() => formOf(objective));
  const findings = useFindings(form, objective, true);
  const isDepartment = objective.state === 'SUBMITTED';
  const action = (name: string) => objective.availableActions.find((one) => one.action === name);
  const accept = action(isDepartment ? 'deptAccept' : 'finAccept');
  const at = queue.rows.findIndex(({ id }) => id === objective.id);
  const go = (step: number): void => {
    const next = queue.rows[at + step];
    if (next) void navigate(to(`goals/${next.id}/review`));
  };
  useShortcuts({ j: () => go(1), k: () => go(-1) });

  const missing = isDepartment ? [] : checkReview(items, overall, opinion);
  const reason = !accept
    ? t('review.notHere')
    : accept.refusals[0]
      ? describe(accept.refusals[0]).text
      : missing.length > 0
        ? t('review.missing', { count: REVIEW_ITEMS.filter((item) => !items[item]).length })
        : !isDepartment && overall && !gradePasses(overall)
          ? t('review.doesNotPass')
          : undefined;

  const decide = async (outcome: Outcome): Promise<void> => {
    const next = queue.rows[at + 1] ?? queue.rows[at - 1];
    const input = {
      objectiveId: objective.id,
      expectedVersion: objective.version,
      comment: opinion.trim() || null,
      remarks,
      idempotencyKey: newIdempotencyKey(),
    };
    const done = await act(
      () =>
        isDepartment
          ? (byDepartment({
              variables: { input: { ...input, outcome: outcome as 'ACCEPT' | 'RETURN' } },
            }) as Promise<unknown>)
          : byFinance({
              variables: {
                input: {
                  ...input,
                  outcome,
                  overallGrade: overall,
                  items: REVIEW_ITEMS.flatMap((item) => (items[item] ? [{ item, grade: items[item] }] : [])),
                },
              },
            }),
      { done: t(`done.${outcome}`) },
    );
    if (done === undefined) return;
    queue.refetch();
    void navigate(next && next.id !== objective.id ? to(`goals/${next.id}/review`) : to(`goals/${objective.id}`));
  };

  return (
    <>
      <PageHead
        crumbs={[{ label: t('list.title'), to: to('goals') }, { label: t('review.title') }]}
        title={objective.title}
        state={`${objective.agencyName} · ${t('version', { n: objective.versionNo })} · ${t(`state.${objective.state}`)}`}
      />
      <WorkArea
        left={<ReviewQueue rows={queue.rows} total={queue.total} current={objective.id} />}
        leftWidth={190}
        sideWidth={344}
        side={
          <>
            {!isDepartment && <ReviewForm items={items} onItems={setItems} overall={overall} onOverall={setOverall} />}
            <Card title={t('review.opinion')}>
              <Input.TextArea
                rows={3}
                maxLength={2000}
                aria-label={t('review.opinion')}
                placeholder={t('review.opinionHint')}
                value={opinion}
                onChange={(event) => setOpinion(event.target.value)}
              />
              {error && <RefusalList refusals={error.refusals} />}
              <div className="goals-remark">
                <Button
                  disabled={!accept || opinion.trim() === ''}
                  loading={running}
                  onClick={() => void decide('RETURN')}
                >
                  {t('review.return')}
                </Button>
                {!isDepartment && (
                  <Button
                    danger
                    disabled={!accept || overall !== 'POOR' || missing.length > 0}
                    loading={running}
                    onClick={() => void decide('REJECT')}
                  >
                    {t('review.reject')}
                  </Button>
                )}
                <Button
                  type="primary"
                  disabled={reason !== undefined}
                  loading={running}
                  onClick={() => void decide('ACCEPT')}
                >
                  {t('review.accept')}
                </Button>
              </div>
              {reason && <p className="jx-reason">{reason}</p>}
            </Card>
            <Card title={t('reviews.title')}>
              <ReviewsPanel objective={objective} />
            </Card>
          </>
        }
      >
        <ObjectiveSheet
          objective={objective}
          form={form}
          onChange={() => undefined}
          findings={findings}
          readOnly
          compact
        />
        <CellRemarks objective={objective} remarks={remarks} onChange={setRemarks} />
      </WorkArea>
    </>
  );
}
