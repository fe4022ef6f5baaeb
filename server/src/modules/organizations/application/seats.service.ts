import { Injectable } from '@nestjs/common';
import type { Refusal, Role } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { decodeCursor, IdempotencyService, type Page, pageOf, plainText } from '../../../platform/graphql/index.js';
import { checkHomes, checkSeparation } from '../domain/separation.js';
import { AdministrationReads, type SeatDetailsRecord, type SeatFilter } from '../persistence/administration.reads.js';
import { AppointmentEntity } from '../persistence/seat.entity.js';
import { Duties } from './duties.js';

/** Seats are made by the system administrator; what a seat may do is granted by the security administrator alone. */
@Injectable()
export class SeatsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: AdministrationReads,
    private readonly audit: AuditService,
    private readonly duties: Duties,
    private readonly idempotency: IdempotencyService,
  ) {}

  async seats(filter: SeatFilter, first: number, after: string | null | undefined): Promise<Page<SeatDetailsRecord>> {
    const page = { first, after: decodeCursor(after, 2) };
    const [rows, total] = await Promise.all([this.reads.seats(filter, page), this.reads.countSeats(filter)]);
    return pageOf(
      rows,
      first,
      total,
      (row) => [row.agencyCode, row.id],
      (row) => row,
    );
  }

  async seat(id: string): Promise<SeatDetailsRecord> {
    const [row] = await this.reads.seats({ ids: [id] }, { first: 1, after: null });
    if (!row) throw notFound('seatId');
    return row;
  }

  createSeat(input: { agencyId: string; title: string; idempotencyKey?: string | null }): Promise<string> {
    const { idempotencyKey, ...body } = input;
    const title = plainText(input.title);
    return this.idempotency.once('createSeat', idempotencyKey, body, async () => {
      const { jurisdictionId } = currentActor();
      const seatId = newId();
      const made = await this.uow.affect(
        `INSERT INTO organizations.seat (jurisdiction_id, id, agency_id, title)
         SELECT jurisdiction_id, $3, id, $4 FROM organizations.agency WHERE jurisdiction_id = $1 AND id = $2`,
        [jurisdictionId, input.agencyId, seatId, title],
      );
      if (made === 0) throw notFound('agencyId');
      const fields = { agencyId: input.agencyId, title };
      this.audit.record({ entity: 'organizations.seat', entityId: seatId, action: 'createSeat', fields });
      return seatId;
    });
  }

  updateSeat(input: {
    seatId: string;
    expectedVersion: number;
    title: string;
    state: 'ACTIVE' | 'CLOSED';
    idempotencyKey?: string | null;
  }): Promise<string> {
    const { idempotencyKey, ...body } = input;
    const title = plainText(input.title);
    return this.idempotency.once('updateSeat', idempotencyKey, body, async () => {
      const { jurisdictionId, today } = currentActor();
      await this.locked(input.seatId);
      const [held] = await this.uow.query<{ holders: number }>(
        `SELECT count(*)::int AS holders FROM organizations.appointment
          WHERE jurisdiction_id = $1 AND seat_id = $2 AND (valid_to IS NULL OR valid_to >= $3::date)`,
        [jurisdictionId, input.seatId, today],
      );
      if (input.state === 'CLOSED' && held!.holders > 0) {
        throw refused([
          {
            code: 'SEAT_IS_HELD',
            field: 'state',
            params: { holders: held!.holders },
            wayOut: 'END_APPOINTMENTS_FIRST',
          },
        ]);
      }
      const patch = { title, state: input.state };
      await updateVersioned(this.uow, 'organizations.seat', jurisdictionId, input.seatId, input.expectedVersion, patch);
      this.audit.record({ entity: 'organizations.seat', entityId: input.seatId, action: 'updateSeat', fields: patch });
      return input.seatId;
    });
  }

  grantRoles(input: {
    seatId: string;
    expectedVersion: number;
    roles: Role[];
    reason: string;
    idempotencyKey?: string | null;
  }): Promise<string> {
    const { idempotencyKey, ...body } = input;
    const roles = [...input.roles].sort();
    return this.idempotency.once('grantRoles', idempotencyKey, body, async () => {
      const { jurisdictionId } = currentActor();
      const seat = await this.locked(input.seatId);
      const refusals: Refusal[] = [
        ...((await this.isOwn(input.seatId))
          ? [{ code: 'OWN_SEAT', ruleId: 'A-02', field: 'seatId', wayOut: 'ASK_OTHER_ADMINISTRATOR' }]
          : []),
        ...checkHomes(roles, seat.agencyKind),
      ];
      const found = await this.duties.after(
        () =>
          updateVersioned(this.uow, 'organizations.seat', jurisdictionId, input.seatId, input.expectedVersion, {
            roles,
          }),
        { seatId: input.seatId },
      );
      // A seat that nobody holds yet must not carry what nobody could hold.
      const ofSeat = found.length > 0 ? [] : checkSeparation([{ accountId: '', personName: seat.title, roles }]);
      refusals.push(...found, ...ofSeat);
      if (refusals.length > 0) throw refused(refusals);
      this.audit.record({
        entity: 'organizations.seat',
        entityId: input.seatId,
        action: 'grantRoles',
        fields: { before: seat.roles, roles },
        comment: plainText(input.reason),
      });
      return input.seatId;
    });
  }

  /** @returns the seat's id */
  appoint(input: {
    seatId: string;
    userId: string;
    validFrom: string;
    validTo?: string | null;
    idempotencyKey?: string | null;
  }): Promise<string> {
    const { idempotencyKey, ...body } = input;
    return this.idempotency.once('appoint', idempotencyKey, body, async () => {
      const actor = currentActor();
      const seat = await this.locked(input.seatId);
      const [person] = await this.uow.query<{ state: string; overlaps: boolean }>(
        `SELECT p.state, EXISTS (
                  SELECT 1 FROM organizations.appointment m
                   WHERE m.jurisdiction_id = $1 AND m.seat_id = $3 AND m.account_id = p.id
                     AND daterange(m.valid_from, m.valid_to, '[]') && daterange($4::date, $5::date, '[]')) AS overlaps
           FROM auth.account p WHERE p.jurisdiction_id = $1 AND p.id = $2 FOR UPDATE`,
        input.validTo && input.validTo < input.validFrom
          ? [actor.jurisdictionId, input.userId, input.seatId, input.validFrom, null]
          : [actor.jurisdictionId, input.userId, input.seatId, input.validFrom, input.validTo ?? null],
      );
      if (!person) throw notFound('userId');
      const refusals: Refusal[] = [];
      if (input.userId === actor.userId) {
        refusals.push({ code: 'OWN_APPOINTMENT', ruleId: 'A-02', field: 'userId', wayOut: 'ASK_OTHER_ADMINISTRATOR' });
      }
      if (seat.state === 'CLOSED') refusals.push({ code: 'SEAT_CLOSED', field: 'seatId' });
      if (person.state === 'DISABLED')
        refusals.push({ code: 'ACCOUNT_DISABLED', field: 'userId', wayOut: 'ENABLE_ACCOUNT_FIRST' });
      if (input.validTo && input.validTo < input.validFrom) refusals.push({ code: 'DATES_REVERSED', field: 'validTo' });
      if (person.overlaps) refusals.push({ code: 'ALREADY_APPOINTED', field: 'userId' });
      if (refusals.length > 0) throw refused(refusals);
      const id = newId();
      const found = await this.duties.after(
        async () => {
          await this.uow.insert(AppointmentEntity, [
            {
              id,
              seatId: input.seatId,
              accountId: input.userId,
              validFrom: input.validFrom,
              validTo: input.validTo ?? null,
            },
          ]);
        },
        { accountId: input.userId },
      );
      if (found.length > 0) throw refused(found);
      const { seatId, userId, validFrom, validTo = null } = input;
      this.audit.record({
        entity: 'organizations.appointment',
        entityId: id,
        action: 'appoint',
        fields: { seatId, userId, validFrom, validTo },
      });
      return input.seatId;
    });
  }

  /** The seat keeps its duties; only the person leaves it. @returns the seat's id */
  endAppointment(input: {
    appointmentId: string;
    validTo: string;
    handover: string;
    idempotencyKey?: string | null;
  }): Promise<string> {
    const { idempotencyKey, ...body } = input;
    return this.idempotency.once('endAppointment', idempotencyKey, body, async () => {
      const { jurisdictionId, userId } = currentActor();
      const [row] = await this.uow.query<{ seatId: string; userId: string; validFrom: string; validTo: string | null }>(
        `SELECT seat_id AS "seatId", account_id AS "userId", valid_from::text AS "validFrom", valid_to::text AS "validTo"
           FROM organizations.appointment WHERE jurisdiction_id = $1 AND id = $2 FOR UPDATE`,
        [jurisdictionId, input.appointmentId],
      );
      if (!row) throw notFound('appointmentId');
      const refusals: Refusal[] = [];
      if (row.userId === userId) refusals.push({ code: 'OWN_APPOINTMENT', ruleId: 'A-02', field: 'appointmentId' });
      if (input.validTo < row.validFrom) refusals.push({ code: 'DATES_REVERSED', field: 'validTo' });
      if (row.validTo && row.validTo < input.validTo) {
        refusals.push({ code: 'APPOINTMENT_ENDED', field: 'appointmentId', params: { on: row.validTo } });
      }
      if (refusals.length > 0) throw refused(refusals);
      const found = await this.duties.after(
        async () => {
          await this.uow.affect(
            `UPDATE organizations.appointment SET valid_to = $3 WHERE jurisdiction_id = $1 AND id = $2`,
            [jurisdictionId, input.appointmentId, input.validTo],
          );
        },
        { accountId: row.userId },
      );
      if (found.length > 0) throw refused(found);
      this.audit.record({
        entity: 'organizations.appointment',
        entityId: input.appointmentId,
        action: 'endAppointment',
        fields: { seatId: row.seatId, userId: row.userId, validTo: input.validTo },
        comment: plainText(input.handover),
      });
      return row.seatId;
    });
  }

  private async locked(seatId: string): Promise<{ title: string; roles: Role[]; state: string; agencyKind: string }> {
    const [row] = await this.uow.query<{ title: string; roles: Role[]; state: string; agencyKind: string }>(
      `SELECT s.title, s.roles, s.state, a.kind AS "agencyKind" FROM organizations.seat s
         JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id
        WHERE s.jurisdiction_id = $1 AND s.id = $2 FOR UPDATE OF s`,
      [currentActor().jurisdictionId, seatId],
    );
    if (!row) throw notFound('seatId');
    return row;
  }

  private async isOwn(seatId: string): Promise<boolean> {
    const { jurisdictionId, userId, today } = currentActor();
    const rows = await this.uow.query(
      `SELECT 1 FROM organizations.appointment WHERE jurisdiction_id = $1 AND seat_id = $2 AND account_id = $3
          AND (valid_to IS NULL OR valid_to >= $4::date)`,
      [jurisdictionId, seatId, userId, today],
    );
    return rows.length > 0;
  }
}
