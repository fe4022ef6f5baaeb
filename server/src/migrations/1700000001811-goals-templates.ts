import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A template of a place can be retired; its name is free again, and what was filled from it stays as it is. */
export class GoalsTemplates1700000001811 implements MigrationInterface {
  name = 'GoalsTemplates1700000001811';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE goals.library_template ADD COLUMN retired_on date;
ALTER TABLE goals.library_template DROP CONSTRAINT library_template_jurisdiction_id_code_key;
CREATE UNIQUE INDEX library_template_in_use ON goals.library_template (jurisdiction_id, code) WHERE retired_on IS NULL;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP INDEX goals.library_template_in_use;
ALTER TABLE goals.library_template ADD UNIQUE (jurisdiction_id, code);
ALTER TABLE goals.library_template DROP COLUMN retired_on;`);
  }
}
