import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, oneOfOrNull, refers, tenantTable } from './ddl.js';

/** Samples of objectives that a third party reviews in substance. */
export class GoalsCommissions1700000001325 implements MigrationInterface {
  name = 'GoalsCommissions1700000001325';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- A sample of objectives that a firm reviews in substance; its opinion is a reference, the bureau decides.
CREATE TABLE goals.review_commission (${KEY},
  firm_agency_id uuid NOT NULL,
  client_agency_id uuid NOT NULL,
  budget_year integer NOT NULL CHECK (budget_year BETWEEN 2000 AND 2100),
  title text NOT NULL,
  due_on date NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  ${refers('firm_agency_id', 'organizations.agency')},
  ${refers('client_agency_id', 'organizations.agency')}
);
CREATE INDEX commission_of_firm ON goals.review_commission (jurisdiction_id, firm_agency_id, budget_year);
${tenantTable('goals.review_commission', 'APPEND')}

CREATE TABLE goals.review_commission_item (${KEY},
  review_commission_id uuid NOT NULL,
  objective_version_id uuid NOT NULL,
  ${oneOfOrNull('opinion', ['PASS', 'NEEDS_CHANGE'])},
  opinion_text text,
  given_on date,
  given_by uuid,
  UNIQUE (jurisdiction_id, objective_version_id),
  ${refers('review_commission_id', 'goals.review_commission')},
  ${refers('objective_version_id', 'goals.objective_version')}
);
CREATE INDEX items_of_commission ON goals.review_commission_item (jurisdiction_id, review_commission_id);
${tenantTable('goals.review_commission_item', 'EDIT')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE goals.review_commission_item; DROP TABLE goals.review_commission;');
  }
}
