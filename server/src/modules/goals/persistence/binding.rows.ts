import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

/** A project that is held by name: more was paid than its approved objective is about, or it has none. */
export interface HeldProject {
  projectId: string;
  code: string;
  name: string;
  agencyId: string;
  agencyName: string;
  paid: string;
  /** Amount of the approved objective; null: there is none. */
  approved: string | null;
  objectiveId: string | null;
  lastPaidOn: string;
}

/** Questions about what objectives bind; one statement each. */
@Injectable()
export class BindingRows {
  constructor(private readonly uow: UnitOfWork) {}

  /** The largest excess first; two hundred at most. */
  held(year: number, agencyId: string | null): Promise<HeldProject[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, agencyId, actor.today];
    const reach = reachSql(actor, 'p.agency_id', '$1', params);
    return this.uow.query<HeldProject>(
      `WITH paid AS (
         SELECT y.project_id, sum(y.amount_fen) AS fen, max(y.paid_on) AS last
           FROM projects.payment y
           JOIN projects.project p ON p.jurisdiction_id = $1 AND p.id = y.project_id
          WHERE y.jurisdiction_id = $1 AND p.budget_year = $2 AND y.paid_on <= $4::date AND p.secrecy <> 'CLASSIFIED'
            AND ${reach}
          GROUP BY y.project_id HAVING sum(y.amount_fen) > 0)
       SELECT p.id AS "projectId", p.code, p.name, a.id AS "agencyId", a.name AS "agencyName",
              (paid.fen / 100)::numeric(18, 2)::text AS paid, v.annual_amount::text AS approved,
              o.id AS "objectiveId", paid.last::text AS "lastPaidOn"
         FROM paid
         JOIN projects.project p ON p.jurisdiction_id = $1 AND p.id = paid.project_id
         JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = p.agency_id
         LEFT JOIN goals.objective o ON o.jurisdiction_id = $1 AND o.project_id = p.id
         LEFT JOIN goals.objective_version v ON v.jurisdiction_id = $1 AND v.objective_id = o.id
              AND v.state = 'APPROVED'
        WHERE (v.id IS NULL OR paid.fen > v.annual_amount_fen)
          AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM organizations.agency_closure under
                WHERE under.jurisdiction_id = $1 AND under.ancestor_id = $3 AND under.descendant_id = p.agency_id))
        ORDER BY paid.fen - coalesce(v.annual_amount_fen, 0) DESC, p.code LIMIT 200`,
      params,
    );
  }

  /** Approved objectives of a year, as far as the seat reaches. */
  async approvedIds(year: number, agencyId: string | null): Promise<string[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, agencyId];
    const reach = reachSql(actor, 'o.agency_id', '$1', params);
    const rows = await this.uow.query<{ id: string }>(
      `SELECT o.id FROM goals.objective o
         JOIN goals.objective_version v ON v.jurisdiction_id = $1 AND v.objective_id = o.id AND v.state = 'APPROVED'
         LEFT JOIN projects.project p ON p.jurisdiction_id = $1 AND p.id = o.project_id
        WHERE o.jurisdiction_id = $1 AND o.budget_year = $2 AND ${reach} AND coalesce(p.secrecy, '') <> 'CLASSIFIED'
          AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM organizations.agency_closure under
                WHERE under.jurisdiction_id = $1 AND under.ancestor_id = $3 AND under.descendant_id = o.agency_id))`,
      params,
    );
    return rows.map(({ id }) => id);
  }
}
