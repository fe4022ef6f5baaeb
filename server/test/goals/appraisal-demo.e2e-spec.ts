import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp('template_places');
});
afterAll(() => app.close());

const tasksOf = async (account: string, year: number): Promise<string[]> => {
  const { data } = await (
    await app.as(account)
  ).graphql(`query ($year: Int!) { workbench(year: $year) { tasks { kind url } } }`, { year });
  const tasks = data.workbench.tasks as { kind: string; url: string }[];
  const ours = tasks.filter(({ kind }) => kind.startsWith('appraisal.'));
  expect(ours.every(({ url }) => url.startsWith(`/${year}/goals/appraisals/`))).toBe(true);
  return ours.map(({ kind }) => kind).sort();
};

describe.each([
  ['洛龙区', '', 2020],
  ['天元区', 'tianyuan-', 2024],
])('the demo of %s', (_, prefix, year) => {
  it.each([
    ['clerk', ['appraisal.prepare', 'appraisal.supplement']],
    ['head', ['appraisal.report']],
    ['performance', ['appraisal.conclude', 'appraisal.takeUp']],
    ['performance2', ['appraisal.conclude', 'appraisal.takeUp']],
    ['business', ['appraisal.score']],
  ])('R057, R059: %s finds %j on the desk', async (account, kinds) =>
    expect(await tasksOf(`${prefix}${account}`, year)).toEqual(kinds),
  );

  it('R057: the room has an appraisal of every stage, a policy among them, and every name is an example', async () => {
    const { data } = await (
      await app.as(`${prefix}performance`)
    ).graphql(
      `query ($year: Int!) { exAnteAppraisals(year: $year, first: 50) {
         nodes { state objectKind title materials { isPresent } scorers { submittedAt } } } }`,
      { year },
    );
    const { nodes } = data.exAnteAppraisals;
    expect([...new Set(nodes.map(({ state }: { state: string }) => state))].sort()).toEqual([
      'FIN_REVIEW',
      'IN_ASSESSMENT',
      'NOT_SUPPORTED',
      'PARTIAL',
      'PLANNED',
      'REPORTED',
      'SUPPORTED',
      'SUPPORTED_AFTER_CHANGE',
    ]);
    expect(nodes.filter(({ objectKind }: { objectKind: string }) => objectKind === 'POLICY')).toHaveLength(1);
    expect(nodes.every(({ title }: { title: string }) => title.startsWith('示例'))).toBe(true);
    expect(nodes.every(({ materials }: { materials: unknown[] }) => materials.length >= 6)).toBe(true);
  });

  it('R063: what was given above the supported amount stands by name with its reason', async () => {
    const { data } = await (
      await app.as(`${prefix}performance`)
    ).graphql(
      `query ($year: Int!) { allocationDeviations(year: $year) { projectName budgetYear supportedAmount amount excess reason } }`,
      { year },
    );
    expect(data.allocationDeviations).toEqual([
      {
        projectName: '示例项目：背街小巷改造',
        budgetYear: year,
        supportedAmount: '7000000.00',
        amount: '7800000.00',
        excess: '800000.00',
        reason: '示例：区政府会议决定同步改造两条相邻巷道',
      },
    ]);
  });

  it('R059: the conclusion of the one that all have scored can be drawn, and only that one’s', async () => {
    const performance = await app.as(`${prefix}performance`);
    const { data } = await performance.graphql(
      `query ($year: Int!) { exAnteAppraisals(year: $year, state: "FIN_REVIEW", first: 50) {
         nodes { title outcome { suggested } availableActions { action allowed } } } }`,
      { year },
    );
    const can = data.exAnteAppraisals.nodes.map(
      ({
        title,
        outcome,
        availableActions,
      }: {
        title: string;
        outcome: { suggested: string } | null;
        availableActions: { action: string; allowed: boolean }[];
      }) => [
        title,
        outcome?.suggested ?? null,
        availableActions.some((one) => one.action === 'supportAfterChange' && one.allowed),
      ],
    );
    expect(can.sort()).toEqual([
      ['示例项目：应急物资储备库', 'SUPPORTED_AFTER_CHANGE', true],
      ['示例项目：龙祥街道路绿化', null, false],
    ]);
  });
});
