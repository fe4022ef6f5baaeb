import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, reachSql } from '../../../platform/access/index.js';
import { isId, UnitOfWork } from '../../../platform/database/index.js';
import type { SearchRecord } from '../../organizations/index.js';
import { projectsWhere } from './project-filter.js';
import type { ProjectFilter, ProjectRecord, SheetLine } from './project.records.js';

const COLUMNS = `p.id, p.budget_year AS "budgetYear", p.code, p.name, p.agency_id AS "agencyId", a.name AS "agencyName",
  p.category, p.nature, p.field, p.state, p.secrecy, p.responsible_person AS "responsiblePerson",
  p.responsible_phone AS "responsiblePhone", p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", p.overview,
  p.previous_project_id AS "previousProjectId", p.source, p.is_supplement AS "isSupplement",
  p.is_major AS "isMajor", p.is_renewal AS "isRenewal", p.fund_tags AS "fundTags",
  p.is_assumed AS "isAssumed", p.version`;

const FROM = `FROM projects.project p
  JOIN organizations.agency a ON a.jurisdiction_id = p.jurisdiction_id AND a.id = p.agency_id`;

/** Hand-written questions to the mirror of the budget system. */
@Injectable()
export class ProjectReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** Projects by id, whoever asks: for other modules, which narrow by their own documents. */
  byIds(ids: readonly string[]): Promise<ProjectRecord[]> {
    return this.uow.query<ProjectRecord>(
      `SELECT ${COLUMNS} ${FROM} WHERE p.jurisdiction_id = $1 AND p.id = ANY ($2::uuid[])`,
      [currentActor().jurisdictionId, ids],
    );
  }

  /** The project, if this actor may see it. */
  async visible(id: string, lock = false): Promise<ProjectRecord | null> {
    if (!isId(id)) return null;
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, id];
    const reach = reachSql(actor, 'p.agency_id', '$1', params);
    const [row] = await this.uow.query<ProjectRecord>(
      `SELECT ${COLUMNS} ${FROM} WHERE p.jurisdiction_id = $1 AND p.id = $2 AND ${reach} ${lock ? 'FOR UPDATE OF p' : ''}`,
      params,
    );
    return row ?? null;
  }

  /** Projects that the actor may see, locked in the order of their ids when they are about to be moved. */
  visibleMany(actor: Actor, ids: readonly string[], lock: boolean): Promise<ProjectRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, ids];
    const reach = reachSql(actor, 'p.agency_id', '$1', params);
    return this.uow.query<ProjectRecord>(
      `SELECT ${COLUMNS} ${FROM} WHERE p.jurisdiction_id = $1 AND p.id = ANY ($2::uuid[]) AND ${reach}
        ORDER BY p.id ${lock ? 'FOR UPDATE OF p' : ''}`,
      params,
    );
  }

  /** Projects of a year by code, inside the actor's reach. */
  byCodes(year: number, codes: readonly string[]): Promise<ProjectRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, codes];
    const reach = reachSql(actor, 'p.agency_id', '$1', params);
    return this.uow.query<ProjectRecord>(
      `SELECT ${COLUMNS} ${FROM} WHERE p.jurisdiction_id = $1 AND p.budget_year = $2 AND p.code = ANY ($3::text[])
          AND ${reach} ORDER BY p.id`,
      params,
    );
  }

  async page(filter: ProjectFilter, first: number, afterCode: string | null): Promise<ProjectRecord[]> {
    const { where, params } = this.where(currentActor(), filter);
    params.push(afterCode, first + 1);
    return this.uow.query<ProjectRecord>(
      `SELECT ${COLUMNS} ${FROM} WHERE ${where} AND ($${params.length - 1}::text IS NULL OR p.code > $${params.length - 1})
        ORDER BY p.code LIMIT $${params.length}`,
      params,
    );
  }

  async count(filter: ProjectFilter): Promise<number> {
    const { where, params } = this.where(currentActor(), filter);
    const [row] = await this.uow.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM projects.project p WHERE ${where}`,
      params,
    );
    return row!.total;
  }

  /** Projects by name or code inside the actor's reach, the latest year first. */
  search(term: string, first: number): Promise<SearchRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, `%${term.replace(/[\\%_]/g, '\\$&')}%`, first];
    const reach = reachSql(actor, 'p.agency_id', '$1', params);
    return this.uow.query(
      `SELECT 'PROJECT' AS kind, p.id, p.name AS title, p.code AS note, p.budget_year AS year FROM projects.project p
        WHERE p.jurisdiction_id = $1 AND (p.name ILIKE $2 OR p.code ILIKE $2) AND ${reach}
        ORDER BY p.budget_year DESC, p.code LIMIT $3`,
      params,
    );
  }

  /** What the project sheet holds; a classified project is not in it. */
  sheetLines(filter: ProjectFilter): Promise<SheetLine[]> {
    const { where, params } = this.where(currentActor(), filter);
    return this.uow.query<SheetLine>(
      `SELECT p.code, p.name, a.code AS "agencyCode", p.category, p.nature, l.fund_kind AS "fundKind",
              l.fund_source AS "fundSource", l.original_amount::text AS amount,
              p.responsible_person AS "responsiblePerson", p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn",
              p.overview
         ${FROM} JOIN projects.funding_line l ON l.jurisdiction_id = p.jurisdiction_id AND l.project_id = p.id
        WHERE ${where} AND p.secrecy <> 'CLASSIFIED' ORDER BY p.code, l.fund_kind, l.fund_source`,
      params,
    );
  }

  /** Who is the master of a year's projects; this system where nobody has said otherwise (design §8.17). */
  async sourceOf(year: number): Promise<'EXTERNAL' | 'LOCAL'> {
    const [row] = await this.uow.query<{ source: 'EXTERNAL' | 'LOCAL' }>(
      'SELECT source FROM projects.year_source WHERE jurisdiction_id = $1 AND budget_year = $2',
      [currentActor().jurisdictionId, year],
    );
    return row?.source ?? 'LOCAL';
  }

  async codesTaken(year: number, codes: readonly string[]): Promise<Set<string>> {
    const rows = await this.uow.query<{ code: string }>(
      'SELECT code FROM projects.project WHERE jurisdiction_id = $1 AND budget_year = $2 AND code = ANY ($3::text[])',
      [currentActor().jurisdictionId, year, codes],
    );
    return new Set(rows.map(({ code }) => code));
  }

  /** Budget units by id or by code that this actor answers for. */
  agenciesInReach(keys: readonly string[]): Promise<{ id: string; code: string }[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, keys];
    const reach = reachSql(actor, 'a.id', '$1', params);
    return this.uow.query(
      `SELECT a.id, a.code FROM organizations.agency a
        WHERE a.jurisdiction_id = $1 AND (a.id::text = ANY ($2::text[]) OR a.code = ANY ($2::text[]))
          AND a.kind IN ('DEPARTMENT', 'UNIT', 'SUBORDINATE', 'TOWN', 'FINANCE_BUREAU') AND ${reach}`,
      params,
    );
  }

  private where(actor: Actor, filter: ProjectFilter): { where: string; params: unknown[] } {
    const params: unknown[] = [actor.jurisdictionId];
    return { where: projectsWhere(actor, filter, params), params };
  }
}
