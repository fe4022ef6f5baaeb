import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, oneOf, refers, tenantTable } from './ddl.js';

/** Special funds with their tags, guidance of units, deadlines of declaration with their reminders, day of publication. */
export class GoalsFundsReminders1700000001802 implements MigrationInterface {
  name = 'GoalsFundsReminders1700000001802';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- A special fund of one year. Its tags (POVERTY, DIRECT, …) say which rules its objectives follow.
CREATE TABLE goals.special_fund (${KEY},
  budget_year integer NOT NULL CHECK (budget_year BETWEEN 2000 AND 2100),
  code text NOT NULL,
  name text NOT NULL,
  tags text[] NOT NULL DEFAULT '{}',
  competent_agency_id uuid NOT NULL,
  -- Month of the year in which its objectives are reviewed together; null: none is set.
  review_month integer CHECK (review_month BETWEEN 1 AND 12),
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, budget_year, code),
  ${refers('competent_agency_id', 'organizations.agency')}
);
${tenantTable('goals.special_fund', 'EDIT')}

-- Money of which fund a line of a project is; a line is of one fund.
CREATE TABLE goals.special_fund_line (${KEY},
  special_fund_id uuid NOT NULL,
  funding_line_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, funding_line_id),
  ${refers('special_fund_id', 'goals.special_fund')},
  ${refers('funding_line_id', 'projects.funding_line')}
);
CREATE INDEX lines_of_fund ON goals.special_fund_line (jurisdiction_id, special_fund_id);
${tenantTable('goals.special_fund_line', 'FULL')}

CREATE TABLE goals.guidance (${KEY},
  agency_id uuid NOT NULL,
  budget_year integer NOT NULL CHECK (budget_year BETWEEN 2000 AND 2100),
  guided_on date NOT NULL,
  ${oneOf('kind', ['ONE_TO_ONE', 'TRAINING', 'ON_SITE', 'CALL'])},
  topic text NOT NULL,
  adviser text NOT NULL,
  outcome text,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  ${refers('agency_id', 'organizations.agency')}
);
CREATE INDEX guidance_of_unit ON goals.guidance (jurisdiction_id, budget_year, agency_id, guided_on);
${tenantTable('goals.guidance', 'APPEND')}

CREATE TABLE goals.declaration_deadline (${KEY},
  budget_year integer NOT NULL CHECK (budget_year BETWEEN 2000 AND 2100),
  due_on date NOT NULL,
  document_no text,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, budget_year)
);
${tenantTable('goals.declaration_deadline', 'EDIT')}

-- What was sent, when, to whom: to the seat first, once the deadline has passed without effect to its head.
CREATE TABLE goals.declaration_reminder (${KEY},
  agency_id uuid NOT NULL,
  budget_year integer NOT NULL CHECK (budget_year BETWEEN 2000 AND 2100),
  ${oneOf('phase', ['BEFORE', 'ON', 'AFTER'])},
  ${oneOf('recipient', ['SEAT', 'HEAD'])},
  -- Names as they were that day; empty where nobody sat there.
  holders text[] NOT NULL DEFAULT '{}',
  due_on date NOT NULL,
  sent_on date NOT NULL,
  outstanding integer NOT NULL CHECK (outstanding > 0),
  sent_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, agency_id, budget_year, sent_on),
  ${refers('agency_id', 'organizations.agency')}
);
${tenantTable('goals.declaration_reminder', 'APPEND')}

-- The day of publication follows from the rule on the day of approval; a later rule does not move it.
ALTER TABLE goals.objective_version ADD COLUMN publish_by date;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE goals.objective_version DROP COLUMN publish_by;
DROP TABLE goals.declaration_reminder; DROP TABLE goals.declaration_deadline; DROP TABLE goals.guidance;
DROP TABLE goals.special_fund_line; DROP TABLE goals.special_fund;`);
  }
}
