import { Injectable } from '@nestjs/common';
import { type Actor, currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { EvaluationTaskReads } from '../../tasks/persistence/evaluation-task.reads.js';

/** What is asked, and when, whatever the questionnaire belongs to. */
export interface SurveyText {
  id: string;
  title: string;
  scale: number;
  questions: string[];
  opensOn: string;
  closesOn: string;
  state: string;
  workYear: number;
}

export interface SurveyRecord extends SurveyText {
  taskId: string;
  taskKind: string;
  organiserAgencyId: string;
  frameworkRowId: string | null;
  code: string;
  intro: string | null;
  version: number;
}

const COLUMNS = `s.id, s.task_id AS "taskId", k.kind AS "taskKind", k.organiser_agency_id AS "organiserAgencyId", s.framework_row_id AS "frameworkRowId", s.code, s.title, s.intro, s.scale, s.questions,
  s.opens_on::text AS "opensOn", s.closes_on::text AS "closesOn", s.state, k.work_year AS "workYear", s.version`;
const FROM = `FROM evaluation.survey s
  JOIN evaluation.evaluation_task k ON k.jurisdiction_id = s.jurisdiction_id AND k.id = s.task_id`;

/** Questions about questionnaires: seen by whoever sees the evaluation. Single answers are read by nobody. */
@Injectable()
export class SurveyReads {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly evaluations: EvaluationTaskReads,
  ) {}

  async ofTask(taskId: string): Promise<SurveyRecord[]> {
    return this.uow.query<SurveyRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE s.jurisdiction_id = $1 AND s.task_id = $2 ORDER BY s.id`,
      [currentActor().jurisdictionId, taskId],
    );
  }

  async visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<SurveyRecord[]> {
    const rows = await this.uow.query<SurveyRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE s.jurisdiction_id = $1 AND s.id = ANY ($2::uuid[]) ORDER BY s.id ${lock ? 'FOR UPDATE OF s' : ''}`,
      [actor.jurisdictionId, ids],
    );
    const seen = new Set(
      (await this.evaluations.visible(actor, [...new Set(rows.map(({ taskId }) => taskId))], false)).map(
        ({ id }) => id,
      ),
    );
    return rows.filter(({ taskId }) => seen.has(taskId));
  }

  /** How many answered, and the sum of the grades of every question. */
  async sums(surveyIds: readonly string[]): Promise<Map<string, { n: number; sums: number[] }>> {
    const rows = await this.uow.query<{ id: string; n: number; sums: number[] }>(
      `SELECT q.survey_id AS id, max(q.n)::int AS n, array_agg(q.sum::int ORDER BY q.at) AS sums
         FROM (SELECT a.survey_id, g.at, sum(g.grade) AS sum, count(*) AS n
                 FROM evaluation.survey_answer a, unnest(a.grades) WITH ORDINALITY AS g(grade, at)
                WHERE a.jurisdiction_id = $1 AND a.survey_id = ANY ($2::uuid[]) GROUP BY a.survey_id, g.at) q GROUP BY q.survey_id`,
      [currentActor().jurisdictionId, surveyIds],
    );
    return new Map(rows.map(({ id, n, sums }) => [id, { n, sums }]));
  }
}
