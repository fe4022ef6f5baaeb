import pg from 'pg';
import { openTestApp, type TestApp } from '../harness/index.js';
import { withClient } from '../harness/test-database.js';

/** Tables that grow with every year of a place: none of their rows may be reached by looking at all of them. */
const BIG = [
  'projects.project',
  'projects.funding_line',
  'projects.budget_adjustment',
  'projects.payment',
  'goals.objective',
  'goals.objective_version',
  'goals.objective_review',
  'goals.indicator',
  'projects.base_payment',
  'monitoring.sheet',
  'monitoring.sheet_row',
  'monitoring.sheet_money',
  'platform.task',
];

interface Sent {
  text: string;
  values: unknown[];
}

interface PlanNode {
  'Node Type': string;
  Schema?: string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
}

/** How a plan reaches a table: by which index, and on what condition; null for a scan of the whole. */
interface Access {
  table: string;
  index: string | null;
  condition: string;
}

let app: TestApp;
let jurisdictionId: string;
let leading: Map<string, string>;
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('performance');
  await app.database.sql(null, `ANALYZE ${BIG.join(', ')}`);
  const indexes = await app.database.sql<{ index: string; first: string }>(
    null,
    `SELECT c.relname AS index, a.attname AS first FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
      WHERE i.indrelid = ANY ($1::regclass[])`,
    [BIG],
  );
  leading = new Map(indexes.map(({ index, first }) => [index, first]));
});
afterAll(() => app.close());

/** The statements that an operation really sends. */
async function sentBy(account: string, query: string, variables: Record<string, unknown>): Promise<Sent[]> {
  const client = await app.as(account);
  const sent: Sent[] = [];
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: unknown, ...args: unknown[]) {
    const [first, second] = args;
    const config = typeof first === 'object' && first !== null ? (first as Partial<Sent>) : null;
    const text = config?.text ?? String(first);
    if (/^\s*(SELECT|WITH)\b/i.test(text))
      sent.push({ text, values: config?.values ?? (Array.isArray(second) ? (second as unknown[]) : []) });
    return original.apply(this, args);
  } as never;
  try {
    const answer = await client.graphql(query, variables);
    expect(answer.errors).toBeUndefined();
  } finally {
    pg.Client.prototype.query = original as never;
  }
  return sent;
}

/** As the runtime role under row security; a whole scan is chosen only where nothing else is possible. */
const planned = (statements: readonly Sent[]): Promise<Access[]> =>
  withClient(app.database.appUrl, async (client) => {
    await client.query('BEGIN READ ONLY; SET LOCAL enable_seqscan = off');
    await client.query(`SET LOCAL app.scope = '{${jurisdictionId}}'`);
    const found: Access[] = [];
    for (const { text, values } of statements) {
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
        `EXPLAIN (VERBOSE, FORMAT JSON) ${text}`,
        values,
      );
      found.push(...accessesOf(rows[0]!['QUERY PLAN'][0]!.Plan));
    }
    await client.query('ROLLBACK');
    return found;
  });

function accessesOf(node: PlanNode): Access[] {
  const below = node.Plans ?? [];
  const table = `${node.Schema}.${node['Relation Name']}`;
  if (!node['Relation Name'] || !BIG.includes(table)) return below.flatMap(accessesOf);
  if (node['Node Type'] !== 'Bitmap Heap Scan')
    return [
      { table, index: node['Index Name'] ?? null, condition: node['Index Cond'] ?? '' },
      ...below.flatMap(accessesOf),
    ];
  const parts = below.flatMap((part) => (part['Index Name'] ? [part] : (part.Plans ?? [])));
  return parts.map((part) => ({ table, index: part['Index Name'] ?? null, condition: part['Index Cond'] ?? '' }));
}

/** Accesses that look at more than the jurisdiction's part of an index. */
const wrong = (accesses: readonly Access[]): Access[] =>
  accesses.filter(
    ({ index, condition }) =>
      index === null || leading.get(index) !== 'jurisdiction_id' || !/jurisdiction_id = (?!ANY)/.test(condition),
  );

const MONEY = 'execution { asOf originalBudget adjustedBudget executedAmount executionRate }';
const GOAL = 'id state versionNo annualAmount indicators { id name weight }';

const OPERATIONS = {
  'list of projects': [
    `query ($year: Int!) { projects(year: $year, first: 50) { totalCount pageInfo { endCursor hasNextPage }
      nodes { id code name agencyName ${MONEY} goal { id state } } } }`,
    ['projects.project', 'projects.payment', 'goals.objective', 'goals.objective_version'],
  ],
  'page of a project': [
    `query ($id: ID!) { project(id: $id) { id name ${MONEY} fundingLines { id originalAmount }
      adjustments { id amount } payments { id paidOn amount } goal { ${GOAL} } } }`,
    ['projects.project', 'projects.funding_line', 'projects.payment', 'goals.objective_version', 'goals.indicator'],
  ],
  'page of a project, by its resolvers': [
    `query ($id: ID!) { project(id: $id) { id name @include(if: true) ${MONEY} payments { id amount } goal { ${GOAL} } } }`,
    ['projects.project', 'projects.payment', 'goals.objective_version', 'goals.indicator'],
  ],
  'list of objectives': [
    `query ($year: Int!) { goals(year: $year, first: 50) { totalCount pageInfo { endCursor hasNextPage }
      nodes { ${GOAL} reviews { id outcome } } } }`,
    ['goals.objective', 'goals.objective_version', 'goals.indicator', 'goals.objective_review'],
  ],
  'desk of objectives': [
    `query ($year: Int!) { goals(year: $year, states: ["SUBMITTED", "DEPT_REVIEWED"], first: 50) { totalCount
      nodes { id objectType submittedAt previousObjectiveId reviews { id outcome } } } }`,
    ['goals.objective', 'goals.objective_version'],
  ],
  'board of a monitoring round': [
    `query ($roundId: ID!) { monitoringBoard(roundId: $roundId) { owed filed liveRate byFund { key owed } units { agencyName owed }
      sheets { id executionRate goalRate quadrant lateDifference } } }`,
    ['monitoring.sheet', 'projects.project', 'projects.payment', 'projects.funding_line', 'goals.objective'],
  ],
  'list of monitoring rounds': [
    'query ($year: Int!) { monitoringRounds(year: $year) { id owed filed } }',
    ['monitoring.sheet'],
  ],
  'desk of monitoring sheets': [
    `query ($year: Int!) { monitoringSheets(year: $year, state: "ACCEPTED", order: "LIGHT", first: 50) { totalCount
      nodes { id light rows { id } moneys { source } liveExecution { paidToDate } } } }`,
    ['monitoring.sheet', 'monitoring.sheet_row', 'monitoring.sheet_money', 'projects.payment'],
  ],
  'tasks of a desk': [
    `query ($year: Int!) { workbench(year: $year) { tasks { id kind subjectTitle agencyName url dueOn } } }`,
    ['platform.task'],
  ],
} as const;

describe('with row security on, every statement reaches the tables that grow by an index that begins with the jurisdiction', () => {
  it.each(Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[])('%s', async (name) => {
    const [query, tables] = OPERATIONS[name];
    for (const account of ['performance', 'clerk']) {
      const list = await (await app.as(account)).graphql('{ projects(year: 2019, first: 1) { nodes { id } } }');
      const id = list.data.projects.nodes[0].id as string;
      const rounds = await (await app.as(account)).graphql('{ monitoringRounds(year: 2019) { id } }');
      const known: Record<string, unknown> = { year: 2019, id, roundId: rounds.data.monitoringRounds[0].id };
      const asked = Object.entries(known).filter(([variable]) => query.includes(`$${variable}:`));
      const accesses = await planned(await sentBy(account, query, Object.fromEntries(asked)));
      expect(wrong(accesses)).toEqual([]);
      // The statements were seen, and these tables are read by them.
      expect([...new Set(accesses.map(({ table }) => table))]).toEqual(expect.arrayContaining([...tables]));
    }
  });

  it('the page of a project looks at its own rows only', async () => {
    const list = await (await app.as('performance')).graphql('{ projects(year: 2019, first: 1) { nodes { id } } }');
    const [query] = OPERATIONS['page of a project'];
    const accesses = await planned(await sentBy('performance', query, { id: list.data.projects.nodes[0].id }));
    const narrowed: Record<string, RegExp> = {
      'projects.project': /\bid = /,
      'projects.funding_line': /project_id = /,
      'projects.budget_adjustment': /project_id = /,
      'projects.payment': /project_id = /,
      'goals.objective': /project_id = /,
      'goals.objective_version': /objective_id = /,
      'goals.indicator': /objective_version_id = /,
    };
    for (const { table, condition } of accesses)
      expect([table, condition]).toEqual([table, expect.stringMatching(narrowed[table]!)]);
  });

  it('is not said of a statement that forgets the jurisdiction, or hides it from the index', async () => {
    const values = [jurisdictionId];
    const hidden = 'SELECT amount FROM projects.payment WHERE jurisdiction_id::text = $1';
    const kept = 'SELECT amount FROM projects.payment WHERE jurisdiction_id = $1 AND project_id = $1';
    expect(wrong(await planned([{ text: kept, values }]))).toEqual([]);
    expect(await wrongAsOwner(hidden, values)).toHaveLength(1);
  });
});

/** Without row security nothing but the statement itself names the jurisdiction. */
const wrongAsOwner = (text: string, values: unknown[]): Promise<Access[]> =>
  withClient(process.env.JIXIAO_TEST_SUPERUSER_URL!.replace(/\/[^/]*$/, `/${app.database.name}`), async (client) => {
    await client.query('BEGIN; SET LOCAL enable_seqscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      `EXPLAIN (VERBOSE, FORMAT JSON) ${text}`,
      values,
    );
    return wrong(accessesOf(rows[0]!['QUERY PLAN'][0]!.Plan));
  });
