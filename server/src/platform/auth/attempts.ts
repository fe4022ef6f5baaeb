import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import { ATTEMPT_WINDOW_MINUTES, FAILURES_PER_ACCOUNT, FAILURES_PER_ADDRESS, LOCK_MINUTES } from './limits.js';

/**
 * Counts failures per account and per address. An attempt is counted before the password is compared and forgiven when
 * it was right, so that many attempts at once cannot slip through together (controls C6).
 */
@Injectable()
export class SignInAttempts {
  constructor(private readonly uow: UnitOfWork) {}

  /** @throws DomainError UNAUTHENTICATED with SIGN_IN_LOCKED while one of the two is locked */
  async begin(account: string, ip: string | null): Promise<void> {
    const keys = keysOf(account, ip);
    const locked = await this.uow.write(async () => {
      const rows = await this.uow.query<{ isLocked: boolean }>(
        `INSERT INTO auth.sign_in_attempt AS t (key, failures)
         SELECT k.key, 1 FROM unnest($1::text[]) AS k(key) ORDER BY k.key
         ON CONFLICT (key) DO UPDATE SET
           failures = CASE WHEN t.locked_until > now() THEN t.failures
                           WHEN t.window_started_at < now() - interval '${ATTEMPT_WINDOW_MINUTES} minutes' THEN 1
                           ELSE t.failures + 1 END,
           window_started_at = CASE WHEN t.window_started_at < now() - interval '${ATTEMPT_WINDOW_MINUTES} minutes'
                                    THEN now() ELSE t.window_started_at END
         RETURNING COALESCE(locked_until > now(), false) AS "isLocked"`,
        [keys],
      );
      await this.uow.affect(
        `UPDATE auth.sign_in_attempt SET locked_until = now() + interval '${LOCK_MINUTES} minutes', failures = 0
          WHERE key = ANY ($1) AND (locked_until IS NULL OR locked_until <= now())
            AND failures >= CASE WHEN key LIKE 'account:%' THEN $2::int ELSE $3::int END`,
        [keys, FAILURES_PER_ACCOUNT, FAILURES_PER_ADDRESS],
      );
      return rows.some(({ isLocked }) => isLocked);
    });
    if (locked) {
      throw new DomainError('UNAUTHENTICATED', [
        { code: 'SIGN_IN_LOCKED', params: { minutes: LOCK_MINUTES }, wayOut: 'WAIT_OR_ASK_ADMINISTRATOR' },
      ]);
    }
  }

  async forgive(account: string, ip: string | null): Promise<void> {
    const [ofAccount, ofAddress] = keysOf(account, ip);
    await this.uow.affect('DELETE FROM auth.sign_in_attempt WHERE key = $1', [ofAccount]);
    // The address keeps its other failures: one known password must not wash a list of guesses.
    await this.uow.affect('UPDATE auth.sign_in_attempt SET failures = GREATEST(failures - 1, 0) WHERE key = $1', [
      ofAddress,
    ]);
  }
}

const keysOf = (account: string, ip: string | null): [string, string] => [
  `account:${account.toLowerCase().slice(0, 200)}`,
  `address:${ip ?? 'unknown'}`,
];
