import { type Refusal, refusal } from '../errors/refusal.js';

/**
 * The nine steps by which a unit evaluates itself (R118): plan, working group, method, collecting and checking data, the
 * form, correcting what was found, report, filing with the bureau, publication.
 */
export const SELF_STEPS = [
  'PLAN',
  'WORKING_GROUP',
  'METHOD',
  'DATA',
  'FORM',
  'RECTIFICATION',
  'REPORT',
  'FILING',
  'PUBLICATION',
] as const;
export type SelfStep = (typeof SELF_STEPS)[number];

/** Steps that the sheet itself shows to be done; nobody writes their date. */
export const OWN_STEPS: readonly SelfStep[] = ['FORM', 'FILING'];

export interface StepFacts {
  readonly step: SelfStep;
  readonly doneOn: string | null;
  /** Of the working group: its members. */
  readonly note: string | null;
}

/** Where the place demands it, nothing is handed in without 项目评价工作小组, its day and its members. */
export function checkSteps(steps: readonly StepFacts[], groupRequired: boolean): Refusal[] {
  if (!groupRequired) return [];
  const group = steps.find(({ step }) => step === 'WORKING_GROUP');
  if (group?.doneOn && group.note?.trim()) return [];
  return [
    refusal('WORKING_GROUP_REQUIRED', { ruleId: 'S-10', field: 'steps.WORKING_GROUP', wayOut: 'FORM_WORKING_GROUP' }),
  ];
}
