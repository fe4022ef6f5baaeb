import { scoreIndicator } from '../scoring/score-indicator.js';
import type { Band, Direction } from '../scoring/types.js';

export type Reached = 'REACHED' | 'MISSED' | 'UNKNOWN';

interface Target {
  readonly direction: Direction;
  readonly isStrict?: boolean | null;
  readonly targetValue?: string | null;
  readonly targetLow?: string | null;
  readonly targetHigh?: string | null;
  readonly targetText?: string | null;
  readonly targetOn?: string | null;
  readonly plannedStartOn?: string | null;
  readonly bands?: readonly Band[] | null;
}

/** Was the target of an indicator met? What nobody has measured, and what has only grades, is not said to be missed. */
export function reached(target: Target, actual: { value: string | null; text: string | null } | null): Reached {
  if (!actual || (actual.value === null && actual.text === null)) return 'UNKNOWN';
  if (target.direction === 'QUAL' || target.direction === 'BAND') return 'UNKNOWN';
  const { met } = scoreIndicator(
    {
      direction: target.direction,
      weight: '1',
      strict: target.isStrict ?? false,
      target: target.targetValue ?? null,
      low: target.targetLow ?? null,
      high: target.targetHigh ?? null,
      targetOn: target.targetOn ?? null,
      plannedStartOn: target.plannedStartOn ?? null,
      targetYes: target.targetText === '是' ? true : target.targetText === '否' ? false : null,
    },
    {
      value: actual.value,
      on: target.direction === 'DATE_BY' ? actual.text : null,
      yes: target.direction === 'BOOL' ? actual.text === '是' : null,
    },
  );
  return met === null || met === undefined ? 'UNKNOWN' : met ? 'REACHED' : 'MISSED';
}
