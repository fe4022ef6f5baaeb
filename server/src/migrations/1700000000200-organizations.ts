import type { MigrationInterface, QueryRunner } from 'typeorm';
import { commonTable, EDITED, KEY, money, oneOf, refers, schema, tenantTable } from './ddl.js';

/** Jurisdictions, agencies, seats, parameters; documents, trainings and base figures of the foundation. */
export class Organizations1700000000200 implements MigrationInterface {
  name = 'Organizations1700000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
${schema('reference')}
CREATE TABLE reference.rule_default (
  code text PRIMARY KEY,
  value jsonb NOT NULL,
  source text NOT NULL
);
${commonTable('reference.rule_default')}
INSERT INTO reference.rule_default (code, value, source) VALUES
  ('goal.totalWeight', '90', '默认：预算执行率另计 10 分'),
  ('goal.minLevel1', '2', '默认'),
  ('goal.minLevel2', '2', '默认'),
  ('goal.minLevel3', '3', '默认'),
  ('goal.quantitativeShare', 'null', '默认：不要求');

${schema('organizations')}
CREATE TABLE organizations.jurisdiction (
  jurisdiction_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  full_name text NOT NULL,
  finance_bureau_name text NOT NULL,
  ${oneOf('kind', ['PROVINCE', 'CITY', 'CITY_LEVEL', 'COUNTY', 'DISTRICT', 'PARK'])},
  parent_id uuid,
  is_demo boolean NOT NULL DEFAULT false,
  PRIMARY KEY (jurisdiction_id, id),
  CHECK (jurisdiction_id = id)
);
${tenantTable('organizations.jurisdiction', 'EDIT')}
-- Who stands above a county is read by the county, one step after the other.
CREATE POLICY inherited ON organizations.jurisdiction FOR SELECT
  USING (jurisdiction_id = ANY (NULLIF(current_setting('app.ancestors', true), '')::uuid[]));

-- A code is not an identity: 410307 was this district once and is another one now (GB/T 2260 history).
CREATE TABLE organizations.jurisdiction_code (${KEY},
  code text NOT NULL CHECK (code ~ '^[0-9]{6}$'),
  name text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  CHECK (valid_to IS NULL OR valid_to > valid_from),
  FOREIGN KEY (jurisdiction_id, jurisdiction_id) REFERENCES organizations.jurisdiction (jurisdiction_id, id)
);
${tenantTable('organizations.jurisdiction_code', 'EDIT')}

CREATE TABLE organizations.agency (${KEY},
  code text NOT NULL,
  name text NOT NULL,
  ${oneOf('kind', ['FINANCE_BUREAU', 'FINANCE_DIVISION', 'DEPARTMENT', 'UNIT', 'SUBORDINATE', 'TOWN', 'GOVERNMENT', 'CONGRESS', 'AUDIT_OFFICE', 'FIRM'])},
  level smallint NOT NULL DEFAULT 0 CHECK (level BETWEEN 0 AND 3),
  parent_id uuid,
  division_id uuid,
  credit_code text,
  ${oneOf('secrecy', ['PUBLIC', 'ON_REQUEST', 'NOT_PUBLIC', 'CLASSIFIED'])} DEFAULT 'PUBLIC',
  valid_from date NOT NULL DEFAULT DATE '2000-01-01',
  valid_to date,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  UNIQUE (jurisdiction_id, code),
  ${refers('parent_id', 'organizations.agency')},
  ${refers('division_id', 'organizations.agency')}
);
CREATE INDEX agency_division ON organizations.agency (jurisdiction_id, division_id);
CREATE INDEX agency_parent ON organizations.agency (jurisdiction_id, parent_id);
${tenantTable('organizations.agency')}

-- Trees are asked by uuid equality, which row security can use an index for; ltree operators are not leakproof.
CREATE TABLE organizations.agency_closure (
  jurisdiction_id uuid NOT NULL,
  ancestor_id uuid NOT NULL,
  descendant_id uuid NOT NULL,
  depth smallint NOT NULL,
  PRIMARY KEY (jurisdiction_id, ancestor_id, descendant_id),
  ${refers('ancestor_id', 'organizations.agency')},
  ${refers('descendant_id', 'organizations.agency')}
);
CREATE INDEX agency_closure_up ON organizations.agency_closure (jurisdiction_id, descendant_id);
${tenantTable('organizations.agency_closure')}

CREATE TABLE organizations.seat (${KEY},
  agency_id uuid NOT NULL,
  title text NOT NULL,
  roles text[] NOT NULL DEFAULT '{}',
  ${oneOf('state', ['ACTIVE', 'CLOSED'])} DEFAULT 'ACTIVE',
  ${EDITED},
  ${refers('agency_id', 'organizations.agency')}
);
CREATE INDEX seat_agency ON organizations.seat (jurisdiction_id, agency_id);
${tenantTable('organizations.seat')}

CREATE TABLE organizations.appointment (${KEY},
  seat_id uuid NOT NULL,
  account_id uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ${refers('seat_id', 'organizations.seat')},
  ${refers('account_id', 'auth.account')}
);
CREATE INDEX appointment_account ON organizations.appointment (jurisdiction_id, account_id);
CREATE INDEX appointment_seat ON organizations.appointment (jurisdiction_id, seat_id);
${tenantTable('organizations.appointment', 'EDIT')}

CREATE TABLE organizations.calendar_day (
  jurisdiction_id uuid NOT NULL,
  day date NOT NULL,
  is_working boolean NOT NULL,
  PRIMARY KEY (jurisdiction_id, day)
);
${tenantTable('organizations.calendar_day')}

CREATE TABLE organizations.rule_parameter (${KEY},
  code text NOT NULL,
  year_from integer NOT NULL,
  year_to integer,
  value jsonb NOT NULL,
  source text NOT NULL,
  ${EDITED},
  CHECK (year_to IS NULL OR year_to >= year_from),
  UNIQUE (jurisdiction_id, code, year_from)
);
${tenantTable('organizations.rule_parameter')}
-- A county inherits what its city has set: the ancestors' rules, and only these rows of theirs, are readable below.
CREATE POLICY inherited ON organizations.rule_parameter FOR SELECT
  USING (jurisdiction_id = ANY (NULLIF(current_setting('app.ancestors', true), '')::uuid[]));

${schema('foundation')}
CREATE TABLE foundation.institutional_document (${KEY},
  title text NOT NULL,
  document_no text,
  issuer text NOT NULL,
  ${oneOf('kind', ['MEASURES', 'PROCEDURE', 'RULES', 'PLAN', 'NOTICE', 'OPINIONS', 'SYSTEM', 'KEY_POINTS'])},
  is_trial boolean NOT NULL DEFAULT false,
  issued_on date,
  work_year integer NOT NULL,
  parts text[] NOT NULL DEFAULT '{}',
  stages text[] NOT NULL DEFAULT '{}',
  is_representative boolean NOT NULL DEFAULT false,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED}
);
CREATE INDEX document_year ON foundation.institutional_document (jurisdiction_id, work_year);
${tenantTable('foundation.institutional_document')}

CREATE TABLE foundation.training_session (${KEY},
  work_year integer NOT NULL,
  held_on date NOT NULL,
  ${oneOf('form', ['VIDEO', 'ON_SITE', 'MATERIALS'])},
  topic text NOT NULL,
  participants integer NOT NULL CHECK (participants BETWEEN 0 AND 1000000),
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED}
);
CREATE INDEX training_year ON foundation.training_session (jurisdiction_id, work_year);
${tenantTable('foundation.training_session')}

CREATE TABLE foundation.publicity_article (${KEY},
  work_year integer NOT NULL,
  site text NOT NULL,
  title text NOT NULL,
  published_on date,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED}
);
CREATE INDEX article_year ON foundation.publicity_article (jurisdiction_id, work_year);
${tenantTable('foundation.publicity_article')}

CREATE TABLE foundation.base_figure (${KEY},
  budget_year integer NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  stated_name text NOT NULL,
  ${money('amount')},
  source text NOT NULL,
  ${oneOf('status', ['CONFIRMED', 'NAME_TO_BE_CONFIRMED'])} DEFAULT 'CONFIRMED',
  ${EDITED},
  UNIQUE (jurisdiction_id, budget_year, code)
);
${tenantTable('foundation.base_figure')}

CREATE TABLE foundation.disclosure_channel (${KEY},
  name text NOT NULL,
  url text NOT NULL,
  path text NOT NULL,
  ${EDITED}
);
${tenantTable('foundation.disclosure_channel')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP SCHEMA foundation CASCADE; DROP SCHEMA organizations CASCADE; DROP SCHEMA reference CASCADE;',
    );
  }
}
