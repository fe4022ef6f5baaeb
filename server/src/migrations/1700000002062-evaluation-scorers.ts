import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITED, KEY, oneOf, refers, tenantTable } from './ddl.js';

/** Several scorers of one evaluation, each with a sheet of his own; a duty may lie on one seat alone. */
export class EvaluationScorers1700000002062 implements MigrationInterface {
  name = 'EvaluationScorers1700000002062';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE evaluation.scorer (${KEY},
  task_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  expert_id uuid,
  ${oneOf('duty', ['STAFF', 'FIRM', 'EXPERT'])},
  due_on date,
  ${oneOf('state', ['INVITED', 'ACCEPTED', 'DECLINED', 'SUBMITTED', 'WITHDRAWN'])} DEFAULT 'INVITED',
  state_note text,
  -- 保密承诺 and no conflict, declared on acceptance.
  declared_on date,
  account_id uuid,
  opinion text,
  submitted_on date,
  -- Of the sheet as it was handed in.
  content_hash text,
  ${EDITED},
  ${refers('task_id', 'evaluation.evaluation_task')},
  ${refers('seat_id', 'organizations.seat')},
  ${refers('agency_id', 'organizations.agency')},
  ${refers('expert_id', 'evaluation.expert')}
);
CREATE UNIQUE INDEX scorer_once ON evaluation.scorer (jurisdiction_id, task_id, seat_id) WHERE state NOT IN ('DECLINED', 'WITHDRAWN');
CREATE INDEX scorer_of_seat ON evaluation.scorer (jurisdiction_id, seat_id);
${tenantTable('evaluation.scorer', 'EDIT')}

CREATE TABLE evaluation.scorer_score (${KEY},
  scorer_id uuid NOT NULL,
  framework_row_id uuid NOT NULL,
  input jsonb NOT NULL DEFAULT '{}',
  score numeric(7,2) CHECK (score BETWEEN 0 AND 1000),
  working jsonb,
  reason text,
  UNIQUE (jurisdiction_id, scorer_id, framework_row_id),
  ${refers('scorer_id', 'evaluation.scorer')},
  ${refers('framework_row_id', 'evaluation.framework_row')}
);
${tenantTable('evaluation.scorer_score', 'EDIT')}

-- NULL: any seat of the agency with the role. A blind sheet concerns one person; his neighbours need not know of it.
ALTER TABLE platform.task ADD seat_id uuid;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE platform.task NO FORCE ROW LEVEL SECURITY;
DELETE FROM platform.task WHERE seat_id IS NOT NULL;
ALTER TABLE platform.task FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.task DROP seat_id;
DROP TABLE evaluation.scorer_score, evaluation.scorer;
`);
  }
}
