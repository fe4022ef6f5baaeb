import { Injectable } from '@nestjs/common';
import type { Refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { AccountEntity, hashPassword, LoginDirectoryEntity } from '../../../platform/auth/index.js';
import { isId, newId, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { IdempotencyService, type Page, pageOf, decodeCursor, plainText } from '../../../platform/graphql/index.js';
import { AdministrationReads, type UserFilter, type UserRecord } from '../persistence/administration.reads.js';
import { Duties } from './duties.js';
import { allowAdministrators } from './allow-administrators.js';
import { oneTimePassword } from './one-time-password.js';

/** A password that is shown once. Null when the same request is repeated: what was shown is not kept. */
export interface NewPassword {
  userId: string;
  password: string | null;
}

interface AccountRow {
  account: string;
  state: string;
  personName: string;
}

/** Accounts of people: opened, changed and closed by the system administrator. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: AdministrationReads,
    private readonly audit: AuditService,
    private readonly duties: Duties,
    private readonly idempotency: IdempotencyService,
  ) {}

  async users(filter: UserFilter, first: number, after: string | null | undefined): Promise<Page<UserRecord>> {
    allowAdministrators();
    const page = { first, after: decodeCursor(after, 1) };
    const [rows, total] = await Promise.all([this.reads.users(filter, page), this.reads.countUsers(filter)]);
    return pageOf(
      rows,
      first,
      total,
      (row) => [row.account],
      (row) => row,
    );
  }

  async user(id: string): Promise<UserRecord> {
    const [row] = await this.reads.users({ ids: [id] }, { first: 1, after: null });
    if (!row) throw notFound('userId');
    return row;
  }

  async createUser(input: {
    account: string;
    personName: string;
    idempotencyKey?: string | null;
  }): Promise<NewPassword> {
    const account = plainText(input.account).toLowerCase();
    const personName = plainText(input.personName);
    let password: string | null = null;
    const { id } = await this.idempotency.once(
      'createUser',
      input.idempotencyKey,
      { account, personName },
      async () => {
        const userId = newId();
        const fresh = await this.uow.insert(
          LoginDirectoryEntity,
          [{ kind: 'ACCOUNT', name: account, subjectId: userId }],
          {
            key: ['kind', 'name'],
          },
        );
        if (fresh === 0) throw refused([{ code: 'ACCOUNT_TAKEN', field: 'account', wayOut: 'CHOOSE_OTHER_ACCOUNT' }]);
        password = oneTimePassword(account);
        await this.uow.insert(AccountEntity, [
          { id: userId, account, personName, passwordHash: await hashPassword(password) },
        ]);
        this.audit.record({
          entity: 'auth.account',
          entityId: userId,
          action: 'createUser',
          fields: { account, personName },
        });
        return { id: userId };
      },
    );
    return { userId: id, password };
  }

  async updateUser(input: {
    userId: string;
    expectedVersion: number;
    personName: string;
    state: 'ACTIVE' | 'DISABLED';
    idempotencyKey?: string | null;
  }): Promise<string> {
    const { idempotencyKey, ...body } = input;
    const personName = plainText(input.personName);
    return this.idempotency.once('updateUser', idempotencyKey, body, async () => {
      const { jurisdictionId, userId } = currentActor();
      const row = await this.locked(input.userId);
      const refusals: Refusal[] = [];
      if (input.state === 'DISABLED' && input.userId === userId) refusals.push({ code: 'OWN_ACCOUNT', field: 'state' });
      if (refusals.length > 0) throw refused(refusals);
      const found = await this.duties.after(
        () =>
          updateVersioned(this.uow, 'auth.account', jurisdictionId, input.userId, input.expectedVersion, {
            person_name: personName,
            state: input.state,
          }),
        { accountId: input.userId },
      );
      if (found.length > 0) throw refused(found);
      if (input.state === 'DISABLED') await this.closeSessions(input.userId);
      this.audit.record({
        entity: 'auth.account',
        entityId: input.userId,
        action: row.state === input.state ? 'updateUser' : input.state === 'DISABLED' ? 'disableUser' : 'enableUser',
        fields: { personName, state: input.state },
      });
      return input.userId;
    });
  }

  /** Gives a one-time password, ends every session and lifts a lock. The person must choose a password of his own. */
  async resetPassword(input: { userId: string; reason: string; idempotencyKey?: string | null }): Promise<NewPassword> {
    const { idempotencyKey, ...body } = input;
    let password: string | null = null;
    const { id } = await this.idempotency.once('resetPassword', idempotencyKey, body, async () => {
      const { jurisdictionId, userId } = currentActor();
      const row = await this.locked(input.userId);
      if (input.userId === userId)
        throw refused([{ code: 'OWN_PASSWORD', field: 'userId', wayOut: 'CHANGE_PASSWORD' }]);
      password = oneTimePassword(row.account);
      await this.uow.affect(
        `INSERT INTO auth.password_history (jurisdiction_id, id, account_id, password_hash)
         SELECT jurisdiction_id, $3, id, password_hash FROM auth.account WHERE jurisdiction_id = $1 AND id = $2`,
        [jurisdictionId, input.userId, newId()],
      );
      await this.uow.affect(
        `UPDATE auth.account SET password_hash = $3, must_change_password = true, password_changed_at = now(),
                version = version + 1, updated_at = now() WHERE jurisdiction_id = $1 AND id = $2`,
        [jurisdictionId, input.userId, await hashPassword(password)],
      );
      await this.closeSessions(input.userId);
      await this.uow.affect(`DELETE FROM auth.sign_in_attempt WHERE key = 'account:' || lower($1)`, [row.account]);
      this.audit.record({
        entity: 'auth.account',
        entityId: input.userId,
        action: 'resetPassword',
        comment: plainText(input.reason),
      });
      return { id: input.userId };
    });
    return { userId: id, password };
  }

  /** Ends all sessions of a person at once (controls C7). @returns how many there were */
  async endSessions(userId: string): Promise<number> {
    if (!isId(userId)) throw notFound('userId');
    return this.uow.write(async () => {
      await this.locked(userId);
      const ended = await this.closeSessions(userId);
      this.audit.record({ entity: 'auth.account', entityId: userId, action: 'endSessions', fields: { ended } });
      return ended;
    });
  }

  private closeSessions(userId: string): Promise<number> {
    return this.uow.affect(
      `UPDATE auth.session SET ended_at = now() WHERE jurisdiction_id = $1 AND account_id = $2 AND ended_at IS NULL`,
      [currentActor().jurisdictionId, userId],
    );
  }

  private async locked(userId: string): Promise<AccountRow> {
    const [row] = await this.uow.query<AccountRow>(
      `SELECT account, state, person_name AS "personName" FROM auth.account
        WHERE jurisdiction_id = $1 AND id = $2 FOR UPDATE`,
      [currentActor().jurisdictionId, userId],
    );
    if (!row) throw notFound('userId');
    return row;
  }
}
