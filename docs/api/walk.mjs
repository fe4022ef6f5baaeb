/**
 * One project through the whole loop by the API alone: `node docs/api/walk.mjs http://127.0.0.1:3000` against a fresh demo.
 * Each step is what one person does in one seat; the test `server/test/loop` runs this very file.
 */
const PASSWORD = 'Luolong-2019';

/** Signs a person in and gives a function that asks GraphQL; a refusal ends the walk with its codes. */
async function person(baseUrl, account) {
  const own = { 'content-type': 'application/json', 'x-jixiao-client': 'walk' };
  const response = await fetch(`${baseUrl}/api/auth/sign-in`, {
    method: 'POST',
    headers: own,
    body: JSON.stringify({ account, password: PASSWORD }),
  });
  if (!response.ok) throw new Error(`${account} cannot sign in: ${await response.text()}`);
  const cookie = response.headers.getSetCookie()[0].split(';')[0];
  const ask = async (query, variables = {}) => {
    const answer = await fetch(`${baseUrl}/graphql`, {
      method: 'POST',
      headers: { ...own, cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await answer.json();
    if (errors) throw new Error(`${account}: ${query.slice(0, 80)} … ${JSON.stringify(errors[0].extensions)}`);
    return data;
  };
  /** A mutation with one input object. */
  ask.do = async (name, type, input, fields = 'id version state') =>
    (await ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, { input }))[name];
  return ask;
}

const EIGHT_ITEMS = ['C1', 'C2', 'R1', 'R2', 'A1', 'A2', 'F1', 'F2'].map((item) => ({ item, grade: 'EXCELLENT' }));
const FRAMEWORK = [
  ['DECISION', '立项依据', '20', 'ELEMENT_COUNT', ['依据充分', '程序规范']],
  ['PROCESS', '预算执行率', '20', 'FORMULA', []],
  ['OUTPUT', '实际完成率', '30', 'FORMULA', []],
  ['OUTCOME', '实施效益', '30', 'GRADE', []],
].map(([level1, name, weight, kind, elements]) => ({
  level1,
  level2: name,
  name,
  weight,
  kind,
  explanation: name,
  standard: name,
  elements,
}));

/** @param say called with one line per step */
export async function walk(baseUrl, say) {
  const [clerk, head, business, performance, performance2, budget, leader, firm, supervision] = await Promise.all(
    ['clerk', 'head', 'business', 'performance', 'performance2', 'budget', 'leader', 'firm', 'supervision'].map(
      (account) => person(baseUrl, account),
    ),
  );

  say('1 goals: the clerk submits, three desks review, the budget reply freezes');
  const drafts = await clerk('{ goals(year: 2019, states: ["DRAFT"]) { nodes { id version title projectId } } }');
  const draft = drafts.goals.nodes.find(({ title }) => title.includes('社区养老'));
  const goal = (objective) => ({ objectiveId: objective.id, expectedVersion: objective.version });
  const submitted = await clerk.do('submitObjective', 'MoveObjectiveInput', goal(draft));
  const reviewed = await head.do('reviewObjectiveByDepartment', 'DepartmentReviewInput', {
    ...goal(submitted),
    outcome: 'ACCEPT',
  });
  await business.do('reviewObjectiveByFinance', 'FinanceReviewInput', {
    ...goal(reviewed),
    outcome: 'ACCEPT',
    items: EIGHT_ITEMS,
    overallGrade: 'EXCELLENT',
  });
  const [approved] = await budget.do(
    'replyBudget',
    'ReplyBudgetInput',
    {
      objectiveIds: [draft.id],
      documentNo: '洛龙财预〔2019〕90号',
      title: '关于追加预算的批复',
      repliedOn: '2019-12-26',
    },
    'state contentHash',
  );
  const projectId = draft.projectId;

  say('2 monitoring: a round is opened, the sheet filled, reviewed, disposed of');
  await performance.do(
    'openMonitoringRound',
    'OpenRoundInput',
    {
      budgetYear: 2019,
      name: '2019年全年绩效监控',
      periodFrom: '2019-01-01',
      periodTo: '2019-12-20',
      dueOn: '2019-12-31',
      projectIds: [projectId],
    },
    'id state',
  );
  const sheets = await clerk(
    `{ monitoringSheets(year: 2019, projectId: "${projectId}") { nodes { id version rows { id targetValue } } } }`,
  );
  let sheet = sheets.monitoringSheets.nodes[0];
  const monitored = sheet.rows.map(({ id, targetValue }) => ({
    id,
    actualValue: targetValue ?? '98',
    forecastValue: targetValue,
    likelihood: 'CERTAIN',
    isNotDue: false,
  }));
  sheet = await clerk.do(
    'saveMonitoringSheet',
    'SaveMonitoringSheetInput',
    { id: sheet.id, expectedVersion: sheet.version, rows: monitored },
    'id version light',
  );
  const light = sheet.light;
  for (const [who, action, more] of [
    [clerk, 'submit'],
    [head, 'deptAccept'],
    [business, 'accept', { disposal: 'NORMAL' }],
  ]) {
    sheet = await who.do('moveMonitoringSheet', 'MoveMonitoringSheetInput', {
      id: sheet.id,
      expectedVersion: sheet.version,
      action,
      ...more,
    });
  }

  say('3 the year ends: the demo date moves to 2020-03-02');
  await performance('mutation { moveDemoDate(to: "2020-03-02") }');

  say('4 self-evaluation: scored with its working');
  await performance('mutation ($input: OpenSelfEvaluationsInput!) { openSelfEvaluations(input: $input) }', {
    input: { subjectYear: 2019, projectIds: [projectId], dueOn: '2020-03-31' },
  });
  const selves = await clerk(
    `{ selfEvaluations(workYear: 2020, projectId: "${projectId}") { nodes { id version rows { id targetValue direction } } } }`,
  );
  let self = selves.selfEvaluations.nodes[0];
  const actuals = self.rows.map(({ id, targetValue, direction }) => ({
    id,
    actualValue: direction === 'RANGE' ? '98' : targetValue,
    evidence: '业务台账',
  }));
  self = await clerk.do('saveSelfEvaluation', 'SaveSelfEvaluationInput', {
    id: self.id,
    expectedVersion: self.version,
    rows: actuals,
    actualSummary: '全部完成',
  });
  for (const [who, action] of [
    [clerk, 'submit'],
    [head, 'deptAccept'],
    [business, 'accept'],
  ]) {
    if (action === 'accept')
      self = await business.do('saveDivisionOpinion', 'SaveDivisionOpinionInput', {
        id: self.id,
        expectedVersion: self.version,
        figuresConfirmed: true,
        overallOpinion: '内容与目标一致，数据与台账相符，自评结论客观，同意。',
      });
    self = await who.do(
      'moveSelfEvaluation',
      'MoveSelfEvaluationInput',
      { id: self.id, expectedVersion: self.version, action },
      'id version state totalScore grade',
    );
  }

  say('5 evaluation by the bureau through a firm');
  const { engagements } = await performance('{ engagements { id state } }');
  const engagementId = engagements.find(({ state }) => state === 'CONTRACTED').id;
  let task = await performance.do('listEvaluation', 'ListEvaluationInput', {
    projectId,
    subjectYear: 2019,
    title: '社区养老服务绩效评价',
    selectionReason: '民生项目',
    method: 'THIRD_PARTY',
    engagementId,
  });
  task = await performance.do('saveFramework', 'SaveFrameworkInput', {
    id: task.id,
    expectedVersion: task.version,
    rows: FRAMEWORK,
  });
  const step = async (who, action, more = {}) => {
    task = await who.do(
      'moveEvaluation',
      'MoveEvaluationInput',
      { id: task.id, expectedVersion: task.version, action, ...more },
      'id version state totalScore grade rows { id kind }',
    );
  };
  await step(performance, 'notify', { noticeNo: '洛龙财绩〔2020〕3号' });
  task = await performance.do('saveWorkPlan', 'SaveWorkPlanInput', {
    id: task.id,
    expectedVersion: task.version,
    purpose: '了解资金使用效果',
    methods: ['COMPARISON'],
    standards: ['PLAN'],
    fieldFrom: '2020-02-03',
    fieldTo: '2020-02-14',
  });
  await step(performance, 'approvePlan');
  await step(firm, 'startFieldWork');
  const found = {
    ELEMENT_COUNT: { present: [true, false], reason: '程序资料不全' },
    FORMULA: { rate: '96', reason: '少完成一场' },
    GRADE: { share: '90', reason: '知晓率不高' },
  };
  task = await firm.do('saveScores', 'SaveScoresInput', {
    id: task.id,
    expectedVersion: task.version,
    reportSummary: '总体良好',
    scores: task.rows.map(({ id, kind }) => ({ frameworkRowId: id, evidence: '现场资料', ...found[kind] })),
    findings: [
      { kind: 'MANAGEMENT', description: '程序资料不全', evidence: '现场资料', recommendation: '补齐程序资料' },
    ],
  });
  await step(firm, 'submitDraft');
  await step(performance, 'askOpinion');
  await step(performance, 'finalise', { opinionReply: '无意见' });
  await step(performance, 'grade');
  const { totalScore, grade } = task;

  say('6 results: corrective action, budget linkage, publication');
  let action = await performance.do(
    'issueCorrectiveAction',
    'IssueCorrectiveActionInput',
    { evaluationTaskId: task.id, documentNo: '洛龙财绩〔2020〕5号', dueOn: '2020-04-02', content: '请按意见整改' },
    'id version state items { id }',
  );
  const move = async (who, name) => {
    action = await who.do(
      'moveCorrectiveAction',
      'MoveResultInput',
      { id: action.id, expectedVersion: action.version, action: name },
      'id version state items { id }',
    );
  };
  await move(clerk, 'accept');
  action = await clerk.do(
    'replyCorrectiveAction',
    'ReplyCorrectiveActionInput',
    {
      id: action.id,
      expectedVersion: action.version,
      replyText: '已整改',
      items: action.items.map(({ id }) => ({ id, reply: '资料已补齐' })),
    },
    'id version state items { id }',
  );
  await move(clerk, 'submit');
  await move(performance, 'verify');
  await move(performance, 'close');

  const unit = await clerk('{ viewer { seat { agencyId } } }');
  const next = await clerk.do(
    'createProject',
    'CreateProjectInput',
    {
      budgetYear: 2020,
      code: 'WALK-2020-1',
      name: '社区养老服务（2020）',
      agencyId: unit.viewer.seat.agencyId,
      category: 'SPECIFIC',
      nature: 'CONTINUING',
      previousProjectId: projectId,
      fundingLines: [{ fundKind: 'GENERAL_PUBLIC', fundSource: 'CURRENT_YEAR', amount: '1200000.00' }],
    },
    'id fundingLines { id }',
  );
  let linkage = await performance.do('proposeLinkage', 'ProposeLinkageInput', {
    evaluationTaskId: task.id,
    projectId: next.id,
    fundingLineId: next.fundingLines[0].id,
    decision: 'INCREASE',
    amountChange: '100000.00',
    reason: '评价结果良好',
  });
  for (const [who, name, more] of [
    [budget, 'agree'],
    [leader, 'decide', { documentNo: '洛龙财〔2020〕7号' }],
    [budget, 'apply'],
  ]) {
    linkage = await who.do('moveLinkage', 'MoveResultInput', {
      id: linkage.id,
      expectedVersion: linkage.version,
      action: name,
      ...more,
    });
  }
  const { requireDisclosure } = await performance(
    `mutation { requireDisclosure(evaluationTaskId: "${task.id}") { id version } }`,
  );
  let disclosure = requireDisclosure;
  for (const [who, name, comment] of [
    [performance, 'prepare'],
    [supervision, 'clear', '不涉密'],
    [performance2, 'publish'],
  ]) {
    disclosure = await who.do('moveDisclosure', 'MoveResultInput', {
      id: disclosure.id,
      expectedVersion: disclosure.version,
      action: name,
      comment,
    });
  }
  const published = await (await fetch(`${baseUrl}/api/public/items/${disclosure.id}`)).json();

  say('7 assessment: opened, self-scored, reviewed, ranked, told');
  const aspects = ['基础工作', '绩效目标管理', '绩效跟踪监控管理', '绩效评价管理', '评价结果应用'];
  const scheme = await performance.do(
    'openAssessment',
    'OpenSchemeInput',
    {
      workYear: 2020,
      name: '2020年度考核',
      selfScoreDueOn: '2020-12-08',
      indicators: aspects.map((aspect, i) => ({
        aspect,
        name: `${aspect}情况`,
        points: '20',
        rule: '按考核办法评分',
        factCode: i === 3 ? 'self_evaluations_accepted_share' : null,
      })),
    },
    'id sheets',
  );
  const mine = await clerk('{ assessmentRanking(workYear: 2020) { nodes { id version rows { id kind autoScore } } } }');
  let assessed = mine.assessmentRanking.nodes[0];
  const scores = assessed.rows.map(({ id, autoScore }) => ({ id, score: autoScore ?? '19' }));
  assessed = await clerk.do('saveSelfScores', 'SaveAssessmentScoresInput', {
    id: assessed.id,
    expectedVersion: assessed.version,
    scores,
  });
  const assess = async (who, name) => {
    assessed = await who.do(
      'moveAssessmentSheet',
      'MoveAssessmentSheetInput',
      { id: assessed.id, expectedVersion: assessed.version, action: name },
      'id version state finalTotal rank',
    );
  };
  await assess(clerk, 'submit');
  await assess(performance, 'startReview');
  assessed = await performance.do('saveReviewScores', 'SaveAssessmentScoresInput', {
    id: assessed.id,
    expectedVersion: assessed.version,
    scores,
  });
  await assess(performance, 'decide');
  await performance.do(
    'announceAssessment',
    'AnnounceAssessmentInput',
    { schemeId: scheme.id, workYear: 2020, circularNo: '洛龙财绩〔2020〕30号' },
    'id circularNo',
  );
  await assess(performance, 'notify');

  say('8 report: the figures of 2019 stand, those of 2020 have moved');
  const figures = await performance(
    '{ past: figure(id: "goal_projects", year: 2019) { value } graded: figure(id: "keyeval_projects", year: 2020) { value } closed: figure(id: "corrective_closed", year: 2020) { value } public: figure(id: "disclosed_results", year: 2020) { value } }',
  );
  return {
    approved,
    light,
    self,
    evaluation: { totalScore, grade },
    corrective: action.state,
    linkage: linkage.state,
    published,
    assessment: assessed,
    figures,
  };
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const result = await walk(process.argv[2] ?? 'http://127.0.0.1:3000', console.log);
  console.log(JSON.stringify(result, null, 2));
}
