import { Injectable } from '@nestjs/common';
import type { CandidateScores, SelectionCriterion } from '@jixiao/shared';
import { type Actor, currentActor, may, reachOf, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { taskReach } from './evaluation-task.reads.js';

export interface YearPlanRecord {
  id: string;
  workYear: number;
  title: string;
  /** Null: the bureau's own. */
  ownerAgencyId: string | null;
  ownerName: string | null;
  state: string;
  criteria: SelectionCriterion[];
  documentNo: string | null;
  submittedBy: string | null;
  approvedOn: string | null;
  reportedOn: string | null;
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

/** A department and the standing of its plan of the year. */
export interface DepartmentPlanRecord {
  departmentId: string;
  departmentName: string;
  /** Null: it has none. */
  state: string | null;
  reportedOn: string | null;
  /** Of a plan that was reported. */
  planned: number | null;
  amount: string | null;
  done: number;
  outsidePlan: number;
  /** Self-evaluations that its tree handed in: what it could choose from. */
  selfEvaluated: number;
}

export interface ProposalsOf {
  workYear: number;
  subjectYear: number;
  /** The department that plans; null: the bureau. */
  owner: string | null;
  text: string | null;
  first: number;
  /** Years after which an object's turn comes again. */
  cycle: number;
}

const WHOLE = `('DEPARTMENT_WHOLE', 'UNIT_WHOLE')`;
const HANDED_IN = `('SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED')`;

/** Evaluations `t` of whoever plans: the bureau's where there is no owner, else the department's own. */
const ofOwner = (owner: string): string =>
  `CASE WHEN ${owner} IS NULL THEN t.kind = 'FINANCE' ELSE t.kind = 'DEPARTMENT' AND t.organiser_agency_id = ${owner} END`;

const below = (owner: string, agency: string): string =>
  `EXISTS (SELECT 1 FROM organizations.agency_closure tree
     WHERE tree.jurisdiction_id = $1 AND tree.ancestor_id = ${owner} AND tree.descendant_id = ${agency})`;

const counts = (row: string): string => `count(*)::int AS total,
  count(*) FILTER (WHERE ${row}.object_type IN ${WHOLE})::int AS whole,
  count(*) FILTER (WHERE ${row}.object_type NOT IN ${WHOLE})::int AS projects,
  count(*) FILTER (WHERE ${row}.method = 'THIRD_PARTY')::int AS "thirdParty", count(*) FILTER (WHERE ${row}.method <> 'THIRD_PARTY')::int AS own,
  sum(${row}.amount)::numeric(18,2)::text AS amount`;

/** States in which an evaluation has its result. */
export const DONE = `('GRADED', 'FEEDBACK_SENT', 'CLOSED', 'ARCHIVED')`;

/**
 * Leaders and divisions see the bureau's plan, and departments' plans once they are reported; a department its own; units
 * see what becomes of a plan.
 */
function planReach(actor: Actor, params: unknown[]): string {
  const reach = reachOf(actor);
  if (reach.kind === 'ALL') return `(p.owner_agency_id IS NULL OR p.state = 'REPORTED')`;
  if (reach.kind === 'DIVISION') {
    const own = reachSql(actor, 'p.owner_agency_id', '$1', params);
    return `(p.owner_agency_id IS NULL OR (p.state = 'REPORTED' AND ${own}))`;
  }
  if (!may(actor, 'departmentEvaluation.manage')) return 'FALSE';
  params.push(actor.agencyId);
  return `p.owner_agency_id = $${params.length}::uuid`;
}

/** Plans of the year, what may be chosen, and what became of it. */
@Injectable()
export class YearPlanReads {
  constructor(private readonly uow: UnitOfWork) {}

  visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<YearPlanRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, ids];
    const reach = planReach(actor, params);
    return this.uow.query(
      `SELECT p.id, p.work_year AS "workYear", p.work_year::text AS title, p.owner_agency_id AS "ownerAgencyId", o.name AS "ownerName", p.state,
              p.criteria, p.document_no AS "documentNo", p.submitted_by AS "submittedBy", p.approved_on::text AS "approvedOn",
              p.reported_on::text AS "reportedOn", p.version
         FROM evaluation.year_plan p
         LEFT JOIN organizations.agency o ON o.jurisdiction_id = p.jurisdiction_id AND o.id = p.owner_agency_id
        WHERE p.jurisdiction_id = $1 AND p.id = ANY ($2::uuid[]) AND ${reach} ORDER BY p.id ${lock ? 'FOR UPDATE OF p' : ''}`,
      params,
    );
  }

  async idOf(workYear: number, owner: string | null): Promise<string | null> {
    const [row] = await this.uow.query<{ id: string }>(
      'SELECT id FROM evaluation.year_plan WHERE jurisdiction_id = $1 AND work_year = $2 AND owner_agency_id IS NOT DISTINCT FROM $3::uuid',
      [currentActor().jurisdictionId, workYear, owner],
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

  /**
   * Whole units, never evaluated ones first, then those whose turn was longest ago (R153): first-level units for the bureau,
   * for a department what is below it and has evaluated itself.
   */
  wholeProposals(of: ProposalsOf): Promise<ProposalRecord[]> {
    const { jurisdictionId, today } = currentActor();
    return this.uow.query(
      `SELECT x.type AS "objectType", NULL AS "projectId", a.id AS "agencyId", a.name AS "agencyName",
              a.name || CASE WHEN x.owner IS NULL THEN '部门整体支出' ELSE '单位整体支出' END AS title,
              COALESCE(w.amount, 0)::numeric(18,2)::text AS amount, l.year AS "lastYear"
         FROM (SELECT $7::uuid AS owner, CASE WHEN $7::uuid IS NULL THEN 'DEPARTMENT_WHOLE' ELSE 'UNIT_WHOLE' END AS type) x
         JOIN organizations.agency a ON a.jurisdiction_id = $1
         LEFT JOIN LATERAL (SELECT v.annual_amount AS amount FROM goals.objective o
                JOIN goals.objective_version v ON v.jurisdiction_id = $1 AND v.objective_id = o.id AND v.state = 'APPROVED'
               WHERE o.jurisdiction_id = $1 AND o.agency_id = a.id AND o.object_type = x.type AND o.budget_year = $3 LIMIT 1) w ON TRUE
         LEFT JOIN LATERAL (SELECT max(t.work_year) AS year FROM evaluation.evaluation_task t
               WHERE t.jurisdiction_id = $1 AND t.agency_id = a.id AND t.object_type IN ${WHOLE} AND t.state <> 'CANCELLED'
                 AND ${ofOwner('x.owner')} AND t.work_year < $2) l ON TRUE
        WHERE (a.valid_to IS NULL OR a.valid_to >= $4::date) AND a.secrecy <> 'CLASSIFIED' AND ($5::text IS NULL OR a.name ILIKE $5)
          AND CASE WHEN x.owner IS NULL THEN a.level = 1 ELSE a.id <> x.owner AND ${below('x.owner', 'a.id')}
              AND EXISTS (SELECT 1 FROM evaluation.self_evaluation e WHERE e.jurisdiction_id = $1 AND e.agency_id = a.id
                    AND e.object_type = x.type AND e.subject_year = $3 AND e.state IN ${HANDED_IN}) END
          AND NOT EXISTS (SELECT 1 FROM evaluation.plan_candidate c JOIN evaluation.year_plan p ON p.jurisdiction_id = $1 AND p.id = c.plan_id
               WHERE c.jurisdiction_id = $1 AND p.work_year = $2 AND p.owner_agency_id IS NOT DISTINCT FROM x.owner AND c.agency_id = a.id
                 AND c.object_type IN ${WHOLE} AND c.subject_year = $3)
          AND NOT EXISTS (SELECT 1 FROM evaluation.evaluation_task t WHERE t.jurisdiction_id = $1 AND t.agency_id = a.id
                 AND t.object_type IN ${WHOLE} AND t.subject_year = $3 AND t.state <> 'CANCELLED' AND ${ofOwner('x.owner')})
        ORDER BY l.year NULLS FIRST, w.amount DESC NULLS LAST, a.code LIMIT $6`,
      [jurisdictionId, of.workYear, of.subjectYear, today, of.text, of.first, of.owner],
    );
  }

  /**
   * Self-evaluated projects of the subject year whose turn it is: never evaluated ones first, then those whose last time is
   * a whole cycle ago.
   */
  projectProposals(of: ProposalsOf): Promise<ProposalRecord[]> {
    return this.uow.query(
      `SELECT 'PROJECT' AS "objectType", p.id AS "projectId", a.id AS "agencyId", a.name AS "agencyName", p.name AS title, e.approved_amount AS amount,
              l.year AS "lastYear"
         FROM (SELECT $6::uuid AS owner) x
         JOIN evaluation.self_evaluation e ON e.jurisdiction_id = $1
         JOIN projects.project p ON p.jurisdiction_id = $1 AND p.id = e.project_id AND p.secrecy <> 'CLASSIFIED'
         JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = e.agency_id AND a.secrecy <> 'CLASSIFIED'
         LEFT JOIN LATERAL (SELECT max(t.work_year) AS year FROM evaluation.evaluation_task t
               WHERE t.jurisdiction_id = $1 AND t.project_id = p.id AND ${ofOwner('x.owner')} AND t.state <> 'CANCELLED') l ON TRUE
        WHERE e.subject_year = $3 AND e.state IN ${HANDED_IN} AND (l.year IS NULL OR l.year <= $2 - $7::integer)
          AND (x.owner IS NULL OR ${below('x.owner', 'e.agency_id')})
          AND ($4::text IS NULL OR p.name ILIKE $4 OR a.name ILIKE $4)
          AND NOT EXISTS (SELECT 1 FROM evaluation.plan_candidate c JOIN evaluation.year_plan y ON y.jurisdiction_id = $1 AND y.id = c.plan_id
               WHERE c.jurisdiction_id = $1 AND y.work_year = $2 AND y.owner_agency_id IS NOT DISTINCT FROM x.owner AND c.project_id = p.id)
        ORDER BY l.year NULLS FIRST, e.approved_amount DESC, e.id LIMIT $5`,
      [currentActor().jurisdictionId, of.workYear, of.subjectYear, of.text, of.first, of.owner, of.cycle],
    );
  }

  /** What each year planned and what it finished (R137), of the bureau or of one department. */
  years(from: number, to: number, owner: string | null): Promise<YearCountRecord[]> {
    return this.uow.query(
      `SELECT p.work_year AS year, TRUE AS "isPlan", ${counts('c')}, 0 AS "outsidePlan"
         FROM evaluation.plan_candidate c JOIN evaluation.year_plan p ON p.jurisdiction_id = $1 AND p.id = c.plan_id
        WHERE c.jurisdiction_id = $1 AND p.work_year BETWEEN $2 AND $3 AND p.owner_agency_id IS NOT DISTINCT FROM $4::uuid
          AND c.decision = 'SELECTED' GROUP BY p.work_year
       UNION ALL
       SELECT t.work_year, FALSE, ${counts('t')}, count(*) FILTER (WHERE t.plan_id IS NULL)::int
         FROM evaluation.evaluation_task t
        WHERE t.jurisdiction_id = $1 AND t.work_year BETWEEN $2 AND $3 AND ${ofOwner('$4::uuid')} AND t.state IN ${DONE} GROUP BY t.work_year`,
      [currentActor().jurisdictionId, from, to, owner],
    );
  }

  /**
   * Every department with the standing of its plan, those without one as well. What a department has not reported yet is
   * its own: of such a plan only the state is told.
   */
  departments(workYear: number): Promise<DepartmentPlanRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, workYear, actor.today];
    const reach = reachSql(actor, 'a.id', '$1', params);
    return this.uow.query(
      `SELECT a.id AS "departmentId", a.name AS "departmentName", p.state, p.reported_on::text AS "reportedOn",
              CASE WHEN p.state = 'REPORTED' THEN c.total END AS planned, CASE WHEN p.state = 'REPORTED' THEN c.amount END AS amount,
              COALESCE(d.total, 0)::int AS done, COALESCE(d.outside, 0)::int AS "outsidePlan", COALESCE(s.total, 0)::int AS "selfEvaluated"
         FROM organizations.agency a
         LEFT JOIN evaluation.year_plan p ON p.jurisdiction_id = $1 AND p.work_year = $2 AND p.owner_agency_id = a.id
         LEFT JOIN (SELECT c.plan_id, count(*)::int AS total, sum(c.amount)::numeric(18,2)::text AS amount FROM evaluation.plan_candidate c
               WHERE c.jurisdiction_id = $1 AND c.decision = 'SELECTED' GROUP BY c.plan_id) c ON c.plan_id = p.id
         LEFT JOIN (SELECT t.organiser_agency_id AS id, count(*) AS total, count(*) FILTER (WHERE t.plan_id IS NULL) AS outside
                FROM evaluation.evaluation_task t
               WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND t.kind = 'DEPARTMENT' AND t.state IN ${DONE} GROUP BY 1) d ON d.id = a.id
         LEFT JOIN (SELECT up.ancestor_id AS id, count(*) AS total FROM evaluation.self_evaluation e
                JOIN organizations.agency_closure up ON up.jurisdiction_id = $1 AND up.descendant_id = e.agency_id
               WHERE e.jurisdiction_id = $1 AND e.work_year = $2 AND e.state IN ${HANDED_IN} GROUP BY 1) s ON s.id = a.id
        WHERE a.jurisdiction_id = $1 AND a.level = 1 AND (a.valid_to IS NULL OR a.valid_to >= $3::date) AND a.secrecy <> 'CLASSIFIED' AND ${reach}
        ORDER BY a.code`,
      params,
    );
  }

  /** Evaluations of the year by area, those not finished as well. */
  /** Of what the actor sees: a firm its running evaluations, a unit its own. */
  areas(workYear: number): Promise<AreaCountRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, workYear];
    const reach = taskReach(actor, params);
    // A unit that is in a programme with items only counts these.
    const ownItem = reachOf(actor).kind === 'SUBTREE' ? reachSql(actor, 'i.agency_id', '$1', params) : 'TRUE';
    const engaged = `LEFT JOIN evaluation.engagement g ON g.jurisdiction_id = t.jurisdiction_id AND g.id = t.engagement_id
           LEFT JOIN evaluation.third_party_firm f ON f.jurisdiction_id = g.jurisdiction_id AND f.id = g.firm_id`;
    return this.uow.query(
      `SELECT x.area, count(*)::int AS total, sum(x.amount)::numeric(18,2)::text AS amount FROM (
         SELECT t.area, t.amount FROM evaluation.evaluation_task t ${engaged}
          WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND t.state <> 'CANCELLED' AND t.object_type <> 'PROGRAMME' AND ${reach}
         UNION ALL
         SELECT COALESCE(i.area, t.area), i.amount FROM evaluation.task_item i
           JOIN evaluation.evaluation_task t ON t.jurisdiction_id = $1 AND t.id = i.task_id ${engaged}
          WHERE i.jurisdiction_id = $1 AND t.work_year = $2 AND t.state <> 'CANCELLED' AND ${reach} AND ${ownItem}) x
        WHERE x.area IS NOT NULL GROUP BY x.area`,
      params,
    );
  }
}
