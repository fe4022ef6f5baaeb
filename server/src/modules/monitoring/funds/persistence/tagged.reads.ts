import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

/** A project with its money and how far its goal has come. */
export interface TaggedProject {
  id: string;
  name: string;
  agencyId: string;
  agencyName: string;
  state: string;
  budget: string;
  executed: string;
  executionRate: string | null;
  /** From the newest accepted or handed-in sheet; null where none has measured it. */
  goalRate: string | null;
  delayedMilestones: number;
}

const SQL = (condition: string, reach: string, day: string): string => `
  WITH own AS (SELECT p.* FROM projects.project p WHERE p.jurisdiction_id = $1 AND p.budget_year = $2
         AND p.secrecy <> 'CLASSIFIED' AND ${condition} AND ${reach}),
    line AS (SELECT l.project_id, sum(l.original_amount_fen) AS fen FROM projects.funding_line l JOIN own ON own.id = l.project_id
      WHERE l.jurisdiction_id = $1 GROUP BY 1),
    change AS (SELECT b.project_id, sum(b.amount_fen) AS fen FROM projects.budget_adjustment b JOIN own ON own.id = b.project_id
      WHERE b.jurisdiction_id = $1 AND b.adjusted_on <= ${day} GROUP BY 1),
    paid AS (SELECT y.project_id, sum(y.amount_fen) AS fen FROM projects.payment y JOIN own ON own.id = y.project_id
      WHERE y.jurisdiction_id = $1 AND y.paid_on <= ${day} GROUP BY 1),
    late AS (SELECT m.project_id, count(*)::int AS n FROM monitoring.milestone m JOIN own ON own.id = m.project_id
      WHERE m.jurisdiction_id = $1 AND m.planned_on < ${day} AND (m.actual_on IS NULL OR m.actual_on > m.planned_on) GROUP BY 1)
  SELECT own.id, own.name, own.agency_id AS "agencyId", a.name AS "agencyName", own.state,
         (t.budget / 100)::numeric(18,2)::text AS budget, (t.paid / 100)::numeric(18,2)::text AS executed,
         CASE WHEN t.budget > 0 THEN round((t.paid * 100)::numeric(40,20) / t.budget, 2)::text END AS "executionRate",
         (SELECT s.goal_rate::text FROM monitoring.sheet s
            JOIN monitoring.round r ON r.jurisdiction_id = $1 AND r.id = s.round_id
           WHERE s.jurisdiction_id = $1 AND s.project_id = own.id AND s.goal_rate IS NOT NULL AND s.state NOT IN ('DRAFT', 'RETURNED')
           ORDER BY r.period_to DESC LIMIT 1) AS "goalRate",
         COALESCE(late.n, 0) AS "delayedMilestones"
    FROM own JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = own.agency_id
    LEFT JOIN line ON line.project_id = own.id LEFT JOIN change ON change.project_id = own.id
    LEFT JOIN paid ON paid.project_id = own.id LEFT JOIN late ON late.project_id = own.id
    CROSS JOIN LATERAL (SELECT COALESCE(line.fen, 0) + COALESCE(change.fen, 0) AS budget, COALESCE(paid.fen, 0) AS paid) t`;

/** Projects of special money, with what a board shows of each, in one statement. */
@Injectable()
export class TaggedReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** Every project of a year that carries one of the tags; of any tag where none is named. */
  tagged(year: number, tags: readonly string[], asOf: string): Promise<TaggedProject[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, asOf, tags];
    const reach = reachSql(actor, 'p.agency_id', '$1', params);
    // By its own tags, or by the special fund that a line of it is money of: one notion of a fund tag (R090).
    const condition = `((cardinality(p.fund_tags) > 0 AND (cardinality($4::text[]) = 0 OR p.fund_tags && $4::text[]))
      OR EXISTS (SELECT 1 FROM projects.funding_line l
          JOIN goals.special_fund_line m ON m.jurisdiction_id = $1 AND m.funding_line_id = l.id
          JOIN goals.special_fund f ON f.jurisdiction_id = $1 AND f.id = m.special_fund_id
         WHERE l.jurisdiction_id = $1 AND l.project_id = p.id AND (cardinality($4::text[]) = 0 OR f.tags && $4::text[])))`;
    return this.uow.query<TaggedProject & Record<string, unknown>>(
      `${SQL(condition, reach, '$3::date')} ORDER BY t.budget DESC, own.id`,
      params,
    );
  }

  /** Every project in execution, whatever its tags, with a rate. */
  executing(year: number, asOf: string): Promise<TaggedProject[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, asOf];
    const reach = reachSql(actor, 'p.agency_id', '$1', params);
    return this.uow.query<TaggedProject & Record<string, unknown>>(
      `${SQL(`p.state IN ('REPLIED', 'EXECUTING')`, reach, '$3::date')} WHERE t.budget > 0
        ORDER BY (t.paid * 100)::numeric(40,20) / t.budget, own.id`,
      params,
    );
  }
}
