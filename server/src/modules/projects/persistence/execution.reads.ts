import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

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

/** Questions about money over many projects at once. */
@Injectable()
export class ExecutionReads {
  constructor(private readonly uow: UnitOfWork) {}

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
