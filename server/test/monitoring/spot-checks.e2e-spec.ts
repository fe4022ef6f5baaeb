import { drawSample } from '@jixiao/shared';
import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
let jurisdictionId: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
});
afterAll(() => app.close());

const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(jurisdictionId, text, params);
const CHECK = `id projectId checkedOn hasDifference version values { indicatorId ordinal unitValue foundValue difference } files { id }`;
const DRAW = `mutation ($input: DrawSampleInput!) { drawSpotSample(input: $input)
  { id seed share populationCount populationHash checks recorded rows { ${CHECK} } } }`;
const RECORD = `mutation ($input: RecordSpotCheckInput!) { recordSpotCheck(input: $input) { ${CHECK} } }`;
const PROBLEMS = `monitoringProblems(year: 2019, first: 200) { nodes { id kind projectId description sourceType followedOn followNote version } }`;

describe('spot checks', () => {
  it('R104: draws a tenth that anyone can draw again, and a difference found on the spot becomes a problem', async () => {
    const performance = await app.as('performance');
    const draft = { budgetYear: 2019, name: '2019年重点抽查', share: '10', seed: '公证处2019-09-01' };
    const drawn = await performance.graphql(DRAW, { input: draft });
    expect(drawn.errors).toBeUndefined();
    const sample = drawn.data.drawSpotSample;
    const population = await sql<{ id: string; code: string }>(
      `SELECT p.id, p.code FROM projects.project p JOIN goals.objective o ON o.project_id = p.id
         JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
        WHERE p.budget_year = 2019 AND p.secrecy <> 'CLASSIFIED'`,
    );
    expect(sample).toMatchObject({
      seed: draft.seed,
      populationCount: population.length,
      checks: Math.ceil(population.length / 10),
    });
    const byCode = new Map(population.map(({ id, code }) => [code, id]));
    const again = drawSample(
      population.map(({ code }) => code),
      '10',
      draft.seed,
    ).map((code) => byCode.get(code));
    expect(sample.rows.map(({ projectId }: { projectId: string }) => projectId)).toEqual(again);
    expect((await performance.graphql(DRAW, { input: draft })).errors![0]!.extensions.refusals![0]!.code).toBe(
      'NAME_TAKEN',
    );
    const bad = await performance.graphql(DRAW, { input: { ...draft, name: '无种子', seed: ' ', share: '0' } });
    expect(bad.errors![0]!.extensions.refusals!.map(({ code }) => code)).toEqual(['REQUIRED', 'SHARE_INVALID']);

    const check = sample.rows.find(({ values }: { values: { unitValue: string | null }[] }) =>
      values.some(({ unitValue }) => unitValue !== null),
    );
    const values = check.values
      .filter(({ unitValue }: { unitValue: string | null }) => unitValue !== null)
      .map(({ indicatorId, unitValue }: { indicatorId: string; unitValue: string }) => ({
        indicatorId,
        foundValue: unitValue,
      }));
    const input = {
      id: check.id,
      expectedVersion: check.version,
      checkedOn: '2019-12-20',
      place: '示例现场',
      people: '示例检查组；示例单位陪同',
      values,
    };
    const empty = await performance.graphql(RECORD, {
      input: { ...input, place: ' ', people: '', checkedOn: '2020-01-01' },
    });
    expect(empty.errors![0]!.extensions.refusals!.map(({ field }) => field)).toEqual(['checkedOn', 'place', 'people']);

    const same = await performance.graphql(RECORD, { input });
    expect(same.data.recordSpotCheck).toMatchObject({ hasDifference: false, checkedOn: '2019-12-20' });
    expect((await performance.graphql(`{ ${PROBLEMS} }`)).data.monitoringProblems.nodes).toEqual([]);
    const [first, ...rest] = values;
    const differing = await performance.graphql(RECORD, {
      input: {
        ...input,
        expectedVersion: same.data.recordSpotCheck.version,
        values: [{ ...first, foundValue: String(Number(first.foundValue) - 1) }, ...rest],
      },
    });
    const recorded = differing.data.recordSpotCheck;
    expect(recorded.hasDifference).toBe(true);
    expect(
      recorded.values.find(({ indicatorId }: { indicatorId: string }) => indicatorId === first.indicatorId).difference,
    ).toBe('-1');
    const [problem] = (await performance.graphql(`{ ${PROBLEMS} }`)).data.monitoringProblems.nodes;
    expect(problem).toMatchObject({
      kind: 'DATA_DIFFERS',
      projectId: check.projectId,
      sourceType: 'SPOT_CHECK',
      followedOn: null,
    });

    const FOLLOW = `mutation ($id: ID!, $v: Int!, $note: String!) { followMonitoringProblem(id: $id, expectedVersion: $v, note: $note) { followedOn } }`;
    expect(
      (await performance.graphql(FOLLOW, { id: problem.id, v: problem.version, note: ' ' })).errors![0]!.extensions
        .refusals![0]!.code,
    ).toBe('REQUIRED');
    expect(
      (await performance.graphql(FOLLOW, { id: problem.id, v: problem.version, note: '单位已更正数据' })).data
        .followMonitoringProblem.followedOn,
    ).toBe('2019-12-26');
    const figures = await performance.graphql('{ figures(year: 2019, ids: ["monitor_spot_checks"]) { value } }');
    expect(figures.data.figures).toEqual([{ value: '1' }]);
  });

  it('takes photographs of the check from whoever checks, and from nobody else', async () => {
    const [check] = await sql<{ id: string }>('SELECT id FROM monitoring.spot_check ORDER BY id LIMIT 1');
    const send = async (account: string): Promise<number> => {
      const query = new URLSearchParams({ ownerType: 'monitoring.spot_check', ownerId: check!.id, name: '记录.txt' });
      const request = { method: 'POST', body: '现场核查记录', headers: { 'content-type': 'text/plain' } };
      return (await (await app.as(account)).fetch(`/api/files?${query.toString()}`, request)).status;
    };
    expect(await send('performance')).toBeLessThan(300);
    expect(await send('county-clerk')).toBeGreaterThanOrEqual(400);
  });
});

describe('kinds of problems', () => {
  it('R114: 政策执行有偏差 and 申报程序欠规范 can be chosen and are counted', async () => {
    const business = await app.as('business');
    const [project] = await sql<{ id: string }>(
      `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017' WHERE p.budget_year = 2019 ORDER BY p.code LIMIT 1`,
    );
    const KINDS = '{ problemKinds(year: 2019) { code name count open } }';
    const before = (await business.graphql(KINDS)).data.problemKinds;
    expect(
      before.filter(({ name }: { name: string }) => ['政策执行有偏差', '申报程序欠规范'].includes(name)),
    ).toMatchObject([{ count: 0 }, { count: 0 }]);
    const note = (kind: string): ReturnType<typeof business.graphql> =>
      business.graphql('mutation ($input: RecordProblemInput!) { recordMonitoringProblem(input: $input) { id } }', {
        input: { projectId: project!.id, kind, description: '示例问题', amount: '100.00' },
      });
    expect((await note('SOMETHING')).errors![0]!.extensions.refusals).toMatchObject([
      { code: 'PROBLEM_KIND_UNKNOWN', ruleId: 'M-29' },
    ]);
    for (const kind of ['POLICY_DEVIATES', 'APPLICATION_IRREGULAR', 'APPLICATION_IRREGULAR'])
      expect((await note(kind)).errors).toBeUndefined();
    const after = (await business.graphql(KINDS)).data.problemKinds;
    const count = (code: string): number => after.find((one: { code: string }) => one.code === code).count;
    expect([count('POLICY_DEVIATES'), count('APPLICATION_IRREGULAR')]).toEqual([1, 2]);
  });
});
