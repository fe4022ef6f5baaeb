import type { Scope } from '@jixiao/shared';
import type { Organizations } from './organizations.js';
import { type Batch, batch, type Row } from './tables/index.js';

/** What the generator cannot know: hashes are salted, so the caller brings them. */
export interface DemoSecrets {
  /** Argon2 hash of the common demo password. */
  readonly passwordHash: string;
  /** Hash of the common secret of the demo's API clients. */
  readonly clientSecretHash: string;
}

/** Accounts, their appointments, the programs, and the directory that tells in which tenant a name signs in. */
export function buildPeople(organizations: Organizations, secrets: DemoSecrets): Batch[] {
  const { id, accounts, formerAccounts, firms, plan } = organizations;
  const clients: Row<'auth.api_client'>[] = [];
  const client = (clientId: string, name: string, scopes: readonly Scope[], seatId: string): void => {
    clients.push({
      id: id('api-client', clients.length + 1),
      client_id: plan.accountPrefix + clientId,
      name,
      secret_hash: secrets.clientSecretHash,
      scopes,
      seat_id: seatId,
    });
  };
  client('budget-system', '预算管理一体化系统（演示）', ['budget-feed'], organizations.feedSeatId);
  firms.forEach(({ name, person }, i) =>
    client(
      i === 0 ? 'firm-program' : `firm-program-${i + 1}`,
      `${name}（演示程序）`,
      ['evaluation', 'webhooks'],
      person.seatId,
    ),
  );
  return [
    batch(
      'auth.account',
      accounts.map((person) => ({
        id: person.accountId,
        account: person.account,
        person_name: person.personName,
        password_hash: secrets.passwordHash,
        must_change_password: false,
        state: formerAccounts.has(person.accountId) ? 'DISABLED' : 'ACTIVE',
      })),
    ),
    batch('organizations.appointment', organizations.appointments),
    batch('auth.api_client', clients),
    batch('auth.login_directory', [
      ...accounts.map((person) => ({ kind: 'ACCOUNT', name: person.account, subject_id: person.accountId })),
      ...clients.map((row) => ({ kind: 'CLIENT', name: row.client_id, subject_id: row.id })),
    ]),
  ];
}
