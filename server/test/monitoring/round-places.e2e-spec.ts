import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { BOARD, finished, PLAN, START, UNITS } from './round.calls.js';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp('template_places');
}, 120_000);
afterAll(() => app.close());

async function figures(place: string, year: number, ids: string[]): Promise<Record<string, string | null>> {
  const client = await app.as(`${place}-performance`);
  const { data, errors } = await client.graphql(
    'query ($year: Int!, $ids: [ID!]!) { figures(year: $year, ids: $ids) { id value status } }',
    { year, ids },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.fromEntries(
    data.figures
      .filter(({ id }: { id: string }) => ids.includes(id))
      .map(({ id, value, status }: { id: string; value: string | null; status: string }) => [
        id,
        status === 'VALUE' ? value : status,
      ]),
  );
}

async function rowsOf(client: TestClient, id: string, year: number): Promise<{ label: string; numerator: string }[]> {
  const { data, errors } = await client.graphql(
    'query ($id: ID!, $year: Int!) { figureRows(id: $id, year: $year, first: 200) { nodes { label numerator } } }',
    { id, year },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.figureRows.nodes;
}

async function rounds(place: string, year: number) {
  const client = await app.as(`${place}-performance`);
  const { data } = await client.graphql(
    'query ($year: Int!) { monitoringRounds(year: $year) { id name state owed sheets filed accepted periodFrom periodTo } }',
    { year },
  );
  return { client, list: data.monitoringRounds };
}
const board = async (client: TestClient, roundId: string) =>
  (await client.graphql(BOARD, { roundId })).data.monitoringBoard;

describe('rounds of the places that report them', () => {
  it('R101: Hengyang 2021 received 248 of 268, and names the 20 that are missing', async () => {
    const { client, list } = await rounds('hengyang', 2021);
    expect(list).toMatchObject([{ owed: 268, sheets: 268, filed: 248, state: 'CLOSED' }]);
    const seen = await board(client, list[0].id);
    expect(seen).toMatchObject({ owed: 268, filed: 248, unitsMissing: 20 });
    expect(seen.byState).toMatchObject([
      { key: 'ACCEPTED', owed: 248, filed: 248 },
      { key: 'DRAFT', owed: 20, filed: 0 },
    ]);
    expect(seen.byFund).toMatchObject([{ key: 'NONE', owed: 268, filed: 248 }]);
    expect(
      await figures('hengyang', 2021, [
        'monitor_units',
        'monitor_units_missing',
        'monitor_units_whole',
        'monitor_projects',
      ]),
    ).toEqual({
      monitor_units: '248',
      monitor_units_missing: '20',
      monitor_units_whole: '248',
      monitor_projects: '0',
    });
    const missing = await rowsOf(client, 'monitor_units_missing', 2021);
    expect(missing.map(({ label }) => label).sort()).toEqual(
      seen.units
        .filter((unit: { missing: number }) => unit.missing > 0)
        .map(({ agencyName }: { agencyName: string }) => agencyName)
        .sort(),
    );
    expect(missing).toHaveLength(20);
  });

  it('R102: Artush 2018 covers 56 of 56 units and 230,047.41万元; one unit of 1000万元 less gives 98.21 % and 99.57 %', async () => {
    const ids = ['monitor_units_pct', 'monitor_money_pct', 'monitor_money', 'monitor_units', 'monitor_projects'];
    const { client, list } = await rounds('artush', 2018);
    // By quarter; the year's report was written before its last days.
    expect(list.map(({ periodTo }: { periodTo: string }) => periodTo)).toEqual([
      '2018-12-20',
      '2018-09-30',
      '2018-06-30',
      '2018-03-31',
    ]);
    expect(await figures('artush', 2018, ids)).toEqual({
      monitor_units_pct: '100.000000',
      monitor_money_pct: '100.000000',
      monitor_money: '2300474100.00',
      monitor_units: '56',
      monitor_projects: '342',
    });
    // One unit's projects are made to be 1000万元, another's take up the difference, and the unit leaves monitoring.
    const jurisdiction = await app.jurisdictionOf('artush-clerk');
    const sql = (text: string, params: unknown[] = []) =>
      app.database.sql<Record<string, string>>(jurisdiction, text, params);
    const units = await sql(
      `SELECT p.agency_id AS id, sum(l.original_amount)::text AS amount, (min(l.id::text)) AS line FROM projects.project p
         JOIN projects.funding_line l ON l.project_id = p.id WHERE p.budget_year = 2018 GROUP BY 1 ORDER BY 1`,
    );
    const [gone, other] = units as [(typeof units)[0], (typeof units)[0]];
    await sql(
      'UPDATE projects.funding_line SET original_amount = original_amount + ($2::numeric - 10000000) WHERE id = $1',
      [other!.line, gone!.amount],
    );
    await sql(
      `UPDATE projects.funding_line SET original_amount = CASE WHEN id = $2 THEN 10000000 ELSE 0 END
        WHERE project_id IN (SELECT id FROM projects.project WHERE agency_id = $1)`,
      [gone!.id, gone!.line],
    );
    await sql(`UPDATE monitoring.sheet SET state = 'DRAFT' WHERE agency_id = $1`, [gone!.id]);
    const after = await figures('artush', 2018, ids);
    expect(Number(after.monitor_units_pct).toFixed(2)).toBe('98.21');
    expect(Number(after.monitor_money_pct).toFixed(2)).toBe('99.57');
    expect((await rowsOf(client, 'monitor_units_pct', 2018)).filter(({ numerator }) => numerator === '0')).toHaveLength(
      1,
    );
  });

  it('R096, R097: Tianyuan 2023 watches 245 projects of 200万元 and above, 115,429万元, and asks for explanations below 75 %', async () => {
    const { client, list } = await rounds('tianyuan', 2023);
    expect(list).toMatchObject([{ sheets: 245, accepted: 245, periodFrom: '2023-01-01', periodTo: '2023-10-31' }]);
    expect(await figures('tianyuan', 2023, ['monitor_projects', 'monitor_money'])).toEqual({
      monitor_projects: '245',
      monitor_money: '1154290000.00',
    });
    const seen = await board(client, list[0].id);
    expect(seen.sheets.every(({ budget }: { budget: string }) => Number(budget) >= 2_000_000)).toBe(true);
    const jurisdiction = await app.jurisdictionOf('tianyuan-clerk');
    const explained = await app.database.sql<Record<string, string | null>>(
      jurisdiction,
      `SELECT round(executed_amount / adjusted_budget * 100, 2)::text AS rate, light_reasons::text AS reasons, cause_text, measures FROM monitoring.sheet`,
    );
    const low = explained.filter(({ rate }) => Number(rate) < 75);
    expect(low.length).toBeGreaterThan(5);
    expect(
      low.every(({ reasons, cause_text, measures }) => reasons!.includes('EXECUTION_LOW') && cause_text && measures),
    ).toBe(true);
    const exactly = explained.filter(({ rate }) => rate === '75.00');
    expect(exactly).toHaveLength(1);
    expect(exactly[0]!.reasons).not.toContain('EXECUTION_LOW');
  });

  it('R095: Zhuanglang 1–10月 2020 watches all 184 units and counts only payments dated inside the period', async () => {
    const { client, list } = await rounds('zhuanglang', 2020);
    expect(list).toMatchObject([{ sheets: 332, periodFrom: '2020-01-01', periodTo: '2020-10-31' }]);
    expect(await figures('zhuanglang', 2020, ['monitor_units', 'monitor_units_whole'])).toEqual({
      monitor_units: '184',
      monitor_units_whole: '184',
    });
    const jurisdiction = await app.jurisdictionOf('zhuanglang-clerk');
    const [differing] = await app.database.sql<Record<string, number>>(
      jurisdiction,
      `SELECT count(*) FILTER (WHERE s.executed_amount <> paid.inside)::int AS wrong, count(*) FILTER (WHERE paid.later > 0)::int AS later
         FROM monitoring.sheet s CROSS JOIN LATERAL (SELECT coalesce(sum(amount) FILTER (WHERE paid_on BETWEEN '2020-01-01' AND '2020-10-31'), 0) AS inside,
              coalesce(sum(amount) FILTER (WHERE paid_on > '2020-10-31'), 0) AS later FROM projects.payment WHERE project_id = s.project_id) paid
        WHERE s.project_id IS NOT NULL`,
    );
    expect(differing!.wrong).toBe(0);
    expect(differing!.later).toBeGreaterThan(100);
    // A round that is opened now counts the same, and nothing from before the year.
    const [project] = await app.database.sql<{ id: string }>(
      jurisdiction,
      `WITH one AS (SELECT s.project_id, l.id AS line FROM monitoring.sheet s JOIN projects.funding_line l ON l.project_id = s.project_id ORDER BY s.id LIMIT 1)
       INSERT INTO projects.payment (jurisdiction_id, id, project_id, funding_line_id, paid_on, amount, voucher_no, source_key)
       SELECT $1, gen_random_uuid(), project_id, line, x.on::date, 777, x.on, 'inside-' || x.on FROM one, (VALUES ('2019-12-31'), ('2020-11-01')) x("on")
       RETURNING project_id AS id`,
      [jurisdiction],
    );
    const { data } = await client.graphql(
      'mutation ($input: OpenRoundInput!) { openMonitoringRound(input: $input) { id } }',
      {
        input: {
          budgetYear: 2020,
          name: '示例复核',
          periodFrom: '2020-01-01',
          periodTo: '2020-10-31',
          dueOn: '2020-12-31',
          projectIds: [project!.id],
        },
      },
    );
    const [sheets] = await app.database.sql<Record<string, string>>(
      jurisdiction,
      `SELECT count(DISTINCT executed_amount)::text AS values, count(*)::text AS sheets FROM monitoring.sheet WHERE project_id = $1`,
      [project!.id],
    );
    expect(data.openMonitoringRound.id).toBeDefined();
    expect(sheets).toEqual({ values: '1', sheets: '2' });
  });

  it('R105: eight whole departments are watched besides projects, as Huating did, with their main tasks', async () => {
    const client = await app.as('lingtai-performance');
    const jurisdiction = await app.jurisdictionOf('lingtai-clerk');
    const units = await app.database.sql<{ id: string }>(
      jurisdiction,
      `SELECT agency_id AS id FROM goals.objective WHERE object_type = 'DEPARTMENT_WHOLE' ORDER BY id LIMIT 8`,
    );
    const planned = await client.graphql(PLAN, {
      input: {
        budgetYear: 2020,
        name: '整体支出监控',
        periodFrom: '2020-01-01',
        periodTo: '2020-09-30',
        dueOn: '2020-10-20',
        scope: { objects: ['DEPARTMENT_WHOLE'], agencyIds: units.map(({ id }) => id) },
      },
    });
    const { id, version } = planned.data.planMonitoringRound;
    await client.graphql(START, { input: { id, expectedVersion: version } });
    await finished(client, id);
    const { data } = await client.graphql(UNITS, { roundId: id });
    expect(data.monitoringRoundUnits.filter(({ owed }: { owed: number }) => owed === 1)).toHaveLength(8);
    const [made] = await app.database.sql<Record<string, number>>(
      jurisdiction,
      `SELECT count(*)::int AS sheets, count(project_id)::int AS projects, (SELECT count(*)::int FROM monitoring.sheet_task) AS tasks,
              (SELECT bool_and(t.total = x.approved_amount) FROM monitoring.sheet x JOIN (SELECT sheet_id, sum(original_budget) AS total
                 FROM monitoring.sheet_task GROUP BY 1) t ON t.sheet_id = x.id)::int AS whole FROM monitoring.sheet`,
    );
    expect(made).toMatchObject({ sheets: 8, projects: 0, whole: 1 });
    expect(made!.tasks).toBeGreaterThanOrEqual(8);
    await app.database.sql(
      jurisdiction,
      `UPDATE monitoring.sheet SET state = 'ACCEPTED', disposed_on = '2020-11-01', submitted_at = '2020-10-10'`,
    );
    expect(await figures('lingtai', 2020, ['monitor_units_whole'])).toEqual({ monitor_units_whole: '8' });
  });

  it('R103: a unit with money in a book of which nothing is watched is named with the book', async () => {
    const client = await app.as('tianyuan-performance');
    const jurisdiction = await app.jurisdictionOf('tianyuan-clerk');
    const before = (await rowsOf(client, 'monitor_books_missing', 2023)).map(({ label }) => label);
    await app.database.sql(
      jurisdiction,
      `WITH one AS (SELECT p.* FROM projects.project p JOIN monitoring.sheet s ON s.project_id = p.id ORDER BY p.id LIMIT 1),
            made AS (INSERT INTO projects.project (jurisdiction_id, id, budget_year, code, name, agency_id, category, nature, source, state)
              SELECT jurisdiction_id, gen_random_uuid(), 2023, 'BOOK-1', '示例基金项目', agency_id, 'SPECIFIC', 'NEW', 'LOCAL', 'EXECUTING' FROM one RETURNING *)
       INSERT INTO projects.funding_line (jurisdiction_id, id, project_id, fund_kind, fund_source, original_amount)
       SELECT jurisdiction_id, gen_random_uuid(), id, 'GOVERNMENT_FUND', 'CURRENT_YEAR', 500000 FROM made`,
    );
    const after = await rowsOf(client, 'monitor_books_missing', 2023);
    const fresh = after.filter(({ label }) => !before.includes(label));
    expect(fresh).toEqual([{ label: expect.stringMatching(/：政府性基金预算$/), numerator: '500000.00' }]);
  });
});
