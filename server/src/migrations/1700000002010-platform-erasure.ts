import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows that are kept for good, and what of them may be emptied once their project is a state secret. */
const KEPT = [
  ['goals.budget_review', 'project', 'applied_amount, reviewed_amount, reviewer, document_no, opinion'],
  ['goals.budget_reply_line', 'project', 'amount'],
  ['goals.objective_publication', 'version', 'address'],
  ['goals.objective_review', 'version', 'items, remarks, opinion'],
  ['goals.objective_round', 'version', 'control_amount, opinion, document_no, content'],
  ['monitoring.fund_trace', 'project', 'holder, amount, voucher_no'],
  ['projects.budget_adjustment', 'project', 'amount, document_no, reason'],
  ['projects.budget_allocation', 'project', 'amount, supported_amount, reviewed_amount, reason'],
  ['projects.budget_application', 'project', 'amount, letter_no'],
  ['projects.payment', 'project', 'amount, voucher_no, economic_class, purpose'],
] as const;

const FROZEN = `v.state IN ('APPROVED', 'SUPERSEDED', 'REVOKED')`;

/** The triggers that guard what was approved; each lets through what its argument says. */
const frozen = (ofVersion: string, ofObjective: string, ofAppraisal: string): string => `
CREATE OR REPLACE FUNCTION goals.refuse_change_of_frozen_version() RETURNS trigger LANGUAGE plpgsql
  SET search_path = goals, pg_temp AS $$
BEGIN
  IF OLD.state IN ('APPROVED', 'SUPERSEDED', 'REVOKED') AND (
    ROW(OLD.objective_id, OLD.version_no, OLD.budget_round, OLD.catalogue_code, OLD.schema_version, OLD.parameters,
        OLD.overall_goal, OLD.annual_goal, OLD.basis, OLD.schedule_text, OLD.annual_amount, OLD.content_hash,
        OLD.budget_reply_id, OLD.approved_on, OLD.contact_person, OLD.contact_phone, OLD.control_amount, OLD.origins,
        OLD.adjustment_kind, OLD.adjustment_reason)
    IS DISTINCT FROM
    ROW(NEW.objective_id, NEW.version_no, NEW.budget_round, NEW.catalogue_code, NEW.schema_version, NEW.parameters,
        NEW.overall_goal, NEW.annual_goal, NEW.basis, NEW.schedule_text, NEW.annual_amount, NEW.content_hash,
        NEW.budget_reply_id, NEW.approved_on, NEW.contact_person, NEW.contact_phone, NEW.control_amount, NEW.origins,
        NEW.adjustment_kind, NEW.adjustment_reason)
    OR NEW.state NOT IN ('APPROVED', 'SUPERSEDED', 'REVOKED'))${ofObjective}
  THEN
    RAISE EXCEPTION 'objective version % is frozen', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION goals.refuse_change_of_concluded_appraisal() RETURNS trigger LANGUAGE plpgsql
  SET search_path = goals, pg_temp AS $$
BEGIN
  IF OLD.state IN ('SUPPORTED', 'SUPPORTED_AFTER_CHANGE', 'PARTIAL', 'NOT_SUPPORTED') AND NEW.state = OLD.state AND
    ROW(OLD.amount_asked, OLD.total_score, OLD.conclusion, OLD.amount_supported, OLD.valid_to_year, OLD.content_hash)
    IS DISTINCT FROM
    ROW(NEW.amount_asked, NEW.total_score, NEW.conclusion, NEW.amount_supported, NEW.valid_to_year, NEW.content_hash)${ofAppraisal}
  THEN
    RAISE EXCEPTION 'appraisal % is concluded', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION goals.refuse_change_of_frozen_indicator() RETURNS trigger LANGUAGE plpgsql
  SET search_path = goals, pg_temp AS $$
BEGIN
  -- Indicators may be added to a frozen version only by the transaction that wrote the version: loading a finished record.
  IF TG_OP <> 'DELETE' AND EXISTS (SELECT 1 FROM goals.objective_version v
       WHERE v.jurisdiction_id = NEW.jurisdiction_id AND v.id = NEW.objective_version_id AND ${FROZEN}
         AND (TG_OP = 'UPDATE' OR v.xmin <> pg_current_xact_id()::xid)${ofVersion}) THEN
    RAISE EXCEPTION 'objective version % is frozen', NEW.objective_version_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM goals.objective_version v
       WHERE v.jurisdiction_id = OLD.jurisdiction_id AND v.id = OLD.objective_version_id AND ${FROZEN}${ofVersion}) THEN
    RAISE EXCEPTION 'objective version % is frozen', OLD.objective_version_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION goals.refuse_change_of_frozen_indicators() RETURNS trigger LANGUAGE plpgsql
  SET search_path = goals, pg_temp AS $$
DECLARE
  frozen uuid;
BEGIN
  -- Indicators may be added to a frozen version only by the transaction that wrote the version: loading a finished record.
  IF TG_OP <> 'DELETE' THEN
    SELECT v.id INTO frozen
      FROM (SELECT DISTINCT jurisdiction_id, objective_version_id FROM written) w
      JOIN goals.objective_version v ON v.jurisdiction_id = w.jurisdiction_id AND v.id = w.objective_version_id
     WHERE ${FROZEN} AND (TG_OP = 'UPDATE' OR v.xmin <> pg_current_xact_id()::xid)${ofVersion} LIMIT 1;
  END IF;
  IF frozen IS NULL AND TG_OP <> 'INSERT' THEN
    SELECT v.id INTO frozen
      FROM (SELECT DISTINCT jurisdiction_id, objective_version_id FROM gone) w
      JOIN goals.objective_version v ON v.jurisdiction_id = w.jurisdiction_id AND v.id = w.objective_version_id
     WHERE ${FROZEN}${ofVersion} LIMIT 1;
  END IF;
  IF frozen IS NOT NULL THEN
    RAISE EXCEPTION 'objective version % is frozen', frozen USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;`;

/** A change of what is frozen is let through where it belongs to a stub, and there only as an emptying. */
const unlessSecret = (indent: string, call: string, emptied = ''): string =>
  `\n${indent}AND NOT (${call}${emptied && ` AND ${emptied}`})`;

const trigger = (of: string): string => `refuse_change_unless_secret_${of}`;

/** What a state secret leaves is a stub, in the rows that nobody may change as well (controls C26, C31). */
export class PlatformErasure1700000002010 implements MigrationInterface {
  name = 'PlatformErasure1700000002010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION projects.is_secret(place uuid, project uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = projects, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM projects.project p WHERE p.jurisdiction_id = place AND p.id = project
    AND p.secrecy = 'CLASSIFIED') $$;
CREATE FUNCTION goals.is_secret(place uuid, objective uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = goals, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM goals.objective o WHERE o.jurisdiction_id = place AND o.id = objective
    AND projects.is_secret(place, o.project_id)) $$;
CREATE FUNCTION goals.is_secret_version(place uuid, wanted uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = goals, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM goals.objective_version v WHERE v.jurisdiction_id = place AND v.id = wanted
    AND goals.is_secret(place, v.objective_id)) $$;
-- The owner mends what a migration must mend; the runtime may only empty a stub.
CREATE FUNCTION projects.${trigger('project')}() RETURNS trigger LANGUAGE plpgsql SET search_path = projects, pg_temp AS $$
BEGIN
  IF current_user = 'jixiao_app' AND NOT projects.is_secret(OLD.jurisdiction_id, OLD.project_id) THEN
    RAISE EXCEPTION '% is kept as it is', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION goals.${trigger('version')}() RETURNS trigger LANGUAGE plpgsql SET search_path = goals, pg_temp AS $$
BEGIN
  IF current_user = 'jixiao_app' AND NOT goals.is_secret_version(OLD.jurisdiction_id, OLD.objective_version_id) THEN
    RAISE EXCEPTION '% is kept as it is', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
GRANT UPDATE (subject_title) ON platform.reminder TO jixiao_app;
GRANT UPDATE (origin_title) ON goals.library_indicator TO jixiao_app;
${KEPT.map(
  ([table, of, columns]) => `
GRANT UPDATE (${columns}) ON ${table} TO jixiao_app;
CREATE TRIGGER kept BEFORE UPDATE ON ${table} FOR EACH ROW
  EXECUTE FUNCTION ${of === 'project' ? 'projects' : 'goals'}.${trigger(of)}();`,
).join('')}
${frozen(
  unlessSecret('         ', 'goals.is_secret(v.jurisdiction_id, v.objective_id)', `TG_OP = 'UPDATE'`),
  unlessSecret('    ', 'goals.is_secret(OLD.jurisdiction_id, OLD.objective_id)', 'NEW.annual_amount = 0'),
  unlessSecret('    ', 'projects.is_secret(OLD.jurisdiction_id, OLD.project_id)', 'NEW.amount_asked = 0'),
)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
${frozen('', '', '')}
${KEPT.map(([table, , columns]) => `DROP TRIGGER kept ON ${table}; REVOKE UPDATE (${columns}) ON ${table} FROM jixiao_app;`).join('\n')}
REVOKE UPDATE (subject_title) ON platform.reminder FROM jixiao_app;
REVOKE UPDATE (origin_title) ON goals.library_indicator FROM jixiao_app;
DROP FUNCTION goals.${trigger('version')}();
DROP FUNCTION projects.${trigger('project')}();
DROP FUNCTION goals.is_secret_version(uuid, uuid);
DROP FUNCTION goals.is_secret(uuid, uuid);
DROP FUNCTION projects.is_secret(uuid, uuid);`);
  }
}
