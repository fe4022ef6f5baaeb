/**
 * `node bench/run.mjs [seconds]`: ten years of a district, and three questions asked side by side in one run: our GraphQL,
 * and the same answer by hand-written SQL through plain `pg` (bench/lib/peer.mjs). Turns alternate, so that whatever else
 * the machine does falls on both. Prints the table of docs/performance.md.
 */
import { fork, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import http from 'node:http';
import path from 'node:path';
import { continueInNewerNode, ROOT } from '../scripts/lib/runtime.mjs';
import { fileURLToPath } from 'node:url';

if (!continueInNewerNode(fileURLToPath(import.meta.url))) await main(Number(process.argv[2] ?? 4));

async function main(seconds) {
  const { startPostgres } = await import('../scripts/lib/postgres.mjs');
  const { databaseUser, dataHome } = await import('../scripts/lib/native-postgres.mjs');
  const base = path.join(dataHome(databaseUser()), 'bench');
  mkdirSync(base, { recursive: true, mode: 0o755 });
  const home = mkdtempSync(path.join(base, 'run-'));
  chmodSync(home, 0o755);
  const database = await startPostgres({ home, throwaway: true });
  const children = [];
  try {
    await measure(database, seconds, children);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await database.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function measure(database, seconds, children) {
  const district = await prepare(database);
  const server = await startServer(database, children);
  const peer = await startPeer(database, district, children);
  const { QUESTIONS } = await import('./lib/questions.mjs');
  const facts = { year: 2019, asOf: '2019-12-31', ...district };
  const all = await signIn(server, 'performance');
  const one = await signIn(server, 'clerk');
  await compareAnswers(server, peer, all, QUESTIONS, facts);

  const table = [];
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const ours = () => ask(server, all, question.graphql, question.variables(facts));
    const byHand = () => get(peer, `/${name}?${question.query(facts)}`);
    table.push({ question: name, pair: 'GraphQL / by hand', ...(await sideBySide(ours, byHand, seconds)) });
  }
  const narrow = () => ask(server, one, QUESTIONS.list.graphql, QUESTIONS.list.variables(facts));
  const broad = () => ask(server, all, QUESTIONS.list.graphql, QUESTIONS.list.variables(facts));
  table.push({ question: 'list', pair: 'one unit / whole district', ...(await sideBySide(narrow, broad, seconds)) });
  console.log('| question | pair | requests/s | requests/s | ratio |');
  console.log('|---|---|---:|---:|---:|');
  for (const row of table)
    console.log(
      `| ${row.question} | ${row.pair} | ${row.a.toFixed(0)} | ${row.b.toFixed(0)} | ${row.ratio.toFixed(2)} |`,
    );
}

/** The demo, grown to ten years. */
async function prepare(database) {
  const { migrate } = await import('../server/dist/platform/database/migrate.js');
  const { loadDemo } = await import('../server/dist/seeds/index.js');
  const { growToTenYears } = await import('./lib/ten-years.mjs');
  const pg = createRequire(path.join(ROOT, 'server/package.json'))('pg');
  await database.ensureDatabase('bench');
  await migrate(database.url('jixiao_owner', 'bench'));
  await loadDemo(database.url('jixiao_owner', 'bench'), console.log);
  const client = new pg.Client({ connectionString: database.superuserUrl.replace(/\/postgres$/, '/bench') });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT jurisdiction_id AS id FROM auth.login_directory WHERE name = 'performance'`,
    );
    const jurisdictionId = rows[0].id;
    const added = await growToTenYears(client, jurisdictionId);
    const { rows: projects } = await client.query(
      `SELECT p.id FROM projects.project p JOIN projects.payment y ON y.project_id = p.id
        WHERE p.jurisdiction_id = $1 AND p.budget_year = 2019 GROUP BY p.id ORDER BY count(*) DESC, p.id LIMIT 1`,
      [jurisdictionId],
    );
    const { rows: years } = await client.query(
      'SELECT count(DISTINCT budget_year)::int AS years, count(*)::int AS projects FROM projects.project WHERE jurisdiction_id = $1',
      [jurisdictionId],
    );
    console.log(`${added} rows added; ${years[0].projects} projects in ${years[0].years} years.`);
    return { jurisdictionId, id: projects[0].id };
  } finally {
    await client.end();
  }
}

async function startServer(database, children) {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const child = spawn(process.execPath, [path.join(ROOT, 'server/dist/main.js')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      JIXIAO_DATABASE_URL: database.url('jixiao_app', 'bench'),
      JIXIAO_OWNER_DATABASE_URL: database.url('jixiao_owner', 'bench'),
      JIXIAO_PORTAL_DATABASE_URL: database.url('jixiao_portal', 'bench'),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  for (let tries = 0; tries < 200; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return port;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The server did not start');
}

async function startPeer(database, { jurisdictionId }, children) {
  const child = fork(new URL('./lib/peer.mjs', import.meta.url), [database.url('jixiao_app', 'bench'), jurisdictionId]);
  children.push(child);
  const { port } = await new Promise((resolve) => child.once('message', resolve));
  return port;
}

async function signIn(port, account) {
  const { DEMO_PASSWORD } = await import('../server/dist/seeds/index.js');
  const response = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-jixiao-client': 'bench' },
    body: JSON.stringify({ account, password: DEMO_PASSWORD }),
  });
  return response.headers.getSetCookie()[0].split(';')[0];
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

function request(port, options, body) {
  return new Promise((resolve, reject) => {
    const call = http.request({ host: '127.0.0.1', port, agent, ...options }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode !== 200) reject(new Error(`${response.statusCode} ${text.slice(0, 500)}`));
        else resolve(text);
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

const get = (port, url) => request(port, { path: url, method: 'GET' });
const ask = (port, cookie, query, variables) =>
  request(
    port,
    {
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-jixiao-client': 'bench', cookie },
    },
    JSON.stringify({ query, variables }),
  );

/** A ratio is worth nothing when the two do not answer the same. */
async function compareAnswers(server, peer, cookie, questions, facts) {
  const ours = async (name) => {
    const answer = JSON.parse(await ask(server, cookie, questions[name].graphql, questions[name].variables(facts)));
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
  const theirs = async (name) => JSON.parse(await get(peer, `/${name}?${questions[name].query(facts)}`));
  const list = [(await ours('list')).projects, await theirs('list')];
  same('totalCount', ...list.map(({ totalCount }) => Number(totalCount)));
  same(
    'list',
    ...list.map(({ nodes }) => nodes.map(({ id, goal, execution }) => [id, goal?.state, execution.executedAmount])),
  );
  const page = [(await ours('page')).project, await theirs('page')];
  same(
    'page',
    ...page.map(({ id, execution, payments, goal }) => [
      id,
      execution.adjustedBudget,
      payments.length,
      goal.indicators.length,
    ]),
  );
  const figures = [(await ours('figures')).figures, await theirs('figures')];
  const printed = (rows) => rows.map(({ id, value }) => [id, value === null ? null : Number(value)]).sort();
  same('figures', printed(figures[0]), printed(figures[1]));
}

function same(what, ours, theirs) {
  if (JSON.stringify(ours) !== JSON.stringify(theirs))
    throw new Error(
      `${what} differ:\n${JSON.stringify(ours).slice(0, 2_000)}\n${JSON.stringify(theirs).slice(0, 2_000)}`,
    );
}

/** Requests a second of two ways, in alternating turns; the ratio is the median of the turns' ratios. */
async function sideBySide(first, second, seconds) {
  await Promise.all([turn(first, 1), turn(second, 1)]);
  const turns = [];
  for (let round = 0; round < 5; round += 1)
    turns.push([await turn(first, seconds / 2), await turn(second, seconds / 2)]);
  const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  return {
    a: median(turns.map(([a]) => a)),
    b: median(turns.map(([, b]) => b)),
    ratio: median(turns.map(([a, b]) => a / b)),
  };
}

async function turn(call, seconds) {
  const started = performance.now();
  const end = started + seconds * 1_000;
  let done = 0;
  const worker = async () => {
    while (performance.now() < end) {
      await call();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return (done * 1_000) / (performance.now() - started);
}
