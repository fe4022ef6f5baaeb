import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refers } from './ddl.js';

const ORIGINS = (values: string): string =>
  `ALTER TABLE evaluation.self_evaluation_row DROP CONSTRAINT self_evaluation_row_actual_origin_check,
     ADD CONSTRAINT self_evaluation_row_actual_origin_check CHECK (actual_origin IN (${values}));`;

/** A unit's own questionnaire answers a satisfaction indicator of its self-evaluation; the value then comes from the public. */
export class EvaluationSelfSurveys1700000002081 implements MigrationInterface {
  name = 'EvaluationSelfSurveys1700000002081';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE evaluation.survey
  ALTER COLUMN task_id DROP NOT NULL,
  ADD COLUMN self_evaluation_row_id uuid,
  ADD CONSTRAINT survey_subject CHECK ((task_id IS NULL) <> (self_evaluation_row_id IS NULL)),
  ADD CONSTRAINT survey_row_of_task CHECK (framework_row_id IS NULL OR task_id IS NOT NULL),
  ADD CONSTRAINT survey_self_row ${refers('self_evaluation_row_id', 'evaluation.self_evaluation_row')};
CREATE INDEX survey_of_self_row ON evaluation.survey (jurisdiction_id, self_evaluation_row_id)
  WHERE self_evaluation_row_id IS NOT NULL;

${ORIGINS(`'MONITORING', 'SHEET', 'SURVEY'`)}
ALTER TABLE evaluation.self_evaluation_row
  ADD COLUMN origin_survey_id uuid,
  -- Row and questionnaire name each other.
  ADD CONSTRAINT self_evaluation_row_survey ${refers('origin_survey_id', 'evaluation.survey', 'DEFERRABLE INITIALLY DEFERRED')},
  ADD CONSTRAINT self_evaluation_row_survey_origin CHECK ((origin_survey_id IS NOT NULL) = (actual_origin IS NOT DISTINCT FROM 'SURVEY'));
`);
  }

  /** The older table knows questionnaires of evaluations only; the owner reads all tenants for this one change. */
  async down(runner: QueryRunner): Promise<void> {
    const tables = ['survey', 'survey_answer', 'survey_receipt', 'survey_pace', 'self_evaluation_row'];
    const force = (how: string): string =>
      tables.map((table) => `ALTER TABLE evaluation.${table} ${how} ROW LEVEL SECURITY;`).join('\n');
    const own = 'SELECT s.id FROM evaluation.survey s WHERE s.self_evaluation_row_id IS NOT NULL';
    await runner.query(`
${force('NO FORCE')}
UPDATE evaluation.self_evaluation_row SET actual_origin = NULL, origin_on = NULL, origin_survey_id = NULL WHERE actual_origin = 'SURVEY';
SET CONSTRAINTS ALL IMMEDIATE;
DELETE FROM evaluation.survey_answer WHERE survey_id IN (${own});
DELETE FROM evaluation.survey_receipt WHERE survey_id IN (${own});
DELETE FROM evaluation.survey_pace WHERE survey_id IN (${own});
DELETE FROM evaluation.survey_door WHERE survey_id IN (${own});
ALTER TABLE evaluation.self_evaluation_row DROP CONSTRAINT self_evaluation_row_survey_origin, DROP CONSTRAINT self_evaluation_row_survey,
  DROP COLUMN origin_survey_id;
DELETE FROM evaluation.survey WHERE self_evaluation_row_id IS NOT NULL;
${force('FORCE')}
${ORIGINS(`'MONITORING', 'SHEET'`)}
ALTER TABLE evaluation.survey DROP CONSTRAINT survey_self_row, DROP CONSTRAINT survey_row_of_task, DROP CONSTRAINT survey_subject,
  DROP COLUMN self_evaluation_row_id, ALTER COLUMN task_id SET NOT NULL;
`);
  }
}
