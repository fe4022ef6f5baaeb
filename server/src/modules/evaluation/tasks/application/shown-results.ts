import { type Actor, reachOf } from '../../../../platform/access/index.js';
import { FINAL_STATES } from '../domain/final-states.js';
import type { EvaluationTaskRecord } from '../persistence/evaluation-task.reads.js';

/** From here on the evaluated unit has been asked for its opinion, and knows what was found. */
const SHOWN = ['EXCHANGING_OPINIONS', ...FINAL_STATES];

/**
 * The evaluated unit does not see points and findings before it is asked for its opinion: they are being worked on, and
 * who is judged does not look over the shoulder of who judges.
 */
export function showsResults(
  actor: Actor,
  task: Pick<EvaluationTaskRecord, 'kind' | 'state' | 'organiserAgencyId' | 'memberIds' | 'isPart'>,
): boolean {
  if (reachOf(actor).kind !== 'SUBTREE') return true;
  if ((task.isPart ? FINAL_STATES : SHOWN).includes(task.state)) return true;
  const organises = task.kind === 'DEPARTMENT' && task.organiserAgencyId === actor.agencyId;
  return organises || (actor.userId !== null && task.memberIds.includes(actor.userId));
}
