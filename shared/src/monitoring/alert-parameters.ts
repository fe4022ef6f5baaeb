import { Exact } from '../decimal/decimal.js';

/** From this month's end on, the year's budget should be spent to at least so much. */
export interface ExecutionBand {
  /** Month whose end is meant, 1…12. */
  readonly month: number;
  /** Per cent of the budget. */
  readonly least: string;
}

/** Thresholds of the light. No clause states them, so each place sets its own; a round keeps those it was opened with. */
export interface AlertParameters {
  /** Points that spending or goal may lag behind their plan before the light leaves green. */
  readonly yellowGap: string;
  /** Points beyond which it is red. */
  readonly redGap: string;
  /** Per cent of the target that the year is expected to reach, below which it is red. */
  readonly leastForecast: string;
  /** Execution rate below which cause and measures are due, whatever the month; null where the place asks for none. */
  readonly leastExecution: string | null;
  /** The same for the progress of the goal. */
  readonly leastAttainment: string | null;
  readonly executionBands: readonly ExecutionBand[];
  /** Per cent at which one side counts as done while the other has not begun. */
  readonly mismatchShare: string;
  /** Days without a payment after which money counts as idle; null where the place does not ask. */
  readonly idleDays: number | null;
  /** Budget that the execution rate is asked of: as it stands after adjustments, or as it was at the start of the year. */
  readonly rateDenominator: 'ADJUSTED' | 'ORIGINAL';
}

/** Our default (domain §3.5). */
export const DEFAULT_ALERTS: AlertParameters = {
  yellowGap: '10',
  redGap: '20',
  leastForecast: '75',
  leastExecution: null,
  leastAttainment: null,
  executionBands: [],
  mismatchShare: '50',
  idleDays: null,
  rateDenominator: 'ADJUSTED',
};

/** Value of the rule `monitoring.executionBands`: months in order, each once; null where it cannot be read. */
export function readExecutionBands(value: unknown): readonly ExecutionBand[] | null {
  if (!Array.isArray(value)) return null;
  const bands = value.map(readBand);
  const isInOrder = bands.every((band, i) => band !== null && (i === 0 || band.month > (bands[i - 1]?.month ?? 0)));
  return isInOrder ? (bands as ExecutionBand[]) : null;
}

function readBand(value: unknown): ExecutionBand | null {
  if (typeof value !== 'object' || value === null) return null;
  const { month, least, ...rest } = value as Readonly<Record<string, unknown>>;
  const share = /^\d{1,3}(\.\d{1,2})?$/.test(String(least)) ? new Exact(String(least)) : null;
  if (Object.keys(rest).length > 0 || !Number.isInteger(month) || !share) return null;
  if ((month as number) < 1 || (month as number) > 12 || share.gt(100)) return null;
  return { month: month as number, least: share.toFixed() };
}

/** Thresholds that a round was opened with; what it does not say is our default. */
export function frozenAlerts(stored: unknown): AlertParameters {
  return { ...DEFAULT_ALERTS, ...((stored as { alerts?: Partial<AlertParameters> } | null)?.alerts ?? {}) };
}
