import { Injectable } from '@nestjs/common';
import { expectedOfYear, type IndicatorActual } from '../../../goals/index.js';
import type { Attainment, Band, Direction, OverCause, WorkingLine } from '@jixiao/shared';
import { type Actor, currentActor, reachOf, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { taskReach } from '../../tasks/persistence/evaluation-task.reads.js';

export interface SelfEvaluationRecord {
  id: string;
  subjectYear: number;
  workYear: number;
  objectType: string;
  family: 'GOALS' | 'COMMON';
  projectId: string | null;
  /** Of a project; of a policy or a whole unit its title or the unit itself. */
  projectName: string;
  agencyId: string;
  agencyName: string;
  objectiveVersionId: string;
  state: string;
  /** 年度总体目标 as it was approved. */
  annualGoal: string | null;
  filledByName: string | null;
  figuresConfirmed: boolean;
  overallOpinion: string | null;
  opinedOn: string | null;
  submittedOn: string | null;
  approvedAmount: string;
  originalBudget: string;
  adjustedBudget: string;
  executedAmount: string;
  executionReason: string | null;
  executionScore: string | null;
  totalScore: string | null;
  grade: string | null;
  working: WorkingLine[] | null;
  actualSummary: string | null;
  problems: string | null;
  measures: string | null;
  completedOn: string | null;
  submittedBy: string | null;
  deptReviewedBy: string | null;
  returnedReason: string | null;
  returnedBy: string | null;
  version: number;
}

export interface SelfEvaluationRowRecord {
  id: string;
  selfEvaluationId: string;
  ordinal: number;
  level1: string;
  level2: string;
  name: string;
  direction: Direction;
  isStrict: boolean;
  /** Judged in the subject year; of a target of several years the value of that year. */
  targetValue: string | null;
  /** What the objective forecast for the subject year; null where the target is not spread over years (R051). */
  expectedValue: string | null;
  targetLow: string | null;
  targetHigh: string | null;
  targetText: string | null;
  targetOn: string | null;
  plannedStartOn: string | null;
  bands: Band[] | null;
  fileCount: number;
  /** MONITORING, SHEET, SURVEY, or null where the unit typed it. */
  actualOrigin: string | null;
  originSheetId: string | null;
  originOn: string | null;
  /** The monitoring round, or the questionnaire. */
  originName: string | null;
  originSurveyId: string | null;
  /** Valid answers of the questionnaire that the value is the result of. */
  surveyAnswers: number | null;
  unit: string | null;
  weight: string;
  actualValue: string | null;
  actualOn: string | null;
  actualYes: boolean | null;
  attainment: Attainment | null;
  share: string | null;
  isNotApplicable: boolean;
  overCause: OverCause | null;
  cause: string | null;
  measures: string | null;
  evidence: string | null;
  score: string | null;
  working: WorkingLine[] | null;
}

export const SHORT_OPINION = 'SHORT_OPINION';
/** ZERO: scored with nought. UNSCORED: handed in or not, without a score. SHORT_OPINION: accepted with few words (R125). */
export const SELF_VIEWS = ['ZERO', 'UNSCORED', SHORT_OPINION] as const;

export interface SelfEvaluationFilter {
  workYear: number;
  projectId?: string | null;
  objectType?: string | null;
  agencyId?: string | null;
  view?: string | null;
  /** Fewer characters than this are few words. */
  opinionLength?: number;
  state?: string | null;
  text?: string | null;
}

const COLUMNS = `e.id, e.subject_year AS "subjectYear", e.work_year AS "workYear",
  e.object_type AS "objectType", e.family, e.project_id AS "projectId", coalesce(p.name, o.title, a.name) AS "projectName",
  e.agency_id AS "agencyId", a.name AS "agencyName", e.objective_version_id AS "objectiveVersionId", e.state,
  coalesce(v.annual_goal, v.overall_goal) AS "annualGoal", e.filled_by_name AS "filledByName", e.figures_confirmed AS "figuresConfirmed",
  e.overall_opinion AS "overallOpinion", e.opined_on::text AS "opinedOn",
  coalesce(e.submitted_on, (e.submitted_at AT TIME ZONE 'Asia/Shanghai')::date)::text AS "submittedOn", e.approved_amount::text AS "approvedAmount",
  e.original_budget AS "originalBudget", e.adjusted_budget AS "adjustedBudget", e.executed_amount AS "executedAmount",
  e.execution_reason AS "executionReason", e.execution_score::text AS "executionScore", e.total_score::text AS "totalScore", e.grade,
  e.working, e.actual_summary AS "actualSummary", e.problems, e.measures, e.completed_on::text AS "completedOn",
  e.submitted_by AS "submittedBy", e.dept_reviewed_by AS "deptReviewedBy", e.returned_reason AS "returnedReason",
  e.returned_by AS "returnedBy", e.version`;
const FROM = `FROM evaluation.self_evaluation e
  JOIN goals.objective_version v ON v.jurisdiction_id = e.jurisdiction_id AND v.id = e.objective_version_id
  JOIN goals.objective o ON o.jurisdiction_id = v.jurisdiction_id AND o.id = v.objective_id
  LEFT JOIN projects.project p ON p.jurisdiction_id = e.jurisdiction_id AND p.id = e.project_id
  JOIN organizations.agency a ON a.jurisdiction_id = e.jurisdiction_id AND a.id = e.agency_id`;

/** Questions about self-evaluations, inside the actor's reach. */
@Injectable()
export class SelfEvaluationReads {
  constructor(private readonly uow: UnitOfWork) {}

  page(filter: SelfEvaluationFilter, first: number, after: string | null): Promise<SelfEvaluationRecord[]> {
    const { where, params } = this.where(filter);
    params.push(after, first + 1);
    const at = params.length;
    return this.uow.query(
      `SELECT ${COLUMNS} ${FROM} WHERE ${where} AND ($${at - 1}::uuid IS NULL OR e.id > $${at - 1}::uuid) ORDER BY e.id LIMIT $${at}`,
      params,
    );
  }

  async count(filter: SelfEvaluationFilter): Promise<number> {
    const { where, params } = this.where(filter);
    const [row] = await this.uow.query<{ total: number }>(
      `SELECT count(*)::int AS total ${FROM} WHERE ${where}`,
      params,
    );
    return row!.total;
  }

  visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<SelfEvaluationRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, ids];
    const reach = sheetReach(actor, params);
    return this.uow.query(
      `SELECT ${COLUMNS} ${FROM} WHERE e.jurisdiction_id = $1 AND e.id = ANY ($2) AND ${reach} ORDER BY e.id ${lock ? 'FOR UPDATE OF e' : ''}`,
      params,
    );
  }

  rows(ids: readonly string[]): Promise<SelfEvaluationRowRecord[]> {
    return this.uow.query(
      `SELECT w.id, w.self_evaluation_id AS "selfEvaluationId", w.ordinal, i.level1, i.level2, i.name, i.direction, i.is_strict AS "isStrict",
              trim_scale(coalesce(y.expected, i.target_value))::text AS "targetValue", trim_scale(y.expected)::text AS "expectedValue",
              trim_scale(i.target_low)::text AS "targetLow",
              trim_scale(i.target_high)::text AS "targetHigh", i.target_text AS "targetText", i.target_on::text AS "targetOn",
              i.planned_start_on::text AS "plannedStartOn", i.bands, i.unit, trim_scale(i.weight)::text AS weight,
              trim_scale(w.actual_value)::text AS "actualValue", w.actual_on::text AS "actualOn", w.actual_yes AS "actualYes", w.attainment,
              trim_scale(w.share)::text AS share, w.is_not_applicable AS "isNotApplicable", w.over_cause AS "overCause", w.cause, w.measures,
              w.evidence, w.score::text AS score, w.working, w.actual_origin AS "actualOrigin",
              w.origin_sheet_id AS "originSheetId", w.origin_on::text AS "originOn", coalesce(m.name, q.title) AS "originName",
              w.origin_survey_id AS "originSurveyId",
              CASE WHEN q.id IS NOT NULL THEN (SELECT count(*)::int FROM evaluation.survey_answer n
                 WHERE n.jurisdiction_id = q.jurisdiction_id AND n.survey_id = q.id) END AS "surveyAnswers",
              (SELECT count(*)::int FROM platform.file f WHERE f.jurisdiction_id = w.jurisdiction_id
                 AND f.subject_type = 'evaluation.self_evaluation_row' AND f.subject_id = w.id) AS "fileCount"
         FROM evaluation.self_evaluation_row w
         JOIN evaluation.self_evaluation e ON e.jurisdiction_id = w.jurisdiction_id AND e.id = w.self_evaluation_id
         JOIN goals.indicator i ON i.jurisdiction_id = w.jurisdiction_id AND i.id = w.indicator_id
         LEFT JOIN evaluation.survey q ON q.jurisdiction_id = w.jurisdiction_id AND q.id = w.origin_survey_id
         LEFT JOIN monitoring.sheet s ON s.jurisdiction_id = w.jurisdiction_id AND s.id = w.origin_sheet_id
         LEFT JOIN monitoring.round m ON m.jurisdiction_id = s.jurisdiction_id AND m.id = s.round_id
         CROSS JOIN LATERAL (SELECT ${expectedOfYear('i', 'e.subject_year')} AS expected) y
        WHERE w.jurisdiction_id = $1 AND w.self_evaluation_id = ANY ($2) ORDER BY w.self_evaluation_id, w.ordinal`,
      [currentActor().jurisdictionId, ids],
    );
  }

  /** Objective versions by which somebody has already been judged: they can no longer be revoked. */
  async judgedVersions(versionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.uow.query<{ id: string }>(
      `SELECT DISTINCT objective_version_id AS id FROM evaluation.self_evaluation
        WHERE jurisdiction_id = $1 AND objective_version_id = ANY ($2) AND state <> 'DRAFT'`,
      [currentActor().jurisdictionId, versionIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Sheet of a row, and whether what it tells of is classified. */
  async sheetOfRow(rowId: string): Promise<{ documentId: string; isClassified: boolean } | null> {
    const [row] = await this.uow.query<{ documentId: string; isClassified: boolean }>(
      `SELECT w.self_evaluation_id AS "documentId", 'CLASSIFIED' IN (coalesce(p.secrecy, 'PUBLIC'), a.secrecy) AS "isClassified"
         FROM evaluation.self_evaluation_row w
         JOIN evaluation.self_evaluation e ON e.jurisdiction_id = w.jurisdiction_id AND e.id = w.self_evaluation_id
         LEFT JOIN projects.project p ON p.jurisdiction_id = e.jurisdiction_id AND p.id = e.project_id
         JOIN organizations.agency a ON a.jurisdiction_id = e.jurisdiction_id AND a.id = e.agency_id
        WHERE w.jurisdiction_id = $1 AND w.id = $2`,
      [currentActor().jurisdictionId, rowId],
    );
    return row ?? null;
  }

  /** What the self-evaluations say was reached; confirmed where the evaluation was accepted. */
  actuals(versionIds: readonly string[]): Promise<IndicatorActual[]> {
    return this.uow.query(
      `SELECT w.indicator_id AS "indicatorId", trim_scale(w.actual_value)::text AS "actualValue",
              coalesce(w.actual_on::text, CASE w.actual_yes WHEN true THEN '是' WHEN false THEN '否' END, w.attainment)
                AS "actualText",
              'SELF_EVALUATION' AS source, e.state = 'ACCEPTED' AS "isConfirmed"
         FROM evaluation.self_evaluation e
         JOIN evaluation.self_evaluation_row w ON w.jurisdiction_id = e.jurisdiction_id AND w.self_evaluation_id = e.id
        WHERE e.jurisdiction_id = $1 AND e.objective_version_id = ANY ($2::uuid[])
          AND e.state IN ('SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED') AND NOT w.is_not_applicable`,
      [currentActor().jurisdictionId, versionIds],
    );
  }

  private where(filter: SelfEvaluationFilter): { where: string; params: unknown[] } {
    const actor = currentActor();
    const text = filter.text ? `%${filter.text.replace(/[\\%_]/g, '\\$&')}%` : null;
    const params: unknown[] = [
      actor.jurisdictionId,
      filter.workYear,
      filter.projectId ?? null,
      filter.state ?? null,
      text,
      filter.objectType ?? null,
      filter.agencyId ?? null,
      filter.view ?? null,
      filter.opinionLength ?? 0,
    ];
    const reach = sheetReach(actor, params);
    return {
      params,
      where: `e.jurisdiction_id = $1 AND e.work_year = $2 AND ($3::uuid IS NULL OR e.project_id = $3)
        AND ($4::text IS NULL OR e.state = $4) AND ($5::text IS NULL OR coalesce(p.name, o.title, '') ILIKE $5 OR a.name ILIKE $5)
        AND ($6::text IS NULL OR e.object_type = $6) AND ($7::uuid IS NULL OR e.agency_id = $7)
        AND ($8::text IS NULL OR ($8 = 'ZERO' AND e.total_score = 0) OR ($8 = 'UNSCORED' AND e.total_score IS NULL)
             OR ($8 = '${SHORT_OPINION}' AND e.state = 'ACCEPTED' AND char_length(coalesce(e.overall_opinion, '')) < $9::int))
        AND $9::int IS NOT NULL AND ${reach}`,
    };
  }
}

/** Within the actor's units; to a firm what was handed in about what it evaluates, while its engagement runs (controls C22). */
function sheetReach(actor: Actor, params: unknown[]): string {
  if (reachOf(actor).kind !== 'ENGAGEMENTS') return reachSql(actor, 'e.agency_id', '$1', params);
  const evaluation = taskReach(actor, params);
  return `(e.state IN ('SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED') AND EXISTS (SELECT 1 FROM evaluation.evaluation_task t
    JOIN evaluation.engagement g ON g.jurisdiction_id = t.jurisdiction_id AND g.id = t.engagement_id
    JOIN evaluation.third_party_firm f ON f.jurisdiction_id = g.jurisdiction_id AND f.id = g.firm_id
   WHERE t.jurisdiction_id = $1 AND t.state <> 'CANCELLED' AND t.subject_year = e.subject_year
     AND (t.self_evaluation_id = e.id OR t.project_id = e.project_id) AND ${evaluation}))`;
}
