import { badInput, type DomainError } from './domain-error.js';

/** Values that PostgreSQL could not read as what they should be. Anything else that it says is a defect of ours. */
const UNREADABLE: Readonly<Record<string, string>> = {
  '22P02': 'ID_INVALID',
  '22003': 'PAGE_RANGE',
  '22007': 'DATE_FORMAT',
  '22008': 'DATE_FORMAT',
  '22021': 'TEXT_INVALID_CHAR',
  '22P05': 'TEXT_INVALID_CHAR',
};

/** The second net: a value that slipped past its form is the sender's mistake, and is told as one (controls D18, D31). */
export function unreadableValue(error: unknown): DomainError | null {
  const { code, severity } = (error ?? {}) as { code?: unknown; severity?: unknown };
  if (typeof code !== 'string' || typeof severity !== 'string') return null;
  const refusal = UNREADABLE[code];
  return refusal ? badInput(refusal) : null;
}
