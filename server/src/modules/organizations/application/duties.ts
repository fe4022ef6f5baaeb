import { Injectable } from '@nestjs/common';
import { ADMINISTRATORS, type Refusal, type Role } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { checkSeparation, type PersonDuties } from '../domain/separation.js';

/** Keeps the separation of duties true over every change of seats, roles and appointments. */
@Injectable()
export class Duties {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * Runs a change and looks at what it made of the duties: a person who now holds too much, an administrator's post that
   * now nobody holds. The whole jurisdiction is locked, because two changes that are right alone can be wrong together.
   *
   * @returns the refusals; the caller throws them, which undoes the change
   */
  async after(change: () => Promise<void>, people: { seatId?: string; accountId?: string }): Promise<Refusal[]> {
    const { jurisdictionId } = currentActor();
    await this.uow.query(`SELECT 1 FROM organizations.jurisdiction WHERE jurisdiction_id = $1 FOR UPDATE`, [
      jurisdictionId,
    ]);
    const before = await this.held();
    await change();
    const held = await this.held();
    const orphaned = [...before].filter((role) => !held.has(role));
    return [
      ...checkSeparation(await this.of(people)),
      ...orphaned.map((role) => ({
        code: 'LAST_ADMINISTRATOR',
        ruleId: 'A-02',
        params: { role },
        wayOut: 'APPOINT_SUCCESSOR_FIRST',
      })),
    ];
  }

  /** Administrators' roles that somebody holds without a known end. */
  private async held(): Promise<Set<Role>> {
    const { jurisdictionId, today } = currentActor();
    const rows = await this.uow.query<{ role: Role }>(
      `SELECT DISTINCT r.role FROM organizations.seat s
        CROSS JOIN unnest(s.roles) AS r(role)
         JOIN organizations.appointment m ON m.jurisdiction_id = s.jurisdiction_id AND m.seat_id = s.id
              AND m.valid_from <= $2::date AND m.valid_to IS NULL
         JOIN auth.account p ON p.jurisdiction_id = m.jurisdiction_id AND p.id = m.account_id AND p.state = 'ACTIVE'
        WHERE s.jurisdiction_id = $1 AND s.state = 'ACTIVE' AND r.role = ANY ($3::text[])`,
      [jurisdictionId, today, ADMINISTRATORS],
    );
    return new Set(rows.map(({ role }) => role));
  }

  /** Present and coming duties of one person, or of everybody who has to do with a seat. */
  private of({ seatId, accountId }: { seatId?: string; accountId?: string }): Promise<PersonDuties[]> {
    const { jurisdictionId, today } = currentActor();
    return this.uow.query<PersonDuties>(
      `SELECT p.id AS "accountId", p.person_name AS "personName", array_agg(DISTINCT r.role) AS roles
         FROM organizations.appointment m
         JOIN auth.account p ON p.jurisdiction_id = m.jurisdiction_id AND p.id = m.account_id
         JOIN organizations.seat s ON s.jurisdiction_id = m.jurisdiction_id AND s.id = m.seat_id AND s.state = 'ACTIVE'
        CROSS JOIN unnest(s.roles) AS r(role)
        WHERE m.jurisdiction_id = $1 AND (m.valid_to IS NULL OR m.valid_to >= $2::date)
          AND (m.account_id = $4 OR m.account_id IN (
                SELECT o.account_id FROM organizations.appointment o
                 WHERE o.jurisdiction_id = $1 AND o.seat_id = $3 AND (o.valid_to IS NULL OR o.valid_to >= $2::date)))
        GROUP BY p.id, p.person_name ORDER BY p.id`,
      [jurisdictionId, today, seatId ?? null, accountId ?? null],
    );
  }
}
