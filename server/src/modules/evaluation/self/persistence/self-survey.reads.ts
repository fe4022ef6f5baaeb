import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, reachSql } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import type { SurveyText } from '../../surveys/persistence/survey.reads.js';

/** A questionnaire of a satisfaction indicator of a self-evaluation. */
export interface SelfSurveyRecord extends SurveyText {
  selfEvaluationId: string;
  selfEvaluationRowId: string;
  rowName: string;
  agencyId: string;
  code: string;
  intro: string | null;
  /** Whether the value of the row is its result. */
  isApplied: boolean;
  /** State of the self-evaluation. */
  sheetState: string;
  version: number;
}

const COLUMNS = `s.id, w.self_evaluation_id AS "selfEvaluationId", w.id AS "selfEvaluationRowId", i.name AS "rowName",
  e.agency_id AS "agencyId", s.code, s.title, s.intro, s.scale, s.questions, s.opens_on::text AS "opensOn", s.closes_on::text AS "closesOn",
  s.state, e.work_year AS "workYear", e.state AS "sheetState", w.origin_survey_id IS NOT DISTINCT FROM s.id AS "isApplied", s.version`;
const FROM = `FROM evaluation.survey s
  JOIN evaluation.self_evaluation_row w ON w.jurisdiction_id = s.jurisdiction_id AND w.id = s.self_evaluation_row_id
  JOIN evaluation.self_evaluation e ON e.jurisdiction_id = w.jurisdiction_id AND e.id = w.self_evaluation_id
  JOIN goals.indicator i ON i.jurisdiction_id = w.jurisdiction_id AND i.id = w.indicator_id`;

/** Questions about the questionnaires of self-evaluations: seen by whoever sees the self-evaluation. */
@Injectable()
export class SelfSurveyReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** Of any number of self-evaluations that were found inside the actor's reach, the oldest first. */
  ofSheets(sheetIds: readonly string[]): Promise<SelfSurveyRecord[]> {
    return this.uow.query<SelfSurveyRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE s.jurisdiction_id = $1 AND w.self_evaluation_id = ANY ($2::uuid[]) ORDER BY s.id`,
      [currentActor().jurisdictionId, sheetIds],
    );
  }

  visible(actor: Actor, ids: readonly string[], lock: boolean): Promise<SelfSurveyRecord[]> {
    const params: unknown[] = [actor.jurisdictionId, ids];
    const reach = reachSql(actor, 'e.agency_id', '$1', params);
    return this.uow.query<SelfSurveyRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE s.jurisdiction_id = $1 AND s.id = ANY ($2::uuid[]) AND ${reach}
        ORDER BY s.id ${lock ? 'FOR UPDATE OF s' : ''}`,
      params,
    );
  }

  /** Titles of what still runs, by self-evaluation. */
  async running(sheetIds: readonly string[]): Promise<{ sheetId: string; title: string }[]> {
    return this.uow.query<{ sheetId: string; title: string }>(
      `SELECT w.self_evaluation_id AS "sheetId", s.title FROM evaluation.survey s
         JOIN evaluation.self_evaluation_row w ON w.jurisdiction_id = s.jurisdiction_id AND w.id = s.self_evaluation_row_id
        WHERE s.jurisdiction_id = $1 AND w.self_evaluation_id = ANY ($2::uuid[]) AND s.state = 'OPEN' ORDER BY s.id`,
      [currentActor().jurisdictionId, sheetIds],
    );
  }
}
