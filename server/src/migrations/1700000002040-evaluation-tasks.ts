import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITED, KEY, money, oneOf, oneOfOrNull, refers, tenantTable } from './ddl.js';

const GRADES = ['EXCELLENT', 'GOOD', 'FAIR', 'LOW', 'POOR'];
const OBJECTS = ['PROJECT', 'DEPARTMENT_WHOLE', 'UNIT_WHOLE', 'POLICY', 'PROGRAMME'];
const STATES = [
  'LISTED',
  'NOTIFIED',
  'PLAN_DRAFTED',
  'PLAN_APPROVED',
  'FIELD_WORK',
  'DRAFT_REPORT',
  'EXCHANGING_OPINIONS',
  'REPORT_FINAL',
  'GRADED',
  'FEEDBACK_SENT',
  'CLOSED',
  'ARCHIVED',
  'CANCELLED',
];
const EARLIER_STATES = STATES.filter((state) => state !== 'PLAN_DRAFTED');
const EVALUATORS = ['THIRD_PARTY', 'EXPERT_GROUP', 'OWN'];
const listed = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/**
 * Evaluations by departments and by the bureau: the yearly plan that they come from, objects of every kind, their plan of
 * work and team, and the exchange of opinions with every version of the report.
 */
export class EvaluationTasks1700000002040 implements MigrationInterface {
  name = 'EvaluationTasks1700000002040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- 年度财政重点评价计划: what may be evaluated, how it was judged, what was chosen and why (R136, R137).
CREATE TABLE evaluation.year_plan (${KEY},
  work_year integer NOT NULL CHECK (work_year BETWEEN 2000 AND 2100),
  ${oneOf('state', ['DRAFT', 'SUBMITTED', 'APPROVED'])} DEFAULT 'DRAFT',
  -- The criteria as they were when the plan was begun: a later change of the rule leaves it alone.
  criteria jsonb NOT NULL,
  document_no text,
  submitted_by uuid,
  approved_by uuid,
  approved_on date,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  UNIQUE (jurisdiction_id, work_year)
);
${tenantTable('evaluation.year_plan', 'EDIT')}

CREATE TABLE evaluation.plan_candidate (${KEY},
  plan_id uuid NOT NULL,
  ${oneOf('object_type', OBJECTS)},
  project_id uuid,
  agency_id uuid NOT NULL,
  subject_year integer NOT NULL CHECK (subject_year BETWEEN 2000 AND 2100),
  title text NOT NULL,
  ${money('amount', { fen: true })},
  area text,
  scores jsonb NOT NULL DEFAULT '{}',
  points numeric(7,2) CHECK (points BETWEEN 0 AND 2000),
  -- Year of work in which the object was evaluated before; NULL where it never was.
  last_year integer,
  ${oneOf('decision', ['OPEN', 'SELECTED', 'LEFT'])} DEFAULT 'OPEN',
  reason text,
  ${oneOfOrNull('method', EVALUATORS)},
  task_id uuid,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  CHECK ((object_type = 'PROJECT') = (project_id IS NOT NULL)),
  CHECK (decision <> 'SELECTED' OR (reason IS NOT NULL AND method IS NOT NULL)),
  ${refers('plan_id', 'evaluation.year_plan')},
  ${refers('project_id', 'projects.project')},
  ${refers('agency_id', 'organizations.agency')},
  ${refers('task_id', 'evaluation.evaluation_task')}
);
CREATE INDEX candidate_of_plan ON evaluation.plan_candidate (jurisdiction_id, plan_id, id);
CREATE UNIQUE INDEX candidate_once ON evaluation.plan_candidate
  (jurisdiction_id, plan_id, object_type, agency_id, (COALESCE(project_id, agency_id)), subject_year)
  WHERE object_type IN ('PROJECT', 'DEPARTMENT_WHOLE', 'UNIT_WHOLE');
${tenantTable('evaluation.plan_candidate')}

ALTER TABLE evaluation.evaluation_task
  DROP CONSTRAINT evaluation_task_object_type_check,
  ADD CONSTRAINT evaluation_task_object_type_check CHECK (object_type IN (${listed(OBJECTS)})),
  DROP CONSTRAINT evaluation_task_state_check,
  ADD CONSTRAINT evaluation_task_state_check CHECK (state IN (${listed(STATES)})),
  ADD COLUMN plan_id uuid,
  ADD COLUMN area text,
  -- What a follow-up follows (跟踪评价, R151), and the self-evaluation that the evaluation rests on (R134).
  ADD COLUMN first_task_id uuid,
  ADD COLUMN self_evaluation_id uuid,
  -- 工作方案.
  ADD COLUMN purpose text,
  ADD COLUMN methods text[] NOT NULL DEFAULT '{}',
  ADD COLUMN standards text[] NOT NULL DEFAULT '{}',
  ADD COLUMN schedule text,
  ADD COLUMN field_from date,
  ADD COLUMN field_to date,
  ADD COLUMN report_due_on date,
  ADD COLUMN handed_in_on date,
  ADD COLUMN opinion_due_on date,
  ADD COLUMN revision_reason text,
  -- Since when it waits where it is.
  ADD COLUMN state_since date,
  ADD CONSTRAINT evaluation_task_field_check CHECK (field_to >= field_from),
  ADD CONSTRAINT evaluation_task_plan_fkey ${refers('plan_id', 'evaluation.year_plan')},
  ADD CONSTRAINT evaluation_task_first_fkey ${refers('first_task_id', 'evaluation.evaluation_task')},
  ADD CONSTRAINT evaluation_task_self_fkey ${refers('self_evaluation_id', 'evaluation.self_evaluation')};
CREATE INDEX task_of_plan ON evaluation.evaluation_task (jurisdiction_id, plan_id);
CREATE INDEX task_first ON evaluation.evaluation_task (jurisdiction_id, first_task_id);

-- Items of one evaluation over several bodies (专项评价, R140, R141, R152).
CREATE TABLE evaluation.task_item (${KEY},
  task_id uuid NOT NULL,
  ordinal integer NOT NULL,
  agency_id uuid NOT NULL,
  project_id uuid,
  name text NOT NULL,
  category text,
  area text,
  ${money('amount')},
  score numeric(7,2) CHECK (score BETWEEN 0 AND 100),
  ${oneOfOrNull('grade', GRADES)},
  is_representative boolean NOT NULL DEFAULT false,
  is_assumed boolean NOT NULL DEFAULT false,
  UNIQUE (jurisdiction_id, task_id, ordinal),
  ${refers('task_id', 'evaluation.evaluation_task')},
  ${refers('agency_id', 'organizations.agency')},
  ${refers('project_id', 'projects.project')}
);
CREATE INDEX item_by_agency ON evaluation.task_item (jurisdiction_id, agency_id);
${tenantTable('evaluation.task_item')}

-- 财政绩效评价组: one leader, staff of the divisions (R138, R139).
CREATE TABLE evaluation.task_member (${KEY},
  task_id uuid NOT NULL,
  ordinal integer NOT NULL,
  account_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  is_leader boolean NOT NULL DEFAULT false,
  -- 局分管领导 of the evaluated unit: allowed, and printed.
  is_in_charge boolean NOT NULL DEFAULT false,
  duty text,
  UNIQUE (jurisdiction_id, task_id, account_id),
  ${refers('task_id', 'evaluation.evaluation_task')},
  ${refers('account_id', 'auth.account')},
  ${refers('agency_id', 'organizations.agency')}
);
CREATE UNIQUE INDEX member_leads ON evaluation.task_member (jurisdiction_id, task_id) WHERE is_leader;
CREATE INDEX member_account ON evaluation.task_member (jurisdiction_id, account_id);
${tenantTable('evaluation.task_member')}

ALTER TABLE evaluation.finding ADD COLUMN problem_kind text, ADD COLUMN evidence text;

-- Every version of the report as it was, from the first draft to the final one and beyond (R145).
CREATE TABLE evaluation.report_version (${KEY},
  task_id uuid NOT NULL,
  version_no integer NOT NULL CHECK (version_no > 0),
  ${oneOf('kind', ['DRAFT', 'REVISED', 'FINAL'])},
  total_score numeric(7,2) CHECK (total_score BETWEEN 0 AND 1000),
  content jsonb NOT NULL,
  content_hash text NOT NULL,
  reason text,
  made_by uuid,
  made_on date NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, task_id, version_no),
  ${refers('task_id', 'evaluation.evaluation_task')}
);
${tenantTable('evaluation.report_version', 'APPEND')}

-- What the evaluated unit objects to a version, and what was decided on it.
CREATE TABLE evaluation.opinion (${KEY},
  task_id uuid NOT NULL,
  version_no integer NOT NULL,
  ordinal integer NOT NULL,
  text text NOT NULL,
  raised_by uuid,
  raised_on date NOT NULL,
  ${oneOfOrNull('decision', ['ADOPTED', 'PARTLY', 'NOT_ADOPTED'])},
  reply text,
  replied_by uuid,
  replied_on date,
  ${EDITED},
  CHECK ((decision IS NULL) = (reply IS NULL)),
  UNIQUE (jurisdiction_id, task_id, ordinal),
  ${refers('task_id', 'evaluation.evaluation_task')}
);
${tenantTable('evaluation.opinion', 'EDIT')}

-- 反馈意见交流会.
CREATE TABLE evaluation.exchange_meeting (${KEY},
  task_id uuid NOT NULL,
  held_on date NOT NULL,
  place text NOT NULL,
  attendees text NOT NULL,
  record text NOT NULL,
  recorded_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  ${refers('task_id', 'evaluation.evaluation_task')}
);
CREATE INDEX meeting_of_task ON evaluation.exchange_meeting (jurisdiction_id, task_id, held_on);
${tenantTable('evaluation.exchange_meeting', 'APPEND')}

-- Sections of the report by the outline of 10号: text with names of records in it, and what those records said when it was
-- last saved.
CREATE TABLE evaluation.report_section (${KEY},
  task_id uuid NOT NULL,
  ${oneOf('code', ['BASICS', 'WORK', 'CONCLUSION', 'ANALYSIS', 'PROBLEMS', 'ADVICE', 'OTHER'])},
  body text NOT NULL,
  sources jsonb NOT NULL,
  saved_by uuid,
  ${EDITED},
  UNIQUE (jurisdiction_id, task_id, code),
  ${refers('task_id', 'evaluation.evaluation_task')}
);
${tenantTable('evaluation.report_section')}

-- What was scored and found stands once the report is final; only a new version opens it again.
CREATE FUNCTION evaluation.refuse_change_of_final_report() RETURNS trigger LANGUAGE plpgsql SET search_path = evaluation, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM evaluation.evaluation_task t WHERE t.jurisdiction_id = OLD.jurisdiction_id AND t.id = OLD.task_id
               AND t.state IN ('REPORT_FINAL', 'GRADED', 'FEEDBACK_SENT', 'CLOSED', 'ARCHIVED')) THEN
    RAISE EXCEPTION 'the report of evaluation % is final', OLD.task_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER final_score BEFORE UPDATE OR DELETE ON evaluation.score_row
  FOR EACH ROW EXECUTE FUNCTION evaluation.refuse_change_of_final_report();
CREATE TRIGGER final_finding BEFORE UPDATE OR DELETE ON evaluation.finding
  FOR EACH ROW EXECUTE FUNCTION evaluation.refuse_change_of_final_report();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TRIGGER final_score ON evaluation.score_row;
DROP TRIGGER final_finding ON evaluation.finding;
DROP FUNCTION evaluation.refuse_change_of_final_report();
DROP TABLE evaluation.report_section, evaluation.exchange_meeting, evaluation.opinion, evaluation.report_version,
  evaluation.task_member, evaluation.task_item, evaluation.plan_candidate;
ALTER TABLE evaluation.finding DROP COLUMN problem_kind, DROP COLUMN evidence;
ALTER TABLE evaluation.evaluation_task NO FORCE ROW LEVEL SECURITY;
UPDATE evaluation.evaluation_task SET state = 'NOTIFIED' WHERE state = 'PLAN_DRAFTED';
UPDATE evaluation.evaluation_task SET object_type = 'DEPARTMENT_WHOLE' WHERE object_type IN ('UNIT_WHOLE', 'POLICY', 'PROGRAMME');
ALTER TABLE evaluation.evaluation_task FORCE ROW LEVEL SECURITY;
DROP INDEX evaluation.task_of_plan;
DROP INDEX evaluation.task_first;
ALTER TABLE evaluation.evaluation_task
  DROP CONSTRAINT evaluation_task_object_type_check,
  ADD CONSTRAINT evaluation_task_object_type_check CHECK (object_type IN ('PROJECT', 'DEPARTMENT_WHOLE')),
  DROP CONSTRAINT evaluation_task_state_check,
  ADD CONSTRAINT evaluation_task_state_check CHECK (state IN (${listed(EARLIER_STATES)})),
  DROP COLUMN plan_id, DROP COLUMN area, DROP COLUMN first_task_id, DROP COLUMN self_evaluation_id, DROP COLUMN purpose,
  DROP COLUMN methods, DROP COLUMN standards, DROP COLUMN schedule, DROP COLUMN field_from, DROP COLUMN field_to,
  DROP COLUMN report_due_on, DROP COLUMN handed_in_on, DROP COLUMN opinion_due_on, DROP COLUMN revision_reason,
  DROP COLUMN state_since;
DROP TABLE evaluation.year_plan;
`);
  }
}
