import { Injectable } from '@nestjs/common';
import { type Permission, permissionsOf, type Role, type Scope, SCOPES } from '@jixiao/shared';
import type { Request } from 'express';
import type { Actor } from '../access/actor.js';
import type { RequestContext } from '../access/context.js';
import { isId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import {
  CLIENT_HEADER,
  COOKIE,
  NO_JURISDICTION,
  SESSION_ABSOLUTE_HOURS,
  SESSION_IDLE_MINUTES,
  SESSION_TOUCH_SECONDS,
} from './limits.js';
import { tokenHash } from './secrets.js';

interface IdentityRow {
  sessionId: string | null;
  userId: string;
  personName: string;
  mustChangePassword: boolean;
  isStale: boolean;
  scopes: Scope[] | null;
  seatId: string | null;
  seatTitle: string | null;
  roles: Role[] | null;
  agencyId: string | null;
  agencyName: string | null;
  agencyKind: string | null;
  today: string;
}

const TODAY = `COALESCE(place.demo_date, i.demo_date, (now() AT TIME ZONE 'Asia/Shanghai')::date)`;
const SEAT = `seat.id AS "seatId", seat.title AS "seatTitle", seat.roles, agency.id AS "agencyId", agency.name AS "agencyName",
  agency.kind AS "agencyKind", to_char(${TODAY}, 'YYYY-MM-DD') AS today`;

const BY_SESSION = `
  SELECT s.id AS "sessionId", a.id AS "userId", a.person_name AS "personName",
         a.must_change_password AS "mustChangePassword", NULL AS scopes,
         s.last_seen_at < now() - interval '${SESSION_TOUCH_SECONDS} seconds' AS "isStale", ${SEAT}
    FROM auth.session s
    JOIN auth.account a ON a.jurisdiction_id = s.jurisdiction_id AND a.id = s.account_id AND a.state = 'ACTIVE'
    CROSS JOIN platform.installation i
    JOIN organizations.jurisdiction place ON place.jurisdiction_id = s.jurisdiction_id AND place.id = s.jurisdiction_id
    -- One seat by its key: as a plain join the planner reads all seats of the jurisdiction, for every request.
    LEFT JOIN LATERAL (
      SELECT one.* FROM organizations.seat one
       WHERE one.jurisdiction_id = s.jurisdiction_id AND one.id = s.seat_id AND one.state = 'ACTIVE' AND EXISTS (
           SELECT 1 FROM organizations.appointment p
            WHERE p.jurisdiction_id = s.jurisdiction_id AND p.seat_id = s.seat_id AND p.account_id = s.account_id
              AND p.valid_from <= ${TODAY} AND (p.valid_to IS NULL OR p.valid_to >= ${TODAY}))
       LIMIT 1) seat ON TRUE
    LEFT JOIN organizations.agency agency ON agency.jurisdiction_id = seat.jurisdiction_id AND agency.id = seat.agency_id
   WHERE s.jurisdiction_id = $1 AND s.token_hash = $2 AND s.ended_at IS NULL
     AND s.created_at > now() - interval '${SESSION_ABSOLUTE_HOURS} hours'
     AND s.last_seen_at > now() - interval '${SESSION_IDLE_MINUTES} minutes'`;

const BY_TOKEN = `
  SELECT NULL AS "sessionId", c.id AS "userId", c.name AS "personName", false AS "mustChangePassword", t.scopes,
         false AS "isStale", ${SEAT}
    FROM auth.access_token t
    JOIN auth.api_client c ON c.jurisdiction_id = t.jurisdiction_id AND c.id = t.client_row_id AND c.state = 'ACTIVE'
    CROSS JOIN platform.installation i
    JOIN organizations.jurisdiction place ON place.jurisdiction_id = t.jurisdiction_id AND place.id = t.jurisdiction_id
    JOIN organizations.seat seat ON seat.jurisdiction_id = c.jurisdiction_id AND seat.id = c.seat_id AND seat.state = 'ACTIVE'
    JOIN organizations.agency agency ON agency.jurisdiction_id = seat.jurisdiction_id AND agency.id = seat.agency_id
   WHERE t.jurisdiction_id = $1 AND t.token_hash = $2 AND t.revoked_at IS NULL AND t.expires_at > now()`;

/** Finds out who acts, from the session cookie of a person or the bearer token of a program. */
@Injectable()
export class Authenticator {
  constructor(private readonly uow: UnitOfWork) {}

  anonymous(): Actor {
    return {
      kind: 'ANONYMOUS',
      jurisdictionId: NO_JURISDICTION,
      userId: null,
      personName: '',
      seatId: null,
      seatTitle: null,
      agencyId: null,
      agencyName: null,
      agencyKind: null,
      roles: [],
      permissions: new Set(),
      today: todayInShanghai(),
      sessionId: null,
      mustChangePassword: false,
    };
  }

  /** Puts the proven actor into the context; leaves it anonymous where nothing is proven. */
  async authenticate(request: Request, context: RequestContext): Promise<void> {
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const credential = split(bearer ?? cookieOf(request));
    if (!bearer) demandOwnPage(request);
    if (!credential) return;
    const name = bearer ? 'actor_by_token' : 'actor_by_session';
    context.actor = { ...context.actor, jurisdictionId: credential.jurisdictionId };
    const [row] = await this.uow.prepared<IdentityRow>(name, bearer ? BY_TOKEN : BY_SESSION, [
      credential.jurisdictionId,
      tokenHash(credential.token),
    ]);
    if (!row) {
      // What the foreign scope showed must not be seen by the rest of an anonymous request.
      await this.uow.endRead();
      context.actor = this.anonymous();
      return;
    }
    context.actor = actorOf(row, credential.jurisdictionId, bearer ? 'CLIENT' : 'PERSON');
    demandOwnPassword(request, context.actor);
    if (row.isStale) await this.touch(credential.jurisdictionId, row.sessionId!);
  }

  private async touch(jurisdictionId: string, sessionId: string): Promise<void> {
    await this.uow.write(() =>
      this.uow.affect(`UPDATE auth.session SET last_seen_at = now() WHERE jurisdiction_id = $1 AND id = $2`, [
        jurisdictionId,
        sessionId,
      ]),
    );
  }
}

/** China keeps one time all year; asking the locale library would cost each request more than its sign-in look-up. */
const SHANGHAI_MS = 8 * 3_600_000;
const todayInShanghai = (): string => new Date(Date.now() + SHANGHAI_MS).toISOString().slice(0, 10);

function actorOf(row: IdentityRow, jurisdictionId: string, kind: 'PERSON' | 'CLIENT'): Actor {
  const { isStale: _, scopes, roles, ...known } = row;
  const ofSeat = permissionsOf(roles ?? []);
  return { ...known, kind, jurisdictionId, roles: roles ?? [], permissions: scopes ? within(ofSeat, scopes) : ofSeat };
}

/** A program gets what it asked for and its seat has, never more. */
function within(ofSeat: ReadonlySet<Permission>, scopes: readonly Scope[]): ReadonlySet<Permission> {
  const asked = new Set<Permission>(scopes.flatMap((scope) => [...(SCOPES[scope] ?? [])]));
  return new Set([...ofSeat].filter((permission) => asked.has(permission)));
}

function cookieOf(request: Request): string | undefined {
  const parts = (request.headers.cookie ?? '').split(';').map((part) => part.trim());
  return parts.find((part) => part.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}

function split(value: string | undefined): { jurisdictionId: string; token: string } | null {
  const [jurisdictionId, token] = (value ?? '').split('.');
  return isId(jurisdictionId) && token ? { jurisdictionId, token } : null;
}

/** Whoever writes without a token must be one of our own pages (controls C3, cross-site requests). */
function demandOwnPage(request: Request): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || request.originalUrl.startsWith('/api/oauth/')) return;
  if (request.headers[CLIENT_HEADER]) return;
  throw new DomainError('FORBIDDEN', [{ code: 'CLIENT_HEADER_MISSING', params: { header: CLIENT_HEADER } }]);
}

const OPEN_WITH_ONE_TIME_PASSWORD = /^\/api\/(auth\/(sign-in|sign-out|password)|health\/|public\/)/;

/** A password that somebody else has seen opens nothing but its own change. GraphQL looks field by field. */
function demandOwnPassword(request: Request, actor: Actor): void {
  const path = request.originalUrl;
  if (!actor.mustChangePassword || !path.startsWith('/api/') || OPEN_WITH_ONE_TIME_PASSWORD.test(path)) return;
  throw new DomainError('FORBIDDEN', [{ code: 'PASSWORD_CHANGE_REQUIRED', wayOut: 'CHANGE_PASSWORD' }]);
}
