import pg from 'pg';
import { hashPassword } from '../platform/auth/index.js';
import { DEMO_PASSWORD, demoAccounts } from './accounts.js';
import { loadBatches } from './load.js';
import { DEMO_DATE, EXAMPLE_COUNTY, LUOLONG } from './names.js';
import { buildOrganizations, type Organizations } from './organizations.js';
import { buildPeople } from './people.js';
import type { Batch } from './tables/index.js';

export { DEMO_PASSWORD } from './accounts.js';

/** Whether nothing has been loaded or entered yet. @param databaseUrl connection of the owner role */
export async function isEmpty(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ isEmpty: boolean }>(
      'SELECT NOT EXISTS (SELECT 1 FROM auth.login_directory) AS "isEmpty"',
    );
    return rows[0]!.isEmpty;
  });
}

/**
 * Loads the demo, all of it or nothing: 洛龙区 2019 as its bureau reported it, and a small second tenant.
 *
 * @param databaseUrl connection of the owner role
 */
export async function loadDemo(databaseUrl: string, progress: (line: string) => void): Promise<void> {
  const started = Date.now();
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await withClient(databaseUrl, async (client) => {
    await client.query('BEGIN');
    const loaded: Organizations[] = [];
    for (const plan of [LUOLONG, EXAMPLE_COUNTY]) {
      const organizations = buildOrganizations(plan);
      loaded.push(organizations);
      const people = buildPeople(organizations, { passwordHash, clientSecretHash: passwordHash });
      const batches: Batch[] = [...organizations.batches, ...people];
      await loadBatches(client, organizations.jurisdictionId, batches);
      progress(`  ${plan.name}: ${batches.reduce((sum, { rows }) => sum + rows.length, 0)} records`);
    }
    await client.query(
      `UPDATE platform.installation SET is_demo = true, demo_date = $1, jurisdiction_name = $2, demo_accounts = $3, updated_at = now()`,
      [DEMO_DATE, LUOLONG.fullName, JSON.stringify(demoAccounts(loaded))],
    );
    await client.query('COMMIT');
    await client.query('ANALYZE');
  });
  progress(`The demo was loaded in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
