import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import type {
  CandidateRecord,
  ObjectiveRowRecord,
  SetProjectRecord,
  SetRecord,
  TemplateRecord,
} from './library.records.js';

const SET = `s.id, s.agency_id AS "agencyId", a.name AS "agencyName", s.name, trim_scale(s.minimum_share)::text AS "minimumShare",
  s.version, ARRAY(SELECT x.indicator_id FROM goals.department_set_indicator x
    WHERE x.jurisdiction_id = s.jurisdiction_id AND x.set_id = s.id ORDER BY x.indicator_id) AS "indicatorIds"`;
const SET_FROM = `goals.department_set s
  JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id`;

/** Templates, departments' own sets, and what might be taken into the library. */
@Injectable()
export class SetReads {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationsApi,
  ) {}

  templates(): Promise<TemplateRecord[]> {
    return this.organizations.inherited((jurisdictions) =>
      this.uow.query<TemplateRecord>(
        `SELECT id, code, name, kind, CASE WHEN jurisdiction_id = $1 THEN 'OWN' ELSE 'INHERITED' END AS ownership, version, rows
           FROM goals.library_template WHERE jurisdiction_id = ANY ($2::uuid[]) AND retired_on IS NULL
         UNION ALL SELECT id, code, name, kind, 'COMMON', 1, rows FROM reference.library_template
          ORDER BY ownership DESC, kind, name`,
        [currentActor().jurisdictionId, jurisdictions],
      ),
    );
  }

  /** Annual rows of an objective with the indicator of the library that each was taken from, or that bears its name. */
  async rowsOfObjective(objectiveId: string): Promise<ObjectiveRowRecord[] | null> {
    const params: unknown[] = [currentActor().jurisdictionId, objectiveId];
    const reach = reachSql(currentActor(), 'o.agency_id', '$1', params);
    const found = await this.uow.query<{ versionId: string }>(
      `SELECT v.id AS "versionId" FROM goals.objective o
         JOIN goals.objective_version v ON v.jurisdiction_id = o.jurisdiction_id AND v.objective_id = o.id
         LEFT JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id
        WHERE o.jurisdiction_id = $1 AND o.id = $2 AND coalesce(p.secrecy, '') <> 'CLASSIFIED' AND ${reach}
        ORDER BY v.version_no DESC LIMIT 1`,
      params,
    );
    if (!found[0]) return null;
    const { versionId } = found[0];
    return this.organizations.inherited((jurisdictions) =>
      this.uow.query<ObjectiveRowRecord>(
        `SELECT i.name, trim_scale(i.target_value)::text AS "targetValue", to_char(i.target_on, 'MM-DD') AS "targetDay",
                coalesce(i.library_indicator_id,
                  (SELECT l.indicator_id FROM goals.library_version l WHERE l.jurisdiction_id = ANY ($3::uuid[])
                      AND l.state = 'ADMITTED' AND l.name = i.name ORDER BY l.jurisdiction_id <> $1 LIMIT 1),
                  (SELECT r.id FROM reference.library_indicator r WHERE r.name = i.name LIMIT 1)) AS "indicatorId"
           FROM goals.indicator i
          WHERE i.jurisdiction_id = $1 AND i.objective_version_id = $2 AND i.horizon = 'ANNUAL' ORDER BY i.ordinal`,
        [currentActor().jurisdictionId, versionId, jurisdictions],
      ),
    );
  }

  async setOf(agencyId: string, lock = false): Promise<SetRecord | null> {
    const [row] = await this.uow.query<SetRecord>(
      `SELECT ${SET} FROM ${SET_FROM} WHERE s.jurisdiction_id = $1 AND s.agency_id = $2 ${lock ? 'FOR UPDATE OF s' : ''}`,
      [currentActor().jurisdictionId, agencyId],
    );
    return row ?? null;
  }

  setsOf(agencyIds: readonly string[]): Promise<SetRecord[]> {
    return this.uow.query<SetRecord>(
      `SELECT ${SET} FROM ${SET_FROM} WHERE s.jurisdiction_id = $1 AND s.agency_id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, agencyIds],
    );
  }

  /** The agency, if the actor may see it. */
  async agencyInReach(agencyId: string): Promise<{ id: string; name: string } | null> {
    const params: unknown[] = [currentActor().jurisdictionId, agencyId];
    const reach = reachSql(currentActor(), 'a.id', '$1', params);
    const [row] = await this.uow.query<{ id: string; name: string }>(
      `SELECT a.id, a.name FROM organizations.agency a WHERE a.jurisdiction_id = $1 AND a.id = $2 AND ${reach}`,
      params,
    );
    return row ?? null;
  }

  /** Projects of the department and its units in a year: how many of the set's indicators the newest version uses (R055). */
  projects(set: SetRecord, year: number, first: number): Promise<SetProjectRecord[]> {
    return this.uow.query<SetProjectRecord>(
      `SELECT o.id AS "objectiveId", coalesce(o.title, p.name, a.name) AS title, a.name AS "agencyName", v.state,
              count(DISTINCT i.library_indicator_id) FILTER (WHERE x.indicator_id IS NOT NULL)::int AS used,
              count(i.id)::int AS indicators
         FROM organizations.agency_closure c
         JOIN goals.objective o ON o.jurisdiction_id = c.jurisdiction_id AND o.agency_id = c.descendant_id AND o.budget_year = $3
         JOIN organizations.agency a ON a.jurisdiction_id = o.jurisdiction_id AND a.id = o.agency_id
         LEFT JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id
         JOIN LATERAL (SELECT n.id, n.state FROM goals.objective_version n WHERE n.jurisdiction_id = o.jurisdiction_id
            AND n.objective_id = o.id ORDER BY n.version_no DESC LIMIT 1) v ON TRUE
         LEFT JOIN goals.indicator i ON i.jurisdiction_id = o.jurisdiction_id AND i.objective_version_id = v.id
         LEFT JOIN goals.department_set_indicator x ON x.jurisdiction_id = i.jurisdiction_id AND x.set_id = $4
           AND x.indicator_id = i.library_indicator_id
        WHERE c.jurisdiction_id = $1 AND c.ancestor_id = $2 AND coalesce(p.secrecy, '') <> 'CLASSIFIED'
        GROUP BY o.id, o.title, p.name, a.name, v.state ORDER BY used, title, o.id LIMIT $5`,
      [currentActor().jurisdictionId, set.agencyId, year, set.id, first],
    );
  }

  /** Rows of approved objectives that the library does not hold, the most frequent first. */
  candidates(year: number, first: number): Promise<CandidateRecord[]> {
    const params: unknown[] = [currentActor().jurisdictionId, year, first];
    const reach = reachSql(currentActor(), 'o.agency_id', '$1', params);
    return this.uow.query<CandidateRecord>(
      `SELECT * FROM (
         SELECT DISTINCT ON (i.level2, i.name) 'OBJECTIVE' AS source, i.id AS "originId", coalesce(o.title, p.name, a.name) AS title,
                ${CANDIDATE}, count(*) OVER (PARTITION BY i.level2, i.name)::int AS times
           FROM ${CANDIDATE_FROM}
          WHERE o.jurisdiction_id = $1 AND o.budget_year = $2 AND v.state = 'APPROVED' AND i.library_indicator_id IS NULL
            AND i.horizon = 'ANNUAL' AND coalesce(p.secrecy, '') <> 'CLASSIFIED' AND ${reach}
            AND NOT EXISTS (SELECT 1 FROM reference.library_indicator r WHERE r.name = i.name)
            AND NOT EXISTS (SELECT 1 FROM goals.library_version l WHERE l.jurisdiction_id = $1 AND l.name = i.name)
          ORDER BY i.level2, i.name, i.id) c
        ORDER BY times DESC, name, "originId" LIMIT $3`,
      params,
    );
  }

  /** Words by which the admitted indicators are sorted: what a filter can offer. */
  async facets(): Promise<{ industries: string[]; projectTypes: string[] }> {
    const [row] = await this.organizations.inherited((jurisdictions) =>
      this.uow.query<{ industries: string[]; projectTypes: string[] }>(
        `WITH one AS (
           SELECT industry, project_types FROM goals.library_version
            WHERE jurisdiction_id = ANY ($1::uuid[]) AND state = 'ADMITTED'
           UNION ALL SELECT industry, project_types FROM reference.library_indicator)
         SELECT ARRAY(SELECT DISTINCT industry FROM one WHERE industry IS NOT NULL ORDER BY 1) AS industries,
                ARRAY(SELECT DISTINCT t FROM one, unnest(project_types) AS t ORDER BY 1) AS "projectTypes"`,
        [jurisdictions],
      ),
    );
    return row!;
  }

  /** Names that the library holds in whatever state: what was rejected is not offered again. */
  async knownNames(names: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.uow.query<{ name: string }>(
      `SELECT name FROM reference.library_indicator WHERE name = ANY ($2::text[])
       UNION SELECT name FROM goals.library_version WHERE jurisdiction_id = $1 AND name = ANY ($2::text[])`,
      [currentActor().jurisdictionId, names],
    );
    return new Set(rows.map(({ name }) => name));
  }

  async candidate(indicatorId: string): Promise<CandidateRecord | null> {
    const params: unknown[] = [currentActor().jurisdictionId, indicatorId];
    const reach = reachSql(currentActor(), 'o.agency_id', '$1', params);
    const [row] = await this.uow.query<CandidateRecord>(
      `SELECT 'OBJECTIVE' AS source, i.id AS "originId", coalesce(o.title, p.name, a.name) AS title, ${CANDIDATE}, 1 AS times
         FROM ${CANDIDATE_FROM}
        WHERE i.jurisdiction_id = $1 AND i.id = $2 AND v.state = 'APPROVED' AND coalesce(p.secrecy, '') <> 'CLASSIFIED' AND ${reach}`,
      params,
    );
    return row ?? null;
  }
}

const CANDIDATE = `i.level1, i.level2, i.name, i.direction, i.unit, NULL::text AS definition, i.formula_text AS formula,
  i.data_source AS "dataSource", i.capture_method AS "captureMethod", i.target_basis AS basis`;
const CANDIDATE_FROM = `goals.objective o
  JOIN organizations.agency a ON a.jurisdiction_id = o.jurisdiction_id AND a.id = o.agency_id
  LEFT JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id
  JOIN goals.objective_version v ON v.jurisdiction_id = o.jurisdiction_id AND v.objective_id = o.id
  JOIN goals.indicator i ON i.jurisdiction_id = v.jurisdiction_id AND i.objective_version_id = v.id`;
