import type { Refusal } from '@jixiao/shared';

/** What the policy must know of a version. */
export interface LibraryDesk {
  readonly ownership: 'OWN' | 'INHERITED' | 'COMMON';
  readonly agencyId: string | null;
  readonly draftedBy: string | null;
  readonly submittedBy: string | null;
}

interface Person {
  readonly kind: string;
  readonly userId: string | null;
  readonly agencyId: string | null;
  /** Keeps the library of the place, and with it everybody's drafts. */
  readonly manages: boolean;
}

/** Who may change a draft; who may decide, which is never the one whose work it is. */
export function libraryPolicy(actor: Person, action: string, row: LibraryDesk): Refusal[] {
  if (row.ownership !== 'OWN') return [{ code: 'LIBRARY_NOT_OWN', wayOut: 'PROPOSE_OWN_INDICATOR' }];
  if (actor.kind === 'SYSTEM') return [];
  switch (action) {
    case 'save':
    case 'submit':
      return actor.manages || actor.agencyId === row.agencyId
        ? []
        : [{ code: 'NOT_YOUR_DESK', wayOut: 'ASK_WHO_CAN', who: 'FIN_PERFORMANCE' }];
    case 'admit':
    case 'return':
    case 'reject':
      return actor.userId && [row.draftedBy, row.submittedBy].includes(actor.userId)
        ? [{ code: 'SELF_APPROVAL', wayOut: 'ANOTHER_PERSON_MUST_DECIDE' }]
        : [];
    default:
      return [];
  }
}
