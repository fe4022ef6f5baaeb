import type { Permission } from '@jixiao/shared';
import { currentActor, may } from '../../../platform/access/index.js';
import { DomainError } from '../../../platform/errors/index.js';

const ANY: readonly Permission[] = ['user.manage', 'grant.manage', 'audit.read'];

/** Accounts are for the three administrators; everybody else knows colleagues by their seats. */
export function allowAdministrators(): void {
  const actor = currentActor();
  if (ANY.some((permission) => may(actor, permission))) return;
  throw new DomainError('FORBIDDEN', [
    { code: 'NO_PERMISSION', params: { permission: 'user.manage' }, wayOut: 'ASK_WHO_CAN' },
  ]);
}
