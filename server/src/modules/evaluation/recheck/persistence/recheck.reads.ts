import { Injectable } from '@nestjs/common';
import type { Grade, QualityFinding, RiskReason, WorkingLine } from '@jixiao/shared';
import { type Actor, currentActor, may, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

export interface RecheckSampleRecord {
  id: string;
  workYear: number;
  name: string;
  seed: string;
  byRisk: number;
  share: string;
  populationCount: number;
  populationHash: string;
  drawnOn: string;
  drawn: number;
  rechecked: number;
}

export interface RecheckRecord {
  id: string;
  sampleId: string;
  sampleName: string;
  workYear: number;
  selfEvaluationId: string;
  projectName: string;
  agencyId: string;
  agencyName: string;
  ordinal: number;
  chosenBy: string;
  riskReasons: RiskReason[];
  riskWeight: string;
  riskPoints: string;
  qualityScore: number;
  qualityFindings: QualityFinding[];
  state: string;
  selfScore: string;
  selfGrade: Grade | null;
  recheckScore: string | null;
  recheckGrade: Grade | null;
  difference: string | null;
  working: WorkingLine[] | null;
  opinion: string | null;
  recheckedBy: string | null;
  issuedOn: string | null;
  answer: string | null;
  answeredOn: string | null;
  closeNote: string | null;
  closedOn: string | null;
  submittedBy: string | null;
  deptReviewedBy: string | null;
  version: number;
}

export interface RecheckRowRecord {
  id: string;
  recheckId: string;
  ordinal: number;
  /** Null of the row of the execution rate. */
  name: string | null;
  target: string | null;
  unit: string | null;
  actual: string | null;
  evidence: string | null;
  cause: string | null;
  weight: string;
  selfScore: string | null;
  recheckScore: string | null;
  reason: string | null;
}

export interface SampledRecord {
  id: string;
  key: string;
  agencyId: string;
  totalScore: string;
  executionScore: string | null;
  amount: string;
  adjustedBudget: string;
  executed: string;
  executionReason: string | null;
  overAchieved: boolean;
  notApplicable: number;
  earlierDeviation: string | null;
}

const COLUMNS = `k.id, k.sample_id AS "sampleId", s.name AS "sampleName", k.work_year AS "workYear",
  k.self_evaluation_id AS "selfEvaluationId", p.name AS "projectName", k.agency_id AS "agencyId", a.name AS "agencyName", k.ordinal,
  k.chosen_by AS "chosenBy", k.risk_reasons AS "riskReasons", k.risk_weight::text AS "riskWeight", k.risk_points::text AS "riskPoints",
  k.quality_score AS "qualityScore", k.quality_findings AS "qualityFindings", k.state, k.self_score::text AS "selfScore",
  k.self_grade AS "selfGrade", k.recheck_score::text AS "recheckScore", k.recheck_grade AS "recheckGrade",
  (k.recheck_score - k.self_score)::text AS difference, k.working, k.opinion, k.rechecked_by AS "recheckedBy",
  k.issued_on::text AS "issuedOn", k.answer, k.answered_on::text AS "answeredOn", k.close_note AS "closeNote",
  k.closed_on::text AS "closedOn", e.submitted_by AS "submittedBy", e.dept_reviewed_by AS "deptReviewedBy", k.version`;
const FROM = `FROM evaluation.recheck k
  JOIN evaluation.recheck_sample s ON s.jurisdiction_id = k.jurisdiction_id AND s.id = k.sample_id
  JOIN evaluation.self_evaluation e ON e.jurisdiction_id = k.jurisdiction_id AND e.id = k.self_evaluation_id
  JOIN projects.project p ON p.jurisdiction_id = e.jurisdiction_id AND p.id = e.project_id
  JOIN organizations.agency a ON a.jurisdiction_id = k.jurisdiction_id AND a.id = k.agency_id`;

/** Whoever rechecks sees it from the draw on; everybody else once it has been issued to the unit. */
const isShown = (actor: Actor): string => (may(actor, 'selfEvaluation.review') ? 'TRUE' : `k.state <> 'OPEN'`);

/** Questions about rechecks, inside the actor's reach. */
@Injectable()
export class RecheckReads {
  constructor(private readonly uow: UnitOfWork) {}

  samples(workYear: number): Promise<RecheckSampleRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, workYear];
    const reach = reachSql(actor, 'k.agency_id', '$1', params);
    return this.uow.query<RecheckSampleRecord & Record<string, unknown>>(
      `SELECT s.id, s.work_year AS "workYear", s.name, s.seed, s.by_risk AS "byRisk", s.share::text AS share,
              s.population_count AS "populationCount", s.population_hash AS "populationHash", s.drawn_on::text AS "drawnOn",
              count(k.id)::int AS drawn, (count(k.id) FILTER (WHERE k.state <> 'OPEN'))::int AS rechecked
         FROM evaluation.recheck_sample s
         JOIN evaluation.recheck k ON k.jurisdiction_id = s.jurisdiction_id AND k.sample_id = s.id AND ${reach} AND ${isShown(actor)}
        WHERE s.jurisdiction_id = $1 AND s.work_year = $2 GROUP BY s.jurisdiction_id, s.id ORDER BY s.drawn_on DESC, s.id DESC`,
      params,
    );
  }

  ofSamples(sampleIds: readonly string[]): Promise<RecheckRecord[]> {
    return this.ask(currentActor(), 'k.sample_id = ANY ($2::uuid[])', sampleIds, false);
  }

  ofSelfEvaluations(ids: readonly string[]): Promise<RecheckRecord[]> {
    return this.ask(currentActor(), 'k.self_evaluation_id = ANY ($2::uuid[])', ids, false);
  }

  visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<RecheckRecord[]> {
    return this.ask(actor, 'k.id = ANY ($2::uuid[])', ids, lock);
  }

  rows(recheckIds: readonly string[]): Promise<RecheckRowRecord[]> {
    return this.uow.query<RecheckRowRecord & Record<string, unknown>>(
      `SELECT r.id, r.recheck_id AS "recheckId", r.ordinal, i.name, i.unit,
              COALESCE(CASE i.direction WHEN 'GE' THEN '≥' WHEN 'LE' THEN '≤' ELSE '' END || trim_scale(i.target_value),
                trim_scale(i.target_low) || '–' || trim_scale(i.target_high), i.target_text,
                i.target_on::text) AS target,
              COALESCE(trim_scale(w.actual_value)::text, w.actual_on::text,
                CASE w.actual_yes WHEN true THEN 'YES' WHEN false THEN 'NO' END, w.attainment) AS actual,
              w.evidence, w.cause, trim_scale(r.weight)::text AS weight, r.self_score::text AS "selfScore",
              r.recheck_score::text AS "recheckScore", r.reason
         FROM evaluation.recheck_row r
         LEFT JOIN evaluation.self_evaluation_row w ON w.jurisdiction_id = r.jurisdiction_id AND w.id = r.self_evaluation_row_id
         LEFT JOIN goals.indicator i ON i.jurisdiction_id = w.jurisdiction_id AND i.id = w.indicator_id
        WHERE r.jurisdiction_id = $1 AND r.recheck_id = ANY ($2::uuid[]) ORDER BY r.recheck_id, r.ordinal`,
      [currentActor().jurisdictionId, recheckIds],
    );
  }

  /** Accepted self-evaluations of the year with a score, that no earlier sample took. Nought is a score. */
  population(workYear: number): Promise<SampledRecord[]> {
    return this.uow.query<SampledRecord & Record<string, unknown>>(
      `SELECT e.id, p.code || '/' || e.subject_year AS key, e.agency_id AS "agencyId", e.total_score::text AS "totalScore",
              e.execution_score::text AS "executionScore", e.approved_amount::text AS amount,
              e.adjusted_budget::text AS "adjustedBudget", e.executed_amount::text AS executed, e.execution_reason AS "executionReason",
              EXISTS (SELECT 1 FROM evaluation.self_evaluation_row w WHERE w.jurisdiction_id = $1 AND w.self_evaluation_id = e.id
                        AND w.over_cause IS NOT NULL) AS "overAchieved",
              (SELECT count(*)::int FROM evaluation.self_evaluation_row w WHERE w.jurisdiction_id = $1
                  AND w.self_evaluation_id = e.id AND w.is_not_applicable) AS "notApplicable",
              d.deviation::text AS "earlierDeviation"
         FROM evaluation.self_evaluation e
         JOIN projects.project p ON p.jurisdiction_id = $1 AND p.id = e.project_id
         JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = e.agency_id
         LEFT JOIN (SELECT k.agency_id, round(avg(abs(k.recheck_score - k.self_score)), 2) AS deviation FROM evaluation.recheck k
                     WHERE k.jurisdiction_id = $1 AND k.work_year <= $2 AND k.state = 'CLOSED' GROUP BY k.agency_id) d
           ON d.agency_id = e.agency_id
        WHERE e.jurisdiction_id = $1 AND e.work_year = $2 AND e.state = 'ACCEPTED' AND e.total_score IS NOT NULL
          AND 'CLASSIFIED' NOT IN (p.secrecy, a.secrecy)
          AND NOT EXISTS (SELECT 1 FROM evaluation.recheck k WHERE k.jurisdiction_id = $1 AND k.self_evaluation_id = e.id)
        ORDER BY key`,
      [currentActor().jurisdictionId, workYear],
    );
  }

  async nameTaken(workYear: number, name: string): Promise<boolean> {
    const found = await this.uow.query(
      'SELECT 1 FROM evaluation.recheck_sample WHERE jurisdiction_id = $1 AND work_year = $2 AND name = $3',
      [currentActor().jurisdictionId, workYear, name],
    );
    return found.length > 0;
  }

  /** Rechecks of the year that the unit has been told of, by unit. */
  told(workYear: number): Promise<RecheckRecord[]> {
    return this.ask(currentActor(), `k.work_year = $2 AND k.state <> 'OPEN'`, workYear, false);
  }

  private ask(actor: Actor, condition: string, value: unknown, lock: boolean): Promise<RecheckRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, value];
    const reach = reachSql(actor, 'k.agency_id', '$1', params);
    return this.uow.query<RecheckRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE k.jurisdiction_id = $1 AND ${condition} AND ${reach} AND ${isShown(actor)}
        ORDER BY k.sample_id, k.ordinal ${lock ? 'FOR UPDATE OF k' : ''}`,
      params,
    );
  }
}
