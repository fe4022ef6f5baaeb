import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { FILED } from './round.reads.js';
import type { ExemptItemRecord, RoundSheetRecord, RoundUnitRecord } from './round.records.js';

/** Names in the seats of a role on the business date ($2). */
const HOLDERS = (role: string): string => `
  (SELECT string_agg(DISTINCT p.person_name, '、') FROM organizations.seat e
     JOIN organizations.appointment h ON h.jurisdiction_id = e.jurisdiction_id AND h.seat_id = e.id
          AND h.valid_from <= $2::date AND (h.valid_to IS NULL OR h.valid_to >= $2::date)
     JOIN auth.account p ON p.jurisdiction_id = h.jurisdiction_id AND p.id = h.account_id AND p.state = 'ACTIVE'
    WHERE e.jurisdiction_id = $1 AND e.agency_id = u.agency_id AND e.state = 'ACTIVE' AND '${role}' = ANY (e.roles))`;

/** The day after the last clerk of the unit left; only asked where nobody sits there. */
const VACANT_SINCE = `
  (SELECT (max(h.valid_to) + 1)::text FROM organizations.seat e
     JOIN organizations.appointment h ON h.jurisdiction_id = e.jurisdiction_id AND h.seat_id = e.id AND h.valid_to < $2::date
    WHERE e.jurisdiction_id = $1 AND e.agency_id = u.agency_id AND 'UNIT_CLERK' = ANY (e.roles))`;

/** Who owes what in a round, and what the round looks like. Each question is one statement, however large the round. */
@Injectable()
export class RoundUnitReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** Units inside the actor's reach, by round or by id; locked where the caller is about to change one. */
  async units(filter: { roundId?: string; ids?: readonly string[] }, lock = false): Promise<RoundUnitRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, actor.today, filter.roundId ?? null, filter.ids ?? null];
    const reach = reachSql(actor, 'u.agency_id', '$1', params);
    if (lock) {
      await this.uow.query(
        `SELECT 1 FROM monitoring.round_unit WHERE jurisdiction_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE`,
        [actor.jurisdictionId, filter.ids ?? []],
      );
    }
    return this.uow.query(
      `WITH own AS (SELECT u.* FROM monitoring.round_unit u WHERE u.jurisdiction_id = $1 AND ${reach}
                       AND ($3::uuid IS NULL OR u.round_id = $3) AND ($4::uuid[] IS NULL OR u.id = ANY ($4))),
            sheets AS (SELECT u.id AS unit, count(*)::int AS sheets, (count(*) FILTER (WHERE s.state IN ${FILED}))::int AS filed,
                              (count(*) FILTER (WHERE s.state = 'ACCEPTED'))::int AS accepted, sum(s.approved_amount_fen) AS fen,
                              array_agg(s.id) AS ids
                         FROM own u JOIN organizations.agency_closure c ON c.jurisdiction_id = $1 AND c.ancestor_id = u.agency_id
                         JOIN monitoring.sheet s ON s.jurisdiction_id = $1 AND s.round_id = u.round_id AND s.agency_id = c.descendant_id
                        GROUP BY u.id),
            told AS (SELECT u.id AS unit, count(*)::int AS reminders, max(m.sent_on)::text AS last,
                            (array_agg(m.stage ORDER BY m.sent_on DESC, m.id DESC))[1] AS stage,
                            (array_agg(m.role ORDER BY m.sent_on DESC, m.id DESC))[1] AS role
                       FROM own u LEFT JOIN sheets ON sheets.unit = u.id
                       JOIN platform.reminder m ON m.jurisdiction_id = $1 AND (m.subject_id = u.id OR m.subject_id = ANY (sheets.ids))
                      GROUP BY u.id)
       SELECT u.id, u.round_id AS "roundId", r.name AS "roundName", r.state AS "roundState", r.due_on::text AS "dueOn", r.budget_year AS "budgetYear",
              r.scope, u.agency_id AS "agencyId", a.name AS "agencyName", u.eligible_count AS "eligibleCount",
              u.required_count AS "requiredCount", u.exempt_reason AS "exemptReason", u.shortfall_reason AS "shortfallReason",
              u.finished_on::text AS "finishedOn", u.chosen_objective_ids AS "chosenObjectiveIds", u.version,
              x.sheets, x.filed, coalesce(s.accepted, 0) AS accepted, x.owed, x.owed - x.filed AS missing,
              (coalesce(s.fen, 0) / 100)::numeric(18,2)::text AS amount,
              names.clerk, CASE WHEN names.clerk IS NULL THEN ${VACANT_SINCE} END AS "vacantSince", ${HOLDERS('UNIT_HEAD')} AS head,
              coalesce(told.reminders, 0) AS reminders, told.last AS "lastReminderOn", told.stage AS "lastReminderStage", told.role AS "lastReminderRole"
         FROM own u
         JOIN monitoring.round r ON r.jurisdiction_id = $1 AND r.id = u.round_id
         JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = u.agency_id
         LEFT JOIN sheets s ON s.unit = u.id LEFT JOIN told ON told.unit = u.id
        CROSS JOIN LATERAL (SELECT coalesce(s.sheets, 0) AS sheets, coalesce(s.filed, 0) AS filed,
              greatest(coalesce(s.sheets, 0), u.required_count) AS owed) x
        CROSS JOIN LATERAL (SELECT ${HOLDERS('UNIT_CLERK')} AS clerk) names
        ORDER BY a.code`,
      params,
    );
  }

  /** Every sheet of the round inside the actor's reach, its frozen money and what the payments say now. */
  sheets(roundId: string): Promise<RoundSheetRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, actor.today, roundId];
    const reach = reachSql(actor, 's.agency_id', '$1', params);
    return this.uow.query(
      `WITH own AS (SELECT s.*, r.budget_year, r.period_to FROM monitoring.sheet s
                      JOIN monitoring.round r ON r.jurisdiction_id = s.jurisdiction_id AND r.id = s.round_id
                     WHERE s.jurisdiction_id = $1 AND s.round_id = $3 AND ${reach}),
            paid AS (SELECT own.id, sum(y.amount_fen) FILTER (WHERE y.paid_on <= own.period_to) AS period, sum(y.amount_fen) AS today
                       FROM own JOIN projects.payment y ON y.jurisdiction_id = $1 AND y.project_id = own.project_id
                        AND y.paid_on BETWEEN make_date(own.budget_year, 1, 1) AND $2::date
                      GROUP BY own.id),
            book AS (SELECT own.id, array_agg(DISTINCT l.fund_kind ORDER BY l.fund_kind) AS kinds
                       FROM own JOIN projects.funding_line l ON l.jurisdiction_id = $1 AND l.project_id = own.project_id
                      GROUP BY own.id)
       SELECT s.id, coalesce(p.name, o.title, a.name) AS name, s.object_type AS "objectType", s.agency_id AS "agencyId", a.name AS "agencyName",
              s.state, s.light, s.adjusted_budget AS budget, s.executed_amount AS executed, s.goal_rate::text AS "goalRate",
              s.goal_gap::text AS "goalGap", s.disposal, s.disposal_note AS "disposalNote", s.disposed_on::text AS "disposedOn",
              s.disposal_ended_on::text AS "disposalEndedOn", (s.submitted_at AT TIME ZONE 'Asia/Shanghai')::date::text AS "submittedOn",
              coalesce(book.kinds, '{}') AS "fundKinds",
              CASE WHEN s.project_id IS NOT NULL THEN (coalesce(paid.period, 0) / 100)::numeric(18,2)::text END AS "paidInPeriod",
              CASE WHEN s.project_id IS NOT NULL THEN (coalesce(paid.today, 0) / 100)::numeric(18,2)::text END AS "paidToDate"
         FROM own s
         JOIN goals.objective o ON o.jurisdiction_id = $1 AND o.id = s.objective_id
         JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = s.agency_id
         LEFT JOIN projects.project p ON p.jurisdiction_id = $1 AND p.id = s.project_id
         LEFT JOIN paid ON paid.id = s.id LEFT JOIN book ON book.id = s.id
        ORDER BY s.id`,
      params,
    );
  }

  /** Secret projects of the year: that they exist, by code and unit (design §3). */
  exemptItems(year: number): Promise<ExemptItemRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year];
    const reach = reachSql(actor, 'p.agency_id', '$1', params);
    return this.uow.query(
      `SELECT p.id, p.code, a.name AS "agencyName" FROM projects.project p
         JOIN organizations.agency a ON a.jurisdiction_id = p.jurisdiction_id AND a.id = p.agency_id
        WHERE p.jurisdiction_id = $1 AND p.budget_year = $2 AND p.secrecy = 'CLASSIFIED' AND ${reach} ORDER BY p.code`,
      params,
    );
  }

  /** When payments were last taken over from the budget system. */
  async lastImport(year: number): Promise<string | null> {
    const { jurisdictionId, today } = currentActor();
    const [row] = await this.uow.query<{ at: string | null }>(
      `SELECT least((max(y.created_at) AT TIME ZONE 'Asia/Shanghai')::date, $3::date)::text AS at FROM projects.payment y
         JOIN projects.project p ON p.jurisdiction_id = y.jurisdiction_id AND p.id = y.project_id AND p.budget_year = $2
        WHERE y.jurisdiction_id = $1`,
      [jurisdictionId, year, today],
    );
    return row?.at ?? null;
  }

  reminders(roundId: string): Promise<ReminderRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, roundId];
    const reach = reachSql(actor, 'm.agency_id', '$1', params);
    return this.uow.query(
      `SELECT m.id, m.subject_title AS "subjectTitle", a.name AS "agencyName", m.role, m.addressee, m.stage, m.due_on::text AS "dueOn",
              m.sent_on::text AS "sentOn", (m.sent_by IS NULL) AS "isAutomatic"
         FROM platform.reminder m JOIN organizations.agency a ON a.jurisdiction_id = m.jurisdiction_id AND a.id = m.agency_id
        WHERE m.jurisdiction_id = $1 AND ${reach}
          AND (m.subject_id IN (SELECT s.id FROM monitoring.sheet s WHERE s.jurisdiction_id = $1 AND s.round_id = $2)
            OR m.subject_id IN (SELECT u.id FROM monitoring.round_unit u WHERE u.jurisdiction_id = $1 AND u.round_id = $2))
        ORDER BY m.sent_on DESC, m.id DESC LIMIT 1000`,
      params,
    );
  }
}

export interface ReminderRecord {
  id: string;
  subjectTitle: string;
  agencyName: string;
  role: string;
  addressee: string | null;
  stage: string;
  dueOn: string;
  sentOn: string;
  isAutomatic: boolean;
}
