import type { Permission, Role } from '@jixiao/shared';

/** Who acts: one person in one seat of one jurisdiction, or a program through its client (design §8.6). */
export interface Actor {
  readonly kind: 'PERSON' | 'CLIENT' | 'SYSTEM' | 'ANONYMOUS';
  readonly jurisdictionId: string;
  /** Account of the person, client of the program, or null for the system itself. */
  readonly userId: string | null;
  readonly personName: string;
  readonly seatId: string | null;
  readonly seatTitle: string | null;
  readonly agencyId: string | null;
  readonly agencyName: string | null;
  readonly agencyKind: string | null;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
  /** Business date in Asia/Shanghai; in a demo, the movable demo date. */
  readonly today: string;
  readonly sessionId: string | null;
  readonly mustChangePassword: boolean;
}

export function may(actor: Actor, permission: Permission): boolean {
  return actor.permissions.has(permission);
}
