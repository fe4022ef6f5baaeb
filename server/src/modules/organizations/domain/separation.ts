import { ADMINISTRATORS, type Refusal, type Role } from '@jixiao/shared';

/** What one person holds in all present and coming seats together. */
export interface PersonDuties {
  readonly accountId: string;
  readonly personName: string;
  readonly roles: readonly Role[];
}

const isAdministrator = (role: Role): boolean => (ADMINISTRATORS as readonly Role[]).includes(role);

/**
 * System, security and audit administrator are three persons, and none of them does business (GB/T 22239-2019
 * 8.1.5.1–8.1.5.3; rule A-02).
 */
export function checkSeparation(people: readonly PersonDuties[]): Refusal[] {
  return people.flatMap(({ personName, roles }) => {
    const held = ADMINISTRATORS.filter((role) => roles.includes(role));
    if (held.length === 0) return [];
    const refusals: Refusal[] = [];
    if (held.length > 1) {
      refusals.push({
        code: 'ADMINISTRATORS_EXCLUSIVE',
        ruleId: 'A-02',
        field: 'roles',
        params: { person: personName, first: held[0]!, second: held[1]! },
        wayOut: 'APPOINT_ANOTHER_PERSON',
      });
    }
    const business = roles.find((role) => !isAdministrator(role));
    if (business) {
      refusals.push({
        code: 'ADMINISTRATOR_WITHOUT_BUSINESS',
        ruleId: 'A-02',
        field: 'roles',
        params: { person: personName, administrator: held[0]!, role: business },
        wayOut: 'APPOINT_ANOTHER_PERSON',
      });
    }
    return refusals;
  });
}

const BUREAU = ['FINANCE_BUREAU', 'FINANCE_DIVISION'];
const UNITS = ['DEPARTMENT', 'UNIT', 'SUBORDINATE', 'TOWN'];

/** Kinds of agency in which a role makes sense; a role that is not listed may sit anywhere. */
const HOMES: Partial<Readonly<Record<Role, readonly string[]>>> = {
  UNIT_CLERK: UNITS,
  UNIT_HEAD: UNITS,
  DEPARTMENT_OFFICER: UNITS,
  FIN_BUSINESS: BUREAU,
  FIN_BUDGET: BUREAU,
  FIN_TREASURY: BUREAU,
  FIN_PERFORMANCE: BUREAU,
  FIN_SUPERVISION: BUREAU,
  BUREAU_LEADER: BUREAU,
  GOVERNMENT: ['GOVERNMENT'],
  CONGRESS: ['CONGRESS'],
  AUDIT: ['AUDIT_OFFICE'],
  THIRD_PARTY: ['FIRM'],
  SYSTEM_ADMIN: BUREAU,
  SECURITY_ADMIN: BUREAU,
  AUDIT_ADMIN: BUREAU,
};

/** A firm's seat must not become a reviewer's, nor a unit's seat the budget office's. */
export function checkHomes(roles: readonly Role[], agencyKind: string): Refusal[] {
  return roles
    .filter((role) => HOMES[role] && !HOMES[role].includes(agencyKind))
    .map((role) => ({ code: 'ROLE_NOT_FOR_AGENCY', ruleId: 'A-03', field: 'roles', params: { role, agencyKind } }));
}
