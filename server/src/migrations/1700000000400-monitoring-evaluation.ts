import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITED, KEY, money, oneOf, oneOfOrNull, refers, schema, tenantTable } from './ddl.js';

const GRADES = ['EXCELLENT', 'GOOD', 'FAIR', 'LOW', 'POOR'];
const SCORE = (column: string): string => `${column} numeric(7,2) CHECK (${column} BETWEEN 0 AND 100)`;

/** Double monitoring during the year, and the three kinds of evaluation after it. */
export class MonitoringEvaluation1700000000400 implements MigrationInterface {
  name = 'MonitoringEvaluation1700000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
${schema('monitoring')}
CREATE TABLE monitoring.round (${KEY},
  budget_year integer NOT NULL,
  name text NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  due_on date NOT NULL,
  ${oneOf('state', ['PLANNED', 'OPEN', 'CLOSED'])} DEFAULT 'PLANNED',
  parameters jsonb NOT NULL DEFAULT '{}',
  closed_on date,
  ${EDITED},
  CHECK (period_to > period_from),
  UNIQUE (jurisdiction_id, budget_year, name)
);
${tenantTable('monitoring.round', 'EDIT')}

CREATE TABLE monitoring.sheet (${KEY},
  round_id uuid NOT NULL,
  project_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  objective_version_id uuid NOT NULL,
  ${oneOf('state', ['DRAFT', 'SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED', 'RETURNED'])} DEFAULT 'DRAFT',
  ${money('approved_amount', { fen: true })},
  ${money('original_budget')},
  ${money('adjusted_budget')},
  ${money('executed_amount')},
  ${oneOf('execution_source', ['PAYMENTS', 'TYPED'])} DEFAULT 'PAYMENTS',
  execution_reason text,
  execution_as_of date NOT NULL,
  ${money('forecast_amount', { nullable: true })},
  ${oneOfOrNull('light', ['GREEN', 'YELLOW', 'RED'])},
  light_reasons jsonb,
  cause_codes text[] NOT NULL DEFAULT '{}',
  cause_text text,
  measures text,
  ${oneOfOrNull('disposal', ['NORMAL', 'CORRECT', 'ADJUST_GOAL', 'ADJUST_BUDGET', 'SUSPEND', 'RECOVER_FUNDS'])},
  disposal_note text,
  disposed_on date,
  disposal_ended_on date,
  submitted_by uuid,
  submitted_at timestamptz,
  dept_reviewed_by uuid,
  returned_reason text,
  returned_by text,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  UNIQUE (jurisdiction_id, round_id, project_id),
  ${refers('round_id', 'monitoring.round')},
  ${refers('project_id', 'projects.project')},
  ${refers('agency_id', 'organizations.agency')},
  ${refers('objective_version_id', 'goals.objective_version')}
);
CREATE INDEX sheet_by_agency ON monitoring.sheet (jurisdiction_id, round_id, agency_id, id);
CREATE INDEX sheet_by_project ON monitoring.sheet (jurisdiction_id, project_id);
${tenantTable('monitoring.sheet', 'EDIT')}

CREATE TABLE monitoring.sheet_row (${KEY},
  sheet_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  ordinal integer NOT NULL,
  actual_value numeric(24,6) CHECK (actual_value BETWEEN -1e17 AND 1e17),
  actual_text text,
  actual_on date,
  is_not_due boolean NOT NULL DEFAULT false,
  forecast_value numeric(24,6) CHECK (forecast_value BETWEEN -1e17 AND 1e17),
  ${oneOfOrNull('likelihood', ['CERTAIN', 'POSSIBLE', 'IMPOSSIBLE'])},
  stage_rate numeric(12,6) CHECK (stage_rate BETWEEN -1e5 AND 1e5),
  comment text,
  UNIQUE (jurisdiction_id, sheet_id, indicator_id),
  ${refers('sheet_id', 'monitoring.sheet')},
  ${refers('indicator_id', 'goals.indicator')}
);
${tenantTable('monitoring.sheet_row')}

${schema('evaluation')}
CREATE TABLE evaluation.self_evaluation (${KEY},
  subject_year integer NOT NULL,
  work_year integer NOT NULL,
  project_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  objective_version_id uuid NOT NULL,
  ${oneOf('state', ['DRAFT', 'SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED', 'RETURNED'])} DEFAULT 'DRAFT',
  ${money('approved_amount', { fen: true })},
  ${money('original_budget')},
  ${money('adjusted_budget')},
  ${money('executed_amount')},
  execution_reason text,
  ${SCORE('execution_score')},
  ${SCORE('total_score')},
  ${oneOfOrNull('grade', GRADES)},
  working jsonb,
  parameters jsonb,
  actual_summary text,
  problems text,
  measures text,
  completed_on date,
  submitted_by uuid,
  submitted_at timestamptz,
  dept_reviewed_by uuid,
  returned_reason text,
  returned_by text,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  UNIQUE (jurisdiction_id, project_id, subject_year),
  ${refers('project_id', 'projects.project')},
  ${refers('agency_id', 'organizations.agency')},
  ${refers('objective_version_id', 'goals.objective_version')}
);
CREATE INDEX self_evaluation_year ON evaluation.self_evaluation (jurisdiction_id, work_year, agency_id, id);
${tenantTable('evaluation.self_evaluation', 'EDIT')}

CREATE TABLE evaluation.self_evaluation_row (${KEY},
  self_evaluation_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  ordinal integer NOT NULL,
  actual_value numeric(24,6) CHECK (actual_value BETWEEN -1e17 AND 1e17),
  actual_on date,
  actual_yes boolean,
  ${oneOfOrNull('attainment', ['ACHIEVED', 'PARTLY', 'NOT_ACHIEVED'])},
  share numeric(5,2) CHECK (share BETWEEN 0 AND 100),
  is_not_applicable boolean NOT NULL DEFAULT false,
  ${oneOfOrNull('over_cause', ['TARGET_SET_TOO_LOW', 'POLICY_OR_DEMAND_CHANGE', 'SCALE_EXPANDED', 'OTHER'])},
  cause text,
  measures text,
  evidence text,
  ${SCORE('score')},
  working jsonb,
  UNIQUE (jurisdiction_id, self_evaluation_id, indicator_id),
  ${refers('self_evaluation_id', 'evaluation.self_evaluation')},
  ${refers('indicator_id', 'goals.indicator')}
);
${tenantTable('evaluation.self_evaluation_row')}

CREATE TABLE evaluation.third_party_firm (${KEY},
  name text NOT NULL,
  credit_code text,
  agency_id uuid NOT NULL,
  lead_evaluator text,
  suspended_until date,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  UNIQUE (jurisdiction_id, name),
  ${refers('agency_id', 'organizations.agency')}
);
${tenantTable('evaluation.third_party_firm', 'EDIT')}

CREATE TABLE evaluation.engagement (${KEY},
  firm_id uuid NOT NULL,
  client_agency_id uuid NOT NULL,
  work_year integer NOT NULL,
  ${oneOf('kind', ['EX_ANTE', 'OBJECTIVE_REVIEW', 'EVALUATION', 'RECHECK', 'INDICATOR_STANDARD', 'RESEARCH'])},
  title text NOT NULL,
  procurement_record text,
  ${money('contract_amount', { nullable: true })},
  conflict_declared_on date,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  ${oneOf('state', ['CONTRACTED', 'ACCEPTED', 'TERMINATED'])} DEFAULT 'CONTRACTED',
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  CHECK (ends_on >= starts_on),
  ${refers('firm_id', 'evaluation.third_party_firm')},
  ${refers('client_agency_id', 'organizations.agency')}
);
CREATE INDEX engagement_firm ON evaluation.engagement (jurisdiction_id, firm_id, ends_on);
${tenantTable('evaluation.engagement', 'EDIT')}

CREATE TABLE evaluation.framework (${KEY},
  name text NOT NULL,
  ${oneOf('object_type', ['PROJECT', 'DEPARTMENT_WHOLE'])},
  is_template boolean NOT NULL DEFAULT false,
  ${EDITED}
);
${tenantTable('evaluation.framework', 'EDIT')}
CREATE TABLE evaluation.framework_row (${KEY},
  framework_id uuid NOT NULL,
  ordinal integer NOT NULL,
  ${oneOf('level1', ['DECISION', 'PROCESS', 'OUTPUT', 'OUTCOME'])},
  level2 text NOT NULL,
  name text NOT NULL,
  weight numeric(5,2) NOT NULL CHECK (weight > 0 AND weight <= 100),
  ${oneOf('kind', ['ELEMENT_COUNT', 'FORMULA', 'CONDITION', 'DEDUCTION', 'GRADE', 'SURVEY'])},
  explanation text NOT NULL,
  standard text NOT NULL,
  elements text[] NOT NULL DEFAULT '{}',
  UNIQUE (jurisdiction_id, framework_id, ordinal),
  ${refers('framework_id', 'evaluation.framework')}
);
${tenantTable('evaluation.framework_row')}

-- Department evaluation (综合评价 in some places) and finance evaluation are one machine with different organisers.
CREATE TABLE evaluation.evaluation_task (${KEY},
  ${oneOf('kind', ['DEPARTMENT', 'FINANCE'])},
  ${oneOf('object_type', ['PROJECT', 'DEPARTMENT_WHOLE'])},
  project_id uuid,
  agency_id uuid NOT NULL,
  organiser_agency_id uuid NOT NULL,
  subject_year integer NOT NULL,
  work_year integer NOT NULL,
  title text NOT NULL,
  ${money('amount', { fen: true })},
  ${oneOf('method', ['THIRD_PARTY', 'EXPERT_GROUP', 'OWN'])},
  ${oneOf('state', ['LISTED', 'NOTIFIED', 'PLAN_APPROVED', 'FIELD_WORK', 'DRAFT_REPORT', 'EXCHANGING_OPINIONS', 'REPORT_FINAL', 'GRADED', 'FEEDBACK_SENT', 'CLOSED', 'ARCHIVED', 'CANCELLED'])} DEFAULT 'LISTED',
  selection_reason text NOT NULL,
  engagement_id uuid,
  framework_id uuid,
  notice_no text,
  notified_on date,
  opinion_asked_on date,
  opinion_reply text,
  opinion_replied_on date,
  opinion_adoption text,
  report_summary text,
  ${SCORE('total_score')},
  ${oneOfOrNull('grade', GRADES)},
  graded_by uuid,
  content_hash text,
  completed_on date,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  CHECK ((object_type = 'PROJECT') = (project_id IS NOT NULL)),
  ${refers('project_id', 'projects.project')},
  ${refers('agency_id', 'organizations.agency')},
  ${refers('organiser_agency_id', 'organizations.agency')},
  ${refers('engagement_id', 'evaluation.engagement')},
  ${refers('framework_id', 'evaluation.framework')}
);
CREATE INDEX task_year ON evaluation.evaluation_task (jurisdiction_id, work_year, kind, agency_id, id);
CREATE INDEX task_project ON evaluation.evaluation_task (jurisdiction_id, project_id);
CREATE INDEX task_engagement ON evaluation.evaluation_task (jurisdiction_id, engagement_id);
${tenantTable('evaluation.evaluation_task', 'EDIT')}

CREATE TABLE evaluation.score_row (${KEY},
  task_id uuid NOT NULL,
  framework_row_id uuid NOT NULL,
  input jsonb NOT NULL DEFAULT '{}',
  ${SCORE('score')},
  working jsonb,
  evidence text,
  reason text,
  scored_by uuid,
  UNIQUE (jurisdiction_id, task_id, framework_row_id),
  ${refers('task_id', 'evaluation.evaluation_task')},
  ${refers('framework_row_id', 'evaluation.framework_row')}
);
${tenantTable('evaluation.score_row')}

CREATE TABLE evaluation.finding (${KEY},
  task_id uuid NOT NULL,
  ordinal integer NOT NULL,
  kind text NOT NULL,
  description text NOT NULL,
  ${money('amount', { nullable: true })},
  recommendation text NOT NULL,
  UNIQUE (jurisdiction_id, task_id, ordinal),
  ${refers('task_id', 'evaluation.evaluation_task')}
);
${tenantTable('evaluation.finding')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA evaluation CASCADE; DROP SCHEMA monitoring CASCADE;');
  }
}
