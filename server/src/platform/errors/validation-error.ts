import type { ValidationError } from 'class-validator';
import type { Refusal } from '@jixiao/shared';
import { DomainError } from './domain-error.js';

/** Turns what class-validator found into refusals: all of them, each with the path of its field. */
export function validationError(errors: ValidationError[]): DomainError {
  return new DomainError(
    'BAD_INPUT',
    errors.flatMap((error) => refusalsOf(error, '')),
  );
}

function refusalsOf(error: ValidationError, parent: string): Refusal[] {
  const isIndex = /^\d+$/.test(error.property);
  const field = isIndex ? `${parent}[${error.property}]` : parent ? `${parent}.${error.property}` : error.property;
  const broken = Object.keys(error.constraints ?? {});
  // A field that is not there breaks every rule about it; one reason is enough.
  const isMissing = (error.value === undefined || error.value === '') && !broken.includes('whitelistValidation');
  if (isMissing && broken.length > 0) return [{ code: 'REQUIRED', field }];
  const own = broken.map((constraint) => ({
    code: CODES[constraint] ?? 'FIELD_INVALID',
    field,
    params: { rule: constraint },
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => refusalsOf(child, field))];
}

const CODES: Readonly<Record<string, string>> = {
  isNotEmpty: 'REQUIRED',
  isDefined: 'REQUIRED',
  isNotBlank: 'REQUIRED',
  whitelistValidation: 'FIELD_NOT_ALLOWED',
  isUuid: 'ID_INVALID',
  maxLength: 'TEXT_TOO_LONG',
  minLength: 'TEXT_TOO_SHORT',
  max: 'PAGE_RANGE',
  min: 'PAGE_RANGE',
  arrayMaxSize: 'LIST_TOO_LONG',
  isPlainText: 'TEXT_INVALID_CHAR',
};
