import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = ['PROJECT', 'DEPARTMENT_WHOLE', 'UNIT_WHOLE', 'POLICY', 'PROGRAMME'];
const NOW = [...BEFORE, 'SYSTEM', 'STATE_CAPITAL', 'STATE_ASSETS'];
const listed = (objects: readonly string[]): string => objects.map((one) => `'${one}'`).join(', ');

const limit = (objects: readonly string[]): string =>
  ['evaluation_task', 'plan_candidate']
    .map(
      (table) => `ALTER TABLE evaluation.${table} DROP CONSTRAINT ${table}_object_type_check,
  ADD CONSTRAINT ${table}_object_type_check CHECK (object_type IN (${listed(objects)}));`,
    )
    .join('\n');

/** 扩面: 制度, 国有资本经营 and 行政事业单位国有资产管理 of a body are evaluated, too (R023). */
export class EvaluationMoreObjects1700000002069 implements MigrationInterface {
  name = 'EvaluationMoreObjects1700000002069';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(limit(NOW));
  }

  async down(runner: QueryRunner): Promise<void> {
    const isNew = `object_type NOT IN (${listed(BEFORE)})`;
    // What the older words do not know was done for a body and is nearest to its policy.
    await runner.query(`
ALTER TABLE evaluation.evaluation_task NO FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.plan_candidate NO FORCE ROW LEVEL SECURITY;
UPDATE evaluation.evaluation_task SET object_type = 'POLICY' WHERE ${isNew};
UPDATE evaluation.plan_candidate SET object_type = 'POLICY' WHERE ${isNew};
ALTER TABLE evaluation.evaluation_task FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.plan_candidate FORCE ROW LEVEL SECURITY;
${limit(BEFORE)}`);
  }
}
