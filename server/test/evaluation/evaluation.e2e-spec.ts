import { openTestApp, type TestApp, type TestClient, type TestRefusal } from '../harness/index.js';

let app: TestApp;
let jurisdictionId: string;
let projectId: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
  const rows = await app.database.sql<{ id: string }>(
    jurisdictionId,
    `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
       JOIN goals.objective o ON o.project_id = p.id JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
      WHERE p.budget_year = 2019 AND EXISTS (SELECT 1 FROM goals.indicator i WHERE i.objective_version_id = v.id AND i.direction = 'QUAL') ORDER BY p.id LIMIT 1`,
  );
  projectId = rows[0]!.id;
});
afterAll(() => app.close());

const refusalsOf = (answer: { errors?: { extensions: { refusals?: TestRefusal[] } }[] }): TestRefusal[] =>
  answer.errors?.[0]?.extensions.refusals ?? [];

describe('self-evaluation', () => {
  const SHEET = `id state version totalScore executionScore grade working { code expression } rows { id name direction targetValue targetOn weight score working { expression } }`;
  const SAVE = `mutation ($input: SaveSelfEvaluationInput!) { saveSelfEvaluation(input: $input) { ${SHEET} } }`;
  const MOVE = `mutation ($input: MoveSelfEvaluationInput!) { moveSelfEvaluation(input: $input) { ${SHEET} } }`;

  it('R007: is opened, scored, handed in, reviewed by the head and accepted by the division, which may not reply to objectives', async () => {
    const performance = await app.as('performance');
    const opened = await performance.graphql(
      'mutation ($input: OpenSelfEvaluationsInput!) { openSelfEvaluations(input: $input) }',
      { input: { subjectYear: 2019, projectIds: [projectId], dueOn: '2020-03-31' } },
    );
    expect(opened).toMatchObject({ data: { openSelfEvaluations: 1 } });
    const clerk = await app.as('clerk');
    const { data } = await clerk.graphql(
      `{ selfEvaluations(workYear: 2019, projectId: "${projectId}") { nodes { ${SHEET} } } }`,
    );
    const sheet = data.selfEvaluations.nodes[0];

    const early = await clerk.graphql(MOVE, {
      input: { id: sheet.id, expectedVersion: sheet.version, action: 'submit' },
    });
    expect(refusalsOf(early).filter(({ code }) => code === 'ACTUAL_MISSING')).toHaveLength(sheet.rows.length);

    const rows = sheet.rows.map(
      (row: { id: string; direction: string; targetValue: string | null; targetOn: string | null }) => ({
        id: row.id,
        evidence: '业务台账',
        actualValue: row.direction === 'GE' && row.targetValue === '300' ? '270' : row.targetValue,
        actualOn: row.targetOn,
        attainment: row.direction === 'QUAL' ? 'ACHIEVED' : null,
      }),
    );
    const draft = (await clerk.graphql(SAVE, { input: { id: sheet.id, expectedVersion: sheet.version, rows } })).data
      .saveSelfEvaluation;
    const short = draft.rows.find((row: { targetValue: string | null }) => row.targetValue === '300');
    // 270 of 300 people: 20 × 270 ÷ 300 = 18.00.
    expect(short).toMatchObject({ score: '18.00', working: [{ expression: '20 × 270 ÷ 300 = 18.00' }] });

    const unexplained = await clerk.graphql(MOVE, {
      input: { id: sheet.id, expectedVersion: draft.version, action: 'submit' },
    });
    const at = draft.rows.indexOf(short);
    expect(refusalsOf(unexplained).map(({ field }) => field)).toEqual([`rows[${at}].cause`, `rows[${at}].measures`]);

    const explained = rows.map((row: { id: string }) =>
      row.id === short.id ? { ...row, cause: '申请人数减少', measures: '加强宣传' } : row,
    );
    const saved = (
      await clerk.graphql(SAVE, { input: { id: sheet.id, expectedVersion: draft.version, rows: explained } })
    ).data.saveSelfEvaluation;
    const submitted = (
      await clerk.graphql(MOVE, { input: { id: sheet.id, expectedVersion: saved.version, action: 'submit' } })
    ).data.moveSelfEvaluation;
    const own = await clerk.graphql(MOVE, {
      input: { id: sheet.id, expectedVersion: submitted.version, action: 'deptAccept' },
    });
    expect(refusalsOf(own)[0]!.code).toBe('NO_PERMISSION');
    const reviewed = (
      await (
        await app.as('head')
      ).graphql(MOVE, { input: { id: sheet.id, expectedVersion: submitted.version, action: 'deptAccept' } })
    ).data.moveSelfEvaluation;
    const business = await app.as('business');
    const accept = (expectedVersion: number): ReturnType<typeof business.graphql> =>
      business.graphql(MOVE, { input: { id: sheet.id, expectedVersion, action: 'accept' } });
    expect(refusalsOf(await accept(reviewed.version)).map(({ code }) => code)).toEqual([
      'FIGURES_UNCONFIRMED',
      'OVERALL_OPINION_REQUIRED',
    ]);
    const opined = await business.graphql(
      'mutation ($input: SaveDivisionOpinionInput!) { saveDivisionOpinion(input: $input) { version } }',
      {
        input: {
          id: sheet.id,
          expectedVersion: reviewed.version,
          figuresConfirmed: true,
          overallOpinion: '项目实施与目标一致，数据与台账相符，培训人数不足的原因说明充分，同意自评结论。',
        },
      },
    );
    const accepted = (await accept(opined.data.saveDivisionOpinion.version)).data.moveSelfEvaluation;
    expect(accepted).toMatchObject({ state: 'ACCEPTED', grade: 'EXCELLENT' });
    const outside = await (
      await app.as('business')
    ).graphql('mutation ($input: ReplyBudgetInput!) { replyBudget(input: $input) { id } }', {
      input: { objectiveIds: [sheet.id], documentNo: '示例文', title: '批复', repliedOn: '2019-12-26' },
    });
    expect(outside.errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN', refusals: [{ code: 'NO_PERMISSION' }] });
    expect(Number(accepted.totalScore)).toBeCloseTo(88 + Number(accepted.executionScore), 2);
  });
});

describe('evaluation by the bureau', () => {
  const TASK =
    'id state version totalScore grade rows { id weight kind elements score working { expression } } availableActions { action allowed refusals { code } }';
  const FRAMEWORK = [
    {
      level1: 'DECISION',
      level2: '立项',
      name: '立项依据',
      weight: '20',
      kind: 'ELEMENT_COUNT',
      explanation: '依据',
      standard: '按要素',
      elements: ['充分', '规范'],
    },
    {
      level1: 'PROCESS',
      level2: '资金',
      name: '预算执行率',
      weight: '20',
      kind: 'FORMULA',
      explanation: '执行',
      standard: '按比例',
    },
    {
      level1: 'OUTPUT',
      level2: '数量',
      name: '完成率',
      weight: '30',
      kind: 'FORMULA',
      explanation: '完成',
      standard: '按比例',
    },
    {
      level1: 'OUTCOME',
      level2: '效益',
      name: '实施效益',
      weight: '30',
      kind: 'GRADE',
      explanation: '效益',
      standard: '分档',
    },
  ];
  const mutate = async (
    client: TestClient,
    name: string,
    type: string,
    input: Record<string, unknown>,
  ): Promise<{
    data: Record<
      string,
      { id: string; version: number; state: string; rows: { id: string }[]; totalScore: string; grade: string }
    >;
    errors?: { extensions: { refusals?: TestRefusal[] } }[];
  }> => client.graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { ${TASK} } }`, { input });
  const move = (
    client: TestClient,
    task: { id: string; version: number },
    action: string,
    more: Record<string, unknown> = {},
  ): ReturnType<typeof mutate> =>
    mutate(client, 'moveEvaluation', 'MoveEvaluationInput', {
      id: task.id,
      expectedVersion: task.version,
      action,
      ...more,
    });

  it('R159: goes from the list to a grade through a firm that sees its own engagement and nothing else', async () => {
    const performance = await app.as('performance');
    const firm = await app.as('firm');
    const { data } = await performance.graphql('{ engagements { id state } }');
    const engagementId = data.engagements.find(({ state }: { state: string }) => state === 'CONTRACTED').id;
    const nothing = await mutate(performance, 'listEvaluation', 'ListEvaluationInput', {
      projectId,
      subjectYear: 2019,
      title: ' ',
      selectionReason: ' ',
      method: 'THIRD_PARTY',
    });
    expect(refusalsOf(nothing).map(({ field }) => field)).toEqual(['title', 'selectionReason', 'engagementId']);
    let task = (
      await mutate(performance, 'listEvaluation', 'ListEvaluationInput', {
        projectId,
        subjectYear: 2019,
        title: '重点评价',
        selectionReason: '民生项目',
        method: 'THIRD_PARTY',
        engagementId,
      })
    ).data.listEvaluation!;

    const short = FRAMEWORK.map((row, i) => (i === 1 ? { ...row, weight: '19.99' } : row));
    const refused = await mutate(performance, 'saveFramework', 'SaveFrameworkInput', {
      id: task.id,
      expectedVersion: task.version,
      rows: short,
    });
    expect(refusalsOf(refused)).toMatchObject([
      { code: 'FRAMEWORK_SUM', params: { sum: '99.99', wanted: '100.00' }, wayOut: 'ADJUST_WEIGHTS' },
    ]);
    task = (
      await mutate(performance, 'saveFramework', 'SaveFrameworkInput', {
        id: task.id,
        expectedVersion: task.version,
        rows: FRAMEWORK,
      })
    ).data.saveFramework!;
    task = (await move(performance, task, 'notify', { noticeNo: '洛龙财绩〔2019〕20号' })).data.moveEvaluation!;
    task = (
      await mutate(performance, 'saveWorkPlan', 'SaveWorkPlanInput', {
        id: task.id,
        expectedVersion: task.version,
        purpose: '了解资金使用效果',
        methods: ['COMPARISON'],
        standards: ['PLAN'],
        fieldFrom: '2019-12-10',
        fieldTo: '2019-12-20',
      })
    ).data.saveWorkPlan!;
    task = (await move(performance, task, 'approvePlan')).data.moveEvaluation!;

    const seen = await firm.graphql('{ evaluationTasks(workYear: 2019) { totalCount nodes { id } } }');
    expect(seen.data.evaluationTasks).toEqual({ totalCount: 1, nodes: [{ id: task.id }] });
    expect(refusalsOf(await move(await app.as('kaiqiao'), task, 'startFieldWork'))[0]!.code).toBe('NOT_FOUND');

    task = (await move(firm, task, 'startFieldWork')).data.moveEvaluation!;
    const [elements, formula, output, grade] = task.rows.map(({ id }) => id);
    const unscored = await move(firm, task, 'submitDraft');
    expect(refusalsOf(unscored).filter(({ code }) => code === 'SCORE_MISSING')).toHaveLength(4);
    const scores = [
      { frameworkRowId: elements, present: [true, false], evidence: '批文', reason: '程序资料不全' },
      { frameworkRowId: formula, rate: '100', evidence: '支付凭证' },
      { frameworkRowId: output, rate: '96', evidence: '台账', reason: '少完成一项' },
      { frameworkRowId: grade, share: '85', evidence: '问卷', reason: '部分居民不知晓' },
    ];
    const scored = await mutate(firm, 'saveScores', 'SaveScoresInput', {
      id: task.id,
      expectedVersion: task.version,
      scores,
      findings: [{ kind: 'MANAGEMENT', description: '程序资料不全', evidence: '批文', recommendation: '补齐资料' }],
    });
    expect(scored.errors).toBeUndefined();
    task = (await move(firm, scored.data.saveScores!, 'submitDraft')).data.moveEvaluation!;
    task = (await move(performance, task, 'askOpinion')).data.moveEvaluation!;
    expect(refusalsOf(await move(performance, task, 'finalise'))[0]).toMatchObject({
      code: 'OPINION_REQUIRED',
      field: 'opinionReply',
    });
    task = (await move(performance, task, 'finalise', { opinionReply: '无意见' })).data.moveEvaluation!;
    task = (await move(performance, task, 'grade')).data.moveEvaluation!;
    // 20 × 1 ÷ 2 + 20 + 30 × 96 % + 30 × 85 % = 10 + 20 + 28.8 + 25.5 = 84.30.
    expect(task).toMatchObject({ state: 'GRADED', totalScore: '84.30', grade: 'GOOD' });
  });
});
