import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import type { AdjustmentRecord, ExecutionRecord, FundingRecord, PaymentRecord } from './project.records.js';

/** Money of one project from one kind of source, as the official forms ask for it. */
export interface SourceExecution {
  projectId: string;
  /** The year's own money with what came from above, money carried over, other money. */
  source: 'CURRENT_YEAR' | 'CARRYOVER' | 'OTHER';
  originalBudget: string;
  adjustedBudget: string;
  executedAmount: string;
}

interface Period {
  readonly from: string;
  readonly to: string;
}

/** Questions about money: lines, changes, payments, and what they come to; over many projects at once. */
@Injectable()
export class ExecutionReads {
  constructor(private readonly uow: UnitOfWork) {}

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
              l.fund_category AS "fundCategory", l.original_amount::text AS "originalAmount"
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

  bySource(projectIds: readonly string[], { from, to }: Period): Promise<SourceExecution[]> {
    return this.uow.query(
      `WITH line AS (
         SELECT l.id, l.project_id, CASE l.fund_source WHEN 'SUPERIOR_TRANSFER' THEN 'CURRENT_YEAR' ELSE l.fund_source END AS source,
                l.original_amount_fen AS fen
           FROM projects.funding_line l JOIN projects.project p ON p.jurisdiction_id = l.jurisdiction_id AND p.id = l.project_id
          WHERE l.jurisdiction_id = $1 AND l.project_id = ANY ($2::uuid[]) AND p.secrecy <> 'CLASSIFIED'),
       change AS (SELECT funding_line_id AS id, sum(amount_fen) AS fen FROM projects.budget_adjustment
         WHERE jurisdiction_id = $1 AND project_id = ANY ($2::uuid[]) AND adjusted_on <= $4::date GROUP BY 1),
       paid AS (SELECT funding_line_id AS id, sum(amount_fen) AS fen FROM projects.payment
         WHERE jurisdiction_id = $1 AND project_id = ANY ($2::uuid[]) AND paid_on BETWEEN $3::date AND $4::date GROUP BY 1)
       SELECT line.project_id AS "projectId", line.source, (sum(line.fen) / 100)::numeric(18,2)::text AS "originalBudget",
              ((sum(line.fen) + coalesce(sum(change.fen), 0)) / 100)::numeric(18,2)::text AS "adjustedBudget",
              (coalesce(sum(paid.fen), 0) / 100)::numeric(18,2)::text AS "executedAmount"
         FROM line LEFT JOIN change ON change.id = line.id LEFT JOIN paid ON paid.id = line.id
        GROUP BY 1, 2 ORDER BY 1, 2`,
      [currentActor().jurisdictionId, projectIds, from, to],
    );
  }

  async paidUntil(
    questions: readonly { projectId: string; from: string; to: string }[],
  ): Promise<(projectId: string, to: string) => string> {
    const rows = await this.uow.query<{ key: string; paid: string }>(
      `SELECT q."projectId" || ' ' || q."to" AS key, (sum(y.amount_fen) / 100)::numeric(18,2)::text AS paid
         FROM (SELECT DISTINCT * FROM jsonb_to_recordset($2::jsonb) AS x("projectId" uuid, "from" date, "to" date)) q
         JOIN projects.payment y ON y.jurisdiction_id = $1 AND y.project_id = q."projectId" AND y.paid_on BETWEEN q."from" AND q."to"
        GROUP BY 1`,
      [currentActor().jurisdictionId, JSON.stringify(questions)],
    );
    const paid = new Map(rows.map((row) => [row.key, row.paid]));
    return (projectId, to) => paid.get(`${projectId} ${to}`) ?? '0.00';
  }

  /** 基本支出 and projects of bodies in periods of their own; null where the budget system has said nothing of a body's base. */
  async bodiesPaidUntil(
    questions: readonly { agencyId: string; from: string; to: string }[],
  ): Promise<(agencyId: string, to: string) => string | null> {
    const rows = await this.uow.query<{ key: string; paid: string; isFed: boolean }>(
      `SELECT q."agencyId" || ' ' || q."to" AS key, bool_or(y.is_base) AS "isFed",
              (coalesce(sum(y.fen) FILTER (WHERE y.paid_on BETWEEN q."from" AND q."to"), 0) / 100)::numeric(18,2)::text AS paid
         FROM (SELECT DISTINCT * FROM jsonb_to_recordset($2::jsonb) AS x("agencyId" uuid, "from" date, "to" date)) q
         JOIN organizations.agency_closure c ON c.jurisdiction_id = $1 AND c.ancestor_id = q."agencyId"
        CROSS JOIN LATERAL (
              SELECT y.paid_on, y.amount_fen AS fen, false AS is_base FROM projects.project p
                JOIN projects.payment y ON y.jurisdiction_id = $1 AND y.project_id = p.id
               WHERE p.jurisdiction_id = $1 AND p.agency_id = c.descendant_id AND p.budget_year = extract(year FROM q."from")
                 AND p.secrecy <> 'CLASSIFIED'
              UNION ALL
              SELECT b.paid_on, b.amount_fen, true FROM projects.base_payment b
               WHERE b.jurisdiction_id = $1 AND b.agency_id = c.descendant_id AND b.budget_year = extract(year FROM q."from")) y
        GROUP BY 1`,
      [currentActor().jurisdictionId, JSON.stringify(questions)],
    );
    const paid = new Map(rows.map((row) => [row.key, row.isFed ? row.paid : null]));
    return (agencyId, to) => paid.get(`${agencyId} ${to}`) ?? null;
  }

  async paidByUnits(agencyIds: readonly string[], { from, to }: Period): Promise<Map<string, string>> {
    const rows = await this.uow.query<{ id: string; paid: string }>(
      `SELECT c.ancestor_id AS id, (coalesce(sum(y.amount_fen), 0) / 100)::numeric(18,2)::text AS paid
         FROM organizations.agency_closure c
         JOIN projects.project p ON p.jurisdiction_id = $1 AND p.agency_id = c.descendant_id
              AND p.budget_year = extract(year FROM $3::date) AND p.secrecy <> 'CLASSIFIED'
         JOIN projects.payment y ON y.jurisdiction_id = $1 AND y.project_id = p.id AND y.paid_on BETWEEN $3::date AND $4::date
        WHERE c.jurisdiction_id = $1 AND c.ancestor_id = ANY ($2::uuid[]) GROUP BY 1`,
      [currentActor().jurisdictionId, agencyIds, from, to],
    );
    return new Map(rows.map(({ id, paid }) => [id, paid]));
  }
}
