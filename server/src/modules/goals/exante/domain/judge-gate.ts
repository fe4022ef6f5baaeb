import {
  checkPreparation,
  compareMoney,
  type PreparationChecklists,
  type Refusal,
  refusal,
  type AppraisalScope,
  requiresAppraisal,
} from '@jixiao/shared';

/** What the gate must know of what stands before it. */
export interface GateFacts {
  readonly door: 'APPLY' | 'POOL' | 'ALLOCATE' | 'FEED' | 'CERTIFY';
  readonly nature: string;
  readonly isMajor: boolean;
  readonly isRenewal: boolean;
  readonly fundSources: readonly string[];
  readonly budget: string;
  readonly amount: string | null;
  readonly reason: string | null;
  readonly isReplied: boolean;
  readonly budgetYear: number;
  readonly appraisal: { id: string; state: string; amountSupported: string | null } | null;
  readonly reviewedAmount: string | null;
  readonly preparation: { projectType: string; present: readonly string[] } | null;
}

export interface GateRules {
  readonly scope: AppraisalScope;
  readonly threshold: string;
  readonly preparation: PreparationChecklists;
}

const SUPPORTED = ['SUPPORTED', 'PARTIAL'];

/** 未经评估不得申请预算, and what was assessed and reviewed limits what is given: every reason at once. */
export function judgeGate(facts: GateFacts, rules: GateRules): Refusal[] {
  const isInScope = requiresAppraisal({ kind: 'PROJECT', ...facts }, rules.scope, rules.threshold);
  return [
    ...(facts.isReplied || !isInScope ? [] : appraisalAsked(facts)),
    ...(facts.isReplied || facts.door !== 'APPLY' ? [] : preparationAsked(facts, isInScope, rules.preparation)),
    ...amountAllowed(facts),
  ];
}

function appraisalAsked({ appraisal, budgetYear }: GateFacts): Refusal[] {
  const base = { ruleId: 'X-06', field: 'appraisal', params: { year: budgetYear, state: appraisal?.state ?? null } };
  switch (appraisal?.state) {
    case 'SUPPORTED':
    case 'PARTIAL':
      return [];
    case undefined:
      return [refusal('EXANTE_REQUIRED', { ...base, wayOut: 'APPRAISE_FIRST', who: 'UNIT_CLERK' })];
    case 'NOT_SUPPORTED':
      return [refusal('EXANTE_NOT_SUPPORTED', base)];
    case 'SUPPORTED_AFTER_CHANGE':
      return [refusal('EXANTE_CHANGE_OUTSTANDING', { ...base, wayOut: 'SUPPLEMENT_APPRAISAL', who: 'UNIT_CLERK' })];
    default:
      return [refusal('EXANTE_NOT_CONCLUDED', { ...base, wayOut: 'WAIT_FOR_CONCLUSION', who: 'FIN_PERFORMANCE' })];
  }
}

/** A project in scope says what it is; what is declared is checked whether in scope or not (R064). */
function preparationAsked(
  { preparation }: GateFacts,
  isInScope: boolean,
  lists: PreparationChecklists,
): readonly Refusal[] {
  if (preparation) return checkPreparation(preparation.projectType, preparation.present, lists);
  if (!isInScope) return [];
  return [
    refusal('PREPARATION_UNDECLARED', {
      ruleId: 'X-07',
      field: 'preparation',
      wayOut: 'COMPLETE_PREPARATION',
      who: 'UNIT_CLERK',
    }),
  ];
}

/** The reviewed amount is a ceiling (R061); the supported amount one that a reason lifts (R063). */
function amountAllowed({ door, amount, reason, appraisal, reviewedAmount }: GateFacts): Refusal[] {
  if (amount === null || (door !== 'ALLOCATE' && door !== 'FEED')) return [];
  const found: Refusal[] = [];
  if (reviewedAmount !== null && compareMoney(amount, reviewedAmount) > 0)
    found.push(
      refusal('ALLOCATION_ABOVE_REVIEWED', {
        ruleId: 'X-09',
        field: 'amount',
        params: { amount, reviewed: reviewedAmount },
        wayOut: 'LOWER_AMOUNT',
      }),
    );
  const supported = appraisal && SUPPORTED.includes(appraisal.state) ? appraisal.amountSupported : null;
  if (supported !== null && compareMoney(amount, supported) > 0 && !reason)
    found.push(
      refusal('ALLOCATION_ABOVE_SUPPORTED', {
        ruleId: 'X-06',
        field: 'reason',
        params: { amount, supported },
        wayOut: 'WRITE_REASON',
      }),
    );
  return found;
}
