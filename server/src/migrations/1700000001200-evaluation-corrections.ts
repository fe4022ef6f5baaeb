import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refers, tenantTable } from './ddl.js';

/** What evaluation keeps of corrective actions, which belong to a later room: those of its evaluations that are open. */
export class EvaluationCorrections1700000001200 implements MigrationInterface {
  name = 'EvaluationCorrections1700000001200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE evaluation.open_correction (
  jurisdiction_id uuid NOT NULL,
  task_id uuid NOT NULL,
  corrective_action_id uuid NOT NULL,
  issued_on date NOT NULL,
  PRIMARY KEY (jurisdiction_id, task_id, corrective_action_id),
  ${refers('task_id', 'evaluation.evaluation_task')}
);
${tenantTable('evaluation.open_correction')}
-- Row security is forced on the owner too, and a migration has no tenant: the notices that are open now are carried over
-- with the policies of the two tables lifted for this statement.
ALTER TABLE results.corrective_action NO FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.open_correction NO FORCE ROW LEVEL SECURITY;
INSERT INTO evaluation.open_correction (jurisdiction_id, task_id, corrective_action_id, issued_on)
SELECT jurisdiction_id, source_id, id, issued_on FROM results.corrective_action
 WHERE source_type = 'EVALUATION' AND state <> 'CLOSED';
ALTER TABLE evaluation.open_correction FORCE ROW LEVEL SECURITY;
ALTER TABLE results.corrective_action FORCE ROW LEVEL SECURITY;
-- These defaults stand in the product's own table of rules, where their readers are.
DELETE FROM reference.rule_default WHERE code IN
  ('goal.totalWeight', 'goal.minLevel1', 'goal.minLevel2', 'goal.minLevel3', 'goal.quantitativeShare');
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE evaluation.open_correction;');
  }
}
