import { Exact, roundHalfUp } from '../decimal/decimal.js';
import type { Grade } from '../grades/grade-scale.js';

export interface RecheckedScore {
  readonly selfScore: string;
  readonly recheckScore: string;
  readonly selfGrade: Grade | null;
  readonly recheckGrade: Grade | null;
}

export interface DeviationStatistics {
  readonly rechecked: number;
  readonly selfMean: string | null;
  readonly recheckMean: string | null;
  /** Mean of recheck − self; negative where units score themselves too high. */
  readonly meanDifference: string | null;
  /** Mean of |self − recheck|. */
  readonly meanDeviation: string | null;
  readonly greatestDeviation: string | null;
  /** Sheets whose grade the recheck changed. */
  readonly gradeChanged: number;
}

/** What the recheck took away or gave: recheck − self, two decimals. */
export function scoreDifference(selfScore: string, recheckScore: string): string {
  return roundHalfUp(new Exact(recheckScore).minus(selfScore), 2);
}

/** Deviation of self-scores from rechecked ones; nothing is said where nothing was rechecked (R123). */
export function deviationStatistics(scores: readonly RecheckedScore[]): DeviationStatistics {
  const gradeChanged = scores.filter(({ selfGrade, recheckGrade }) => selfGrade !== recheckGrade).length;
  const mean = (values: readonly Exact[]): string | null =>
    values.length === 0
      ? null
      : roundHalfUp(values.reduce((sum, value) => sum.plus(value), new Exact(0)).div(values.length), 2);
  const differences = scores.map(({ selfScore, recheckScore }) => new Exact(recheckScore).minus(selfScore));
  const deviations = differences.map((difference) => difference.abs());
  return {
    rechecked: scores.length,
    selfMean: mean(scores.map(({ selfScore }) => new Exact(selfScore))),
    recheckMean: mean(scores.map(({ recheckScore }) => new Exact(recheckScore))),
    meanDifference: mean(differences),
    meanDeviation: mean(deviations),
    greatestDeviation: deviations.length === 0 ? null : roundHalfUp(Exact.max(...deviations), 2),
    gradeChanged,
  };
}

/**
 * How far the self-scores of a unit can be believed, 0–100: full marks where the recheck found the same, none from a mean
 * deviation of `nothingAt` points. Null where the unit was never rechecked: that says nothing about it.
 */
export function honesty(meanDeviation: string | null, nothingAt: number): string | null {
  if (meanDeviation === null) return null;
  const lost = Exact.min(1, new Exact(meanDeviation).div(nothingAt));
  return roundHalfUp(new Exact(1).minus(lost).times(100), 2);
}

/** By what the risk of a unit's sheets is multiplied in the next sample: 1 where nothing is known against it, at most 2. */
export function honestyWeight(measure: string | null): string {
  return measure === null ? '1.00' : roundHalfUp(new Exact(2).minus(new Exact(measure).div(100)), 2);
}
