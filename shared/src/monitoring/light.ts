import { Exact, roundHalfUp } from '../decimal/decimal.js';
import { fen } from '../money/money.js';
import { daysBetween, timeProgress } from '../periods/dates.js';
import { type AlertParameters, DEFAULT_ALERTS } from './alert-parameters.js';
import { goalProgress, type MonitoredRow, stageRate } from './progress.js';

export type Light = 'GREEN' | 'YELLOW' | 'RED';

export const LIGHT_REASONS = [
  'SPENDING_BEHIND',
  'GOAL_BEHIND',
  'EXECUTION_LOW',
  'ATTAINMENT_LOW',
  'BAND_MISSED',
  'DONE_UNSPENT',
  'SPENT_UNDONE',
  'MONEY_IDLE',
  'FORECAST_LOW',
  'IMPOSSIBLE',
  'POSSIBLE_ONLY',
] as const;

export interface LightReason {
  readonly code: (typeof LIGHT_REASONS)[number];
  readonly level: Exclude<Light, 'GREEN'>;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface LightResult {
  readonly light: Light;
  readonly executionRate: string | null;
  readonly timeProgress: string;
  /** Time progress − execution rate, in points; negative when spending runs ahead. */
  readonly gap: string | null;
  /** Per cent of the annual targets reached, by points; null where nothing can be measured. */
  readonly goalRate: string | null;
  readonly goalGap: string | null;
  /** Execution rate − goal rate, in points: positive where money runs ahead of what it is for (双监控). */
  readonly deviation: string | null;
  readonly reasons: readonly LightReason[];
}

export interface MonitoredSheet {
  /** The budget that the rate is asked of; which one, the place decides (`monitoring.rateDenominator`). */
  readonly adjustedBudget: string;
  readonly executed: string;
  /** Last day of the monitored period. */
  readonly periodTo: string;
  /** Day of the last payment, or the day the money was there when none was made; null where it is not known. */
  readonly quietSince?: string | null;
  readonly rows: readonly MonitoredRow[];
}

/** Light of one sheet: money and goal against time, against each other, and what the year is expected to reach. */
export function monitoringLight(sheet: MonitoredSheet, parameters: AlertParameters = DEFAULT_ALERTS): LightResult {
  const elapsed = timeProgress(sheet.periodTo);
  const rate = executionRate(sheet);
  const goal = goalProgress(sheet.rows, elapsed);
  const gap = rate === null ? null : new Exact(elapsed).minus(rate).toFixed(2);
  const goalGap = goal.rate === null ? null : new Exact(goal.expected!).minus(goal.rate).toFixed(2);
  const reasons = [
    ...behind('SPENDING_BEHIND', gap, { rate: rate ?? '', elapsed }, parameters),
    ...behind('GOAL_BEHIND', goalGap, { rate: goal.rate ?? '', elapsed: goal.expected ?? '' }, parameters),
    ...below(rate, goal.rate, sheet.periodTo, parameters),
    ...mismatch(rate, goal.rate, parameters),
    ...idle(sheet, parameters),
    ...sheet.rows.flatMap((row, index) => outlook(row, index + 1, parameters)),
  ];
  const light = reasons.some(({ level }) => level === 'RED') ? 'RED' : reasons.length > 0 ? 'YELLOW' : 'GREEN';
  const deviation = rate === null || goal.rate === null ? null : new Exact(rate).minus(goal.rate).toFixed(2);
  return { light, executionRate: rate, timeProgress: elapsed, gap, goalRate: goal.rate, goalGap, deviation, reasons };
}

/** Executed ÷ budget, per cent with two decimals; null without a budget. */
export function executionRate(sheet: Pick<MonitoredSheet, 'adjustedBudget' | 'executed'>): string | null {
  const budget = fen(sheet.adjustedBudget);
  if (budget === 0n) return null;
  return roundHalfUp(new Exact(fen(sheet.executed).toString()).div(budget.toString()).times(100), 2);
}

function behind(
  code: 'SPENDING_BEHIND' | 'GOAL_BEHIND',
  gap: string | null,
  params: Readonly<Record<string, string>>,
  { yellowGap, redGap }: AlertParameters,
): LightReason[] {
  if (gap === null || !new Exact(gap).gt(yellowGap)) return [];
  return [{ code, level: new Exact(gap).gt(redGap) ? 'RED' : 'YELLOW', params: { gap, ...params } }];
}

/** Strictly below: what stands exactly at the threshold passes (design §8.23). */
function below(rate: string | null, goal: string | null, periodTo: string, parameters: AlertParameters): LightReason[] {
  const reasons: LightReason[] = [];
  const isBelow = (value: string | null, least: string | null): value is string =>
    value !== null && least !== null && new Exact(value).lt(least);
  const { leastExecution, leastAttainment, executionBands } = parameters;
  if (isBelow(rate, leastExecution))
    reasons.push({ code: 'EXECUTION_LOW', level: 'YELLOW', params: { rate, least: leastExecution! } });
  if (isBelow(goal, leastAttainment))
    reasons.push({ code: 'ATTAINMENT_LOW', level: 'YELLOW', params: { rate: goal, least: leastAttainment! } });
  const month = Number(periodTo.slice(5, 7));
  const band = executionBands.filter((one) => one.month <= month).at(-1);
  if (band && isBelow(rate, band.least))
    reasons.push({ code: 'BAND_MISSED', level: 'YELLOW', params: { rate, least: band.least, month: band.month } });
  return reasons;
}

/** Money and goal that contradict each other: done without spending, or spent without doing. */
function mismatch(rate: string | null, goal: string | null, { mismatchShare }: AlertParameters): LightReason[] {
  if (rate === null || goal === null) return [];
  const isDone = new Exact(goal).gte(mismatchShare);
  const isSpent = new Exact(rate).gte(mismatchShare);
  if (isDone && new Exact(rate).isZero()) return [{ code: 'DONE_UNSPENT', level: 'YELLOW', params: { rate: goal } }];
  if (isSpent && new Exact(goal).isZero()) return [{ code: 'SPENT_UNDONE', level: 'RED', params: { rate } }];
  return [];
}

function idle(sheet: MonitoredSheet, { idleDays }: AlertParameters): LightReason[] {
  if (idleDays === null || !sheet.quietSince || fen(sheet.executed) >= fen(sheet.adjustedBudget)) return [];
  const days = daysBetween(sheet.quietSince, sheet.periodTo);
  return days > idleDays ? [{ code: 'MONEY_IDLE', level: 'YELLOW', params: { days, since: sheet.quietSince } }] : [];
}

function outlook(row: MonitoredRow, number: number, { leastForecast }: AlertParameters): LightReason[] {
  const reasons: LightReason[] = [];
  const forecast = stageRate({ direction: row.direction, target: row.target, actual: row.forecast });
  if (forecast !== null && new Exact(forecast).lt(leastForecast))
    reasons.push({ code: 'FORECAST_LOW', level: 'RED', params: { row: number, forecast } });
  if (row.likelihood === 'IMPOSSIBLE') reasons.push({ code: 'IMPOSSIBLE', level: 'RED', params: { row: number } });
  if (row.likelihood === 'POSSIBLE') reasons.push({ code: 'POSSIBLE_ONLY', level: 'YELLOW', params: { row: number } });
  return reasons;
}

export type Quadrant = 'NORMAL' | 'MONEY_SLOW' | 'GOAL_SLOW' | 'BOTH_SLOW';

/** Place of a sheet in the picture of money and goal; the lines stand where the light leaves green. */
export function quadrantOf(
  { gap, goalGap }: Pick<LightResult, 'gap' | 'goalGap'>,
  { yellowGap }: AlertParameters,
): Quadrant | null {
  if (gap === null || goalGap === null) return null;
  const isMoneySlow = new Exact(gap).gt(yellowGap);
  const isGoalSlow = new Exact(goalGap).gt(yellowGap);
  if (isMoneySlow && isGoalSlow) return 'BOTH_SLOW';
  if (isMoneySlow) return 'MONEY_SLOW';
  return isGoalSlow ? 'GOAL_SLOW' : 'NORMAL';
}
