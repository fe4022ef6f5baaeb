import { Injectable } from '@nestjs/common';
import type { ObjectType } from '@jixiao/shared';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

/** What a code in a sheet stands for: the project or body, and its objective where it has one. */
export interface SheetTarget {
  code: string;
  objectType: ObjectType;
  name: string;
  agencyId: string;
  agencyLevel: number;
  projectId: string | null;
  previousProjectId: string | null;
  secrecy: string;
  projectState: string | null;
  isSupplement: boolean;
  objectiveId: string | null;
  versionState: string | null;
}

const NEWEST = `LEFT JOIN LATERAL (SELECT n.state FROM goals.objective_version n WHERE n.jurisdiction_id = o.jurisdiction_id
  AND n.objective_id = o.id ORDER BY n.version_no DESC LIMIT 1) v ON TRUE`;

/** Finds what sheets name by their codes, inside the actor's reach; any number of codes in three questions. */
@Injectable()
export class SheetTargets {
  constructor(private readonly uow: UnitOfWork) {}

  async find(
    year: number,
    keys: readonly { objectType: ObjectType; code: string }[],
  ): Promise<Map<string, SheetTarget>> {
    const codes = (...types: ObjectType[]): string[] => [
      ...new Set(keys.filter(({ objectType }) => types.includes(objectType)).map(({ code }) => code)),
    ];
    const found = [
      ...(await this.projects(year, codes('PROJECT', 'BOND_PROJECT'))),
      ...(await this.bodies(year, codes('DEPARTMENT_WHOLE', 'UNIT_WHOLE'))),
      ...(await this.coded(year, codes('POLICY', 'TRANSFER'))),
    ];
    return new Map(found.map((target) => [`${target.objectType}/${target.code}`, target]));
  }

  private async projects(year: number, codes: readonly string[]): Promise<SheetTarget[]> {
    if (codes.length === 0) return [];
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, codes];
    const rows = await this.uow.query<SheetTarget>(
      `SELECT p.code, coalesce(o.object_type, 'PROJECT') AS "objectType", p.name, p.agency_id AS "agencyId",
              a.level AS "agencyLevel", p.id AS "projectId", p.previous_project_id AS "previousProjectId", p.secrecy,
              p.state AS "projectState", p.is_supplement AS "isSupplement", o.id AS "objectiveId", v.state AS "versionState"
         FROM projects.project p
         JOIN organizations.agency a ON a.jurisdiction_id = p.jurisdiction_id AND a.id = p.agency_id
         LEFT JOIN goals.objective o ON o.jurisdiction_id = p.jurisdiction_id AND o.project_id = p.id ${NEWEST}
        WHERE p.jurisdiction_id = $1 AND p.budget_year = $2 AND p.code = ANY ($3::text[])
          AND ${reachSql(actor, 'p.agency_id', '$1', params)}`,
      params,
    );
    // A project that has no objective yet may be declared as either kind; one that has keeps its kind.
    return rows.flatMap((row) => [row, { ...row, objectType: other(row.objectType) }]);
  }

  private async bodies(year: number, codes: readonly string[]): Promise<SheetTarget[]> {
    if (codes.length === 0) return [];
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, codes];
    return this.uow.query(
      `SELECT a.code, k.kind AS "objectType", a.name, a.id AS "agencyId", a.level AS "agencyLevel", NULL AS "projectId",
              NULL AS "previousProjectId", a.secrecy, NULL AS "projectState", false AS "isSupplement",
              o.id AS "objectiveId", v.state AS "versionState"
         FROM organizations.agency a CROSS JOIN (VALUES ('DEPARTMENT_WHOLE'), ('UNIT_WHOLE')) AS k(kind)
         LEFT JOIN goals.objective o ON o.jurisdiction_id = a.jurisdiction_id AND o.agency_id = a.id
           AND o.budget_year = $2 AND o.object_type = k.kind ${NEWEST}
        WHERE a.jurisdiction_id = $1 AND a.code = ANY ($3::text[])
          AND a.kind IN ('DEPARTMENT', 'UNIT', 'SUBORDINATE', 'TOWN', 'FINANCE_BUREAU')
          AND ${reachSql(actor, 'a.id', '$1', params)}`,
      params,
    );
  }

  private async coded(year: number, codes: readonly string[]): Promise<SheetTarget[]> {
    if (codes.length === 0) return [];
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, codes];
    return this.uow.query(
      `SELECT o.code, o.object_type AS "objectType", o.title AS name, o.agency_id AS "agencyId", a.level AS "agencyLevel",
              NULL AS "projectId", NULL AS "previousProjectId", a.secrecy, NULL AS "projectState",
              false AS "isSupplement", o.id AS "objectiveId", v.state AS "versionState"
         FROM goals.objective o
         JOIN organizations.agency a ON a.jurisdiction_id = o.jurisdiction_id AND a.id = o.agency_id ${NEWEST}
        WHERE o.jurisdiction_id = $1 AND o.budget_year = $2 AND o.code = ANY ($3::text[])
          AND ${reachSql(actor, 'o.agency_id', '$1', params)}`,
      params,
    );
  }
}

function other(type: ObjectType): ObjectType {
  return type === 'PROJECT' ? 'BOND_PROJECT' : 'PROJECT';
}
