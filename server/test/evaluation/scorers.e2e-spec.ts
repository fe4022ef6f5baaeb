import { type GraphqlAnswer, openTestApp, type TestApp, type TestClient, type TestRefusal } from '../harness/index.js';

let app: TestApp;
let jurisdictionId: string;
let taskId: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
});
afterAll(() => app.close());

const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(jurisdictionId, text, params);
const refusalsOf = (answer: GraphqlAnswer): TestRefusal[] => answer.errors?.[0]?.extensions.refusals ?? [];
const codesOf = (answer: GraphqlAnswer): string[] => refusalsOf(answer).map(({ code }) => code);
const write = (client: TestClient, name: string, type: string, input: object, fields = 'id version state') =>
  client.graphql(`mutation ($input: ${type}!) { ${name}(input: $input)${fields ? ` { ${fields} }` : ''} }`, { input });

const PANEL = `query ($taskId: ID!) { scoringPanel(taskId: $taskId) { isComplete waiting limit
  scorers { id seatId duty state opinion total version availableActions { action allowed } }
  rows { frameworkRowId name weight official spread { scores mean lowest highest deviation spreadShare isDisputed } given { scorerId score reason } }
  total { mean deviation } } }`;
const SHEET = `id version state opinion rows { id name kind weight elements grades { share } input { rate share } score } dossier { id } availableActions { action allowed refusals { code } }`;
const panelOf = async (client: TestClient) => (await client.graphql(PANEL, { taskId })).data.scoringPanel;
const sheetOf = async (client: TestClient) =>
  (await client.graphql(`{ myBlindSheets { ${SHEET} } }`)).data.myBlindSheets[0];
const versionOf = async (): Promise<number> =>
  (await sql<{ version: number }>('SELECT version FROM evaluation.evaluation_task WHERE id = $1', [taskId]))[0]!
    .version;

interface Row {
  id: string;
  name: string;
  kind: string;
  weight: string;
  elements: string[];
  grades: { share: string }[];
}
const ROW = {
  level2: '示例',
  explanation: '示例解释',
  standard: '示例标准',
  kind: 'FORMULA',
};
const FRAMEWORK = [
  { ...ROW, level1: 'DECISION', name: '立项', weight: '20' },
  { ...ROW, level1: 'PROCESS', name: '执行', weight: '20' },
  { ...ROW, level1: 'OUTPUT', name: '完成', weight: '30' },
  { ...ROW, level1: 'OUTCOME', name: '效益', weight: '30' },
];
const given = (rows: readonly Row[], rate: (index: number) => string, reason = '') =>
  rows.map(({ id }, index) => ({ frameworkRowId: id, rate: rate(index), reason }));
const accept = async (client: TestClient) => {
  const sheet = await sheetOf(client);
  await write(
    client,
    'moveScorer',
    'MoveScorerInput',
    { id: sheet.id, expectedVersion: sheet.version, action: 'accept', isDeclared: true },
    '',
  );
  return sheetOf(client);
};

describe('several scorers of one evaluation', () => {
  it('R139: staff, the engaged firm and nobody of the evaluated unit or of another firm are appointed', async () => {
    const performance = await app.as('performance');
    const [project] = await sql<{ id: string }>(
      `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017' WHERE p.budget_year = 2019 ORDER BY p.id LIMIT 1`,
    );
    const { data } = await performance.graphql('{ engagements { id state } }');
    const engagementId = data.engagements.find(({ state }: { state: string }) => state === 'CONTRACTED').id;
    let task = (
      await write(performance, 'listEvaluation', 'ListEvaluationInput', {
        projectId: project!.id,
        subjectYear: 2019,
        title: '独立评分',
        selectionReason: '示例',
        method: 'THIRD_PARTY',
        engagementId,
      })
    ).data.listEvaluation;
    taskId = task.id;
    task = (
      await write(performance, 'saveFramework', 'SaveFrameworkInput', {
        id: taskId,
        expectedVersion: task.version,
        rows: FRAMEWORK,
      })
    ).data.saveFramework;
    const move = (client: TestClient, action: string, more: object = {}) =>
      write(client, 'moveEvaluation', 'MoveEvaluationInput', {
        id: taskId,
        expectedVersion: task.version,
        action,
        ...more,
      });
    task = (await move(performance, 'notify', { noticeNo: '示例绩〔2019〕1号' })).data.moveEvaluation;
    const seats = await sql<{ id: string; account: string; agency: string }>(
      `SELECT m.seat_id AS id, c.account, g.name AS agency FROM organizations.appointment m JOIN auth.account c ON c.id = m.account_id
         JOIN organizations.seat t ON t.id = m.seat_id JOIN organizations.agency g ON g.id = t.agency_id
        WHERE c.account = ANY ($1) AND m.valid_to IS NULL`,
      [['firm', 'kaiqiao', 'business', 'performance2', 'clerk', 'budget', 'performance']],
    );
    const seat = (account: string): string => seats.find((one) => one.account === account)!.id;
    const appoint = (accounts: readonly string[], dueOn = '2019-12-31') =>
      write(
        performance,
        'inviteScorers',
        'InviteScorersInput',
        { taskId, seatIds: accounts.map(seat), dueOn },
        'waiting',
      );
    expect(codesOf(await appoint(['firm']))).toEqual(['STATE_INVALID']);
    task = (
      await write(performance, 'saveWorkPlan', 'SaveWorkPlanInput', {
        id: taskId,
        expectedVersion: task.version,
        purpose: '示例',
        methods: ['COMPARISON'],
        standards: ['PLAN'],
        fieldFrom: '2019-12-10',
        fieldTo: '2019-12-20',
      })
    ).data.saveWorkPlan;
    task = (await move(performance, 'approvePlan')).data.moveEvaluation;
    expect(codesOf(await appoint(['clerk', 'kaiqiao', 'budget'], '2019-12-25')).sort()).toEqual([
      'DUE_IN_PAST',
      'SCORER_OTHER_FIRM',
      'SCORER_OWN_UNIT',
      'SCORER_ROLE',
    ]);
    expect(codesOf(await appoint([]))).toEqual(['SELECTION_EMPTY']);
    expect((await appoint(['firm', 'business', 'performance2'])).data.inviteScorers.waiting).toBe(3);
    expect(codesOf(await appoint(['firm']))).toEqual(['SCORER_TWICE']);
    const offered = (await performance.graphql(`{ scoringSeats(taskId: "${taskId}") { id } }`)).data.scoringSeats;
    const ids = offered.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(expect.arrayContaining([seat('firm'), seat('business')]));
    expect(ids).not.toContain(seat('kaiqiao'));
    expect(ids).not.toContain(seat('clerk'));
    // The duty lies on the one seat: the colleague at the next desk is not told.
    const duty = '{ workbench(year: 2019) { tasks { kind subjectId } } }';
    const kinds = async (account: string): Promise<string[]> =>
      (await (await app.as(account)).graphql(duty)).data.workbench.tasks.map(({ kind }: { kind: string }) => kind);
    expect(await kinds('performance2')).toContain('evaluation.scoreBlind');
    expect(await kinds('performance')).not.toContain('evaluation.scoreBlind');
  });

  it('is read by its own scorer alone, after he has declared himself free of conflicts', async () => {
    const [firm, business] = await Promise.all([app.as('firm'), app.as('business')]);
    const sheet = await sheetOf(business);
    expect(sheet).toMatchObject({ state: 'INVITED', rows: [], dossier: [] });
    const move = (action: string, more: object = {}) =>
      write(
        business,
        'moveScorer',
        'MoveScorerInput',
        { id: sheet.id, expectedVersion: sheet.version, action, ...more },
        '',
      );
    expect(codesOf(await move('accept'))).toEqual(['DECLARATION_REQUIRED']);
    expect(codesOf(await move('decline'))).toEqual(['COMMENT_REQUIRED']);
    expect((await accept(business)).rows).toHaveLength(4);
    for (const account of ['firm', 'performance', 'performance2', 'clerk', 'county-performance'])
      expect(
        (await (await app.as(account)).graphql(`{ blindSheet(id: "${sheet.id}") { id } }`)).errors![0]!.extensions.code,
      ).toMatch(/NOT_FOUND|FORBIDDEN/);
    const foreign = await write(
      firm,
      'moveScorer',
      'MoveScorerInput',
      { id: sheet.id, expectedVersion: 2, action: 'submit' },
      '',
    );
    expect(codesOf(foreign)).toEqual(['NOT_FOUND']);
  });

  it('shows nobody a score, a mean or a grade before all have handed in: API, lists, audit texts, the official sheet', async () => {
    const [firm, business, performance, performance2] = await Promise.all(
      ['firm', 'business', 'performance', 'performance2'].map((account) => app.as(account)),
    );
    const submit = async (client: TestClient, rate: (index: number) => string, secret: string) => {
      let sheet = await accept(client).catch(() => sheetOf(client));
      // A formula takes the two numbers that it divides, as on the official sheet.
      const bases = await write(
        client,
        'saveBlindSheet',
        'SaveBlindSheetInput',
        {
          id: sheet.id,
          expectedVersion: sheet.version,
          scores: [{ frameworkRowId: sheet.rows[0].id, numerator: '480', denominator: '500', reason: secret }],
        },
        SHEET,
      );
      expect(bases.data.saveBlindSheet.rows[0].score).toBe('19.20');
      sheet = bases.data.saveBlindSheet;
      const half = await write(
        client,
        'saveBlindSheet',
        'SaveBlindSheetInput',
        {
          id: sheet.id,
          expectedVersion: sheet.version,
          scores: given(sheet.rows, rate, secret).slice(0, 2),
        },
        SHEET,
      );
      const early = await write(
        client,
        'moveScorer',
        'MoveScorerInput',
        { id: sheet.id, expectedVersion: half.data.saveBlindSheet.version, action: 'submit' },
        '',
      );
      expect(codesOf(early)).toEqual(['SHEET_ROW_MISSING', 'SHEET_ROW_MISSING', 'SHEET_OPINION_MISSING']);
      sheet = (
        await write(
          client,
          'saveBlindSheet',
          'SaveBlindSheetInput',
          {
            id: sheet.id,
            expectedVersion: half.data.saveBlindSheet.version,
            scores: given(sheet.rows, rate, secret).slice(2),
            opinion: secret,
          },
          SHEET,
        )
      ).data.saveBlindSheet;
      expect(sheet.rows.map(({ score }: { score: string }) => score)).not.toContain(null);
      const done = await write(
        client,
        'moveScorer',
        'MoveScorerInput',
        { id: sheet.id, expectedVersion: sheet.version, action: 'submit' },
        '',
      );
      expect(done.errors).toBeUndefined();
      return sheet.id as string;
    };
    const rates =
      (...values: string[]) =>
      (index: number) =>
        values[index]!;
    const firstId = await submit(business!, rates('90', '80', '71.37', '60'), '股室暗记');
    await submit(performance2!, rates('90', '90', '91.37', '100'), '中心暗记');
    for (const client of [performance!, firm!]) {
      const answer = await client.graphql(PANEL, { taskId });
      expect(answer.data.scoringPanel).toMatchObject({ isComplete: false, waiting: 1, rows: [], total: null });
      expect(JSON.stringify(answer)).not.toMatch(/暗记|21\.41|71\.37/);
      const task = await client.graphql(
        `{ evaluationTask(id: "${taskId}") { totalScore grade rows { score reason } } }`,
      );
      expect(task.data.evaluationTask).toMatchObject({ totalScore: null, grade: null });
      expect(task.data.evaluationTask.rows.every(({ score }: { score: string | null }) => score === null)).toBe(true);
    }
    expect((await (await app.as('clerk')).graphql(PANEL, { taskId })).errors![0]!.extensions.code).toBe('FORBIDDEN');
    const texts = await sql<{ found: boolean }>(
      `SELECT 1 FROM platform.audit_text WHERE texts::text ~ '暗记|71\\.37|21\\.41'`,
    );
    expect(texts).toEqual([]);
    const change = await write(
      business!,
      'saveBlindSheet',
      'SaveBlindSheetInput',
      { id: firstId, expectedVersion: 9, scores: [] },
      'id',
    );
    expect(codesOf(change)).toEqual(['STATE_INVALID']);
    // There is no official score beside which a scorer could look.
    const started = await write(firm!, 'moveEvaluation', 'MoveEvaluationInput', {
      id: taskId,
      expectedVersion: await versionOf(),
      action: 'startFieldWork',
    });
    expect(started.errors).toBeUndefined();
    const rows = (await sheetOf(business!)).rows as Row[];
    const official = await write(firm!, 'saveScores', 'SaveScoresInput', {
      id: taskId,
      expectedVersion: await versionOf(),
      scores: [{ frameworkRowId: rows[0]!.id, rate: '100' }],
    });
    expect(refusalsOf(official)).toMatchObject([{ code: 'PANEL_OPEN', params: { waiting: 1 } }]);
    const take = async (client: TestClient) =>
      write(client, 'takeOverMeans', 'TakeOverMeansInput', {
        taskId,
        expectedVersion: await versionOf(),
        frameworkRowIds: [rows[0]!.id],
        reason: '采纳',
      });
    expect(codesOf(await take(firm!))).toEqual(['PANEL_OPEN']);
    // Whoever only organises the evaluation enters no official score, by this door either (E-09).
    expect(refusalsOf(await take(performance!))).toMatchObject([{ code: 'NOT_THE_EVALUATOR', ruleId: 'E-09' }]);
    const drafted = await write(firm!, 'moveEvaluation', 'MoveEvaluationInput', {
      id: taskId,
      expectedVersion: await versionOf(),
      action: 'submitDraft',
    });
    expect(codesOf(drafted)).toContain('PANEL_OPEN');
    await submit(firm!, rates('100', '80', '81.37', '80'), '公司暗记');
  });

  it('R162: then shows dispersion by row; the official score stays what the lead enters or takes over, row by row', async () => {
    const [firm, performance] = await Promise.all([app.as('firm'), app.as('performance')]);
    const panel = await panelOf(performance);
    expect(panel).toMatchObject({ isComplete: true, waiting: 0, limit: '30' });
    const [first, , third, fourth] = panel.rows;
    // 18, 18, 20 of 20; 21.41, 27.41, 24.41 of 30; 18, 30, 24 of 30.
    expect(first).toMatchObject({
      official: null,
      spread: { mean: '18.67', lowest: '18.00', highest: '20.00', isDisputed: false },
    });
    expect(third.spread).toMatchObject({
      mean: '24.41',
      lowest: '21.41',
      highest: '27.41',
      deviation: '2.45',
      spreadShare: '20.00',
      isDisputed: false,
    });
    expect(fourth.spread).toMatchObject({ mean: '24.00', deviation: '4.90', spreadShare: '40.00', isDisputed: true });
    expect(panel.scorers.map(({ opinion }: { opinion: string }) => opinion).sort()).toEqual([
      '中心暗记',
      '公司暗记',
      '股室暗记',
    ]);
    const appoint = await write(
      performance,
      'inviteScorers',
      'InviteScorersInput',
      { taskId, seatIds: [panel.scorers[0].seatId] },
      'waiting',
    );
    expect(codesOf(appoint)).toContain('PANEL_CLOSED');

    const bare = await write(firm, 'takeOverMeans', 'TakeOverMeansInput', {
      taskId,
      expectedVersion: await versionOf(),
      frameworkRowIds: [],
      reason: ' ',
    });
    expect(codesOf(bare).sort()).toEqual(['REQUIRED', 'SELECTION_EMPTY']);
    const taken = await write(
      firm,
      'takeOverMeans',
      'TakeOverMeansInput',
      {
        taskId,
        expectedVersion: await versionOf(),
        frameworkRowIds: [first.frameworkRowId, third.frameworkRowId],
        reason: '评分组意见一致',
      },
      'version rows { id score working { code expression } }',
    );
    const byId = (answer: { rows: { id: string }[] }, id: string) => answer.rows.find((row) => row.id === id);
    const task = taken.data.takeOverMeans;
    expect(byId(task, first.frameworkRowId)).toMatchObject({ score: '18.67' });
    expect(byId(task, third.frameworkRowId)).toMatchObject({
      score: '24.41',
      working: [{ code: 'PANEL_MEAN', expression: '(21.41 + 24.41 + 27.41) ÷ 3 = 24.41' }],
    });
    expect(byId(task, fourth.frameworkRowId)).toMatchObject({ score: null });
    // Saving the sheet leaves what was taken over; what the lead enters himself replaces it.
    const saved = await write(
      firm,
      'saveScores',
      'SaveScoresInput',
      {
        id: taskId,
        expectedVersion: await versionOf(),
        scores: [
          { frameworkRowId: first.frameworkRowId, evidence: '评分组', reason: '采纳' },
          { frameworkRowId: third.frameworkRowId, rate: '80', evidence: '台账', reason: '复核后' },
          { frameworkRowId: panel.rows[1].frameworkRowId, rate: '100', evidence: '凭证' },
          { frameworkRowId: fourth.frameworkRowId, rate: '100', noEvidenceReason: ' ' },
        ],
      },
      'rows { id score }',
    );
    expect(byId(saved.data.saveScores, first.frameworkRowId)).toMatchObject({ score: '18.67' });
    expect(byId(saved.data.saveScores, third.frameworkRowId)).toMatchObject({ score: '24.00' });
    expect((await panelOf(performance)).rows[2].spread.mean).toBe('24.41');
    const submit = async () =>
      write(firm, 'moveEvaluation', 'MoveEvaluationInput', {
        id: taskId,
        expectedVersion: await versionOf(),
        action: 'submitDraft',
      });
    expect(refusalsOf(await submit())).toMatchObject([
      { code: 'EVIDENCE_REQUIRED', ruleId: 'E-06', params: { row: 4 } },
    ]);
    await write(firm, 'saveScores', 'SaveScoresInput', {
      id: taskId,
      expectedVersion: await versionOf(),
      scores: [
        { frameworkRowId: fourth.frameworkRowId, rate: '100', noEvidenceReason: '成效以现场观察为准，无书面材料' },
      ],
    });
    expect((await submit()).data.moveEvaluation).toMatchObject({ state: 'DRAFT_REPORT' });
  });
});
