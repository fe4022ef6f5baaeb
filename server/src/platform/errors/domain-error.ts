import type { Refusal } from '@jixiao/shared';

/** Classes of refusal that a client may branch on. The words for the person are in the web's catalogue, by refusal code. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'REFUSED'
  | 'CONFLICT'
  | 'BAD_INPUT'
  | 'TOO_COSTLY'
  | 'IDEMPOTENCY_MISMATCH'
  | 'UNAVAILABLE';

/** What the system declines to do, with every reason at once. Anything else that is thrown is a defect. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly refusals: readonly Refusal[] = [],
  ) {
    super(refusals.length > 0 ? `${code}: ${refusals.map((refusal) => refusal.code).join(', ')}` : code);
  }
}

/** One answer for "does not exist" and "is not yours", so that nobody learns which ids exist (controls C12). */
export function notFound(field?: string): DomainError {
  return new DomainError('NOT_FOUND', [{ code: 'NOT_FOUND', ...(field ? { field } : {}) }]);
}

export function refused(refusals: readonly Refusal[]): DomainError {
  return new DomainError('REFUSED', refusals);
}

export function badInput(code: string, field?: string, params?: Refusal['params']): DomainError {
  return new DomainError('BAD_INPUT', [{ code, ...(field ? { field } : {}), ...(params ? { params } : {}) }]);
}
