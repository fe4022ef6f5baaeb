import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Which template a test begins with: tables only, the demo of one district, or that with the other places. */
export type Template = 'template_empty' | 'template_demo' | 'template_places';

export interface TestDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly portalUrl: string;
  /** As the owner role inside one jurisdiction; what a test looks at, never what it calls the product's answer. */
  sql<Row extends pg.QueryResultRow>(jurisdictionId: string | null, text: string, params?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests by "npm test"`);
  return value;
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A database of one test file's own, cloned in a fraction of a second. */
export async function cloneDatabase(template: Template): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const superuser = setting('JIXIAO_TEST_SUPERUSER_URL');
  await withClient(superuser, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER jixiao_owner STRATEGY file_copy`),
  );
  const urlOf = (variable: string): string => setting(variable).replace('{database}', name);
  const ownerUrl = urlOf('JIXIAO_TEST_OWNER_URL');
  return {
    name,
    ownerUrl,
    appUrl: urlOf('JIXIAO_TEST_APP_URL'),
    portalUrl: urlOf('JIXIAO_TEST_PORTAL_URL'),
    sql: <Row extends pg.QueryResultRow>(jurisdictionId: string | null, text: string, params: unknown[] = []) =>
      withClient(ownerUrl, async (client) => {
        await client.query('BEGIN');
        if (jurisdictionId) await client.query(`SET LOCAL app.scope = '{${jurisdictionId}}'`);
        const { rows } = await client.query<Row>(text, params);
        await client.query('COMMIT');
        return rows;
      }),
    drop: async () => {
      await withClient(superuser, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}
