import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, oneOf, refers, tenantTable } from './ddl.js';

/** What a unit has chosen for a round, how a round ended, and who was reminded of what. */
export class MonitoringDuties1700000001910 implements MigrationInterface {
  name = 'MonitoringDuties1700000001910';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE monitoring.round
  ADD COLUMN opened_by uuid,
  ADD COLUMN closing_note text,
  ADD COLUMN reported_on date,
  ADD COLUMN report_note text;
ALTER TABLE monitoring.round_unit
  -- What the unit has picked so far; sheets exist once it has finished choosing.
  ADD COLUMN chosen_objective_ids uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();

-- Every reminder that went to a seat or to its head; never changed, so that it can be shown what was said and when.
CREATE TABLE platform.reminder (${KEY},
  task_id uuid NOT NULL,
  task_kind text NOT NULL,
  agency_id uuid NOT NULL,
  role text NOT NULL,
  -- Who sat there on the day; null where the seat was empty.
  addressee text,
  work_year integer NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  subject_title text NOT NULL,
  ${oneOf('stage', ['BEFORE', 'DUE', 'AFTER', 'PRESSED'])},
  due_on date NOT NULL,
  sent_on date NOT NULL,
  sent_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Pressing twice in a day says nothing new.
  UNIQUE (jurisdiction_id, task_id, role, stage, sent_on),
  ${refers('task_id', 'platform.task')},
  ${refers('agency_id', 'organizations.agency')}
);
CREATE INDEX reminder_of_subject ON platform.reminder (jurisdiction_id, subject_id, sent_on);
CREATE INDEX reminder_of_year ON platform.reminder (jurisdiction_id, work_year, id);
${tenantTable('platform.reminder', 'APPEND')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE platform.reminder;
ALTER TABLE monitoring.round_unit DROP COLUMN chosen_objective_ids, DROP COLUMN created_at, DROP COLUMN updated_at;
ALTER TABLE monitoring.round DROP COLUMN opened_by, DROP COLUMN closing_note, DROP COLUMN reported_on, DROP COLUMN report_note;
`);
  }
}
