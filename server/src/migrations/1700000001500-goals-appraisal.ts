import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITED, KEY, money, oneOf, oneOfOrNull, refers, tenantTable } from './ddl.js';

const CONCLUSIONS = ['SUPPORTED', 'SUPPORTED_AFTER_CHANGE', 'PARTIAL', 'NOT_SUPPORTED'];

/** Ex-ante appraisal (事前绩效评估), budget review (预算评审), preparation of decisions (前期准备). */
export class GoalsAppraisal1700000001500 implements MigrationInterface {
  name = 'GoalsAppraisal1700000001500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE goals.ex_ante_appraisal (${KEY},
  ${oneOf('object_kind', ['PROJECT', 'POLICY'])},
  project_id uuid,
  objective_id uuid,
  object_code text NOT NULL,
  title text NOT NULL,
  agency_id uuid NOT NULL,
  field text,
  beneficiary text,
  budget_year integer NOT NULL CHECK (budget_year BETWEEN 2000 AND 2100),
  ${money('amount_asked')},
  ${oneOf('state', ['PLANNED', 'IN_ASSESSMENT', 'REPORTED', 'FIN_REVIEW', 'REASSESSMENT', ...CONCLUSIONS, 'EXPIRED', 'WITHDRAWN'])} DEFAULT 'PLANNED',
  -- The score table as it stood when the appraisal was planned: a later table does not touch it.
  criteria jsonb NOT NULL,
  background text,
  content text,
  funding text,
  work_done text,
  suggestions text,
  other_matters text,
  -- Existing project that this one repeats, as the finance side found: refuses support (domain §2.12).
  duplicate_of_id uuid,
  planned_by uuid,
  prepared_by uuid,
  reported_by uuid,
  reported_on date,
  taken_up_by uuid,
  total_score numeric(5,2) CHECK (total_score BETWEEN 0 AND 100),
  ${oneOfOrNull('suggested_conclusion', CONCLUSIONS)},
  ${oneOfOrNull('conclusion', CONCLUSIONS)},
  conclusion_reason text,
  parameters jsonb,
  ${money('amount_supported', { nullable: true })},
  valid_to_year integer,
  concluded_by uuid,
  concluded_on date,
  content_hash text,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  CHECK (object_kind <> 'PROJECT' OR project_id IS NOT NULL),
  CHECK (state NOT IN ('SUPPORTED', 'SUPPORTED_AFTER_CHANGE', 'PARTIAL', 'NOT_SUPPORTED')
    OR (conclusion = state AND total_score IS NOT NULL AND amount_supported IS NOT NULL AND valid_to_year IS NOT NULL)),
  ${refers('project_id', 'projects.project')},
  ${refers('objective_id', 'goals.objective')},
  ${refers('agency_id', 'organizations.agency')},
  ${refers('duplicate_of_id', 'projects.project')}
);
CREATE UNIQUE INDEX appraisal_of_object ON goals.ex_ante_appraisal (jurisdiction_id, budget_year, object_code)
  WHERE state NOT IN ('WITHDRAWN', 'EXPIRED');
CREATE INDEX appraisal_of_project ON goals.ex_ante_appraisal (jurisdiction_id, project_id);
CREATE INDEX appraisal_of_code ON goals.ex_ante_appraisal (jurisdiction_id, object_code);
${tenantTable('goals.ex_ante_appraisal', 'EDIT')}

CREATE TABLE goals.appraisal_material (${KEY},
  appraisal_id uuid NOT NULL,
  code text NOT NULL,
  is_present boolean NOT NULL,
  reference text,
  UNIQUE (jurisdiction_id, appraisal_id, code),
  ${refers('appraisal_id', 'goals.ex_ante_appraisal')}
);
${tenantTable('goals.appraisal_material')}

CREATE TABLE goals.appraisal_scorer (${KEY},
  appraisal_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  is_chair boolean NOT NULL DEFAULT false,
  account_id uuid,
  person_name text,
  submitted_at timestamptz,
  UNIQUE (jurisdiction_id, appraisal_id, seat_id),
  ${refers('appraisal_id', 'goals.ex_ante_appraisal')},
  ${refers('seat_id', 'organizations.seat')}
);
CREATE UNIQUE INDEX appraisal_one_chair ON goals.appraisal_scorer (jurisdiction_id, appraisal_id) WHERE is_chair;
${tenantTable('goals.appraisal_scorer')}

CREATE TABLE goals.appraisal_score (${KEY},
  scorer_id uuid NOT NULL,
  item_code text NOT NULL,
  ${oneOfOrNull('grade', ['EXCELLENT', 'GOOD', 'FAIR', 'POOR'])},
  points numeric(5,2) CHECK (points BETWEEN 0 AND 100),
  opinion text,
  evidence text,
  UNIQUE (jurisdiction_id, scorer_id, item_code),
  ${refers('scorer_id', 'goals.appraisal_scorer', 'ON DELETE CASCADE')}
);
${tenantTable('goals.appraisal_score')}

-- 预算评审 looks at the amount alone; it stands beside the appraisal, not in it (domain §1.12).
CREATE TABLE goals.budget_review (${KEY},
  project_id uuid NOT NULL,
  ${money('applied_amount')},
  ${money('reviewed_amount')},
  reviewer text NOT NULL,
  document_no text NOT NULL,
  reviewed_on date NOT NULL,
  opinion text,
  recorded_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, project_id, document_no),
  ${refers('project_id', 'projects.project')}
);
CREATE INDEX budget_review_of_project ON goals.budget_review (jurisdiction_id, project_id, created_at DESC);
${tenantTable('goals.budget_review', 'APPEND')}

CREATE TABLE goals.project_preparation (${KEY},
  project_id uuid NOT NULL,
  ${oneOf('project_type', ['ROAD', 'BUILDING', 'INFORMATION', 'EQUIPMENT', 'SERVICE'])},
  ${EDITED},
  UNIQUE (jurisdiction_id, project_id),
  ${refers('project_id', 'projects.project')}
);
${tenantTable('goals.project_preparation', 'EDIT')}

CREATE TABLE goals.preparation_document (${KEY},
  preparation_id uuid NOT NULL,
  ${oneOf('code', ['FEASIBILITY_STUDY', 'APPROVAL', 'LAND', 'PLAN', 'FUNDING'])},
  is_present boolean NOT NULL,
  reference text,
  UNIQUE (jurisdiction_id, preparation_id, code),
  ${refers('preparation_id', 'goals.project_preparation')}
);
${tenantTable('goals.preparation_document')}

-- What was concluded stays as it was concluded: a second lock under the application's own.
CREATE FUNCTION goals.refuse_change_of_concluded_appraisal() RETURNS trigger LANGUAGE plpgsql SET search_path = goals, pg_temp AS $$
BEGIN
  IF OLD.state IN ('SUPPORTED', 'SUPPORTED_AFTER_CHANGE', 'PARTIAL', 'NOT_SUPPORTED') AND NEW.state = OLD.state AND
    ROW(OLD.amount_asked, OLD.total_score, OLD.conclusion, OLD.amount_supported, OLD.valid_to_year, OLD.content_hash)
    IS DISTINCT FROM
    ROW(NEW.amount_asked, NEW.total_score, NEW.conclusion, NEW.amount_supported, NEW.valid_to_year, NEW.content_hash)
  THEN
    RAISE EXCEPTION 'appraisal % is concluded', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER concluded_appraisal BEFORE UPDATE ON goals.ex_ante_appraisal
  FOR EACH ROW EXECUTE FUNCTION goals.refuse_change_of_concluded_appraisal();

`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE goals.preparation_document, goals.project_preparation, goals.budget_review, goals.appraisal_score,
  goals.appraisal_scorer, goals.appraisal_material, goals.ex_ante_appraisal;
DROP FUNCTION goals.refuse_change_of_concluded_appraisal();
`);
  }
}
