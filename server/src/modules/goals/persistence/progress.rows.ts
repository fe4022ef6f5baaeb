import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

/** How far one unit is with the objectives of a year. */
export interface UnitProgress {
  agencyId: string;
  agencyCode: string;
  agencyName: string;
  departmentId: string | null;
  departmentName: string | null;
  divisionName: string | null;
  /** Projects that need an objective, and objectives of what has no project. */
  due: number;
  missing: number;
  draft: number;
  submitted: number;
  returned: number;
  reviewed: number;
  approved: number;
  rejected: number;
  /** Objectives that a reviewer decided on, and those of them that came back, however often. */
  everReviewed: number;
  everReturned: number;
  amount: string;
  /** Day since which the oldest objective of the unit has waited for the unit itself. */
  waitingSince: string | null;
  holders: SeatHolder[];
  /** Times that the unit was helped with the year's objectives. */
  guided: number;
}

/** Who sits where the objective would be declared. No holder is a gap of its own. */
export interface SeatHolder {
  seatTitle: string;
  personName: string | null;
  lastSignInAt: string | null;
}

export interface RoundProgress {
  round: string;
  units: number;
  objectives: number;
}

/** A project with payments and no objective (三无, list 1). */
export interface ProjectWithoutGoal {
  projectId: string;
  code: string;
  name: string;
  agencyId: string;
  agencyName: string;
  paid: string;
  firstPaidOn: string;
}

/** Projects that need an objective: neither classified nor removed. */
const NEEDED = `projects.project p WHERE p.jurisdiction_id = $1 AND p.budget_year = $2
  AND p.secrecy <> 'CLASSIFIED' AND p.state <> 'REMOVED'`;

const BODY = `jsonb_build_object('seatTitle', s.title, 'personName', h.person_name, 'lastSignInAt', h.last_sign_in_at)`;

/** Questions of the progress board: one statement for each table of it, whatever the number of units. */
@Injectable()
export class ProgressRows {
  constructor(private readonly uow: UnitOfWork) {}

  units(year: number, agencyId: string | null): Promise<UnitProgress[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, agencyId, actor.today];
    const reach = reachSql(actor, 'a.id', '$1', params);
    return this.uow.query<UnitProgress>(
      `WITH state AS MATERIALIZED (
         SELECT o.id, o.agency_id, o.project_id, v.state, v.annual_amount, v.state_since,
                EXISTS (SELECT 1 FROM goals.objective_review w JOIN goals.objective_version n
                          ON n.jurisdiction_id = $1 AND n.id = w.objective_version_id
                         WHERE w.jurisdiction_id = $1 AND n.objective_id = o.id) AS reviewed,
                EXISTS (SELECT 1 FROM goals.objective_review w JOIN goals.objective_version n
                          ON n.jurisdiction_id = $1 AND n.id = w.objective_version_id
                         WHERE w.jurisdiction_id = $1 AND n.objective_id = o.id AND w.outcome = 'RETURNED') AS returned
           FROM goals.objective o
           JOIN LATERAL (SELECT n.state, n.annual_amount, n.state_since FROM goals.objective_version n
                          WHERE n.jurisdiction_id = $1 AND n.objective_id = o.id
                          ORDER BY n.version_no DESC LIMIT 1) v ON TRUE
           LEFT JOIN projects.project p ON p.jurisdiction_id = $1 AND p.id = o.project_id
          WHERE o.jurisdiction_id = $1 AND o.budget_year = $2
            AND coalesce(p.secrecy, '') <> 'CLASSIFIED' AND coalesce(p.state, '') <> 'REMOVED'),
       goals AS (
         SELECT agency_id, count(*)::int AS total,
                count(*) FILTER (WHERE state = 'DRAFT')::int AS draft,
                count(*) FILTER (WHERE state = 'SUBMITTED')::int AS submitted,
                count(*) FILTER (WHERE state = 'RETURNED')::int AS returned,
                count(*) FILTER (WHERE state IN ('DEPT_REVIEWED', 'REFINING', 'FIN_REVIEWED'))::int AS reviewed,
                count(*) FILTER (WHERE state = 'APPROVED')::int AS approved,
                count(*) FILTER (WHERE state IN ('REJECTED', 'REVOKED'))::int AS rejected,
                count(*) FILTER (WHERE reviewed)::int AS ever_reviewed,
                count(*) FILTER (WHERE returned)::int AS ever_returned, sum(annual_amount) AS amount,
                min(state_since) FILTER (WHERE state IN ('DRAFT', 'RETURNED')) AS since
           FROM state GROUP BY agency_id),
       missing AS (
         SELECT p.agency_id, count(*)::int AS total, min(p.entered_on) AS since FROM ${NEEDED}
            AND NOT EXISTS (SELECT 1 FROM goals.objective o WHERE o.jurisdiction_id = $1 AND o.project_id = p.id)
          GROUP BY p.agency_id)
       SELECT a.id AS "agencyId", a.code AS "agencyCode", a.name AS "agencyName", top.id AS "departmentId",
              top.name AS "departmentName", d.name AS "divisionName",
              coalesce(g.total, 0) + coalesce(m.total, 0) AS due, coalesce(m.total, 0) AS missing,
              coalesce(g.draft, 0) AS draft, coalesce(g.submitted, 0) AS submitted,
              coalesce(g.returned, 0) AS returned, coalesce(g.reviewed, 0) AS reviewed,
              coalesce(g.approved, 0) AS approved, coalesce(g.rejected, 0) AS rejected,
              coalesce(g.ever_reviewed, 0) AS "everReviewed", coalesce(g.ever_returned, 0) AS "everReturned",
              coalesce(g.amount, 0)::numeric(20, 2)::text AS amount,
              least(g.since, m.since)::text AS "waitingSince",
              coalesce(seats.holders, '[]') AS holders, coalesce(help.total, 0) AS guided
         FROM organizations.agency a
         LEFT JOIN goals g ON g.agency_id = a.id
         LEFT JOIN missing m ON m.agency_id = a.id
         LEFT JOIN (SELECT agency_id, count(*)::int AS total FROM goals.guidance
            WHERE jurisdiction_id = $1 AND budget_year = $2 GROUP BY agency_id) help ON help.agency_id = a.id
         LEFT JOIN organizations.agency d ON d.jurisdiction_id = $1 AND d.id = a.division_id
         LEFT JOIN LATERAL (SELECT t.id, t.name FROM organizations.agency_closure c
            JOIN organizations.agency t ON t.jurisdiction_id = $1 AND t.id = c.ancestor_id AND t.level = 1
           WHERE c.jurisdiction_id = $1 AND c.descendant_id = a.id LIMIT 1) top ON TRUE
         LEFT JOIN LATERAL (SELECT jsonb_agg(${BODY} ORDER BY s.title, h.person_name) AS holders
             FROM organizations.seat s
             LEFT JOIN organizations.appointment t ON t.jurisdiction_id = $1 AND t.seat_id = s.id
                  AND t.valid_from <= $4::date AND (t.valid_to IS NULL OR t.valid_to >= $4::date)
             LEFT JOIN auth.account h ON h.jurisdiction_id = $1 AND h.id = t.account_id AND h.state = 'ACTIVE'
            WHERE s.jurisdiction_id = $1 AND s.agency_id = a.id AND s.state = 'ACTIVE'
              AND 'UNIT_CLERK' = ANY (s.roles)) seats ON TRUE
        WHERE a.jurisdiction_id = $1 AND ${reach} AND coalesce(g.total, m.total) IS NOT NULL
          AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM organizations.agency_closure under
                WHERE under.jurisdiction_id = $1 AND under.ancestor_id = $3 AND under.descendant_id = a.id))
        ORDER BY a.code`,
      params,
    );
  }

  /** How many objectives, of how many units, have gone through each round. */
  rounds(year: number, agencyId: string | null): Promise<RoundProgress[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, agencyId];
    const reach = reachSql(actor, 'o.agency_id', '$1', params);
    return this.uow.query<RoundProgress>(
      `SELECT r.round, count(DISTINCT o.agency_id)::int AS units, count(DISTINCT o.id)::int AS objectives
         FROM goals.objective_round r
         JOIN goals.objective o ON o.jurisdiction_id = $1 AND o.id = r.objective_id
         LEFT JOIN projects.project p ON p.jurisdiction_id = $1 AND p.id = o.project_id
        WHERE r.jurisdiction_id = $1 AND o.budget_year = $2 AND ${reach} AND coalesce(p.secrecy, '') <> 'CLASSIFIED'
          AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM organizations.agency_closure under
                WHERE under.jurisdiction_id = $1 AND under.ancestor_id = $3 AND under.descendant_id = o.agency_id))
        GROUP BY r.round
        ORDER BY array_position(ARRAY['FIRST_UP','FIRST_DOWN','SECOND_UP','SECOND_DOWN','SUPPLEMENT','ADJUSTMENT'], r.round)`,
      params,
    );
  }

  /** Money went out on them and no objective says for what: the largest first. */
  withoutGoal(year: number, agencyId: string | null): Promise<ProjectWithoutGoal[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, agencyId];
    const reach = reachSql(actor, 'a.id', '$1', params);
    return this.uow.query<ProjectWithoutGoal>(
      `SELECT q.id AS "projectId", q.code, q.name, a.id AS "agencyId", a.name AS "agencyName",
              sum(y.amount)::text AS paid, min(y.paid_on)::text AS "firstPaidOn"
         FROM (SELECT p.* FROM ${NEEDED}) q
         JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = q.agency_id
         JOIN projects.payment y ON y.jurisdiction_id = $1 AND y.project_id = q.id
        WHERE ${reach}
          AND NOT EXISTS (SELECT 1 FROM goals.objective o WHERE o.jurisdiction_id = $1 AND o.project_id = q.id)
          AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM organizations.agency_closure under
                WHERE under.jurisdiction_id = $1 AND under.ancestor_id = $3 AND under.descendant_id = a.id))
        GROUP BY q.id, q.code, q.name, a.id, a.name
       HAVING sum(y.amount) <> 0
        ORDER BY sum(y.amount) DESC, q.code LIMIT 200`,
      params,
    );
  }
}
