/**
 * `node bench/goal-sheets.mjs`: a district's year of objectives as one sheet: 1,599 objectives, 22,000 indicators, a fifth of
 * them updates. Time and memory of the import, beside a plain COPY of the same rows into the same tables' twins. In a second
 * run the server is killed with SIGKILL between two chunks and started again. Prints the table of docs/performance.md.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { continueInNewerNode, ROOT } from '../scripts/lib/runtime.mjs';
import { documentsFile } from './lib/documents.mjs';

const OBJECTIVES = 1_599;
const INDICATORS = 22_000;
const UPDATES = 320;
const HEAD = [
  '项目代码',
  '年度资金总额（万元）',
  '年度目标',
  '一级指标',
  '二级指标',
  '三级指标',
  '指标性质',
  '指标值',
  '度量单位',
  '分值',
  '设定依据',
];
const KINDS = [
  ['产出指标', '数量指标', '人'],
  ['产出指标', '质量指标', '%'],
  ['产出指标', '时效指标', '天'],
  ['效益指标', '社会效益指标', '户'],
];

if (!continueInNewerNode(fileURLToPath(import.meta.url))) await main();

async function main() {
  const { startPostgres } = await import('../scripts/lib/postgres.mjs');
  const { databaseUser, dataHome } = await import('../scripts/lib/native-postgres.mjs');
  const base = path.join(dataHome(databaseUser()), 'bench');
  mkdirSync(base, { recursive: true, mode: 0o755 });
  const home = mkdtempSync(path.join(base, 'sheets-'));
  chmodSync(home, 0o755);
  const database = await startPostgres({ home, throwaway: true });
  const children = [];
  try {
    await measure(database, children);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await database.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function measure(database, children) {
  const client = await prepare(database);
  try {
    let server = await startServer(database, children);
    const cookie = await signIn(server.port);
    await take(server, cookie, await workbook('先有', UPDATES, UPDATES * 3, 'BENCH'));
    const body = await workbook('目标', OBJECTIVES, INDICATORS, 'BENCH');
    const looked = await timed(() => send(server, cookie, body, ''));
    const done = await timed(() => take(server, cookie, body));
    const peak = peakOf(server.child.pid);
    const copied = await copyOf(client, 'BENCH');
    const second = await workbook('再来', OBJECTIVES, INDICATORS, 'KILL');
    const begun = await send(server, cookie, second, '&commit=true');
    while ((await state(server, cookie, begun.importId)).pending > OBJECTIVES - 400) await wait(50);
    server.child.kill('SIGKILL');
    server = await startServer(database, children);
    const again = await signIn(server.port);
    await fetch(`http://127.0.0.1:${server.port}/api/goals/imports/${begun.importId}/resume`, post(again));
    const end = await ended(server, again, begun.importId);
    const { rows } = await client.query(
      `SELECT count(DISTINCT o.id)::int AS objectives, count(*)::int AS indicators FROM goals.objective o
         JOIN projects.project p ON p.id = o.project_id AND p.code LIKE 'KILL-%' JOIN goals.objective_version v ON v.objective_id = o.id
         JOIN goals.indicator i ON i.objective_version_id = v.id`,
    );
    console.log('| step | seconds | of COPY |\n|---|---:|---:|');
    for (const [name, ms] of [
      ['plain COPY of the same rows', copied],
      ['look through the file, every cell', looked.ms],
      ['look through it and take it over', done.ms],
    ]) {
      console.log(`| ${name} | ${(ms / 1_000).toFixed(1)} | ${(ms / copied).toFixed(1)} |`);
    }
    console.log(`\nOutcome: ${JSON.stringify(done.value)}. Peak memory of the server: ${peak} MB.`);
    console.log(`After SIGKILL and resume: ${JSON.stringify(rows[0])}, ${JSON.stringify(end)}.`);
  } finally {
    await client.end();
  }
}

async function prepare(database) {
  const { migrate } = await import('../server/dist/platform/database/migrate.js');
  const { loadDemo } = await import('../server/dist/seeds/index.js');
  const pg = createRequire(path.join(ROOT, 'server/package.json'))('pg');
  await database.ensureDatabase('bench');
  await migrate(database.url('jixiao_owner', 'bench'));
  await loadDemo(database.url('jixiao_owner', 'bench'), () => undefined);
  const client = new pg.Client({ connectionString: database.superuserUrl.replace(/\/postgres$/, '/bench') });
  await client.connect();
  const { rowCount } = await client.query(
    `INSERT INTO projects.project (jurisdiction_id, id, agency_id, budget_year, code, name, category, nature, source)
     SELECT d.jurisdiction_id, gen_random_uuid(), a.id, 2019, k || '-' || lpad(n::text, 5, '0'), '示例批量' || n, 'SPECIFIC', 'NEW', 'LOCAL'
       FROM auth.login_directory d
       JOIN LATERAL (SELECT agency_id AS id FROM projects.project WHERE jurisdiction_id = d.jurisdiction_id AND budget_year = 2019 LIMIT 1) a ON TRUE,
            generate_series(1, $1) n, unnest(ARRAY['BENCH', 'KILL']) k
      WHERE d.name = 'performance'`,
    [OBJECTIVES],
  );
  if (rowCount !== 2 * OBJECTIVES) throw new Error(`${rowCount} projects were made`);
  return client;
}

async function workbook(word, objectives, indicators, prefix) {
  const ExcelJS = createRequire(path.join(ROOT, 'server/package.json'))('exceljs');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('清单');
  sheet.addRow(HEAD);
  for (let n = 0; n < indicators; n += 1) {
    const [level1, level2, unit] = KINDS[Math.floor(n / objectives) % KINDS.length];
    const code = `${prefix}-${String((n % objectives) + 1).padStart(5, '0')}`;
    sheet.addRow([
      code,
      12.5,
      '完成年度任务',
      level1,
      level2,
      `${word}${Math.floor(n / objectives)}`,
      '≥',
      String(10 + (n % 80)),
      unit,
      5,
      '年度工作计划',
    ]);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The rows that the import wrote, out into files and back by COPY into twins of the tables with their keys. */
async function copyOf(client, prefix) {
  const tables = ['objective', 'objective_version', 'indicator'];
  const where = {
    objective: `project_id IN (SELECT id FROM projects.project WHERE code LIKE '${prefix}-%')`,
    objective_version: `objective_id IN (SELECT id FROM goals.objective WHERE project_id IN (SELECT id FROM projects.project WHERE code LIKE '${prefix}-%'))`,
  };
  where.indicator = `objective_version_id IN (SELECT id FROM goals.objective_version WHERE ${where.objective_version})`;
  const home = (await client.query('SHOW data_directory')).rows[0].data_directory;
  const columns = {};
  for (const table of tables) {
    const { rows } = await client.query(
      `SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS list FROM information_schema.columns
        WHERE table_schema = 'goals' AND table_name = $1 AND is_generated = 'NEVER'`,
      [table],
    );
    columns[table] = rows[0].list;
    await client.query(`CREATE TABLE public.twin_${table} (LIKE goals.${table} INCLUDING ALL)`);
    await client.query(
      `COPY (SELECT ${columns[table]} FROM goals.${table} WHERE ${where[table]}) TO '${home}/twin_${table}.csv'`,
    );
  }
  const { ms } = await timed(async () => {
    for (const table of tables) {
      await client.query(`COPY public.twin_${table} (${columns[table]}) FROM '${home}/twin_${table}.csv'`);
    }
  });
  return ms;
}

async function startServer(database, children) {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const child = spawn(process.execPath, [path.join(ROOT, 'server/dist/main.js')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      JIXIAO_DOCUMENTS: documentsFile(),
      PORT: String(port),
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

async function signIn(port) {
  const { DEMO_PASSWORD } = await import('../server/dist/seeds/index.js');
  const response = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-jixiao-client': 'bench' },
    body: JSON.stringify({ account: 'performance', password: DEMO_PASSWORD }),
  });
  return response.headers.getSetCookie()[0].split(';')[0];
}

function post(cookie, body) {
  return {
    method: 'POST',
    body,
    headers: { cookie, 'x-jixiao-client': 'bench', 'content-type': 'application/octet-stream' },
  };
}

async function send({ port }, cookie, body, query) {
  const response = await fetch(`http://127.0.0.1:${port}/api/goals/sheets?year=2019${query}`, post(cookie, body));
  const answer = await response.json();
  if (!response.ok || !answer.ready) throw new Error(JSON.stringify(answer).slice(0, 2_000));
  return answer;
}

async function take(server, cookie, body) {
  const { importId } = await send(server, cookie, body, '&commit=true');
  return ended(server, cookie, importId);
}

async function state({ port }, cookie, importId) {
  return (await fetch(`http://127.0.0.1:${port}/api/goals/imports/${importId}`, { headers: { cookie } })).json();
}

async function ended(server, cookie, importId) {
  for (;;) {
    const { jobState, pending, created, updated, unchanged, refused } = await state(server, cookie, importId);
    if (jobState === 'FAILED') throw new Error('The import failed');
    if (jobState === 'DONE') return { pending, created, updated, unchanged, refused };
    await wait(50);
  }
}

async function timed(work) {
  const started = performance.now();
  const value = await work();
  return { value, ms: performance.now() - started };
}

function peakOf(pid) {
  const [, kb] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(kb) / 1_024);
}

function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
