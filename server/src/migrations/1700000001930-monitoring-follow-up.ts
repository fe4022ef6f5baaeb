import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITED, KEY, money, oneOf, oneOfOrNull, refers, tenantTable } from './ddl.js';

const LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWN', 'UNIT', 'INTERMEDIATE', 'BENEFICIARY'];

/** What follows from watching: disposals, alerts, special funds on their way, yearly clearing, spot checks, milestones. */
export class MonitoringFollowUp1700000001930 implements MigrationInterface {
  name = 'MonitoringFollowUp1700000001930';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- 部门预算支出经济分类 and 用途, as the treasury reports them; older payments have none.
ALTER TABLE projects.payment ADD COLUMN economic_class text, ADD COLUMN purpose text;
-- 资金标签: 专项, 扶贫, the kinds of 直达资金. One notion for the whole product.
ALTER TABLE projects.project ADD COLUMN fund_tags text[] NOT NULL DEFAULT '{}';

CREATE TABLE monitoring.disposal (${KEY},
  budget_year integer NOT NULL,
  ${oneOf('source_type', ['SHEET', 'CLEARING'])},
  source_id uuid NOT NULL,
  project_id uuid,
  objective_id uuid,
  agency_id uuid NOT NULL,
  title text NOT NULL,
  ${oneOf('kind', ['CORRECT', 'ADJUST_GOAL', 'ADJUST_BUDGET', 'SUSPEND', 'RECOVER_FUNDS'])},
  note text NOT NULL,
  ${oneOf('state', ['PROPOSED', 'IN_FORCE', 'ENDED', 'REJECTED'])} DEFAULT 'PROPOSED',
  owner_name text,
  due_on date,
  funding_line_id uuid,
  -- What is added to the line; taken from it where negative.
  ${money('amount', { signed: true, nullable: true })},
  -- The version of the objective that was opened for it.
  objective_version_id uuid,
  decided_by uuid,
  decided_on date NOT NULL,
  approved_by uuid,
  approved_on date,
  rejected_reason text,
  ended_on date,
  end_note text,
  ${EDITED},
  UNIQUE (jurisdiction_id, source_type, source_id),
  ${refers('project_id', 'projects.project')},
  ${refers('objective_id', 'goals.objective')},
  ${refers('agency_id', 'organizations.agency')},
  ${refers('funding_line_id', 'projects.funding_line')},
  ${refers('objective_version_id', 'goals.objective_version')}
);
CREATE INDEX disposal_by_project ON monitoring.disposal (jurisdiction_id, project_id);
CREATE INDEX disposal_by_year ON monitoring.disposal (jurisdiction_id, budget_year, state, id);
${tenantTable('monitoring.disposal', 'EDIT')}

CREATE TABLE monitoring.alert (${KEY},
  budget_year integer NOT NULL,
  project_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  rule text NOT NULL,
  ${oneOf('level', ['YELLOW', 'RED'])},
  params jsonb NOT NULL DEFAULT '{}',
  payment_id uuid,
  raised_on date NOT NULL,
  ${oneOf('state', ['OPEN', 'ACKNOWLEDGED', 'CORRECTED', 'VERIFIED', 'DISMISSED'])} DEFAULT 'OPEN',
  acknowledged_by uuid,
  acknowledged_on date,
  corrected_by uuid,
  corrected_on date,
  correction text,
  verified_by uuid,
  verified_on date,
  returned_reason text,
  ${EDITED},
  ${refers('project_id', 'projects.project')},
  ${refers('agency_id', 'organizations.agency')},
  ${refers('payment_id', 'projects.payment')}
);
CREATE UNIQUE INDEX alert_of_payment ON monitoring.alert (jurisdiction_id, payment_id, rule) WHERE payment_id IS NOT NULL;
-- What is watched daily is said once until it is put right.
CREATE UNIQUE INDEX alert_standing ON monitoring.alert (jurisdiction_id, project_id, rule)
  WHERE payment_id IS NULL AND state IN ('OPEN', 'ACKNOWLEDGED', 'CORRECTED');
CREATE INDEX alert_by_year ON monitoring.alert (jurisdiction_id, budget_year, state, raised_on, id);
${tenantTable('monitoring.alert', 'EDIT')}

-- What may be paid from a project or from every project of a fund tag; data of the place.
CREATE TABLE monitoring.spending_scope (${KEY},
  budget_year integer NOT NULL,
  project_id uuid,
  fund_tag text,
  economic_classes text[] NOT NULL DEFAULT '{}',
  purposes text[] NOT NULL DEFAULT '{}',
  source text NOT NULL,
  ${EDITED},
  CHECK ((project_id IS NULL) <> (fund_tag IS NULL)),
  ${refers('project_id', 'projects.project')}
);
CREATE UNIQUE INDEX scope_of_project ON monitoring.spending_scope (jurisdiction_id, budget_year, project_id) WHERE project_id IS NOT NULL;
CREATE UNIQUE INDEX scope_of_tag ON monitoring.spending_scope (jurisdiction_id, budget_year, fund_tag) WHERE fund_tag IS NOT NULL;
${tenantTable('monitoring.spending_scope', 'EDIT')}

CREATE TABLE monitoring.milestone (${KEY},
  project_id uuid NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal BETWEEN 1 AND 100),
  name text NOT NULL,
  planned_on date NOT NULL,
  actual_on date,
  note text,
  ${EDITED},
  UNIQUE (jurisdiction_id, project_id, ordinal),
  ${refers('project_id', 'projects.project')}
);
${tenantTable('monitoring.milestone')}

-- One sum of a special fund as it arrived here.
CREATE TABLE monitoring.fund (${KEY},
  budget_year integer NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  document_no text NOT NULL,
  ${money('amount')},
  ${oneOf('level', LEVELS.slice(0, 3))},
  received_on date NOT NULL,
  office_id uuid,
  competent_agency_id uuid,
  ${EDITED},
  UNIQUE (jurisdiction_id, budget_year, document_no, name),
  ${refers('office_id', 'organizations.agency')},
  ${refers('competent_agency_id', 'organizations.agency')}
);
CREATE INDEX fund_by_kind ON monitoring.fund (jurisdiction_id, budget_year, kind, id);
${tenantTable('monitoring.fund', 'EDIT')}

-- Every step of it downwards: a tree, so that each yuan sits in exactly one place. Never edited.
CREATE TABLE monitoring.fund_trace (${KEY},
  fund_id uuid NOT NULL,
  from_id uuid,
  ${oneOf('level', LEVELS)},
  holder text NOT NULL,
  agency_id uuid,
  project_id uuid,
  ${money('amount')},
  moved_on date NOT NULL,
  voucher_no text NOT NULL,
  recorded_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (from_id <> id),
  ${refers('fund_id', 'monitoring.fund')},
  ${refers('from_id', 'monitoring.fund_trace')},
  ${refers('agency_id', 'organizations.agency')},
  ${refers('project_id', 'projects.project')}
);
CREATE INDEX trace_of_fund ON monitoring.fund_trace (jurisdiction_id, fund_id, moved_on);
${tenantTable('monitoring.fund_trace', 'APPEND')}

-- 主管部门 has seen what the users of its fund did in a period (R111).
CREATE TABLE monitoring.fund_confirmation (${KEY},
  fund_id uuid NOT NULL,
  period_to date NOT NULL,
  ${money('paid_amount')},
  ${money('spent_amount')},
  note text,
  confirmed_by uuid,
  confirmed_on date NOT NULL,
  UNIQUE (jurisdiction_id, fund_id, period_to),
  ${refers('fund_id', 'monitoring.fund')}
);
${tenantTable('monitoring.fund_confirmation', 'APPEND')}

CREATE TABLE monitoring.clearing (${KEY},
  budget_year integer NOT NULL,
  name text NOT NULL,
  opened_on date NOT NULL,
  ${oneOf('state', ['OPEN', 'CLOSED'])} DEFAULT 'OPEN',
  closed_on date,
  ${EDITED},
  UNIQUE (jurisdiction_id, budget_year, name)
);
${tenantTable('monitoring.clearing', 'EDIT')}

CREATE TABLE monitoring.clearing_item (${KEY},
  clearing_id uuid NOT NULL,
  project_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  ${money('budget')},
  ${money('executed', { signed: true })},
  execution_rate numeric(7,2) CHECK (execution_rate BETWEEN -99999 AND 99999),
  goal_rate numeric(7,2) CHECK (goal_rate BETWEEN 0 AND 100),
  is_slow boolean NOT NULL,
  ${oneOfOrNull('decision', ['CONTINUE', 'CORRECT', 'RECLAIM'])},
  reason text,
  decided_by uuid,
  decided_on date,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, clearing_id, project_id),
  ${refers('clearing_id', 'monitoring.clearing')},
  ${refers('project_id', 'projects.project')},
  ${refers('agency_id', 'organizations.agency')}
);
${tenantTable('monitoring.clearing_item', 'EDIT')}

CREATE TABLE monitoring.spot_sample (${KEY},
  budget_year integer NOT NULL,
  name text NOT NULL,
  -- The draw can be repeated by anyone: seed, share, and the population it was drawn from.
  seed text NOT NULL,
  share numeric(5,2) NOT NULL CHECK (share > 0 AND share <= 100),
  population_count integer NOT NULL CHECK (population_count > 0),
  population_hash text NOT NULL,
  drawn_on date NOT NULL,
  drawn_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, budget_year, name)
);
${tenantTable('monitoring.spot_sample', 'APPEND')}

CREATE TABLE monitoring.spot_check (${KEY},
  sample_id uuid NOT NULL,
  project_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  ordinal integer NOT NULL,
  checked_on date,
  place text,
  people text,
  finding text,
  has_difference boolean,
  recorded_by uuid,
  ${EDITED},
  UNIQUE (jurisdiction_id, sample_id, project_id),
  ${refers('sample_id', 'monitoring.spot_sample')},
  ${refers('project_id', 'projects.project')},
  ${refers('agency_id', 'organizations.agency')}
);
CREATE INDEX spot_check_by_project ON monitoring.spot_check (jurisdiction_id, project_id);
${tenantTable('monitoring.spot_check', 'EDIT')}

CREATE TABLE monitoring.spot_check_value (${KEY},
  spot_check_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  ordinal integer NOT NULL,
  unit_value numeric(24,6) CHECK (unit_value BETWEEN -1e17 AND 1e17),
  found_value numeric(24,6) CHECK (found_value BETWEEN -1e17 AND 1e17),
  note text,
  UNIQUE (jurisdiction_id, spot_check_id, indicator_id),
  ${refers('spot_check_id', 'monitoring.spot_check')},
  ${refers('indicator_id', 'goals.indicator')}
);
${tenantTable('monitoring.spot_check_value')}

CREATE TABLE monitoring.problem (${KEY},
  budget_year integer NOT NULL,
  project_id uuid,
  agency_id uuid NOT NULL,
  kind text NOT NULL,
  description text NOT NULL,
  ${money('amount', { nullable: true })},
  ${oneOf('source_type', ['SPOT_CHECK', 'MONITORING'])},
  source_id uuid,
  found_on date NOT NULL,
  recorded_by uuid,
  followed_on date,
  follow_note text,
  ${EDITED},
  ${refers('project_id', 'projects.project')},
  ${refers('agency_id', 'organizations.agency')}
);
CREATE INDEX problem_by_year ON monitoring.problem (jurisdiction_id, budget_year, kind, id);
${tenantTable('monitoring.problem', 'EDIT')}

ALTER TABLE results.corrective_action ADD COLUMN owner_name text;
ALTER TABLE results.budget_linkage ADD COLUMN disposal_id uuid,
  DROP CONSTRAINT budget_linkage_check, DROP CONSTRAINT budget_linkage_check1,
  -- A disposal changes the money of the year that is running; an evaluation that of a later one.
  ADD CONSTRAINT linkage_year_check CHECK (budget_year > subject_year OR (disposal_id IS NOT NULL AND budget_year = subject_year)),
  ADD CONSTRAINT linkage_source_check CHECK (num_nonnulls(evaluation_task_id, self_evaluation_id, disposal_id) = 1),
  ADD ${refers('disposal_id', 'monitoring.disposal')};
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE results.budget_linkage NO FORCE ROW LEVEL SECURITY;
DELETE FROM results.budget_linkage WHERE disposal_id IS NOT NULL;
ALTER TABLE results.budget_linkage FORCE ROW LEVEL SECURITY;
ALTER TABLE results.budget_linkage DROP CONSTRAINT linkage_year_check, DROP CONSTRAINT linkage_source_check,
  DROP COLUMN disposal_id,
  ADD CONSTRAINT budget_linkage_check CHECK (budget_year > subject_year),
  ADD CONSTRAINT budget_linkage_check1 CHECK ((evaluation_task_id IS NULL) <> (self_evaluation_id IS NULL));
ALTER TABLE results.corrective_action DROP COLUMN owner_name;
DROP TABLE monitoring.problem, monitoring.spot_check_value, monitoring.spot_check, monitoring.spot_sample,
  monitoring.clearing_item, monitoring.clearing, monitoring.fund_confirmation, monitoring.fund_trace, monitoring.fund,
  monitoring.milestone, monitoring.spending_scope, monitoring.alert, monitoring.disposal;
ALTER TABLE projects.project DROP COLUMN fund_tags;
ALTER TABLE projects.payment DROP COLUMN economic_class, DROP COLUMN purpose;
`);
  }
}
