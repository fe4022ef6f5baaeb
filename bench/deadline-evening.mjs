/**
 * `node bench/deadline-evening.mjs [people]`: the evening before a monitoring round is due. A round over the district's year
 * is opened by its job; then 450 people, each in a seat of his own unit with a sheet of his own, open it, save it twice and
 * hand it in, all at once. Every click is sent twice with the same key, as an impatient finger or a flaky line does. At the
 * end the database is asked: is any hand-in lost, is any there twice? Prints the table of docs/performance.md.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, continueInNewerNode, ROOT } from '../scripts/lib/runtime.mjs';

const YEAR = 2019;

const SHEET = 'id version state rows { id direction targetValue }';
/** What the people of this evening ask. */
const ASKED = {
  plan: 'mutation ($input: PlanRoundInput!) { planMonitoringRound(input: $input) { id version } }',
  start: 'mutation ($input: MoveRoundInput!) { startMonitoringRound(input: $input) { id } }',
  round: 'query ($id: ID!) { monitoringRound(id: $id) { state sheets opening { state } } }',
  sheet: `query ($id: ID!) { monitoringSheet(id: $id) { ${SHEET} } }`,
  save: `mutation ($input: SaveMonitoringSheetInput!) { saveMonitoringSheet(input: $input) { ${SHEET} } }`,
  move: 'mutation ($input: MoveMonitoringSheetInput!) { moveMonitoringSheet(input: $input) { state } }',
};

if (!continueInNewerNode(fileURLToPath(import.meta.url))) {
  build(console.log, { web: false });
  const { onStage } = await import('./lib/stage.mjs');
  let failed = true;
  await onStage(async (database, children) => {
    failed = await evening(database, children, Number(process.argv[2] ?? 450));
  });
  process.exit(failed ? 1 : 0);
}

async function evening(database, children, people) {
  const { startServer, signIn } = await import('./lib/stage.mjs');
  const client = await prepare(database);
  try {
    const port = await startServer(database, children, [], Object.values(ASKED));
    const office = await signIn(port, 'performance');
    const opened = await openRound(port, office);
    const persons = await seat(client, opened.id, people, office.split('=')[0]);
    const started = performance.now();
    const walks = await Promise.all(persons.map((person) => walk(port, person)));
    const seconds = (performance.now() - started) / 1_000;
    const outcome = await count(client, opened.id, persons);
    report({ opened, walks, seconds, outcome, people: persons.length });
    return outcome.lost > 0 || outcome.doubled > 0 || walks.some(({ errors }) => errors.length > 0);
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
  return client;
}

/** Plans a round over every project in execution and waits for the job; its time is the job's own. */
async function openRound(port, cookie) {
  const planned = await call(port, cookie, ASKED.plan, {
    input: {
      budgetYear: YEAR,
      name: '1—10月绩效运行监控',
      periodFrom: `${YEAR}-01-01`,
      periodTo: `${YEAR}-10-31`,
      dueOn: `${YEAR}-12-31`,
      scope: { objects: ['PROJECT'], leastAmount: null, leastPerUnit: null, fundKinds: [] },
    },
  });
  const { id, version } = planned.data.planMonitoringRound;
  const begun = performance.now();
  await call(port, cookie, ASKED.start, {
    input: { id, expectedVersion: version },
  });
  for (;;) {
    const { data } = await call(port, cookie, ASKED.round, { id });
    const { state, sheets, opening } = data.monitoringRound;
    if (state === 'OPEN') return { id, sheets, seconds: (performance.now() - begun) / 1_000 };
    if (opening?.state === 'FAILED') throw new Error('The round did not open');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** One account and one session per person, in the clerk's seat of the unit whose sheet he has. */
async function seat(client, roundId, people, cookieName) {
  const { rows } = await client.query(
    `SELECT DISTINCT ON (s.id) s.id AS sheet, s.jurisdiction_id AS jurisdiction, e.id AS seat FROM monitoring.sheet s
       JOIN organizations.seat e ON e.jurisdiction_id = s.jurisdiction_id AND e.agency_id = s.agency_id AND 'UNIT_CLERK' = ANY (e.roles)
      WHERE s.round_id = $1 ORDER BY s.id, e.id LIMIT $2`,
    [roundId, people],
  );
  const persons = rows.map((row, n) => ({
    ...row,
    n,
    account: randomUUID(),
    token: randomBytes(32).toString('base64url'),
  }));
  const facts = JSON.stringify(
    persons.map(({ jurisdiction, n, account, token, seat }) => ({
      jurisdiction,
      account,
      name: `evening-${n}`,
      seat,
      session: randomUUID(),
      appointment: randomUUID(),
      hash: createHash('sha256').update(token).digest('hex'),
    })),
  );
  const from = `FROM jsonb_to_recordset($1::jsonb) AS p(jurisdiction uuid, account uuid, name text, seat uuid, session uuid, appointment uuid, hash text)`;
  await client.query(
    `INSERT INTO auth.account (jurisdiction_id, id, account, person_name, password_hash, must_change_password)
     SELECT p.jurisdiction, p.account, p.name, '示例' || p.name, 'closed', false ${from}`,
    [facts],
  );
  await client.query(
    `INSERT INTO organizations.appointment (jurisdiction_id, id, seat_id, account_id, valid_from)
     SELECT p.jurisdiction, p.appointment, p.seat, p.account, DATE '2019-01-01' ${from}`,
    [facts],
  );
  await client.query(
    `INSERT INTO auth.session (jurisdiction_id, id, token_hash, account_id, seat_id)
     SELECT p.jurisdiction, p.session, p.hash, p.account, p.seat ${from}`,
    [facts],
  );
  return persons.map((person) => ({ ...person, cookie: `${cookieName}=${person.jurisdiction}.${person.token}` }));
}

/** Opens the sheet, saves it twice, hands it in; each write is sent twice with one key. */
async function walk(port, { cookie, sheet }) {
  const times = [];
  const errors = [];
  const twice = async (query, input) => {
    const key = randomUUID();
    const begun = performance.now();
    const answers = await Promise.all(
      [0, 1].map(() => call(port, cookie, query, { input: { ...input, idempotencyKey: key } })),
    );
    times.push(performance.now() - begun);
    for (const answer of answers) if (answer.errors) errors.push(codeOf(answer));
    return answers.find(({ errors: refused }) => !refused)?.data;
  };
  const { data } = await call(port, cookie, ASKED.sheet, { id: sheet });
  const save = (version, words) =>
    twice(ASKED.save, {
      id: sheet,
      expectedVersion: version,
      rows: data.monitoringSheet.rows.map((row) => ({
        id: row.id,
        actualValue: row.targetValue,
        forecastValue: row.targetValue,
        likelihood: 'CERTAIN',
        isNotDue: row.targetValue === null,
      })),
      causeCodes: ['SCHEDULE'],
      causeText: words,
      measures: '按合同节点付款',
      forecastBasis: 'OWN',
    });
  const first = await save(data.monitoringSheet.version, '付款集中在四季度');
  const second = await save(first?.saveMonitoringSheet.version, '付款集中在四季度，已排出计划');
  await twice(ASKED.move, {
    id: sheet,
    expectedVersion: second?.saveMonitoringSheet.version,
    action: 'submit',
  });
  return { times, errors };
}

const codeOf = ({ errors: [{ extensions }] }) =>
  [extensions.code, ...(extensions.refusals ?? []).map(({ code }) => code)].join(' ');

/** What the database says of the evening. */
async function count(client, roundId, persons) {
  const ids = persons.map(({ sheet }) => sheet);
  const { rows } = await client.query(
    `SELECT s.id, s.state, s.version,
            (SELECT count(*)::int FROM platform.audit_entry e WHERE e.jurisdiction_id = s.jurisdiction_id AND e.entity_id = s.id AND e.action = 'submit') AS submits,
            (SELECT count(*)::int FROM platform.audit_entry e WHERE e.jurisdiction_id = s.jurisdiction_id AND e.entity_id = s.id AND e.action = 'saved') AS saves,
            (SELECT count(*)::int FROM platform.task t WHERE t.jurisdiction_id = s.jurisdiction_id AND t.subject_id = s.id AND t.kind = 'monitoring.deptReview' AND t.state = 'OPEN') AS desks
       FROM monitoring.sheet s WHERE s.round_id = $1 AND s.id = ANY ($2::uuid[])`,
    [roundId, ids],
  );
  return {
    lost: rows.filter(({ state, submits, desks }) => state !== 'SUBMITTED' || submits < 1 || desks < 1).length,
    doubled: rows.filter(({ submits, saves, desks }) => submits > 1 || saves > 2 || desks > 1).length,
    submitted: rows.filter(({ state }) => state === 'SUBMITTED').length,
  };
}

function report({ opened, walks, seconds, outcome, people }) {
  const times = walks.flatMap((walk) => walk.times).sort((a, b) => a - b);
  const at = (share) => (times[Math.floor((times.length - 1) * share)] / 1_000).toFixed(2);
  const errors = walks.flatMap((walk) => walk.errors);
  console.log(`| what | value |\n|---|---:|`);
  console.log(`| sheets of the round, opened in one job | ${opened.sheets} in ${opened.seconds.toFixed(1)} s |`);
  console.log(`| people at once | ${people} |`);
  console.log(`| writes, each sent twice | ${times.length} in ${seconds.toFixed(1)} s |`);
  console.log(`| wait for a click, median / 95 % / longest | ${at(0.5)} / ${at(0.95)} / ${at(1)} s |`);
  console.log(`| handed in | ${outcome.submitted} |\n| lost | ${outcome.lost} |\n| there twice | ${outcome.doubled} |`);
  console.log(`| answers with an error | ${errors.length} |`);
  for (const error of new Set(errors)) console.log(`  ${error}: ${errors.filter((one) => one === error).length}`);
}

async function call(port, cookie, query, variables) {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-jixiao-client': 'bench', cookie },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}
