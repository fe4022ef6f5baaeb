import { type GraphqlAnswer, openTestApp, type TestApp } from '../harness/index.js';
import { codesOf, refusalsOf } from './evaluation.calls.js';

let app: TestApp;
let jurisdictionId: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
});
afterAll(() => app.close());

const YEAR = 2020;
const PLAN = `id state version documentNo criteria { code name points } candidates { id title objectType agencyId agencyName projectId amount
  area scores { code points } points lastYear decision reason method taskId subjectYear version } availableActions { action allowed refusals { code } }`;
const run = async (account: string, name: string, type: string, input: object): Promise<GraphqlAnswer> =>
  (await app.as(account)).graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { ${PLAN} } }`, { input });
const ask = async (account: string, query: string): Promise<GraphqlAnswer> => (await app.as(account)).graphql(query);
// The shape is the test's own business: it asserts what it reads.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
let plan: any;
const move = (account: string, action: string, more: object = {}): Promise<GraphqlAnswer> =>
  run(account, 'moveYearPlan', 'MoveYearPlanInput', { id: plan.id, expectedVersion: plan.version, action, ...more });
const save = async (candidate: Record<string, unknown>, more: object): Promise<GraphqlAnswer> => {
  const {
    id,
    objectType,
    projectId,
    agencyId,
    subjectYear,
    title,
    amount,
    area,
    scores,
    decision,
    reason,
    method,
    version,
  } = candidate;
  const input = {
    id,
    objectType,
    projectId,
    agencyId,
    subjectYear,
    title,
    amount,
    area,
    scores,
    decision,
    reason,
    method,
  };
  return run('performance', 'saveEvaluationCandidate', 'SaveCandidateInput', {
    planId: plan.id,
    ...input,
    expectedCandidateVersion: version,
    ...more,
  });
};

it('R153: offers whole departments that were never evaluated first', async () => {
  const { data } = await ask(
    'performance',
    `{ evaluationProposals(workYear: ${YEAR}, subjectYear: 2019, objectType: "DEPARTMENT_WHOLE", first: 100) { agencyName lastYear } }`,
  );
  const years = data.evaluationProposals.map(({ lastYear }: { lastYear: number | null }) => lastYear);
  expect(years.filter((year: number | null) => year === null)).toHaveLength(60);
  // The three of 2019 stand at the end.
  expect(years.slice(60)).toEqual([2019, 2019, 2019]);
});

it('R136: judges candidates by the criteria of the place and keeps the criteria with the plan', async () => {
  const begun = await ask('performance', `mutation { beginYearPlan(workYear: ${YEAR}) { ${PLAN} } }`);
  plan = begun.data.beginYearPlan;
  expect(plan.criteria.map(({ name }: { name: string }) => name)).toEqual([
    '资金量较大',
    '覆盖面广、代表性较强',
    '社会关注度高',
    '与部门职能密切相关',
    '管理风险',
    '五年内未评价',
  ]);
  expect(codesOf(await ask('performance', `mutation { beginYearPlan(workYear: ${YEAR}) { id } }`))).toEqual([
    'EVALUATION_PLAN_EXISTS',
  ]);
  const offered = await ask(
    'performance',
    `{ whole: evaluationProposals(workYear: ${YEAR}, subjectYear: 2018, objectType: "DEPARTMENT_WHOLE", first: 2) { objectType agencyId projectId }
       projects: evaluationProposals(workYear: ${YEAR}, subjectYear: 2018, objectType: "PROJECT", first: 2) { objectType agencyId projectId amount } }`,
  );
  const objects = [...offered.data.whole, ...offered.data.projects].map(({ objectType, agencyId, projectId }) =>
    objectType === 'PROJECT' ? { objectType, projectId } : { objectType, agencyId },
  );
  const take = (of: object[]): Promise<GraphqlAnswer> =>
    run('performance', 'takeEvaluationProposals', 'TakeProposalsInput', {
      planId: plan.id,
      subjectYear: 2018,
      objects: of,
    });
  expect(refusalsOf(await take([...objects, objects[0]!]))).toMatchObject([
    { code: 'EVALUATION_TWICE', ruleId: 'E-11', field: 'objects[4]', params: { year: 2018 } },
  ]);
  const taken = await take(objects);
  plan = taken.data.takeEvaluationProposals;
  expect(plan.candidates).toHaveLength(4);
  const largest = plan.candidates.find(({ amount }: { amount: string }) => amount === offered.data.projects[0].amount);
  // The largest gets all points of money, what was never evaluated all points of its turn.
  expect(largest.scores).toEqual([
    { code: 'AMOUNT', points: '25.00' },
    { code: 'ROTATION', points: '10.00' },
  ]);
  expect(largest.points).toBe('35.00');

  const tooMany = await save(largest, { scores: [{ code: 'CONCERN', points: '20.01' }], decision: 'OPEN' });
  expect(refusalsOf(tooMany)).toMatchObject([
    { code: 'CRITERION_POINTS', ruleId: 'E-11', field: 'scores.CONCERN', params: { name: '社会关注度高', most: '20' } },
  ]);
  const unreasoned = await save(largest, { decision: 'SELECTED', method: 'OWN' });
  expect(refusalsOf(unreasoned)).toMatchObject([{ code: 'CANDIDATE_REASON_REQUIRED', field: 'reason' }]);
  expect(codesOf(await move('performance', 'submit'))).toEqual(['CHOICE_EMPTY']);
  const again = await save(largest, { id: null, version: undefined, decision: 'OPEN' });
  expect(refusalsOf(again)).toMatchObject([{ code: 'EVALUATION_TWICE', ruleId: 'E-11', params: { year: 2018 } }]);
});

it('R136: what was evaluated outside of the plan is not chosen in it; its turn comes again after the cycle', async () => {
  const listed = `SELECT t.id, t.project_id, t.agency_id, t.title FROM evaluation.evaluation_task t
    JOIN evaluation.self_evaluation e ON e.project_id = t.project_id AND e.subject_year = 2018
   WHERE t.kind = 'FINANCE' AND t.subject_year = 2018 AND t.project_id IS NOT NULL ORDER BY t.id LIMIT 1`;
  const [done] = await app.database.sql<{ id: string; project_id: string; title: string }>(jurisdictionId, listed);
  const candidate = { objectType: 'PROJECT', projectId: done!.project_id, subjectYear: 2018, title: done!.title };
  const chosen = { ...candidate, scores: [], decision: 'SELECTED', reason: '示例', method: 'OWN' };
  expect(refusalsOf(await save(chosen, {}))).toMatchObject([
    { code: 'EVALUATION_TWICE', field: 'projectId', params: { year: 2018 }, wayOut: 'LEAVE_CANDIDATE_OUT' },
  ]);
  const offered = async (): Promise<{ projectId: string; lastYear: number | null }[]> => {
    const { data } = await ask(
      'performance',
      `{ evaluationProposals(workYear: ${YEAR}, subjectYear: 2018, objectType: "PROJECT", first: 200, text: "${done!.title.slice(0, 4)}") { projectId lastYear } }`,
    );
    return data.evaluationProposals;
  };
  const move = (year: number): Promise<unknown> =>
    app.database.sql(jurisdictionId, 'UPDATE evaluation.evaluation_task SET work_year = $2 WHERE id = $1', [
      done!.id,
      year,
    ]);
  const own = ({ projectId }: { projectId: string }): boolean => projectId === done!.project_id;
  await move(YEAR - 4);
  expect((await offered()).some(own)).toBe(false);
  await move(YEAR - 5);
  expect((await offered()).find(own)).toMatchObject({ lastYear: YEAR - 5 });
  await move(2019);
});

it('R137: the chosen become evaluations when the leader approves, and plan stands against what was done', async () => {
  const [first, second] = plan.candidates;
  const scores = [{ code: 'CONCERN', points: '18' }];
  await save(first, { scores, decision: 'SELECTED', reason: '资金量较大', method: 'OWN', area: 'DEBT' });
  plan = (await save(second, { scores, decision: 'SELECTED', reason: '社会关注度高', method: 'THIRD_PARTY' })).data
    .saveEvaluationCandidate;
  plan = (await move('performance', 'submit')).data.moveYearPlan;
  expect(codesOf(await save(first, { decision: 'LEFT' }))).toEqual(['STATE_INVALID']);
  expect(codesOf(await move('performance', 'approve'))).toEqual(['NO_PERMISSION']);
  plan = (await move('leader', 'approve', { documentNo: '示例财绩〔2020〕1号' })).data.moveYearPlan;
  expect(plan).toMatchObject({ state: 'APPROVED', documentNo: '示例财绩〔2020〕1号' });
  const chosen = plan.candidates.filter(({ decision }: { decision: string }) => decision === 'SELECTED');
  expect(chosen).toHaveLength(2);
  const tasks = await app.database.sql<{ id: string; state: string; method: string; plan_id: string }>(
    jurisdictionId,
    'SELECT id, state, method, plan_id FROM evaluation.evaluation_task WHERE plan_id = $1 ORDER BY method',
    [plan.id],
  );
  expect(tasks.map(({ state, method }) => [state, method])).toEqual([
    ['LISTED', 'OWN'],
    ['LISTED', 'THIRD_PARTY'],
  ]);
  expect(chosen.map(({ taskId }: { taskId: string }) => taskId).sort()).toEqual(tasks.map(({ id }) => id).sort());
  const { data } = await ask(
    'leader',
    `{ evaluationPlanYears(from: 2019, to: 2020) { year planned { total whole projects thirdParty own } done { total whole projects thirdParty own amount } outsidePlan againstLastYear } }`,
  );
  expect(data.evaluationPlanYears).toMatchObject([
    {
      year: 2019,
      planned: null,
      done: { total: 6, whole: 3, projects: 3, thirdParty: 6, own: 0, amount: '109403000.00' },
      outsidePlan: 6,
      againstLastYear: null,
    },
    { year: 2020, planned: { total: 2, thirdParty: 1, own: 1 }, done: { total: 0 }, againstLastYear: -4 },
  ]);
});

it('R154: sums money and counts objects of a year: 3 projects and 3 units of 10940.30万元', async () => {
  const { data } = await ask(
    'performance',
    `{ evaluationPlanYears(from: 2019, to: 2019) { done { total whole projects amount } }
       keyEvaluations(workYear: 2019) { amount totalScore grade problems use { items closedItems } } }`,
  );
  expect(data.evaluationPlanYears).toEqual([{ done: { total: 6, whole: 3, projects: 3, amount: '109403000.00' } }]);
  const rows = data.keyEvaluations as { amount: string; totalScore: string | null; grade: string | null }[];
  expect(rows).toHaveLength(6);
  expect(rows.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(109_403_000);
  expect(rows.every(({ totalScore, grade }) => totalScore !== null && grade !== null)).toBe(true);
});

it('R143: counts the areas of the place, those with nothing as well', async () => {
  const { data } = await ask('performance', `{ evaluationAreas(workYear: ${YEAR}) { code name total } }`);
  // Counts and money of others are no business of a unit or of a firm that has nothing running in the year.
  for (const account of ['clerk2', 'firm']) {
    const seen = await ask(account, `{ evaluationAreas(workYear: ${YEAR}) { code name total amount } }`);
    expect(seen.data.evaluationAreas).toHaveLength(data.evaluationAreas.length);
    for (const area of seen.data.evaluationAreas) expect(area).toMatchObject({ total: 0, amount: '0.00' });
  }
  const counted = new Map(data.evaluationAreas.map((area: { code: string; total: number }) => [area.code, area.total]));
  expect(counted.get('DEBT')).toBe(1);
  expect(counted.get('VEHICLES')).toBe(0);
  expect(counted.size).toBe(14);
  const listed = async (area: string): Promise<number> =>
    (await ask('performance', `{ evaluationTasks(workYear: ${YEAR}, area: "${area}") { totalCount } }`)).data
      .evaluationTasks.totalCount;
  expect([await listed('DEBT'), await listed('VEHICLES')]).toEqual([1, 0]);
});

it('keeps the plan from units, other places and firms', async () => {
  for (const account of ['clerk', 'firm', 'county-clerk'])
    expect((await ask(account, `{ evaluationYearPlan(workYear: ${YEAR}) { id } }`)).data).toEqual({
      evaluationYearPlan: null,
    });
});
