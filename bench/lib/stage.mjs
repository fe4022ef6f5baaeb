/** What is measured on: a throw-away PostgreSQL with ten years of the demo district, our server, and the peer. */
import { fork, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { databaseUser, dataHome } from '../../scripts/lib/native-postgres.mjs';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { ROOT } from '../../scripts/lib/runtime.mjs';
import { documentsFile } from './documents.mjs';
import { QUESTIONS } from './questions.mjs';
import { growToTenYears } from './ten-years.mjs';

/** @param {(stage: object) => Promise<void>} work gets the database; everything is stopped and removed after it */
export async function onStage(work) {
  const base = path.join(dataHome(databaseUser()), 'bench');
  mkdirSync(base, { recursive: true, mode: 0o755 });
  const home = mkdtempSync(path.join(base, 'run-'));
  chmodSync(home, 0o755);
  const database = await startPostgres({ home, throwaway: true });
  const children = [];
  try {
    await work(database, children);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await database.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** A database `bench` with the demo in it. @returns a client of the superuser, which the caller ends */
export async function withDemo(database, say = () => undefined) {
  const { migrate } = await import('../../server/dist/platform/database/migrate.js');
  const { loadDemo } = await import('../../server/dist/seeds/index.js');
  const pg = createRequire(path.join(ROOT, 'server/package.json'))('pg');
  await database.ensureDatabase('bench');
  await migrate(database.url('jixiao_owner', 'bench'));
  await loadDemo(database.url('jixiao_owner', 'bench'), say);
  const client = new pg.Client({ connectionString: database.superuserUrl.replace(/\/postgres$/, '/bench') });
  await client.connect();
  return client;
}

/** The demo, grown to ten years. */
export async function prepare(database) {
  const client = await withDemo(database, console.log);
  try {
    const { rows } = await client.query(
      `SELECT d.jurisdiction_id AS id, coalesce(i.demo_date, current_date)::text AS today
         FROM auth.login_directory d CROSS JOIN platform.installation i WHERE d.name = 'performance'`,
    );
    const [{ id: jurisdictionId, today }] = rows;
    await growToTenYears(client, jurisdictionId);
    const { rows: projects } = await client.query(
      `SELECT p.id FROM projects.project p JOIN projects.payment y ON y.project_id = p.id
        WHERE p.jurisdiction_id = $1 AND p.budget_year = 2019 GROUP BY p.id ORDER BY count(*) DESC, p.id LIMIT 1`,
      [jurisdictionId],
    );
    return { jurisdictionId, today, id: projects[0].id, size: await sizeOf(client) };
  } finally {
    await client.end();
  }
}

async function sizeOf(client) {
  const tables = ['projects.project', 'projects.payment', 'goals.objective_version', 'goals.indicator'];
  const sizes = [];
  for (const table of tables) {
    const { rows } = await client.query(`SELECT count(*)::int AS rows FROM ${table}`);
    sizes.push(`${table} ${rows[0].rows}`);
  }
  const { rows } = await client.query(
    'SELECT count(DISTINCT budget_year)::int AS years, version() FROM projects.project',
  );
  return `${rows[0].years} budget years; rows: ${sizes.join(', ')}; ${rows[0].version.split(' on ')[0]}`;
}

/** @returns port of our server over the database `bench`, once it answers; `texts` are the operations that people ask */
export async function startServer(database, children, nodeOptions = [], texts = undefined) {
  return (await startProcess(database, children, nodeOptions, texts)).port;
}

/** The same with its process, for whoever measures or kills it. */
export async function startProcess(
  database,
  children,
  nodeOptions = [],
  texts = Object.values(QUESTIONS).map(({ graphql }) => graphql),
) {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const child = spawn(process.execPath, [...nodeOptions, path.join(ROOT, 'server/dist/main.js')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      JIXIAO_DOCUMENTS: documentsFile(texts),
      JIXIAO_DATABASE_URL: database.url('jixiao_app', 'bench'),
      JIXIAO_OWNER_DATABASE_URL: database.url('jixiao_owner', 'bench'),
      JIXIAO_PORTAL_DATABASE_URL: database.url('jixiao_portal', 'bench'),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  for (let tries = 0; tries < 600; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return { port, child };
    await wait(100);
  }
  throw new Error('The server did not start');
}

export async function startPeer(database, { jurisdictionId }, children) {
  const child = fork(new URL('./peer.mjs', import.meta.url), [database.url('jixiao_app', 'bench'), jurisdictionId]);
  children.push(child);
  const { port } = await new Promise((resolve) => child.once('message', resolve));
  return port;
}

export async function signIn(port, account) {
  const { DEMO_PASSWORD } = await import('../../server/dist/seeds/index.js');
  const response = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-jixiao-client': 'bench' },
    body: JSON.stringify({ account, password: DEMO_PASSWORD }),
  });
  return response.headers.getSetCookie()[0].split(';')[0];
}

export function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
