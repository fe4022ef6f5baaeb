import { Exact, exactOrNull, roundHalfUp } from '../decimal/decimal.js';
import type { Refusal } from '../errors/refusal.js';
import { fen } from '../money/money.js';
import { timeProgress } from '../periods/dates.js';
import type { Direction } from '../scoring/types.js';

export type Light = 'GREEN' | 'YELLOW' | 'RED';
export type Likelihood = 'CERTAIN' | 'POSSIBLE' | 'IMPOSSIBLE';

export interface LightParameters {
  /** Points that spending may lag behind time before the light leaves green. */
  readonly yellowGap: string;
  /** Points beyond which it is red. */
  readonly redGap: string;
  /** Per cent of the target that the year is expected to reach, below which it is red. */
  readonly leastForecast: string;
}

/** Our default; no clause states thresholds, so each place sets its own (domain §3.5). */
export const DEFAULT_LIGHT: LightParameters = { yellowGap: '10', redGap: '20', leastForecast: '75' };

export interface MonitoredRow {
  readonly direction: Direction;
  readonly target: string | null;
  readonly actual: string | null;
  readonly forecast: string | null;
  readonly likelihood: Likelihood | null;
  readonly isNotDue: boolean;
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

export interface LightReason {
  readonly code: 'SPENDING_BEHIND' | 'FORECAST_LOW' | 'IMPOSSIBLE' | 'POSSIBLE_ONLY';
  readonly level: Exclude<Light, 'GREEN'>;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface LightResult {
  readonly light: Light;
  readonly executionRate: string | null;
  readonly timeProgress: string;
  /** Time progress − execution rate, in points; negative when spending runs ahead. */
  readonly gap: string | null;
  readonly reasons: readonly LightReason[];
}

export interface MonitoredSheet {
  readonly adjustedBudget: string;
  readonly executed: string;
  /** Last day of the monitored period. */
  readonly periodTo: string;
  readonly rows: readonly MonitoredRow[];
}

/** Light of one project: money against time, and what the year is expected to reach (财预〔2019〕136号; domain §3.5). */
export function monitoringLight(sheet: MonitoredSheet, parameters: LightParameters = DEFAULT_LIGHT): LightResult {
  const budget = fen(sheet.adjustedBudget);
  const elapsed = timeProgress(sheet.periodTo);
  const rate =
    budget === 0n ? null : roundHalfUp(new Exact(fen(sheet.executed).toString()).div(budget.toString()).times(100), 2);
  const gap = rate === null ? null : new Exact(elapsed).minus(rate);
  const reasons: LightReason[] = [];
  if (gap?.gt(parameters.yellowGap)) {
    reasons.push({
      code: 'SPENDING_BEHIND',
      level: gap.gt(parameters.redGap) ? 'RED' : 'YELLOW',
      params: { gap: gap.toFixed(2), rate: rate!, elapsed },
    });
  }
  sheet.rows.forEach((row, index) => {
    const forecast = stageRate({ direction: row.direction, target: row.target, actual: row.forecast });
    if (forecast !== null && new Exact(forecast).lt(parameters.leastForecast)) {
      reasons.push({ code: 'FORECAST_LOW', level: 'RED', params: { row: index + 1, forecast } });
    }
    if (row.likelihood === 'IMPOSSIBLE') reasons.push({ code: 'IMPOSSIBLE', level: 'RED', params: { row: index + 1 } });
    if (row.likelihood === 'POSSIBLE')
      reasons.push({ code: 'POSSIBLE_ONLY', level: 'YELLOW', params: { row: index + 1 } });
  });
  const light = reasons.some(({ level }) => level === 'RED') ? 'RED' : reasons.length > 0 ? 'YELLOW' : 'GREEN';
  return { light, executionRate: rate, timeProgress: elapsed, gap: gap?.toFixed(2) ?? null, reasons };
}

export interface SheetToSubmit extends MonitoredSheet {
  readonly causeText: string | null;
  readonly causeCodes: readonly string[];
  readonly measures: string | null;
  readonly executionReason: string | null;
}

/** Everything that keeps a monitoring sheet from being handed in (domain M1), each with its field. */
export function checkMonitoringSheet(sheet: SheetToSubmit, parameters: LightParameters = DEFAULT_LIGHT): Refusal[] {
  const refusals: Refusal[] = [];
  sheet.rows.forEach((row, index) => {
    const field = `rows[${index}]`;
    const isMeasured = ['GE', 'LE', 'EQ', 'RANGE', 'BAND'].includes(row.direction);
    if (!row.isNotDue && isMeasured && row.actual === null) {
      refusals.push({
        code: 'ACTUAL_MISSING',
        ruleId: 'M-01',
        field: `${field}.actualValue`,
        params: { row: index + 1 },
        wayOut: 'ENTER_OR_NOT_DUE',
      });
    }
    if (row.likelihood === null) {
      refusals.push({
        code: 'LIKELIHOOD_MISSING',
        ruleId: 'M-01',
        field: `${field}.likelihood`,
        params: { row: index + 1 },
      });
    }
  });
  if (monitoringLight(sheet, parameters).light !== 'GREEN') {
    if (!sheet.causeText?.trim())
      refusals.push({ code: 'CAUSE_REQUIRED', ruleId: 'M-02', field: 'causeText', wayOut: 'WRITE_CAUSE' });
    if (sheet.causeCodes.length === 0)
      refusals.push({ code: 'CAUSE_KIND_REQUIRED', ruleId: 'M-02', field: 'causeCodes', wayOut: 'CHOOSE_CAUSE' });
    if (!sheet.measures?.trim())
      refusals.push({ code: 'MEASURES_REQUIRED', ruleId: 'M-02', field: 'measures', wayOut: 'WRITE_MEASURES' });
  }
  if (fen(sheet.executed) > fen(sheet.adjustedBudget) && !sheet.executionReason?.trim()) {
    refusals.push({ code: 'EXECUTED_OVER_BUDGET', ruleId: 'M-03', field: 'executionReason', wayOut: 'WRITE_REASON' });
  }
  return refusals;
}
