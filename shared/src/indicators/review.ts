import { type Refusal, refusal } from '../errors/refusal.js';

/** The eight items of 绩效目标审核表, two for each of its four aspects (domain §2.4). */
export const REVIEW_ITEMS = ['C1', 'C2', 'R1', 'R2', 'A1', 'A2', 'F1', 'F2'] as const;
export type ReviewItem = (typeof REVIEW_ITEMS)[number];

export const REVIEW_GRADES = ['EXCELLENT', 'GOOD', 'FAIR', 'POOR'] as const;
export type ReviewGrade = (typeof REVIEW_GRADES)[number];

export type ReviewItems = Readonly<Partial<Record<ReviewItem, ReviewGrade>>>;

/**
 * Grade that the eight items suggest; null until all are graded. No regulation says how to sum them up: this is our
 * rule, and the reviewer decides (domain §2.4).
 */
export function suggestReviewGrade(items: ReviewItems): ReviewGrade | null {
  const grades = REVIEW_ITEMS.map((item) => items[item]);
  if (grades.some((grade) => grade === undefined)) return null;
  const count = (grade: ReviewGrade): number => grades.filter((given) => given === grade).length;
  if (count('POOR') > 0) return 'POOR';
  if (count('FAIR') >= 2) return 'FAIR';
  if (count('FAIR') === 1) return 'GOOD';
  return count('EXCELLENT') >= 5 ? 'EXCELLENT' : 'GOOD';
}

/** What a review form lacks: items, the overall grade, the opinion that 中 and 差 must carry. */
export function checkReview(items: ReviewItems, overall: ReviewGrade | null, opinion: string | null): Refusal[] {
  const found: Refusal[] = REVIEW_ITEMS.filter((item) => !items[item]).map((item) =>
    refusal('REVIEW_ITEM_MISSING', { ruleId: 'G-20', field: `items.${item}`, params: { item } }),
  );
  if (!overall) found.push(refusal('OVERALL_GRADE_MISSING', { ruleId: 'G-21', field: 'overallGrade' }));
  if ((overall === 'FAIR' || overall === 'POOR') && !opinion?.trim()) {
    found.push(refusal('OPINION_REQUIRED', { ruleId: 'G-22', field: 'opinion' }));
  }
  return found;
}

/** 优 and 良 go on to the budget; 中 goes back, 差 stays out (财预〔2015〕88号). */
export function gradePasses(overall: ReviewGrade): boolean {
  return overall === 'EXCELLENT' || overall === 'GOOD';
}
