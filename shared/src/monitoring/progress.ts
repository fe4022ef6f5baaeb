import { Exact, exactOrNull, roundHalfUp } from '../decimal/decimal.js';
import type { Direction } from '../scoring/types.js';

export type Likelihood = 'CERTAIN' | 'POSSIBLE' | 'IMPOSSIBLE';

export interface MonitoredRow {
  readonly direction: Direction;
  readonly target: string | null;
  readonly actual: string | null;
  readonly forecast: string | null;
  readonly likelihood: Likelihood | null;
  readonly isNotDue: boolean;
  /** What was reached of a row that is no number: words, a day, yes or no. */
  readonly actualText?: string | null;
  readonly actualOn?: string | null;
  readonly actualYes?: boolean | null;
  readonly causeCodes?: readonly string[];
  readonly causeText?: string | null;
  /** What was planned to be reached by the end of the period; null where nothing was planned by stages. */
  readonly stageTarget?: string | null;
  /** Points of the indicator; rows without points count alike. */
  readonly weight?: string | null;
}

/** Reached so far ÷ annual target, per cent with two decimals; null where a quotient says nothing. */
export function stageRate(row: Pick<MonitoredRow, 'direction' | 'target' | 'actual'>): string | null {
  const target = exactOrNull(row.target);
  const actual = exactOrNull(row.actual);
  if (!target || !actual || target.lte(0)) return null;
  if (row.direction === 'GE' || row.direction === 'EQ') return roundHalfUp(actual.div(target).times(100), 2);
  if (row.direction !== 'LE') return null;
  // Staying below a ceiling is full attainment; beyond it, attainment shrinks.
  return actual.lte(target) ? '100.00' : roundHalfUp(target.div(actual).times(100), 2);
}

export interface GoalProgress {
  /** Per cent of the annual targets reached, by points, each row up to 100; null where no row can be measured. */
  readonly rate: string | null;
  /** What should have been reached: the plan for the stage where there is one, else the share of the year gone by. */
  readonly expected: string | null;
}

/** How far the goal has come, over the rows that are due and have a quotient (domain §3.5). */
export function goalProgress(rows: readonly MonitoredRow[], elapsed: string): GoalProgress {
  let weights = new Exact(0);
  let reached = new Exact(0);
  let expected = new Exact(0);
  for (const row of rows) {
    const rate = row.isNotDue ? null : exactOrNull(stageRate(row));
    if (!rate) continue;
    const weight = new Exact(row.weight ?? 1);
    const planned = exactOrNull(stageRate({ ...row, actual: row.stageTarget ?? null }));
    weights = weights.plus(weight);
    reached = reached.plus(capped(rate).times(weight));
    expected = expected.plus(capped(planned ?? new Exact(elapsed)).times(weight));
  }
  if (weights.isZero()) return { rate: null, expected: null };
  return { rate: roundHalfUp(reached.div(weights), 2), expected: roundHalfUp(expected.div(weights), 2) };
}

const capped = (rate: Exact): Exact => Exact.max(0, Exact.min(100, rate));

/** What the year would come to if it went on as it did: spent so far ÷ share of the year gone by, never above the budget. */
export function trendForecast(executedFen: bigint, budgetFen: bigint, elapsed: string): bigint {
  const share = new Exact(elapsed);
  if (share.lte(0)) return executedFen;
  const trend = BigInt(new Exact(executedFen.toString()).times(100).div(share).toFixed(0));
  return trend > budgetFen && executedFen <= budgetFen ? budgetFen : trend;
}
