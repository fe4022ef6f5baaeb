import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { DeclarationDeadlineEntity, GuidanceEntity } from './declaration.entity.js';

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

export interface Deadline {
  id: string;
  year: number;
  dueOn: string;
}

/** A reminder of a unit's declaration; the duty is the unit's, whoever was told of it. */
export interface ReminderRecord {
  id: string;
  agencyId: string;
  agencyName: string;
  stage: string;
  role: string;
  addressee: string | null;
  dueOn: string;
  sentOn: string;
  outstanding: number;
}

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

  async deadline(year: number): Promise<Deadline | null> {
    return (await this.deadlines(year))[0] ?? null;
  }

  /** Deadlines of all years, or of one. */
  deadlines(year: number | null = null): Promise<Deadline[]> {
    return this.uow.query(
      `SELECT id, budget_year AS year, due_on::text AS "dueOn" FROM goals.declaration_deadline
        WHERE jurisdiction_id = $1 AND ($2::int IS NULL OR budget_year = $2) ORDER BY budget_year`,
      [currentActor().jurisdictionId, year],
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
    const reach = reachSql(actor, 't.agency_id', '$1', params);
    return this.uow.query<ReminderRecord>(
      `SELECT m.id, t.agency_id AS "agencyId", a.name AS "agencyName", m.stage, m.role, m.addressee,
              m.due_on::text AS "dueOn", m.sent_on::text AS "sentOn", coalesce(m.item_count, 1) AS outstanding
         FROM goals.declaration_deadline d
         JOIN platform.reminder m ON m.jurisdiction_id = $1 AND m.subject_id = d.id
         JOIN platform.task t ON t.jurisdiction_id = $1 AND t.id = m.task_id
         JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = t.agency_id
        WHERE d.jurisdiction_id = $1 AND d.budget_year = $2 AND ${reach}
          AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM organizations.agency_closure under
                WHERE under.jurisdiction_id = $1 AND under.ancestor_id = $3 AND under.descendant_id = t.agency_id))
        ORDER BY m.sent_on DESC, a.code, m.role, m.stage, m.id LIMIT 500`,
      params,
    );
  }
}
