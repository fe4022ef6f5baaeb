/**
 * `npm start`: from a bare checkout to a running product. Without DATABASE_URL it runs a PostgreSQL of its own and shows
 * the demo; with DATABASE_URL (connection of the owner role) it migrates that database and shows what is in it.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, continueInNewerNode, installMissing, ROOT, withNode } from './lib/runtime.mjs';

const started = Date.now();
const say = (line) => console.log(line);

installMissing(say);
if (!continueInNewerNode(fileURLToPath(import.meta.url))) {
  await main().catch((error) => {
    console.error(error.message ?? error);
    process.exitCode = 1;
  });
}

async function main() {
  build(say);
  const database = process.env.DATABASE_URL ? await givenDatabase(process.env.DATABASE_URL) : await ownDatabase();
  const { databaseUser, dataHome } = await import('./lib/native-postgres.mjs');
  const port = process.env.PORT ?? '3000';
  const server = spawn(process.execPath, [path.join(ROOT, 'server/dist/main.js')], {
    cwd: ROOT,
    stdio: 'inherit',
    env: withNode(process.execPath, {
      ...process.env,
      ...database.env,
      NODE_ENV: process.env.NODE_ENV ?? 'production',
      PORT: port,
      JIXIAO_FILES_FOLDER: process.env.JIXIAO_FILES_FOLDER ?? path.join(dataHome(databaseUser()), 'files'),
      JIXIAO_WEB_ROOT: path.join(ROOT, 'web/dist'),
    }),
  });
  let stopping = false;
  const stop = (signal) => {
    stopping = true;
    server.kill(signal === 'SIGINT' ? 'SIGTERM' : signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
  announce(port, database.isDemo).catch((error) => say(error.message));
  const code = await new Promise((resolve) => server.once('exit', resolve));
  await database.stop();
  process.exitCode = stopping ? 0 : (code ?? 1);
}

/** The embedded database: made, migrated, and filled with the demo when it is new. */
async function ownDatabase() {
  const { startPostgres } = await import('./lib/postgres.mjs');
  const { databaseUser, dataHome } = await import('./lib/native-postgres.mjs');
  const home = dataHome(databaseUser());
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const postgres = await startPostgres({ home, say });
  await postgres.ensureDatabase('jixiao');
  const owner = postgres.url('jixiao_owner', 'jixiao');
  const { migrate } = await import('../server/dist/platform/database/migrate.js');
  await migrate(owner);
  const { isEmpty, lacksPlaces, loadDemo, loadPlaces } = await import('../server/dist/seeds/index.js');
  // The loader works in one transaction: an interrupted first run leaves nothing, and the next one loads again.
  if (await isEmpty(owner)) {
    say('First run: loading the demo (Luolong District, 2019) …');
    await loadDemo(owner, say);
  }
  if (await lacksPlaces(owner)) await loadPlaces(owner, say);
  return {
    isDemo: true,
    stop: () => postgres.stop(),
    env: {
      JIXIAO_DEMO: '1',
      JIXIAO_DATABASE_URL: postgres.url('jixiao_app', 'jixiao'),
      JIXIAO_OWNER_DATABASE_URL: owner,
      JIXIAO_PORTAL_DATABASE_URL: postgres.url('jixiao_portal', 'jixiao'),
    },
  };
}

/** A database of the bureau's own. The runtime connects with its own roles, never as the owner. */
async function givenDatabase(owner) {
  const app = process.env.JIXIAO_DATABASE_URL;
  if (!app) {
    throw new Error(
      'DATABASE_URL is the owner role; set JIXIAO_DATABASE_URL to the runtime role jixiao_app of the same database as well\n' +
        '(and JIXIAO_PORTAL_DATABASE_URL to jixiao_portal). README.md, "For real", shows the three CREATE ROLE statements.',
    );
  }
  const { migrate } = await import('../server/dist/platform/database/migrate.js');
  await migrate(owner);
  return { isDemo: false, stop: async () => undefined, env: { JIXIAO_DEMO: '', JIXIAO_OWNER_DATABASE_URL: owner } };
}

async function announce(port, isDemo) {
  const address = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const answer = await fetch(`${address}/api/health/ready`).catch(() => null);
    if (!answer?.ok) continue;
    say(`\nJixiao is ready after ${((Date.now() - started) / 1000).toFixed(0)} s: ${address}`);
    if (isDemo) say('The demo accounts stand on the sign-in page.');
    return;
  }
}
