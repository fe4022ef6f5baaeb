import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EDITED, KEY, money, oneOf, refers, tenantTable } from './ddl.js';

/** 专家库: who may be drawn, what ties him, draws with their whole order, fees and assessments (R161–R164). */
export class EvaluationExperts1700000002061 implements MigrationInterface {
  name = 'EvaluationExperts1700000002061';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE evaluation.expert (${KEY},
  number text NOT NULL,
  name text NOT NULL,
  fields text[] NOT NULL DEFAULT '{}',
  professional_title text NOT NULL,
  employer text NOT NULL,
  employer_agency_id uuid,
  -- The seat by which he signs in; without one he can be drawn but not asked.
  seat_id uuid,
  ${oneOf('state', ['APPLIED', 'UNDER_REVIEW', 'ADMITTED', 'REJECTED', 'SUSPENDED', 'EXITED'])} DEFAULT 'APPLIED',
  term_from date,
  term_to date,
  admitted_by_document text,
  state_note text,
  entered_by uuid,
  is_assumed boolean NOT NULL DEFAULT false,
  ${EDITED},
  CHECK (term_to >= term_from),
  UNIQUE (jurisdiction_id, number),
  UNIQUE (jurisdiction_id, seat_id),
  ${refers('employer_agency_id', 'organizations.agency')},
  ${refers('seat_id', 'organizations.seat')}
);
${tenantTable('evaluation.expert', 'EDIT')}

-- Apart from the pool, so that no list carries it by mistake (controls A5, C48).
CREATE TABLE evaluation.expert_private (${KEY},
  expert_id uuid NOT NULL,
  phone text,
  id_number text,
  bank_account text,
  UNIQUE (jurisdiction_id, expert_id),
  ${refers('expert_id', 'evaluation.expert')}
);
${tenantTable('evaluation.expert_private')}

CREATE TABLE evaluation.expert_recusal (${KEY},
  expert_id uuid NOT NULL,
  ${oneOf('kind', ['EARLIER_EMPLOYER', 'SERVED_FIRM', 'OTHER'])},
  body text NOT NULL,
  body_id uuid,
  ${refers('expert_id', 'evaluation.expert')}
);
CREATE INDEX expert_recusal_of ON evaluation.expert_recusal (jurisdiction_id, expert_id);
${tenantTable('evaluation.expert_recusal')}

CREATE TABLE evaluation.task_field (${KEY},
  task_id uuid NOT NULL,
  field text NOT NULL,
  UNIQUE (jurisdiction_id, task_id),
  ${refers('task_id', 'evaluation.evaluation_task')}
);
${tenantTable('evaluation.task_field')}

CREATE TABLE evaluation.expert_draw (${KEY},
  task_id uuid NOT NULL,
  field text NOT NULL,
  wanted integer NOT NULL CHECK (wanted BETWEEN 1 AND 20),
  seed text NOT NULL,
  population_count integer NOT NULL,
  population_hash text NOT NULL,
  -- Who could not be drawn, and why: [{number, reason}].
  excluded jsonb NOT NULL DEFAULT '[]',
  drawn_on date NOT NULL,
  drawn_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  ${refers('task_id', 'evaluation.evaluation_task')}
);
CREATE INDEX expert_draw_of_task ON evaluation.expert_draw (jurisdiction_id, task_id);
${tenantTable('evaluation.expert_draw', 'EDIT')}

CREATE TABLE evaluation.expert_lot (${KEY},
  draw_id uuid NOT NULL,
  ordinal integer NOT NULL,
  expert_id uuid NOT NULL,
  ${oneOf('outcome', ['DRAWN', 'RESERVE', 'DECLINED'])},
  reason text,
  UNIQUE (jurisdiction_id, draw_id, ordinal),
  UNIQUE (jurisdiction_id, draw_id, expert_id),
  ${refers('draw_id', 'evaluation.expert_draw')},
  ${refers('expert_id', 'evaluation.expert')}
);
${tenantTable('evaluation.expert_lot', 'EDIT')}

CREATE TABLE evaluation.expert_use (${KEY},
  expert_id uuid NOT NULL,
  task_id uuid NOT NULL,
  days numeric(4,1) NOT NULL CHECK (days BETWEEN 0 AND 366),
  ${money('day_rate')},
  -- days × day_rate; tax is not computed.
  ${money('fee')},
  score numeric(5,2) CHECK (score BETWEEN 0 AND 100),
  comment text,
  recorded_by uuid,
  recorded_on date NOT NULL,
  UNIQUE (jurisdiction_id, expert_id, task_id),
  ${refers('expert_id', 'evaluation.expert')},
  ${refers('task_id', 'evaluation.evaluation_task')}
);
CREATE INDEX expert_use_of_task ON evaluation.expert_use (jurisdiction_id, task_id);
${tenantTable('evaluation.expert_use', 'EDIT')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE evaluation.expert_use, evaluation.expert_lot, evaluation.expert_draw, evaluation.task_field,
      evaluation.expert_recusal, evaluation.expert_private, evaluation.expert`);
  }
}
