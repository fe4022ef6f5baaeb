import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, refers, tenantTable } from './ddl.js';

/** What evaluation keeps of corrective actions, which belong to a later room: those of its evaluations that are open. */
export class EvaluationCorrections1700000001200 implements MigrationInterface {
  name = 'EvaluationCorrections1700000001200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- The id is the corrective action's own.
CREATE TABLE evaluation.open_correction (${KEY},
  task_id uuid NOT NULL,
  issued_on date NOT NULL,
  ${refers('task_id', 'evaluation.evaluation_task')}
);
CREATE INDEX open_correction_task ON evaluation.open_correction (jurisdiction_id, task_id);
${tenantTable('evaluation.open_correction')}
-- Row security is forced on the owner too, and a migration has no tenant: the notices that are open now are carried over
-- with the policies of the two tables lifted for this statement.
ALTER TABLE results.corrective_action NO FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.open_correction NO FORCE ROW LEVEL SECURITY;
INSERT INTO evaluation.open_correction (jurisdiction_id, id, task_id, issued_on)
SELECT jurisdiction_id, id, source_id, issued_on FROM results.corrective_action
 WHERE source_type = 'EVALUATION' AND state <> 'CLOSED';
ALTER TABLE evaluation.open_correction FORCE ROW LEVEL SECURITY;
ALTER TABLE results.corrective_action FORCE ROW LEVEL SECURITY;
-- These defaults stand in the product's own table of rules, where their readers are.
DELETE FROM reference.rule_default WHERE code IN
  ('goal.totalWeight', 'goal.minLevel1', 'goal.minLevel2', 'goal.minLevel3', 'goal.quantitativeShare');
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE evaluation.open_correction;
INSERT INTO reference.rule_default (code, value, source) VALUES
  ('goal.totalWeight', '90', '默认：预算执行率另计 10 分'),
  ('goal.minLevel1', '2', '默认'),
  ('goal.minLevel2', '2', '默认'),
  ('goal.minLevel3', '3', '默认'),
  ('goal.quantitativeShare', 'null', '默认：不要求');
`);
  }
}
