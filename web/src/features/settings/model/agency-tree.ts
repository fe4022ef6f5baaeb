import type { AgencyDetails } from '../data/agencies.graphql.js';

export interface PlacedAgency extends AgencyDetails {
  depth: number;
}

/** Below each body those that belong to it; the order among siblings is the one given. */
export function inTreeOrder(agencies: readonly AgencyDetails[]): PlacedAgency[] {
  const known = new Set(agencies.map(({ id }) => id));
  const below = new Map<string | null, AgencyDetails[]>();
  for (const agency of agencies) {
    const parent = agency.parentId !== null && known.has(agency.parentId) ? agency.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), agency]);
  }
  const walk = (parent: string | null, depth: number): PlacedAgency[] =>
    (below.get(parent) ?? []).flatMap((agency) => [{ ...agency, depth }, ...walk(agency.id, depth + 1)]);
  return walk(null, 0);
}

/** Bodies with a budget of their own, which a division of the bureau looks after. */
export const WITH_BUDGET: readonly string[] = ['DEPARTMENT', 'UNIT', 'SUBORDINATE', 'TOWN'];
export const AGENCY_KINDS = [
  'DEPARTMENT',
  'UNIT',
  'SUBORDINATE',
  'TOWN',
  'FINANCE_BUREAU',
  'FINANCE_DIVISION',
  'GOVERNMENT',
  'CONGRESS',
  'AUDIT_OFFICE',
  'FIRM',
] as const;
export const SECRECY = ['PUBLIC', 'ON_REQUEST', 'NOT_PUBLIC', 'CLASSIFIED'] as const;
