import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A place reads the rows of the places directly below it: it must be able to say who inherits its rules. */
export class OrganizationsSubordinates1700000001822 implements MigrationInterface {
  name = 'OrganizationsSubordinates1700000001822';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE POLICY subordinate ON organizations.jurisdiction FOR SELECT
  USING (parent_id = ANY (NULLIF(current_setting('app.scope', true), '')::uuid[]));
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP POLICY subordinate ON organizations.jurisdiction');
  }
}
