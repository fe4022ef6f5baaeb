import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a line of money is for, beside its book and its source (R016, R122): one category or none, so that parts add up. */
export class ProjectsFundCategory1700000002082 implements MigrationInterface {
  name = 'ProjectsFundCategory1700000002082';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE projects.funding_line ADD COLUMN fund_category text;');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE projects.funding_line DROP COLUMN fund_category;');
  }
}
