/**
 * `node bench/library.mjs [items]`: suggestions while somebody types, over a library of 50,000 indicators: the statement of
 * the product (token index) side by side with the one that one would write first, LIKE with a trigram index, both as the
 * runtime role under row security. Prints the table of docs/performance.md and refuses a plan without the token index.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { continueInNewerNode, ROOT } from '../scripts/lib/runtime.mjs';

const ROUNDS = 15;
/** Ordinary words, the two characters that trigrams cannot serve, the most frequent words, one character, a whole name. */
const TYPED = [
  '绩效',
  '培训',
  '完成率',
  '满意度',
  '道路清扫保洁',
  '补贴发放及时率',
  '合格',
  '设备购置验收合格率',
  '覆',
  '系统 可用率',
];

async function main(items) {
  const { onStage } = await import('./lib/stage.mjs');
  await onStage((database) => measure(database, items));
}

async function measure(database, items) {
  const pg = createRequire(path.join(ROOT, 'server/package.json'))('pg');
  const { migrate } = await import('../server/dist/platform/database/migrate.js');
  const { suggestStatement } = await import('../server/dist/modules/goals/library/persistence/suggestion.reads.js');
  await database.ensureDatabase('library');
  await migrate(database.url('jixiao_owner', 'library'));
  const superuser = new pg.Client({ connectionString: database.superuserUrl.replace(/\/postgres$/, '/library') });
  await superuser.connect();
  const jurisdiction = await grow(superuser, items);
  await superuser.end();
  const client = new pg.Client({ connectionString: database.url('jixiao_app', 'library') });
  await client.connect();
  try {
    const ours = (text) => suggestStatement({ text }, 10, jurisdiction, [jurisdiction]);
    const byHand = (text) => ({ text: BY_HAND, values: [jurisdiction, `%${text.replace(/ /g, '%')}%`] });
    await provePlan(client, jurisdiction, ours(TYPED[1]));
    console.log(`${items} indicators of one place, ${TYPED.length} texts, ${ROUNDS} rounds each, in turns.`);
    console.log('| typed | found / by hand | ours p50 ms | p95 ms | by hand p50 ms | ratio (p50) |');
    console.log('|---|---|---:|---:|---:|---:|');
    const all = { ours: [], hand: [] };
    for (const typed of TYPED) {
      const mine = [];
      const theirs = [];
      let found = [0, 0];
      for (let round = 0; round < ROUNDS; round += 1) {
        const a = await timed(client, jurisdiction, { ...ours(typed), name: 'ours' });
        const b = await timed(client, jurisdiction, { ...byHand(typed), name: 'hand' });
        found = [a.rows, b.rows];
        // The first round warms the caches of both.
        if (round === 0) continue;
        mine.push(a.ms);
        theirs.push(b.ms);
      }
      all.ours.push(...mine);
      all.hand.push(...theirs);
      line(typed, found.join(' / '), mine, theirs);
    }
    line('all', '', all.ours, all.hand);
  } finally {
    await client.end();
  }
}

function line(name, found, mine, theirs) {
  const ratio = at(mine, 0.5) / at(theirs, 0.5);
  console.log(
    `| ${name} | ${found} | ${at(mine, 0.5).toFixed(1)} | ${at(mine, 0.95).toFixed(1)} | ${at(theirs, 0.5).toFixed(1)} | ${ratio.toFixed(2)} |`,
  );
}

const at = (values, share) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)];

const BY_HAND = `SELECT v.id, v.name, (SELECT count(*) FROM goals.indicator g WHERE g.jurisdiction_id = $1
    AND g.library_indicator_id = v.indicator_id) AS uses
  FROM goals.library_version v WHERE v.jurisdiction_id = $1 AND v.state = 'ADMITTED' AND v.name LIKE $2
  ORDER BY length(v.name), v.name LIMIT 10`;

async function timed(client, jurisdiction, statement) {
  await client.query(`BEGIN READ ONLY; SET LOCAL app.scope = '{${jurisdiction}}'`);
  const started = process.hrtime.bigint();
  const { rows } = await client.query(statement);
  const ms = Number(process.hrtime.bigint() - started) / 1e6;
  await client.query('COMMIT');
  return { ms, rows: rows.length };
}

/** Under row security a plan is not what it is without: asked as the role that runs. */
async function provePlan(client, jurisdiction, { text, values }) {
  await client.query(`BEGIN READ ONLY; SET LOCAL app.scope = '{${jurisdiction}}'`);
  const { rows } = await client.query({ text: `EXPLAIN ${text}`, values });
  await client.query('COMMIT');
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  if (!/Index (Only )?Scan.*library_token_pkey on library_token k/.test(plan))
    throw new Error(`No token index:\n${plan}`);
  console.log('The plan of the runtime role uses goals.library_token_pkey.');
}

/** Names of subject, thing and measure: as alike to each other as those of a real library. */
async function grow(client, items) {
  const { indexTokens } = await import('@jixiao/shared');
  const jurisdiction = '00000000-0000-7000-8000-000000000001';
  const subjects = [
    '城区',
    '乡镇',
    '道路',
    '学校',
    '社区',
    '医院',
    '河道',
    '农田',
    '机关',
    '园区',
    '集镇',
    '公园',
    '市场',
    '站点',
    '村级',
    '库区',
    '林区',
    '矿区',
    '街道',
    '桥梁',
  ];
  const things = [
    '清扫保洁',
    '培训考核',
    '设备购置',
    '补贴发放',
    '系统可用',
    '工程验收',
    '绿化养护',
    '资助对象',
    '体检建档',
    '宣传活动',
    '执法检查',
    '灌溉设施',
    '图书借阅',
    '垃圾清运',
    '水质监测',
    '隐患整治',
    '绩效管理',
    '档案整理',
    '防疫消杀',
    '应急演练',
  ];
  const measures = ['完成率', '合格率', '及时率', '覆盖率', '满意度', '达标率', '数量', '面积', '人次', '单位成本'];
  const rows = Array.from({ length: items }, (_, n) => {
    const name = `${subjects[n % 20]}${things[Math.floor(n / 20) % 20]}${measures[Math.floor(n / 400) % 10]}${n >= 4000 ? `第${Math.floor(n / 4000)}类` : ''}`;
    const id = `00000000-0000-7000-9000-${n.toString(16).padStart(12, '0')}`;
    return { id, name, tokens: indexTokens(name) };
  });
  await client.query(
    `INSERT INTO organizations.jurisdiction (jurisdiction_id, id, name, full_name, finance_bureau_name, kind)
     VALUES ($1, $1, '示例区', '示例区', '示例区财政局', 'DISTRICT')`,
    [jurisdiction],
  );
  for (let from = 0; from < rows.length; from += 5_000) {
    const part = JSON.stringify(rows.slice(from, from + 5_000));
    const set = `jsonb_to_recordset($2::jsonb) AS r(id uuid, name text, tokens text[])`;
    await client.query(
      `INSERT INTO goals.library_indicator (jurisdiction_id, id, code, origin) SELECT $1, r.id, r.id::text, 'INDUSTRY' FROM ${set}`,
      [jurisdiction, part],
    );
    await client.query(
      `INSERT INTO goals.library_version (jurisdiction_id, id, indicator_id, version_no, state, level1, level2, name, direction, unit)
       SELECT $1, r.id, r.id, 1, 'ADMITTED', 'OUTPUT', 'QUALITY', r.name, 'GE', '%' FROM ${set}`,
      [jurisdiction, part],
    );
    await client.query(
      `INSERT INTO goals.library_token (jurisdiction_id, token, indicator_id)
       SELECT $1, t, r.id FROM ${set}, unnest(r.tokens) AS t`,
      [jurisdiction, part],
    );
  }
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  await client.query('CREATE INDEX by_hand ON goals.library_version USING gin (name gin_trgm_ops)');
  await client.query('VACUUM ANALYZE');
  return jurisdiction;
}

if (!continueInNewerNode(fileURLToPath(import.meta.url))) await main(Number(process.argv[2] ?? 50_000));
