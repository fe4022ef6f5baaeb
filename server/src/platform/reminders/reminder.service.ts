import { Injectable, type OnModuleInit } from '@nestjs/common';
import { currentActor } from '../access/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DailyRounds } from '../events/daily-rounds.js';

/** When the seat is reminded, and when its head is told. */
export interface ReminderRules {
  readonly daysBefore: number;
  readonly headAfterDays: number;
}

type RulesOf = (workYear: number) => Promise<ReminderRules>;

/** Who holds the seats of a role in an agency on a day; NULL where nobody does. */
const HOLDER = (agency: string, role: string): string => `
  (SELECT string_agg(DISTINCT p.person_name, '、') FROM organizations.seat s
     JOIN organizations.appointment h ON h.jurisdiction_id = s.jurisdiction_id AND h.seat_id = s.id
          AND h.valid_from <= $2::date AND (h.valid_to IS NULL OR h.valid_to >= $2::date)
     JOIN auth.account p ON p.jurisdiction_id = h.jurisdiction_id AND p.id = h.account_id AND p.state = 'ACTIVE'
    WHERE s.jurisdiction_id = $1 AND s.agency_id = ${agency} AND s.state = 'ACTIVE' AND ${role} = ANY (s.roles))`;

/** The first-level unit that answers for an agency. */
const HEAD_AGENCY = `(SELECT u.id FROM organizations.agency_closure c
   JOIN organizations.agency u ON u.jurisdiction_id = c.jurisdiction_id AND u.id = c.ancestor_id AND u.level = 1
  WHERE c.jurisdiction_id = $1 AND c.descendant_id = t.agency_id LIMIT 1)`;

const INSERT = `INSERT INTO platform.reminder (jurisdiction_id, id, task_id, task_kind, agency_id, role, addressee, work_year,
  subject_type, subject_id, subject_title, stage, due_on, item_count, sent_on, sent_by)`;

/**
 * Reminders of open duties: before the day, on it, after it to the seat, and then to its head, who finds the duty on his
 * own workbench until it is done. A module says which kinds of duty it wants reminded; each statement serves all of them.
 */
@Injectable()
export class ReminderService implements OnModuleInit {
  private readonly watched = new Map<string, RulesOf>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: DailyRounds,
  ) {}

  onModuleInit(): void {
    this.rounds.register(() => this.run());
  }

  /** Called by modules when they start. */
  watch(kinds: readonly string[], rules: RulesOf): void {
    for (const kind of kinds) this.watched.set(kind, rules);
  }

  /** Sends what is due on the business date. Running it again on the same day sends nothing again. */
  run(): Promise<number> {
    return this.uow.write(async () => {
      const { jurisdictionId, today } = currentActor();
      const years = await this.uow.query<{ kind: string; year: number }>(
        `SELECT DISTINCT kind, work_year AS year FROM platform.task
          WHERE jurisdiction_id = $1 AND state = 'OPEN' AND due_on IS NOT NULL AND kind = ANY ($2::text[])`,
        [jurisdictionId, [...this.watched.keys()]],
      );
      const rules = await Promise.all(
        years.map(async ({ kind, year }) => ({ kind, year, ...(await this.watched.get(kind)!(year)) })),
      );
      if (rules.length === 0) return 0;
      const params = [jurisdictionId, today, JSON.stringify(rules)];
      const toSeats = await this.uow.affect(
        `${INSERT}
         SELECT $1, gen_random_uuid(), t.id, t.kind, t.agency_id, t.role, ${HOLDER('t.agency_id', 't.role')}, t.work_year,
                t.subject_type, t.subject_id, t.subject_title, x.stage, t.due_on, t.item_count, $2::date, NULL
           FROM ${DUE_TASKS}
          CROSS JOIN LATERAL (SELECT CASE WHEN t.due_on > $2::date THEN 'BEFORE' WHEN t.due_on = $2::date THEN 'DUE' ELSE 'AFTER' END AS stage) x
          WHERE t.due_on - r."daysBefore" <= $2::date AND ${NOT_YET('t.role', 'x.stage')}`,
        params,
      );
      const toHeads = await this.uow.affect(
        `${INSERT}
         SELECT $1, gen_random_uuid(), t.id, t.kind, boss.agency_id, 'UNIT_HEAD', ${HOLDER('boss.agency_id', `'UNIT_HEAD'`)}, t.work_year,
                t.subject_type, t.subject_id, t.subject_title, 'AFTER', t.due_on, t.item_count, $2::date, NULL
           FROM ${DUE_TASKS} CROSS JOIN LATERAL (SELECT ${HEAD_AGENCY} AS agency_id) boss
          WHERE boss.agency_id IS NOT NULL AND t.due_on + r."headAfterDays" < $2::date AND ${NOT_YET(`'UNIT_HEAD'`, `'AFTER'`)}`,
        params,
      );
      await this.tellHeads();
      return toSeats + toHeads;
    });
  }

  /**
   * Presses for these duties now: the seat, and its head as well where the seat was pressed before.
   *
   * @returns how many reminders went out; none of a duty that was pressed for today
   */
  async press(subjectIds: readonly string[], kinds: readonly string[]): Promise<number> {
    const { jurisdictionId, today, userId } = currentActor();
    const params = [jurisdictionId, today, subjectIds, kinds, userId];
    const open = `platform.task t
      WHERE t.jurisdiction_id = $1 AND t.state = 'OPEN' AND t.subject_id = ANY ($3::uuid[]) AND t.kind = ANY ($4::text[])
        AND t.due_on IS NOT NULL`;
    const before = `EXISTS (SELECT 1 FROM platform.reminder m WHERE m.jurisdiction_id = $1 AND m.task_id = t.id
      AND m.stage IN ('PRESSED', 'AFTER') AND m.sent_on < $2::date)`;
    const again = 'ON CONFLICT (jurisdiction_id, task_id, role, stage, sent_on) DO NOTHING';
    const facts = `t.work_year, t.subject_type, t.subject_id, t.subject_title, 'PRESSED', t.due_on, t.item_count, $2::date, $5::uuid`;
    const toSeats = await this.uow.affect(
      `${INSERT} SELECT $1, gen_random_uuid(), t.id, t.kind, t.agency_id, t.role, ${HOLDER('t.agency_id', 't.role')}, ${facts}
         FROM ${open} ${again}`,
      params,
    );
    const toHeads = await this.uow.affect(
      `${INSERT} SELECT $1, gen_random_uuid(), t.id, t.kind, ${HEAD_AGENCY}, 'UNIT_HEAD', ${HOLDER(HEAD_AGENCY, `'UNIT_HEAD'`)}, ${facts}
         FROM ${open} AND ${before} AND ${HEAD_AGENCY} IS NOT NULL ${again}`,
      params,
    );
    await this.tellHeads();
    return toSeats + toHeads;
  }

  /** A head who was told finds the duty on his workbench; it goes when the duty is done. */
  private async tellHeads(): Promise<void> {
    const { jurisdictionId, today } = currentActor();
    await this.uow.affect(
      `INSERT INTO platform.task (jurisdiction_id, id, kind, agency_id, role, work_year, subject_type, subject_id, subject_title, url, due_on)
       SELECT $1, gen_random_uuid(), 'reminder.late', m.agency_id, m.role, t.work_year, t.subject_type, t.subject_id, t.subject_title, t.url, t.due_on
         FROM platform.reminder m JOIN platform.task t ON t.jurisdiction_id = m.jurisdiction_id AND t.id = m.task_id AND t.state = 'OPEN'
        WHERE m.jurisdiction_id = $1 AND m.role = 'UNIT_HEAD' AND m.sent_on = $2::date
       ON CONFLICT (jurisdiction_id, kind, subject_id, agency_id, role) WHERE state = 'OPEN' DO NOTHING`,
      [jurisdictionId, today],
    );
  }
}

const DUE_TASKS = `jsonb_to_recordset($3::jsonb) AS r(kind text, year integer, "daysBefore" integer, "headAfterDays" integer)
  JOIN platform.task t ON t.jurisdiction_id = $1 AND t.state = 'OPEN' AND t.due_on IS NOT NULL AND t.kind = r.kind AND t.work_year = r.year`;

const NOT_YET = (role: string, stage: string): string => `NOT EXISTS (SELECT 1 FROM platform.reminder m
  WHERE m.jurisdiction_id = $1 AND m.task_id = t.id AND m.role = ${role} AND m.stage = ${stage})`;
