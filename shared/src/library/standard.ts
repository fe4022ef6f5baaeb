import { Exact, plain } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { isNumber } from '../indicators/check-indicator.js';
import type { Direction } from '../scoring/types.js';

/** 绩效标准: what was planned, what the industry reaches, what was reached before, what the expenditure standard says. */
export const STANDARD_KINDS = ['PLAN', 'INDUSTRY', 'HISTORICAL', 'EXPENDITURE', 'OTHER'] as const;
export type StandardKind = (typeof STANDARD_KINDS)[number];

export interface LibraryStandard {
  readonly kind: StandardKind;
  readonly value: string | null;
  readonly year: number | null;
  readonly region: string | null;
  readonly direction: Direction;
  /** Distance that is still as good as the value, in the unit of the indicator. */
  readonly tolerance: string | null;
}

/** Which kind speaks first when a target is proposed: what comparable places reach, then what was reached here. */
const ORDER: readonly StandardKind[] = ['INDUSTRY', 'EXPENDITURE', 'HISTORICAL', 'PLAN', 'OTHER'];

function usable(standards: readonly LibraryStandard[], year: number): LibraryStandard[] {
  return standards
    .filter((one) => isNumber(one.value) && (one.year === null || one.year <= year))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (b.year ?? 0) - (a.year ?? 0));
}

/** The standard that a target of the year should start from; the newest of the kind that speaks first. */
export function proposedStandard(standards: readonly LibraryStandard[], year: number): LibraryStandard | null {
  return usable(standards, year)[0] ?? null;
}

interface Target {
  readonly name: string;
  readonly direction: Direction;
  readonly targetValue?: string | null;
}

/** 低于标准: a target that promises less than the standard, by more than the tolerance (R045). Advice, never a gate. */
export function belowStandard(
  target: Target,
  standards: readonly LibraryStandard[],
  year: number,
  at: { field: string; row: number },
): Refusal | null {
  const standard = proposedStandard(standards, year);
  if (!standard || !isNumber(target.targetValue) || !['GE', 'LE', 'EQ'].includes(target.direction)) return null;
  const tolerance = isNumber(standard.tolerance) ? new Exact(standard.tolerance).abs() : new Exact(0);
  const value = new Exact(standard.value!);
  // EQ says a number to be met; whether more or less is better, the standard's own direction tells.
  const direction = target.direction === 'EQ' ? standard.direction : target.direction;
  const isBelow =
    direction === 'LE'
      ? new Exact(target.targetValue).gt(value.plus(tolerance))
      : new Exact(target.targetValue).lt(value.minus(tolerance));
  if (!isBelow) return null;
  return refusal('BELOW_STANDARD', {
    ruleId: 'L-04',
    field: at.field,
    params: {
      row: at.row,
      name: target.name,
      target: plain(target.targetValue),
      standard: plain(value),
      kind: standard.kind,
    },
    wayOut: 'RAISE_OR_EXPLAIN',
  });
}
