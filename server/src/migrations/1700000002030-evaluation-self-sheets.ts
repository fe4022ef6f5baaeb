import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, money, oneOf, oneOfOrNull, refers, tenantTable } from './ddl.js';

const points = (column: string, nullable = true): string =>
  `${column} numeric(7,2) ${nullable ? '' : 'NOT NULL'} CHECK (${column} BETWEEN 0 AND 1000)`;
const base = (column: string): string => `${column} numeric(24,6) CHECK (${column} BETWEEN -1e17 AND 1e17)`;

/**
 * Self-evaluations of every object that carries an objective, with the money by source, the origin of each value, the
 * common indicators and the four criteria of a whole unit, the steps, the division's opinion; coaching and circulars.
 */
export class EvaluationSelfSheets1700000002030 implements MigrationInterface {
  name = 'EvaluationSelfSheets1700000002030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE evaluation.self_evaluation
  ALTER COLUMN project_id DROP NOT NULL,
  ADD COLUMN ${oneOf('object_type', ['PROJECT', 'POLICY', 'DEPARTMENT_WHOLE', 'UNIT_WHOLE'])} DEFAULT 'PROJECT',
  ADD COLUMN ${oneOf('family', ['GOALS', 'COMMON'])} DEFAULT 'GOALS',
  ADD COLUMN filled_by_name text,
  -- The office's own day: a demo stands at another one than the clock.
  ADD COLUMN submitted_on date,
  ADD COLUMN figures_confirmed boolean NOT NULL DEFAULT false,
  ADD COLUMN overall_opinion text,
  ADD COLUMN opined_by uuid,
  ADD COLUMN opined_on date,
  ADD CONSTRAINT self_evaluation_object CHECK ((object_type = 'PROJECT') = (project_id IS NOT NULL)),
  ADD CONSTRAINT self_evaluation_family CHECK (family = 'GOALS' OR object_type IN ('DEPARTMENT_WHOLE', 'UNIT_WHOLE')),
  -- A project is judged once a year by the constraint it has; what has no project, by its objective.
  ADD CONSTRAINT self_evaluation_once UNIQUE (jurisdiction_id, objective_version_id, subject_year);

-- Where the value came from; NULL is typed by the unit.
ALTER TABLE evaluation.self_evaluation_row
  ADD COLUMN ${oneOfOrNull('actual_origin', ['MONITORING', 'SHEET'])},
  ADD COLUMN origin_sheet_id uuid,
  ADD COLUMN origin_on date,
  ADD CONSTRAINT self_evaluation_row_origin ${refers('origin_sheet_id', 'monitoring.sheet')};

CREATE TABLE evaluation.self_evaluation_money (${KEY},
  self_evaluation_id uuid NOT NULL,
  ${oneOf('line', ['CURRENT_YEAR', 'CARRYOVER', 'OTHER', 'BASIC', 'PROJECTS'])},
  ${money('original_budget')},
  ${money('adjusted_budget')},
  ${money('executed_amount', { signed: true })},
  -- Payments are never typed; what the budget system has said nothing of comes from the unit.
  ${oneOf('origin', ['PAYMENTS', 'TYPED'])},
  UNIQUE (jurisdiction_id, self_evaluation_id, line),
  ${refers('self_evaluation_id', 'evaluation.self_evaluation')}
);
${tenantTable('evaluation.self_evaluation_money', 'EDIT')}

CREATE TABLE evaluation.self_evaluation_task (${KEY},
  self_evaluation_id uuid NOT NULL,
  objective_task_id uuid,
  ordinal integer NOT NULL,
  name text NOT NULL,
  ${money('original_budget')},
  ${money('executed_amount')},
  result text,
  UNIQUE (jurisdiction_id, self_evaluation_id, ordinal),
  ${refers('self_evaluation_id', 'evaluation.self_evaluation')},
  ${refers('objective_task_id', 'goals.objective_task')}
);
${tenantTable('evaluation.self_evaluation_task', 'EDIT')}

CREATE TABLE evaluation.self_evaluation_common (${KEY},
  self_evaluation_id uuid NOT NULL,
  code text NOT NULL,
  ordinal integer NOT NULL,
  -- Points and target as the rules of the year had them when the sheet was opened.
  ${points('weight', false)},
  ${base('target')},
  ${base('base_a')},
  ${base('base_b')},
  ${oneOfOrNull('attainment', ['ACHIEVED', 'PARTLY', 'NOT_ACHIEVED'])},
  share numeric(5,2) CHECK (share BETWEEN 0 AND 100),
  is_not_applicable boolean NOT NULL DEFAULT false,
  cause text,
  measures text,
  evidence text,
  value numeric(24,2),
  ${points('score')},
  working jsonb,
  UNIQUE (jurisdiction_id, self_evaluation_id, code),
  ${refers('self_evaluation_id', 'evaluation.self_evaluation')}
);
${tenantTable('evaluation.self_evaluation_common', 'EDIT')}

CREATE TABLE evaluation.self_evaluation_criterion (${KEY},
  self_evaluation_id uuid NOT NULL,
  ${oneOf('criterion', ['ECONOMY', 'EFFICIENCY', 'EFFECTIVENESS', 'EQUITY'])},
  score numeric(5,2) CHECK (score BETWEEN 0 AND 100),
  text text,
  UNIQUE (jurisdiction_id, self_evaluation_id, criterion),
  ${refers('self_evaluation_id', 'evaluation.self_evaluation')}
);
${tenantTable('evaluation.self_evaluation_criterion', 'EDIT')}

CREATE TABLE evaluation.self_evaluation_step (${KEY},
  self_evaluation_id uuid NOT NULL,
  ${oneOf('step', ['PLAN', 'WORKING_GROUP', 'METHOD', 'DATA', 'FORM', 'RECTIFICATION', 'REPORT', 'FILING', 'PUBLICATION'])},
  done_on date,
  document text,
  note text,
  UNIQUE (jurisdiction_id, self_evaluation_id, step),
  ${refers('self_evaluation_id', 'evaluation.self_evaluation')}
);
${tenantTable('evaluation.self_evaluation_step', 'EDIT')}

-- 一对一辅导 (R126).
CREATE TABLE evaluation.coaching (${KEY},
  work_year integer NOT NULL,
  agency_id uuid NOT NULL,
  coached_on date NOT NULL,
  topic text NOT NULL,
  content text NOT NULL,
  unit_person text,
  coached_by uuid,
  coached_by_name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  ${refers('agency_id', 'organizations.agency')}
);
CREATE INDEX coaching_by_agency ON evaluation.coaching (jurisdiction_id, work_year, agency_id);
${tenantTable('evaluation.coaching', 'EDIT')}

-- The list of its open units as a division received it in a set month (R120).
CREATE TABLE evaluation.division_notice (${KEY},
  work_year integer NOT NULL,
  division_id uuid NOT NULL,
  sent_on date NOT NULL,
  addressee text,
  units integer NOT NULL CHECK (units > 0),
  sheets integer NOT NULL CHECK (sheets > 0),
  list jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, work_year, division_id, sent_on),
  ${refers('division_id', 'organizations.agency')}
);
${tenantTable('evaluation.division_notice', 'APPEND')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE evaluation.division_notice, evaluation.coaching, evaluation.self_evaluation_step,
  evaluation.self_evaluation_criterion, evaluation.self_evaluation_common, evaluation.self_evaluation_task,
  evaluation.self_evaluation_money;
ALTER TABLE evaluation.self_evaluation_row
  DROP CONSTRAINT self_evaluation_row_origin, DROP COLUMN actual_origin, DROP COLUMN origin_sheet_id, DROP COLUMN origin_on;
-- The older table knows projects only; the owner reads all tenants for this one change.
ALTER TABLE evaluation.self_evaluation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.self_evaluation_row NO FORCE ROW LEVEL SECURITY;
DELETE FROM evaluation.self_evaluation_row w USING evaluation.self_evaluation e
 WHERE e.jurisdiction_id = w.jurisdiction_id AND e.id = w.self_evaluation_id AND e.project_id IS NULL;
DELETE FROM evaluation.self_evaluation WHERE project_id IS NULL;
ALTER TABLE evaluation.self_evaluation_row FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.self_evaluation FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.self_evaluation
  DROP CONSTRAINT self_evaluation_once, DROP CONSTRAINT self_evaluation_family, DROP CONSTRAINT self_evaluation_object,
  DROP COLUMN object_type, DROP COLUMN family, DROP COLUMN filled_by_name, DROP COLUMN submitted_on, DROP COLUMN figures_confirmed,
  DROP COLUMN overall_opinion, DROP COLUMN opined_by, DROP COLUMN opined_on,
  ALTER COLUMN project_id SET NOT NULL;
`);
  }
}
