import { createHash } from 'node:crypto';
import { canonicalJson } from '@jixiao/shared';

/** An indicator as it is frozen: every column that a reader of the objective relies on. */
export interface HashedIndicator {
  indicatorKey: string;
  horizon: string;
  ordinal: number;
  level1: string;
  level2: string;
  name: string;
  direction: string;
  isStrict: boolean;
  targetValue?: string | null;
  targetLow?: string | null;
  targetHigh?: string | null;
  targetText?: string | null;
  targetOn?: string | null;
  plannedStartOn?: string | null;
  bands?: unknown;
  unit?: string | null;
  weight: string;
  targetBasis?: string | null;
  baselineValue?: string | null;
  baselineYear?: number | null;
  yearlyTargets?: unknown;
  formulaText?: string | null;
  dataSource?: string | null;
  captureMethod?: string | null;
  isCore: boolean;
  remark?: string | null;
}

/** What the approval of an objective freezes. */
export interface ObjectiveContent {
  overallGoal: string | null;
  annualGoal: string | null;
  /** Money: yuan with two decimals. */
  annualAmount: string;
  indicators: readonly HashedIndicator[];
  /** Other blocks of the form by name; empty ones do not count. */
  blocks?: Readonly<Record<string, readonly unknown[]>>;
}

/**
 * Hash of an approved objective (design §8.15). '60', '60.00' and '60.000000' are one number, and absent is null, so
 * that content typed in, content read from the database and content sent by a program give the same hash.
 */
export function objectiveContentHash(content: ObjectiveContent): string {
  const indicators = [...content.indicators]
    .sort((a, b) => (a.horizon === b.horizon ? a.ordinal - b.ordinal : a.horizon < b.horizon ? -1 : 1))
    .map((indicator) => ({
      indicatorKey: indicator.indicatorKey,
      horizon: indicator.horizon,
      ordinal: indicator.ordinal,
      level1: indicator.level1,
      level2: indicator.level2,
      name: indicator.name,
      direction: indicator.direction,
      isStrict: indicator.isStrict,
      targetValue: plain(indicator.targetValue),
      targetLow: plain(indicator.targetLow),
      targetHigh: plain(indicator.targetHigh),
      targetText: indicator.targetText ?? null,
      targetOn: indicator.targetOn ?? null,
      plannedStartOn: indicator.plannedStartOn ?? null,
      bands: indicator.bands ?? null,
      unit: indicator.unit ?? null,
      weight: plain(indicator.weight),
      targetBasis: indicator.targetBasis ?? null,
      baselineValue: plain(indicator.baselineValue),
      baselineYear: indicator.baselineYear ?? null,
      formulaText: indicator.formulaText ?? null,
      dataSource: indicator.dataSource ?? null,
      captureMethod: indicator.captureMethod ?? null,
      isCore: indicator.isCore,
      remark: indicator.remark ?? null,
      // Only where there are some: a form without them keeps the hash that it always had.
      ...(indicator.yearlyTargets ? { yearlyTargets: indicator.yearlyTargets } : {}),
    }));
  return contentHash({
    annualAmount: plain(content.annualAmount),
    annualGoal: content.annualGoal,
    overallGoal: content.overallGoal,
    indicators,
    ...Object.fromEntries(Object.entries(content.blocks ?? {}).filter(([, rows]) => rows.length > 0)),
  });
}

/** SM3 over the canonical text of any frozen content: snapshots, published items, graded evaluations. */
export function contentHash(content: unknown): string {
  return createHash('sm3').update(canonicalJson(content)).digest('hex');
}

/** A decimal without superfluous zeros: one number, one text. */
function plain(decimal: string | null | undefined): string | null {
  if (decimal === null || decimal === undefined) return null;
  const text = decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal;
  return text === '-0' ? '0' : text;
}
