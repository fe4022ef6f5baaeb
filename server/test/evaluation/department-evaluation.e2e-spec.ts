import { type GraphqlAnswer, openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { codesOf, FRAMEWORK, refusalsOf, Walk, WORK_PLAN } from './evaluation.calls.js';

let app: TestApp;
let jurisdictionId: string;
let people: Map<string, string>;
/** Of unit 017: one that it self-evaluated for 2018 and nobody evaluated, one of 2019 without self-evaluation. */
let evaluated: string;
let bare: string;

const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(jurisdictionId, text, params);

beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
  people = new Map(
    (await sql<{ account: string; id: string }>('SELECT account, id FROM auth.account')).map((row) => [
      row.account,
      row.id,
    ]),
  );
  const [first] = await sql<{ id: string }>(
    `SELECT e.project_id AS id FROM evaluation.self_evaluation e JOIN organizations.agency a ON a.id = e.agency_id AND a.name = '示例单位017'
      WHERE e.subject_year = 2018 AND NOT EXISTS (SELECT 1 FROM evaluation.evaluation_task t WHERE t.project_id = e.project_id) ORDER BY e.id LIMIT 1`,
  );
  evaluated = first!.id;
  const [second] = await sql<{ id: string }>(
    `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
      WHERE p.budget_year = 2019 AND NOT EXISTS (SELECT 1 FROM evaluation.self_evaluation e WHERE e.project_id = p.id) ORDER BY p.id LIMIT 1`,
  );
  bare = second!.id;
});
afterAll(() => app.close());

const listing = (projectId: string, subjectYear: number): Record<string, unknown> => ({
  projectId,
  subjectYear,
  title: '示例综合评价',
  selectionReason: '重点项目',
  method: 'OWN',
});

it('R131: refuses a project without self-evaluation, and one of another department', async () => {
  const walk = new Walk(app);
  const refused = await walk.call('head', 'listDepartmentEvaluation', listing(bare, 2019));
  expect(refusalsOf(refused)).toMatchObject([
    { code: 'SELF_EVALUATION_MISSING', ruleId: 'E-13', field: 'projectId', wayOut: 'SELF_EVALUATE_FIRST' },
  ]);
  expect(codesOf(await walk.call('head2', 'listDepartmentEvaluation', listing(evaluated, 2018)))).toEqual([
    'NOT_FOUND',
  ]);
  expect(codesOf(await walk.call('performance', 'listDepartmentEvaluation', listing(evaluated, 2018)))).toEqual([
    'NO_PERMISSION',
  ]);
});

/** 部门评价的评分组: seats of the department's own tree, each blind to the others, as in evaluations of the bureau (R139). */
async function blindPanel(taskId: string, authorId: string): Promise<void> {
  const head = await app.as('head');
  const subhead = await app.as('subhead');
  const seatOf = async (accountId: string): Promise<string> =>
    (
      await sql<{ id: string }>('SELECT seat_id AS id FROM organizations.appointment WHERE account_id = $1 LIMIT 1', [
        accountId,
      ])
    )[0]!.id;
  const [own, below, author, office] = await Promise.all(
    [people.get('head')!, people.get('subhead')!, authorId, people.get('business')!].map(seatOf),
  );
  const invite = async (who: string, seatIds: unknown[]): Promise<GraphqlAnswer> =>
    (await app.as(who)).graphql(
      'mutation ($input: InviteScorersInput!) { inviteScorers(input: $input) { isComplete waiting scorers { id seatId state version } } }',
      { input: { taskId, seatIds } },
    );
  const asked = await head.graphql(`{ scoringSeats(taskId: "${taskId}") { id } }`);
  const seats = asked.data.scoringSeats.map(({ id }: { id: string }) => id);
  expect(seats).toEqual(expect.arrayContaining([own, below]));
  expect(seats).not.toContain(office);
  expect(seats).not.toContain(author);
  // Neither the bureau nor another department makes up the panel of a department; nobody from outside sits on it.
  for (const who of ['performance', 'head2']) expect((await invite(who, [below])).errors).toBeDefined();
  expect(codesOf(await invite('head', [office, author])).sort()).toEqual(['SCORER_IS_AUTHOR', 'SCORER_ROLE']);
  expect((await invite('head', [own, below])).data.inviteScorers).toMatchObject({ isComplete: false, waiting: 2 });
  const SHEET = 'id version state rows { id }';
  const fill = async (who: TestClient, rate: string): Promise<void> => {
    const move = async (action: string): Promise<void> => {
      const [sheet] = (await who.graphql(`{ myBlindSheets { ${SHEET} taskId } }`)).data.myBlindSheets;
      const input = { id: sheet.id, expectedVersion: sheet.version, action, isDeclared: true };
      const moved = await who.graphql('mutation ($input: MoveScorerInput!) { moveScorer(input: $input) }', { input });
      expect(moved.errors).toBeUndefined();
    };
    await move('accept');
    const [sheet] = (await who.graphql(`{ myBlindSheets { ${SHEET} } }`)).data.myBlindSheets;
    const scores = sheet.rows.map(({ id }: { id: string }) => ({ frameworkRowId: id, rate }));
    const saved = await who.graphql(
      `mutation ($input: SaveBlindSheetInput!) { saveBlindSheet(input: $input) { ${SHEET} } }`,
      {
        input: { id: sheet.id, expectedVersion: sheet.version, scores, opinion: '独立意见' },
      },
    );
    expect(saved.errors).toBeUndefined();
    await move('submit');
  };
  const PANEL = `{ scoringPanel(taskId: "${taskId}") { isComplete rows { name } total { mean } scorers { state total } } }`;
  await fill(subhead, '80');
  const blind = (await head.graphql(PANEL)).data.scoringPanel;
  expect(blind).toMatchObject({ isComplete: false, rows: [], total: null });
  expect(blind.scorers.every(({ total }: { total: string | null }) => total === null)).toBe(true);
  const early = new Walk(app).of(taskId);
  await early.reload('subhead');
  expect(codesOf(await early.call('subhead', 'saveScores', early.scores('100')))).toEqual(['PANEL_OPEN']);
  await fill(head, '100');
  const open = (await head.graphql(PANEL)).data.scoringPanel;
  expect(open).toMatchObject({ isComplete: true, total: { mean: '90.00' } });
}

it('R133: a department walks its own evaluation and hands the report in to the finance bureau by the day', async () => {
  const walk = new Walk(app);
  await walk.do('head', 'listDepartmentEvaluation', listing(evaluated, 2018));
  expect(walk.task).toMatchObject({ kind: 'DEPARTMENT', state: 'LISTED', reportDueOn: '2019-08-31' });
  expect(walk.task.selfEvaluationId).not.toBeNull();
  await walk.do('head', 'saveFramework', { ...walk.on(), rows: FRAMEWORK });
  // Whoever wrote the self-evaluation does not score it again.
  const [author] = await sql<{ id: string }>(
    'SELECT submitted_by AS id FROM evaluation.self_evaluation WHERE id = $1',
    [walk.task.selfEvaluationId],
  );
  const self = [{ accountId: author!.id, isLeader: true }, { accountId: people.get('head') }];
  expect(codesOf(await walk.call('head', 'saveWorkPlan', { ...walk.on(), ...WORK_PLAN, members: self }))).toEqual([
    'MEMBER_NOT_INDEPENDENT',
  ]);
  const members = [{ accountId: people.get('head'), isLeader: true }, { accountId: people.get('subhead') }];
  await walk.do('head', 'saveWorkPlan', { ...walk.on(), ...WORK_PLAN, members });
  expect(codesOf(await walk.tryStep('performance', 'approvePlan'))).toEqual(['NO_PERMISSION']);
  await walk.step('head', 'approvePlan');
  await walk.step('head', 'startFieldWork');
  await blindPanel(walk.task.id, author!.id);
  await walk.reload('head');
  await walk.do('subhead', 'saveScores', walk.scores('100', { findings: [] }));
  await walk.step('head', 'submitDraft');
  await walk.step('head', 'askOpinion');
  await walk.do('clerk', 'raiseOpinions', { ...walk.on(), opinions: [] });
  await walk.step('head', 'finalise');
  await walk.step('head', 'grade');
  await walk.step('head', 'handIn');
  expect(walk.task).toMatchObject({
    state: 'CLOSED',
    totalScore: '100.00',
    grade: 'EXCELLENT',
    handedInOn: '2019-12-26',
  });
});

it('R135: lists the evaluation with 100 points and no finding, and the departments that evaluated nothing', async () => {
  const { data } = await (
    await app.as('performance')
  ).graphql(`{ departmentEvaluationReview(workYear: 2019) {
    tooGood { title agencyName totalScore } unitsWithNone { agencyName selfEvaluated } late { title } byMethod { method total } } }`);
  const review = data.departmentEvaluationReview;
  expect(review.tooGood).toEqual([{ title: '示例综合评价', agencyName: '示例单位017', totalScore: '100.00' }]);
  expect(review.unitsWithNone).toEqual([]);
  // It was due on 2019-08-31 and handed in on 2019-12-26.
  expect(review.late).toEqual([{ title: '示例综合评价' }]);
});

it('R132: counts the 95 by exactly one of three methods', async () => {
  const { data } = await (
    await app.as('performance')
  ).graphql('{ departmentEvaluationReview(workYear: 2019) { byMethod { method total } } }');
  const counts = data.departmentEvaluationReview.byMethod as { method: string; total: number }[];
  expect(counts.map(({ method }) => method).sort()).toEqual(['EXPERT_GROUP', 'OWN', 'THIRD_PARTY']);
  // 95 of the report and the one of this test.
  expect(counts.reduce((sum, { total }) => sum + total, 0)).toBe(96);
});

it('R134: shows the three levels of a project in one row, and marks what rests on no self-evaluation', async () => {
  const levels = async (projectId: string): Promise<unknown> =>
    (
      await (
        await app.as('performance')
      ).graphql(`{ project(id: "${projectId}") { evaluationLevels { level score grade restsOnSelfEvaluation } } }`)
    ).data.project.evaluationLevels;
  expect(await levels(evaluated)).toMatchObject([
    { level: 'SELF' },
    { level: 'DEPARTMENT', score: '100.00', restsOnSelfEvaluation: true },
  ]);
  const walk = new Walk(app);
  await walk.do('performance', 'listEvaluation', { ...listing(bare, 2019), title: '没有自评' });
  expect(await levels(bare)).toEqual([{ level: 'FINANCE', score: null, grade: null, restsOnSelfEvaluation: false }]);
});
