import { Exact, roundHalfUp } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { isBlank, isNumber } from '../indicators/check-indicator.js';

/** One described level of a benefit that cannot be counted; the best comes first. */
export interface QualitativeGrade {
  readonly label: string;
  /** What an observer would find. */
  readonly description: string;
  /** Per cent of the weight. */
  readonly share: string;
}

/** Two people who look at the same thing must find the same level: each is described, and worth less than the one before. */
export function checkGrades(grades: readonly QualitativeGrade[]): Refusal[] {
  const found: Refusal[] = [];
  if (grades.length < 2) found.push(refusal('GRADES_MISSING', { ruleId: 'L-02', field: 'grades' }));
  grades.forEach((grade, index) => {
    const field = `grades[${index}]`;
    if (isBlank(grade.label) || isBlank(grade.description)) {
      found.push(
        refusal('GRADES_NOT_DESCRIBED', { ruleId: 'L-02', field, params: { row: index + 1, name: grade.label } }),
      );
    }
    const fits = isNumber(grade.share) && new Exact(grade.share).gte(0) && new Exact(grade.share).lte(100);
    const before = grades[index - 1]?.share;
    if (!fits) found.push(refusal('GRADE_SHARE_RANGE', { ruleId: 'L-02', field, params: { value: grade.share } }));
    else if (isNumber(before) && new Exact(grade.share).gte(before)) {
      found.push(refusal('GRADES_ORDER', { ruleId: 'L-02', field }));
    }
  });
  return found;
}

/** The levels as the one cell of the form holds them. */
export function gradesText(grades: readonly QualitativeGrade[]): string {
  return grades.map(({ label, description }) => `${label}：${description}`).join('；');
}

export interface SurveyEvidence {
  /** Number of people who answered. */
  readonly answers: number;
  readonly source: string;
}

export type GradeScore =
  | { readonly ok: true; readonly score: string; readonly working: string }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/**
 * Points of a described level (R049). A level is an opinion until something shows it: without evidence or answers to a
 * survey there is no score.
 *
 * @param level 1 for the best
 */
export function scoreByGrade(
  grades: readonly QualitativeGrade[],
  level: number,
  weight: string,
  shown: { evidence?: string | null; survey?: SurveyEvidence | null },
): GradeScore {
  const refusals = checkGrades(grades);
  const grade = grades[level - 1];
  if (!grade)
    refusals.push(refusal('GRADE_UNKNOWN', { ruleId: 'L-02', field: 'level', params: { level, of: grades.length } }));
  if (isBlank(shown.evidence) && !(shown.survey && shown.survey.answers > 0)) {
    refusals.push(refusal('EVIDENCE_MISSING', { ruleId: 'L-03', field: 'evidence' }));
  }
  if (refusals.length > 0 || !grade) return { ok: false, refusals };
  const score = roundHalfUp(new Exact(weight).times(grade.share).div(100), 2);
  return { ok: true, score, working: `${weight} × ${grade.share}% = ${score}` };
}
