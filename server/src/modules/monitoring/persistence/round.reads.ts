import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import type { CandidateRecord, RoundRecord, RoundRow } from './round.records.js';

const ROUND = `r.id, r.budget_year AS "budgetYear", r.name, r.kind, r.period_from::text AS "periodFrom", r.period_to::text AS "periodTo",
  r.due_on::text AS "dueOn", r.state, r.scope, r.parameters, r.opened_on::text AS "openedOn", r.closed_on::text AS "closedOn",
  r.closing_note AS "closingNote", r.reported_on::text AS "reportedOn", r.report_note AS "reportNote",
  j.state AS "jobState", j.progress_done AS "jobDone", j.progress_total AS "jobTotal", j.error AS "jobError", r.version`;

/** Handed in and not sent back. */
export const FILED = `('SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED')`;

/** Questions about rounds and about what they may watch. */
@Injectable()
export class RoundReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** Rounds of a year, or the ones with these ids; the sheets are counted inside the actor's reach. */
  rounds(filter: { year?: number; ids?: readonly string[] }): Promise<RoundRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, filter.year ?? null, filter.ids ?? null];
    const reach = reachSql(actor, 's.agency_id', '$1', params);
    const units = reachSql(actor, 'u.agency_id', '$1', params);
    // Where units choose, what they owe is known before their sheets are made: the same count as on the round's board.
    return this.uow.query(
      `WITH duty AS (
         SELECT u.round_id, u.id, greatest(u.required_count, count(s.id)) AS owed FROM monitoring.round_unit u
           JOIN monitoring.round r ON r.jurisdiction_id = u.jurisdiction_id AND r.id = u.round_id
                AND ($2::int IS NULL OR r.budget_year = $2) AND ($3::uuid[] IS NULL OR r.id = ANY ($3))
           JOIN organizations.agency_closure c ON c.jurisdiction_id = u.jurisdiction_id AND c.ancestor_id = u.agency_id
           LEFT JOIN monitoring.sheet s ON s.jurisdiction_id = u.jurisdiction_id AND s.round_id = u.round_id AND s.agency_id = c.descendant_id
          WHERE u.jurisdiction_id = $1 AND ${units} GROUP BY u.jurisdiction_id, u.id)
       SELECT ${ROUND}, greatest(count(s.id), (SELECT sum(d.owed) FROM duty d WHERE d.round_id = r.id))::int AS owed,
              count(s.id)::int AS sheets, (count(s.id) FILTER (WHERE s.state IN ${FILED}))::int AS filed,
              (count(s.id) FILTER (WHERE s.state = 'ACCEPTED'))::int AS accepted
         FROM monitoring.round r
         LEFT JOIN platform.job j ON j.jurisdiction_id = r.jurisdiction_id AND j.id = r.job_id
         LEFT JOIN monitoring.sheet s ON s.jurisdiction_id = r.jurisdiction_id AND s.round_id = r.id AND ${reach}
        WHERE r.jurisdiction_id = $1 AND ($2::int IS NULL OR r.budget_year = $2) AND ($3::uuid[] IS NULL OR r.id = ANY ($3))
        GROUP BY r.jurisdiction_id, r.id, j.jurisdiction_id, j.id ORDER BY r.period_to DESC, r.id`,
      params,
    );
  }

  /** Rounds as the workflow moves them; every seat of the jurisdiction may see that a round exists. */
  rows(actor: Actor, ids: readonly string[], lock: boolean): Promise<RoundRow[]> {
    return this.uow.query(
      `SELECT r.id, r.version, r.state, r.name AS title, r.budget_year AS "budgetYear", r.kind, r.period_from::text AS "periodFrom",
              r.period_to::text AS "periodTo", r.due_on::text AS "dueOn", r.scope
         FROM monitoring.round r WHERE r.jurisdiction_id = $1 AND r.id = ANY ($2::uuid[]) ORDER BY r.id ${lock ? 'FOR UPDATE' : ''}`,
      [actor.jurisdictionId, ids],
    );
  }

  async nameTaken(year: number, name: string, exceptId: string | null): Promise<boolean> {
    const rows = await this.uow.query(
      `SELECT 1 FROM monitoring.round WHERE jurisdiction_id = $1 AND budget_year = $2 AND name = $3 AND ($4::uuid IS NULL OR id <> $4)`,
      [currentActor().jurisdictionId, year, name, exceptId],
    );
    return rows.length > 0;
  }

  async isOpening(id: string): Promise<boolean> {
    const rows = await this.uow.query(
      `SELECT 1 FROM monitoring.round r JOIN platform.job j ON j.jurisdiction_id = r.jurisdiction_id AND j.id = r.job_id
        WHERE r.jurisdiction_id = $1 AND r.id = $2 AND j.state IN ('QUEUED', 'RUNNING')`,
      [currentActor().jurisdictionId, id],
    );
    return rows.length > 0;
  }

  /** Every approved objective of the year with what a scope asks of it. The scope itself decides in pure code. */
  candidates(year: number): Promise<CandidateRecord[]> {
    return this.uow.query(
      `WITH book AS (SELECT l.project_id, array_agg(DISTINCT l.fund_kind) AS kinds FROM projects.funding_line l
                       JOIN projects.project p ON p.jurisdiction_id = l.jurisdiction_id AND p.id = l.project_id AND p.budget_year = $2
                      WHERE l.jurisdiction_id = $1 GROUP BY 1),
            above AS (SELECT c.descendant_id AS id, array_agg(c.ancestor_id) AS ids,
                             (array_agg(u.id) FILTER (WHERE u.level = 1))[1] AS unit, bool_or(u.secrecy = 'CLASSIFIED') AS secret
                        FROM organizations.agency_closure c
                        JOIN organizations.agency u ON u.jurisdiction_id = c.jurisdiction_id AND u.id = c.ancestor_id
                       WHERE c.jurisdiction_id = $1 GROUP BY 1)
       SELECT o.id AS "objectiveId", v.id AS "versionId", o.object_type AS "objectType", o.project_id AS "projectId",
              p.state AS "projectState", coalesce(p.name, o.title, a.name) AS name, o.agency_id AS "agencyId", a.name AS "agencyName",
              above.unit AS "unitId", above.ids AS "agencyIds", v.annual_amount AS amount, coalesce(book.kinds, '{}') AS "fundKinds",
              (above.secret OR coalesce(p.secrecy = 'CLASSIFIED', false)) AS "isSecret"
         FROM goals.objective_version v
         JOIN goals.objective o ON o.jurisdiction_id = v.jurisdiction_id AND o.id = v.objective_id AND o.budget_year = $2
         JOIN organizations.agency a ON a.jurisdiction_id = o.jurisdiction_id AND a.id = o.agency_id
         JOIN above ON above.id = o.agency_id
         LEFT JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id
         LEFT JOIN book ON book.project_id = o.project_id
        WHERE v.jurisdiction_id = $1 AND v.state = 'APPROVED' ORDER BY o.id`,
      [currentActor().jurisdictionId, year],
    );
  }

  /** First-level units that stand on the day. */
  firstLevelUnits(on: string): Promise<{ id: string; isSecret: boolean }[]> {
    return this.uow.query(
      `SELECT a.id, a.secrecy = 'CLASSIFIED' AS "isSecret" FROM organizations.agency a
        WHERE a.jurisdiction_id = $1 AND a.level = 1 AND a.valid_from <= $2::date AND (a.valid_to IS NULL OR a.valid_to >= $2::date)
        ORDER BY a.code`,
      [currentActor().jurisdictionId, on],
    );
  }
}
