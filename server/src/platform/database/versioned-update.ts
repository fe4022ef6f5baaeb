import { DomainError } from '../errors/domain-error.js';
import type { UnitOfWork } from './unit-of-work.js';

/** Column values to be written; keys are column names chosen by a programmer. */
export type Patch = Readonly<Record<string, unknown>>;

/**
 * Updates one row only if it still has the version that the caller read.
 *
 * @throws DomainError CONFLICT with the current version when somebody was faster
 */
export async function updateVersioned(
  uow: UnitOfWork,
  table: string,
  jurisdictionId: string,
  id: string,
  expectedVersion: number,
  patch: Patch,
): Promise<void> {
  const columns = Object.keys(patch);
  const sets = columns.map((column, index) => `${column} = $${index + 4}`);
  const changed = await uow.affect(
    `UPDATE ${table} SET ${[...sets, 'version = version + 1', 'updated_at = now()'].join(', ')}
      WHERE jurisdiction_id = $1 AND id = $2 AND version = $3`,
    [jurisdictionId, id, expectedVersion, ...columns.map((column) => patch[column])],
  );
  if (changed === 1) return;
  throw await conflict(uow, table, jurisdictionId, id, expectedVersion);
}

/** The refusal of a stale write: which version is current, who changed it and when. */
export async function conflict(
  uow: UnitOfWork,
  table: string,
  jurisdictionId: string,
  id: string,
  expectedVersion: number,
): Promise<DomainError> {
  const [row] = await uow.query<{ version: number; updated_at: Date; person_name: string | null }>(
    `SELECT t.version, t.updated_at,
            (SELECT x.texts ->> 'actor' FROM platform.audit_entry e
               JOIN platform.audit_text x ON x.jurisdiction_id = e.jurisdiction_id AND x.seq = e.seq
              WHERE e.jurisdiction_id = t.jurisdiction_id AND e.entity = $3 AND e.entity_id = t.id
              ORDER BY e.seq DESC LIMIT 1) AS person_name
       FROM ${table} t WHERE t.jurisdiction_id = $1 AND t.id = $2`,
    [jurisdictionId, id, table],
  );
  if (!row) return new DomainError('NOT_FOUND', [{ code: 'NOT_FOUND' }]);
  return new DomainError('CONFLICT', [
    {
      code: 'STALE_VERSION',
      ruleId: 'W-01',
      field: 'expectedVersion',
      params: {
        expected: expectedVersion,
        current: row.version,
        changedBy: row.person_name,
        changedAt: row.updated_at.toISOString(),
      },
      wayOut: 'RELOAD_AND_COMPARE',
    },
  ]);
}
