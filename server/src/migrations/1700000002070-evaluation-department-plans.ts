import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refers } from './ddl.js';

const states = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/**
 * Departments plan their own evaluations of a year in the table of the bureau's plan: a plan without owner is the bureau's.
 * And what the items of a programme scored stands once its report is final.
 */
export class EvaluationDepartmentPlans1700000002070 implements MigrationInterface {
  name = 'EvaluationDepartmentPlans1700000002070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE evaluation.year_plan
  ADD COLUMN owner_agency_id uuid,
  ADD COLUMN reported_on date,
  DROP CONSTRAINT year_plan_jurisdiction_id_work_year_key,
  DROP CONSTRAINT year_plan_state_check,
  ADD CONSTRAINT year_plan_state_check CHECK (state IN (${states(['DRAFT', 'SUBMITTED', 'APPROVED', 'REPORTED'])})),
  -- Only a department reports; what the bureau approved is in force.
  ADD CONSTRAINT year_plan_reported_check CHECK (state <> 'REPORTED' OR (owner_agency_id IS NOT NULL AND reported_on IS NOT NULL)),
  ADD CONSTRAINT year_plan_owner_fkey ${refers('owner_agency_id', 'organizations.agency')};
CREATE UNIQUE INDEX year_plan_once ON evaluation.year_plan (jurisdiction_id, work_year, owner_agency_id) NULLS NOT DISTINCT;
CREATE INDEX task_of_organiser ON evaluation.evaluation_task (jurisdiction_id, organiser_agency_id, work_year) WHERE kind = 'DEPARTMENT';
-- An emptied stub is no other score.
CREATE TRIGGER final_item_score BEFORE UPDATE ON evaluation.task_item FOR EACH ROW
  WHEN (NEW.score IS DISTINCT FROM OLD.score AND NEW.score IS NOT NULL)
  EXECUTE FUNCTION evaluation.refuse_change_of_final_report();
CREATE TRIGGER final_item BEFORE DELETE ON evaluation.task_item
  FOR EACH ROW EXECUTE FUNCTION evaluation.refuse_change_of_final_report();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TRIGGER final_item ON evaluation.task_item;
DROP TRIGGER final_item_score ON evaluation.task_item;
DROP INDEX evaluation.task_of_organiser;
DROP INDEX evaluation.year_plan_once;
ALTER TABLE evaluation.year_plan NO FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.plan_candidate NO FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.evaluation_task NO FORCE ROW LEVEL SECURITY;
UPDATE evaluation.evaluation_task t SET plan_id = NULL FROM evaluation.year_plan p
 WHERE p.jurisdiction_id = t.jurisdiction_id AND p.id = t.plan_id AND p.owner_agency_id IS NOT NULL;
DELETE FROM evaluation.plan_candidate c USING evaluation.year_plan p
 WHERE p.jurisdiction_id = c.jurisdiction_id AND p.id = c.plan_id AND p.owner_agency_id IS NOT NULL;
DELETE FROM evaluation.year_plan WHERE owner_agency_id IS NOT NULL;
ALTER TABLE evaluation.evaluation_task FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.plan_candidate FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.year_plan FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.year_plan
  DROP CONSTRAINT year_plan_reported_check,
  DROP CONSTRAINT year_plan_state_check,
  ADD CONSTRAINT year_plan_state_check CHECK (state IN (${states(['DRAFT', 'SUBMITTED', 'APPROVED'])})),
  DROP COLUMN owner_agency_id, DROP COLUMN reported_on,
  ADD CONSTRAINT year_plan_jurisdiction_id_work_year_key UNIQUE (jurisdiction_id, work_year);`);
  }
}
