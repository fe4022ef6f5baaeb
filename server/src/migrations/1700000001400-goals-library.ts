import type { MigrationInterface, QueryRunner } from 'typeorm';
import { commonLibrary } from './common-library/index.js';
import { commonTable, EDITED, KEY, oneOf, oneOfOrNull, refers, tenantTable } from './ddl.js';

const DIRECTIONS = ['GE', 'LE', 'EQ', 'RANGE', 'DATE_BY', 'BOOL', 'QUAL', 'BAND'];

/** What a version of an indicator says, the same in the common library and in a place's own. */
const CONTENT = `
  level1 text NOT NULL,
  level2 text NOT NULL,
  name text NOT NULL,
  ${oneOf('layer', ['PROJECT', 'UNIT', 'DEPARTMENT', 'POLICY'])} DEFAULT 'PROJECT',
  industry text,
  field text,
  department_name text,
  project_types text[] NOT NULL DEFAULT '{}',
  definition text,
  formula text,
  example text,
  help text,
  unit text,
  ${oneOf('direction', DIRECTIONS)},
  basis text,
  data_source text,
  capture_method text,
  grades jsonb,
  keywords text[] NOT NULL DEFAULT '{}',
  ${oneOfOrNull('dimension', ['STAFF', 'EXPENDITURE', 'ASSETS', 'PERFORMANCE'])},
  ${oneOfOrNull('criterion', ['ECONOMY', 'EFFICIENCY', 'EFFECTIVENESS', 'EQUITY'])},
  valid_from_year integer,
  valid_to_year integer`;

/** A county uses the library of its city as its own: these rows of the ancestors are readable below, and only readable. */
const inherited = (table: string): string => `
CREATE POLICY inherited ON ${table} FOR SELECT
  USING (jurisdiction_id = ANY (NULLIF(current_setting('app.ancestors', true), '')::uuid[]));`;

/** Indicator library: the common one of the product, and one of each place (R043–R056). */
export class GoalsLibrary1700000001400 implements MigrationInterface {
  name = 'GoalsLibrary1700000001400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE reference.library_indicator (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  ${CONTENT}
);
${commonTable('reference.library_indicator')}

CREATE TABLE reference.library_token (
  token text NOT NULL,
  indicator_id uuid NOT NULL REFERENCES reference.library_indicator (id),
  PRIMARY KEY (token, indicator_id)
);
${commonTable('reference.library_token')}

CREATE TABLE reference.library_template (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  ${oneOf('kind', ['PROJECT_TYPE', 'UNIT_KIND', 'WHOLE_UNIT'])},
  rows jsonb NOT NULL
);
${commonTable('reference.library_template')}

CREATE TABLE goals.library_indicator (${KEY},
  code text NOT NULL,
  ${oneOf('origin', ['INDUSTRY', 'LOCAL', 'PROPOSED'])},
  -- Where it was first seen: the row of an approved objective, or of the framework of a finished evaluation (R044).
  ${oneOfOrNull('origin_kind', ['OBJECTIVE', 'EVALUATION', 'SHEET'])},
  origin_id uuid,
  origin_title text,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, code)
);
CREATE INDEX library_origin ON goals.library_indicator (jurisdiction_id, origin_id) WHERE origin_id IS NOT NULL;
${tenantTable('goals.library_indicator', 'APPEND')}
${inherited('goals.library_indicator')}

CREATE TABLE goals.library_version (${KEY},
  indicator_id uuid NOT NULL,
  version_no integer NOT NULL CHECK (version_no >= 1),
  ${oneOf('state', ['DRAFT', 'IN_REVIEW', 'ADMITTED', 'REJECTED', 'SUPERSEDED', 'RETIRED'])} DEFAULT 'DRAFT',
  ${CONTENT},
  change_reason text,
  agency_id uuid,
  drafted_by uuid,
  submitted_by uuid,
  submitted_at timestamptz,
  decided_by uuid,
  decided_on date,
  decision_comment text,
  ${EDITED},
  UNIQUE (jurisdiction_id, indicator_id, version_no),
  ${refers('indicator_id', 'goals.library_indicator')},
  ${refers('agency_id', 'organizations.agency')}
);
CREATE UNIQUE INDEX library_one_admitted ON goals.library_version (jurisdiction_id, indicator_id) WHERE state = 'ADMITTED';
CREATE UNIQUE INDEX library_one_open ON goals.library_version (jurisdiction_id, indicator_id)
  WHERE state IN ('DRAFT', 'IN_REVIEW');
CREATE INDEX library_version_list ON goals.library_version (jurisdiction_id, state, name, indicator_id);
${tenantTable('goals.library_version', 'EDIT')}
${inherited('goals.library_version')}

-- What an admitted indicator is found by. Equality of text serves under row security; LIKE and trigrams do not (design §8.9).
CREATE TABLE goals.library_token (
  jurisdiction_id uuid NOT NULL,
  token text NOT NULL,
  indicator_id uuid NOT NULL,
  PRIMARY KEY (jurisdiction_id, token, indicator_id),
  ${refers('indicator_id', 'goals.library_indicator')}
);
CREATE INDEX library_token_of ON goals.library_token (jurisdiction_id, indicator_id);
${tenantTable('goals.library_token')}
${inherited('goals.library_token')}

-- A place sets its own standards for common indicators, too: the indicator may be of the reference library or of an
-- ancestor, where no foreign key of a tenant can point. The use case looks it up before it writes.
CREATE TABLE goals.library_standard (${KEY},
  indicator_id uuid NOT NULL,
  ${oneOf('kind', ['PLAN', 'INDUSTRY', 'HISTORICAL', 'EXPENDITURE', 'OTHER'])},
  value numeric(24,6) CHECK (value BETWEEN -1e17 AND 1e17),
  value_text text,
  year integer,
  region text,
  ${oneOf('direction', ['GE', 'LE', 'EQ'])},
  tolerance numeric(24,6) CHECK (tolerance BETWEEN 0 AND 1e17),
  source text,
  ${EDITED},
  CHECK (value IS NOT NULL OR value_text IS NOT NULL)
);
CREATE INDEX library_standard_of ON goals.library_standard (jurisdiction_id, indicator_id);
${tenantTable('goals.library_standard')}
${inherited('goals.library_standard')}

CREATE TABLE goals.library_template (${KEY},
  code text NOT NULL,
  name text NOT NULL,
  ${oneOf('kind', ['PROJECT_TYPE', 'UNIT_KIND', 'WHOLE_UNIT'])},
  rows jsonb NOT NULL,
  ${EDITED},
  UNIQUE (jurisdiction_id, code)
);
${tenantTable('goals.library_template')}
${inherited('goals.library_template')}

CREATE TABLE goals.department_set (${KEY},
  agency_id uuid NOT NULL,
  name text NOT NULL,
  minimum_share numeric(5,2) CHECK (minimum_share BETWEEN 0 AND 100),
  ${EDITED},
  UNIQUE (jurisdiction_id, agency_id),
  ${refers('agency_id', 'organizations.agency')}
);
${tenantTable('goals.department_set')}

CREATE TABLE goals.department_set_indicator (
  jurisdiction_id uuid NOT NULL,
  set_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  PRIMARY KEY (jurisdiction_id, set_id, indicator_id),
  ${refers('set_id', 'goals.department_set')}
);
${tenantTable('goals.department_set_indicator')}

-- Which indicator of the library a row was taken from: the use of the library is counted here and nowhere else.
ALTER TABLE goals.indicator ADD COLUMN library_indicator_id uuid;
CREATE INDEX indicator_from_library ON goals.indicator (jurisdiction_id, library_indicator_id)
  WHERE library_indicator_id IS NOT NULL;
CREATE INDEX indicator_by_name ON goals.indicator (jurisdiction_id, name);
`);
    await loadCommonLibrary(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP INDEX goals.indicator_by_name;
ALTER TABLE goals.indicator DROP COLUMN library_indicator_id;
DROP TABLE goals.department_set_indicator, goals.department_set, goals.library_template, goals.library_standard,
  goals.library_token, goals.library_version, goals.library_indicator,
  reference.library_template, reference.library_token, reference.library_indicator;`);
  }
}

async function loadCommonLibrary(runner: QueryRunner): Promise<void> {
  const { indicators, tokens, templates } = commonLibrary();
  await runner.query(
    `INSERT INTO reference.library_indicator (id, code, level1, level2, name, layer, industry, project_types, definition,
            formula, example, unit, direction, basis, grades, keywords, dimension, criterion)
     SELECT id, code, level1, level2, name, layer, industry, project_types, definition, formula, example, unit,
            direction, basis, nullif(grades, 'null'::jsonb), keywords, dimension, criterion
       FROM jsonb_populate_recordset(NULL::reference.library_indicator, $1::jsonb)`,
    [JSON.stringify(indicators)],
  );
  await runner.query(
    'INSERT INTO reference.library_token SELECT * FROM jsonb_populate_recordset(NULL::reference.library_token, $1::jsonb)',
    [JSON.stringify(tokens)],
  );
  await runner.query(
    'INSERT INTO reference.library_template SELECT * FROM jsonb_populate_recordset(NULL::reference.library_template, $1::jsonb)',
    [JSON.stringify(templates)],
  );
}
