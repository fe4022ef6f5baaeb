import { isId } from '../../../platform/database/index.js';
import { badInput } from '../../../platform/errors/index.js';
import { decodeCursor } from '../../../platform/graphql/index.js';

/** The id behind a cursor, for lists that are ordered by their ids. @throws DomainError CURSOR_INVALID */
export function idCursor(after?: string | null): string | null {
  const cursor = decodeCursor(after, 1)?.[0] ?? null;
  if (cursor !== null && !isId(cursor)) throw badInput('CURSOR_INVALID', 'after');
  return cursor;
}
