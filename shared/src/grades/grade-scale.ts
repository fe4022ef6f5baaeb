import { Exact } from '../decimal/decimal.js';
import { refusal, type Refusal } from '../errors/refusal.js';

export type Grade = 'EXCELLENT' | 'GOOD' | 'FAIR' | 'LOW' | 'POOR';

/** A band reaches from its inclusive lower edge to the next band's edge. */
export interface GradeBand {
  readonly grade: Grade;
  readonly from: string;
  /** Local word, such as 优秀 for 优. */
  readonly label: string;
}

export type GradeScale = readonly GradeBand[];

/** 优 良 中 差 with lower-inclusive bands (财预〔2020〕10号). */
export const FOUR_BANDS: GradeScale = [
  { grade: 'EXCELLENT', from: '90', label: '优' },
  { grade: 'GOOD', from: '80', label: '良' },
  { grade: 'FAIR', from: '60', label: '中' },
  { grade: 'POOR', from: '0', label: '差' },
];

/** 优 良 中 低 差, as one park uses; its thresholds are our default, no source states them. */
export const FIVE_BANDS: GradeScale = [
  { grade: 'EXCELLENT', from: '90', label: '优' },
  { grade: 'GOOD', from: '80', label: '良' },
  { grade: 'FAIR', from: '70', label: '中' },
  { grade: 'LOW', from: '60', label: '低' },
  { grade: 'POOR', from: '0', label: '差' },
];

/** Grade of a rounded total; null for a sheet that was not evaluated. Nought is a score and has a grade. */
export function gradeOf(total: string | null, scale: GradeScale = FOUR_BANDS): Grade | null {
  if (total === null) return null;
  const score = new Exact(total);
  return scale.find((band) => score.gte(band.from))?.grade ?? null;
}

export function gradeLabel(grade: Grade, scale: GradeScale = FOUR_BANDS): string {
  return scale.find((band) => band.grade === grade)?.label ?? grade;
}

/** What is wrong with a scale before it may be saved: holes, wrong order, doubled grades. */
export function checkGradeScale(scale: GradeScale): Refusal[] {
  const refusals: Refusal[] = [];
  if (scale.length < 2) refusals.push(refusal('GRADE_SCALE_TOO_SHORT', { field: 'scale' }));
  const last = scale.at(-1);
  if (last && !new Exact(last.from).isZero())
    refusals.push(refusal('GRADE_SCALE_HOLE', { field: 'scale', params: { below: last.from } }));
  scale.forEach((band, index) => {
    const above = scale[index - 1];
    if (above && new Exact(band.from).gte(above.from)) {
      refusals.push(refusal('GRADE_SCALE_ORDER', { field: `scale[${index}].from` }));
    }
    if (new Exact(band.from).lt(0) || new Exact(band.from).gt(100)) {
      refusals.push(refusal('GRADE_SCALE_RANGE', { field: `scale[${index}].from` }));
    }
    if (scale.findIndex((other) => other.grade === band.grade) !== index) {
      refusals.push(refusal('GRADE_SCALE_DOUBLE', { field: `scale[${index}].grade` }));
    }
  });
  return refusals;
}
