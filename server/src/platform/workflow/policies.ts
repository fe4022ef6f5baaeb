import type { Refusal } from '@jixiao/shared';
import type { Actor } from '../access/actor.js';

/** Nobody decides on his own work, nor takes two consecutive steps of one document, whatever seats he holds (design §8.16). */
export function notOwnWork(actor: Actor, ...previousActors: readonly (string | null)[]): readonly Refusal[] {
  if (!actor.userId || !previousActors.includes(actor.userId)) return [];
  return [{ code: 'SELF_APPROVAL', ruleId: 'W-03', field: 'action', wayOut: 'ANOTHER_PERSON_MUST_DECIDE' }];
}
