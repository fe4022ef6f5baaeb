import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, money, oneOf, refers, tenantTable } from './ddl.js';

/** Reports as they were delivered, and the desk's order: red before amber before green. */
export class MonitoringReports1700000001940 implements MigrationInterface {
  name = 'MonitoringReports1700000001940';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE monitoring.report (${KEY},
  round_id uuid NOT NULL,
  ${oneOf('kind', ['SHEET', 'DEPARTMENT', 'BUREAU'])},
  -- What it is about: a sheet, a first-level unit, or the round itself.
  subject_id uuid NOT NULL,
  agency_id uuid,
  title text NOT NULL,
  ${money('amount')},
  content jsonb NOT NULL,
  content_hash text NOT NULL,
  delivered_on date NOT NULL,
  delivered_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, round_id, subject_id),
  CONSTRAINT report_agency_known CHECK ((kind = 'BUREAU') = (agency_id IS NULL)),
  ${refers('round_id', 'monitoring.round')},
  ${refers('agency_id', 'organizations.agency')}
);
CREATE INDEX report_agency ON monitoring.report (jurisdiction_id, agency_id);
${tenantTable('monitoring.report', 'APPEND')}
ALTER TABLE monitoring.sheet ADD COLUMN light_rank integer GENERATED ALWAYS AS
  (CASE light WHEN 'RED' THEN 0 WHEN 'YELLOW' THEN 1 WHEN 'GREEN' THEN 2 ELSE 3 END) STORED NOT NULL;
CREATE INDEX sheet_light_rank ON monitoring.sheet (jurisdiction_id, state, light_rank, id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP INDEX monitoring.sheet_light_rank;
ALTER TABLE monitoring.sheet DROP COLUMN light_rank;
DROP TABLE monitoring.report;
`);
  }
}
