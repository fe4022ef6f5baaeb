import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, reachSql } from '../../../platform/access/index.js';
import { isId, UnitOfWork } from '../../../platform/database/index.js';
import type { SearchRecord } from '../../organizations/index.js';

/** A project as other modules know it. */
export interface ProjectRecord {
  id: string;
  budgetYear: number;
  code: string;
  name: string;
  agencyId: string;
  agencyName: string;
  category: string;
  nature: string;
  field: string | null;
  state: string;
  secrecy: string;
  responsiblePerson: string | null;
  responsiblePhone: string | null;
  startsOn: string | null;
  endsOn: string | null;
  overview: string | null;
  previousProjectId: string | null;
  source: string;
  isSupplement: boolean;
  /** 重大: asked by rules whatever the amount. */
  isMajor: boolean;
  /** 到期拟延续. */
  isRenewal: boolean;
  /** 资金标签, codes of `FUND_TAGS`. */
  fundTags: readonly string[];
  isAssumed: boolean;
  version: number;
}

/** Money of one project up to a business date. All null for a classified project, of which no amount is shown. */
export interface ExecutionRecord {
  projectId: string;
  originalBudget: string | null;
  adjustedBudget: string | null;
  executedAmount: string | null;
  /** Day of the last payment up to the asked day. */
  lastPaidOn: string | null;
}

export interface FundingRecord {
  id: string;
  projectId: string;
  fundKind: string;
  fundSource: string;
  originalAmount: string;
}

export interface AdjustmentRecord {
  id: string;
  projectId: string;
  fundingLineId: string;
  kind: string;
  amount: string;
  adjustedOn: string;
  documentNo: string;
  reason: string;
}

export interface PaymentRecord {
  id: string;
  projectId: string;
  fundingLineId: string;
  paidOn: string;
  amount: string;
  voucherNo: string;
  economicClass: string | null;
  purpose: string | null;
}

export interface ProjectFilter {
  year: number;
  text?: string | null;
  agencyId?: string | null;
  state?: string | null;
}

const COLUMNS = `p.id, p.budget_year AS "budgetYear", p.code, p.name, p.agency_id AS "agencyId", a.name AS "agencyName",
  p.category, p.nature, p.field, p.state, p.secrecy, p.responsible_person AS "responsiblePerson",
  p.responsible_phone AS "responsiblePhone", p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", p.overview,
  p.previous_project_id AS "previousProjectId", p.source, p.is_supplement AS "isSupplement",
  p.is_major AS "isMajor", p.is_renewal AS "isRenewal", p.fund_tags AS "fundTags",
  p.is_assumed AS "isAssumed", p.version`;

const FROM = `FROM projects.project p
  JOIN organizations.agency a ON a.jurisdiction_id = p.jurisdiction_id AND a.id = p.agency_id`;

/** One funding line with its project, as it stands in the project sheet. */
export interface SheetLine {
  code: string;
  name: string;
  agencyCode: string;
  category: string;
  nature: string;
  fundKind: string;
  fundSource: string;
  amount: string;
  responsiblePerson: string | null;
  startsOn: string | null;
  endsOn: string | null;
  overview: string | null;
}

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

  /** Original and adjusted budget and what was paid, for any number of projects in one statement. */
  async execution(ids: readonly string[], asOf: string, from: string | null = null): Promise<ExecutionRecord[]> {
    if (ids.length === 0) return [];
    return this.uow.query<ExecutionRecord>(
      `WITH wanted AS (
         SELECT id FROM projects.project WHERE jurisdiction_id = $1 AND id = ANY ($2::uuid[])),
       line AS (SELECT project_id, sum(original_amount_fen) AS fen FROM projects.funding_line
         WHERE jurisdiction_id = $1 AND project_id = ANY ($2::uuid[]) GROUP BY 1),
       change AS (SELECT project_id, sum(amount_fen) AS fen FROM projects.budget_adjustment
         WHERE jurisdiction_id = $1 AND project_id = ANY ($2::uuid[]) AND adjusted_on <= $3 GROUP BY 1),
       paid AS (SELECT project_id, sum(amount_fen) AS fen, max(paid_on) AS last_on FROM projects.payment
         WHERE jurisdiction_id = $1 AND project_id = ANY ($2::uuid[]) AND paid_on <= $3 AND ($4::date IS NULL OR paid_on >= $4) GROUP BY 1)
       SELECT p.id AS "projectId",
              CASE WHEN p.secrecy <> 'CLASSIFIED' THEN (coalesce(line.fen, 0) / 100)::numeric(18,2)::text END AS "originalBudget",
              CASE WHEN p.secrecy <> 'CLASSIFIED'
                THEN ((coalesce(line.fen, 0) + coalesce(change.fen, 0)) / 100)::numeric(18,2)::text END AS "adjustedBudget",
              CASE WHEN p.secrecy <> 'CLASSIFIED' THEN (coalesce(paid.fen, 0) / 100)::numeric(18,2)::text END AS "executedAmount",
              CASE WHEN p.secrecy <> 'CLASSIFIED' THEN paid.last_on::text END AS "lastPaidOn"
         FROM wanted JOIN projects.project p ON p.jurisdiction_id = $1 AND p.id = wanted.id
         LEFT JOIN line ON line.project_id = wanted.id LEFT JOIN change ON change.project_id = wanted.id
         LEFT JOIN paid ON paid.project_id = wanted.id`,
      [currentActor().jurisdictionId, ids, asOf, from],
    );
  }

  funding(ids: readonly string[]): Promise<FundingRecord[]> {
    return this.uow.query<FundingRecord>(
      `SELECT l.id, l.project_id AS "projectId", l.fund_kind AS "fundKind", l.fund_source AS "fundSource",
              l.original_amount::text AS "originalAmount"
         FROM projects.funding_line l
         JOIN projects.project p ON p.jurisdiction_id = l.jurisdiction_id AND p.id = l.project_id
        WHERE l.jurisdiction_id = $1 AND l.project_id = ANY ($2::uuid[]) AND p.secrecy <> 'CLASSIFIED'
        ORDER BY l.fund_kind, l.fund_source`,
      [currentActor().jurisdictionId, ids],
    );
  }

  adjustments(ids: readonly string[], asOf: string): Promise<AdjustmentRecord[]> {
    return this.uow.query<AdjustmentRecord>(
      `SELECT b.id, b.project_id AS "projectId", b.funding_line_id AS "fundingLineId", b.kind, b.amount::text AS amount,
              b.adjusted_on::text AS "adjustedOn", b.document_no AS "documentNo", b.reason
         FROM projects.budget_adjustment b
         JOIN projects.project p ON p.jurisdiction_id = b.jurisdiction_id AND p.id = b.project_id
        WHERE b.jurisdiction_id = $1 AND b.project_id = ANY ($2::uuid[]) AND b.adjusted_on <= $3
          AND p.secrecy <> 'CLASSIFIED'
        ORDER BY b.adjusted_on, b.id`,
      [currentActor().jurisdictionId, ids, asOf],
    );
  }

  /**
   * Projects and lines that came in during the year are supplements whole; of the others only what was added (R078). A virement
   * moves money inside the budget: the project that gives counts against the one that gets.
   */
  async supplementVolume(agencyId: string, year: number): Promise<{ initial: string; supplements: string }> {
    const [row] = await this.uow.query<{ initial: string; supplements: string }>(
      `WITH own AS (SELECT id, is_supplement FROM projects.project
          WHERE jurisdiction_id = $1 AND agency_id = $2 AND budget_year = $3)
       SELECT coalesce((SELECT sum(l.original_amount) FROM projects.funding_line l JOIN own ON own.id = l.project_id
                         WHERE l.jurisdiction_id = $1 AND NOT own.is_supplement AND NOT l.is_supplement), 0)::numeric(18,2)::text AS initial,
              (coalesce((SELECT sum(l.original_amount) FROM projects.funding_line l JOIN own ON own.id = l.project_id
                          WHERE l.jurisdiction_id = $1 AND (own.is_supplement OR l.is_supplement)), 0)
               + coalesce((SELECT sum(b.amount) FROM projects.budget_adjustment b JOIN own ON own.id = b.project_id
                            WHERE b.jurisdiction_id = $1 AND b.kind IN ('SUPPLEMENT', 'VIREMENT')), 0)
              )::numeric(18,2)::text AS supplements`,
      [currentActor().jurisdictionId, agencyId, year],
    );
    return row!;
  }

  payments(ids: readonly string[], asOf: string): Promise<PaymentRecord[]> {
    return this.uow.query<PaymentRecord>(
      `SELECT y.id, y.project_id AS "projectId", y.funding_line_id AS "fundingLineId", y.paid_on::text AS "paidOn",
              y.amount::text AS amount, y.voucher_no AS "voucherNo", y.economic_class AS "economicClass", y.purpose
         FROM projects.payment y
         JOIN projects.project p ON p.jurisdiction_id = y.jurisdiction_id AND p.id = y.project_id
        WHERE y.jurisdiction_id = $1 AND y.project_id = ANY ($2::uuid[]) AND y.paid_on <= $3
          AND p.secrecy <> 'CLASSIFIED'
        ORDER BY y.paid_on, y.id`,
      [currentActor().jurisdictionId, ids, asOf],
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

/** Condition on `projects.project p` of what a list asks for; `$1` is the jurisdiction. */
export function projectsWhere(actor: Actor, filter: ProjectFilter, params: unknown[]): string {
  params.push(filter.year);
  const conditions = [
    'p.jurisdiction_id = $1',
    `p.budget_year = $${params.length}::int`,
    reachSql(actor, 'p.agency_id', '$1', params),
  ];
  const text = filter.text?.trim();
  if (text) {
    params.push(`%${text.replace(/[\\%_]/g, '\\$&')}%`);
    conditions.push(`(p.name ILIKE $${params.length} OR p.code ILIKE $${params.length})`);
  }
  if (filter.agencyId) {
    params.push(filter.agencyId);
    conditions.push(`EXISTS (SELECT 1 FROM organizations.agency_closure under
      WHERE under.jurisdiction_id = $1 AND under.ancestor_id = $${params.length} AND under.descendant_id = p.agency_id)`);
  }
  if (filter.state) {
    params.push(filter.state);
    conditions.push(`p.state = $${params.length}`);
  }
  return conditions.join(' AND ');
}
