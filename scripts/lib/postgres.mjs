/** A supervisor of PostgreSQL on its bare binaries: one data folder, loopback only, scram, adopted when it already runs. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { createRequire } from 'node:module';
import { databaseUser, nativeFolder, privateFolder } from './native-postgres.mjs';
import { ROOT } from './runtime.mjs';

const SUPERUSER = 'jixiao_root';
const ROLES = ['jixiao_owner', 'jixiao_app', 'jixiao_portal'];
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
// Loaded late: on a bare machine the package is there only once it has been installed.
const pg = () => createRequire(path.join(ROOT, 'server', 'package.json'))('pg');

/**
 * Starts PostgreSQL on `home`/postgres, or adopts the one that already runs there.
 *
 * @param home folder that the supervisor owns
 * @param throwaway for tests: no fsync, nothing to be kept
 */
export async function startPostgres({ home, throwaway = false, say = () => undefined }) {
  const user = databaseUser();
  const native = nativeFolder(user, home);
  const data = path.join(home, 'postgres');
  const secrets = readSecrets(home);
  if (!existsSync(path.join(data, 'PG_VERSION')))
    initialise({ native, data, home, user, password: secrets[SUPERUSER] });

  const adopted = await adopt(data, secrets);
  const port = adopted?.port ?? (await launch({ native, data, home, user, secrets, throwaway }));
  if (adopted) say('PostgreSQL is already running on this data folder: used as it is.');
  const url = (role, database) => `postgres://${role}:${secrets[role]}@127.0.0.1:${port}/${database}`;
  await ensureRoles(url(SUPERUSER, 'postgres'), secrets);
  return {
    port,
    adopted: Boolean(adopted),
    url,
    superuserUrl: url(SUPERUSER, 'postgres'),
    /** @returns whether the database was made just now */
    ensureDatabase: (name) => ensureDatabase(url(SUPERUSER, 'postgres'), name),
    stop: () => stop(data),
  };
}

function readSecrets(home) {
  privateFolder(path.join(home, 'keys'), null);
  const file = path.join(home, 'keys', 'roles.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const secrets = Object.fromEntries([SUPERUSER, ...ROLES].map((role) => [role, randomBytes(24).toString('hex')]));
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

const asUser = (user) => (user ? { uid: user.uid, gid: user.gid } : {});
const environment = (native) => ({
  PATH: process.env.PATH,
  ...(process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {}),
  LD_LIBRARY_PATH: path.join(native, 'lib'),
  DYLD_LIBRARY_PATH: path.join(native, 'lib'),
  LC_ALL: 'C.UTF-8',
  TZ: 'Asia/Shanghai',
});

function initialise({ native, data, home, user, password }) {
  // A folder without PG_VERSION is what an interrupted initdb left.
  rmSync(data, { recursive: true, force: true });
  privateFolder(data, user);
  const passwordFile = path.join(home, `.password-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  try {
    const result = spawnSync(
      path.join(native, 'bin', 'initdb'),
      [
        '-D',
        data,
        '-U',
        SUPERUSER,
        '-E',
        'UTF8',
        '--locale-provider=icu',
        '--icu-locale=zh-Hans-CN',
        '--lc-collate=C',
        '--lc-ctype=C.UTF-8',
        '-A',
        'scram-sha-256',
        '-k',
        `--pwfile=${passwordFile}`,
      ],
      { cwd: data, env: environment(native), encoding: 'utf8', ...asUser(user) },
    );
    if (result.status !== 0) throw new Error(`initdb: ${result.error?.message ?? result.stderr}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** What postmaster.pid says, when the process that it names answers to our password. */
async function adopt(data, secrets) {
  const pidFile = path.join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n');
  if (!isAlive(Number(pid))) return null;
  const url = `postgres://${SUPERUSER}:${secrets[SUPERUSER]}@127.0.0.1:${port}/postgres`;
  return (await answers(url, 10_000, () => isAlive(Number(pid)), data)) ? { port: Number(port) } : null;
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function launch({ native, data, home, user, secrets, throwaway }) {
  // After kill -9 of the postmaster its last children may hold the shared memory for a moment.
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const log = openSync(path.join(home, 'postgres.log'), 'a', 0o600);
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=120',
      'shared_buffers=256MB',
      'work_mem=16MB',
      'timezone=Asia/Shanghai',
      'log_timezone=Asia/Shanghai',
      ...(throwaway ? ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'] : []),
    ];
    const child = spawn(
      path.join(native, 'bin', 'postgres'),
      ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
      // Its own group: Ctrl-C reaches the supervisor, which then stops PostgreSQL in order.
      { cwd: data, env: environment(native), stdio: ['ignore', log, log], detached: true, ...asUser(user) },
    );
    let ended = null;
    child.once('exit', (code) => (ended = code ?? -1));
    child.once('error', (error) => (ended = error));
    child.unref();
    const url = `postgres://${SUPERUSER}:${secrets[SUPERUSER]}@127.0.0.1:${port}/postgres`;
    if (await answers(url, 60_000, () => ended === null, data)) return port;
    if (attempt >= 5) {
      const tail = readFileSync(path.join(home, 'postgres.log'), 'utf8').split('\n').slice(-12).join('\n');
      throw new Error(`PostgreSQL did not start. The end of its log:\n${tail}`);
    }
    await sleep(500 * attempt);
  }
}

/** Waits until the server of this very data folder answers. */
async function answers(url, patience, stillRuns, data) {
  for (const end = Date.now() + patience; Date.now() < end && stillRuns(); await sleep(50)) {
    const client = new (pg().Client)({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query('SHOW data_directory');
      return rows[0].data_directory === data;
    } catch (error) {
      // A wrong password means a stranger on that port: waiting would not help.
      if (error.code === '28P01') return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export async function withClient(url, work) {
  const client = new (pg().Client)({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function ensureRoles(url, secrets) {
  return withClient(url, async (client) => {
    const { rows } = await client.query('SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)', [ROLES]);
    const known = new Set(rows.map(({ rolname }) => rolname));
    for (const role of ROLES.filter((name) => !known.has(name))) {
      await client.query(`CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB PASSWORD '${secrets[role]}'`);
    }
  });
}

function ensureDatabase(url, name) {
  return withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount > 0) return false;
    await client.query(`CREATE DATABASE "${name}" OWNER jixiao_owner`);
    return true;
  });
}

async function stop(data) {
  const pidFile = path.join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!isAlive(pid)) return;
  // Fast shutdown: sessions are ended, what was committed stays.
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid) && waited < 20_000; waited += 50) await sleep(50);
}
