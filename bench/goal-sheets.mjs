/**
 * `node bench/goal-sheets.mjs`: a district's year of objectives as one sheet: 1,599 objectives, 22,000 indicators, a fifth of
 * them updates. Time and memory of the import, beside a plain COPY of the same rows into the same tables' twins. In a second
 * run the server is killed with SIGKILL between two chunks and started again; it goes on by itself. Prints the table of docs/performance.md.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { continueInNewerNode, ROOT } from '../scripts/lib/runtime.mjs';

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

if (!continueInNewerNode(fileURLToPath(import.meta.url))) {
  const { onStage } = await import('./lib/stage.mjs');
  await onStage(measure);
  process.exit();
}

async function measure(database, children) {
  const { signIn, startProcess, wait } = await import('./lib/stage.mjs');
  const client = await prepare(database);
  try {
    let server = await startProcess(database, children);
    const cookie = await signIn(server.port, 'performance');
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
    server = await startProcess(database, children);
    const again = await signIn(server.port, 'performance');
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
    console.log(
      `After SIGKILL and a new start, nobody resuming anything: ${JSON.stringify(rows[0])}, ${JSON.stringify(end)}.`,
    );
  } finally {
    await client.end();
  }
}

async function prepare(database) {
  const { withDemo } = await import('./lib/stage.mjs');
  const client = await withDemo(database);
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
  const { wait } = await import('./lib/stage.mjs');
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
