import type { Refusal } from '@jixiao/shared';
import type { Actor } from '../../../platform/access/index.js';
import { notOwnWork } from '../../../platform/workflow/index.js';

/** What the policy must know of an objective. */
export interface DeskRow {
  readonly agencyId: string;
  readonly departmentId: string | null;
  readonly draftedBy: string | null;
  readonly submittedBy: string | null;
  readonly deptReviewedBy: string | null;
  readonly finReviewedBy: string | null;
}

const OTHER_DESK: Refusal = { code: 'NOT_YOUR_DESK', wayOut: 'ASK_WHO_CAN' };

/** Place and person: whose desk an objective lies on, and who may not decide on it because it is his own work. */
export function deskPolicy(actor: Actor, action: string, row: DeskRow): readonly Refusal[] {
  if (actor.kind === 'SYSTEM') return [];
  switch (action) {
    case 'save':
    case 'submit':
    case 'adjust':
      return actor.agencyId === row.agencyId ? [] : [{ ...OTHER_DESK, who: 'UNIT_CLERK' }];
    case 'acceptRefinement':
    case 'declineRefinement':
      return [
        ...(actor.agencyId === row.agencyId ? [] : [{ ...OTHER_DESK, who: 'UNIT_CLERK' }]),
        ...notOwnWork(actor, row.finReviewedBy),
      ];
    case 'withdraw':
      return actor.userId === row.submittedBy ? [] : [{ code: 'NOT_YOUR_SUBMISSION', wayOut: 'ASK_SUBMITTER' }];
    case 'deptAccept':
    case 'deptReturn':
      // A first-level unit's own forms pass this step through the head of the unit (design §8.16).
      return [
        ...(actor.agencyId === row.departmentId ? [] : [{ ...OTHER_DESK, who: 'UNIT_HEAD' }]),
        ...notOwnWork(actor, row.draftedBy, row.submittedBy),
      ];
    case 'finAccept':
    case 'finRefine':
    case 'takeBackRefinement':
    case 'finReturn':
    case 'finReject':
    case 'finSampleReturn':
      return notOwnWork(actor, row.draftedBy, row.submittedBy, row.deptReviewedBy);
    case 'sendDown':
    case 'approve':
      return notOwnWork(actor, row.draftedBy, row.submittedBy, row.deptReviewedBy, row.finReviewedBy);
    default:
      return [];
  }
}
