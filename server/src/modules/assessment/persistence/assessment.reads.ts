import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

/** What the records say of an item: so many of so many; or a rate of execution, and the round that it is of. */
export interface AssessmentFact {
  readonly done?: number;
  readonly due?: number;
  readonly rate?: string;
  readonly round?: string;
}

export interface MonitoredExecution {
  readonly agencyId: string;
  readonly round: string;
  readonly executed: string;
  readonly budget: string;
}

export interface SchemeRecord {
  id: string;
  workYear: number;
  name: string;
  state: string;
  openedOn: string | null;
  selfScoreDueOn: string | null;
  circularNo: string | null;
  circularOn: string | null;
  version: number;
  sheets: number;
  notified: number;
}

export interface AspectRecord {
  id: string;
  schemeId: string;
  ordinal: number;
  name: string;
  points: string;
}

export interface AssessmentSheetRecord {
  id: string;
  schemeId: string;
  workYear: number;
  agencyId: string;
  agencyName: string;
  state: string;
  selfTotal: string | null;
  finalTotal: string | null;
  rank: number | null;
  grade: string | null;
  submittedBy: string | null;
  reviewedBy: string | null;
  returnedReason: string | null;
  returnedBy: string | null;
  version: number;
}

export interface AssessmentRowRecord {
  id: string;
  sheetId: string;
  ordinal: number;
  aspect: string;
  name: string;
  points: string;
  kind: string;
  factCode: string | null;
  rule: string;
  fact: AssessmentFact | null;
  autoScore: string | null;
  selfScore: string | null;
  reviewScore: string | null;
  reason: string | null;
  evidence: string | null;
}

const SHEET = `s.id, s.scheme_id AS "schemeId", c.work_year AS "workYear", s.agency_id AS "agencyId", a.name AS "agencyName", s.state,
  s.self_total::text AS "selfTotal", s.final_total::text AS "finalTotal", s.rank, s.grade, s.submitted_by AS "submittedBy",
  s.reviewed_by AS "reviewedBy", s.returned_reason AS "returnedReason", s.returned_by AS "returnedBy", s.version`;
const FROM = `FROM assessment.sheet s
  JOIN assessment.scheme c ON c.jurisdiction_id = s.jurisdiction_id AND c.id = s.scheme_id
  JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id`;

@Injectable()
export class AssessmentReads {
  constructor(private readonly uow: UnitOfWork) {}

  schemes(workYear: number): Promise<SchemeRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, workYear];
    const reach = reachSql(actor, 's.agency_id', '$1', params);
    return this.uow.query(
      `SELECT c.id, c.work_year AS "workYear", c.name, c.state, c.opened_on::text AS "openedOn", c.self_score_due_on::text AS "selfScoreDueOn",
              c.circular_no AS "circularNo", c.circular_on::text AS "circularOn", c.version, count(s.id)::int AS sheets,
              (count(s.id) FILTER (WHERE s.state = 'NOTIFIED'))::int AS notified
         FROM assessment.scheme c
         LEFT JOIN assessment.sheet s ON s.jurisdiction_id = c.jurisdiction_id AND s.scheme_id = c.id AND ${reach}
        WHERE c.jurisdiction_id = $1 AND c.work_year = $2 GROUP BY c.jurisdiction_id, c.id ORDER BY c.id`,
      params,
    );
  }

  aspects(schemeIds: readonly string[]): Promise<AspectRecord[]> {
    return this.uow.query(
      `SELECT p.id, p.scheme_id AS "schemeId", p.ordinal, p.name, COALESCE(sum(i.points), 0)::text AS points
         FROM assessment.scheme_aspect p
         LEFT JOIN assessment.scheme_indicator i ON i.jurisdiction_id = p.jurisdiction_id AND i.aspect_id = p.id
        WHERE p.jurisdiction_id = $1 AND p.scheme_id = ANY ($2) GROUP BY p.jurisdiction_id, p.id ORDER BY p.scheme_id, p.ordinal`,
      [currentActor().jurisdictionId, schemeIds],
    );
  }

  /** Sheets of a scheme in the order of their ranks; what has no rank yet stands behind. */
  ranking(
    workYear: number,
    first: number,
    offsetRank: readonly [number, string] | null,
  ): Promise<AssessmentSheetRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [
      actor.jurisdictionId,
      workYear,
      offsetRank?.[0] ?? null,
      offsetRank?.[1] ?? null,
      first + 1,
    ];
    const reach = reachSql(actor, 's.agency_id', '$1', params);
    return this.uow.query(
      `SELECT ${SHEET} ${FROM} WHERE s.jurisdiction_id = $1 AND c.work_year = $2 AND ${reach}
          AND ($3::int IS NULL OR (COALESCE(s.rank, 100000), s.id) > ($3::int, $4::uuid))
        ORDER BY COALESCE(s.rank, 100000), s.id LIMIT $5`,
      params,
    );
  }

  async count(workYear: number): Promise<number> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, workYear];
    const reach = reachSql(actor, 's.agency_id', '$1', params);
    const [row] = await this.uow.query<{ total: number }>(
      `SELECT count(*)::int AS total ${FROM} WHERE s.jurisdiction_id = $1 AND c.work_year = $2 AND ${reach}`,
      params,
    );
    return row!.total;
  }

  visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<AssessmentSheetRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, ids];
    const reach = reachSql(actor, 's.agency_id', '$1', params);
    return this.uow.query(
      `SELECT ${SHEET} ${FROM} WHERE s.jurisdiction_id = $1 AND s.id = ANY ($2) AND ${reach} ORDER BY s.id ${lock ? 'FOR UPDATE OF s' : ''}`,
      params,
    );
  }

  rows(sheetIds: readonly string[]): Promise<AssessmentRowRecord[]> {
    return this.uow.query(
      `SELECT w.id, w.sheet_id AS "sheetId", i.ordinal, p.name AS aspect, i.name, trim_scale(i.points)::text AS points, i.kind,
              i.fact_code AS "factCode", i.rule, w.fact, w.auto_score::text AS "autoScore", w.self_score::text AS "selfScore",
              w.review_score::text AS "reviewScore", w.reason, w.evidence
         FROM assessment.sheet_row w
         JOIN assessment.scheme_indicator i ON i.jurisdiction_id = w.jurisdiction_id AND i.id = w.indicator_id
         JOIN assessment.scheme_aspect p ON p.jurisdiction_id = i.jurisdiction_id AND p.id = i.aspect_id
        WHERE w.jurisdiction_id = $1 AND w.sheet_id = ANY ($2) ORDER BY w.sheet_id, i.ordinal`,
      [currentActor().jurisdictionId, sheetIds],
    );
  }

  /**
   * Execution of what each unit filed in the last monitoring round that has ended (R115): of its whole where that was
   * watched, else of its projects together.
   */
  lastMonitoring(workYear: number): Promise<MonitoredExecution[]> {
    return this.uow.query(
      `WITH last AS (
         SELECT id, name FROM monitoring.round
          WHERE jurisdiction_id = $1 AND budget_year = $2 AND kind = 'PERIODIC' AND state IN ('CLOSED', 'REPORTED')
          ORDER BY period_to DESC, opened_on DESC, id DESC LIMIT 1),
       filed AS (
         SELECT u.id AS unit_id, last.name AS round, s.object_type = 'DEPARTMENT_WHOLE' AS is_whole, s.executed_amount, s.adjusted_budget
           FROM last JOIN monitoring.sheet s ON s.jurisdiction_id = $1 AND s.round_id = last.id
                AND s.state IN ('SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED')
           JOIN organizations.agency_closure c ON c.jurisdiction_id = $1 AND c.descendant_id = s.agency_id
           JOIN organizations.agency u ON u.jurisdiction_id = $1 AND u.id = c.ancestor_id AND u.level = 1),
       sums AS (
         SELECT unit_id, round, is_whole, sum(executed_amount) AS executed, sum(adjusted_budget) AS budget FROM filed GROUP BY 1, 2, 3)
       SELECT DISTINCT ON (unit_id) unit_id AS "agencyId", round, executed::text, budget::text FROM sums
        WHERE budget > 0 ORDER BY unit_id, is_whole DESC`,
      [currentActor().jurisdictionId, workYear],
    );
  }

  /** What the records say about the units in a year: share done of what was to be done, by fact and unit. */
  facts(workYear: number): Promise<{ agencyId: string; code: string; done: number; due: number }[]> {
    return this.uow.query(
      `WITH unit AS (
         SELECT u.id AS unit_id, c.descendant_id AS agency_id FROM organizations.agency u
           JOIN organizations.agency_closure c ON c.jurisdiction_id = u.jurisdiction_id AND c.ancestor_id = u.id
          WHERE u.jurisdiction_id = $1 AND u.level = 1)
       SELECT unit.unit_id AS "agencyId", 'goals_approved_share' AS code,
              (count(*) FILTER (WHERE v.state = 'APPROVED'))::int AS done, count(*)::int AS due
         FROM unit JOIN goals.objective o ON o.jurisdiction_id = $1 AND o.agency_id = unit.agency_id AND o.budget_year = $2
         LEFT JOIN goals.objective_version v ON v.jurisdiction_id = o.jurisdiction_id AND v.objective_id = o.id AND v.state = 'APPROVED'
        GROUP BY unit.unit_id
       UNION ALL
       SELECT unit.unit_id, 'monitoring_on_time_share',
              (count(*) FILTER (WHERE s.submitted_at IS NOT NULL AND (s.submitted_at AT TIME ZONE 'Asia/Shanghai')::date <= r.due_on))::int, count(*)::int
         FROM unit JOIN monitoring.sheet s ON s.jurisdiction_id = $1 AND s.agency_id = unit.agency_id
         JOIN monitoring.round r ON r.jurisdiction_id = s.jurisdiction_id AND r.id = s.round_id AND r.budget_year = $2
        GROUP BY unit.unit_id
       UNION ALL
       SELECT unit.unit_id, 'self_evaluations_accepted_share', (count(*) FILTER (WHERE e.state = 'ACCEPTED'))::int, count(*)::int
         FROM unit JOIN evaluation.self_evaluation e ON e.jurisdiction_id = $1 AND e.agency_id = unit.agency_id AND e.work_year = $2
        GROUP BY unit.unit_id`,
      [currentActor().jurisdictionId, workYear],
    );
  }
}
