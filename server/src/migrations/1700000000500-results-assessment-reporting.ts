import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITED, KEY, money, oneOf, oneOfOrNull, refers, schema, tenantTable } from './ddl.js';

/** What follows from the findings, how units are assessed on it, and how the year is reported. */
export class ResultsAssessmentReporting1700000000500 implements MigrationInterface {
  name = 'ResultsAssessmentReporting1700000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
${schema('results')}
CREATE TABLE results.feedback (${KEY},
  task_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  work_year integer NOT NULL,
  sent_on date NOT NULL,
  content text NOT NULL,
  forwarded_to uuid[] NOT NULL DEFAULT '{}',
  forwarded_on date,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, task_id),
  ${refers('task_id', 'evaluation.evaluation_task')},
  ${refers('agency_id', 'organizations.agency')}
);
${tenantTable('results.feedback', 'EDIT')}

CREATE TABLE results.corrective_action (${KEY},
  ${oneOf('source_type', ['EVALUATION', 'MONITORING'])},
  source_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  project_id uuid,
  work_year integer NOT NULL,
  document_no text NOT NULL,
  title text NOT NULL,
  issued_on date NOT NULL,
  due_on date NOT NULL,
  ${oneOf('state', ['ISSUED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'VERIFIED', 'CLOSED'])} DEFAULT 'ISSUED',
  reply_text text,
  replied_by uuid,
  replied_on date,
  returned_reason text,
  returned_by text,
  verified_by uuid,
  closed_on date,
  forwarded_to uuid[] NOT NULL DEFAULT '{}',
  forwarded_on date,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  UNIQUE (jurisdiction_id, document_no),
  ${refers('agency_id', 'organizations.agency')},
  ${refers('project_id', 'projects.project')}
);
CREATE INDEX corrective_action_agency ON results.corrective_action (jurisdiction_id, work_year, agency_id, id);
CREATE INDEX corrective_action_source ON results.corrective_action (jurisdiction_id, source_id);
${tenantTable('results.corrective_action', 'EDIT')}

CREATE TABLE results.corrective_item (${KEY},
  corrective_action_id uuid NOT NULL,
  ordinal integer NOT NULL,
  kind text NOT NULL,
  description text NOT NULL,
  ${money('amount', { nullable: true })},
  requirement text NOT NULL,
  ${oneOf('state', ['OPEN', 'REPLIED', 'VERIFIED', 'RETURNED'])} DEFAULT 'OPEN',
  reply text,
  evidence_file_ids uuid[] NOT NULL DEFAULT '{}',
  verification_note text,
  UNIQUE (jurisdiction_id, corrective_action_id, ordinal),
  ${refers('corrective_action_id', 'results.corrective_action')}
);
${tenantTable('results.corrective_item')}

CREATE TABLE results.budget_linkage (${KEY},
  evaluation_task_id uuid,
  self_evaluation_id uuid,
  agency_id uuid NOT NULL,
  project_id uuid NOT NULL,
  subject_year integer NOT NULL,
  budget_year integer NOT NULL,
  funding_line_id uuid NOT NULL,
  ${oneOf('decision', ['PRIORITISE', 'INCREASE', 'MAINTAIN', 'REDUCE', 'CANCEL'])},
  ${money('amount_before')},
  ${money('amount_change', { signed: true })},
  reason text NOT NULL,
  ${oneOf('state', ['PROPOSED', 'ACCEPTED', 'DECIDED', 'APPLIED', 'REJECTED'])} DEFAULT 'PROPOSED',
  proposed_by uuid,
  agreed_by uuid,
  decided_by uuid,
  decided_on date,
  document_no text,
  returned_reason text,
  applied_adjustment_id uuid,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  CHECK (budget_year > subject_year),
  CHECK ((evaluation_task_id IS NULL) <> (self_evaluation_id IS NULL)),
  CHECK (amount_before + amount_change >= 0),
  ${refers('evaluation_task_id', 'evaluation.evaluation_task')},
  ${refers('self_evaluation_id', 'evaluation.self_evaluation')},
  ${refers('agency_id', 'organizations.agency')},
  ${refers('project_id', 'projects.project')},
  ${refers('funding_line_id', 'projects.funding_line')}
);
CREATE INDEX linkage_year ON results.budget_linkage (jurisdiction_id, budget_year, agency_id, id);
${tenantTable('results.budget_linkage', 'EDIT')}

CREATE TABLE results.disclosure (${KEY},
  ${oneOf('subject_type', ['OBJECTIVE', 'SELF_EVALUATION', 'EVALUATION'])},
  subject_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  project_id uuid,
  work_year integer NOT NULL,
  title text NOT NULL,
  ${oneOf('clock', ['BUDGET_LAW_20_DAYS', 'FOI_20_WORKING_DAYS'])},
  due_on date NOT NULL,
  ${oneOf('state', ['REQUIRED', 'SECRECY_REVIEW', 'EXEMPT', 'CLEARED', 'PUBLISHED', 'WITHDRAWN'])} DEFAULT 'REQUIRED',
  prepared_by uuid,
  secrecy_reviewed_by uuid,
  secrecy_reason text,
  published_by uuid,
  published_on date,
  channel_id uuid,
  snapshot jsonb,
  snapshot_hash text,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  UNIQUE (jurisdiction_id, subject_type, subject_id),
  ${refers('agency_id', 'organizations.agency')},
  ${refers('project_id', 'projects.project')},
  ${refers('channel_id', 'foundation.disclosure_channel')}
);
CREATE INDEX disclosure_due ON results.disclosure (jurisdiction_id, work_year, state, due_on);
${tenantTable('results.disclosure', 'EDIT')}

-- The public page reads these snapshots and nothing else, under a role that cannot see any other table.
CREATE SCHEMA portal; GRANT USAGE ON SCHEMA portal TO jixiao_app, jixiao_portal;
CREATE TABLE portal.published_item (${KEY},
  jurisdiction_name text NOT NULL,
  work_year integer NOT NULL,
  title text NOT NULL,
  agency_name text NOT NULL,
  published_on date NOT NULL,
  payload jsonb NOT NULL,
  content_hash text NOT NULL
);
CREATE INDEX published_item_year ON portal.published_item (work_year, published_on DESC, id);
${tenantTable('portal.published_item')}
GRANT SELECT ON portal.published_item TO jixiao_portal;
CREATE POLICY published ON portal.published_item FOR SELECT TO jixiao_portal USING (true);

${schema('assessment')}
CREATE TABLE assessment.scheme (${KEY},
  work_year integer NOT NULL,
  name text NOT NULL,
  ${oneOf('object_type', ['AGENCY', 'JURISDICTION'])},
  ${oneOf('state', ['DRAFT', 'OPEN', 'CLOSED'])} DEFAULT 'DRAFT',
  opened_on date,
  self_score_due_on date,
  circular_no text,
  circular_on date,
  basis_document_id uuid,
  ${EDITED},
  UNIQUE (jurisdiction_id, work_year, object_type),
  ${refers('basis_document_id', 'foundation.institutional_document')}
);
${tenantTable('assessment.scheme', 'EDIT')}

CREATE TABLE assessment.scheme_aspect (${KEY},
  scheme_id uuid NOT NULL,
  ordinal integer NOT NULL,
  name text NOT NULL,
  UNIQUE (jurisdiction_id, scheme_id, ordinal),
  ${refers('scheme_id', 'assessment.scheme')}
);
${tenantTable('assessment.scheme_aspect')}

CREATE TABLE assessment.scheme_indicator (${KEY},
  scheme_id uuid NOT NULL,
  aspect_id uuid NOT NULL,
  ordinal integer NOT NULL,
  name text NOT NULL,
  points numeric(5,2) NOT NULL CHECK (points > 0 AND points <= 100),
  ${oneOf('kind', ['AUTO', 'MANUAL'])},
  fact_code text,
  rule text NOT NULL,
  CHECK ((kind = 'AUTO') = (fact_code IS NOT NULL)),
  UNIQUE (jurisdiction_id, scheme_id, ordinal),
  ${refers('scheme_id', 'assessment.scheme')},
  ${refers('aspect_id', 'assessment.scheme_aspect')}
);
${tenantTable('assessment.scheme_indicator')}

CREATE TABLE assessment.sheet (${KEY},
  scheme_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  ${oneOf('state', ['SELF_SCORING', 'SUBMITTED', 'REVIEWING', 'DECIDED', 'NOTIFIED'])} DEFAULT 'SELF_SCORING',
  self_total numeric(7,2) CHECK (self_total BETWEEN 0 AND 200),
  final_total numeric(7,2) CHECK (final_total BETWEEN 0 AND 200),
  rank integer,
  ${oneOfOrNull('grade', ['EXCELLENT', 'GOOD', 'FAIR', 'LOW', 'POOR'])},
  submitted_by uuid,
  reviewed_by uuid,
  decided_on date,
  returned_reason text,
  returned_by text,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  UNIQUE (jurisdiction_id, scheme_id, agency_id),
  ${refers('scheme_id', 'assessment.scheme')},
  ${refers('agency_id', 'organizations.agency')}
);
CREATE INDEX assessment_rank ON assessment.sheet (jurisdiction_id, scheme_id, rank);
${tenantTable('assessment.sheet', 'EDIT')}

CREATE TABLE assessment.sheet_row (${KEY},
  sheet_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  fact jsonb,
  auto_score numeric(5,2) CHECK (auto_score BETWEEN 0 AND 100),
  self_score numeric(5,2) CHECK (self_score BETWEEN 0 AND 100),
  review_score numeric(5,2) CHECK (review_score BETWEEN 0 AND 100),
  reason text,
  evidence text,
  UNIQUE (jurisdiction_id, sheet_id, indicator_id),
  ${refers('sheet_id', 'assessment.sheet')},
  ${refers('indicator_id', 'assessment.scheme_indicator')}
);
${tenantTable('assessment.sheet_row')}

${schema('reporting')}
CREATE TABLE reporting.annual_report (${KEY},
  work_year integer NOT NULL,
  template_code text NOT NULL,
  title text NOT NULL,
  ${oneOf('state', ['DRAFT', 'CROSS_CHECKED', 'SIGNED', 'REPORTED'])} DEFAULT 'DRAFT',
  as_of date NOT NULL,
  report_date date NOT NULL,
  snapshot jsonb,
  snapshot_hash text,
  signed_by uuid,
  ${EDITED},
  UNIQUE (jurisdiction_id, work_year, template_code)
);
${tenantTable('reporting.annual_report', 'EDIT')}

-- Narrative is the bureau's own text per year, with placeholders for figures; it never holds a number.
CREATE TABLE reporting.report_section (${KEY},
  report_id uuid NOT NULL,
  ordinal integer NOT NULL,
  code text NOT NULL,
  heading text NOT NULL,
  paragraphs text[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  UNIQUE (jurisdiction_id, report_id, ordinal),
  ${refers('report_id', 'reporting.annual_report')}
);
${tenantTable('reporting.report_section')}

-- What a bureau printed in an earlier report of its own: kept only to be compared, never to be printed as ours.
CREATE TABLE reporting.stated_figure (${KEY},
  work_year integer NOT NULL,
  code text NOT NULL,
  figure_id text,
  stated_value text NOT NULL,
  unit text NOT NULL,
  quote text NOT NULL,
  section_code text NOT NULL,
  UNIQUE (jurisdiction_id, work_year, code)
);
${tenantTable('reporting.stated_figure')}

${schema('integration')}
CREATE TABLE integration.inbound_message (${KEY},
  connection text NOT NULL,
  message_id text NOT NULL,
  body_hash text NOT NULL,
  ${oneOf('state', ['APPLIED', 'QUARANTINED', 'PARKED'])},
  outcome jsonb NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, connection, message_id)
);
${tenantTable('integration.inbound_message', 'EDIT')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      ['integration', 'reporting', 'assessment', 'portal', 'results'].map((s) => `DROP SCHEMA ${s} CASCADE;`).join(' '),
    );
  }
}
