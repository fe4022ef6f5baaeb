import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { taskReach } from './evaluation-task.reads.js';
import { DONE } from './year-plan.reads.js';

export interface LevelRecord {
  projectId: string;
  level: 'SELF' | 'DEPARTMENT' | 'FINANCE';
  id: string;
  year: number;
  score: string | null;
  grade: string | null;
  state: string;
  restsOnSelfEvaluation: boolean;
}

export interface ReviewedRecord {
  id: string;
  title: string;
  agencyName: string;
  totalScore: string | null;
  reportDueOn: string | null;
  handedInOn: string | null;
  findings: number;
}

export interface KeyRow {
  id: string;
  title: string;
  agencyName: string;
  objectType: string;
  method: string;
  firmName: string | null;
  amount: string;
  totalScore: string | null;
  grade: string | null;
  problemKinds: string[];
  items: number;
}

export interface ChainRecord {
  taskId: string;
  id: string;
  title: string;
  workYear: number;
  subjectYear: number;
  state: string;
  totalScore: string | null;
  grade: string | null;
  isFirst: boolean;
}

const FROM = `FROM evaluation.evaluation_task t
  JOIN organizations.agency a ON a.jurisdiction_id = t.jurisdiction_id AND a.id = t.agency_id
  LEFT JOIN evaluation.engagement g ON g.jurisdiction_id = t.jurisdiction_id AND g.id = t.engagement_id
  LEFT JOIN evaluation.third_party_firm f ON f.jurisdiction_id = g.jurisdiction_id AND f.id = g.firm_id`;

/** Evaluations seen together: the levels of a project, a year of departments, the table of a year. */
@Injectable()
export class OverviewReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** Self, department, finance: what stands of each project, whoever may see the project (R134). */
  levels(projectIds: readonly string[]): Promise<LevelRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, projectIds];
    const reach = taskReach(actor, params);
    return this.uow.query(
      `SELECT e.project_id AS "projectId", 'SELF' AS level, e.id, e.work_year AS year, e.total_score::text AS score, e.grade, e.state,
              TRUE AS "restsOnSelfEvaluation", 1 AS rank
         FROM evaluation.self_evaluation e WHERE e.jurisdiction_id = $1 AND e.project_id = ANY ($2::uuid[])
       UNION ALL
       SELECT t.project_id, t.kind, t.id, t.work_year, t.total_score::text, t.grade, t.state, t.self_evaluation_id IS NOT NULL,
              CASE t.kind WHEN 'DEPARTMENT' THEN 2 ELSE 3 END
         ${FROM} WHERE t.jurisdiction_id = $1 AND t.project_id = ANY ($2::uuid[]) AND t.state <> 'CANCELLED' AND ${reach}
        ORDER BY rank, year, id`,
      params,
    );
  }

  departmentTasks(workYear: number): Promise<(ReviewedRecord & { method: string })[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, workYear];
    const reach = taskReach(actor, params);
    return this.uow.query(
      `SELECT t.id, t.title, a.name AS "agencyName", t.total_score::text AS "totalScore", t.report_due_on::text AS "reportDueOn",
              t.handed_in_on::text AS "handedInOn", t.method,
              (SELECT count(*)::int FROM evaluation.finding n WHERE n.jurisdiction_id = $1 AND n.task_id = t.id) AS findings
         ${FROM} WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND t.kind = 'DEPARTMENT' AND t.state <> 'CANCELLED' AND ${reach} ORDER BY t.id`,
      params,
    );
  }

  /** First-level units whose tree handed in self-evaluations in the year and evaluated none of them (R135). */
  unitsWithNone(workYear: number): Promise<{ agencyId: string; agencyName: string; selfEvaluated: number }[]> {
    const actor = currentActor();
    return this.uow.query(
      `SELECT u.id AS "agencyId", u.name AS "agencyName", count(*)::int AS "selfEvaluated"
         FROM evaluation.self_evaluation e
         JOIN organizations.agency_closure c ON c.jurisdiction_id = $1 AND c.descendant_id = e.agency_id
         JOIN organizations.agency u ON u.jurisdiction_id = $1 AND u.id = c.ancestor_id AND u.level = 1
        WHERE e.jurisdiction_id = $1 AND e.work_year = $2 AND e.state IN ('SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED')
          AND NOT EXISTS (SELECT 1 FROM evaluation.evaluation_task t
               WHERE t.jurisdiction_id = $1 AND t.organiser_agency_id = u.id AND t.work_year = $2 AND t.kind = 'DEPARTMENT' AND t.state <> 'CANCELLED')
        GROUP BY u.id, u.name, u.code ORDER BY u.code`,
      [actor.jurisdictionId, workYear],
    );
  }

  /** The bureau's evaluations of a year that have their result. */
  keyRows(workYear: number): Promise<KeyRow[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, workYear];
    const reach = taskReach(actor, params);
    return this.uow.query(
      `SELECT t.id, t.title, a.name AS "agencyName", t.object_type AS "objectType", t.method, f.name AS "firmName", t.amount,
              t.total_score::text AS "totalScore", t.grade,
              ARRAY(SELECT n.problem_kind FROM evaluation.finding n WHERE n.jurisdiction_id = $1 AND n.task_id = t.id AND n.problem_kind IS NOT NULL
                     GROUP BY n.problem_kind ORDER BY min(n.ordinal)) AS "problemKinds",
              (SELECT count(*)::int FROM evaluation.task_item i WHERE i.jurisdiction_id = $1 AND i.task_id = t.id) AS items
         ${FROM} WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND t.kind = 'FINANCE' AND t.state IN ${DONE} AND ${reach}
        ORDER BY t.object_type = 'DEPARTMENT_WHOLE', t.id`,
      params,
    );
  }

  /** How often each kind of problem was found in the year's evaluations by the bureau (R147). */
  problemCounts(workYear: number): Promise<{ kind: string; count: number }[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, workYear];
    const reach = taskReach(actor, params);
    return this.uow.query(
      `SELECT n.problem_kind AS kind, count(*)::int AS count ${FROM}
         JOIN evaluation.finding n ON n.jurisdiction_id = t.jurisdiction_id AND n.task_id = t.id
        WHERE t.jurisdiction_id = $1 AND t.work_year = $2 AND t.kind = 'FINANCE' AND t.state IN ${DONE} AND n.problem_kind IS NOT NULL AND ${reach}
        GROUP BY n.problem_kind`,
      params,
    );
  }

  /** The first evaluation and all that follow it up, for any of them (R151). */
  chains(taskIds: readonly string[]): Promise<ChainRecord[]> {
    return this.uow.query(
      `SELECT asked.id AS "taskId", t.id, t.title, t.work_year AS "workYear", t.subject_year AS "subjectYear", t.state,
              t.total_score::text AS "totalScore", t.grade, t.first_task_id IS NULL AS "isFirst"
         FROM evaluation.evaluation_task asked
         JOIN evaluation.evaluation_task t ON t.jurisdiction_id = asked.jurisdiction_id AND t.state <> 'CANCELLED'
              AND COALESCE(asked.first_task_id, asked.id) IN (t.id, t.first_task_id)
        WHERE asked.jurisdiction_id = $1 AND asked.id = ANY ($2::uuid[]) ORDER BY asked.id, t.work_year, t.id`,
      [currentActor().jurisdictionId, taskIds],
    );
  }

  async bureauName(): Promise<string> {
    const [row] = await this.uow.query<{ name: string }>(
      'SELECT finance_bureau_name AS name FROM organizations.jurisdiction WHERE jurisdiction_id = $1',
      [currentActor().jurisdictionId],
    );
    return row?.name ?? '';
  }
}
