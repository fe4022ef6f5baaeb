import { Exact } from '../decimal/decimal.js';
import { compareMoney } from '../money/money.js';
import type { Rules } from '../parameters/read-rules.js';

export const MONITORED_OBJECTS = [
  'PROJECT',
  'POLICY',
  'TRANSFER',
  'DEPARTMENT_WHOLE',
  'UNIT_WHOLE',
  'BOND_PROJECT',
] as const;
export type MonitoredObject = (typeof MONITORED_OBJECTS)[number];

export const FUND_KINDS = ['GENERAL_PUBLIC', 'GOVERNMENT_FUND', 'STATE_CAPITAL', 'SOCIAL_INSURANCE'] as const;
export type FundKind = (typeof FUND_KINDS)[number];

/** A project that has been replied to and is neither held, finished nor closed (正在执行). */
export const STATES_IN_EXECUTION: readonly string[] = ['REPLIED', 'EXECUTING'];

/** Which objects a round watches. Written down with the round, so that a rule changed later selects for the next one. */
export interface MonitoringScope {
  readonly objects: readonly MonitoredObject[];
  /** Yuan, inclusive (以上含本数); null for every amount. */
  readonly leastAmount: string | null;
  /** Books of which an object must have money in one; empty for all. */
  readonly fundKinds: readonly FundKind[];
  /** So many at least of each first-level unit, chosen by itself; null where all that qualify are watched. */
  readonly leastPerUnit: number | null;
  /** Units (with those below them) that are watched; empty for all. */
  readonly agencyIds: readonly string[];
  /** Projects by name; empty for all that qualify. */
  readonly projectIds: readonly string[];
}

export const WHOLE_SCOPE: MonitoringScope = {
  objects: ['PROJECT'],
  leastAmount: null,
  fundKinds: [],
  leastPerUnit: null,
  agencyIds: [],
  projectIds: [],
};

/** What the rule asks of an object with an approved objective. */
export interface ScopedObjective {
  readonly objectType: string;
  readonly projectId: string | null;
  /** State of the project; null for an object that is none. */
  readonly projectState: string | null;
  readonly amount: string;
  /** Books in which it has money; empty where the object is no project. */
  readonly fundKinds: readonly string[];
  /** Its unit and those above it. */
  readonly agencyIds: readonly string[];
  /** The unit or the item is a state secret: named, never watched here. */
  readonly isSecret: boolean;
}

/** Scope that the rules of a place give a round of the year. */
export function scopeByRules(rules: Rules): MonitoringScope {
  const least = rules.rule('monitoring.leastAmount');
  const perUnit = rules.rule('monitoring.leastPerUnit');
  return {
    ...WHOLE_SCOPE,
    objects: rules.rule('monitoring.objects') as readonly MonitoredObject[],
    leastAmount: least === null ? null : new Exact(least).toFixed(2),
    fundKinds: rules.rule('monitoring.fundKinds') as readonly FundKind[],
    leastPerUnit: perUnit === null ? null : Math.ceil(perUnit),
  };
}

/** Scope as a round keeps it; what it does not say is not narrowed. */
export function storedScope(stored: unknown): MonitoringScope {
  return { ...WHOLE_SCOPE, ...(stored as Partial<MonitoringScope> | null) };
}

/** Whether the round watches the object, or its unit may choose it. */
export function isInScope(object: ScopedObjective, scope: MonitoringScope): boolean {
  if (object.isSecret || !scope.objects.some((type) => type === object.objectType)) return false;
  if (object.projectState !== null && !STATES_IN_EXECUTION.includes(object.projectState)) return false;
  if (scope.leastAmount !== null && compareMoney(object.amount, scope.leastAmount) < 0) return false;
  if (scope.projectIds.length > 0 && !(object.projectId && scope.projectIds.includes(object.projectId))) return false;
  if (scope.agencyIds.length > 0 && !object.agencyIds.some((id) => scope.agencyIds.includes(id))) return false;
  // A whole department has money in every book; only a project can be outside of one.
  const isInBook = scope.fundKinds.length === 0 || object.projectId === null;
  return isInBook || object.fundKinds.some((kind) => scope.fundKinds.some((wanted) => wanted === kind));
}

export interface UnitDuty {
  readonly eligibleCount: number;
  readonly requiredCount: number;
  readonly exemptReason: 'SECRET' | 'NOTHING_ELIGIBLE' | 'FEWER_ELIGIBLE' | null;
}

/** What a first-level unit owes: all that qualify, or at least so many of its own choice where it has as many. */
export function unitDuty(eligibleCount: number, isSecret: boolean, { leastPerUnit }: MonitoringScope): UnitDuty {
  if (isSecret) return { eligibleCount: 0, requiredCount: 0, exemptReason: 'SECRET' };
  if (eligibleCount === 0) return { eligibleCount, requiredCount: 0, exemptReason: 'NOTHING_ELIGIBLE' };
  if (leastPerUnit === null) return { eligibleCount, requiredCount: eligibleCount, exemptReason: null };
  const isShort = eligibleCount < leastPerUnit;
  return {
    eligibleCount,
    requiredCount: isShort ? eligibleCount : leastPerUnit,
    exemptReason: isShort ? 'FEWER_ELIGIBLE' : null,
  };
}
