import { Injectable } from '@nestjs/common';
import { queryTokens } from '@jixiao/shared';
import { type Actor, currentActor, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { COMMON_COLUMNS, OWN_FROM, ownColumns, PUBLIC_STATES } from './library.columns.js';
import type { LibraryFilter, LibraryRecord, StandardRecord, UseRecord } from './library.records.js';

interface Conditions {
  own: string;
  common: string;
  params: unknown[];
}

/** Questions to the library: own indicators, those of the jurisdictions above, and the common ones as one list. */
@Injectable()
export class LibraryReads {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationsApi,
  ) {}

  page(filter: LibraryFilter, first: number, after: readonly [string, string] | null): Promise<LibraryRecord[]> {
    return this.organizations.inherited((jurisdictions) => {
      const { own, common, params } = conditions(filter, jurisdictions);
      params.push(after?.[0] ?? null, after?.[1] ?? null, first + 1);
      const at = params.length;
      const rest = (name: string, id: string): string =>
        `($${at - 2}::text IS NULL OR (${name}, ${id}) > ($${at - 2}::text, $${at - 1}::uuid))`;
      return this.uow.query<LibraryRecord>(
        `SELECT * FROM (
           (SELECT ${ownColumns('$1')} FROM ${OWN_FROM} WHERE ${own} AND ${rest('v.name', 'v.id')} ORDER BY v.name, v.id LIMIT $${at})
           UNION ALL
           (SELECT ${COMMON_COLUMNS} FROM reference.library_indicator r WHERE ${common} AND ${rest('r.name', 'r.id')}
             ORDER BY r.name, r.id LIMIT $${at})) l
          ORDER BY name, "versionId" LIMIT $${at}`,
        params,
      );
    });
  }

  async count(filter: LibraryFilter): Promise<number> {
    const rows = await this.organizations.inherited((jurisdictions) => {
      const { own, common, params } = conditions(filter, jurisdictions);
      return this.uow.query<{ total: number }>(
        `SELECT ((SELECT count(*) FROM ${OWN_FROM} WHERE ${own})
               + (SELECT count(*) FROM reference.library_indicator r WHERE ${common}))::int AS total`,
        params,
      );
    });
    return rows[0]!.total;
  }

  /** Newest version of each indicator that the actor may see. */
  newest(ids: readonly string[]): Promise<LibraryRecord[]> {
    return this.organizations.inherited((jurisdictions) => {
      const params: unknown[] = [currentActor().jurisdictionId, jurisdictions, ids];
      const seen = visible(currentActor(), params);
      return this.uow.query<LibraryRecord>(
        `SELECT * FROM (SELECT DISTINCT ON (i.jurisdiction_id, i.id) ${ownColumns('$1')} FROM ${OWN_FROM}
            WHERE v.jurisdiction_id = ANY ($2::uuid[]) AND v.indicator_id = ANY ($3::uuid[]) AND ${seen}
            ORDER BY i.jurisdiction_id, i.id, v.version_no DESC) own
         UNION ALL SELECT ${COMMON_COLUMNS} FROM reference.library_indicator r WHERE r.id = ANY ($3::uuid[])`,
        params,
      );
    });
  }

  /** The standing version of each indicator, for templates, sets and checks: what is not admitted is absent. */
  admitted(ids: readonly string[]): Promise<LibraryRecord[]> {
    return this.organizations.inherited((jurisdictions) =>
      this.uow.query<LibraryRecord>(
        `SELECT ${ownColumns('$1')} FROM ${OWN_FROM}
          WHERE v.jurisdiction_id = ANY ($2::uuid[]) AND v.indicator_id = ANY ($3::uuid[]) AND v.state = 'ADMITTED'
         UNION ALL SELECT ${COMMON_COLUMNS} FROM reference.library_indicator r WHERE r.id = ANY ($3::uuid[])`,
        [currentActor().jurisdictionId, jurisdictions, ids],
      ),
    );
  }

  /** All versions of each indicator, the newest first. */
  versions(ids: readonly string[]): Promise<LibraryRecord[]> {
    return this.organizations.inherited((jurisdictions) => {
      const params: unknown[] = [currentActor().jurisdictionId, jurisdictions, ids];
      const seen = visible(currentActor(), params);
      return this.uow.query<LibraryRecord>(
        `SELECT ${ownColumns('$1')} FROM ${OWN_FROM}
          WHERE v.jurisdiction_id = ANY ($2::uuid[]) AND v.indicator_id = ANY ($3::uuid[]) AND ${seen}
         UNION ALL SELECT ${COMMON_COLUMNS} FROM reference.library_indicator r WHERE r.id = ANY ($3::uuid[])
          ORDER BY id, "versionNo" DESC`,
        params,
      );
    });
  }

  /** Own versions by id, locked in the order of their ids when they are about to be moved. */
  byVersionIds(actor: Actor, versionIds: readonly string[], lock: boolean): Promise<LibraryRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, versionIds];
    const seen = visible(actor, params);
    return this.uow.query<LibraryRecord>(
      `SELECT ${ownColumns('$1')} FROM ${OWN_FROM}
        WHERE v.jurisdiction_id = $1 AND v.id = ANY ($2::uuid[]) AND ${seen}
        ORDER BY v.id ${lock ? 'FOR UPDATE OF v' : ''}`,
      params,
    );
  }

  /** Standing versions that an admission is about to replace. */
  async standing(indicatorIds: readonly string[]): Promise<string[]> {
    const rows = await this.uow.query<{ id: string }>(
      `SELECT id FROM goals.library_version
        WHERE jurisdiction_id = $1 AND indicator_id = ANY ($2::uuid[]) AND state = 'ADMITTED'`,
      [currentActor().jurisdictionId, indicatorIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Newest own version by code: what an import compares its rows with. */
  newestByCode(codes: readonly string[]): Promise<LibraryRecord[]> {
    return this.uow.query<LibraryRecord>(
      `SELECT DISTINCT ON (i.id) ${ownColumns('$1')} FROM ${OWN_FROM}
        WHERE v.jurisdiction_id = $1 AND i.code = ANY ($2::text[]) ORDER BY i.id, v.version_no DESC`,
      [currentActor().jurisdictionId, codes],
    );
  }

  standards(indicatorIds: readonly string[]): Promise<StandardRecord[]> {
    return this.organizations.inherited((jurisdictions) =>
      this.uow.query<StandardRecord>(
        `SELECT s.id, s.indicator_id AS "indicatorId", s.kind, trim_scale(s.value)::text AS value,
                s.value_text AS "valueText", s.year, s.region, s.direction, trim_scale(s.tolerance)::text AS tolerance,
                s.source, s.version, CASE WHEN s.jurisdiction_id = $1 THEN 'OWN' ELSE 'INHERITED' END AS ownership
           FROM goals.library_standard s
          WHERE s.jurisdiction_id = ANY ($2::uuid[]) AND s.indicator_id = ANY ($3::uuid[])
          ORDER BY array_position($2::uuid[], s.jurisdiction_id), s.year DESC NULLS LAST, s.kind, s.id`,
        [currentActor().jurisdictionId, jurisdictions, indicatorIds],
      ),
    );
  }

  /** How many objectives have taken each indicator; those that came to nothing are not counted. */
  async useCounts(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.uow.query<{ id: string; n: number }>(
      `SELECT i.library_indicator_id AS id, count(DISTINCT v.objective_id)::int AS n FROM goals.indicator i
         JOIN goals.objective_version v ON v.jurisdiction_id = i.jurisdiction_id AND v.id = i.objective_version_id
        WHERE i.jurisdiction_id = $1 AND i.library_indicator_id = ANY ($2::uuid[])
          AND v.state NOT IN ('REJECTED', 'SUPERSEDED', 'REVOKED')
        GROUP BY 1`,
      [currentActor().jurisdictionId, ids],
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  }

  /** The objectives behind the counts, as far as the actor sees them; the newest of each indicator. */
  uses(ids: readonly string[], most: number): Promise<UseRecord[]> {
    const params: unknown[] = [currentActor().jurisdictionId, ids, most];
    const reach = reachSql(currentActor(), 'o.agency_id', '$1', params);
    return this.uow.query<UseRecord>(
      `SELECT * FROM (
         SELECT i.library_indicator_id AS "indicatorId", o.id AS "objectiveId", coalesce(o.title, p.name, a.name) AS title,
                a.name AS "agencyName", o.budget_year AS "budgetYear", v.state,
                coalesce(trim_scale(i.target_value)::text, i.target_text, i.target_on::text) AS target,
                row_number() OVER (PARTITION BY i.library_indicator_id ORDER BY o.budget_year DESC, o.id) AS place
           FROM goals.indicator i
           JOIN goals.objective_version v ON v.jurisdiction_id = i.jurisdiction_id AND v.id = i.objective_version_id
           JOIN goals.objective o ON o.jurisdiction_id = v.jurisdiction_id AND o.id = v.objective_id
           JOIN organizations.agency a ON a.jurisdiction_id = o.jurisdiction_id AND a.id = o.agency_id
           LEFT JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id
          WHERE i.jurisdiction_id = $1 AND i.library_indicator_id = ANY ($2::uuid[]) AND coalesce(p.secrecy, '') <> 'CLASSIFIED'
            AND v.state NOT IN ('REJECTED', 'SUPERSEDED', 'REVOKED') AND ${reach}) u
        WHERE place <= $3 ORDER BY "indicatorId", place`,
      params,
    );
  }
}

/** Admitted ones are everybody's; what is still being made is for its unit and for whoever decides. */
function visible(actor: Actor, params: unknown[]): string {
  const reach = reachSql(actor, 'v.agency_id', '$1', params);
  return `(v.state IN ${PUBLIC_STATES} OR (v.jurisdiction_id = $1 AND ${reach}))`;
}

function conditions(filter: LibraryFilter, jurisdictions: readonly string[]): Conditions {
  const actor = currentActor();
  const params: unknown[] = [actor.jurisdictionId, jurisdictions, filter.state];
  const own = ['v.jurisdiction_id = ANY ($2::uuid[])', 'v.state = $3', visible(actor, params)];
  const common = [`$3 = 'ADMITTED'`];
  const both = (condition: (t: string) => string, value: unknown): void => {
    if (value === null || value === undefined || value === '') return;
    params.push(value);
    own.push(condition('v'));
    common.push(condition('r'));
  };
  both((t) => `${t}.level1 = $${params.length}`, filter.level1);
  both((t) => `${t}.level2 = $${params.length}`, filter.level2);
  both((t) => `${t}.layer = $${params.length}`, filter.layer);
  both((t) => `${t}.industry = $${params.length}`, filter.industry);
  both((t) => `${t}.department_name = $${params.length}`, filter.departmentName);
  both((t) => `${t}.project_types @> ARRAY[$${params.length}::text]`, filter.projectType);
  const tokens = queryTokens(filter.text ?? '');
  if (tokens.length > 0) {
    // Every word must be there: a list is narrowed by what is typed, suggestions are ranked by it.
    params.push(tokens, tokens.length);
    const at = params.length;
    own.push(
      filter.state === 'ADMITTED'
        ? `v.indicator_id IN (SELECT k.indicator_id FROM goals.library_token k WHERE k.jurisdiction_id = ANY ($2::uuid[])
             AND k.token = ANY ($${at - 1}::text[]) GROUP BY 1 HAVING count(*) = $${at})`
        : `(SELECT bool_and(strpos(lower(v.name || ' ' || array_to_string(v.keywords, ' ')), ltrim(word, '^')) > 0)
              FROM unnest($${at - 1}::text[]) word) AND $${at}::int > 0`,
    );
    common.push(`r.id IN (SELECT k.indicator_id FROM reference.library_token k
      WHERE k.token = ANY ($${at - 1}::text[]) GROUP BY 1 HAVING count(*) = $${at})`);
  }
  return { own: own.join(' AND '), common: common.join(' AND '), params };
}
