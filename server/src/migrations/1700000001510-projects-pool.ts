import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, money, refers, tenantTable } from './ddl.js';

const PROJECT_STATES = `'CANDIDATE', 'IN_REVIEW', 'POOLED', 'BUDGETED', 'REPLIED', 'EXECUTING', 'SUSPENDED', 'COMPLETED',
  'CLOSED', 'REMOVED', 'TERMINATED'`;

/** The project pool: applications, allocations, and lines of the budget system that wait at a gate. */
export class ProjectsPool1700000001510 implements MigrationInterface {
  name = 'ProjectsPool1700000001510';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE projects.project DROP CONSTRAINT project_state_check;
ALTER TABLE projects.project ADD CONSTRAINT project_state_check CHECK (state IN (${PROJECT_STATES}));
ALTER TABLE projects.project ALTER COLUMN state SET DEFAULT 'CANDIDATE';
ALTER TABLE projects.project
  ADD COLUMN is_major boolean NOT NULL DEFAULT false,
  -- 到期拟延续: a policy or project that ends and is to go on.
  ADD COLUMN is_renewal boolean NOT NULL DEFAULT false;
ALTER TABLE projects.funding_line DROP CONSTRAINT funding_line_fund_source_check;
ALTER TABLE projects.funding_line ADD CONSTRAINT funding_line_fund_source_check
  CHECK (fund_source IN ('CURRENT_YEAR', 'CARRYOVER', 'SUPERIOR_TRANSFER', 'SPECIAL_BOND', 'OTHER'));

-- 预算申请: always of a project (R065).
CREATE TABLE projects.budget_application (${KEY},
  project_id uuid NOT NULL,
  ${money('amount')},
  letter_no text NOT NULL,
  applied_by uuid,
  applied_on date NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  ${refers('project_id', 'projects.project')}
);
CREATE INDEX application_of_project ON projects.budget_application (jurisdiction_id, project_id, created_at);
${tenantTable('projects.budget_application', 'APPEND')}

-- 预算安排, with what it was based on: amounts supported and reviewed, and why it departs from them (R061, R063).
CREATE TABLE projects.budget_allocation (${KEY},
  project_id uuid NOT NULL,
  budget_year integer NOT NULL,
  ${money('amount')},
  ${money('supported_amount', { nullable: true })},
  ${money('reviewed_amount', { nullable: true })},
  appraisal_id uuid,
  reason text,
  allocated_by uuid,
  allocated_on date NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (supported_amount IS NULL OR amount <= supported_amount OR reason IS NOT NULL),
  ${refers('project_id', 'projects.project')}
);
CREATE INDEX allocation_of_project ON projects.budget_allocation (jurisdiction_id, project_id, created_at);
CREATE INDEX allocation_of_year ON projects.budget_allocation (jurisdiction_id, budget_year, project_id);
${tenantTable('projects.budget_allocation', 'APPEND')}

ALTER TABLE projects.quarantined_line
  ADD COLUMN project_name text NOT NULL DEFAULT '',
  ADD COLUMN checked_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN release_reason text;
CREATE INDEX quarantine_of_year ON projects.quarantined_line (jurisdiction_id, budget_year, project_code, id);

`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP INDEX projects.quarantine_of_year;
ALTER TABLE projects.quarantined_line DROP COLUMN project_name, DROP COLUMN checked_at, DROP COLUMN release_reason;
DROP TABLE projects.budget_allocation, projects.budget_application;
-- The older tables know fewer words; the owner reads all tenants for this one change.
ALTER TABLE projects.project NO FORCE ROW LEVEL SECURITY;
UPDATE projects.project SET state = CASE state WHEN 'IN_REVIEW' THEN 'CANDIDATE' ELSE 'CLOSED' END
 WHERE state IN ('IN_REVIEW', 'TERMINATED');
ALTER TABLE projects.project FORCE ROW LEVEL SECURITY;
ALTER TABLE projects.funding_line NO FORCE ROW LEVEL SECURITY;
UPDATE projects.funding_line SET fund_source = 'OTHER' WHERE fund_source = 'SPECIAL_BOND';
ALTER TABLE projects.funding_line FORCE ROW LEVEL SECURITY;
ALTER TABLE projects.funding_line DROP CONSTRAINT funding_line_fund_source_check;
ALTER TABLE projects.funding_line ADD CONSTRAINT funding_line_fund_source_check
  CHECK (fund_source IN ('CURRENT_YEAR', 'CARRYOVER', 'SUPERIOR_TRANSFER', 'OTHER'));
ALTER TABLE projects.project DROP COLUMN is_major, DROP COLUMN is_renewal;
ALTER TABLE projects.project ALTER COLUMN state SET DEFAULT 'POOLED';
ALTER TABLE projects.project DROP CONSTRAINT project_state_check;
ALTER TABLE projects.project ADD CONSTRAINT project_state_check CHECK (state IN ('CANDIDATE', 'POOLED', 'BUDGETED',
  'REPLIED', 'EXECUTING', 'SUSPENDED', 'COMPLETED', 'CLOSED', 'REMOVED'));
`);
  }
}
