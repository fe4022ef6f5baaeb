import { Injectable } from '@nestjs/common';
import type { Role } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

export interface AppointmentRecord {
  id: string;
  userId: string;
  personName: string;
  seatId: string;
  seatTitle: string;
  agencyId: string;
  agencyName: string;
  validFrom: string;
  validTo: string | null;
}

export interface UserRecord {
  id: string;
  account: string;
  personName: string;
  state: string;
  mustChangePassword: boolean;
  lastSignInAt: Date | null;
  lockedUntil: Date | null;
  version: number;
  appointments: AppointmentRecord[];
}

export interface SeatDetailsRecord {
  id: string;
  title: string;
  agencyId: string;
  agencyCode: string;
  agencyName: string;
  agencyKind: string;
  roles: Role[];
  state: string;
  version: number;
  personName: string | null;
  appointments: AppointmentRecord[];
}

export interface UserFilter {
  term?: string | null;
  state?: string | null;
  agencyId?: string | null;
  ids?: readonly string[] | null;
}

export interface SeatFilter {
  term?: string | null;
  agencyId?: string | null;
  role?: string | null;
  state?: string | null;
  ids?: readonly string[] | null;
}

export interface ListPage {
  first: number;
  after: readonly (string | number | null)[] | null;
}

const pattern = (term: string | null | undefined): string | null =>
  term ? `%${term.replace(/[\\%_]/g, '\\$&')}%` : null;

const appointments = (condition: string): string => `
  COALESCE((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'userId', h.id, 'personName', h.person_name, 'seatId', hs.id,
             'seatTitle', hs.title, 'agencyId', ha.id, 'agencyName', ha.name,
             'validFrom', m.valid_from, 'validTo', m.valid_to) ORDER BY m.valid_from DESC, m.id)
      FROM organizations.appointment m
      JOIN auth.account h ON h.jurisdiction_id = m.jurisdiction_id AND h.id = m.account_id
      JOIN organizations.seat hs ON hs.jurisdiction_id = m.jurisdiction_id AND hs.id = m.seat_id
      JOIN organizations.agency ha ON ha.jurisdiction_id = hs.jurisdiction_id AND ha.id = hs.agency_id
     WHERE ${condition}), '[]') AS appointments`;

const USERS = `
  FROM auth.account p
 WHERE p.jurisdiction_id = $1 AND ($2::text IS NULL OR p.account ILIKE $2 OR p.person_name ILIKE $2)
   AND ($3::text IS NULL OR p.state = $3) AND ($5::uuid[] IS NULL OR p.id = ANY ($5::uuid[]))
   AND ($4::uuid IS NULL OR EXISTS (
         SELECT 1 FROM organizations.appointment m
           JOIN organizations.seat s ON s.jurisdiction_id = m.jurisdiction_id AND s.id = m.seat_id
          WHERE m.jurisdiction_id = $1 AND m.account_id = p.id AND s.agency_id = $4::uuid))`;

const SEATS = `
  FROM organizations.seat s JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id
 WHERE s.jurisdiction_id = $1 AND ($2::text IS NULL OR s.title ILIKE $2 OR a.name ILIKE $2)
   AND ($3::uuid IS NULL OR s.agency_id = $3::uuid) AND ($4::text IS NULL OR $4 = ANY (s.roles))
   AND ($5::text IS NULL OR s.state = $5) AND ($6::uuid[] IS NULL OR s.id = ANY ($6::uuid[]))`;

export interface ProgramRecord {
  id: string;
  clientId: string;
  name: string;
  scopes: string[];
  state: string;
  seatId: string;
  seatTitle: string;
  agencyName: string;
  version: number;
}

/** People, seats and appointments as their administrators see them. Each page is one statement, its total another. */
@Injectable()
export class AdministrationReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** Programs of the place, the latest on top. */
  programs(ids: readonly string[] | null): Promise<ProgramRecord[]> {
    return this.uow.query<ProgramRecord & Record<string, unknown>>(
      `SELECT c.id, c.client_id AS "clientId", c.name, c.scopes, c.state, c.seat_id AS "seatId", s.title AS "seatTitle",
              a.name AS "agencyName", c.version
         FROM auth.api_client c
         JOIN organizations.seat s ON s.jurisdiction_id = c.jurisdiction_id AND s.id = c.seat_id
         JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id
        WHERE c.jurisdiction_id = $1 AND ($2::uuid[] IS NULL OR c.id = ANY ($2::uuid[])) ORDER BY c.id DESC LIMIT 200`,
      [currentActor().jurisdictionId, ids],
    );
  }

  async seatOfProgram(seatId: string): Promise<{ agencyKind: string } | null> {
    const [row] = await this.uow.query<{ agencyKind: string }>(
      `SELECT a.kind AS "agencyKind" FROM organizations.seat s
         JOIN organizations.agency a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.agency_id
        WHERE s.jurisdiction_id = $1 AND s.id = $2 AND s.state = 'ACTIVE'`,
      [currentActor().jurisdictionId, seatId],
    );
    return row ?? null;
  }

  users(filter: UserFilter, page: ListPage): Promise<UserRecord[]> {
    return this.uow.query<UserRecord>(
      `SELECT p.id, p.account, p.person_name AS "personName", p.state, p.must_change_password AS "mustChangePassword",
              p.last_sign_in_at AS "lastSignInAt", p.version,
              (SELECT t.locked_until FROM auth.sign_in_attempt t
                WHERE t.key = 'account:' || lower(p.account) AND t.locked_until > now()) AS "lockedUntil",
              ${appointments('m.jurisdiction_id = p.jurisdiction_id AND m.account_id = p.id')}
         ${USERS} AND ($6::text IS NULL OR p.account > $6) ORDER BY p.account LIMIT $7`,
      [...userParams(filter), page.after?.[0] ?? null, page.first + 1],
    );
  }

  async countUsers(filter: UserFilter): Promise<number> {
    const [row] = await this.uow.query<{ total: number }>(`SELECT count(*)::int AS total ${USERS}`, userParams(filter));
    return row!.total;
  }

  seats(filter: SeatFilter, page: ListPage): Promise<SeatDetailsRecord[]> {
    const params = seatParams(filter);
    return this.uow.query<SeatDetailsRecord>(
      `SELECT s.id, s.title, s.agency_id AS "agencyId", a.code AS "agencyCode", a.name AS "agencyName",
              a.kind AS "agencyKind", s.roles, s.state, s.version,
              (SELECT string_agg(p.person_name, '、' ORDER BY p.person_name) FROM organizations.appointment m
                 JOIN auth.account p ON p.jurisdiction_id = m.jurisdiction_id AND p.id = m.account_id
                WHERE m.jurisdiction_id = s.jurisdiction_id AND m.seat_id = s.id AND p.state = 'ACTIVE'
                  AND m.valid_from <= $7::date AND (m.valid_to IS NULL OR m.valid_to >= $7::date)) AS "personName",
              ${appointments('m.jurisdiction_id = s.jurisdiction_id AND m.seat_id = s.id')}
         ${SEATS} AND ($8::text IS NULL OR (a.code, s.id::text) > ($8, $9)) ORDER BY a.code, s.id::text LIMIT $10`,
      [...params, currentActor().today, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
    );
  }

  async countSeats(filter: SeatFilter): Promise<number> {
    const [row] = await this.uow.query<{ total: number }>(`SELECT count(*)::int AS total ${SEATS}`, seatParams(filter));
    return row!.total;
  }
}

function userParams({ term, state, agencyId, ids }: UserFilter): unknown[] {
  return [currentActor().jurisdictionId, pattern(term), state ?? null, agencyId ?? null, ids ?? null];
}

function seatParams({ term, agencyId, role, state, ids }: SeatFilter): unknown[] {
  return [currentActor().jurisdictionId, pattern(term), agencyId ?? null, role ?? null, state ?? null, ids ?? null];
}
