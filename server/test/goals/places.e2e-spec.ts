import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp('template_places');
}, 120_000);
afterAll(() => app.close());

async function figures(place: string, year: number): Promise<Record<string, string | null>> {
  const client = await app.as(`${place}-performance`);
  const { data, errors } = await client.graphql(`query ($year: Int!) { figures(year: $year) { id value status } }`, {
    year,
  });
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.fromEntries(
    data.figures.map(({ id, value, status }: { id: string; value: string | null; status: string }) => [
      id,
      status === 'VALUE' ? value : status,
    ]),
  );
}

describe('objectives of the places that report them', () => {
  it('R080: Tianyuan 2023 has 124 whole-department objectives, 21.06亿, and 12.26亿 + 1.31亿 of projects', async () => {
    const all = await figures('tianyuan', 2023);
    expect(all).toMatchObject({
      goal_whole: '124',
      goal_whole_money: '2106000000.00',
      goal_projects: '312',
      goal_money: '1357000000.00',
      goal_projects_pct_insurance: '100.000000',
    });
  });

  it('R088: a budget without projects has no rate, and is not said to be covered in full', async () => {
    const all = await figures('tianyuan', 2023);
    expect([all.goal_projects_pct_fund, all.goal_projects_pct_capital]).toEqual(['NOT_APPLICABLE', 'NOT_APPLICABLE']);
  });

  it('R066: Lingtai 2020 has 163 whole-unit and 273 project objectives, 436 in all, 19.31亿', async () => {
    expect(await figures('lingtai', 2020)).toMatchObject({
      goal_all: '436',
      goal_whole: '163',
      goal_projects: '273',
      goal_whole_money: '1931000000.00',
    });
  });

  it('R080: Zhuanglang 2020 has 184 + 148 objectives, 346,236.11万元 of which projects 68,820.09万元', async () => {
    expect(await figures('zhuanglang', 2020)).toMatchObject({
      goal_whole: '184',
      goal_projects: '148',
      goal_whole_money: '3462361100.00',
      goal_money: '688200900.00',
    });
  });

  it('Hengyang 2021: 268 units have declared', async () => {
    expect((await figures('hengyang', 2021)).goal_whole).toBe('268');
  });

  it('Artush 2018: 342 projects of 56 units, 230,047.41万元', async () => {
    const all = await figures('artush', 2018);
    expect([all.goal_projects, all.goal_money]).toEqual(['342', '2300474100.00']);
  });

  it('every approved objective of Artush keeps the rule of 3 / 5 / 7 and 70 %', async () => {
    const id = await app.jurisdictionOf('artush-performance');
    const [row] = await app.database.sql<{ objectives: number; broken: number }>(
      id,
      `SELECT count(*)::int AS objectives, count(*) FILTER (WHERE level1 < 3 OR level2 < 5 OR level3 < 7 OR quantified * 100 < 70 * level3)::int AS broken
         FROM (SELECT count(DISTINCT i.level1) AS level1, count(DISTINCT (i.level1, i.level2)) AS level2, count(*) AS level3,
                      count(*) FILTER (WHERE i.direction NOT IN ('QUAL', 'BOOL')) AS quantified
                 FROM goals.indicator i JOIN goals.objective_version v ON v.jurisdiction_id = i.jurisdiction_id AND v.id = i.objective_version_id
                WHERE i.jurisdiction_id = $1 AND v.state = 'APPROVED' GROUP BY v.id) t`,
      [id],
    );
    expect(row).toEqual({ objectives: 342, broken: 0 });
  });

  it('the whole of every department contains its projects', async () => {
    for (const place of ['tianyuan', 'lingtai', 'zhuanglang']) {
      const id = await app.jurisdictionOf(`${place}-performance`);
      const broken = await app.database.sql(
        id,
        `SELECT w.agency_id FROM goals.objective w
           JOIN goals.objective_version v ON v.jurisdiction_id = w.jurisdiction_id AND v.objective_id = w.id
           JOIN projects.project p ON p.jurisdiction_id = w.jurisdiction_id AND p.agency_id = w.agency_id AND p.budget_year = w.budget_year
           JOIN projects.funding_line l ON l.jurisdiction_id = p.jurisdiction_id AND l.project_id = p.id AND l.fund_kind = 'GENERAL_PUBLIC'
          WHERE w.jurisdiction_id = $1 AND w.object_type = 'DEPARTMENT_WHOLE'
          GROUP BY w.agency_id, v.annual_amount HAVING sum(l.original_amount) >= v.annual_amount`,
        [id],
      );
      expect(broken).toEqual([]);
    }
  });

  it('money of a whole and of the projects inside it is never added; each kind has its own', async () => {
    const client = await app.as('tianyuan-performance');
    const of = async (kinds: string): Promise<{ total: number; amount: string | null; states: object[] }> =>
      (await client.graphql(`{ goalSummary(year: 2023${kinds}) { total amount states { state count amount } } }`)).data
        .goalSummary;
    expect(await of('')).toEqual({
      total: 436,
      amount: null,
      states: [{ state: 'APPROVED', count: 436, amount: null }],
    });
    expect((await of(', objectTypes: ["DEPARTMENT_WHOLE"]')).amount).toBe('2106000000.00');
    expect((await of(', objectTypes: ["PROJECT"]')).amount).toBe('1357000000.00');
  });

  it('a whole department is listed by its name', async () => {
    const client = await app.as('tianyuan-performance');
    const { data } = await client.graphql(
      '{ goals(year: 2023, first: 3, objectTypes: ["DEPARTMENT_WHOLE"]) { totalCount nodes { title state } } }',
    );
    expect(data.goals.totalCount).toBe(124);
    expect(data.goals.nodes[0]).toEqual({ title: '示例单位001', state: 'APPROVED' });
  });
});

describe('dates of the demo', () => {
  const today = async (client: TestClient): Promise<{ demoDate: string; jurisdictionName: string }> =>
    (await client.graphql('{ installation { demoDate jurisdictionName } }')).data.installation;

  it('each place stands at a date of its own, and a moved date moves one place only', async () => {
    const tianyuan = await app.as('tianyuan-performance');
    const luolong = await app.as('performance');
    expect(await today(tianyuan)).toEqual({ demoDate: '2023-12-25', jurisdictionName: '湖南省株洲市天元区' });
    expect(await today(luolong)).toEqual({ demoDate: '2019-12-26', jurisdictionName: '河南省洛阳市洛龙区' });
    await tianyuan.graphql('mutation { moveDemoDate(to: "2024-01-05") }');
    expect((await today(tianyuan)).demoDate).toBe('2024-01-05');
    expect((await today(luolong)).demoDate).toBe('2019-12-26');
  });
});
