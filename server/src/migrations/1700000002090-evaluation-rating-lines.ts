import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, refers, tenantTable } from './ddl.js';

/**
 * A second score is computed from what was scored again, row by row, or from the panel; nobody types it. What was typed before
 * stays in the facts of its rating. Findings of the quality checklist that people judge are rows of their own.
 */
export class EvaluationRatingLines1700000002090 implements MigrationInterface {
  name = 'EvaluationRatingLines1700000002090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE evaluation.quality_rating DROP rechecks;
-- The list as it was when the rating was begun.
ALTER TABLE evaluation.quality_rating ADD checklist jsonb NOT NULL DEFAULT '[]';

CREATE TABLE evaluation.rating_recheck (${KEY},
  rating_id uuid NOT NULL,
  task_id uuid NOT NULL,
  framework_row_id uuid NOT NULL,
  input jsonb NOT NULL DEFAULT '{}',
  score numeric(7,2) CHECK (score BETWEEN 0 AND 1000),
  working jsonb,
  reason text NOT NULL,
  UNIQUE (jurisdiction_id, rating_id, framework_row_id),
  ${refers('rating_id', 'evaluation.quality_rating')},
  ${refers('task_id', 'evaluation.evaluation_task')},
  ${refers('framework_row_id', 'evaluation.framework_row')}
);
${tenantTable('evaluation.rating_recheck')}

CREATE TABLE evaluation.rating_line (${KEY},
  rating_id uuid NOT NULL,
  task_id uuid,
  ordinal integer NOT NULL,
  code text NOT NULL,
  count integer NOT NULL CHECK (count BETWEEN 1 AND 99),
  reason text NOT NULL,
  UNIQUE (jurisdiction_id, rating_id, ordinal),
  ${refers('rating_id', 'evaluation.quality_rating')},
  ${refers('task_id', 'evaluation.evaluation_task')}
);
${tenantTable('evaluation.rating_line')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE evaluation.rating_line, evaluation.rating_recheck;
ALTER TABLE evaluation.quality_rating DROP checklist;
ALTER TABLE evaluation.quality_rating ADD rechecks jsonb NOT NULL DEFAULT '[]';
`);
  }
}
