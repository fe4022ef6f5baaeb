import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => (app = await openTestApp('template_places')));
afterAll(() => app.close());

const figures = async (who: TestClient, year: number, ids: string[]): Promise<Record<string, string | null>> => {
  const answer = await who.graphql(`query ($ids: [ID!]) { figures(year: ${year}, ids: $ids) { id value } }`, { ids });
  expect(answer.errors).toBeUndefined();
  return Object.fromEntries(
    answer.data.figures.map((one: { id: string; value: string | null }) => [one.id, one.value]),
  );
};
const yi = (yuan: string | null): number => Math.round(Number(yuan) / 1e6) / 100;
const wan = (yuan: string | null): number => Number(yuan) / 1e4;

describe('what the bureaus report of self-evaluation', () => {
  it('R117: Pingliang has 177 of 177 budget units', async () => {
    const performance = await app.as('pingliang-performance');
    const value = await figures(performance, 2020, ['selfeval_units', 'selfeval_units_pct']);
    expect(value).toEqual({ selfeval_units: '177', selfeval_units_pct: '100.000000' });
  });

  it('R117: Hengyang has 243 of 268, and the rows name the 25 that are missing', async () => {
    const performance = await app.as('hengyang-performance');
    const value = await figures(performance, 2021, ['selfeval_units', 'selfeval_units_pct']);
    expect(value.selfeval_units).toBe('243');
    expect(Number(value.selfeval_units_pct).toFixed(2)).toBe('90.67');
    const missing: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = (await performance.graphql(
        `query ($after: String) { figureRows(id: "selfeval_units_pct", year: 2021, first: 200, after: $after) { nodes { label numerator } pageInfo { hasNextPage endCursor } } }`,
        { after },
      )) as {
        data: {
          figureRows: {
            nodes: { label: string; numerator: string }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        };
      };
      missing.push(
        ...data.figureRows.nodes.filter(({ numerator }) => Number(numerator) === 0).map(({ label }) => label),
      );
      ({ hasNextPage: more, endCursor: after } = data.figureRows.pageInfo);
    }
    expect(new Set(missing).size).toBe(25);
    const { data } = await performance.graphql('{ owedSelfEvaluations(workYear: 2021) { totalCount units } }');
    expect(data.owedSelfEvaluations).toEqual({ totalCount: 25, units: 25 });
  });

  it('R117, R126: Tianyuan has 124 units with 23.24亿 as wholes and 15.32亿 of projects of 2022, each coached', async () => {
    const performance = await app.as('tianyuan-performance');
    const value = await figures(performance, 2023, [
      'selfeval_units',
      'selfeval_units_pct',
      'selfeval_whole_units',
      'selfeval_whole_money',
      'selfeval_money',
    ]);
    expect(value).toMatchObject({
      selfeval_units: '124',
      selfeval_units_pct: '100.000000',
      selfeval_whole_units: '124',
    });
    expect([yi(value.selfeval_whole_money!), yi(value.selfeval_money!)]).toEqual([23.24, 15.32]);
    const { data } = await performance.graphql(
      '{ coachings(workYear: 2023) { totalCount } selfEvaluationProgress(workYear: 2023) { coachings } }',
    );
    expect(data.coachings.totalCount).toBe(124);
    expect(data.selfEvaluationProgress.filter(({ coachings }: { coachings: number }) => coachings === 0)).toEqual([]);
  });

  it('R128: Artush evaluated 342, three of them with nought, and the mean ignores none', async () => {
    const performance = await app.as('artush-performance');
    const value = await figures(performance, 2018, [
      'selfeval_projects',
      'selfeval_zero_projects',
      'selfeval_mean_score',
    ]);
    expect(value).toMatchObject({ selfeval_projects: '342', selfeval_zero_projects: '3' });
    const { data } = await performance.graphql(
      '{ selfEvaluations(workYear: 2018, view: "ZERO") { nodes { projectName totalScore grade } } }',
    );
    expect(data.selfEvaluations.nodes.map(({ projectName }: { projectName: string }) => projectName).sort()).toEqual(
      ['2018年新疆专项（第二批）中央基建投资', '乡镇管理及涉农资金整合经费', '孤儿被装购置费'].sort(),
    );
    const place = await app.jurisdictionOf('artush-performance');
    const [mean] = await app.database.sql<{ all: string; others: string }>(
      place,
      `SELECT avg(total_score)::text AS all, (avg(total_score) FILTER (WHERE total_score > 0))::text AS others
         FROM evaluation.self_evaluation WHERE jurisdiction_id = $1`,
      [place],
    );
    expect(Number(value.selfeval_mean_score)).toBeCloseTo(Number(mean!.all), 3);
    expect(Number(mean!.all)).toBeLessThan(Number(mean!.others));
    const unscored = await performance.graphql('{ selfEvaluations(workYear: 2018, view: "UNSCORED") { totalCount } }');
    expect(unscored.data.selfEvaluations.totalCount).toBe(0);
  });

  it('R121, R122: the park has three groups that share no project, their money adds up by source as well', async () => {
    const performance = await app.as('park-performance');
    const ids = ['own', 'transfer', 'key'].flatMap((group) =>
      ['projects', 'money', 'pct'].map((what) => `selfeval_${group}_${what}`),
    );
    const value = await figures(performance, 2020, [
      ...ids,
      'selfeval_money',
      'selfeval_lines_money',
      'selfeval_money_current_year',
      'selfeval_money_superior_transfer',
      'selfeval_money_general_public',
    ]);
    expect([value.selfeval_own_projects, wan(value.selfeval_own_money!)]).toEqual(['5', 866]);
    expect([value.selfeval_transfer_pct, wan(value.selfeval_transfer_money!)]).toEqual(['100.000000', 4094]);
    expect([value.selfeval_key_projects, wan(value.selfeval_key_money!)]).toEqual(['10', 30650]);
    expect(wan(value.selfeval_money!)).toBe(35610);
    expect(wan(value.selfeval_money_current_year!) + wan(value.selfeval_money_superior_transfer!)).toBe(35610);
    expect([wan(value.selfeval_lines_money!), wan(value.selfeval_money_general_public!)]).toEqual([35610, 35610]);
    // A record that changes moves the figure.
    const place = await app.jurisdictionOf('park-performance');
    await app.database.sql(
      place,
      `UPDATE projects.project SET is_major = false WHERE jurisdiction_id = $1 AND is_major AND code IN (
         SELECT code FROM projects.project WHERE jurisdiction_id = $1 AND is_major ORDER BY code LIMIT 1)`,
      [place],
    );
    const moved = await figures(performance, 2020, ['selfeval_own_projects', 'selfeval_key_projects']);
    expect(moved).toEqual({ selfeval_own_projects: '6', selfeval_key_projects: '9' });
  });

  it('R122: Huating evaluated 91 projects of 12,934.87万元, 8,068.45 of its own budget and 4,866.42 of other money', async () => {
    const value = await figures(await app.as('huating-performance'), 2020, [
      'selfeval_projects',
      'selfeval_money',
      'selfeval_lines_money',
      'selfeval_money_current_year',
      'selfeval_money_other',
    ]);
    expect(value.selfeval_projects).toBe('91');
    expect([wan(value.selfeval_money_current_year!), wan(value.selfeval_money_other!)]).toEqual([8068.45, 4866.42]);
    expect([wan(value.selfeval_money!), wan(value.selfeval_lines_money!)]).toEqual([12934.87, 12934.87]);
  });

  it('the park has five grades, each of them given', async () => {
    const place = await app.jurisdictionOf('park-performance');
    const grades = await app.database.sql<{ grade: string }>(
      place,
      'SELECT DISTINCT grade FROM evaluation.self_evaluation WHERE jurisdiction_id = $1 ORDER BY 1',
      [place],
    );
    expect(grades.map(({ grade }) => grade)).toEqual(['EXCELLENT', 'FAIR', 'GOOD', 'LOW', 'POOR']);
  });
});
