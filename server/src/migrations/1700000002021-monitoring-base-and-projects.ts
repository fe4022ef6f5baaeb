import type { MigrationInterface, QueryRunner } from 'typeorm';

const CHECK = 'sheet_money_source_check';

/** The money of a whole body is split into 基本支出 and 项目支出, as its official form has it. Older sheets keep one line. */
export class MonitoringBaseAndProjects1700000002021 implements MigrationInterface {
  name = 'MonitoringBaseAndProjects1700000002021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE monitoring.sheet_money DROP CONSTRAINT ${CHECK};
ALTER TABLE monitoring.sheet_money ADD CONSTRAINT ${CHECK}
  CHECK (source IN ('CURRENT_YEAR', 'CARRYOVER', 'OTHER', 'BASE', 'PROJECT'));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE monitoring.sheet_money NO FORCE ROW LEVEL SECURITY;
UPDATE monitoring.sheet_money b SET original_budget = b.original_budget + p.original_budget,
       adjusted_budget = b.adjusted_budget + p.adjusted_budget, executed_amount = b.executed_amount + p.executed_amount,
       forecast_amount = b.forecast_amount + p.forecast_amount
  FROM monitoring.sheet_money p
 WHERE b.source = 'BASE' AND p.source = 'PROJECT' AND p.jurisdiction_id = b.jurisdiction_id AND p.sheet_id = b.sheet_id;
DELETE FROM monitoring.sheet_money p USING monitoring.sheet_money b
 WHERE p.source = 'PROJECT' AND b.source = 'BASE' AND b.jurisdiction_id = p.jurisdiction_id AND b.sheet_id = p.sheet_id;
UPDATE monitoring.sheet_money SET source = 'CURRENT_YEAR' WHERE source IN ('BASE', 'PROJECT');
ALTER TABLE monitoring.sheet_money FORCE ROW LEVEL SECURITY;
ALTER TABLE monitoring.sheet_money DROP CONSTRAINT ${CHECK};
ALTER TABLE monitoring.sheet_money ADD CONSTRAINT ${CHECK} CHECK (source IN ('CURRENT_YEAR', 'CARRYOVER', 'OTHER'));`);
  }
}
