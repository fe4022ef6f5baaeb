import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

/** A self-evaluation that its unit still owes: with whom it lies, since when, and what the seat was told. */
export interface OwedSelfEvaluationRecord {
  id: string;
  projectName: string;
  agencyName: string;
  subjectYear: number;
  state: string;
  dueOn: string | null;
  /** Names of those who sit there; null where nobody does. */
  clerk: string | null;
  reminders: number;
  lastReminderOn: string | null;
  lastReminderRole: string | null;
}

/** Sorts what has no day behind everything that has one. */
const NO_DAY = '9999-12-31';

const CLERK = `(SELECT string_agg(DISTINCT h.person_name, '、') FROM organizations.seat s
    JOIN organizations.appointment o ON o.jurisdiction_id = s.jurisdiction_id AND o.seat_id = s.id
         AND o.valid_from <= $2::date AND (o.valid_to IS NULL OR o.valid_to >= $2::date)
    JOIN auth.account h ON h.jurisdiction_id = o.jurisdiction_id AND h.id = o.account_id AND h.state = 'ACTIVE'
   WHERE s.jurisdiction_id = $1 AND s.agency_id = e.agency_id AND s.state = 'ACTIVE' AND 'UNIT_CLERK' = ANY (s.roles))`;

const FROM = `FROM evaluation.self_evaluation e
  JOIN goals.objective_version v ON v.jurisdiction_id = e.jurisdiction_id AND v.id = e.objective_version_id
  JOIN goals.objective g ON g.jurisdiction_id = v.jurisdiction_id AND g.id = v.objective_id
  LEFT JOIN projects.project p ON p.jurisdiction_id = e.jurisdiction_id AND p.id = e.project_id
  JOIN organizations.agency a ON a.jurisdiction_id = e.jurisdiction_id AND a.id = e.agency_id
  LEFT JOIN platform.task t ON t.jurisdiction_id = e.jurisdiction_id AND t.subject_id = e.id AND t.kind = 'selfEvaluation.fill'
       AND t.state = 'OPEN'`;

/** Who has not handed in, by name. "Not evaluated" has no score; nought is a score and is not owed any more (R128). */
@Injectable()
export class OwedSelfEvaluationReads {
  constructor(private readonly uow: UnitOfWork) {}

  page(
    workYear: number,
    first: number,
    after: { dueOn: string; id: string } | null,
  ): Promise<OwedSelfEvaluationRecord[]> {
    const { where, params } = this.where(workYear);
    params.push(after?.dueOn ?? null, after?.id ?? null, first + 1);
    const at = params.length;
    return this.uow.query<OwedSelfEvaluationRecord & Record<string, unknown>>(
      `SELECT e.id, coalesce(p.name, g.title, a.name) AS "projectName", a.name AS "agencyName", e.subject_year AS "subjectYear", e.state,
              t.due_on::text AS "dueOn", ${CLERK} AS clerk,
              coalesce(m.reminders, 0) AS reminders, m.last AS "lastReminderOn", m.role AS "lastReminderRole"
         ${FROM}
         LEFT JOIN LATERAL (SELECT count(*)::int AS reminders, max(r.sent_on)::text AS last,
                                   (array_agg(r.role ORDER BY r.sent_on DESC, r.id DESC))[1] AS role
                              FROM platform.reminder r WHERE r.jurisdiction_id = $1 AND r.subject_id = e.id) m ON TRUE
        WHERE ${where} AND ($${at - 2}::date IS NULL
              OR (coalesce(t.due_on, '${NO_DAY}'::date), e.id) > ($${at - 2}::date, $${at - 1}::uuid))
        ORDER BY coalesce(t.due_on, '${NO_DAY}'::date), e.id LIMIT $${at}`,
      params,
    );
  }

  /** How many sheets, of how many units. */
  async count(workYear: number): Promise<{ sheets: number; units: number }> {
    const { where, params } = this.where(workYear);
    const [row] = await this.uow.query<{ sheets: number; units: number }>(
      `SELECT count(*)::int AS sheets, count(DISTINCT e.agency_id)::int AS units ${FROM} WHERE ${where} AND $2::date IS NOT NULL`,
      params,
    );
    return row!;
  }

  /** Owed sheets of the year, or those of them that are asked for. */
  async ids(workYear: number, among: readonly string[]): Promise<string[]> {
    const { where, params } = this.where(workYear);
    params.push(among);
    const rows = await this.uow.query<{ id: string }>(
      `SELECT e.id ${FROM} WHERE ${where} AND $2::date IS NOT NULL
          AND (cardinality($${params.length}::uuid[]) = 0 OR e.id = ANY ($${params.length}::uuid[]))`,
      params,
    );
    return rows.map(({ id }) => id);
  }

  private where(workYear: number): { where: string; params: unknown[] } {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, actor.today, workYear];
    const reach = reachSql(actor, 'e.agency_id', '$1', params);
    return {
      params,
      where: `e.jurisdiction_id = $1 AND e.work_year = $3 AND e.state IN ('DRAFT', 'RETURNED') AND ${reach}`,
    };
  }
}

export const cursorOfOwed = ({ dueOn, id }: OwedSelfEvaluationRecord): [string, string] => [dueOn ?? NO_DAY, id];
