import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITED, KEY, money, oneOf, oneOfOrNull, refers, tenantTable } from './ddl.js';

const OBJECT_TYPES = ['PROJECT', 'POLICY', 'TRANSFER', 'DEPARTMENT_WHOLE', 'UNIT_WHOLE', 'BOND_PROJECT'];

/** Everything that carries an objective, the blocks of its form, and the catalogues that prescribe the form. */
export class GoalsObjects1700000001300 implements MigrationInterface {
  name = 'GoalsObjects1700000001300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
DO $$ DECLARE found text; BEGIN
  SELECT conname INTO found FROM pg_constraint
   WHERE conrelid = 'goals.objective'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%project_id IS NOT NULL%';
  EXECUTE format('ALTER TABLE goals.objective DROP CONSTRAINT %I', found);
END $$;
ALTER TABLE goals.objective
  ADD COLUMN title text,
  ADD COLUMN code text,
  ADD COLUMN parent_objective_id uuid,
  ADD COLUMN ${oneOfOrNull('transfer_level', ['OVERALL', 'REGION', 'PROJECT'])},
  ADD COLUMN previous_objective_id uuid,
  ADD ${refers('parent_objective_id', 'goals.objective')},
  ADD ${refers('previous_objective_id', 'goals.objective')},
  ADD CONSTRAINT objective_has_project CHECK ((object_type IN ('PROJECT', 'BOND_PROJECT')) = (project_id IS NOT NULL)),
  ADD CONSTRAINT objective_has_name CHECK (object_type NOT IN ('POLICY', 'TRANSFER') OR (title IS NOT NULL AND code IS NOT NULL)),
  ADD CONSTRAINT objective_transfer_level CHECK ((object_type = 'TRANSFER') = (transfer_level IS NOT NULL)),
  ADD CONSTRAINT objective_transfer_parent CHECK (
    (parent_objective_id IS NOT NULL) = (transfer_level IS NOT NULL AND transfer_level <> 'OVERALL'));
-- One whole-unit form per body and year; one form per code for what has a code.
CREATE UNIQUE INDEX objective_of_body ON goals.objective (jurisdiction_id, budget_year, object_type, agency_id)
  WHERE object_type IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE');
CREATE UNIQUE INDEX objective_of_code ON goals.objective (jurisdiction_id, budget_year, object_type, code)
  WHERE code IS NOT NULL;
CREATE INDEX objective_by_parent ON goals.objective (jurisdiction_id, parent_objective_id) WHERE parent_objective_id IS NOT NULL;
-- The name of a policy may be corrected while its first version is a draft; nothing else of an objective changes.
GRANT UPDATE (title) ON goals.objective TO jixiao_app;

ALTER TABLE goals.objective_version
  ADD COLUMN contact_person text,
  ADD COLUMN contact_phone text;

ALTER TABLE goals.indicator ADD COLUMN yearly_targets jsonb;

CREATE TABLE goals.objective_task (${KEY},
  objective_version_id uuid NOT NULL,
  ordinal integer NOT NULL,
  name text NOT NULL,
  content text,
  ${money('fiscal_amount')},
  ${money('other_amount')},
  UNIQUE (jurisdiction_id, objective_version_id, ordinal),
  ${refers('objective_version_id', 'goals.objective_version')}
);
${tenantTable('goals.objective_task')}
CREATE TRIGGER frozen_task BEFORE INSERT OR UPDATE OR DELETE ON goals.objective_task
  FOR EACH ROW EXECUTE FUNCTION goals.refuse_change_of_frozen_indicator();

CREATE TABLE goals.objective_amount (${KEY},
  objective_version_id uuid NOT NULL,
  ${oneOf('block', ['ANNUAL', 'MID_TERM', 'BASE', 'PROJECT'])},
  ${oneOf('kind', ['GENERAL_PUBLIC', 'GOVERNMENT_FUND', 'STATE_CAPITAL', 'SOCIAL_INSURANCE', 'CARRYOVER', 'OTHER'])},
  ${money('amount')},
  UNIQUE (jurisdiction_id, objective_version_id, block, kind),
  ${refers('objective_version_id', 'goals.objective_version')}
);
${tenantTable('goals.objective_amount')}
CREATE TRIGGER frozen_amount BEFORE INSERT OR UPDATE OR DELETE ON goals.objective_amount
  FOR EACH ROW EXECUTE FUNCTION goals.refuse_change_of_frozen_indicator();

CREATE TABLE goals.indicator_catalogue (${KEY},
  code text NOT NULL CHECK (code ~ '^[A-Z0-9][A-Z0-9_-]{0,39}$'),
  name text NOT NULL,
  ${oneOf('object_type', OBJECT_TYPES)},
  year_from integer NOT NULL CHECK (year_from BETWEEN 2000 AND 2100),
  year_to integer CHECK (year_to BETWEEN 2000 AND 2100),
  ${oneOf('weight_mode', ['FLAT', 'NESTED', 'NESTED_SHARE', 'NONE'])},
  total_weight numeric(5,2) CHECK (total_weight > 0 AND total_weight <= 100),
  blocks text[] NOT NULL DEFAULT '{}',
  levels jsonb NOT NULL,
  -- Document of the place that prescribes it.
  source text NOT NULL,
  copied_from text,
  ${EDITED},
  CHECK (year_to IS NULL OR year_to >= year_from),
  UNIQUE (jurisdiction_id, object_type, code, year_from)
);
CREATE INDEX catalogue_by_year ON goals.indicator_catalogue (jurisdiction_id, object_type, year_from);
${tenantTable('goals.indicator_catalogue', 'EDIT')}
-- A county reads the catalogues of its city, as it reads its rules.
CREATE POLICY inherited ON goals.indicator_catalogue FOR SELECT
  USING (jurisdiction_id = ANY (NULLIF(current_setting('app.ancestors', true), '')::uuid[]));
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE goals.indicator_catalogue; DROP TABLE goals.objective_amount; DROP TABLE goals.objective_task;
DROP INDEX goals.objective_of_body;
ALTER TABLE goals.indicator DROP COLUMN yearly_targets;
ALTER TABLE goals.objective_version DROP COLUMN contact_person, DROP COLUMN contact_phone;
REVOKE UPDATE (title) ON goals.objective FROM jixiao_app;
ALTER TABLE goals.objective DROP CONSTRAINT objective_has_project, DROP COLUMN title, DROP COLUMN code, DROP COLUMN parent_objective_id,
  DROP COLUMN transfer_level, DROP COLUMN previous_objective_id;
ALTER TABLE goals.objective ADD CHECK ((object_type = 'PROJECT') = (project_id IS NOT NULL));`);
  }
}
