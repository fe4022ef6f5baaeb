import { runInContext, systemActor } from '../../src/platform/access/index.js';
import { EraseTexts } from '../../src/platform/security/index.js';
import { CONTENT_COLUMNS } from '../../src/platform/security/erasure.js';
import { type GraphqlAnswer, openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { withClient } from '../harness/test-database.js';

const CANARY = 'CANARY-state-secret';
const SUM = '987654.32';
/** Of a share or a score. */
const PART = '0.77';

interface Row {
  [column: string]: unknown;
}
interface Column extends Row {
  table: string;
  name: string;
  type: string;
  digits: number;
}

let app: TestApp;
let jurisdiction: string;
let performance: TestClient;
let projectIds: string[];
let tables: string[];
let columns: Column[];
beforeAll(async () => {
  app = await openTestApp();
  jurisdiction = await app.jurisdictionOf('performance');
  performance = await app.as('performance');
  tables = (await sql<{ name: string }>(REACHABLE)).map(({ name }) => name);
  columns = await sql<Column>(
    `SELECT c.*, coalesce(information_schema._pg_numeric_precision(a.atttypid, a.atttypmod), 99) AS digits
       FROM (${CONTENT_COLUMNS}) c JOIN pg_attribute a ON a.attrelid = c."table"::regclass AND a.attname = c.name`,
    [tables, []],
  );
  projectIds = await someOfEach();
});
afterAll(() => app.close());

/** As the superuser, whom no trigger and no row policy holds: what is planted is planted, what is left is seen. */
const sql = <R extends Row>(text: string, params: unknown[] = []): Promise<R[]> =>
  withClient(process.env.JIXIAO_TEST_SUPERUSER_URL!.replace(/\/[^/]*$/, `/${app.database.name}`), async (client) => {
    await client.query('SET session_replication_role = replica');
    return (await client.query<R>(text, params)).rows;
  });

/** Every table that hangs on a project, by the foreign keys. */
const REACHABLE = `WITH RECURSIVE below AS (
    SELECT 'projects.project'::regclass::oid AS id
    UNION SELECT c.conrelid FROM pg_constraint c JOIN below b ON b.id = c.confrelid WHERE c.contype = 'f')
  SELECT b.id::regclass::text AS name FROM below b
   WHERE EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = b.id AND a.attname = 'id') ORDER BY 1`;

/** Open projects that together have a row in every table that names projects. */
async function someOfEach(): Promise<string[]> {
  const direct = await sql<{ name: string }>(
    `SELECT a.attrelid::regclass::text AS name FROM pg_attribute a
      WHERE a.attrelid = ANY ($1::text[]::regclass[]) AND a.attname = 'project_id' AND NOT a.attisdropped`,
    [tables],
  );
  const found = new Set<string>();
  for (const { name } of direct) {
    const rows = await sql<{ id: string }>(
      `SELECT t.project_id AS id FROM ${name} t JOIN projects.project p ON p.id = t.project_id
        WHERE t.jurisdiction_id = $1 AND p.secrecy = 'PUBLIC' ORDER BY t.project_id = ANY ($2::uuid[]) DESC LIMIT 2`,
      [jurisdiction, [...found]],
    );
    rows.forEach(({ id }) => found.add(id));
  }
  return [...found];
}

/** What hangs on these projects, as the product finds it. */
async function hanging(): Promise<Map<string, string[]>> {
  const erase = app.app.get(EraseTexts) as unknown as {
    descendants(table: string, id: string): Promise<Map<string, string[]>>;
  };
  const all = new Map<string, string[]>();
  await runInContext({ actor: systemActor(jurisdiction, '2019-12-26'), traceId: 'test', ip: null }, async () => {
    for (const id of projectIds)
      for (const [table, ids] of await erase.descendants('projects.project', id))
        all.set(table, [...(all.get(table) ?? []), ...ids]);
  });
  return all;
}

/** A row of a table of which the demo has none on these projects: every column filled, one reference led to them. */
async function invent(table: string, rows: Map<string, string[]>): Promise<boolean> {
  const fields = await sql<{
    name: string;
    type: string;
    parent: string | null;
    choices: string | null;
    making: string;
    required: boolean;
  }>(
    `SELECT a.attname::text AS name, format_type(a.atttypid, NULL) AS type, a.attgenerated::text AS making, a.attnotnull AS required,
            (SELECT c.confrelid::regclass::text FROM pg_constraint c WHERE c.conrelid = a.attrelid AND c.contype = 'f'
                AND a.attnum = ANY (c.conkey) AND a.attname <> 'jurisdiction_id' LIMIT 1) AS parent,
            (SELECT pg_get_constraintdef(c.oid) FROM pg_constraint c WHERE c.conrelid = a.attrelid AND c.contype = 'c'
                AND c.conkey = ARRAY[a.attnum] AND pg_get_constraintdef(c.oid) LIKE '%ANY (ARRAY[%' LIMIT 1) AS choices
       FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
    [table],
  );
  const own = fields.filter(({ parent }) => parent && rows.has(parent));
  if (own.length === 0) return false;
  const exclusive = [
    'self_evaluation_id',
    'self_evaluation_row_id',
    'disposal_id',
    'fund_tag',
    'answered_at',
    'duplicate_of_id',
  ];
  const used = fields.filter(({ name, making, required }) => making === '' && (required || !exclusive.includes(name)));
  const valueOf = ({ name, type, parent, choices }: (typeof fields)[number]): string => {
    if (name === 'jurisdiction_id') return `'${jurisdiction}'`;
    if (parent && rows.has(parent)) return `'${rows.get(parent)![0]}'`;
    if (choices) return `'${/'(\w+)'/.exec(choices)![1]}'`;
    const byType: Record<string, string> = {
      uuid: 'gen_random_uuid()',
      integer: name === 'subject_year' ? '2018' : name.endsWith('year') ? '2019' : '1',
      date: `DATE '2019-06-01'`,
      boolean: 'false',
      numeric: '0',
      jsonb: `'[]'`,
      'text[]': `'{}'`,
      bigint: '0',
      'timestamp with time zone': 'now()',
      'uuid[]': `'{}'`,
      'integer[]': `'{}'`,
    };
    return byType[type] ?? `'x'`;
  };
  const [row] = await sql<{ id: string }>(
    `INSERT INTO ${table} (${used.map(({ name }) => name).join(', ')}) VALUES (${used.map(valueOf).join(', ')}) RETURNING id`,
  );
  rows.set(table, [row!.id]);
  return true;
}

function planted({ name, type, digits }: Column): string {
  if (type === 'text') return `"${name}" = '${CANARY}'`;
  if (type === 'text[]') return `"${name}" = ARRAY['${CANARY}']`;
  if (type === 'jsonb')
    return `"${name}" = CASE jsonb_typeof("${name}") WHEN 'array' THEN '["${CANARY}"]' ELSE '{"a": "${CANARY}"}' END::jsonb`;
  return `"${name}" = ${[18, 24].includes(digits) && !name.endsWith('_rate') ? SUM : PART}`;
}

/** Columns that still say what was planted: the text anywhere in the database, the numbers in the rows themselves. */
async function left(rows: ReadonlyMap<string, string[]>): Promise<string[]> {
  const found: string[] = [];
  const everywhere = await sql<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname IN ('platform', 'projects', 'goals', 'monitoring', 'evaluation', 'results',
            'assessment', 'reporting', 'portal', 'foundation', 'integration')`,
  );
  for (const { name } of everywhere) {
    const columnsLeft = await sql<{ key: string }>(
      `SELECT DISTINCT e.key FROM ${name} t CROSS JOIN LATERAL jsonb_each_text(to_jsonb(t)) e
        WHERE e.value LIKE '%${CANARY}%' OR (to_jsonb(t) ->> 'id' = ANY ($1::text[])
              AND rtrim(e.value, '0') IN ('${SUM}', '${PART}') AND e.key NOT LIKE '%_fen')`,
      [rows.get(name) ?? []],
    );
    found.push(...columnsLeft.map(({ key }) => `${name}.${key}`));
  }
  return found.sort();
}

async function raise(projectId: string): Promise<GraphqlAnswer> {
  const { data } = await performance.graphql('query ($id: ID!) { project(id: $id) { version } }', { id: projectId });
  return performance.graphql(
    'mutation ($input: RaiseSecrecyInput!) { raiseProjectSecrecy(input: $input) { id secrecy name } }',
    { input: { projectId, expectedVersion: data.project.version, label: 'CLASSIFIED', reason: '定密' } },
  );
}

describe('what a state secret leaves', () => {
  it('C26: the runtime may empty every column that can hold content of a project, and no other place is forgotten', async () => {
    const barred = await sql<{ name: string }>(
      `SELECT c.t || '.' || c.n AS name FROM unnest($1::text[], $2::text[]) AS c(t, n)
        WHERE NOT has_column_privilege('jixiao_app', c.t, c.n, 'UPDATE') ORDER BY 1`,
      [columns.map(({ table }) => table), columns.map(({ name }) => name)],
    );
    // A hash tells nothing of its content.
    expect(barred.map(({ name }) => name)).toEqual([
      'evaluation.report_version.content_hash',
      'goals.objective_round.content_hash',
    ]);
  });

  it('C26, C30, C31: texts and amounts of everything that hangs on it are gone, and only rules, kinds and hashes stay', async () => {
    const rows = await hanging();
    // Each round of invention may be what the next one hangs on.
    for (let more = true; more;) {
      more = false;
      for (const table of tables.filter((one) => !rows.has(one))) more = (await invent(table, rows)) || more;
    }
    // Number and day of a late paper stand together or not at all.
    await sql(
      `UPDATE goals.objective_version SET late_document_no = 'x', late_paper_on = '2019-11-01' WHERE id = ANY ($1::uuid[])`,
      [rows.get('goals.objective_version')],
    );
    for (const [table, ids] of rows) {
      if (table === 'projects.project') continue;
      const content = columns.filter((column) => column.table === table);
      if (content.length === 0) continue;
      await sql(`UPDATE ${table} SET ${content.map(planted).join(', ')} WHERE id = ANY ($1::uuid[])`, [ids]);
    }
    // A proposal drawn from one of its indicators, one that was admitted, and a line that the feed could not place.
    for (const state of ['IN_REVIEW', 'ADMITTED']) {
      const name = state === 'ADMITTED' ? '人均成本' : CANARY;
      await sql(
        `WITH i AS (INSERT INTO goals.library_indicator (jurisdiction_id, id, code, origin, origin_kind, origin_id, origin_title)
           VALUES ($1, gen_random_uuid(), $3, 'PROPOSED', 'OBJECTIVE', $2, '${CANARY}') RETURNING id)
         INSERT INTO goals.library_version (jurisdiction_id, id, indicator_id, version_no, state, level1, level2, name, help,
           direction, keywords)
         SELECT $1, gen_random_uuid(), i.id, 1, $3, 'OUTPUT', 'QUANTITY', $4, $4, 'GE', ARRAY[$4] FROM i`,
        [jurisdiction, rows.get('goals.indicator')![0], state, name],
      );
    }
    await sql(
      `INSERT INTO projects.quarantined_line (jurisdiction_id, id, budget_year, project_code, project_name, source_key, payload, refusals)
       SELECT jurisdiction_id, gen_random_uuid(), budget_year, code, '${CANARY}', 'late', '{"name": "${CANARY}"}', '[]'
         FROM projects.project WHERE id = $1`,
      [projectIds[0]],
    );
    // What a job told of them, and a row of a sheet that names one of them by its code only.
    const [project] = await sql<{ id: string; code: string; year: number }>(
      'SELECT id, code, budget_year AS year FROM projects.project WHERE id = $1',
      [projectIds[0]],
    );
    const told = { code: 'REFUSED', refusals: [{ code: 'X', params: { title: CANARY, id: project!.id } }] };
    await sql(
      `WITH told AS (INSERT INTO platform.job (jurisdiction_id, id, kind, state, finished_at, result, error)
         VALUES ($1, gen_random_uuid(), 'x', 'FAILED', now(), $2, $2)),
       job AS (INSERT INTO platform.job (jurisdiction_id, id, kind, state, finished_at, error)
         VALUES ($1, gen_random_uuid(), 'goals.sheets', 'FAILED', now(), '{"code": "REFUSED", "refusals": ["${CANARY}"]}') RETURNING id),
       import AS (INSERT INTO goals.sheet_import (jurisdiction_id, id, file_sm3, file_name, budget_year, requested_by, job_id,
           objectives, indicators) SELECT $1, gen_random_uuid(), repeat('0', 64), 'x', $4, gen_random_uuid(), job.id, 1, 1 FROM job RETURNING id)
       INSERT INTO goals.sheet_import_item (jurisdiction_id, id, import_id, ordinal, sheet, sheet_row, content, state)
       SELECT $1, gen_random_uuid(), import.id, 1, '${CANARY}', 2, $3, 'PENDING' FROM import`,
      [jurisdiction, JSON.stringify(told), JSON.stringify({ code: project!.code, title: CANARY }), project!.year],
    );
    expect(tables.filter((table) => !rows.has(table))).toEqual([]);
    expect((await left(rows)).length).toBeGreaterThan(150);

    for (const id of projectIds) expect((await raise(id)).errors).toBeUndefined();
    expect(
      await sql(
        'SELECT state, reason FROM goals.sheet_import_item WHERE content = jsonb_build_object($1::text, $2::text)',
        ['code', project!.code],
      ),
    ).toEqual([{ state: 'REFUSED', reason: 'CLASSIFIED_STUB' }]);
    expect(await left(rows)).toEqual([
      'evaluation.evaluation_task.content_hash',
      'evaluation.evaluation_task.selection_reason',
      'evaluation.expert_draw.excluded',
      'evaluation.expert_draw.field',
      'evaluation.expert_draw.population_hash',
      'evaluation.expert_draw.seed',
      'evaluation.expert_use.day_rate',
      'evaluation.expert_use.fee',
      'evaluation.finding.kind',
      'evaluation.rating_line.code',
      'evaluation.report_version.content_hash',
      'evaluation.scorer.content_hash',
      'evaluation.self_evaluation.parameters',
      'evaluation.survey.code',
      'evaluation.task_field.field',
      'goals.ex_ante_appraisal.content_hash',
      'goals.ex_ante_appraisal.parameters',
      'goals.indicator.level1',
      'goals.indicator.level2',
      'goals.indicator.weight',
      'goals.objective_round.content_hash',
      'goals.objective_version.catalogue_code',
      'goals.objective_version.content_hash',
      'goals.objective_version.parameters',
      'monitoring.problem.kind',
      'results.corrective_item.kind',
      'results.disclosure.snapshot_hash',
    ]);
  });

  it('C29, C30: it is counted without its amount, and what the public read of it is taken back', async () => {
    const [open] = await sql<{ id: string; projectId: string; code: string; title: string }>(
      `SELECT d.id, d.project_id AS "projectId", p.code, d.title FROM results.disclosure d
         JOIN projects.project p ON p.id = d.project_id AND p.secrecy = 'PUBLIC'
         JOIN goals.objective o ON o.project_id = p.id
         JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED' AND v.annual_amount > 0
        WHERE d.jurisdiction_id = $1 AND d.state = 'PUBLISHED' LIMIT 1`,
      [jurisdiction],
    );
    const [money] = await sql<{ year: number; amount: string }>(
      `SELECT p.budget_year AS year, v.annual_amount::text AS amount FROM projects.project p JOIN goals.objective o ON o.project_id = p.id
         JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED' WHERE p.id = $1`,
      [open!.projectId],
    );
    const figures = async (): Promise<[number, number]> => {
      const { data } = await performance.graphql(
        'query ($year: Int!) { figures(year: $year, ids: ["goal_projects", "goal_money"]) { id value } }',
        { year: money!.year },
      );
      const of = (id: string): number =>
        Number(data.figures.find((figure: { id: string }) => figure.id === id).value as string);
      return [of('goal_projects'), Math.round(of('goal_money') * 100)];
    };
    const item = () => app.stranger().fetch(`/api/public/items/${open!.id}`);
    const [count, sum] = await figures();
    expect((await item()).status).toBe(200);
    expect((await raise(open!.projectId)).errors).toBeUndefined();
    expect(await figures()).toEqual([count, sum - Math.round(Number(money!.amount) * 100)]);
    for (let tries = 0; tries < 100 && (await item()).status === 200; tries++)
      await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await item()).status).toBe(404);
    const [left] = await sql<{ state: string; title: string }>(
      'SELECT state, title FROM results.disclosure WHERE id = $1',
      [open!.id],
    );
    expect(left).toEqual({ state: 'WITHDRAWN', title: '—' });
  });
});
