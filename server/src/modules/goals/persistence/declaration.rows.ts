import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { DeclarationDeadlineEntity, DeclarationReminderEntity, GuidanceEntity } from './declaration.entity.js';

export const GUIDANCE_KINDS = ['ONE_TO_ONE', 'TRAINING', 'ON_SITE', 'CALL'] as const;
export type GuidanceKind = (typeof GUIDANCE_KINDS)[number];

export interface GuidanceToWrite {
  agencyId: string;
  budgetYear: number;
  guidedOn: string;
  kind: GuidanceKind;
  topic: string;
  adviser: string;
  outcome: string | null;
}

export interface GuidanceRecord extends GuidanceToWrite {
  id: string;
  agencyName: string;
}

export interface ReminderRecord {
  id: string;
  agencyId: string;
  agencyName: string;
  phase: string;
  recipient: string;
  holders: string[];
  dueOn: string;
  sentOn: string;
  outstanding: number;
}

export type ReminderToWrite = Omit<ReminderRecord, 'id' | 'agencyName'> & { budgetYear: number };

/** Guidance, deadlines and reminders around the declaration of a year. */
@Injectable()
export class DeclarationRows {
  constructor(private readonly uow: UnitOfWork) {}

  guidance(year: number, agencyId: string | null): Promise<GuidanceRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, agencyId];
    const reach = reachSql(actor, 'g.agency_id', '$1', params);
    return this.uow.query<GuidanceRecord>(
      `SELECT g.id, g.agency_id AS "agencyId", a.name AS "agencyName", g.budget_year AS "budgetYear",
              g.guided_on::text AS "guidedOn", g.kind, g.topic, g.adviser, g.outcome
         FROM goals.guidance g
         JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = g.agency_id
        WHERE g.jurisdiction_id = $1 AND g.budget_year = $2 AND ${reach}
          AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM organizations.agency_closure under
                WHERE under.jurisdiction_id = $1 AND under.ancestor_id = $3 AND under.descendant_id = g.agency_id))
        ORDER BY g.guided_on DESC, g.id DESC LIMIT 500`,
      params,
    );
  }

  async writeGuidance(row: GuidanceToWrite): Promise<string> {
    const id = newId();
    await this.uow.insert(GuidanceEntity, [{ id, ...row, createdBy: currentActor().userId }]);
    return id;
  }

  async deadline(year: number): Promise<string | null> {
    const [row] = await this.uow.query<{ dueOn: string }>(
      `SELECT due_on::text AS "dueOn" FROM goals.declaration_deadline WHERE jurisdiction_id = $1 AND budget_year = $2`,
      [currentActor().jurisdictionId, year],
    );
    return row?.dueOn ?? null;
  }

  /** Deadlines of all years. */
  deadlines(): Promise<{ year: number; dueOn: string }[]> {
    return this.uow.query(
      `SELECT budget_year AS year, due_on::text AS "dueOn" FROM goals.declaration_deadline
        WHERE jurisdiction_id = $1 ORDER BY budget_year`,
      [currentActor().jurisdictionId],
    );
  }

  /** The day of a year; set again, it is moved. */
  async setDeadline(budgetYear: number, dueOn: string, documentNo: string | null): Promise<void> {
    const { jurisdictionId, userId } = currentActor();
    const moved = await this.uow.affect(
      `UPDATE goals.declaration_deadline SET due_on = $3, document_no = $4, created_by = $5
        WHERE jurisdiction_id = $1 AND budget_year = $2`,
      [jurisdictionId, budgetYear, dueOn, documentNo, userId],
    );
    if (moved === 0)
      await this.uow.insert(DeclarationDeadlineEntity, [
        { id: newId(), budgetYear, dueOn, documentNo, createdBy: userId },
      ]);
  }

  reminders(year: number, agencyId: string | null): Promise<ReminderRecord[]> {
    const actor = currentActor();
    const params: unknown[] = [actor.jurisdictionId, year, agencyId];
    const reach = reachSql(actor, 'r.agency_id', '$1', params);
    return this.uow.query<ReminderRecord>(
      `SELECT r.id, r.agency_id AS "agencyId", a.name AS "agencyName", r.phase, r.recipient, r.holders,
              r.due_on::text AS "dueOn", r.sent_on::text AS "sentOn", r.outstanding
         FROM goals.declaration_reminder r
         JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = r.agency_id
        WHERE r.jurisdiction_id = $1 AND r.budget_year = $2 AND ${reach}
          AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM organizations.agency_closure under
                WHERE under.jurisdiction_id = $1 AND under.ancestor_id = $3 AND under.descendant_id = r.agency_id))
        ORDER BY r.sent_on DESC, a.code LIMIT 500`,
      params,
    );
  }

  /** Units that were reminded after the deadline on an earlier day, and those reminded today. */
  async reminded(year: number): Promise<{ late: Set<string>; today: Set<string> }> {
    const { jurisdictionId, today } = currentActor();
    const rows = await this.uow.query<{ id: string; isToday: boolean; isLate: boolean }>(
      `SELECT agency_id AS id, bool_or(sent_on = $3::date) AS "isToday",
              bool_or(phase = 'AFTER' AND sent_on < $3::date) AS "isLate"
         FROM goals.declaration_reminder WHERE jurisdiction_id = $1 AND budget_year = $2 GROUP BY agency_id`,
      [jurisdictionId, year, today],
    );
    return {
      late: new Set(rows.filter(({ isLate }) => isLate).map(({ id }) => id)),
      today: new Set(rows.filter(({ isToday }) => isToday).map(({ id }) => id)),
    };
  }

  /** Who sits on the seats of these roles, by unit and role. */
  async holders(agencyIds: readonly string[]): Promise<Map<string, string[]>> {
    const { jurisdictionId, today } = currentActor();
    const rows = await this.uow.query<{ key: string; names: string[] }>(
      `SELECT s.agency_id || '/' || role.role AS key, array_agg(DISTINCT c.person_name ORDER BY c.person_name) AS names
         FROM organizations.seat s
         CROSS JOIN LATERAL unnest(s.roles) AS role(role)
         JOIN organizations.appointment t ON t.jurisdiction_id = $1 AND t.seat_id = s.id
              AND t.valid_from <= $3::date AND (t.valid_to IS NULL OR t.valid_to >= $3::date)
         JOIN auth.account c ON c.jurisdiction_id = $1 AND c.id = t.account_id AND c.state = 'ACTIVE'
        WHERE s.jurisdiction_id = $1 AND s.agency_id = ANY ($2::uuid[]) AND s.state = 'ACTIVE'
          AND role.role IN ('UNIT_CLERK', 'UNIT_HEAD') GROUP BY s.agency_id, role.role`,
      [jurisdictionId, agencyIds, today],
    );
    return new Map(rows.map(({ key, names }) => [key, names]));
  }

  async writeReminders(rows: readonly ReminderToWrite[]): Promise<void> {
    const sentBy = currentActor().userId;
    await this.uow.insert(
      DeclarationReminderEntity,
      rows.map((row) => ({ id: newId(), ...row, sentBy })),
    );
  }
}
