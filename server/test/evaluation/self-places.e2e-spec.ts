import { checkRelation, FUND_CATEGORIES } from '@jixiao/shared';
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
      '{ selfEvaluations(workYear: 2018, view: "ZERO") { nodes { projectName totalScore grade approvedAmount } } }',
    );
    const fund = data.selfEvaluations.nodes.find(({ projectName }: { projectName: string }) =>
      projectName.includes('新疆专项'),
    );
    expect(fund).toMatchObject({ totalScore: '0.00', approvedAmount: '8400000.00' });
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

  it('R123: Huating’s bureau evaluated the 91 projects of 42 units again', async () => {
    const performance = await app.as('huating-performance');
    expect(
      await figures(performance, 2020, ['selfeval_projects', 'selfeval_units', 'recheck_projects', 'recheck_units']),
    ).toEqual({ selfeval_projects: '91', selfeval_units: '42', recheck_projects: '91', recheck_units: '42' });
    const { data } = await performance.graphql(
      '{ recheckSamples(workYear: 2020) { populationCount rechecks { selfScore recheckScore difference state rows { selfScore recheckScore } } } }',
    );
    const [sample] = data.recheckSamples;
    expect(sample.rechecks).toHaveLength(91);
    // The report tells no result of them, and none is invented.
    for (const one of sample.rechecks) {
      expect(one).toMatchObject({ state: 'CLOSED', difference: '0.00' });
      expect(
        one.rows.every((row: { selfScore: string; recheckScore: string }) => row.selfScore === row.recheckScore),
      ).toBe(true);
    }
  });

  it('R134, R140: Huating’s firm evaluated 78 items of 19 departments, 433.93万元 more than was self-evaluated, and all of it is marked', async () => {
    const value = await figures(await app.as('huating-performance'), 2020, [
      'keyeval_projects',
      'keyeval_departments',
      'keyeval_money',
      'selfeval_money',
      'keyeval_without_self_money',
    ]);
    expect(value).toMatchObject({
      keyeval_projects: '78',
      keyeval_departments: '19',
      keyeval_money: '133688000.00',
      keyeval_without_self_money: '133688000.00',
    });
    const excess = BigInt(value.keyeval_money!.replace('.', '')) - BigInt(value.selfeval_money!.replace('.', ''));
    expect(excess).toBe(433_930_000n);
    // An item whose project was self-evaluated is no longer marked.
    const place = await app.jurisdictionOf('huating-performance');
    const [moved] = await app.database.sql<{ amount: string }>(
      place,
      `UPDATE evaluation.task_item i SET project_id = e.project_id FROM evaluation.self_evaluation e
        WHERE i.jurisdiction_id = $1 AND i.ordinal = 1 AND e.id = (SELECT min(id::text)::uuid FROM evaluation.self_evaluation
          WHERE jurisdiction_id = $1 AND project_id IS NOT NULL) RETURNING i.amount::text`,
      [place],
    );
    const less = await figures(await app.as('huating-performance'), 2020, ['keyeval_without_self_money']);
    expect(Number(less.keyeval_without_self_money)).toBeCloseTo(133688000 - Number(moved!.amount), 2);
  });

  describe('Jingchuan, whose ten categories do not add up as they were printed', () => {
    const CATEGORIES = FUND_CATEGORIES.map((one) => `selfeval_money_for_${one.toLowerCase()}`);
    const asked = ['selfeval_money', 'selfeval_lines_money', 'selfeval_money_unclassified', ...CATEGORIES];
    const sumOf = (values: Record<string, string | null>): number =>
      CATEGORIES.reduce((sum, id) => sum + Math.round(Number(values[id] ?? 0) * 100), 0) / 100;

    it('R122: 其他项目资金 of 54,583.08万元 closes the total of 126,764.64; each of the ten is what was printed', async () => {
      const value = await figures(await app.as('jingchuan-performance'), 2020, asked);
      expect(wan(value.selfeval_money!)).toBe(126764.64);
      expect(wan(value.selfeval_lines_money!)).toBe(126764.64);
      expect(sumOf(value)).toBe(1267646400);
      expect(Number(value.selfeval_money_unclassified)).toBe(0);
      expect(
        CATEGORIES.map((id) => [id.replace('selfeval_money_for_', ''), wan(value[id] ?? '0')]).filter(
          ([, sum]) => sum !== 0,
        ),
      ).toEqual([
        ['poverty_alleviation', 18028.72],
        ['east_west_cooperation', 3609],
        ['integrated_funds', 5098.12],
        ['ecological_function_zone', 4714],
        ['affordable_housing', 9977],
        ['public_culture', 205],
        ['bond', 17076],
        ['anti_epidemic_bond', 7210],
        ['local_special', 6263.72],
        ['other_projects', 54583.08],
      ]);
    });

    it('R122: what was printed fails its sum and its bound, what is recorded holds; with 545,830.8 the total is 618,012.36', async () => {
      const performance = await app.as('jingchuan-performance');
      const place = await app.jurisdictionOf('jingchuan-performance');
      const rows = await app.database.sql<{ id: string; value: string }>(
        place,
        `SELECT figure_id AS id, stated_value::text AS value FROM reporting.stated_figure WHERE jurisdiction_id = $1 AND work_year = 2020`,
        [place],
      );
      const stated = new Map(rows.map(({ id, value }) => [id, value]));
      const printed = CATEGORIES.reduce((sum, id) => sum + Math.round(Number(stated.get(id) ?? 0) * 100), 0) / 100;
      expect(printed).toBe(6180123600);
      const total = stated.get('selfeval_money')!;
      const other = 'selfeval_money_for_other_projects';
      expect(checkRelation(String(printed), '=', total)).toEqual({ outcome: 'FAILS', difference: '4912477200' });
      expect(checkRelation(stated.get(other)!, '<=', total).outcome).toBe('FAILS');
      const before = await figures(performance, 2020, asked);
      expect(checkRelation(String(sumOf(before)), '=', before.selfeval_money!).outcome).toBe('HOLDS');
      expect(checkRelation(stated.get(other)!, '=', before[other]!).outcome).toBe('FAILS');
      await app.database.sql(
        place,
        `UPDATE projects.funding_line SET original_amount = original_amount + (5458308000 - 545830800)
          WHERE id = (SELECT id FROM projects.funding_line WHERE jurisdiction_id = $1 AND fund_category = 'OTHER_PROJECTS' ORDER BY id LIMIT 1)
         RETURNING id`,
        [place],
      );
      const after = await figures(performance, 2020, asked);
      expect([wan(after[other]!), wan(after.selfeval_lines_money!)]).toEqual([545830.8, 618012.36]);
      expect(checkRelation(after.selfeval_lines_money!, '=', after.selfeval_money!).outcome).toBe('FAILS');
    });

    it('R016: a line is of one category, chosen by the office that keeps the pool, and moves the parts, never their sum', async () => {
      const performance = await app.as('jingchuan-performance');
      const budget = await app.as('jingchuan-budget');
      const place = await app.jurisdictionOf('jingchuan-performance');
      const [line] = await app.database.sql<{ id: string; project: string; version: number }>(
        place,
        `SELECT l.id, p.id AS project, p.version FROM projects.funding_line l JOIN projects.project p ON p.id = l.project_id
          WHERE l.jurisdiction_id = $1 AND l.fund_category = 'PUBLIC_CULTURE' ORDER BY l.id LIMIT 1`,
        [place],
      );
      const CLASSIFY = `mutation ($input: ClassifyFundingInput!) { classifyFunding(input: $input) { version fundingLines { id fundCategory } } }`;
      const input = {
        projectId: line!.project,
        expectedVersion: line!.version,
        lines: [{ id: line!.id, category: null as string | null }],
      };
      const refusals = async (change: object): Promise<string[]> =>
        (await budget.graphql(CLASSIFY, { input: { ...input, ...change } })).errors![0]!.extensions.refusals!.map(
          ({ code }) => code,
        );
      expect(
        await refusals({
          lines: [
            { id: line!.id, category: 'SOMETHING' },
            { id: line!.project, category: 'BOND' },
          ],
        }),
      ).toEqual(['FUND_CATEGORY_UNKNOWN', 'NOT_FOUND']);
      expect(await refusals({ expectedVersion: 99 })).toEqual(['STALE_VERSION']);
      const clerk = await app.as('jingchuan-clerk');
      expect((await clerk.graphql(CLASSIFY, { input })).errors![0]!.extensions.code).toBe('FORBIDDEN');
      const before = await figures(performance, 2020, asked);
      const { data } = await budget.graphql(CLASSIFY, { input });
      expect(data.classifyFunding).toEqual({
        version: line!.version + 1,
        fundingLines: [{ id: line!.id, fundCategory: null }],
      });
      const after = await figures(performance, 2020, asked);
      expect(Number(after.selfeval_money_unclassified)).toBeGreaterThan(0);
      expect(sumOf(after) + Number(after.selfeval_money_unclassified)).toBeCloseTo(sumOf(before), 2);
      expect(after.selfeval_lines_money).toBe(before.selfeval_lines_money);
    });
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
