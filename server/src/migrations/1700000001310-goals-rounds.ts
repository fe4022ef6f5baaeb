import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, money, oneOf, oneOfOrNull, refers, tenantTable } from './ddl.js';

/** 一上、一下、二上、二下 with a dated snapshot of each; origins of values; adjustment with a reason of the allowed kinds. */
export class GoalsRounds1700000001310 implements MigrationInterface {
  name = 'GoalsRounds1700000001310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE goals.objective_version
  ADD COLUMN ${money('control_amount', { nullable: true })},
  ADD COLUMN control_opinion text,
  ADD COLUMN control_document_no text,
  ADD COLUMN control_on date,
  -- Where each prefilled cell comes from, by path: LAST_YEAR, BUDGET_SYSTEM, LIBRARY; a cell that is typed over is TYPED.
  ADD COLUMN origins jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN ${oneOfOrNull('adjustment_kind', ['POLICY_CHANGE', 'FORCE_MAJEURE', 'BUDGET_ADJUSTED', 'MONITORING_RESULT'])};

CREATE TABLE goals.objective_round (${KEY},
  objective_id uuid NOT NULL,
  objective_version_id uuid NOT NULL,
  ${oneOf('round', ['FIRST_UP', 'FIRST_DOWN', 'SECOND_UP', 'SECOND_DOWN', 'SUPPLEMENT', 'ADJUSTMENT'])},
  -- A version that went up again in the same round leaves one snapshot more.
  sequence integer NOT NULL,
  taken_on date NOT NULL,
  taken_at timestamptz NOT NULL DEFAULT now(),
  taken_by uuid,
  ${money('control_amount', { nullable: true })},
  opinion text,
  document_no text,
  content jsonb NOT NULL,
  content_hash text NOT NULL,
  UNIQUE (jurisdiction_id, objective_id, sequence),
  ${refers('objective_id', 'goals.objective')},
  ${refers('objective_version_id', 'goals.objective_version')}
);
${tenantTable('goals.objective_round', 'APPEND')}

CREATE OR REPLACE FUNCTION goals.refuse_change_of_frozen_version() RETURNS trigger LANGUAGE plpgsql SET search_path = goals, pg_temp AS $$
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
    OR NEW.state NOT IN ('APPROVED', 'SUPERSEDED', 'REVOKED'))
  THEN
    RAISE EXCEPTION 'objective version % is frozen', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE goals.objective_round;
CREATE OR REPLACE FUNCTION goals.refuse_change_of_frozen_version() RETURNS trigger LANGUAGE plpgsql SET search_path = goals, pg_temp AS $$
BEGIN
  IF OLD.state IN ('APPROVED', 'SUPERSEDED', 'REVOKED') AND (
    ROW(OLD.objective_id, OLD.version_no, OLD.budget_round, OLD.catalogue_code, OLD.schema_version, OLD.parameters,
        OLD.overall_goal, OLD.annual_goal, OLD.basis, OLD.schedule_text, OLD.annual_amount, OLD.content_hash,
        OLD.budget_reply_id, OLD.approved_on)
    IS DISTINCT FROM
    ROW(NEW.objective_id, NEW.version_no, NEW.budget_round, NEW.catalogue_code, NEW.schema_version, NEW.parameters,
        NEW.overall_goal, NEW.annual_goal, NEW.basis, NEW.schedule_text, NEW.annual_amount, NEW.content_hash,
        NEW.budget_reply_id, NEW.approved_on)
    OR NEW.state NOT IN ('APPROVED', 'SUPERSEDED', 'REVOKED'))
  THEN
    RAISE EXCEPTION 'objective version % is frozen', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
ALTER TABLE goals.objective_version DROP COLUMN control_amount, DROP COLUMN control_opinion,
  DROP COLUMN control_document_no, DROP COLUMN control_on, DROP COLUMN origins, DROP COLUMN adjustment_kind;`);
  }
}
