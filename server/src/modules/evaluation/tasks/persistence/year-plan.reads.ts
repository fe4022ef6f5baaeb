import { Injectable } from '@nestjs/common';
import type { CandidateScores, SelectionCriterion } from '@jixiao/shared';
import { type Actor, currentActor, reachOf } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

export interface YearPlanRecord {
  id: string;
  workYear: number;
  title: string;
  state: string;
  criteria: SelectionCriterion[];
  documentNo: string | null;
  submittedBy: string | null;
  approvedOn: string | null;
  version: number;
}

export interface CandidateRecord {
  id: string;
  planId: string;
  objectType: string;
  projectId: string | null;
  agencyId: string;
  agencyName: string;
  subjectYear: number;
  title: string;
  amount: string;
  area: string | null;
  scores: CandidateScores;
  points: string | null;
  lastYear: number | null;
  decision: string;
  reason: string | null;
  method: string | null;
  taskId: string | null;
  version: number;
}

export interface ProposalRecord {
  objectType: string;
  projectId: string | null;
  agencyId: string;
  agencyName: string;
  title: string;
  amount: string;
  lastYear: number | null;
}

export interface YearCountRecord {
  year: number;
  isPlan: boolean;
  total: number;
  whole: number;
  projects: number;
  thirdParty: number;
  own: number;
  amount: string;
  outsidePlan: number;
}

export interface AreaCountRecord {
  area: string;
  total: number;
  amount: string;
}

const WHOLE = `('DEPARTMENT_WHOLE', 'UNIT_WHOLE')`;
/** States in which an evaluation has its result. */
export const DONE = `('GRADED', 'FEEDBACK_SENT', 'CLOSED', 'ARCHIVED')`;

/** The plan belongs to the bureau: leaders and divisions see it, units see what becomes of it. */
const isOfBureau = (actor: Actor): boolean => ['ALL', 'DIVISION'].includes(reachOf(actor).kind);

/** Plans of the year, what may be chosen, and what became of it. */
@Injectable()
export class YearPlanReads {
  constructor(private readonly uow: UnitOfWork) {}

  async visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<YearPlanRecord[]> {
    if (!isOfBureau(actor)) return [];
    return this.uow.query(
      `SELECT p.id, p.work_year AS "workYear", p.work_year::text AS title, p.state, p.criteria, p.document_no AS "documentNo",
              p.submitted_by AS "submittedBy", p.approved_on::text AS "approvedOn", p.version
         FROM evaluation.year_plan p WHERE p.jurisdiction_id = $1 AND p.id = ANY ($2::uuid[]) ORDER BY p.id ${lock ? 'FOR UPDATE' : ''}`,
      [actor.jurisdictionId, ids],
    );
  }

  async idOf(workYear: number): Promise<string | null> {
    const [row] = await this.uow.query<{ id: string }>(
      'SELECT id FROM evaluation.year_plan WHERE jurisdiction_id = $1 AND work_year = $2',
      [currentActor().jurisdictionId, workYear],
    );
    return row?.id ?? null;
  }

  candidates(planIds: readonly string[]): Promise<CandidateRecord[]> {
    return this.uow.query(
      `SELECT c.id, c.plan_id AS "planId", c.object_type AS "objectType", c.project_id AS "projectId", c.agency_id AS "agencyId", a.name AS "agencyName",
              c.subject_year AS "subjectYear", c.title, c.amount, c.area, c.scores, c.points::text AS points, c.last_year AS "lastYear", c.decision,
              c.reason, c.method, c.task_id AS "taskId", c.version
         FROM evaluation.plan_candidate c JOIN organizations.agency a ON a.jurisdiction_id = c.jurisdiction_id AND a.id = c.agency_id
        WHERE c.jurisdiction_id = $1 AND c.plan_id = ANY ($2::uuid[])
        ORDER BY c.plan_id, c.decision = 'LEFT', c.points DESC NULLS LAST, c.id`,
      [currentActor().jurisdictionId, planIds],
    );
  }

  /** First-level units, never evaluated as a whole ones first, then those whose turn was longest ago (R153). */
  wholeProposals(workYear: number, subjectYear: number, text: string | null, first: number): Promise<ProposalRecord[]> {
    const { jurisdictionId, today } = currentActor();
    return this.uow.query(
      `SELECT 'DEPARTMENT_WHOLE' AS "objectType", NULL AS "projectId", a.id AS "agencyId", a.name AS "agencyName",
              a.name || '部门整体支出' AS title,
              COALESCE(w.amount, 0)::numeric(18,2)::text AS amount, l.year AS "lastYear"
         FROM organizations.agency a
         LEFT JOIN LATERAL (SELECT v.annual_amount AS amount FROM goals.objective o
                JOIN goals.objective_version v ON v.jurisdiction_id = $1 AND v.objective_id = o.id AND v.state = 'APPROVED'
               WHERE o.jurisdiction_id = $1 AND o.agency_id = a.id AND o.object_type = 'DEPARTMENT_WHOLE' AND o.budget_year = $3 LIMIT 1) w ON TRUE
         LEFT JOIN LATERAL (SELECT max(t.work_year) AS year FROM evaluation.evaluation_task t
               WHERE t.jurisdiction_id = $1 AND t.agency_id = a.id AND t.kind = 'FINANCE' AND t.object_type IN ${WHOLE} AND t.state <> 'CANCELLED'
                 AND t.work_year < $2) l ON TRUE
        WHERE a.jurisdiction_id = $1 AND a.level = 1 AND (a.valid_to IS NULL OR a.valid_to >= $4::date) AND a.secrecy <> 'CLASSIFIED'
          AND ($5::text IS NULL OR a.name ILIKE $5)
          AND NOT EXISTS (SELECT 1 FROM evaluation.plan_candidate c JOIN evaluation.year_plan p ON p.jurisdiction_id = $1 AND p.id = c.plan_id
               WHERE c.jurisdiction_id = $1 AND p.work_year = $2 AND c.agency_id = a.id AND c.object_type IN ${WHOLE} AND c.subject_year = $3)
        ORDER BY l.year NULLS FIRST, w.amount DESC NULLS LAST, a.code LIMIT $6`,
      [jurisdictionId, workYear, subjectYear, today, text, first],
    );
  }

  /** Self-evaluated projects of the subject year, the largest first. */
  projectProposals(
    workYear: number,
    subjectYear: number,
    text: string | null,
    first: number,
  ): Promise<ProposalRecord[]> {
    return this.uow.query(
      `SELECT 'PROJECT' AS "objectType", p.id AS "projectId", a.id AS "agencyId", a.name AS "agencyName", p.name AS title, e.approved_amount AS amount,
              l.year AS "lastYear"
         FROM evaluation.self_evaluation e
         JOIN projects.project p ON p.jurisdiction_id = $1 AND p.id = e.project_id AND p.secrecy <> 'CLASSIFIED'
         JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = e.agency_id AND a.secrecy <> 'CLASSIFIED'
         LEFT JOIN LATERAL (SELECT max(t.work_year) AS year FROM evaluation.evaluation_task t
               WHERE t.jurisdiction_id = $1 AND t.project_id = p.id AND t.kind = 'FINANCE' AND t.state <> 'CANCELLED') l ON TRUE
        WHERE e.jurisdiction_id = $1 AND e.subject_year = $3 AND e.state IN ('SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED') AND l.year IS NULL
          AND ($4::text IS NULL OR p.name ILIKE $4 OR a.name ILIKE $4)
          AND NOT EXISTS (SELECT 1 FROM evaluation.plan_candidate c JOIN evaluation.year_plan y ON y.jurisdiction_id = $1 AND y.id = c.plan_id
               WHERE c.jurisdiction_id = $1 AND y.work_year = $2 AND c.project_id = p.id)
        ORDER BY e.approved_amount DESC, e.id LIMIT $5`,
      [currentActor().jurisdictionId, workYear, subjectYear, text, first],
    );
  }

  /** What each year planned and what it finished (R137). */
  years(from: number, to: number): Promise<YearCountRecord[]> {
    const counts = (
      row: string,
    ): string => `count(*)::int AS total, count(*) FILTER (WHERE ${row}.object_type IN ${WHOLE})::int AS whole,
      count(*) FILTER (WHERE ${row}.object_type NOT IN ${WHOLE})::int AS projects,
      count(*) FILTER (WHERE ${row}.method = 'THIRD_PARTY')::int AS "thirdParty", count(*) FILTER (WHERE ${row}.method <> 'THIRD_PARTY')::int AS own,
      sum(${row}.amount)::numeric(18,2)::text AS amount`;
    return this.uow.query(
      `SELECT p.work_year AS year, TRUE AS "isPlan", ${counts('c')}, 0 AS "outsidePlan"
         FROM evaluation.plan_candidate c JOIN evaluation.year_plan p ON p.jurisdiction_id = $1 AND p.id = c.plan_id
        WHERE c.jurisdiction_id = $1 AND p.work_year BETWEEN $2 AND $3 AND c.decision = 'SELECTED' GROUP BY p.work_year
       UNION ALL
       SELECT t.work_year, FALSE, ${counts('t')}, count(*) FILTER (WHERE t.plan_id IS NULL)::int
         FROM evaluation.evaluation_task t
        WHERE t.jurisdiction_id = $1 AND t.work_year BETWEEN $2 AND $3 AND t.kind = 'FINANCE' AND t.state IN ${DONE} GROUP BY t.work_year`,
      [currentActor().jurisdictionId, from, to],
    );
  }

  /** Evaluations of the year by area, those not finished as well. */
  areas(workYear: number): Promise<AreaCountRecord[]> {
    return this.uow.query(
      `SELECT x.area, count(*)::int AS total, sum(x.amount)::numeric(18,2)::text AS amount FROM (
         SELECT t.area, t.amount FROM evaluation.evaluation_task t
          WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND t.state <> 'CANCELLED' AND t.object_type <> 'PROGRAMME'
         UNION ALL
         SELECT COALESCE(i.area, t.area), i.amount FROM evaluation.task_item i
           JOIN evaluation.evaluation_task t ON t.jurisdiction_id = $1 AND t.id = i.task_id
          WHERE i.jurisdiction_id = $1 AND t.work_year = $2 AND t.state <> 'CANCELLED') x
        WHERE x.area IS NOT NULL GROUP BY x.area`,
      [currentActor().jurisdictionId, workYear],
    );
  }
}
