import { dispersionOf } from '../appraisal/score.js';
import { Exact, roundHalfUp } from '../decimal/decimal.js';

/** How far the scorers of a row, or of the whole sheet, lie apart. */
export interface Spread {
  readonly scores: readonly string[];
  readonly mean: string;
  readonly lowest: string;
  readonly highest: string;
  /** Standard deviation of exactly these scorers, who are the whole panel and no sample. */
  readonly deviation: string;
  /** highest − lowest in per cent of the points. */
  readonly spreadShare: string;
  /** Beyond what the place lets pass: to be discussed before the lead decides. */
  readonly isDisputed: boolean;
}

/** Null until there is at least one score; one alone is not apart from anybody. */
export function spreadOf(scores: readonly string[], points: string, limit: number): Spread | null {
  if (scores.length === 0) return null;
  const sum = scores.reduce((all, one) => all.plus(one), new Exact(0));
  const { lowest, highest, range, deviation } = dispersionOf(scores) ?? {
    lowest: roundHalfUp(scores[0]!, 2),
    highest: roundHalfUp(scores[0]!, 2),
    range: '0.00',
    deviation: '0.00',
  };
  const spreadShare = roundHalfUp(new Exact(range).times(100).div(points), 2);
  return {
    scores,
    mean: roundHalfUp(sum.div(scores.length), 2),
    lowest,
    highest,
    deviation,
    spreadShare,
    isDisputed: new Exact(spreadShare).gt(limit),
  };
}

export interface ExpertSupply {
  readonly field: string;
  readonly experts: number;
  readonly planned: number;
  /** Experts that the planned evaluations ask for at once. */
  readonly needed: number;
  readonly gap: number;
}

/** 人才供需: who can be drawn in a field against what the year plans there (R163). */
export function expertSupply(
  experts: Readonly<Record<string, number>>,
  planned: Readonly<Record<string, number>>,
  perEvaluation: number,
): ExpertSupply[] {
  const fields = [...new Set([...Object.keys(experts), ...Object.keys(planned)])].sort((a, b) => (a < b ? -1 : 1));
  return fields
    .map((field) => {
      const there = experts[field] ?? 0;
      const evaluations = planned[field] ?? 0;
      const needed = evaluations * perEvaluation;
      return { field, experts: there, planned: evaluations, needed, gap: Math.max(0, needed - there) };
    })
    .sort((a, b) => b.gap - a.gap);
}

/** Two assessments below 60 end in suspension, by the numbers of the place (R164). */
export function isSuspended(scores: readonly number[], low: number, count: number): boolean {
  return scores.filter((score) => score < low).length >= count;
}
