import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withClient } from '../harness/index.js';

interface Running {
  port: number;
  adopted: boolean;
  superuserUrl: string;
  url(role: string, database: string): string;
  ensureDatabase(name: string): Promise<boolean>;
  stop(): Promise<void>;
}

const lib = (file: string): string =>
  pathToFileURL(path.resolve(import.meta.dirname, '../../../scripts/lib', file)).href;

let home: string;
let start: () => Promise<Running>;
beforeAll(async () => {
  const { startPostgres } = (await import(lib('postgres.mjs'))) as {
    startPostgres: (options: object) => Promise<Running>;
  };
  const { databaseUser, dataHome } = (await import(lib('native-postgres.mjs'))) as {
    databaseUser: () => object | null;
    dataHome: (user: object | null) => string;
  };
  home = mkdtempSync(path.join(dataHome(databaseUser()), 'supervised-'));
  const { chmodSync } = await import('node:fs');
  chmodSync(home, 0o755);
  start = () => startPostgres({ home });
});
afterAll(async () => {
  await (await start()).stop();
  rmSync(home, { recursive: true, force: true });
});

const postmaster = (): number =>
  Number(readFileSync(path.join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

describe('the embedded PostgreSQL', () => {
  it('starts on an empty folder, sorts by pinyin, and is adopted when it already runs', async () => {
    const first = await start();
    expect(first.adopted).toBe(false);
    expect(await first.ensureDatabase('kept')).toBe(true);
    const names = await withClient(first.superuserUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT name FROM unnest(ARRAY['周', '李', '陈']) AS t(name) ORDER BY name`,
      );
      return rows.map(({ name }) => name);
    });
    expect(names).toEqual(['陈', '李', '周']);
    const second = await start();
    expect([second.adopted, second.port]).toEqual([true, first.port]);
  });

  it('comes back with its data after kill -9', async () => {
    const before = await start();
    await withClient(before.url('jixiao_owner', 'kept'), (client) =>
      client.query('CREATE TABLE mark AS SELECT 42 AS value'),
    );
    process.kill(postmaster(), 'SIGKILL');
    const after = await start();
    expect(after.adopted).toBe(false);
    const value = await withClient(
      after.url('jixiao_owner', 'kept'),
      async (client) => (await client.query<{ value: number }>('SELECT value FROM mark')).rows[0]!.value,
    );
    expect(value).toBe(42);
  });

  it('answers on this machine only', async () => {
    const { port } = await start();
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      const refused = await new Promise<boolean>((resolve) => {
        const socket = connect({ host: address, port, timeout: 2_000 });
        socket.once('connect', () => {
          socket.destroy();
          resolve(false);
        });
        socket.once('error', () => resolve(true));
        socket.once('timeout', () => resolve(true));
      });
      expect(refused).toBe(true);
    }
  });

  it('gives no role of the product more than it needs, and lets nobody in without a password', async () => {
    const running = await start();
    const roles = await withClient(running.superuserUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT rolname FROM pg_roles WHERE rolname LIKE 'jixiao\\_%' AND rolname <> 'jixiao_root' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)`,
      );
      return rows;
    });
    expect(roles).toEqual([]);
    const open = running.superuserUrl.replace(/:[0-9a-f]+@/, ':wrong@');
    await expect(withClient(open, (client) => client.query('SELECT 1'))).rejects.toThrow(/password/);
  });
});
