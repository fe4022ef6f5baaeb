import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEY, oneOf, refers, tenantTable } from './ddl.js';

const TABLES = ['goals.declaration_reminder', 'goals.declaration_deadline', 'platform.task', 'platform.reminder'];
/** The owner moves rows of all places at once, and then the lock stands again. */
const unlocked = (work: string): string =>
  TABLES.map((table) => `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;`).join(' ') +
  work +
  TABLES.map((table) => `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`).join(' ');

const BEFORE = `
CREATE TABLE goals.declaration_reminder (${KEY},
  agency_id uuid NOT NULL,
  budget_year integer NOT NULL CHECK (budget_year BETWEEN 2000 AND 2100),
  ${oneOf('phase', ['BEFORE', 'ON', 'AFTER'])},
  ${oneOf('recipient', ['SEAT', 'HEAD'])},
  -- Names as they were that day; empty where nobody sat there.
  holders text[] NOT NULL DEFAULT '{}',
  due_on date NOT NULL,
  sent_on date NOT NULL,
  outstanding integer NOT NULL CHECK (outstanding > 0),
  sent_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, agency_id, budget_year, sent_on),
  ${refers('agency_id', 'organizations.agency')}
);
${tenantTable('goals.declaration_reminder', 'APPEND')}`;

/** The declaration is reminded as every other duty is: one table of reminders, each with the duty that it reminds of. */
export class PlatformOneReminder1700000002011 implements MigrationInterface {
  name = 'PlatformOneReminder1700000002011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Of how many things the duty consists, where it is of several.
ALTER TABLE platform.task ADD COLUMN item_count integer CHECK (item_count > 0);
ALTER TABLE platform.reminder ADD COLUMN item_count integer CHECK (item_count > 0);
${unlocked(`
INSERT INTO goals.declaration_deadline (jurisdiction_id, id, budget_year, due_on)
SELECT jurisdiction_id, gen_random_uuid(), budget_year, max(due_on) FROM goals.declaration_reminder
 GROUP BY jurisdiction_id, budget_year ON CONFLICT (jurisdiction_id, budget_year) DO NOTHING;
-- Duties that stand open hang on their deadline from now on; a head is told by a duty of its own.
UPDATE platform.task SET state = 'DONE', closed_at = now() WHERE kind = 'goal.remind' AND role = 'UNIT_HEAD' AND state = 'OPEN';
UPDATE platform.task t SET subject_type = 'goals.declaration_deadline', subject_id = d.id,
       subject_title = d.budget_year || '年绩效目标'
  FROM goals.declaration_deadline d
 WHERE d.jurisdiction_id = t.jurisdiction_id AND d.budget_year = t.work_year AND t.kind = 'goal.remind';
-- A reminder without a duty of those days gets one, which is done.
INSERT INTO platform.task (jurisdiction_id, id, kind, agency_id, role, work_year, subject_type, subject_id, subject_title,
       url, due_on, state, closed_at)
SELECT DISTINCT r.jurisdiction_id, gen_random_uuid(), 'goal.remind', r.agency_id, 'UNIT_CLERK', r.budget_year,
       'goals.declaration_deadline', d.id, d.budget_year || '年绩效目标', '/' || r.budget_year || '/goals/board', d.due_on,
       'DONE', now()
  FROM (SELECT DISTINCT jurisdiction_id, agency_id, budget_year FROM goals.declaration_reminder) r
  JOIN goals.declaration_deadline d ON d.jurisdiction_id = r.jurisdiction_id AND d.budget_year = r.budget_year
 WHERE NOT EXISTS (SELECT 1 FROM platform.task t WHERE t.jurisdiction_id = r.jurisdiction_id AND t.kind = 'goal.remind'
         AND t.agency_id = r.agency_id AND t.role = 'UNIT_CLERK' AND t.subject_id = d.id);
INSERT INTO platform.reminder (jurisdiction_id, id, task_id, task_kind, agency_id, role, addressee, work_year, subject_type,
       subject_id, subject_title, stage, due_on, item_count, sent_on, sent_by, created_at)
SELECT r.jurisdiction_id, r.id, t.id, t.kind, r.agency_id, CASE r.recipient WHEN 'HEAD' THEN 'UNIT_HEAD' ELSE 'UNIT_CLERK' END,
       nullif(array_to_string(r.holders, '、'), ''), r.budget_year, t.subject_type, t.subject_id, t.subject_title,
       CASE r.phase WHEN 'ON' THEN 'DUE' ELSE r.phase END, r.due_on, r.outstanding, r.sent_on, r.sent_by, r.created_at
  FROM goals.declaration_reminder r
  JOIN goals.declaration_deadline d ON d.jurisdiction_id = r.jurisdiction_id AND d.budget_year = r.budget_year
  JOIN LATERAL (SELECT * FROM platform.task k WHERE k.jurisdiction_id = r.jurisdiction_id AND k.kind = 'goal.remind'
         AND k.agency_id = r.agency_id AND k.role = 'UNIT_CLERK' AND k.subject_id = d.id
        ORDER BY k.state = 'OPEN' DESC, k.id LIMIT 1) t ON TRUE;
`)}
DROP TABLE goals.declaration_reminder;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${BEFORE}
${unlocked(`
-- One a day and unit: where the head was told as well, that is what the older table says.
INSERT INTO goals.declaration_reminder (jurisdiction_id, id, agency_id, budget_year, phase, recipient, holders, due_on,
       sent_on, outstanding, sent_by, created_at)
SELECT DISTINCT ON (m.jurisdiction_id, t.agency_id, m.work_year, m.sent_on) m.jurisdiction_id, m.id, t.agency_id, m.work_year,
       CASE WHEN m.sent_on < m.due_on THEN 'BEFORE' WHEN m.sent_on = m.due_on THEN 'ON' ELSE 'AFTER' END,
       CASE m.role WHEN 'UNIT_HEAD' THEN 'HEAD' ELSE 'SEAT' END, coalesce(string_to_array(m.addressee, '、'), '{}'), m.due_on,
       m.sent_on, coalesce(m.item_count, 1), m.sent_by, m.created_at
  FROM platform.reminder m
  JOIN platform.task t ON t.jurisdiction_id = m.jurisdiction_id AND t.id = m.task_id
 WHERE m.task_kind = 'goal.remind'
 ORDER BY m.jurisdiction_id, t.agency_id, m.work_year, m.sent_on, m.role = 'UNIT_HEAD' DESC, m.id;
DELETE FROM platform.reminder WHERE task_kind = 'goal.remind';
UPDATE platform.task SET state = 'DONE', closed_at = now()
 WHERE kind = 'reminder.late' AND subject_type = 'goals.declaration_deadline' AND state = 'OPEN';
UPDATE platform.task t SET subject_type = 'organizations.agency', subject_id = t.agency_id, subject_title = a.name
  FROM organizations.agency a WHERE a.jurisdiction_id = t.jurisdiction_id AND a.id = t.agency_id AND t.kind = 'goal.remind'
   AND (t.state = 'DONE' OR NOT EXISTS (SELECT 1 FROM platform.task o WHERE o.jurisdiction_id = t.jurisdiction_id
         AND o.kind = t.kind AND o.agency_id = t.agency_id AND o.role = t.role AND o.state = 'OPEN' AND o.id < t.id));
`).replace(
  'ALTER TABLE platform.task NO FORCE',
  'ALTER TABLE organizations.agency NO FORCE ROW LEVEL SECURITY; ALTER TABLE platform.task NO FORCE',
)}
ALTER TABLE organizations.agency FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.reminder DROP COLUMN item_count;
ALTER TABLE platform.task DROP COLUMN item_count;`);
  }
}
