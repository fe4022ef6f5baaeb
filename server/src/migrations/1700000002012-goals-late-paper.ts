import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The paper by which a unit asked in time for an adjustment that it hands in after the cut-off. */
export class GoalsLatePaper1700000002012 implements MigrationInterface {
  name = 'GoalsLatePaper1700000002012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE goals.objective_version ADD COLUMN late_document_no text, ADD COLUMN late_paper_on date,
  ADD COLUMN late_admitted_by uuid, ADD CONSTRAINT late_paper_whole CHECK ((late_document_no IS NULL) = (late_paper_on IS NULL))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE goals.objective_version DROP COLUMN late_document_no, DROP COLUMN late_paper_on,
  DROP COLUMN late_admitted_by`);
  }
}
