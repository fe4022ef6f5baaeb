import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, tenantTable } from './ddl.js';

/** Workbooks of official forms that a job saves: kept until they are saved, or a week old. */
export class PlatformFormImports1700000002080 implements MigrationInterface {
  name = 'PlatformFormImports1700000002080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE platform.form_import (${KEY},
  kind text NOT NULL,
  scope text NOT NULL,
  file_name text NOT NULL,
  file_sm3 text NOT NULL,
  content bytea,
  -- Version of every sheet as the person saw it when he confirmed.
  expected jsonb NOT NULL DEFAULT '{}',
  confirmed text[] NOT NULL DEFAULT '{}',
  changed integer NOT NULL DEFAULT 0,
  unchanged integer NOT NULL DEFAULT 0,
  skipped integer NOT NULL DEFAULT 0,
  requested_by uuid NOT NULL,
  job_id uuid,
  created_at timestamptz NOT NULL DEFAULT now()
);
-- The same workbook that is not saved yet is one import, however often the button is pressed (controls D65).
CREATE UNIQUE INDEX form_import_waiting ON platform.form_import (jurisdiction_id, requested_by, kind, scope, file_sm3)
  WHERE content IS NOT NULL;
CREATE INDEX form_import_mine ON platform.form_import (jurisdiction_id, requested_by, kind, scope, created_at);
${tenantTable('platform.form_import', 'EDIT')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE platform.form_import;');
  }
}
