import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A project that the bureau evaluated need not stand in the mirror of this year's budget: it may be of an earlier year or
 * of a superior's fund, known by its title. Only a project has one; through the screens every project is chosen from the
 * mirror.
 */
export class EvaluationOutsideProjects1700000002041 implements MigrationInterface {
  name = 'EvaluationOutsideProjects1700000002041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE evaluation.evaluation_task DROP CONSTRAINT evaluation_task_check,
  ADD CONSTRAINT evaluation_task_check CHECK (project_id IS NULL OR object_type = 'PROJECT');
ALTER TABLE evaluation.plan_candidate DROP CONSTRAINT plan_candidate_check,
  ADD CONSTRAINT plan_candidate_check CHECK (project_id IS NULL OR object_type = 'PROJECT');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE evaluation.evaluation_task NO FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.plan_candidate NO FORCE ROW LEVEL SECURITY;
UPDATE evaluation.evaluation_task SET object_type = 'POLICY' WHERE object_type = 'PROJECT' AND project_id IS NULL;
UPDATE evaluation.plan_candidate SET object_type = 'POLICY' WHERE object_type = 'PROJECT' AND project_id IS NULL;
ALTER TABLE evaluation.evaluation_task FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.plan_candidate FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.evaluation_task DROP CONSTRAINT evaluation_task_check,
  ADD CONSTRAINT evaluation_task_check CHECK ((object_type = 'PROJECT') = (project_id IS NOT NULL));
ALTER TABLE evaluation.plan_candidate DROP CONSTRAINT plan_candidate_check,
  ADD CONSTRAINT plan_candidate_check CHECK ((object_type = 'PROJECT') = (project_id IS NOT NULL));`);
  }
}
