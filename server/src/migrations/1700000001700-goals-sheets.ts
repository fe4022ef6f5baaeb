import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, oneOf, refers, tenantTable } from './ddl.js';

/** Imports of goal sheets: what was read waits here, so that a job that was cut off goes on where it stopped. */
export class GoalsSheets1700000001700 implements MigrationInterface {
  name = 'GoalsSheets1700000001700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE goals.sheet_import (${KEY},
  file_sm3 text NOT NULL,
  file_name text NOT NULL,
  budget_year integer NOT NULL,
  requested_by uuid NOT NULL,
  job_id uuid NOT NULL,
  objectives integer NOT NULL,
  indicators integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- The same file sent twice by the same person is one import (controls D65).
  UNIQUE (jurisdiction_id, requested_by, budget_year, file_sm3)
);
${tenantTable('goals.sheet_import', 'EDIT')}

CREATE TABLE goals.sheet_import_item (${KEY},
  import_id uuid NOT NULL,
  ordinal integer NOT NULL,
  sheet text NOT NULL,
  sheet_row integer NOT NULL,
  content jsonb NOT NULL,
  ${oneOf('state', ['PENDING', 'CREATED', 'UPDATED', 'UNCHANGED', 'REFUSED'])} DEFAULT 'PENDING',
  objective_id uuid,
  reason text,
  UNIQUE (jurisdiction_id, import_id, ordinal),
  ${refers('import_id', 'goals.sheet_import')},
  ${refers('objective_id', 'goals.objective')}
);
CREATE INDEX sheet_import_item_state ON goals.sheet_import_item (jurisdiction_id, import_id, state, ordinal);
${tenantTable('goals.sheet_import_item', 'EDIT')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE goals.sheet_import_item; DROP TABLE goals.sheet_import;');
  }
}
