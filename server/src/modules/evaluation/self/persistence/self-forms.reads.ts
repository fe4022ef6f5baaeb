import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

/** What the head of a form says besides the sheet: it belongs to the registers of projects and bodies. */
export interface SelfFormHead {
  sheetId: string;
  code: string;
  unitId: string;
  unitCode: string;
  unitName: string;
}

export interface SelfFormKeys {
  readonly ids: readonly string[];
  readonly codes: readonly string[];
  readonly names: readonly string[];
}

const HEAD = `e.id AS "sheetId", coalesce(p.code, o.code, a.code) AS code, coalesce(p.name, o.title, a.name) AS name,
  u.id AS "unitId", u.code AS "unitCode", u.name AS "unitName"`;
const FROM = `FROM evaluation.self_evaluation e
  JOIN goals.objective_version v ON v.jurisdiction_id = e.jurisdiction_id AND v.id = e.objective_version_id
  JOIN goals.objective o ON o.jurisdiction_id = v.jurisdiction_id AND o.id = v.objective_id
  LEFT JOIN projects.project p ON p.jurisdiction_id = e.jurisdiction_id AND p.id = e.project_id
  JOIN organizations.agency a ON a.jurisdiction_id = e.jurisdiction_id AND a.id = e.agency_id
  CROSS JOIN LATERAL (SELECT x.id, x.code, x.name FROM organizations.agency_closure c
     JOIN organizations.agency x ON x.jurisdiction_id = c.jurisdiction_id AND x.id = c.ancestor_id
    WHERE c.jurisdiction_id = e.jurisdiction_id AND c.descendant_id = e.agency_id
    ORDER BY x.level = 1 DESC, c.depth LIMIT 1) u`;

/** Questions that only forms and reports ask; every one is one statement, however many sheets. */
@Injectable()
export class SelfFormReads {
  constructor(private readonly uow: UnitOfWork) {}

  heads(ids: readonly string[]): Promise<SelfFormHead[]> {
    return this.uow.query<SelfFormHead & Record<string, unknown>>(
      `SELECT ${HEAD} ${FROM} WHERE e.jurisdiction_id = $1 AND e.id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, ids],
    );
  }

  /** Sheets of a work year inside the actor's reach, unit by unit; of one first-level unit where it is named. */
  async ofYear(workYear: number, unitId: string | null = null): Promise<string[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, workYear, unitId];
    const reach = reachSql(actor, 'e.agency_id', '$1', params);
    const rows = await this.uow.query<{ sheetId: string }>(
      `SELECT ${HEAD} ${FROM} WHERE e.jurisdiction_id = $1 AND e.work_year = $2 AND ($3::uuid IS NULL OR u.id = $3) AND ${reach}
        ORDER BY u.code, 2, e.id`,
      params,
    );
    return rows.map(({ sheetId }) => sheetId);
  }

  /** Sheets of a work year by what a form says of itself, inside the actor's reach. */
  find(workYear: number, keys: SelfFormKeys): Promise<{ sheetId: string; code: string; name: string }[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, workYear, keys.ids, keys.codes, keys.names];
    const reach = reachSql(actor, 'e.agency_id', '$1', params);
    return this.uow.query<{ sheetId: string; code: string; name: string }>(
      `SELECT * FROM (SELECT ${HEAD} ${FROM} WHERE e.jurisdiction_id = $1 AND e.work_year = $2 AND ${reach}) f
        WHERE f."sheetId" = ANY ($3::uuid[]) OR f.code = ANY ($4::text[]) OR f.name = ANY ($5::text[]) ORDER BY f."sheetId"`,
      params,
    );
  }
}
