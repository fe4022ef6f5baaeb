import { compareMoney } from '../money/money.js';
import type { AppraisalKind } from './criteria.js';

/** Which objects must be appraised before they may apply (R060). A jurisdiction's rule of some years. */
export interface AppraisalScope {
  readonly objects: readonly AppraisalKind[];
  /** 新增. */
  readonly isNew: boolean;
  /** 到期拟延续. */
  readonly isExpiring: boolean;
  /** Fund sources that the rule is limited to, such as special bonds; null for every fund. */
  readonly funds: readonly string[] | null;
  /** Only major ones: marked as such, or at and above the threshold. */
  readonly isMajor: boolean;
}

/** What the rule asks of an object. */
export interface ScopedObject {
  readonly kind: AppraisalKind;
  readonly nature: string;
  readonly isRenewal: boolean;
  readonly isMajor: boolean;
  readonly fundSources: readonly string[];
  /** Budget asked for, yuan. */
  readonly budget: string;
}

const KEYS = ['objects', 'new', 'expiring', 'funds', 'major'];
const isListOf = (value: unknown, known?: readonly string[]): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && (!known || known.includes(one)));

/** Value of the rule `exante.scope`; null where it says nothing that can be read. */
export function readAppraisalScope(value: unknown): AppraisalScope | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const given = value as Readonly<Record<string, unknown>>;
  if (Object.keys(given).some((key) => !KEYS.includes(key))) return null;
  const { objects, funds, new: isNew, expiring, major } = given;
  if (!isListOf(objects, ['PROJECT', 'POLICY']) || (funds !== null && !isListOf(funds))) return null;
  if (typeof isNew !== 'boolean' || typeof expiring !== 'boolean' || typeof major !== 'boolean') return null;
  return { objects: objects as AppraisalKind[], isNew, isExpiring: expiring, funds, isMajor: major };
}

/** A continuing object is never asked, unless it expires and the rule asks for expiring ones. */
export function requiresAppraisal(object: ScopedObject, scope: AppraisalScope, threshold: string): boolean {
  const isCandidate = (scope.isNew && object.nature === 'NEW') || (scope.isExpiring && object.isRenewal);
  if (!scope.objects.includes(object.kind) || !isCandidate) return false;
  if (scope.funds && !scope.funds.some((fund) => object.fundSources.includes(fund))) return false;
  return !scope.isMajor || object.isMajor || compareMoney(object.budget, threshold) >= 0;
}
