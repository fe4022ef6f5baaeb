import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A demo of several places stands at a date of its own in each of them: their reports are of different years. */
export class OrganizationsDemoDate1700000001600 implements MigrationInterface {
  name = 'OrganizationsDemoDate1700000001600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE organizations.jurisdiction ADD COLUMN demo_date date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE organizations.jurisdiction DROP COLUMN demo_date');
  }
}
