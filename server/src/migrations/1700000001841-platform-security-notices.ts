import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, oneOf, tenantTable } from './ddl.js';

/** What the security administrator is told: that something with a mark of secrecy was tried, by whom and where. */
export class PlatformSecurityNotices1700000001841 implements MigrationInterface {
  name = 'PlatformSecurityNotices1700000001841';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE platform.security_notice (${KEY},
  noticed_on date NOT NULL,
  ${oneOf('kind', ['SECRET_MARK'])},
  place text NOT NULL,
  mark text NOT NULL,
  person_name text NOT NULL,
  agency_name text,
  acknowledged_by uuid,
  acknowledged_on date,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((acknowledged_by IS NULL) = (acknowledged_on IS NULL))
);
${tenantTable('platform.security_notice', 'EDIT')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE platform.security_notice');
  }
}
