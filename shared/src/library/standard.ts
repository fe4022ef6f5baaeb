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
