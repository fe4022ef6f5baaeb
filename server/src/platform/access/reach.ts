import type { Actor } from './actor.js';

/** How far an actor sees inside the jurisdiction. Policies decide what may be done; this narrows every list in SQL. */
export type Reach =
  | { readonly kind: 'ALL' }
  | { readonly kind: 'SUBTREE'; readonly agencyId: string }
  | { readonly kind: 'DIVISION'; readonly divisionId: string }
  | { readonly kind: 'ENGAGEMENTS'; readonly agencyId: string }
  | { readonly kind: 'NONE' };

const WHOLE_JURISDICTION = [
  'FIN_BUDGET',
  'FIN_TREASURY',
  'FIN_PERFORMANCE',
  'FIN_SUPERVISION',
  'BUREAU_LEADER',
  'GOVERNMENT',
  'CONGRESS',
  'AUDIT',
] as const;

/** The widest reach that one of the actor's roles gives. */
export function reachOf(actor: Actor): Reach {
  if (actor.kind === 'SYSTEM') return { kind: 'ALL' };
  if (WHOLE_JURISDICTION.some((role) => actor.roles.includes(role))) return { kind: 'ALL' };
  if (!actor.agencyId) return { kind: 'NONE' };
  if (actor.roles.includes('FIN_BUSINESS')) return { kind: 'DIVISION', divisionId: actor.agencyId };
  if (actor.roles.includes('THIRD_PARTY') || actor.roles.includes('EXPERT')) {
    return { kind: 'ENGAGEMENTS', agencyId: actor.agencyId };
  }
  const unitRoles = ['UNIT_CLERK', 'UNIT_HEAD', 'DEPARTMENT_OFFICER'] as const;
  if (unitRoles.some((role) => actor.roles.includes(role))) return { kind: 'SUBTREE', agencyId: actor.agencyId };
  return { kind: 'NONE' };
}

/**
 * SQL condition on an agency column, for the WHERE clause of every list and every single read.
 *
 * @param agencyColumn qualified column, written by a programmer, never by a user
 * @param jurisdictionParam placeholder such as `$1` that holds the jurisdiction
 * @param params parameter list of the statement; the condition appends what it needs
 */
export function reachSql(actor: Actor, agencyColumn: string, jurisdictionParam: string, params: unknown[]): string {
  const reach = reachOf(actor);
  switch (reach.kind) {
    case 'ALL':
      return 'TRUE';
    case 'SUBTREE':
      params.push(reach.agencyId);
      return `EXISTS (SELECT 1 FROM organizations.agency_closure reach
        WHERE reach.jurisdiction_id = ${jurisdictionParam} AND reach.ancestor_id = $${params.length}
          AND reach.descendant_id = ${agencyColumn})`;
    case 'DIVISION':
      params.push(reach.divisionId);
      return `EXISTS (SELECT 1 FROM organizations.agency reach
        WHERE reach.jurisdiction_id = ${jurisdictionParam} AND reach.id = ${agencyColumn}
          AND reach.division_id = $${params.length})`;
    case 'ENGAGEMENTS':
    case 'NONE':
      // A firm's reach hangs on running engagements, which only the evaluation module knows; elsewhere it sees nothing.
      return 'FALSE';
  }
}
