import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

export interface AgencyFunctionRecord {
  id: string;
  agencyId: string;
  agencyName: string;
  kind: string;
  name: string;
  source: string;
  validFrom: string;
  validTo: string | null;
  version: number;
}

const COLUMNS = `f.id, f.agency_id AS "agencyId", a.name AS "agencyName", f.kind, f.name, f.source,
  f.valid_from::text AS "validFrom", f.valid_to::text AS "validTo", f.version`;
const FROM = `FROM organizations.agency_function f
  JOIN organizations.agency a ON a.jurisdiction_id = f.jurisdiction_id AND a.id = f.agency_id`;
const ORDER = `ORDER BY a.code, array_position(ARRAY['FUNCTION', 'DEVELOPMENT_PLAN', 'WORK_PLAN'], f.kind), f.valid_from, f.id`;

/** What bodies are there for; a year sees what holds on at least one day of it. */
@Injectable()
export class AgencyFunctionReads {
  constructor(private readonly uow: UnitOfWork) {}

  byIds(ids: readonly string[]): Promise<AgencyFunctionRecord[]> {
    return this.uow.query(
      `SELECT ${COLUMNS} ${FROM} WHERE f.jurisdiction_id = $1 AND f.id = ANY ($2::uuid[]) ${ORDER}`,
      [currentActor().jurisdictionId, ids],
    );
  }

  /** Of one body and everything below it; without a year the past ones, too. */
  below(agencyId: string, year: number | null): Promise<AgencyFunctionRecord[]> {
    return this.uow.query(
      `SELECT ${COLUMNS} ${FROM}
         JOIN organizations.agency_closure c ON c.jurisdiction_id = f.jurisdiction_id AND c.descendant_id = f.agency_id
        WHERE f.jurisdiction_id = $1 AND c.ancestor_id = $2 AND ${inYear('$3')} ${ORDER}`,
      [currentActor().jurisdictionId, agencyId, year],
    );
  }

  /** What an objective of each of these bodies may serve: their own functions and those of the bodies above them. */
  servable(agencyIds: readonly string[], year: number): Promise<(AgencyFunctionRecord & { servedBy: string })[]> {
    return this.uow.query(
      `SELECT ${COLUMNS}, c.descendant_id AS "servedBy" ${FROM}
         JOIN organizations.agency_closure c ON c.jurisdiction_id = f.jurisdiction_id AND c.ancestor_id = f.agency_id
        WHERE f.jurisdiction_id = $1 AND c.descendant_id = ANY ($2::uuid[]) AND ${inYear('$3')} ${ORDER}`,
      [currentActor().jurisdictionId, agencyIds, year],
    );
  }

  async inReach(actor: Actor, agencyId: string): Promise<boolean> {
    const params: unknown[] = [actor.jurisdictionId, agencyId];
    const reach = reachSql(actor, 'a.id', '$1', params);
    const rows = await this.uow.query(
      `SELECT 1 FROM organizations.agency a WHERE a.jurisdiction_id = $1 AND a.id = $2 AND ${reach}`,
      params,
    );
    return rows.length > 0;
  }
}

function inYear(year: string): string {
  return `(${year}::int IS NULL OR (f.valid_from <= make_date(${year}::int, 12, 31)
    AND (f.valid_to IS NULL OR f.valid_to >= make_date(${year}::int, 1, 1))))`;
}
