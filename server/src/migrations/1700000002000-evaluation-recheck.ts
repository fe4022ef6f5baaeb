import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITED, KEY, oneOf, oneOfOrNull, refers, tenantTable } from './ddl.js';

const GRADES = ['EXCELLENT', 'GOOD', 'FAIR', 'LOW', 'POOR'];
const points = (column: string, nullable = true): string =>
  `${column} numeric(7,2) ${nullable ? '' : 'NOT NULL'} CHECK (${column} BETWEEN 0 AND 1000)`;

/** 复核 of self-evaluations by the bureau: what was drawn and why, its own score beside the unit's, the answer. */
export class EvaluationRecheck1700000002000 implements MigrationInterface {
  name = 'EvaluationRecheck1700000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE evaluation.recheck_sample (${KEY},
  work_year integer NOT NULL,
  name text NOT NULL,
  -- The draw can be repeated by anyone: seed, share, the rules of risk, and the population it was drawn from.
  seed text NOT NULL,
  by_risk integer NOT NULL CHECK (by_risk BETWEEN 0 AND 200),
  share numeric(5,2) NOT NULL CHECK (share BETWEEN 0 AND 100),
  risk_rules jsonb NOT NULL,
  population_count integer NOT NULL CHECK (population_count > 0),
  population_hash text NOT NULL,
  drawn_on date NOT NULL,
  drawn_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, work_year, name)
);
${tenantTable('evaluation.recheck_sample', 'APPEND')}

CREATE TABLE evaluation.recheck (${KEY},
  sample_id uuid NOT NULL,
  work_year integer NOT NULL,
  self_evaluation_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  ordinal integer NOT NULL,
  ${oneOf('chosen_by', ['RISK', 'RANDOM'])},
  risk_reasons text[] NOT NULL DEFAULT '{}',
  ${points('risk_weight', false)},
  ${points('risk_points', false)},
  -- 自评质量 by rules, as it was when the sheet was drawn.
  quality_score integer NOT NULL CHECK (quality_score BETWEEN 0 AND 100),
  quality_findings jsonb NOT NULL DEFAULT '[]',
  ${oneOf('state', ['OPEN', 'ISSUED', 'ANSWERED', 'CLOSED'])} DEFAULT 'OPEN',
  ${points('self_score', false)},
  ${oneOfOrNull('self_grade', GRADES)},
  ${points('recheck_score')},
  ${oneOfOrNull('recheck_grade', GRADES)},
  working jsonb,
  opinion text,
  rechecked_by uuid,
  issued_on date,
  answer text,
  answered_by uuid,
  answered_on date,
  close_note text,
  closed_on date,
  ${EDITED},
  -- A self-evaluation is rechecked once.
  UNIQUE (jurisdiction_id, self_evaluation_id),
  ${refers('sample_id', 'evaluation.recheck_sample')},
  ${refers('self_evaluation_id', 'evaluation.self_evaluation')},
  ${refers('agency_id', 'organizations.agency')}
);
CREATE INDEX recheck_of_sample ON evaluation.recheck (jurisdiction_id, sample_id, ordinal);
CREATE INDEX recheck_by_agency ON evaluation.recheck (jurisdiction_id, agency_id, work_year);
${tenantTable('evaluation.recheck', 'EDIT')}

CREATE TABLE evaluation.recheck_row (${KEY},
  recheck_id uuid NOT NULL,
  -- NULL is the row of 预算执行率, which has no indicator.
  self_evaluation_row_id uuid,
  ordinal integer NOT NULL,
  ${points('weight', false)},
  -- NULL where the row does not apply: it is not rechecked and the total is scaled as the unit's was.
  ${points('self_score')},
  ${points('recheck_score')},
  reason text,
  UNIQUE (jurisdiction_id, recheck_id, ordinal),
  CHECK (recheck_score <= weight),
  ${refers('recheck_id', 'evaluation.recheck')},
  ${refers('self_evaluation_row_id', 'evaluation.self_evaluation_row')}
);
${tenantTable('evaluation.recheck_row', 'EDIT')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE evaluation.recheck_row, evaluation.recheck, evaluation.recheck_sample');
  }
}
