import type { Actor } from './actor.js';

/** The system acting for a jurisdiction: event handlers, timers, demo loading. */
export function systemActor(jurisdictionId: string, today: string): Actor {
  return {
    kind: 'SYSTEM',
    jurisdictionId,
    userId: null,
    personName: 'system',
    seatId: null,
    seatTitle: null,
    agencyId: null,
    agencyName: null,
    agencyKind: null,
    roles: [],
    permissions: new Set(),
    today,
    sessionId: null,
    mustChangePassword: false,
  };
}
