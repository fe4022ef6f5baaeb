import { Exact, exactOrNull } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';

/** What an object of evaluation is chosen by, and how many points of the choice it is worth. */
export interface SelectionCriterion {
  readonly code: string;
  /** Official words. */
  readonly name: string;
  readonly points: string;
}

/** 资金量较大、代表性较强、社会关注度高、与部门职能密切相关 (seeds 000, 004; R136); the points are ours. */
export const DEFAULT_CRITERIA: readonly SelectionCriterion[] = [
  { code: 'AMOUNT', name: '资金量较大', points: '25' },
  { code: 'REPRESENTATIVE', name: '覆盖面广、代表性较强', points: '20' },
  { code: 'CONCERN', name: '社会关注度高', points: '20' },
  { code: 'FUNCTION', name: '与部门职能密切相关', points: '15' },
  { code: 'RISK', name: '管理风险', points: '10' },
  { code: 'ROTATION', name: '五年内未评价', points: '10' },
];

const POINTS = /^\d{1,3}(\.\d{1,2})?$/;

/** Points of a candidate by criterion; a criterion that was not judged is left out, which is not nought. */
export type CandidateScores = Readonly<Record<string, string>>;

/** Value of the rule `eval.criteria`; null where it cannot be read. */
export function readCriteria(value: unknown): readonly SelectionCriterion[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > 20) return null;
  const read = value.map((one) => one as Partial<SelectionCriterion>);
  const isWhole = read.every(
    ({ code, name, points }) => typeof code === 'string' && typeof name === 'string' && typeof points === 'string',
  );
  return isWhole && new Set(read.map(({ code }) => code)).size === read.length ? (read as SelectionCriterion[]) : null;
}

/** Points that belong to no criterion or exceed it. */
export function checkCandidateScores(
  criteria: readonly SelectionCriterion[],
  scores: CandidateScores,
  field: string,
): Refusal[] {
  return Object.entries(scores).flatMap(([code, value]) => {
    const criterion = criteria.find((one) => one.code === code);
    if (!criterion)
      return [refusal('CRITERION_UNKNOWN', { ruleId: 'E-11', field: `${field}.${code}`, params: { code } })];
    return POINTS.test(value) && new Exact(value).lte(criterion.points)
      ? []
      : [
          refusal('CRITERION_POINTS', {
            ruleId: 'E-11',
            field: `${field}.${code}`,
            params: { name: criterion.name, value, most: criterion.points },
          }),
        ];
  });
}

/** Points of a candidate, two decimals; null while nothing was judged. */
export function candidateTotal(scores: CandidateScores): string | null {
  const values = Object.values(scores);
  return values.length === 0 ? null : values.reduce((sum, value) => sum.plus(value), new Exact(0)).toFixed(2);
}

/** Share of the largest candidate's money, in the points of the criterion: a proposal, which a person may change. */
export function amountPoints(amount: string, largest: string, points: string): string {
  const top = exactOrNull(largest);
  if (!top || top.lte(0)) return '0.00';
  return new Exact(amount).div(top).times(points).toFixed(2);
}

/** Never evaluated or longer ago than the cycle: all points; otherwise by the years that have gone since (R153). */
export function rotationPoints(lastYear: number | null, year: number, cycle: number, points: string): string {
  const gone = lastYear === null ? cycle : Math.max(0, Math.min(cycle, year - lastYear));
  return new Exact(points).times(gone).div(cycle).toFixed(2);
}
