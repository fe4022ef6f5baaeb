import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, money, oneOf, oneOfOrNull, refers, tenantTable } from './ddl.js';

const LIGHTS = ['GREEN', 'YELLOW', 'RED'];

/** Rounds with a scope of their own, sheets of every object, money by source, two ratings, and plans by stages. */
export class MonitoringRounds1700000001900 implements MigrationInterface {
  name = 'MonitoringRounds1700000001900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE monitoring.round
  ADD COLUMN ${oneOf('kind', ['PERIODIC', 'DAILY', 'CLEARING'])} DEFAULT 'PERIODIC',
  ADD COLUMN scope jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN opened_on date,
  ADD COLUMN job_id uuid;
ALTER TABLE monitoring.round DROP CONSTRAINT round_state_check;
ALTER TABLE monitoring.round ADD CONSTRAINT round_state_check CHECK (state IN ('PLANNED', 'OPEN', 'CLOSED', 'REPORTED'));

-- What a first-level unit owes in a round, itself and those below it; known on the day the round opens.
CREATE TABLE monitoring.round_unit (${KEY},
  round_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  -- Objects among which it may choose, and how many it must file.
  eligible_count integer NOT NULL CHECK (eligible_count >= 0),
  required_count integer NOT NULL CHECK (required_count BETWEEN 0 AND eligible_count),
  -- Why it files fewer than the place asks of everyone, or none at all.
  ${oneOfOrNull('exempt_reason', ['SECRET', 'NOTHING_ELIGIBLE', 'FEWER_ELIGIBLE'])},
  shortfall_reason text,
  finished_on date,
  finished_by uuid,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (jurisdiction_id, round_id, agency_id),
  ${refers('round_id', 'monitoring.round')},
  ${refers('agency_id', 'organizations.agency')}
);
${tenantTable('monitoring.round_unit', 'EDIT')}

ALTER TABLE monitoring.sheet
  ALTER COLUMN project_id DROP NOT NULL,
  ADD COLUMN objective_id uuid,
  ADD COLUMN ${oneOf('object_type', ['PROJECT', 'POLICY', 'TRANSFER', 'DEPARTMENT_WHOLE', 'UNIT_WHOLE', 'BOND_PROJECT'])} DEFAULT 'PROJECT',
  ADD COLUMN ${oneOfOrNull('forecast_basis', ['OWN', 'TREND', 'CONTRACTS'])},
  ADD COLUMN forecast_note text,
  ADD COLUMN suggestions text,
  ADD COLUMN filled_by_name text,
  -- The light is computed; how the unit and the division judge the object themselves stands beside it.
  ADD COLUMN ${oneOfOrNull('unit_rating', LIGHTS)},
  ADD COLUMN department_comment text,
  ADD COLUMN ${oneOfOrNull('division_rating', LIGHTS)},
  ADD COLUMN division_rating_reason text,
  ADD COLUMN division_comment text,
  ADD COLUMN goal_rate numeric(7,2) CHECK (goal_rate BETWEEN 0 AND 100),
  ADD COLUMN goal_gap numeric(7,2) CHECK (goal_gap BETWEEN -100 AND 100);

-- The owner reads all tenants for this one change.
ALTER TABLE monitoring.sheet NO FORCE ROW LEVEL SECURITY;
ALTER TABLE goals.objective_version NO FORCE ROW LEVEL SECURITY;
UPDATE monitoring.sheet s SET objective_id = v.objective_id FROM goals.objective_version v
 WHERE v.jurisdiction_id = s.jurisdiction_id AND v.id = s.objective_version_id;
ALTER TABLE goals.objective_version FORCE ROW LEVEL SECURITY;
ALTER TABLE monitoring.sheet FORCE ROW LEVEL SECURITY;
ALTER TABLE monitoring.sheet
  ALTER COLUMN objective_id SET NOT NULL,
  ADD ${refers('objective_id', 'goals.objective')},
  ADD CONSTRAINT sheet_has_project CHECK ((object_type IN ('PROJECT', 'BOND_PROJECT')) = (project_id IS NOT NULL)),
  ADD CONSTRAINT sheet_once_per_round UNIQUE (jurisdiction_id, round_id, objective_id);
CREATE INDEX sheet_by_state ON monitoring.sheet (jurisdiction_id, round_id, state, light, id);
CREATE INDEX sheet_by_objective ON monitoring.sheet (jurisdiction_id, objective_id);

-- The three lines of the official form; their sums are the sheet's.
CREATE TABLE monitoring.sheet_money (${KEY},
  sheet_id uuid NOT NULL,
  ${oneOf('source', ['CURRENT_YEAR', 'CARRYOVER', 'OTHER'])},
  ${money('original_budget')},
  ${money('adjusted_budget')},
  ${money('executed_amount', { signed: true })},
  ${money('forecast_amount', { nullable: true })},
  UNIQUE (jurisdiction_id, sheet_id, source),
  ${refers('sheet_id', 'monitoring.sheet')}
);
${tenantTable('monitoring.sheet_money')}

ALTER TABLE monitoring.sheet_row
  ADD COLUMN stage_target numeric(24,6) CHECK (stage_target BETWEEN -1e17 AND 1e17),
  ADD COLUMN actual_yes boolean,
  ADD COLUMN forecast_text text,
  ADD COLUMN cause_codes text[] NOT NULL DEFAULT '{}',
  ADD COLUMN cause_text text;

-- 年度主要任务 of a whole department.
CREATE TABLE monitoring.sheet_task (${KEY},
  sheet_id uuid NOT NULL,
  objective_task_id uuid,
  ordinal integer NOT NULL,
  name text NOT NULL,
  ${money('original_budget')},
  ${money('executed_amount')},
  ${money('forecast_amount', { nullable: true })},
  note text,
  UNIQUE (jurisdiction_id, sheet_id, ordinal),
  ${refers('sheet_id', 'monitoring.sheet')},
  ${refers('objective_task_id', 'goals.objective_task')}
);
${tenantTable('monitoring.sheet_task')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE monitoring.sheet_task; DROP TABLE monitoring.sheet_money; DROP TABLE monitoring.round_unit;
ALTER TABLE monitoring.sheet_row DROP COLUMN stage_target, DROP COLUMN actual_yes, DROP COLUMN forecast_text,
  DROP COLUMN cause_codes, DROP COLUMN cause_text;
DROP INDEX monitoring.sheet_by_state;
ALTER TABLE monitoring.sheet NO FORCE ROW LEVEL SECURITY;
ALTER TABLE monitoring.sheet_row NO FORCE ROW LEVEL SECURITY;
DELETE FROM monitoring.sheet_row w USING monitoring.sheet s
 WHERE s.jurisdiction_id = w.jurisdiction_id AND s.id = w.sheet_id AND s.project_id IS NULL;
DELETE FROM monitoring.sheet WHERE project_id IS NULL;
ALTER TABLE monitoring.sheet_row FORCE ROW LEVEL SECURITY;
ALTER TABLE monitoring.sheet FORCE ROW LEVEL SECURITY;
ALTER TABLE monitoring.sheet DROP COLUMN objective_id CASCADE, DROP COLUMN object_type CASCADE, DROP COLUMN forecast_basis,
  DROP COLUMN forecast_note, DROP COLUMN suggestions, DROP COLUMN filled_by_name, DROP COLUMN unit_rating,
  DROP COLUMN department_comment, DROP COLUMN division_rating, DROP COLUMN division_rating_reason,
  DROP COLUMN division_comment, DROP COLUMN goal_rate, DROP COLUMN goal_gap, ALTER COLUMN project_id SET NOT NULL;
ALTER TABLE monitoring.round NO FORCE ROW LEVEL SECURITY;
UPDATE monitoring.round SET state = 'CLOSED' WHERE state = 'REPORTED';
ALTER TABLE monitoring.round FORCE ROW LEVEL SECURITY;
ALTER TABLE monitoring.round DROP CONSTRAINT round_state_check;
ALTER TABLE monitoring.round ADD CONSTRAINT round_state_check CHECK (state IN ('PLANNED', 'OPEN', 'CLOSED'));
ALTER TABLE monitoring.round DROP COLUMN kind, DROP COLUMN scope, DROP COLUMN opened_on, DROP COLUMN job_id;
`);
  }
}
