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
import { Card } from '../../../ui/index.js';

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
}

/** 绩效目标审核表: eight items in four aspects, each graded by a person; the sum is suggested, not decided. */
export function ReviewForm({ items, onItems, overall, onOverall }: ReviewFormProps) {
  const { t } = useTranslation(['goals', 'common']);
  const suggested = suggestReviewGrade(items);
  const given = REVIEW_ITEMS.filter((item) => items[item]).length;
  const grades = REVIEW_GRADES.map((value) => ({ value, label: t(`common:grade.${value}`) }));
  const choice = (item: ReviewItem) => (
    <div key={item} className="goals-item">
      <div className="goals-item-line">
        <span id={`item-${item}`}>
          {REVIEW_ITEMS.indexOf(item) + 1} {t(`item.${item}.name`)}
        </span>
        <Radio.Group
          aria-labelledby={`item-${item}`}
          size="small"
          optionType="button"
          buttonStyle="solid"
          options={grades}
          value={items[item] ?? null}
          onChange={(event) => onItems({ ...items, [item]: event.target.value as ReviewGrade })}
        />
      </div>
      <div className="jx-note">{t(`item.${item}.point`)}</div>
    </div>
  );
  return (
    <Card title={t('review.form')} note={t('review.given', { given })}>
      {ASPECTS.map((aspect, index) => (
        <section key={aspect[0]}>
          <h3 className="goals-aspect">{t(`aspect.${index + 1}`)}</h3>
          {aspect.map(choice)}
        </section>
      ))}
      <div className="goals-item">
        <div className="goals-item-line">
          <b id="item-overall">{t('review.overall')}</b>
          <Radio.Group
            aria-labelledby="item-overall"
            size="small"
            optionType="button"
            buttonStyle="solid"
            options={grades}
            value={overall}
            onChange={(event) => onOverall(event.target.value as ReviewGrade)}
          />
        </div>
        <div className="jx-note">
          {suggested ? t('review.suggested', { grade: t(`common:grade.${suggested}`) }) : t('review.notYetSuggested')}
        </div>
      </div>
    </Card>
  );
}
