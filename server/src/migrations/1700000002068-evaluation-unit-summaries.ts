import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, money, refers, tenantTable } from './ddl.js';

/** 汇总报送: what a first-level unit handed in for itself and all below it, with the totals of that day (R032). */
export class EvaluationUnitSummaries1700000002068 implements MigrationInterface {
  name = 'EvaluationUnitSummaries1700000002068';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE evaluation.unit_summary (${KEY},
  work_year integer NOT NULL,
  agency_id uuid NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal > 0),
  document_number text,
  reason text,
  agencies integer NOT NULL CHECK (agencies > 0),
  projects integer NOT NULL CHECK (projects >= 0),
  wholes integer NOT NULL CHECK (wholes >= 0),
  ${money('adjusted_budget')},
  ${money('executed_amount')},
  scored integer NOT NULL CHECK (scored >= 0),
  score_sum numeric(12,2) NOT NULL CHECK (score_sum >= 0),
  submitted_on date NOT NULL,
  submitted_by uuid,
  submitted_by_name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, work_year, agency_id, ordinal),
  CHECK (ordinal = 1 OR btrim(coalesce(reason, '')) <> ''),
  ${refers('agency_id', 'organizations.agency')}
);
${tenantTable('evaluation.unit_summary', 'APPEND')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE evaluation.unit_summary');
  }
}
