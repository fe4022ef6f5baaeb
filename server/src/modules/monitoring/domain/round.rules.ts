import type { MonitoringScope, Refusal } from '@jixiao/shared';

/** Why a scope cannot be opened: it selects nothing, or it names projects that have no approved objective (M-04). */
export function scopeRefusals(scope: MonitoringScope, selected: number): Refusal[] {
  const refusals: Refusal[] = [];
  if (selected === 0) refusals.push({ code: 'SCOPE_EMPTY', field: 'projectIds', wayOut: 'APPROVE_GOALS_FIRST' });
  const missing = scope.projectIds.length - selected;
  if (scope.projectIds.length > 0 && missing > 0) {
    refusals.push({
      code: 'PROJECT_WITHOUT_APPROVED_GOAL',
      ruleId: 'M-04',
      field: 'projectIds',
      params: { missing },
      wayOut: 'APPROVE_GOALS_FIRST',
    });
  }
  return refusals;
}

export interface Choice {
  readonly eligible: readonly string[];
  readonly chosen: readonly string[];
  /** Objects of which a sheet exists already; a sheet is never taken back. */
  readonly filedOn: readonly string[];
  readonly finish: boolean;
  readonly shortfallReason: string | null;
  readonly requiredCount: number;
  /** How many the place asks of everyone; null where the unit is free. */
  readonly leastPerUnit: number | null;
}

/** What keeps a unit from choosing, or from ending its choice (R099; M-10). */
export function choiceRefusals(choice: Choice): Refusal[] {
  const refusals: Refusal[] = [];
  const foreign = choice.chosen.filter((id) => !choice.eligible.includes(id)).length;
  if (foreign > 0)
    refusals.push({ code: 'NOT_ELIGIBLE', ruleId: 'M-10', field: 'objectiveIds', params: { count: foreign } });
  if (choice.filedOn.some((id) => !choice.chosen.includes(id)))
    refusals.push({ code: 'CHOICE_HAS_SHEET', ruleId: 'M-10', field: 'objectiveIds', wayOut: 'KEEP_CHOSEN' });
  if (!choice.finish) return refusals;
  if (choice.chosen.length < choice.requiredCount) {
    refusals.push({
      code: 'CHOICE_TOO_FEW',
      ruleId: 'M-10',
      field: 'objectiveIds',
      params: { least: choice.requiredCount, chosen: choice.chosen.length },
      wayOut: 'CHOOSE_MORE',
    });
  }
  const isShort = choice.leastPerUnit !== null && choice.eligible.length < choice.leastPerUnit;
  if (isShort && !choice.shortfallReason?.trim()) {
    refusals.push({
      code: 'SHORTFALL_REASON_REQUIRED',
      ruleId: 'M-10',
      field: 'shortfallReason',
      params: { least: choice.leastPerUnit, eligible: choice.eligible.length },
      wayOut: 'WRITE_REASON',
    });
  }
  return refusals;
}

/** A round that is closed takes nothing in any more (M-13). */
export const roundNotOpen = (state: string | null, action: string): Refusal => ({
  code: 'ROUND_NOT_OPEN',
  ruleId: 'M-13',
  field: 'state',
  params: { state, action, allowed: 'OPEN' },
  wayOut: 'ASK_PERFORMANCE_OFFICE',
});

export interface RoundAtItsEnd {
  readonly kind: string;
  readonly underReview: number;
  readonly missing: number;
  readonly unitsMissing: number;
  /** Units that still owe, by name; the first of them. */
  readonly names: readonly string[];
}

const NAMED = 10;

/** Nothing may lie on a desk when a round closes (M-11). */
export function reviewRefusals({ underReview }: RoundAtItsEnd): Refusal[] {
  if (underReview === 0) return [];
  return [
    { code: 'SHEETS_UNDER_REVIEW', ruleId: 'M-11', params: { count: underReview }, wayOut: 'FINISH_REVIEW_FIRST' },
  ];
}

/**
 * Whoever closes a round has seen who is missing (M-12): he says their number, and they stay on record as not filed. A
 * clearing ends with a decision on every object, so there nobody may be missing (R110).
 */
export function missingRefusals(round: RoundAtItsEnd, confirmed: number | null): Refusal[] {
  if (round.missing === 0) return [];
  const names = round.names.slice(0, NAMED).join('、') + (round.names.length > NAMED ? '…' : '');
  const params = { missing: round.missing, units: round.unitsMissing, names };
  if (round.kind === 'CLEARING')
    return [{ code: 'CLEARING_UNDECIDED', ruleId: 'M-12', params, wayOut: 'PRESS_FOR_MISSING' }];
  if (confirmed === round.missing) return [];
  return [
    { code: 'MISSING_UNCONFIRMED', ruleId: 'M-12', field: 'confirmedMissing', params, wayOut: 'PRESS_OR_CONFIRM' },
  ];
}
