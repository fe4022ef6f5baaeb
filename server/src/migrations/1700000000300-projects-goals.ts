import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITED, KEY, money, oneOf, oneOfOrNull, refers, schema, tenantTable } from './ddl.js';

/** The mirror of the budget system, and the performance objectives that stand on it. */
export class ProjectsGoals1700000000300 implements MigrationInterface {
  name = 'ProjectsGoals1700000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
${schema('projects')}
-- Per jurisdiction and year the master is the budget system (EXTERNAL, read-only here) or this system (LOCAL): design §8.17.
CREATE TABLE projects.year_source (
  jurisdiction_id uuid NOT NULL,
  budget_year integer NOT NULL,
  ${oneOf('source', ['EXTERNAL', 'LOCAL'])},
  PRIMARY KEY (jurisdiction_id, budget_year)
);
${tenantTable('projects.year_source')}

CREATE TABLE projects.project (${KEY},
  budget_year integer NOT NULL CHECK (budget_year BETWEEN 2000 AND 2100),
  code text NOT NULL,
  name text NOT NULL,
  agency_id uuid NOT NULL,
  ${oneOf('category', ['OPERATING', 'SPECIFIC'])},
  ${oneOf('nature', ['NEW', 'CONTINUING'])},
  field text,
  ${oneOf('state', ['CANDIDATE', 'POOLED', 'BUDGETED', 'REPLIED', 'EXECUTING', 'SUSPENDED', 'COMPLETED', 'CLOSED', 'REMOVED'])} DEFAULT 'POOLED',
  ${oneOf('secrecy', ['PUBLIC', 'ON_REQUEST', 'NOT_PUBLIC', 'CLASSIFIED'])} DEFAULT 'PUBLIC',
  responsible_person text,
  responsible_phone text,
  starts_on date,
  ends_on date,
  overview text,
  previous_project_id uuid,
  ${oneOf('source', ['EXTERNAL', 'LOCAL'])},
  source_version bigint NOT NULL DEFAULT 0,
  is_supplement boolean NOT NULL DEFAULT false,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on),
  -- A classified project is a stub: code, unit and label, nothing else (design §3, controls C31).
  -- Its name is its code, so that no list needs to know how to hide one.
  CHECK (secrecy <> 'CLASSIFIED' OR (name = code AND field IS NULL AND overview IS NULL
    AND responsible_person IS NULL AND responsible_phone IS NULL)),
  UNIQUE (jurisdiction_id, budget_year, code),
  ${refers('agency_id', 'organizations.agency')},
  ${refers('previous_project_id', 'projects.project')}
);
CREATE INDEX project_by_agency ON projects.project (jurisdiction_id, budget_year, agency_id, code);
${tenantTable('projects.project')}

CREATE TABLE projects.funding_line (${KEY},
  project_id uuid NOT NULL,
  ${oneOf('fund_kind', ['GENERAL_PUBLIC', 'GOVERNMENT_FUND', 'STATE_CAPITAL', 'SOCIAL_INSURANCE'])},
  ${oneOf('fund_source', ['CURRENT_YEAR', 'CARRYOVER', 'SUPERIOR_TRANSFER', 'OTHER'])},
  ${money('original_amount', { fen: true })},
  ${EDITED},
  UNIQUE (jurisdiction_id, project_id, fund_kind, fund_source),
  ${refers('project_id', 'projects.project')}
);
${tenantTable('projects.funding_line')}

CREATE TABLE projects.budget_adjustment (${KEY},
  project_id uuid NOT NULL,
  funding_line_id uuid NOT NULL,
  ${oneOf('kind', ['SUPPLEMENT', 'VIREMENT', 'REDUCTION', 'LINKAGE'])},
  ${money('amount', { signed: true, fen: true })},
  adjusted_on date NOT NULL,
  document_no text NOT NULL,
  reason text NOT NULL,
  source_key text,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, source_key),
  ${refers('project_id', 'projects.project')},
  ${refers('funding_line_id', 'projects.funding_line')}
);
CREATE INDEX adjustment_by_project ON projects.budget_adjustment (jurisdiction_id, project_id, adjusted_on);
${tenantTable('projects.budget_adjustment', 'APPEND')}

CREATE TABLE projects.payment (${KEY},
  project_id uuid NOT NULL,
  funding_line_id uuid NOT NULL,
  paid_on date NOT NULL,
  ${money('amount', { signed: true, fen: true })},
  voucher_no text NOT NULL,
  source_key text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, source_key),
  ${refers('project_id', 'projects.project')},
  ${refers('funding_line_id', 'projects.funding_line')}
);
CREATE INDEX payment_by_project ON projects.payment (jurisdiction_id, project_id, paid_on) INCLUDE (amount_fen);
${tenantTable('projects.payment', 'APPEND')}

-- What the budget system sent and a gate refused stands here by name until the gate opens (design §8.17).
CREATE TABLE projects.quarantined_line (${KEY},
  budget_year integer NOT NULL,
  project_code text NOT NULL,
  source_key text NOT NULL,
  payload jsonb NOT NULL,
  refusals jsonb NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  released_at timestamptz,
  UNIQUE (jurisdiction_id, source_key)
);
${tenantTable('projects.quarantined_line')}

-- A sheet that was read and reported on, waiting for its confirmation. The rows are what was read, not what was typed.
CREATE TABLE projects.import_batch (${KEY},
  ${oneOf('kind', ['PROJECTS', 'PAYMENTS'])},
  budget_year integer NOT NULL,
  file_name text NOT NULL,
  sm3 text NOT NULL,
  rows jsonb NOT NULL,
  problems jsonb NOT NULL,
  ${oneOf('state', ['READ', 'COMMITTED'])} DEFAULT 'READ',
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  committed_at timestamptz
);
CREATE INDEX import_batch_hash ON projects.import_batch (jurisdiction_id, sm3);
${tenantTable('projects.import_batch', 'EDIT')}

${schema('goals')}
CREATE TABLE goals.objective (${KEY},
  ${oneOf('object_type', ['PROJECT', 'POLICY', 'TRANSFER', 'DEPARTMENT_WHOLE', 'UNIT_WHOLE', 'BOND_PROJECT'])},
  project_id uuid,
  agency_id uuid NOT NULL,
  budget_year integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((object_type = 'PROJECT') = (project_id IS NOT NULL)),
  ${refers('project_id', 'projects.project')},
  ${refers('agency_id', 'organizations.agency')}
);
CREATE UNIQUE INDEX objective_of_project ON goals.objective (jurisdiction_id, project_id) WHERE project_id IS NOT NULL;
CREATE INDEX objective_by_agency ON goals.objective (jurisdiction_id, budget_year, agency_id);
${tenantTable('goals.objective', 'APPEND')}

CREATE TABLE goals.budget_reply (${KEY},
  document_no text NOT NULL,
  title text NOT NULL,
  budget_year integer NOT NULL,
  replied_on date NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, document_no)
);
${tenantTable('goals.budget_reply', 'APPEND')}

CREATE TABLE goals.objective_version (${KEY},
  objective_id uuid NOT NULL,
  version_no integer NOT NULL CHECK (version_no >= 1),
  ${oneOf('state', ['DRAFT', 'SUBMITTED', 'DEPT_REVIEWED', 'FIN_REVIEWED', 'APPROVED', 'RETURNED', 'REJECTED', 'SUPERSEDED', 'REVOKED'])} DEFAULT 'DRAFT',
  ${oneOf('budget_round', ['FIRST_UP', 'SECOND_UP', 'SUPPLEMENT', 'ADJUSTMENT'])} DEFAULT 'FIRST_UP',
  catalogue_code text NOT NULL,
  schema_version integer NOT NULL DEFAULT 1,
  parameters jsonb,
  overall_goal text,
  annual_goal text,
  basis text,
  schedule_text text,
  ${money('annual_amount', { fen: true })},
  content_hash text,
  drafted_by uuid,
  submitted_by uuid,
  submitted_at timestamptz,
  dept_reviewed_by uuid,
  fin_reviewed_by uuid,
  reviewer_opened_at timestamptz,
  returned_reason text,
  returned_by text,
  adjustment_reason text,
  budget_reply_id uuid,
  approved_on date,
  superseded_on date,
  -- Autosave is one audit entry per editing session (design §8.13): the session that wrote last.
  edit_session_id uuid,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  CHECK (state NOT IN ('APPROVED', 'SUPERSEDED') OR (content_hash IS NOT NULL AND approved_on IS NOT NULL AND budget_reply_id IS NOT NULL AND parameters IS NOT NULL)),
  UNIQUE (jurisdiction_id, objective_id, version_no),
  ${refers('objective_id', 'goals.objective')},
  ${refers('budget_reply_id', 'goals.budget_reply')}
);
CREATE UNIQUE INDEX objective_one_approved ON goals.objective_version (jurisdiction_id, objective_id) WHERE state = 'APPROVED';
CREATE UNIQUE INDEX objective_one_open ON goals.objective_version (jurisdiction_id, objective_id)
  WHERE state IN ('DRAFT', 'SUBMITTED', 'DEPT_REVIEWED', 'FIN_REVIEWED', 'RETURNED');
CREATE INDEX objective_version_state ON goals.objective_version (jurisdiction_id, state, objective_id);
${tenantTable('goals.objective_version', 'EDIT')}

CREATE TABLE goals.indicator (${KEY},
  objective_version_id uuid NOT NULL,
  indicator_key uuid NOT NULL,
  ${oneOf('horizon', ['ANNUAL', 'MID_TERM'])} DEFAULT 'ANNUAL',
  ordinal integer NOT NULL,
  level1 text NOT NULL,
  level2 text NOT NULL,
  name text NOT NULL,
  ${oneOf('direction', ['GE', 'LE', 'EQ', 'RANGE', 'DATE_BY', 'BOOL', 'QUAL', 'BAND'])},
  is_strict boolean NOT NULL DEFAULT false,
  target_value numeric(24,6) CHECK (target_value BETWEEN -1e17 AND 1e17),
  target_low numeric(24,6) CHECK (target_low BETWEEN -1e17 AND 1e17),
  target_high numeric(24,6) CHECK (target_high BETWEEN -1e17 AND 1e17),
  target_text text,
  target_on date,
  planned_start_on date,
  bands jsonb,
  unit text,
  -- A draft may lack it; the check before submission does not let it pass.
  weight numeric(5,2) CHECK (weight > 0 AND weight <= 100),
  target_basis text,
  baseline_value numeric(24,6) CHECK (baseline_value BETWEEN -1e17 AND 1e17),
  baseline_year integer,
  formula_text text,
  data_source text,
  capture_method text,
  is_core boolean NOT NULL DEFAULT false,
  remark text,
  UNIQUE (jurisdiction_id, objective_version_id, horizon, ordinal),
  ${refers('objective_version_id', 'goals.objective_version')}
);
${tenantTable('goals.indicator')}

-- What was approved stays as it was approved (design §3, controls C35): a second lock under the application's own.
CREATE FUNCTION goals.refuse_change_of_frozen_version() RETURNS trigger LANGUAGE plpgsql SET search_path = goals, pg_temp AS $$
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
CREATE TRIGGER frozen_version BEFORE UPDATE ON goals.objective_version
  FOR EACH ROW EXECUTE FUNCTION goals.refuse_change_of_frozen_version();

CREATE FUNCTION goals.refuse_change_of_frozen_indicator() RETURNS trigger LANGUAGE plpgsql SET search_path = goals, pg_temp AS $$
BEGIN
  -- Indicators may be added to a frozen version only by the transaction that wrote the version: loading a finished record.
  IF TG_OP <> 'DELETE' AND EXISTS (SELECT 1 FROM goals.objective_version v
       WHERE v.jurisdiction_id = NEW.jurisdiction_id AND v.id = NEW.objective_version_id
         AND v.state IN ('APPROVED', 'SUPERSEDED', 'REVOKED')
         AND (TG_OP = 'UPDATE' OR v.xmin <> pg_current_xact_id()::xid)) THEN
    RAISE EXCEPTION 'objective version % is frozen', NEW.objective_version_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM goals.objective_version v
       WHERE v.jurisdiction_id = OLD.jurisdiction_id AND v.id = OLD.objective_version_id
         AND v.state IN ('APPROVED', 'SUPERSEDED', 'REVOKED')) THEN
    RAISE EXCEPTION 'objective version % is frozen', OLD.objective_version_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER frozen_indicator BEFORE INSERT OR UPDATE OR DELETE ON goals.indicator
  FOR EACH ROW EXECUTE FUNCTION goals.refuse_change_of_frozen_indicator();

CREATE TABLE goals.objective_review (${KEY},
  objective_version_id uuid NOT NULL,
  ${oneOf('step', ['DEPARTMENT', 'FINANCE'])},
  items jsonb NOT NULL DEFAULT '{}',
  remarks jsonb NOT NULL DEFAULT '[]',
  ${oneOfOrNull('suggested_grade', ['EXCELLENT', 'GOOD', 'FAIR', 'POOR'])},
  ${oneOfOrNull('overall_grade', ['EXCELLENT', 'GOOD', 'FAIR', 'POOR'])},
  ${oneOf('outcome', ['ACCEPTED', 'RETURNED', 'REJECTED'])},
  opinion text,
  reviewer_id uuid,
  reviewer_seat_id uuid,
  reviewed_at timestamptz NOT NULL DEFAULT now(),
  ${refers('objective_version_id', 'goals.objective_version')}
);
CREATE INDEX review_of_version ON goals.objective_review (jurisdiction_id, objective_version_id, reviewed_at);
${tenantTable('goals.objective_review', 'APPEND')}

CREATE TABLE goals.budget_reply_line (${KEY},
  budget_reply_id uuid NOT NULL,
  objective_version_id uuid NOT NULL,
  project_id uuid,
  ${money('amount')},
  UNIQUE (jurisdiction_id, objective_version_id),
  ${refers('budget_reply_id', 'goals.budget_reply')},
  ${refers('objective_version_id', 'goals.objective_version')},
  ${refers('project_id', 'projects.project')}
);
CREATE INDEX reply_line_of_reply ON goals.budget_reply_line (jurisdiction_id, budget_reply_id);
${tenantTable('goals.budget_reply_line', 'APPEND')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA goals CASCADE; DROP SCHEMA projects CASCADE;');
  }
}
