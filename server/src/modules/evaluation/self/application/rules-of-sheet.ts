import { type Rules, rulesAsKept, type SelfRules, selfRules } from '@jixiao/shared';
import type { SelfEvaluationRecord } from '../persistence/self-evaluation.reads.js';

export const OPEN_STATES = ['DRAFT', 'RETURNED'];

export type JudgedSheet = Pick<SelfEvaluationRecord, 'state' | 'workYear' | 'parameters'>;

/** Rules that a sheet is read by: today's while it is filled in, afterwards those that it was scored by. */
export function rulesOfSheet(sheet: Pick<JudgedSheet, 'state' | 'parameters'>, rules: Rules): SelfRules {
  const today = selfRules(rules);
  return OPEN_STATES.includes(sheet.state) ? today : rulesAsKept(sheet.parameters, today);
}
