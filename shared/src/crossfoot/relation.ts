import { Exact, exactOrNull } from '../decimal/decimal.js';

export type RelationOperator = '=' | '<=' | '>';

export interface RelationResult {
  readonly outcome: 'HOLDS' | 'FAILS' | 'NOT_CHECKED';
  /** left − right, as a plain decimal; null where one side is not reported. */
  readonly difference: string | null;
}

/** Compares two sides exactly. A side that nobody has reported is never taken for nought. */
export function checkRelation(left: string | null, operator: RelationOperator, right: string | null): RelationResult {
  const a = exactOrNull(left);
  const b = exactOrNull(right);
  if (!a || !b) return { outcome: 'NOT_CHECKED', difference: null };
  const difference = a.minus(b);
  const holds = operator === '=' ? difference.isZero() : operator === '<=' ? difference.lte(0) : difference.gt(0);
  return { outcome: holds ? 'HOLDS' : 'FAILS', difference: new Exact(difference).toFixed() };
}
