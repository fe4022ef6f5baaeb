import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of evaluations that are kept for good, and what of them may be emptied once their project is a state secret. */
const KEPT = [
  ['report_version', 'content, reason, total_score'],
  ['exchange_meeting', 'place, attendees, record'],
] as const;

/** The guard of final scores and findings; it lets through what empties a stub. */
const final = (unless: string): string => `
CREATE OR REPLACE FUNCTION evaluation.refuse_change_of_final_report() RETURNS trigger LANGUAGE plpgsql
  SET search_path = evaluation, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM evaluation.evaluation_task t WHERE t.jurisdiction_id = OLD.jurisdiction_id AND t.id = OLD.task_id
               AND t.state IN ('REPORT_FINAL', 'GRADED', 'FEEDBACK_SENT', 'CLOSED', 'ARCHIVED'))${unless} THEN
    RAISE EXCEPTION 'the report of evaluation % is final', OLD.task_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;`;

/** What a state secret leaves is a stub, in versions of reports and records of meetings as well (controls C26). */
export class EvaluationErasure1700000002059 implements MigrationInterface {
  name = 'EvaluationErasure1700000002059';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION evaluation.is_secret_task(place uuid, task uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = evaluation, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM evaluation.evaluation_task t
    LEFT JOIN evaluation.self_evaluation s ON s.jurisdiction_id = t.jurisdiction_id AND s.id = t.self_evaluation_id
   WHERE t.jurisdiction_id = place AND t.id = task
     AND (projects.is_secret(place, t.project_id) OR projects.is_secret(place, s.project_id))) $$;
-- The owner mends what a migration must mend; the runtime may only empty a stub.
CREATE FUNCTION evaluation.refuse_change_unless_secret_task() RETURNS trigger LANGUAGE plpgsql
  SET search_path = evaluation, pg_temp AS $$
BEGIN
  IF current_user = 'jixiao_app' AND NOT evaluation.is_secret_task(OLD.jurisdiction_id, OLD.task_id) THEN
    RAISE EXCEPTION '% is kept as it is', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
${KEPT.map(
  ([table, columns]) => `
GRANT UPDATE (${columns}) ON evaluation.${table} TO jixiao_app;
CREATE TRIGGER kept BEFORE UPDATE ON evaluation.${table} FOR EACH ROW
  EXECUTE FUNCTION evaluation.refuse_change_unless_secret_task();`,
).join('')}
${final(`
     AND NOT (TG_OP = 'UPDATE' AND evaluation.is_secret_task(OLD.jurisdiction_id, OLD.task_id))`)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
${final('')}
${KEPT.map(([table, columns]) => `DROP TRIGGER kept ON evaluation.${table}; REVOKE UPDATE (${columns}) ON evaluation.${table} FROM jixiao_app;`).join('\n')}
DROP FUNCTION evaluation.refuse_change_unless_secret_task();
DROP FUNCTION evaluation.is_secret_task(uuid, uuid);`);
  }
}
