import { type GraphqlAnswer, openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { codesOf, FRAMEWORK, refusalsOf, Walk, WORK_PLAN } from './evaluation.calls.js';
import { CONTRACT, mutate, save, someFirm, step } from './firm.calls.js';

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

const ask = async (account: string, name: string, type: string, input: object): Promise<GraphqlAnswer> =>
  (await app.as(account)).graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { id state version } }`, {
    input,
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
  // The organiser of a department's evaluation gives notice, takes a framework of the library and asks people, as the bureau does.
  await walk.step('head', 'notify', { noticeNo: '示例部门绩〔2019〕1号' });
  expect(walk.task.state).toBe('NOTIFIED');
  const copied = await walk.call('head', 'copyFramework', {
    taskId: walk.task.id,
    expectedVersion: walk.task.version,
    frameworkId: 'PROJECT_2020',
  });
  expect(copied.errors).toBeUndefined();
  walk.task = copied.data.copyFramework;
  expect(walk.task.rows.length).toBeGreaterThan(10);
  const survey = { title: '示例满意度', scale: 5, questions: ['水质'], opensOn: '2019-12-26', closesOn: '2020-01-31' };
  const asking = (account: string): Promise<GraphqlAnswer> =>
    ask(account, 'saveSurvey', 'SaveSurveyInput', { ...survey, taskId: walk.task.id });
  expect(codesOf(await asking('clerk'))).toEqual(['NO_PERMISSION']);
  expect(codesOf(await asking('head2'))).toEqual(['NOT_FOUND']);
  const { id, version } = (await asking('head')).data.saveSurvey;
  const open = { id, expectedVersion: version, action: 'open' };
  expect(codesOf(await ask('performance', 'moveSurvey', 'MoveSurveyInput', open))).toEqual(['NO_PERMISSION']);
  expect((await ask('head', 'moveSurvey', 'MoveSurveyInput', open)).data.moveSurvey.state).toBe('OPEN');
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
  await walk.step('head', 'sendFeedback');
  const desks = await sql<{ kind: string; role: string }>(
    `SELECT kind, role FROM platform.task WHERE subject_id = $1 AND state = 'OPEN' ORDER BY kind`,
    [walk.task.id],
  );
  expect(desks).toEqual([
    { kind: 'evaluation.feedback', role: 'UNIT_CLERK' },
    { kind: 'evaluation.manage', role: 'DEPARTMENT_OFFICER' },
  ]);
  await walk.step('head', 'handIn');
  expect(walk.task).toMatchObject({
    state: 'CLOSED',
    totalScore: '100.00',
    grade: 'EXCELLENT',
    handedInOn: '2019-12-26',
  });
});

it('R156: a department commissions only a firm that is under contract and independent of the unit', async () => {
  const performance = await app.as('performance');
  const [unit] = await sql<{ id: string }>(`SELECT id FROM organizations.agency WHERE name = '示例单位017'`);
  const [other] = await sql<{ id: string }>(
    `SELECT e.project_id AS id FROM evaluation.self_evaluation e JOIN organizations.agency a ON a.id = e.agency_id AND a.name = '示例单位017'
      WHERE e.subject_year = 2018 AND e.project_id <> $1
        AND NOT EXISTS (SELECT 1 FROM evaluation.evaluation_task t WHERE t.project_id = e.project_id) ORDER BY e.id DESC LIMIT 1`,
    [evaluated],
  );
  const firm = await someFirm(performance, '示例会计师事务所丁', '91350100M000100Y43');
  const need = (
    await mutate(
      performance,
      'stateEngagementNeed',
      'StateNeedInput',
      { workYear: 2019, kind: 'EVALUATION', title: '示例部门委托', reason: '专业力量不足', clientAgencyId: unit!.id },
      'id',
    )
  ).data.stateEngagementNeed.id as string;
  const offered = async (account: string): Promise<string[]> =>
    (await (await app.as(account)).graphql('{ engagements { id } }')).data.engagements.map(
      ({ id }: { id: string }) => id,
    );
  // A department is offered what it commissions, and nothing of others.
  expect(await offered('head')).toEqual([need]);
  for (const account of ['head2', 'firm', 'clerk2']) expect(await offered(account)).toEqual([]);
  const walk = new Walk(app);
  await walk.do('head', 'listDepartmentEvaluation', listing(other!.id, 2018));
  await walk.do('head', 'saveFramework', { ...walk.on(), rows: FRAMEWORK });
  const commission = { ...WORK_PLAN, method: 'THIRD_PARTY', engagementId: need };
  await walk.do('head', 'saveWorkPlan', { ...walk.on(), ...commission });
  expect(refusalsOf(await walk.tryStep('head', 'approvePlan'))).toMatchObject([
    { code: 'COMMISSION_MISSING', ruleId: 'T-04', params: { state: 'NEED' }, wayOut: 'CONTRACT_FIRST' },
  ]);
  await step(performance, need, 'procure');
  await save(performance, need, { ...CONTRACT, ...firm, leadMemberId: firm.memberIds[0] });
  // That the department itself is the client is no conflict: it evaluates what is its own.
  await step(performance, need, 'select');
  await step(performance, need, 'contract');
  const tie = { firmId: firm.firmId, agencyId: unit!.id, kind: 'BOOKKEEPING' };
  await mutate(performance, 'saveFirmTie', 'SaveFirmTieInput', tie, 'id');
  await walk.reload('head');
  expect(codesOf(await walk.tryStep('head', 'approvePlan'))).toEqual(['EVALUATOR_NOT_INDEPENDENT']);
  await sql('UPDATE evaluation.firm_tie SET until_on = $2 WHERE firm_id = $1', [firm.firmId, '2001-12-31']);
  await walk.step('head', 'approvePlan');
  await walk.step('head', 'cancel', { comment: '示例结束' });
  await sql('DELETE FROM evaluation.engagement_paper WHERE task_id = $1', [walk.task.id]);
  await sql('DELETE FROM evaluation.evaluation_task WHERE id = $1', [walk.task.id]);
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

describe('the plan of a department', () => {
  const PLAN = `id state version ownerAgencyId ownerName reportedOn criteria { code } candidates { id objectType projectId agencyId title
    amount scores { code points } points lastYear decision taskId subjectYear version } availableActions { action allowed refusals { code ruleId } }`;
  // The shape is the test's own business: it asserts what it reads.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  let plan: any;
  let department: string;
  let subordinate: string;
  const ask = async (account: string, query: string): Promise<GraphqlAnswer> => (await app.as(account)).graphql(query);
  const run = async (account: string, name: string, type: string, input: object): Promise<GraphqlAnswer> =>
    (await app.as(account)).graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { ${PLAN} } }`, { input });
  const move = (account: string, action: string, more: object = {}): Promise<GraphqlAnswer> =>
    run(account, 'moveYearPlan', 'MoveYearPlanInput', { id: plan.id, expectedVersion: plan.version, action, ...more });
  const offered = async (account: string, objectType: string): Promise<GraphqlAnswer> =>
    ask(
      account,
      `{ evaluationProposals(workYear: 2019, subjectYear: 2018, objectType: "${objectType}", departmentId: "${department}", first: 200) {
         objectType projectId agencyId agencyName title lastYear } }`,
    );
  const take = (account: string, objects: object[]): Promise<GraphqlAnswer> =>
    run(account, 'takeEvaluationProposals', 'TakeProposalsInput', { planId: plan.id, subjectYear: 2018, objects });
  const choose = (candidate: Record<string, unknown>, more: object = {}): Promise<GraphqlAnswer> => {
    const { id, objectType, projectId, agencyId, subjectYear, title, amount, scores, version } = candidate;
    return run('officer', 'saveEvaluationCandidate', 'SaveCandidateInput', {
      planId: plan.id,
      id,
      objectType,
      projectId,
      agencyId,
      subjectYear,
      title,
      amount,
      scores,
      expectedCandidateVersion: version,
      decision: 'SELECTED',
      reason: '社会关注度高',
      method: 'OWN',
      ...more,
    });
  };

  beforeAll(async () => {
    const [own] = await sql<{ id: string }>(`SELECT id FROM organizations.agency WHERE name = '示例单位017'`);
    department = own!.id;
    const [below] = await sql<{ id: string }>(
      `SELECT id FROM organizations.agency WHERE parent_id = $1 ORDER BY code LIMIT 1`,
      [department],
    );
    subordinate = below!.id;
    // A unit below it that has evaluated itself as a whole.
    await sql(
      `INSERT INTO evaluation.self_evaluation (jurisdiction_id, id, subject_year, work_year, object_type, agency_id, objective_version_id, state,
          approved_amount, original_budget, adjusted_budget, executed_amount)
       SELECT v.jurisdiction_id, gen_random_uuid(), 2018, 2019, 'UNIT_WHOLE', $1, v.id, 'ACCEPTED', 5000000, 5000000, 5000000, 4800000
         FROM goals.objective_version v WHERE NOT EXISTS (SELECT 1 FROM evaluation.self_evaluation e WHERE e.objective_version_id = v.id)
        ORDER BY v.id LIMIT 1`,
      [subordinate],
    );
  });

  it('R131, R153: is begun by the department itself, and offers what its own tree self-evaluated', async () => {
    const begin = (account: string): Promise<GraphqlAnswer> =>
      ask(account, `mutation { beginYearPlan(workYear: 2019, departmentId: "${department}") { ${PLAN} } }`);
    // Neither another department nor the bureau nor a clerk plans for it.
    for (const account of ['head2', 'performance', 'clerk', 'county-clerk'])
      expect(codesOf(await begin(account))).toEqual(['NO_PERMISSION']);
    plan = (await begin('officer')).data.beginYearPlan;
    expect(plan).toMatchObject({ state: 'DRAFT', ownerAgencyId: department, ownerName: '示例单位017' });
    expect(plan.criteria).toHaveLength(6);
    expect(codesOf(await begin('head'))).toEqual(['EVALUATION_PLAN_EXISTS']);

    const units = (await offered('officer', 'UNIT_WHOLE')).data.evaluationProposals;
    expect(units).toMatchObject([{ objectType: 'UNIT_WHOLE', agencyId: subordinate, projectId: null, lastYear: null }]);
    const tree = await sql<{ id: string }>(
      'SELECT descendant_id AS id FROM organizations.agency_closure WHERE ancestor_id = $1',
      [department],
    );
    const projects = (await offered('officer', 'PROJECT')).data.evaluationProposals as {
      agencyId: string;
      projectId: string;
    }[];
    const inTree = new Set(tree.map(({ id }) => id));
    expect(projects.length).toBeGreaterThan(2);
    expect(projects.filter(({ agencyId }) => !inTree.has(agencyId))).toEqual([]);
    // What it evaluated before is not offered again.
    expect(projects.map(({ projectId }) => projectId)).not.toContain(evaluated);
    for (const account of ['head2', 'performance', 'clerk'])
      expect(codesOf(await offered(account, 'PROJECT'))).toEqual(['NO_PERMISSION']);

    const objects = [
      { objectType: 'UNIT_WHOLE', agencyId: subordinate },
      { objectType: 'PROJECT', projectId: projects[0]!.projectId },
      { objectType: 'PROJECT', projectId: projects[1]!.projectId },
    ];
    expect(codesOf(await take('head2', objects))).toEqual(['NOT_FOUND']);
    plan = (await take('officer', objects)).data.takeEvaluationProposals;
    const unit = plan.candidates.find(({ objectType }: { objectType: string }) => objectType === 'UNIT_WHOLE');
    expect(unit.scores).toContainEqual({ code: 'ROTATION', points: '10.00' });
  });

  it('R131: takes nothing from outside its tree, and nothing but projects and units below it', async () => {
    const [foreign] = await sql<{ id: string; project: string }>(
      `SELECT a.id, (SELECT p.id FROM projects.project p WHERE p.agency_id = a.id LIMIT 1) AS project
         FROM organizations.agency a WHERE a.name = '示例单位018'`,
    );
    const bare = {
      id: null,
      projectId: null,
      scores: [],
      version: null,
      subjectYear: 2018,
      title: '示例',
      amount: '1',
    };
    const tries: [object, string, string][] = [
      [{ objectType: 'UNIT_WHOLE', agencyId: foreign!.id }, 'NOT_FOUND', 'agencyId'],
      [{ objectType: 'PROJECT', projectId: foreign!.project }, 'NOT_FOUND', 'projectId'],
      [{ objectType: 'UNIT_WHOLE', agencyId: department }, 'NOT_A_SUBORDINATE', 'agencyId'],
      [{ objectType: 'POLICY', agencyId: subordinate }, 'EVALUATION_CHOICE_UNKNOWN', 'objectType'],
    ];
    for (const [object, code, field] of tries)
      expect(refusalsOf(await choose({ ...bare, ...object }))).toMatchObject([{ code, field }]);
  });

  it('R131, R137: is approved by another in the department, enters its evaluations, and is reported to the bureau', async () => {
    const candidates = plan.candidates as { objectType: string }[];
    await choose(candidates.find(({ objectType }) => objectType === 'UNIT_WHOLE')!);
    await choose(candidates.find(({ objectType }) => objectType === 'PROJECT')!);
    // A project without self-evaluation may be thought of, and stops the plan.
    const added = await choose({
      id: null,
      objectType: 'PROJECT',
      projectId: bare,
      subjectYear: 2018,
      title: '没有自评的项目',
      amount: null,
      scores: [{ code: 'CONCERN', points: '10' }],
    });
    plan = added.data.saveEvaluationCandidate;
    expect(refusalsOf(await move('officer', 'submit'))).toMatchObject([
      { code: 'CANDIDATE_NOT_SELF_EVALUATED', ruleId: 'E-13', wayOut: 'SELF_EVALUATE_FIRST' },
    ]);
    const stray = plan.candidates.find(({ title }: { title: string }) => title === '没有自评的项目');
    const removed = await ask(
      'officer',
      `mutation { removeEvaluationCandidate(planId: "${plan.id}", candidateId: "${stray.id}") { ${PLAN} } }`,
    );
    plan = removed.data.removeEvaluationCandidate;
    plan = (await move('officer', 'submit')).data.moveYearPlan;
    expect(codesOf(await move('officer', 'approve'))).toEqual(['NO_PERMISSION']);
    expect(codesOf(await move('head2', 'approve'))).toEqual(['NOT_FOUND']);
    plan = (await move('head', 'return', { comment: '再选一个' })).data.moveYearPlan;
    plan = (await move('officer', 'submit')).data.moveYearPlan;
    // Until it is reported the bureau knows that there is one, and not what is in it.
    const seen = async (account: string): Promise<unknown> =>
      (await ask(account, `{ evaluationYearPlan(workYear: 2019, departmentId: "${department}") { id state } }`)).data
        .evaluationYearPlan;
    expect(await seen('performance')).toBeNull();
    plan = (await move('head', 'approve')).data.moveYearPlan;
    expect(plan.state).toBe('APPROVED');
    const tasks = await sql<Record<string, unknown>>(
      `SELECT kind, state, object_type, organiser_agency_id, self_evaluation_id IS NOT NULL AS rests, report_due_on::text AS due
         FROM evaluation.evaluation_task WHERE plan_id = $1`,
      [plan.id],
    );
    expect(tasks).toHaveLength(2);
    for (const task of tasks)
      expect(task).toMatchObject({
        kind: 'DEPARTMENT',
        state: 'LISTED',
        organiser_agency_id: department,
        rests: true,
        due: '2019-08-31',
      });
    plan = (await move('officer', 'report')).data.moveYearPlan;
    expect(plan).toMatchObject({ state: 'REPORTED', reportedOn: '2019-12-26' });
    expect(await seen('performance')).toEqual({ id: plan.id, state: 'REPORTED' });
    expect(await seen('leader')).not.toBeNull();
    for (const account of ['head2', 'clerk', 'clerk2', 'firm', 'county-performance'])
      expect(await seen(account)).toBeNull();
  });

  it('R137: stands beside what the department finished, to itself and to the bureau', async () => {
    const years = async (account: string): Promise<unknown> =>
      (
        await ask(
          account,
          `{ evaluationPlanYears(from: 2019, to: 2019, departmentId: "${department}") { year planned { total whole projects } done { total } outsidePlan } }`,
        )
      ).data.evaluationPlanYears;
    const [done] = await sql<{ total: number }>(
      `SELECT count(*)::int AS total FROM evaluation.evaluation_task WHERE organiser_agency_id = $1 AND kind = 'DEPARTMENT' AND state = 'CLOSED'`,
      [department],
    );
    const expected = [{ year: 2019, planned: { total: 2 }, done: { total: done!.total }, outsidePlan: done!.total }];
    for (const account of ['officer', 'performance']) expect(await years(account)).toMatchObject(expected);
    expect(await years('head2')).toEqual([]);
    // The plan of the bureau is another one.
    const bureau = await ask('performance', '{ evaluationPlanYears(from: 2019, to: 2019) { planned { total } } }');
    expect(bureau.data.evaluationPlanYears).toEqual([{ planned: null }]);
  });

  it('R135: the bureau sees every department and its plan, those without one by name', async () => {
    const standings = async (account: string): Promise<{ departmentName: string; [key: string]: unknown }[]> =>
      (
        await ask(
          account,
          '{ departmentEvaluationPlans(workYear: 2019) { departmentId departmentName state planned amount done outsidePlan selfEvaluated reportedOn } }',
        )
      ).data.departmentEvaluationPlans;
    const all = await standings('performance');
    expect(all).toHaveLength(63);
    const of = (name: string): unknown => all.find(({ departmentName }) => departmentName === name);
    expect(of('示例单位017')).toMatchObject({ state: 'REPORTED', planned: 2, reportedOn: '2019-12-26' });
    expect(of('示例单位018')).toMatchObject({ state: 'REPORTED', outsidePlan: 0 });
    const none = all.filter(({ state }) => state === null);
    expect(none).toHaveLength(61);
    expect(none.every(({ planned, amount }) => planned === null && amount === null)).toBe(true);
    // A division sees the departments that it looks after.
    const own = await standings('business');
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(63);
    for (const account of ['officer', 'head2', 'clerk']) expect(await standings(account)).toEqual([]);
  });

  it('R131: whole units below are listed outside the plan with the same refusals', async () => {
    const walk = new Walk(app);
    const whole = (agencyId: string, more: object = {}): Record<string, unknown> => ({
      objectType: 'UNIT_WHOLE',
      agencyId,
      subjectYear: 2018,
      title: '示例整体评价',
      selectionReason: '五年内未评价',
      method: 'OWN',
      amount: '5000000',
      ...more,
    });
    // It is in the plan already.
    expect(codesOf(await walk.call('officer', 'listDepartmentEvaluation', whole(subordinate)))).toEqual([
      'EVALUATION_TWICE',
    ]);
    expect(
      refusalsOf(
        await walk.call('officer', 'listDepartmentEvaluation', whole(subordinate, { subjectYear: 2017, area: 'NONE' })),
      ),
    ).toMatchObject([
      { code: 'SELF_EVALUATION_MISSING', ruleId: 'E-13', field: 'agencyId' },
      { code: 'AREA_UNKNOWN', field: 'area' },
    ]);
    expect(codesOf(await walk.call('head2', 'listDepartmentEvaluation', whole(subordinate)))).toEqual(['NOT_FOUND']);
  });
});
