import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

/** What the head of a form says besides the sheet: it belongs to the registers of projects and bodies. */
export interface FormHeadRecord {
  sheetId: string;
  code: string;
  nature: string | null;
  startsOn: string | null;
  endsOn: string | null;
  approvedAmount: string;
  /** First-level unit that answers for it. */
  unitId: string;
  unitCode: string;
  unitName: string;
}

export interface SheetKeys {
  readonly ids: readonly string[];
  readonly codes: readonly string[];
  readonly names: readonly string[];
}

const HEAD = `s.id AS "sheetId", coalesce(p.code, o.code, a.code) AS code, coalesce(p.name, o.title, a.name) AS name, p.nature,
  s.approved_amount::text AS "approvedAmount", p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", u.id AS "unitId", u.code AS "unitCode", u.name AS "unitName"`;
const FROM = `FROM monitoring.sheet s
  JOIN goals.objective o ON o.jurisdiction_id = s.jurisdiction_id AND o.id = s.objective_id
  LEFT JOIN projects.project p ON p.jurisdiction_id = s.jurisdiction_id AND p.id = s.project_id
  JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id
  CROSS JOIN LATERAL (SELECT x.id, x.code, x.name FROM organizations.agency_closure c
     JOIN organizations.agency x ON x.jurisdiction_id = c.jurisdiction_id AND x.id = c.ancestor_id
    WHERE c.jurisdiction_id = s.jurisdiction_id AND c.descendant_id = s.agency_id
    ORDER BY x.level = 1 DESC, c.depth LIMIT 1) u`;

/** Questions that only the forms ask; every one is one statement, however many sheets. */
@Injectable()
export class SheetFormReads {
  constructor(private readonly uow: UnitOfWork) {}

  heads(sheetIds: readonly string[]): Promise<FormHeadRecord[]> {
    return this.uow.query(`SELECT ${HEAD} ${FROM} WHERE s.jurisdiction_id = $1 AND s.id = ANY ($2::uuid[])`, [
      currentActor().jurisdictionId,
      sheetIds,
    ]);
  }

  /** Sheets of a round inside the actor's reach, unit by unit. */
  async ofRound(roundId: string): Promise<string[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, roundId];
    const reach = reachSql(actor, 's.agency_id', '$1', params);
    const rows = await this.uow.query<{ sheetId: string }>(
      `SELECT ${HEAD} ${FROM} WHERE s.jurisdiction_id = $1 AND s.round_id = $2 AND ${reach} ORDER BY u.code, 2, s.id`,
      params,
    );
    return rows.map(({ sheetId }) => sheetId);
  }

  /** Sheets of a round by what a form says of itself, inside the actor's reach. */
  find(roundId: string, keys: SheetKeys): Promise<{ sheetId: string; code: string; name: string }[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, roundId, keys.ids, keys.codes, keys.names];
    const reach = reachSql(actor, 's.agency_id', '$1', params);
    return this.uow.query(
      `SELECT * FROM (SELECT ${HEAD} ${FROM} WHERE s.jurisdiction_id = $1 AND s.round_id = $2 AND ${reach}) f
        WHERE f."sheetId" = ANY ($3::uuid[]) OR f.code = ANY ($4::text[]) OR f.name = ANY ($5::text[]) ORDER BY f."sheetId"`,
      params,
    );
  }
}
