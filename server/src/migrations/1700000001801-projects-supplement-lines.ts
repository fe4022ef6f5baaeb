import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lines that came on top of a budget that had been replied: they count against the limit of supplements. */
export class ProjectsSupplementLines1700000001801 implements MigrationInterface {
  name = 'ProjectsSupplementLines1700000001801';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE projects.funding_line ADD COLUMN is_supplement boolean NOT NULL DEFAULT false;');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE projects.funding_line DROP COLUMN is_supplement;');
  }
}
