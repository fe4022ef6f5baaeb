import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, money, oneOf, refers, tenantTable } from './ddl.js';

/** Supplements above the limit of a place, steps that go together with the budget, and the publication of objectives. */
export class GoalsDuties1700000001320 implements MigrationInterface {
  name = 'GoalsDuties1700000001320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE goals.supplement_approval (${KEY},
  agency_id uuid NOT NULL,
  budget_year integer NOT NULL CHECK (budget_year BETWEEN 2000 AND 2100),
  -- All supplements and virements of the unit and year together, up to this amount.
  ${money('up_to')},
  document_no text NOT NULL,
  reason text NOT NULL,
  approved_on date NOT NULL,
  approved_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  ${refers('agency_id', 'organizations.agency')}
);
CREATE INDEX supplement_approval_of_unit ON goals.supplement_approval (jurisdiction_id, agency_id, budget_year);
${tenantTable('goals.supplement_approval', 'APPEND')}

-- The day of a step of a unit's budget; meetings also of its objectives. The other days of objectives stand with them.
CREATE TABLE goals.budget_step (${KEY},
  agency_id uuid NOT NULL,
  budget_year integer NOT NULL CHECK (budget_year BETWEEN 2000 AND 2100),
  ${oneOf('step', ['COMPILE', 'MEET', 'REPLY', 'PUBLISH'])},
  ${oneOf('subject', ['BUDGET', 'OBJECTIVES'])},
  taken_on date NOT NULL,
  document_no text,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, agency_id, budget_year, step, subject),
  ${refers('agency_id', 'organizations.agency')}
);
${tenantTable('goals.budget_step', 'EDIT')}

CREATE TABLE goals.objective_publication (${KEY},
  objective_version_id uuid NOT NULL,
  published_on date NOT NULL,
  address text NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, objective_version_id),
  ${refers('objective_version_id', 'goals.objective_version')}
);
${tenantTable('goals.objective_publication', 'APPEND')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE goals.objective_publication; DROP TABLE goals.budget_step; DROP TABLE goals.supplement_approval;',
    );
  }
}
