import type { Permission } from '@jixiao/shared';
import { DomainError } from '../errors/domain-error.js';
import { type Actor, may } from './actor.js';
import { currentActor } from './context.js';

/** For REST, where no schema asks: the actor, who is signed in and may. @throws DomainError otherwise */
export function demand(permission: Permission): Actor {
  const actor = demandSignIn();
  if (!may(actor, permission))
    throw new DomainError('FORBIDDEN', [{ code: 'NO_PERMISSION', params: { permission }, wayOut: 'ASK_WHO_CAN' }]);
  return actor;
}

/** Where what is asked for tells the permission. @throws DomainError for strangers and one-time passwords */
export function demandSignIn(): Actor {
  const actor = currentActor();
  if (actor.kind === 'ANONYMOUS') throw new DomainError('UNAUTHENTICATED', [{ code: 'SIGN_IN_REQUIRED' }]);
  if (actor.mustChangePassword)
    throw new DomainError('FORBIDDEN', [{ code: 'PASSWORD_CHANGE_REQUIRED', wayOut: 'CHANGE_PASSWORD' }]);
  return actor;
}
