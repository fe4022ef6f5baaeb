import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

export interface AlertRecord {
  id: string;
  budgetYear: number;
  projectId: string;
  projectName: string;
  agencyId: string;
  agencyName: string;
  rule: string;
  level: string;
  params: Record<string, string | number | null>;
  paymentId: string | null;
  raisedOn: string;
  /** Days since it was raised, until it was verified. */
  days: number;
  state: string;
  acknowledgedOn: string | null;
  correctedBy: string | null;
  correctedOn: string | null;
  correction: string | null;
  verifiedOn: string | null;
  returnedReason: string | null;
  version: number;
}

export interface AlertFilter {
  year: number;
  state?: string | null;
  rule?: string | null;
  projectId?: string | null;
  /** Only what is not verified and older than so many days. */
  olderThanDays?: number | null;
}

export interface ScopeRecord {
  id: string;
  projectId: string | null;
  projectName: string | null;
  fundTag: string | null;
  economicClasses: string[];
  purposes: string[];
  source: string;
  version: number;
}

/** Money of one executing project for the daily watch. */
export interface WatchedMoney {
  projectId: string;
  agencyId: string;
  adjustedBudget: string;
  executed: string;
  quietSince: string | null;
}

const columns = (
  today: string,
): string => `d.id, d.budget_year AS "budgetYear", d.project_id AS "projectId", p.name AS "projectName",
  d.agency_id AS "agencyId", a.name AS "agencyName", d.rule, d.level, d.params, d.payment_id AS "paymentId",
  d.raised_on::text AS "raisedOn", (COALESCE(d.verified_on, ${today}::date) - d.raised_on)::int AS days, d.state,
  d.acknowledged_on::text AS "acknowledgedOn", d.corrected_by AS "correctedBy", d.corrected_on::text AS "correctedOn",
  d.correction, d.verified_on::text AS "verifiedOn", d.returned_reason AS "returnedReason", d.version`;
const FROM = `FROM monitoring.alert d
  JOIN projects.project p ON p.jurisdiction_id = d.jurisdiction_id AND p.id = d.project_id
  JOIN organizations.agency a ON a.jurisdiction_id = d.jurisdiction_id AND a.id = d.agency_id`;

/** Questions about alerts and about what they are judged by. */
@Injectable()
export class AlertReads {
  constructor(private readonly uow: UnitOfWork) {}

  visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<AlertRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, ids, actor.today];
    const reach = reachSql(actor, 'd.agency_id', '$1', params);
    return this.uow.query<AlertRecord & Record<string, unknown>>(
      `SELECT ${columns('$3')} ${FROM} WHERE d.jurisdiction_id = $1 AND d.id = ANY ($2::uuid[]) AND ${reach} ORDER BY d.id
       ${lock ? 'FOR UPDATE OF d' : ''}`,
      params,
    );
  }

  page(filter: AlertFilter, first: number, after: string | null): Promise<AlertRecord[]> {
    const { where, params } = this.where(filter);
    params.push(after, first + 1);
    return this.uow.query<AlertRecord & Record<string, unknown>>(
      `SELECT ${columns('$3')} ${FROM} WHERE ${where} AND ($${params.length - 1}::uuid IS NULL OR d.id < $${params.length - 1}::uuid)
        ORDER BY d.id DESC LIMIT $${params.length}`,
      params,
    );
  }

  async count(filter: AlertFilter): Promise<number> {
    const { where, params } = this.where(filter);
    const [row] = await this.uow.query<{ total: number }>(
      `SELECT count(*)::int AS total ${FROM} WHERE ${where}`,
      params,
    );
    return row!.total;
  }

  scopes(year: number): Promise<ScopeRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year];
    const reach = reachSql(actor, 'p.agency_id', '$1', params);
    return this.uow.query<ScopeRecord & Record<string, unknown>>(
      `SELECT s.id, s.project_id AS "projectId", p.name AS "projectName", s.fund_tag AS "fundTag",
              s.economic_classes AS "economicClasses", s.purposes, s.source, s.version
         FROM monitoring.spending_scope s
         LEFT JOIN projects.project p ON p.jurisdiction_id = s.jurisdiction_id AND p.id = s.project_id
        WHERE s.jurisdiction_id = $1 AND s.budget_year = $2 AND (s.project_id IS NULL OR ${reach}) ORDER BY s.id`,
      params,
    );
  }

  /** What was said to be permitted for each of these projects; its own scope goes before that of its tags. */
  async scopesOf(
    projects: readonly { id: string; budgetYear: number; fundTags: readonly string[] }[],
  ): Promise<Map<string, { economicClasses: string[]; purposes: string[] }>> {
    const rows = await this.uow.query<{
      budgetYear: number;
      projectId: string | null;
      fundTag: string | null;
      economicClasses: string[];
      purposes: string[];
    }>(
      `SELECT budget_year AS "budgetYear", project_id AS "projectId", fund_tag AS "fundTag",
              economic_classes AS "economicClasses", purposes
         FROM monitoring.spending_scope WHERE jurisdiction_id = $1 AND budget_year = ANY ($2::int[])
          AND (project_id = ANY ($3::uuid[]) OR fund_tag = ANY ($4::text[])) ORDER BY fund_tag`,
      [
        currentActor().jurisdictionId,
        [...new Set(projects.map(({ budgetYear }) => budgetYear))],
        projects.map(({ id }) => id),
        [...new Set(projects.flatMap(({ fundTags }) => fundTags))],
      ],
    );
    return new Map(
      projects.flatMap((project) => {
        const ofYear = rows.filter(({ budgetYear }) => budgetYear === project.budgetYear);
        const own = ofYear.find(({ projectId }) => projectId === project.id);
        const tagged = ofYear.filter(({ fundTag }) => fundTag !== null && project.fundTags.includes(fundTag));
        if (!own && tagged.length === 0) return [];
        const economicClasses = (own ? [own] : tagged).flatMap((one) => one.economicClasses);
        const purposes = (own ? [own] : tagged).flatMap((one) => one.purposes);
        return [[project.id, { economicClasses, purposes }] as const];
      }),
    );
  }

  /** Every project in execution with its money up to a day, in one statement. */
  watched(year: number, asOf: string): Promise<WatchedMoney[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, asOf];
    const reach = reachSql(actor, 'p.agency_id', '$1', params);
    return this.uow.query<WatchedMoney & Record<string, unknown>>(
      `WITH line AS (SELECT l.project_id, sum(l.original_amount_fen) AS fen, min(l.created_at)::date AS since
           FROM projects.funding_line l WHERE l.jurisdiction_id = $1 GROUP BY 1),
         change AS (SELECT b.project_id, sum(b.amount_fen) AS fen FROM projects.budget_adjustment b
           WHERE b.jurisdiction_id = $1 AND b.adjusted_on <= $3 GROUP BY 1),
         paid AS (SELECT y.project_id, sum(y.amount_fen) AS fen, max(y.paid_on) AS last FROM projects.payment y
           WHERE y.jurisdiction_id = $1 AND y.paid_on <= $3 GROUP BY 1)
       SELECT p.id AS "projectId", p.agency_id AS "agencyId",
              ((COALESCE(line.fen, 0) + COALESCE(change.fen, 0)) / 100)::numeric(18,2)::text AS "adjustedBudget",
              (COALESCE(paid.fen, 0) / 100)::numeric(18,2)::text AS executed,
              COALESCE(paid.last, make_date(p.budget_year, 1, 1))::text AS "quietSince"
         FROM projects.project p
         LEFT JOIN line ON line.project_id = p.id LEFT JOIN change ON change.project_id = p.id
         LEFT JOIN paid ON paid.project_id = p.id
        WHERE p.jurisdiction_id = $1 AND p.budget_year = $2 AND p.secrecy <> 'CLASSIFIED'
          AND p.state IN ('REPLIED', 'EXECUTING') AND ${reach}`,
      params,
    );
  }

  /** Whether any payment of the year's projects has come in by a day. */
  async hasPayments(year: number, asOf: string): Promise<boolean> {
    const [row] = await this.uow.query<{ known: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM projects.payment y
           JOIN projects.project p ON p.jurisdiction_id = y.jurisdiction_id AND p.id = y.project_id AND p.budget_year = $2
          WHERE y.jurisdiction_id = $1 AND y.paid_on <= $3) AS known`,
      [currentActor().jurisdictionId, year, asOf],
    );
    return row!.known;
  }

  /** What the daily watch has said since a day, as project and rule. */
  async saidSince(year: number, since: string): Promise<ReadonlySet<string>> {
    const rows = await this.uow.query<{ said: string }>(
      `SELECT project_id || '/' || rule AS said FROM monitoring.alert
        WHERE jurisdiction_id = $1 AND budget_year = $2 AND payment_id IS NULL AND raised_on >= $3::date`,
      [currentActor().jurisdictionId, year, since],
    );
    return new Set(rows.map(({ said }) => said));
  }

  private where(filter: AlertFilter): { where: string; params: unknown[] } {
    const actor = currentActor();
    const params: unknown[] = [
      actor.jurisdictionId,
      filter.year,
      actor.today,
      filter.state ?? null,
      filter.rule ?? null,
      filter.projectId ?? null,
      filter.olderThanDays ?? null,
    ];
    const reach = reachSql(actor, 'd.agency_id', '$1', params);
    return {
      params,
      where: `d.jurisdiction_id = $1 AND d.budget_year = $2 AND $3::date IS NOT NULL AND ($4::text IS NULL OR d.state = $4)
        AND ($5::text IS NULL OR d.rule = $5) AND ($6::uuid IS NULL OR d.project_id = $6)
        AND ($7::int IS NULL OR (d.state IN ('OPEN', 'ACKNOWLEDGED', 'CORRECTED') AND d.raised_on < $3::date - $7::int))
        AND ${reach}`,
    };
  }
}
