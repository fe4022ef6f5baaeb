import { type Refusal, refusal } from '@jixiao/shared';

export interface Evaluated {
  readonly method: string;
  readonly firmAgencyId: string | null;
  readonly memberIds: readonly string[];
}

/** Who works on an evaluation: the engaged firm's people, or the team that was named, and nobody else (R139). */
export function mayWorkOn(
  actor: { readonly kind: string; readonly userId: string | null; readonly agencyId: string | null },
  task: Evaluated,
): Refusal[] {
  const isOfFirm = task.firmAgencyId !== null && actor.agencyId === task.firmAgencyId;
  const isOfTeam = actor.userId !== null && task.memberIds.includes(actor.userId);
  if (actor.kind === 'SYSTEM' || isOfFirm || isOfTeam) return [];
  return [refusal('NOT_THE_EVALUATOR', { ruleId: 'E-09', field: 'action', wayOut: 'ASK_THE_EVALUATOR' })];
}
