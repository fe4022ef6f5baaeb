import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITED, KEY, oneOf, refers, tenantTable } from './ddl.js';

/** What a body is there for and what it plans, and which of it an objective serves (R074). */
export class OrganizationsFunctions1700000001810 implements MigrationInterface {
  name = 'OrganizationsFunctions1700000001810';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE organizations.agency_function (${KEY},
  agency_id uuid NOT NULL,
  ${oneOf('kind', ['FUNCTION', 'DEVELOPMENT_PLAN', 'WORK_PLAN'])},
  name text NOT NULL CHECK (name <> ''),
  -- Document that says so: 三定方案, the plan, the year's work plan.
  source text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  ${EDITED},
  CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ${refers('agency_id', 'organizations.agency')}
);
CREATE INDEX function_of_agency ON organizations.agency_function (jurisdiction_id, agency_id);
${tenantTable('organizations.agency_function', 'EDIT')}

CREATE TABLE goals.objective_function (${KEY},
  objective_version_id uuid NOT NULL,
  function_id uuid NOT NULL,
  UNIQUE (jurisdiction_id, objective_version_id, function_id),
  ${refers('objective_version_id', 'goals.objective_version')},
  ${refers('function_id', 'organizations.agency_function')}
);
CREATE INDEX objective_of_function ON goals.objective_function (jurisdiction_id, function_id);
${tenantTable('goals.objective_function')}
CREATE TRIGGER frozen_function BEFORE INSERT OR UPDATE OR DELETE ON goals.objective_function
  FOR EACH ROW EXECUTE FUNCTION goals.refuse_change_of_frozen_indicator();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE goals.objective_function; DROP TABLE organizations.agency_function;');
  }
}
