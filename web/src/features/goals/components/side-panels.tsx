import { REVIEW_ITEMS } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { EmptyState, GradeTag, Timeline } from '../../../ui/index.js';
import type { Objective } from '../data/goals.graphql.js';

export function HistoryPanel({ objective }: { objective: Objective }) {
  const { t } = useTranslation('goals');
  if (objective.history.length === 0) return <EmptyState title={t('history.none')} text={t('history.noneText')} />;
  return (
    <Timeline
      items={objective.history.map((entry) => ({
        at: entry.at,
        on: entry.on,
        who: [entry.personName, entry.seatTitle].filter(Boolean).join(' · '),
        title: t(`action.${entry.action}`, { defaultValue: entry.action }),
        text: entry.comment ?? undefined,
        tone: /Return|Reject|revoke/.test(entry.action) ? 'red' : entry.action === 'approve' ? 'green' : undefined,
      }))}
    />
  );
}

export function ReviewsPanel({ objective }: { objective: Objective }) {
  const { t } = useTranslation('goals');
  if (objective.reviews.length === 0) return <EmptyState title={t('reviews.none')} text={t('reviews.noneText')} />;
  return (
    <Timeline
      items={objective.reviews.map((review) => ({
        key: review.id,
        at: review.reviewedAt,
        on: review.reviewedOn,
        who: review.reviewerName ?? undefined,
        title: (
          <>
            {t(`step.${review.step}`)} · {t(`outcome.${review.outcome}`)}{' '}
            {review.overallGrade && <GradeTag grade={review.overallGrade} />}
          </>
        ),
        text: (
          <>
            {review.opinion}
            {review.remarks.map((remark) => (
              <div key={remark.field + remark.text}>{remark.text}</div>
            ))}
            {REVIEW_ITEMS.filter((item) => review.items[item]).map((item) => (
              <div key={item}>
                {t(`item.${item}.name`)} <GradeTag grade={review.items[item]} />
              </div>
            ))}
          </>
        ),
        tone: review.outcome === 'ACCEPTED' ? 'green' : review.outcome === 'REFINED' ? undefined : 'red',
      }))}
    />
  );
}
