import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day on which a unit asked for its adjustment, where it is not the day on which it was typed in. */
export class GoalsAdjustmentDate1700000001812 implements MigrationInterface {
  name = 'GoalsAdjustmentDate1700000001812';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE goals.objective_version ADD COLUMN adjusted_on date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE goals.objective_version DROP COLUMN adjusted_on');
  }
}
