import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What may not change of a frozen version is asked once for a statement and not for each of its rows: a district's sheet
 * writes 22,000 indicators. The same is refused as before. A row of an indicator that is written anew is asked of the
 * sheets that may name it: by an index, not by reading all of the place's rows.
 */
export class GoalsFrozenSets1700000001831 implements MigrationInterface {
  name = 'GoalsFrozenSets1700000001831';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION goals.refuse_change_of_frozen_indicators() RETURNS trigger LANGUAGE plpgsql SET search_path = goals, pg_temp AS $$
DECLARE
  frozen uuid;
BEGIN
  -- Indicators may be added to a frozen version only by the transaction that wrote the version: loading a finished record.
  IF TG_OP <> 'DELETE' THEN
    SELECT v.id INTO frozen
      FROM (SELECT DISTINCT jurisdiction_id, objective_version_id FROM written) w
      JOIN goals.objective_version v ON v.jurisdiction_id = w.jurisdiction_id AND v.id = w.objective_version_id
     WHERE v.state IN ('APPROVED', 'SUPERSEDED', 'REVOKED')
       AND (TG_OP = 'UPDATE' OR v.xmin <> pg_current_xact_id()::xid) LIMIT 1;
  END IF;
  IF frozen IS NULL AND TG_OP <> 'INSERT' THEN
    SELECT v.id INTO frozen
      FROM (SELECT DISTINCT jurisdiction_id, objective_version_id FROM gone) w
      JOIN goals.objective_version v ON v.jurisdiction_id = w.jurisdiction_id AND v.id = w.objective_version_id
     WHERE v.state IN ('APPROVED', 'SUPERSEDED', 'REVOKED') LIMIT 1;
  END IF;
  IF frozen IS NOT NULL THEN
    RAISE EXCEPTION 'objective version % is frozen', frozen USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER frozen_indicator ON goals.indicator;
CREATE TRIGGER frozen_indicator_added AFTER INSERT ON goals.indicator REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION goals.refuse_change_of_frozen_indicators();
CREATE TRIGGER frozen_indicator_changed AFTER UPDATE ON goals.indicator REFERENCING NEW TABLE AS written OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION goals.refuse_change_of_frozen_indicators();
CREATE TRIGGER frozen_indicator_removed AFTER DELETE ON goals.indicator REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION goals.refuse_change_of_frozen_indicators();
CREATE INDEX sheet_row_by_indicator ON monitoring.sheet_row (jurisdiction_id, indicator_id);
CREATE INDEX self_evaluation_row_by_indicator ON evaluation.self_evaluation_row (jurisdiction_id, indicator_id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP INDEX monitoring.sheet_row_by_indicator;
DROP INDEX evaluation.self_evaluation_row_by_indicator;
DROP TRIGGER frozen_indicator_added ON goals.indicator;
DROP TRIGGER frozen_indicator_changed ON goals.indicator;
DROP TRIGGER frozen_indicator_removed ON goals.indicator;
DROP FUNCTION goals.refuse_change_of_frozen_indicators();
CREATE TRIGGER frozen_indicator BEFORE INSERT OR UPDATE OR DELETE ON goals.indicator
  FOR EACH ROW EXECUTE FUNCTION goals.refuse_change_of_frozen_indicator();`);
  }
}
