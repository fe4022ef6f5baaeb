import { useQuery } from '@apollo/client/react';
import {
  checkReview,
  gradePasses,
  REVIEW_GRADES,
  REVIEW_ITEMS,
  type ReviewGrade,
  type ReviewItems,
} from '@jixiao/shared';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useShortcuts } from '../../../lib/shortcuts.js';
import { useYearPath } from '../../../lib/use-year.js';
import { Card, Kbd, PageHead, useDescribeRefusal, WorkArea } from '../../../ui/index.js';
import { COMPARISON_QUERY } from '../data/desk.graphql.js';
import type { DraftRemark, Objective } from '../data/goals.graphql.js';
import { useDeskRules } from '../model/desk-rules.js';
import { nextItem, reviewFacts } from '../model/review-facts.js';
import { type Outcome, refinableField, useDecision } from '../model/use-decision.js';
import { CellRemarks } from './cell-remarks.js';
import { DeskFindings } from './desk-findings.js';
import { Differences } from './differences.js';
import { RefinementCard } from './refinement-card.js';
import { ReviewDecision } from './review-decision.js';
import { ReviewForm } from './review-form.js';
import { type Queue, ReviewQueue } from './review-queue.js';
import { ReviewSheet } from './review-sheet.js';
import { ReviewsPanel } from './side-panels.js';

/** One objective on the desk: the queue at the left, the form with last year, the eight items at the right. */
export function ReviewDesk({ objective, queue }: { objective: Objective; queue: Queue }) {
  const { t } = useTranslation('goals');
  const to = useYearPath();
  const navigate = useNavigate();
  const { search } = useLocation();
  const describe = useDescribeRefusal();
  const [items, setItems] = useState<ReviewItems>({});
  const [overall, setOverall] = useState<ReviewGrade | null>(null);
  const [opinion, setOpinion] = useState('');
  const [remarks, setRemarks] = useState<DraftRemark[]>([]);
  const [picked, setPicked] = useState<string | null>(null);
  const opinionField = useRef<HTMLTextAreaElement>(null);
  const rules = useDeskRules();
  const facts = useMemo(() => reviewFacts(objective, rules), [objective, rules]);
  const decision = useDecision(objective);
  const { data } = useQuery(COMPARISON_QUERY, {
    variables: { id: objective.id, with: 'PREVIOUS_ROUND', number: null },
    fetchPolicy: 'cache-and-network',
  });
  const changes = data?.goal.comparison;
  const isDepartment = objective.state === 'SUBMITTED';
  const accept = objective.availableActions.find(
    ({ action }) => action === (isDepartment ? 'deptAccept' : 'finAccept'),
  );
  const at = queue.items.findIndex(({ row }) => row.id === objective.id);
  const pathOf = (step: number): string | undefined => {
    const next = queue.items[at + step];
    return next && to(`goals/${next.row.id}/review${search}`);
  };
  const go = (step: number): void => {
    const path = pathOf(step);
    if (path) void navigate(path);
  };
  const current = nextItem(items);
  const grade = (index: number): void => {
    const value = REVIEW_GRADES[index]!;
    if (isDepartment) return;
    if (current) setItems({ ...items, [current]: value });
    else setOverall(value);
  };
  useShortcuts({
    j: () => go(1),
    k: () => go(-1),
    r: () => opinionField.current?.focus(),
    1: () => grade(0),
    2: () => grade(1),
    3: () => grade(2),
    4: () => grade(3),
  });

  const missing = isDepartment ? [] : checkReview(items, overall, opinion);
  const ungraded = REVIEW_ITEMS.filter((item) => !items[item]).length;
  const reason = !accept
    ? t('review.notHere')
    : accept.refusals[0]
      ? describe(accept.refusals[0]).text
      : !isDepartment && ungraded > 0
        ? t('review.missing', { count: ungraded })
        : !isDepartment && overall && !gradePasses(overall)
          ? t('review.doesNotPass')
          : missing[0]
            ? describe(missing[0]).text
            : undefined;

  const decide = async (outcome: Outcome): Promise<void> => {
    const next = pathOf(1) ?? pathOf(-1);
    if (!(await decision.decide(outcome, { items, overall, opinion, remarks }))) return;
    queue.refetch();
    void navigate(at >= 0 && next ? next : to(`goals/${objective.id}`));
  };

  const side = (
    <div className="goals-side">
      {!isDepartment && (
        <ReviewForm
          items={items}
          onItems={setItems}
          overall={overall}
          onOverall={setOverall}
          facts={facts}
          current={current}
        />
      )}
      <ReviewDecision
        opinion={opinion}
        onOpinion={setOpinion}
        fieldRef={opinionField}
        canDecide={accept !== undefined && accept.refusals.length === 0}
        canReject={!isDepartment && overall === 'POOR' && missing.length === 0}
        isGood={overall === 'GOOD'}
        canRefine={overall === 'GOOD' && missing.length === 0 && remarks.some(({ value }) => value)}
        isDepartment={isDepartment}
        reason={reason}
        running={decision.running}
        error={decision.error}
        onDecide={(outcome) => void decide(outcome)}
      />
    </div>
  );

  return (
    <>
      <PageHead
        crumbs={[
          { label: t('list.title'), to: to('goals') },
          { label: t('review.title') },
          ...(at >= 0 ? [{ label: t('queue.place', { at: at + 1, total: queue.items.length }) }] : []),
        ]}
        title={objective.title}
        state={`${objective.agencyName} · ${t('version', { n: objective.versionNo })} · ${t(`round.${objective.budgetRound}`, { defaultValue: '' })} · ${t(`state.${objective.state}`)}`}
        primary={
          <span className="jx-note goals-keys">
            <Kbd>J</Kbd> {t('key.nextItem')} <Kbd>K</Kbd> {t('key.previousItem')}{' '}
            {!isDepartment && (
              <>
                <Kbd>1</Kbd>–<Kbd>4</Kbd> {t('key.grade')}{' '}
              </>
            )}
            <Kbd>R</Kbd> {t('key.return')}
          </span>
        }
      />
      <WorkArea left={<ReviewQueue queue={queue} current={objective.id} />} leftWidth={190} sideWidth={320} side={side}>
        <ReviewSheet objective={objective} remarks={remarks} picked={picked} onPick={setPicked} />
        <DeskFindings
          objective={objective}
          remarks={remarks}
          onPick={setPicked}
          onRemark={(remark) => setRemarks([...remarks, remark])}
          opinion={opinion}
          onOpinion={setOpinion}
        />
        <CellRemarks
          objective={objective}
          remarks={remarks}
          onChange={setRemarks}
          picked={picked}
          onPick={setPicked}
          refinable={isDepartment ? undefined : (field) => refinableField(objective, field) !== null}
        />
        <RefinementCard objective={objective} />
        {changes && (
          <Card title={t('compare.sinceRound')} note={t('compare.count', { count: changes.length })}>
            <Differences rows={changes} />
          </Card>
        )}
        {objective.reviews.length > 0 && (
          <Card title={t('reviews.title')}>
            <ReviewsPanel objective={objective} />
          </Card>
        )}
      </WorkArea>
    </>
  );
}
