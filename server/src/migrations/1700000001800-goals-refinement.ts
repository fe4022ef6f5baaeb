import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, oneOf, refers, tenantTable } from './ddl.js';

const STATES = [
  'DRAFT',
  'SUBMITTED',
  'DEPT_REVIEWED',
  'REFINING',
  'FIN_REVIEWED',
  'APPROVED',
  'RETURNED',
  'REJECTED',
  'SUPERSEDED',
  'REVOKED',
];
const OPEN = ['DRAFT', 'SUBMITTED', 'DEPT_REVIEWED', 'REFINING', 'FIN_REVIEWED', 'RETURNED'];
const OUTCOMES = ['ACCEPTED', 'REFINED', 'RETURNED', 'REJECTED'];

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');
const without = (values: readonly string[], one: string): string => list(values.filter((value) => value !== one));

const states = (values: string, open: string, outcomes: string): string => `
ALTER TABLE goals.objective_version DROP CONSTRAINT objective_version_state_check,
  ADD CONSTRAINT objective_version_state_check CHECK (state IN (${values}));
DROP INDEX goals.objective_one_open;
CREATE UNIQUE INDEX objective_one_open ON goals.objective_version (jurisdiction_id, objective_id)
  WHERE state IN (${open});
ALTER TABLE goals.objective_review DROP CONSTRAINT objective_review_outcome_check,
  ADD CONSTRAINT objective_review_outcome_check CHECK (outcome IN (${outcomes}));`;

/** 良: cells that the reviewer would have otherwise, and the unit's consent to them. */
export class GoalsRefinement1700000001800 implements MigrationInterface {
  name = 'GoalsRefinement1700000001800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
${states(list(STATES), list(OPEN), list(OUTCOMES))}

CREATE TABLE goals.refinement (${KEY},
  objective_version_id uuid NOT NULL,
  -- By cell: path, row, what stood there, what shall stand there, and why.
  changes jsonb NOT NULL,
  opinion text,
  proposed_by uuid,
  proposed_at timestamptz NOT NULL DEFAULT now(),
  ${oneOf('state', ['OPEN', 'ACCEPTED', 'DECLINED', 'TAKEN_BACK'])} DEFAULT 'OPEN',
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  CHECK ((state = 'OPEN') = (answered_at IS NULL)),
  ${refers('objective_version_id', 'goals.objective_version')}
);
CREATE UNIQUE INDEX refinement_one_open ON goals.refinement (jurisdiction_id, objective_version_id)
  WHERE state = 'OPEN';
CREATE INDEX refinement_of_version ON goals.refinement (jurisdiction_id, objective_version_id);
${tenantTable('goals.refinement', 'EDIT')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE goals.refinement;
-- The older tables know fewer words; the owner reads all tenants for this one change.
ALTER TABLE goals.objective_version NO FORCE ROW LEVEL SECURITY;
UPDATE goals.objective_version SET state = 'DEPT_REVIEWED' WHERE state = 'REFINING';
ALTER TABLE goals.objective_version FORCE ROW LEVEL SECURITY;
ALTER TABLE goals.objective_review NO FORCE ROW LEVEL SECURITY;
UPDATE goals.objective_review SET outcome = 'ACCEPTED' WHERE outcome = 'REFINED';
ALTER TABLE goals.objective_review FORCE ROW LEVEL SECURITY;
${states(without(STATES, 'REFINING'), without(OPEN, 'REFINING'), without(OUTCOMES, 'REFINED'))}`);
  }
}
