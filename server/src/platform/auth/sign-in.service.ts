import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { currentActor, currentContext } from '../access/context.js';
import { AuditService } from '../audit/audit.service.js';
import { newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError, notFound, refused } from '../errors/domain-error.js';
import { PasswordHistoryEntity } from './account.entity.js';
import { SignInAttempts } from './attempts.js';
import { PASSWORD_HISTORY, SESSIONS_PER_ACCOUNT, TOKEN_SECONDS } from './limits.js';
import { checkPassword } from './password-rules.js';
import { compareWithNothing, hashPassword, newToken, passwordMatches, tokenHash } from './secrets.js';
import { SessionEntity } from './session.entity.js';

interface DirectoryRow {
  jurisdictionId: string;
  subjectId: string;
}

const FAILED = new DomainError('UNAUTHENTICATED', [
  { code: 'SIGN_IN_FAILED', field: 'account', wayOut: 'CHECK_ACCOUNT_AND_PASSWORD' },
]);
const ON_DUTY = `p.valid_from <= $3::date AND (p.valid_to IS NULL OR p.valid_to >= $3::date)`;

/** Sessions of people and tokens of programs. Every outcome leaves an audit entry. */
@Injectable()
export class SignInService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
    private readonly attempts: SignInAttempts,
  ) {}

  /** @returns value of the session cookie */
  async signIn(account: string, password: string): Promise<string> {
    const { ip } = currentContext();
    const subject = await this.prove('ACCOUNT', account, password);
    return this.uow.write(async () => {
      await this.attempts.forgive(account, ip);
      const [row] = await this.uow.query<{ today: string }>(
        `SELECT to_char(COALESCE(place.demo_date, i.demo_date, (now() AT TIME ZONE 'Asia/Shanghai')::date), 'YYYY-MM-DD') AS today
           FROM platform.installation i JOIN organizations.jurisdiction place ON place.jurisdiction_id = $1 AND place.id = $1`,
        [subject.jurisdictionId],
      );
      const [seat] = await this.uow.query<{ seatId: string }>(
        `SELECT p.seat_id AS "seatId" FROM organizations.appointment p
          WHERE p.jurisdiction_id = $1 AND p.account_id = $2 AND ${ON_DUTY} ORDER BY p.valid_from, p.id LIMIT 1`,
        [subject.jurisdictionId, subject.subjectId, row!.today],
      );
      const token = newToken();
      const sessionId = newId();
      await this.uow.insert(SessionEntity, [
        { id: sessionId, tokenHash: tokenHash(token), accountId: subject.subjectId, seatId: seat?.seatId ?? null, ip },
      ]);
      await this.uow.affect(
        `UPDATE auth.session SET ended_at = now() WHERE jurisdiction_id = $1 AND id IN (
           SELECT id FROM auth.session WHERE jurisdiction_id = $1 AND account_id = $2 AND ended_at IS NULL
            ORDER BY created_at DESC, id DESC OFFSET ${SESSIONS_PER_ACCOUNT})`,
        [subject.jurisdictionId, subject.subjectId],
      );
      await this.uow.affect(`UPDATE auth.account SET last_sign_in_at = now() WHERE jurisdiction_id = $1 AND id = $2`, [
        subject.jurisdictionId,
        subject.subjectId,
      ]);
      this.audit.record({ entity: 'auth.session', entityId: sessionId, action: 'signIn' });
      return `${subject.jurisdictionId}.${token}`;
    });
  }

  async signOut(): Promise<void> {
    const { sessionId, jurisdictionId } = currentActor();
    if (!sessionId) return;
    await this.uow.write(async () => {
      await this.uow.affect(
        `UPDATE auth.session SET ended_at = now() WHERE jurisdiction_id = $1 AND id = $2 AND ended_at IS NULL`,
        [jurisdictionId, sessionId],
      );
      this.audit.record({ entity: 'auth.session', entityId: sessionId, action: 'signOut' });
    });
  }

  /** Goes on in another of one's own seats. */
  async chooseSeat(seatId: string): Promise<void> {
    const actor = signedIn();
    await this.uow.write(async () => {
      const changed = await this.uow.affect(
        `UPDATE auth.session s SET seat_id = $4 WHERE s.jurisdiction_id = $1 AND s.id = $5 AND EXISTS (
           SELECT 1 FROM organizations.appointment p WHERE p.jurisdiction_id = $1 AND p.account_id = $2 AND p.seat_id = $4 AND ${ON_DUTY})`,
        [actor.jurisdictionId, actor.userId, actor.today, seatId, actor.sessionId],
      );
      if (changed === 0) throw notFound('seatId');
      this.audit.record({
        entity: 'auth.session',
        entityId: actor.sessionId,
        action: 'chooseSeat',
        fields: { seatId },
      });
    });
  }

  /** Ends every other session of the person: whoever knew the old password is out. */
  async changePassword(current: string, next: string): Promise<void> {
    const actor = signedIn();
    await this.uow.write(async () => {
      const [row] = await this.uow.query<{ account: string; hash: string }>(
        `SELECT account, password_hash AS hash FROM auth.account WHERE jurisdiction_id = $1 AND id = $2 FOR UPDATE`,
        [actor.jurisdictionId, actor.userId],
      );
      if (!row) throw notFound();
      const former = await this.uow.query<{ hash: string }>(
        `SELECT password_hash AS hash FROM auth.password_history WHERE jurisdiction_id = $1 AND account_id = $2
          ORDER BY created_at DESC LIMIT ${PASSWORD_HISTORY}`,
        [actor.jurisdictionId, actor.userId],
      );
      const refusals = checkPassword(next, row.account);
      if (!(await passwordMatches(row.hash, current))) refusals.push({ code: 'PASSWORD_WRONG', field: 'current' });
      const used = await Promise.all([row, ...former].map(({ hash }) => passwordMatches(hash, next)));
      if (used.includes(true))
        refusals.push({ code: 'PASSWORD_USED_BEFORE', field: 'next', params: { last: PASSWORD_HISTORY } });
      if (refusals.length > 0) throw refused(refusals);
      await this.uow.insert(PasswordHistoryEntity, [{ id: newId(), accountId: actor.userId!, passwordHash: row.hash }]);
      await this.uow.affect(
        `UPDATE auth.account SET password_hash = $3, password_changed_at = now(), must_change_password = false,
                version = version + 1, updated_at = now() WHERE jurisdiction_id = $1 AND id = $2`,
        [actor.jurisdictionId, actor.userId, await hashPassword(next)],
      );
      await this.uow.affect(
        `UPDATE auth.session SET ended_at = now() WHERE jurisdiction_id = $1 AND account_id = $2 AND id <> $3 AND ended_at IS NULL`,
        [actor.jurisdictionId, actor.userId, actor.sessionId],
      );
      this.audit.record({ entity: 'auth.account', entityId: actor.userId, action: 'changePassword' });
    });
  }

  /** OAuth2 client credentials (RFC 6749 §4.4). @throws DomainError UNAUTHENTICATED, or BAD_INPUT for a scope not granted */
  async issueToken(
    clientId: string,
    secret: string,
    asked: readonly string[],
  ): Promise<{ token: string; scopes: string[]; seconds: number }> {
    const subject = await this.prove('CLIENT', clientId, secret);
    return this.uow.write(async () => {
      await this.attempts.forgive(clientId, currentContext().ip);
      const [client] = await this.uow.query<{ scopes: string[] }>(
        `SELECT scopes FROM auth.api_client WHERE jurisdiction_id = $1 AND id = $2`,
        [subject.jurisdictionId, subject.subjectId],
      );
      const granted = client?.scopes ?? [];
      const missing = asked.filter((scope) => !granted.includes(scope));
      if (missing.length > 0) {
        throw new DomainError('BAD_INPUT', [
          { code: 'SCOPE_NOT_GRANTED', field: 'scope', params: { scopes: missing.join(' ') } },
        ]);
      }
      const scopes = asked.length > 0 ? [...asked] : granted;
      const token = newToken();
      const id = newId();
      await this.uow.affect(
        `INSERT INTO auth.access_token (jurisdiction_id, id, token_hash, client_row_id, scopes, expires_at)
         VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))`,
        [subject.jurisdictionId, id, tokenHash(token), subject.subjectId, scopes, TOKEN_SECONDS],
      );
      this.audit.record({
        entity: 'auth.access_token',
        entityId: id,
        action: 'issueToken',
        fields: { clientId, scopes },
      });
      return { token: `${subject.jurisdictionId}.${token}`, scopes, seconds: TOKEN_SECONDS };
    });
  }

  /** Compares a secret; on success the context acts inside the subject's jurisdiction, though not yet in a seat. */
  private async prove(kind: 'ACCOUNT' | 'CLIENT', name: string, secret: string): Promise<DirectoryRow> {
    const context = currentContext();
    await this.attempts.begin(name, context.ip);
    const [subject] = await this.uow.query<DirectoryRow>(
      `SELECT jurisdiction_id AS "jurisdictionId", subject_id AS "subjectId" FROM auth.login_directory WHERE kind = $1 AND name = $2`,
      [kind, name],
    );
    await this.uow.endRead();
    if (!subject) {
      await compareWithNothing(secret);
      throw FAILED;
    }
    const actor: Actor = {
      ...context.actor,
      kind: kind === 'CLIENT' ? 'CLIENT' : 'PERSON',
      jurisdictionId: subject.jurisdictionId,
      userId: subject.subjectId,
      personName: name,
    };
    context.actor = actor;
    const sql =
      kind === 'ACCOUNT'
        ? `SELECT password_hash AS hash, state FROM auth.account WHERE jurisdiction_id = $1 AND id = $2`
        : `SELECT secret_hash AS hash, state FROM auth.api_client WHERE jurisdiction_id = $1 AND id = $2`;
    const [row] = await this.uow.query<{ hash: string; state: string }>(sql, [
      subject.jurisdictionId,
      subject.subjectId,
    ]);
    await this.uow.endRead();
    const matches = row ? await passwordMatches(row.hash, secret) : false;
    if (matches && row!.state === 'ACTIVE') return subject;
    await this.uow.write(async () => {
      this.audit.record({
        entity: kind === 'ACCOUNT' ? 'auth.account' : 'auth.api_client',
        entityId: subject.subjectId,
        action: 'signIn',
        result: 'REFUSED',
      });
      await Promise.resolve();
    });
    throw FAILED;
  }
}

function signedIn(): Actor {
  const actor = currentActor();
  if (actor.kind !== 'PERSON' || !actor.sessionId)
    throw new DomainError('UNAUTHENTICATED', [{ code: 'SIGN_IN_REQUIRED' }]);
  return actor;
}
