import { Exact, roundHalfUp } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';

export interface SetUse {
  readonly used: number;
  readonly of: number;
  /** Per cent of the set, two decimals; null for a set without indicators. */
  readonly share: string | null;
}

/** How much of a department's own set a project makes use of (R055). */
export function setUse(indicatorIds: readonly (string | null)[], set: ReadonlySet<string>): SetUse {
  const used = new Set(indicatorIds.filter((id) => id !== null && set.has(id))).size;
  return {
    used,
    of: set.size,
    share: set.size === 0 ? null : roundHalfUp(new Exact(used).div(set.size).times(100), 2),
  };
}

/** A department that has named a least share asks it of every project of its units. */
export function checkSetUse(use: SetUse, minimumShare: string | null): Refusal[] {
  if (
    minimumShare === null ||
    use.share === null ||
    new Exact(use.used).times(100).gte(new Exact(minimumShare).times(use.of))
  )
    return [];
  return [
    refusal('DEPARTMENT_SET_SHARE', {
      ruleId: 'L-06',
      field: 'indicators',
      params: { used: use.used, of: use.of, share: use.share, least: minimumShare },
      wayOut: 'TAKE_FROM_DEPARTMENT_SET',
    }),
  ];
}
