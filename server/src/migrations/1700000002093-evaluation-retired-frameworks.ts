import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, tenantTable } from './ddl.js';

/** Frameworks of the library that are not used anew; what was made by them stays as it was. */
export class EvaluationRetiredFrameworks1700000002093 implements MigrationInterface {
  name = 'EvaluationRetiredFrameworks1700000002093';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE evaluation.framework_retirement (${KEY},
  family_id uuid NOT NULL,
  reason text NOT NULL,
  retired_by uuid,
  retired_by_name text,
  retired_on date NOT NULL,
  UNIQUE (jurisdiction_id, family_id)
);
${tenantTable('evaluation.framework_retirement', 'APPEND')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE evaluation.framework_retirement');
  }
}
