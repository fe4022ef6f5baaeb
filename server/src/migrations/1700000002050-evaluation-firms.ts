import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITED, KEY, money, oneOf, oneOfOrNull, refers, tenantTable } from './ddl.js';

const STATES = [
  'NEED',
  'PROCURING',
  'SELECTED',
  'CONTRACTED',
  'WORKING',
  'SUBMITTED',
  'RETURNED',
  'ACCEPTED',
  'QUALITY_SCORED',
  'PAID',
  'ARCHIVED',
  'TERMINATED',
];
const FIRM_KINDS = ['ACCOUNTING', 'CONSULTING', 'APPRAISAL', 'LAW', 'RESEARCH', 'UNIVERSITY', 'OTHER'];
const PAPERS = ['WORK_PLAN', 'FIELD_PAPERS', 'FIELD_RECEIPT', 'OFFICE_OPINION', 'FINAL_REPORT'];
const points = (column: string): string => `${column} numeric(7,2) CHECK (${column} BETWEEN 0 AND 1000)`;
const oneOfText = (column: string, values: readonly string[]): string =>
  `CHECK (${column} IN (${values.map((value) => `'${value}'`).join(', ')}))`;

/** 第三方机构: what is known of a firm, what it was engaged for and by what papers, how it was rated. */
export class EvaluationFirms1700000002050 implements MigrationInterface {
  name = 'EvaluationFirms1700000002050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE evaluation.third_party_firm
  ADD COLUMN kind text NOT NULL DEFAULT 'OTHER' ${oneOfText('kind', FIRM_KINDS)},
  ADD COLUMN qualification text,
  ADD COLUMN valid_from date,
  ADD COLUMN valid_to date,
  ADD COLUMN contact_name text,
  ADD COLUMN contact_phone text;

CREATE TABLE evaluation.firm_member (${KEY},
  firm_id uuid NOT NULL,
  name text NOT NULL,
  ${oneOf('qualification', ['CPA', 'APPRAISER', 'LAWYER', 'COST_ENGINEER', 'AUDITOR', 'SENIOR_TITLE', 'NONE'])},
  certificate_no text,
  experience_years integer NOT NULL CHECK (experience_years BETWEEN 0 AND 60),
  -- Where the person works beside the firm, or worked before: what avoidance is judged by.
  employer_agency_id uuid,
  employed_until date,
  left_on date,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  UNIQUE (jurisdiction_id, firm_id, name),
  ${refers('firm_id', 'evaluation.third_party_firm')},
  ${refers('employer_agency_id', 'organizations.agency')}
);
${tenantTable('evaluation.firm_member', 'EDIT')}

CREATE TABLE evaluation.firm_tie (${KEY},
  firm_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  ${oneOf('kind', ['BOOKKEEPING', 'AUDIT', 'CONSULTING', 'OTHER'])},
  since_on date,
  until_on date,
  note text,
  ${EDITED},
  ${refers('firm_id', 'evaluation.third_party_firm')},
  ${refers('agency_id', 'organizations.agency')}
);
CREATE INDEX firm_tie_of_firm ON evaluation.firm_tie (jurisdiction_id, firm_id);
${tenantTable('evaluation.firm_tie', 'EDIT')}

ALTER TABLE evaluation.engagement
  ALTER COLUMN firm_id DROP NOT NULL,
  ALTER COLUMN starts_on DROP NOT NULL,
  ALTER COLUMN ends_on DROP NOT NULL,
  DROP CONSTRAINT engagement_state_check,
  ALTER COLUMN state SET DEFAULT 'NEED',
  ADD CONSTRAINT engagement_state_check ${oneOfText('state', STATES)},
  ADD COLUMN reason text NOT NULL DEFAULT '以前年度登记的委托',
  ADD COLUMN duties text,
  ADD COLUMN agency_ids uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN contract_no text,
  ADD COLUMN contracted_on date,
  ADD COLUMN confidentiality_on date,
  ADD COLUMN due_on date,
  ADD COLUMN lead_member_id uuid,
  ADD COLUMN submitted_on date,
  ADD COLUMN accepted_on date,
  ADD COLUMN ended_on date,
  ADD COLUMN ${points('quality_score')},
  ADD COLUMN quality_band text,
  ADD COLUMN deduct_percent numeric(5,2) CHECK (deduct_percent BETWEEN 0 AND 100),
  ADD COLUMN bonus_percent numeric(5,2) CHECK (bonus_percent BETWEEN 0 AND 100),
  ADD COLUMN ${money('paid_amount', { nullable: true })},
  ADD COLUMN paid_on date,
  ADD CONSTRAINT engagement_contracted CHECK (
    state IN ('NEED', 'PROCURING', 'SELECTED', 'TERMINATED')
    OR firm_id IS NOT NULL AND starts_on IS NOT NULL AND ends_on IS NOT NULL),
  ADD ${refers('lead_member_id', 'evaluation.firm_member')};
ALTER TABLE evaluation.engagement ALTER COLUMN reason DROP DEFAULT;
CREATE INDEX engagement_of_year ON evaluation.engagement (jurisdiction_id, work_year, id);

CREATE TABLE evaluation.engagement_member (
  jurisdiction_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  member_id uuid NOT NULL,
  PRIMARY KEY (jurisdiction_id, engagement_id, member_id),
  ${refers('engagement_id', 'evaluation.engagement')},
  ${refers('member_id', 'evaluation.firm_member')}
);
${tenantTable('evaluation.engagement_member')}

-- One row for each paper that is owed; the list is that of the parameters on the day of the contract.
CREATE TABLE evaluation.engagement_paper (${KEY},
  engagement_id uuid NOT NULL,
  task_id uuid,
  ${oneOf('kind', PAPERS)},
  filed_on date,
  filed_by uuid,
  filed_by_name text,
  -- Where the paper lies when it came on paper.
  archive_ref text,
  ${EDITED},
  CHECK (archive_ref IS NULL OR filed_on IS NOT NULL),
  ${refers('engagement_id', 'evaluation.engagement')},
  ${refers('task_id', 'evaluation.evaluation_task')}
);
CREATE UNIQUE INDEX engagement_paper_once ON evaluation.engagement_paper
  (jurisdiction_id, engagement_id, kind, COALESCE(task_id, '00000000-0000-0000-0000-000000000000'));
CREATE INDEX engagement_paper_of_task ON evaluation.engagement_paper (jurisdiction_id, task_id);
${tenantTable('evaluation.engagement_paper', 'EDIT')}

-- The final report as the firm states and signs it: its own numbers, which are then computed again.
CREATE TABLE evaluation.firm_report (${KEY},
  engagement_id uuid NOT NULL,
  task_id uuid NOT NULL,
  ${points('stated_total')},
  ${oneOfOrNull('stated_grade', ['EXCELLENT', 'GOOD', 'FAIR', 'LOW', 'POOR'])},
  signed_by_member_id uuid NOT NULL,
  signed_on date NOT NULL,
  ${EDITED},
  UNIQUE (jurisdiction_id, task_id),
  ${refers('engagement_id', 'evaluation.engagement')},
  ${refers('task_id', 'evaluation.evaluation_task')},
  ${refers('signed_by_member_id', 'evaluation.firm_member')}
);
CREATE INDEX firm_report_of_engagement ON evaluation.firm_report (jurisdiction_id, engagement_id);
${tenantTable('evaluation.firm_report', 'EDIT')}

CREATE TABLE evaluation.quality_rating (${KEY},
  engagement_id uuid NOT NULL,
  work_year integer NOT NULL,
  ${oneOf('state', ['DRAFT', 'ISSUED', 'OBJECTED', 'SETTLED'])} DEFAULT 'DRAFT',
  -- Sheet, points of facts and bands as they were when the rating was begun.
  sheet jsonb NOT NULL,
  fact_points jsonb NOT NULL,
  bands jsonb NOT NULL,
  facts jsonb NOT NULL DEFAULT '[]',
  -- What the bureau found itself: a second score of an evaluation, findings that did not hold.
  rechecks jsonb NOT NULL DEFAULT '[]',
  overturned jsonb NOT NULL DEFAULT '[]',
  ${points('total')},
  scored_by uuid,
  issued_on date,
  objection text,
  objected_on date,
  objection_decision text,
  decided_by uuid,
  settled_on date,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  UNIQUE (jurisdiction_id, engagement_id),
  ${refers('engagement_id', 'evaluation.engagement')}
);
${tenantTable('evaluation.quality_rating', 'EDIT')}

CREATE TABLE evaluation.quality_row (${KEY},
  rating_id uuid NOT NULL,
  ordinal integer NOT NULL,
  code text NOT NULL,
  ${points('proposed')},
  working text NOT NULL DEFAULT '',
  ${points('points')},
  reason text,
  UNIQUE (jurisdiction_id, rating_id, code),
  ${refers('rating_id', 'evaluation.quality_rating')}
);
${tenantTable('evaluation.quality_row', 'EDIT')}

CREATE TABLE evaluation.firm_credit_record (${KEY},
  firm_id uuid NOT NULL,
  engagement_id uuid,
  ${oneOf('kind', ['RATING', 'COMMENDATION', 'WARNING', 'SUSPENSION', 'PUNISHMENT'])},
  text text NOT NULL,
  until_on date,
  recorded_on date NOT NULL,
  recorded_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  ${refers('firm_id', 'evaluation.third_party_firm')},
  ${refers('engagement_id', 'evaluation.engagement')}
);
CREATE INDEX firm_credit_of_firm ON evaluation.firm_credit_record (jurisdiction_id, firm_id, recorded_on DESC);
${tenantTable('evaluation.firm_credit_record', 'APPEND')}
`);
  }

  /** Back to three states: what was not yet contracted has no place there. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE evaluation.firm_credit_record, evaluation.quality_row, evaluation.quality_rating, evaluation.firm_report,
  evaluation.engagement_paper, evaluation.engagement_member;
ALTER TABLE evaluation.engagement DROP CONSTRAINT engagement_contracted, DROP CONSTRAINT engagement_state_check;
ALTER TABLE evaluation.evaluation_task NO FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.engagement NO FORCE ROW LEVEL SECURITY;
UPDATE evaluation.evaluation_task t SET engagement_id = NULL FROM evaluation.engagement g
 WHERE g.jurisdiction_id = t.jurisdiction_id AND g.id = t.engagement_id
   AND (g.state IN ('NEED', 'PROCURING', 'SELECTED') OR g.firm_id IS NULL OR g.starts_on IS NULL OR g.ends_on IS NULL);
DELETE FROM evaluation.engagement
 WHERE state IN ('NEED', 'PROCURING', 'SELECTED') OR firm_id IS NULL OR starts_on IS NULL OR ends_on IS NULL;
UPDATE evaluation.engagement SET state = CASE
  WHEN state IN ('WORKING', 'SUBMITTED', 'RETURNED') THEN 'CONTRACTED'
  WHEN state IN ('QUALITY_SCORED', 'PAID', 'ARCHIVED') THEN 'ACCEPTED' ELSE state END;
ALTER TABLE evaluation.evaluation_task FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.engagement FORCE ROW LEVEL SECURITY;
DROP INDEX evaluation.engagement_of_year;
ALTER TABLE evaluation.engagement
  ALTER COLUMN firm_id SET NOT NULL,
  ALTER COLUMN starts_on SET NOT NULL,
  ALTER COLUMN ends_on SET NOT NULL,
  ALTER COLUMN state SET DEFAULT 'CONTRACTED',
  ADD CONSTRAINT engagement_state_check ${oneOfText('state', ['CONTRACTED', 'ACCEPTED', 'TERMINATED'])},
  DROP COLUMN reason, DROP COLUMN duties, DROP COLUMN agency_ids, DROP COLUMN contract_no, DROP COLUMN contracted_on,
  DROP COLUMN confidentiality_on, DROP COLUMN due_on, DROP COLUMN lead_member_id, DROP COLUMN submitted_on,
  DROP COLUMN accepted_on, DROP COLUMN ended_on, DROP COLUMN quality_score, DROP COLUMN quality_band,
  DROP COLUMN deduct_percent, DROP COLUMN bonus_percent, DROP COLUMN paid_amount, DROP COLUMN paid_on;
DROP TABLE evaluation.firm_tie, evaluation.firm_member;
ALTER TABLE evaluation.third_party_firm
  DROP COLUMN kind, DROP COLUMN qualification, DROP COLUMN valid_from, DROP COLUMN valid_to,
  DROP COLUMN contact_name, DROP COLUMN contact_phone;
`);
  }
}
