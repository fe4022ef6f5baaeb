import type { MigrationInterface, QueryRunner } from 'typeorm';
import { money } from './ddl.js';

/** What a unit types while the feed is down stands beside what the feed says, and is reconciled with it. */
export class MonitoringSheets1700000001920 implements MigrationInterface {
  name = 'MonitoringSheets1700000001920';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE monitoring.sheet
  ADD COLUMN ${money('paid_amount', { nullable: true, signed: true })},
  -- Day of the last payment in the period, or its first day when there was none.
  ADD COLUMN quiet_since date,
  ADD COLUMN typed_reason text,
  ADD COLUMN reconciled_on date,
  ADD COLUMN reconciled_by uuid,
  ADD CONSTRAINT sheet_typed_has_reason CHECK (execution_source = 'PAYMENTS' OR typed_reason IS NOT NULL);
ALTER TABLE monitoring.sheet_row ADD COLUMN division_comment text;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE monitoring.sheet_row DROP COLUMN division_comment;
ALTER TABLE monitoring.sheet DROP COLUMN paid_amount, DROP COLUMN quiet_since, DROP COLUMN typed_reason, DROP COLUMN reconciled_on, DROP COLUMN reconciled_by;
`);
  }
}
