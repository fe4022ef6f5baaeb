import {
  REVIEW_GRADES,
  REVIEW_ITEMS,
  type ReviewGrade,
  type ReviewItem,
  type ReviewItems,
  suggestReviewGrade,
} from '@jixiao/shared';
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReviewFact } from '../model/review-facts.js';

const ASPECTS = [
  ['C1', 'C2'],
  ['R1', 'R2'],
  ['A1', 'A2'],
  ['F1', 'F2'],
] as const;

export interface ReviewFormProps {
  items: ReviewItems;
  onItems: (items: ReviewItems) => void;
  overall: ReviewGrade | null;
  onOverall: (grade: ReviewGrade) => void;
  facts: Record<ReviewItem, ReviewFact>;
  /** Item that the keys 1–4 grade now; null: the overall grade. */
  current: ReviewItem | null;
}

/** 绩效目标审核表: eight items in four aspects, each graded by a person; what the system suggests is an outline only. */
export function ReviewForm({ items, onItems, overall, onOverall, facts, current }: ReviewFormProps) {
  const { t } = useTranslation(['goals', 'common']);
  const suggested = suggestReviewGrade(items);
  const given = REVIEW_ITEMS.filter((item) => items[item]).length;
  const grades = (hint: ReviewGrade | null) =>
    REVIEW_GRADES.map((value) => ({
      value,
      label: t(`common:grade.${value}`),
      className: value === hint ? 'goals-hint' : undefined,
    }));
  const choice = (item: ReviewItem) => {
    const { grade, key, params } = facts[item];
    return (
      <div key={item} className="goals-item" data-current={current === item || undefined}>
        <div className="goals-item-line">
          <span id={`item-${item}`} title={t(`item.${item}.point`)}>
            {REVIEW_ITEMS.indexOf(item) + 1} {t(`item.${item}.name`)}
          </span>
          <Radio.Group
            aria-labelledby={`item-${item}`}
            size="small"
            optionType="button"
            buttonStyle="solid"
            options={grades(items[item] ? null : grade)}
            value={items[item] ?? null}
            onChange={(event) => onItems({ ...items, [item]: event.target.value as ReviewGrade })}
          />
        </div>
        <div className="jx-note">{t(`fact.${key}`, params)}</div>
      </div>
    );
  };
  return (
    <section aria-label={t('review.form')}>
      <div className="goals-form-head">
        <h2 className="jx-card-title">{t('review.form')}</h2>
        <span className="jx-note">
          {t('review.given', { given })} <span className="goals-hint-key" /> {t('review.hint')}
        </span>
      </div>
      {ASPECTS.map((aspect, index) => (
        <div key={aspect[0]}>
          <h3 className="goals-aspect">{t(`aspect.${index + 1}`)}</h3>
          {aspect.map(choice)}
        </div>
      ))}
      <div className="goals-item" data-current={given === 8 && !overall ? true : undefined}>
        <div className="goals-item-line">
          <b id="item-overall">{t('review.overall')}</b>
          <Radio.Group
            aria-labelledby="item-overall"
            size="small"
            optionType="button"
            buttonStyle="solid"
            options={grades(overall ? null : suggested)}
            value={overall}
            onChange={(event) => onOverall(event.target.value as ReviewGrade)}
          />
        </div>
        <div className="jx-note">
          {suggested ? t('review.suggested', { grade: t(`common:grade.${suggested}`) }) : t('review.notYetSuggested')}
        </div>
      </div>
    </section>
  );
}
