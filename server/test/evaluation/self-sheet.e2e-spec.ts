import { closed, documentMarkup, get, opened } from '../goals/sheets.calls.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import {
  codesOf,
  MOVE,
  OPEN,
  OPINE,
  projectsOf,
  reached,
  refusalsOf,
  SAVE,
  sheetOf,
  type SheetRow,
} from './self.calls.js';

let app: TestApp;
let place: string;
let clerk: TestClient;
let head: TestClient;
let performance: TestClient;
let business: TestClient;
let projects: string[];
const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(place, text, params);
beforeAll(async () => {
  app = await openTestApp();
  place = await app.jurisdictionOf('clerk');
  [clerk, head, performance, business] = await Promise.all(
    ['clerk', 'head', 'performance', 'business'].map((name) => app.as(name)),
  );
  projects = await projectsOf(app, place, '示例单位017', 2019, 8);
});
afterAll(() => app.close());

const open = (projectIds: string[]): ReturnType<TestClient['graphql']> =>
  performance.graphql(OPEN, { input: { subjectYear: 2019, projectIds, dueOn: '2020-03-31' } });

describe('the sheet of a project', () => {
  it('R117: is filled from payments by source and from the last accepted monitoring, and says where each value came from', async () => {
    const [monitored] = await sql<{
      project: string;
      sheet: string;
      indicator: string;
      name: string;
      periodTo: string;
    }>(
      `SELECT s.project_id AS project, s.id AS sheet, i.indicator_key AS indicator, r.name, r.period_to::text AS "periodTo"
         FROM monitoring.sheet s JOIN monitoring.round r ON r.id = s.round_id JOIN goals.indicator i ON i.objective_version_id = s.objective_version_id
          AND i.direction = 'GE' JOIN organizations.agency a ON a.id = s.agency_id
        WHERE s.state = 'ACCEPTED' AND r.budget_year = 2019 AND s.project_id IS NOT NULL ORDER BY r.period_to DESC, s.id LIMIT 1`,
    );
    await sql(
      `UPDATE monitoring.sheet_row w SET actual_value = 77, is_not_due = false FROM goals.indicator i
        WHERE i.id = w.indicator_id AND w.sheet_id = $1 AND i.indicator_key = $2`,
      [monitored!.sheet, monitored!.indicator],
    );
    expect((await open([monitored!.project])).data).toEqual({ openSelfEvaluations: 1 });
    const sheet = await sheetOf(performance, 2019, monitored!.project);
    const prefilled = sheet.rows.filter((row: SheetRow) => row.actualOrigin === 'MONITORING');
    expect(prefilled).toContainEqual(
      expect.objectContaining({
        actualValue: '77',
        originName: monitored!.name,
        originOn: monitored!.periodTo,
        originSheetId: monitored!.sheet,
      }),
    );
    const [paid] = await sql<{ paid: string }>(
      `SELECT coalesce(sum(amount), 0)::numeric(18,2)::text AS paid FROM projects.payment
        WHERE project_id = $1 AND paid_on BETWEEN '2019-01-01' AND '2019-12-31'`,
      [monitored!.project],
    );
    expect(sheet.executedAmount).toBe(paid!.paid);
    expect(sheet.moneys.every(({ origin }: { origin: string }) => origin === 'PAYMENTS')).toBe(true);
  });

  it('R117: a value that is typed over loses its origin, one that stays keeps it; execution cannot be typed', async () => {
    const [one] = projects;
    await open([one!]);
    const sheet = await sheetOf(clerk, 2019, one!);
    const numbers = sheet.rows.filter((row: SheetRow) => row.direction === 'GE');
    await sql(
      `UPDATE evaluation.self_evaluation_row SET actual_value = 5, actual_origin = 'MONITORING' WHERE id = ANY ($1::uuid[])`,
      [numbers.map(({ id }: SheetRow) => id)],
    );
    const rows = numbers.map(({ id }: SheetRow, index: number) => ({ id, actualValue: index === 0 ? '6' : '5.00' }));
    const saved = await clerk.graphql(SAVE, { input: { id: sheet.id, expectedVersion: sheet.version, rows } });
    const after = saved.data.saveSelfEvaluation.rows.filter((row: SheetRow) => row.direction === 'GE');
    expect(after.map(({ actualOrigin }: SheetRow) => actualOrigin)).toEqual([
      null,
      ...numbers.slice(1).map(() => 'MONITORING'),
    ]);
    const money = await clerk.graphql(SAVE, {
      input: {
        id: sheet.id,
        expectedVersion: saved.data.saveSelfEvaluation.version,
        rows: [],
        moneys: [{ id: sheet.moneys[0].id, executedAmount: '1' }],
      },
    });
    expect(refusalsOf(money)).toMatchObject([{ code: 'NOT_FOUND', field: 'moneys[0].id' }]);
  });

  it('S-01 to S-04: everything that is missing is said at once; what does not apply needs its reason and is scaled out', async () => {
    const [, two] = projects;
    await open([two!]);
    let sheet = await sheetOf(clerk, 2019, two!);
    await sql(
      'UPDATE evaluation.self_evaluation_row SET actual_value = NULL, actual_on = NULL, actual_origin = NULL WHERE self_evaluation_id = $1',
      [sheet.id],
    );
    const submit = (): ReturnType<TestClient['graphql']> =>
      clerk.graphql(MOVE, { input: { id: sheet.id, expectedVersion: sheet.version, action: 'submit' } });
    const blank = await submit();
    expect(codesOf(blank).filter((code) => code === 'ACTUAL_MISSING')).toHaveLength(sheet.rows.length);
    const full = sheet.rows.map(reached);
    const at = sheet.rows.findIndex((row: SheetRow) => row.direction === 'GE' && Number(row.targetValue) > 0);
    const over = String(Number(sheet.rows[at].targetValue) * 2);
    const last = full.length - 1 === at ? full.length - 2 : full.length - 1;
    const mixed = full.map((row: object, index: number) => ({
      ...row,
      ...(index === at ? { actualValue: over, evidence: ' ' } : {}),
      ...(index === last ? { isNotApplicable: true, evidence: null } : {}),
    }));
    const save = async (rows: object[]): Promise<void> => {
      const answer = await clerk.graphql(SAVE, { input: { id: sheet.id, expectedVersion: sheet.version, rows } });
      expect(answer.errors).toBeUndefined();
      sheet = answer.data.saveSelfEvaluation;
    };
    await save(mixed);
    expect(
      refusalsOf(await submit())
        .map(({ code, field }) => `${code} ${field}`)
        .sort(),
    ).toEqual(
      [
        `CAUSE_REQUIRED rows[${at}].cause`,
        `CAUSE_REQUIRED rows[${last}].cause`,
        `EVIDENCE_REQUIRED rows[${at}].evidence`,
        `MEASURES_REQUIRED rows[${at}].measures`,
        `OVER_CAUSE_REQUIRED rows[${at}].overCause`,
      ].sort(),
    );
    const told = mixed.map((row: object, index: number) => ({
      ...row,
      ...(index === at
        ? { overCause: 'TARGET_SET_TOO_LOW', cause: '年初目标偏低（示例）', measures: '下年调高', evidence: '台账' }
        : {}),
      ...(index === last ? { cause: '当年未开展（示例）' } : {}),
    }));
    await save(told);
    // Twice the target, 30 % allowed: w × (1 − (100 % − 30 %)) = 0.30 w.
    expect(Number(sheet.rows[at].score)).toBeCloseTo(Number(sheet.rows[at].weight) * 0.3, 2);
    expect(sheet.rows[last]).toMatchObject({ score: null, isNotApplicable: true });
    expect(sheet.working).toContainEqual(expect.objectContaining({ code: 'RESCALED' }));
    expect((await submit()).data.moveSelfEvaluation.state).toBe('SUBMITTED');
  });

  it('what is no number, no share and no day is refused by its cell, all of it at once', async () => {
    const [, , three] = projects;
    await open([three!]);
    const sheet = await sheetOf(clerk, 2019, three!);
    const rows = sheet.rows.slice(0, 3).map(({ id }: SheetRow, index: number) => ({
      id,
      ...[{ actualValue: '约一百' }, { share: '120' }, { actualOn: '2019-13-01' }][index],
    }));
    const answer = await clerk.graphql(SAVE, {
      input: {
        id: sheet.id,
        expectedVersion: sheet.version,
        rows: rows.slice(0, 2),
        steps: [{ step: 'PLAN', doneOn: '2019-02-30' }],
      },
    });
    expect(refusalsOf(answer).map(({ code, field }) => `${code} ${field}`)).toEqual([
      'NUMBER_INVALID rows[0].actualValue',
      'SHARE_RANGE rows[1].share',
      'DATE_FORMAT steps[0].doneOn',
    ]);
    const foreign = await (await app.as('clerk2')).graphql(`{ selfEvaluation(id: "${sheet.id}") { id } }`);
    expect(foreign.errors![0]!.extensions.code).toBe('NOT_FOUND');
  });
});

describe('the way of a self-evaluation', () => {
  it('R118: shows nine steps with their days, and asks for the working group where the place demands it', async () => {
    const [, , , four] = projects;
    await open([four!]);
    let sheet = await sheetOf(clerk, 2019, four!);
    expect(sheet.steps.map(({ step }: { step: string }) => step)).toEqual([
      'PLAN',
      'WORKING_GROUP',
      'METHOD',
      'DATA',
      'FORM',
      'RECTIFICATION',
      'REPORT',
      'FILING',
      'PUBLICATION',
    ]);
    const rows = sheet.rows.map(reached);
    const save = async (steps: object[] = []): Promise<void> => {
      const answer = await clerk.graphql(SAVE, {
        input: { id: sheet.id, expectedVersion: sheet.version, rows, steps },
      });
      expect(answer.errors).toBeUndefined();
      sheet = answer.data.saveSelfEvaluation;
    };
    const submit = (): ReturnType<TestClient['graphql']> =>
      clerk.graphql(MOVE, { input: { id: sheet.id, expectedVersion: sheet.version, action: 'submit' } });
    await save();
    const ruled = await performance.graphql(
      'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }',
      { input: { code: 'self.workingGroup', yearFrom: 2019, value: 'true', source: '示例自评通知' } },
    );
    expect(ruled.errors).toBeUndefined();
    expect(codesOf(await submit())).toEqual(['WORKING_GROUP_REQUIRED']);
    await save([{ step: 'WORKING_GROUP', doneOn: '2019-12-20' }]);
    expect(codesOf(await submit())).toEqual(['WORKING_GROUP_REQUIRED']);
    await save([
      { step: 'PLAN', doneOn: '2019-12-18', document: '示例评价工作方案' },
      { step: 'WORKING_GROUP', doneOn: '2019-12-20', note: '示例甲、示例乙' },
    ]);
    const submitted = (await submit()).data.moveSelfEvaluation;
    const days = new Map(submitted.steps.map((one: { step: string; doneOn: string }) => [one.step, one.doneOn]));
    expect(days.get('PLAN')).toBe('2019-12-18');
    expect(days.get('FORM')).not.toBeNull();
    expect(days.get('FILING')).toBeNull();
    sheet = submitted;
  });

  it('R125: is not accepted without confirmed figures and a word on the whole; short words are listed', async () => {
    const [, , , four] = projects;
    const submitted = await sheetOf(clerk, 2019, four!);
    const reviewed = (
      await head.graphql(MOVE, {
        input: { id: submitted.id, expectedVersion: submitted.version, action: 'deptAccept' },
      })
    ).data.moveSelfEvaluation;
    const accept = (version: number): ReturnType<TestClient['graphql']> =>
      business.graphql(MOVE, { input: { id: submitted.id, expectedVersion: version, action: 'accept' } });
    expect(codesOf(await accept(reviewed.version))).toEqual(['FIGURES_UNCONFIRMED', 'OVERALL_OPINION_REQUIRED']);
    const opine = (expectedVersion: number, overallOpinion: string): ReturnType<TestClient['graphql']> =>
      business.graphql(OPINE, {
        input: { id: submitted.id, expectedVersion, figuresConfirmed: true, overallOpinion },
      });
    const empty = (await opine(reviewed.version, '  ')).data.saveDivisionOpinion;
    expect(codesOf(await accept(empty.version))).toEqual(['OVERALL_OPINION_REQUIRED']);
    const short = (await opine(empty.version, '同意。')).data.saveDivisionOpinion;
    const accepted = (await accept(short.version)).data.moveSelfEvaluation;
    expect(accepted).toMatchObject({ state: 'ACCEPTED', overallOpinion: '同意。' });
    const list = await performance.graphql(
      `{ selfEvaluations(workYear: 2019, view: "SHORT_OPINION", text: "示例单位017") { nodes { id } } }`,
    );
    expect(list.data.selfEvaluations.nodes).toContainEqual({ id: submitted.id });
    await sql(`UPDATE evaluation.self_evaluation SET overall_opinion = repeat('意', 30) WHERE id = $1`, [submitted.id]);
    const longer = await performance.graphql(
      `{ selfEvaluations(workYear: 2019, view: "SHORT_OPINION", text: "示例单位017") { nodes { id } } }`,
    );
    expect(longer.data.selfEvaluations.nodes).not.toContainEqual({ id: submitted.id });
    const mine = await clerk.graphql(OPINE, {
      input: { id: submitted.id, expectedVersion: accepted.version, figuresConfirmed: true },
    });
    expect(mine.errors![0]!.extensions.code).toBe('FORBIDDEN');
  });

  it('R128: nought is a score and is listed apart from what has none', async () => {
    const [one, , , four] = projects;
    await sql(`UPDATE evaluation.self_evaluation SET total_score = 0, grade = 'POOR' WHERE project_id = $1`, [four]);
    await sql('UPDATE evaluation.self_evaluation SET total_score = NULL WHERE project_id = $1', [one]);
    const ids = async (view: string): Promise<string[]> =>
      (
        await performance.graphql(
          `{ selfEvaluations(workYear: 2019, view: "${view}", first: 200, text: "示例单位017") { nodes { projectId totalScore } } }`,
        )
      ).data.selfEvaluations.nodes.map(({ projectId }: { projectId: string }) => projectId);
    expect(await ids('ZERO')).toEqual([four]);
    expect(await ids('UNSCORED')).toContain(one);
    expect(await ids('UNSCORED')).not.toContain(four);
  });
});

describe('the rules that a sheet is scored by', () => {
  const rule = (value: string, code = 'self.execWeight'): ReturnType<TestClient['graphql']> =>
    performance.graphql(
      'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code version } }',
      {
        input: { code, yearFrom: 2019, value, source: '示例自评通知' },
      },
    );
  const full = async (project: string): Promise<{ id: string; version: number; rows: SheetRow[] }> => {
    expect((await open([project])).errors).toBeUndefined();
    return sheetOf(clerk, 2019, project);
  };
  const steps = [{ step: 'WORKING_GROUP', doneOn: '2019-12-20', note: '示例甲、示例乙' }];
  const save = (sheet: { id: string; version: number }, rows: object[]): ReturnType<TestClient['graphql']> =>
    clerk.graphql(SAVE, { input: { id: sheet.id, expectedVersion: sheet.version, rows, steps } });
  const submit = (sheet: { id: string; version: number }): ReturnType<TestClient['graphql']> =>
    clerk.graphql(MOVE, { input: { id: sheet.id, expectedVersion: sheet.version, action: 'submit' } });

  it('S-14: where no output and no outcome applies there is no score, and nothing is handed in', async () => {
    const sheet = await full(projects[5]!);
    const none = sheet.rows.map(({ id }) => ({ id, isNotApplicable: true, cause: '当年不适用' }));
    const saved = (await save(sheet, none)).data.saveSelfEvaluation;
    expect(saved).toMatchObject({ totalScore: null, grade: null });
    expect(codesOf(await submit(saved))).toEqual(['NO_RESULT_APPLIES']);
    const one = [reached(sheet.rows[0]!), ...none.slice(1)];
    const judged = (await save(saved, one)).data.saveSelfEvaluation;
    expect(judged.totalScore).not.toBeNull();
    expect((await submit(judged)).data.moveSelfEvaluation.state).toBe('SUBMITTED');
  });

  it('S-15: points beyond 100 are refused by naming both rules; a sheet is read by the rules of its score', async () => {
    const [, , , , , , six, seven] = projects;
    const first = await full(six!);
    const saved = (await save(first, first.rows.map(reached))).data.saveSelfEvaluation;
    const submitted = (await submit(saved)).data.moveSelfEvaluation;
    expect(submitted.rules).toMatchObject({ executionWeight: '10' });
    expect(refusalsOf(await rule('20'))).toMatchObject([
      { code: 'RULES_OVER_100', field: 'value', params: { goals: '90', execution: '20', sum: '110', year: 2019 } },
    ]);
    expect(refusalsOf(await rule('100', 'goal.totalWeight'))).toMatchObject([
      { code: 'RULES_OVER_100', params: { goals: '100', execution: '10', sum: '110' } },
    ]);
    expect((await rule('5')).errors).toBeUndefined();
    try {
      expect(await sheetOf(clerk, 2019, six!)).toMatchObject({
        totalScore: submitted.totalScore,
        rules: submitted.rules,
      });
      const second = await full(seven!);
      expect((second as unknown as { rules: object }).rules).toMatchObject({ executionWeight: '5' });
      const fewer = (await save(second, second.rows.map(reached))).data.saveSelfEvaluation;
      expect(refusalsOf(await submit(fewer))).toMatchObject([
        { code: 'SELF_WEIGHTS_NOT_100', params: { rows: '90', execution: '5', sum: '95' } },
      ]);
      // An objective of an earlier year may have had more points than today's rules would let it have.
      await sql(
        "UPDATE organizations.rule_parameter SET value = '20' WHERE code = 'self.execWeight' AND year_from = 2019",
      );
      expect(refusalsOf(await save(fewer, second.rows.map(reached)))).toMatchObject([
        { code: 'SELF_WEIGHTS_NOT_100', field: 'rows', params: { sum: '110' } },
      ]);
    } finally {
      await sql("DELETE FROM organizations.rule_parameter WHERE code = 'self.execWeight' AND year_from = 2019");
    }
  });
});

describe('a questionnaire for its satisfaction indicator', () => {
  const SURVEY = `id version code state isApplied rowName result { n least rate } availableActions { action allowed }`;
  const draft = {
    title: '示例办事满意度',
    scale: 5,
    questions: ['服务', '效率'],
    opensOn: '2019-12-26',
    closesOn: '2020-01-31',
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  type Sheet = any;
  const write = (name: string, type: string, input: object, who = clerk): ReturnType<TestClient['graphql']> =>
    who.graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { ${SURVEY} } }`, { input });
  const read = async (who = clerk): Promise<Sheet> =>
    (
      await who.graphql(
        `{ selfEvaluations(workYear: 2019, projectId: "${projects[4]}") { nodes { id version state totalScore
           rows { id name level1 level2 direction unit targetValue targetLow targetOn weight actualValue actualOrigin originName surveyAnswers
             isNotApplicable evidence score }
           satisfactionSurveys { ${SURVEY} } } } }`,
      )
    ).data.selfEvaluations.nodes[0];
  const rowIn = (sheet: Sheet): Sheet => sheet.rows.find(({ level1 }: { level1: string }) => level1 === 'SATISFACTION');
  const save = (sheet: Sheet, rows: object[]): ReturnType<TestClient['graphql']> =>
    clerk.graphql(SAVE, { input: { id: sheet.id, expectedVersion: sheet.version, rows } });
  const reportOf = async (sheet: Sheet): Promise<string> =>
    documentMarkup(
      new Uint8Array(await (await clerk.fetch(`/api/self-evaluations/sheets/${sheet.id}/report.docx`)).arrayBuffer()),
    ).replace(/<[^>]+>/g, '');
  /** Answers as the portal keeps them: grades and nothing else. */
  const answered = (surveyId: string, count: number, grades: string): Promise<unknown> =>
    sql(
      `INSERT INTO evaluation.survey_answer (jurisdiction_id, id, survey_id, grades)
       SELECT $1, gen_random_uuid(), $2, $3::integer[] FROM generate_series(1, ${count}) RETURNING id`,
      [place, surveyId, grades],
    );
  /** A questionnaire from its draft to its closing. */
  const asked = async (count: number, grades: string, title = draft.title): Promise<Sheet> => {
    const sheet = await read();
    const subject = { selfEvaluationId: sheet.id, selfEvaluationRowId: rowIn(sheet).id };
    const drafted = (await write('saveSelfSurvey', 'SaveSelfSurveyInput', { ...draft, ...subject, title })).data
      .saveSelfSurvey;
    const move = async (action: string, expectedVersion: number): Promise<Sheet> =>
      (await write('moveSelfSurvey', 'MoveSurveyInput', { id: drafted.id, expectedVersion, action })).data
        .moveSelfSurvey;
    const opened = await move('open', drafted.version);
    await answered(drafted.id, count, grades);
    return move('close', opened.version);
  };

  it('R049, R118: is opened by the unit for such an indicator only, answered by anybody with the link, and closed by nobody else', async () => {
    await open([projects[4]!]);
    const sheet = await read();
    const row = rowIn(sheet);
    const other = sheet.rows.find(({ level1 }: { level1: string }) => level1 !== 'SATISFACTION');
    const subject = { selfEvaluationId: sheet.id, selfEvaluationRowId: row.id };
    const bad = {
      ...draft,
      ...subject,
      selfEvaluationRowId: other.id,
      scale: 7,
      questions: [],
      closesOn: '2019-01-01',
    };
    expect(codesOf(await write('saveSelfSurvey', 'SaveSelfSurveyInput', bad))).toEqual([
      'SURVEY_SCALE',
      'SURVEY_QUESTIONS',
      'SURVEY_DATES',
      'SELF_SURVEY_ROW',
    ]);
    const stranger = await app.as('clerk2');
    expect(codesOf(await write('saveSelfSurvey', 'SaveSelfSurveyInput', { ...draft, ...subject }, stranger))).toEqual([
      'NOT_FOUND',
    ]);
    expect(
      (await write('saveSelfSurvey', 'SaveSelfSurveyInput', { ...draft, ...subject }, business)).errors![0]!.extensions
        .code,
    ).toBe('FORBIDDEN');
    const { data } = await write('saveSelfSurvey', 'SaveSelfSurveyInput', { ...draft, ...subject });
    let survey = data.saveSelfSurvey;
    const move = (action: string, who = clerk): ReturnType<TestClient['graphql']> =>
      write('moveSelfSurvey', 'MoveSurveyInput', { id: survey.id, expectedVersion: survey.version, action }, who);
    expect(codesOf(await move('open', stranger))).toEqual(['NOT_FOUND']);
    survey = (await move('open')).data.moveSelfSurvey;
    const answer = (grades: number[]): Promise<Response> =>
      app.stranger().fetch(`/api/public/surveys/${survey.code}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ grades }),
      });
    expect((await answer([4, 5])).status).toBe(201);
    expect(rowIn(await read())).toMatchObject({ actualValue: null, actualOrigin: null });
    // While it runs, the sheet is not handed in: its result would be lost.
    await save(await read(), sheet.rows.map(reached));
    const running = await read();
    expect(
      codesOf(
        await clerk.graphql(MOVE, { input: { id: running.id, expectedVersion: running.version, action: 'submit' } }),
      ),
    ).toContain('SELF_SURVEY_RUNNING');
    // One answer concludes nothing: the value stays with the unit, and the report says so.
    const closed = (await move('close')).data.moveSelfSurvey;
    expect(closed).toMatchObject({ state: 'CLOSED', isApplied: false, result: { n: 1, least: 30, rate: null } });
    expect(rowIn(await read())).toMatchObject({ actualOrigin: null, actualValue: row.targetValue });
    expect(await reportOf(sheet)).toContain('收回有效答卷1份，少于规定的30份，不足以下结论');
  });

  it('R049, R118: fills the indicator with its rate and n when it closes, is its evidence, and is not typed over', async () => {
    const before = await read();
    // 40 answers of 4 and 5 of 5 are 90 per cent.
    expect(await asked(40, '{4,5}')).toMatchObject({ isApplied: true, result: { n: 40, rate: '90.00' } });
    const sheet = await read();
    expect(sheet.version).toBeGreaterThan(before.version);
    const row = rowIn(sheet);
    expect(row).toMatchObject({
      actualValue: '90',
      actualOrigin: 'SURVEY',
      originName: draft.title,
      surveyAnswers: 40,
    });
    expect(row.evidence).toContain(`满意度问卷“${draft.title}”，有效答卷 40 份`);
    const target = Number(row.targetValue);
    expect(Number(row.score)).toBeCloseTo(Math.min(1, 90 / target) * Number(row.weight), 1);
    const own = { id: row.id, evidence: row.evidence, actualValue: '90', isNotApplicable: false };
    expect(refusalsOf(await save(sheet, [{ ...own, actualValue: '99' }]))).toMatchObject([
      { code: 'SELF_SURVEY_FIXED', ruleId: 'SV-04', field: 'rows[0].actualValue', params: { value: '90' } },
    ]);
    expect(refusalsOf(await save(sheet, [{ ...own, isNotApplicable: true }]))).toMatchObject([
      { code: 'SELF_SURVEY_FIXED', field: 'rows[0].isNotApplicable' },
    ]);
    expect((await save(sheet, [{ ...own, cause: '示例原因' }])).errors).toBeUndefined();
    expect(rowIn(await read())).toMatchObject({ actualOrigin: 'SURVEY', surveyAnswers: 40 });
    // Nor by a workbook: the cell is named.
    const book = await opened(await get(clerk, `/api/self-evaluations/forms.xlsx?ids=${sheet.id}`));
    const cells: string[] = [];
    book.worksheets[0]!.eachRow((line) =>
      line.eachCell((cell) => {
        if (cell.value !== '90%') return;
        cell.value = '99%';
        cells.push(cell.address);
      }),
    );
    const answer = await clerk.fetch('/api/self-evaluations/2019/forms', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: await closed(book),
    });
    const { problems } = (await answer.json()) as { problems: { code: string; cell: string }[] };
    expect(problems.filter(({ code }) => code === 'SELF_SURVEY_FIXED').map(({ cell }) => cell)).toEqual(
      cells.filter((cell) => problems.some((problem) => problem.cell === cell)),
    );
    expect(problems.map(({ code }) => code)).toContain('SELF_SURVEY_FIXED');
  });

  it('R049: the last that concluded something counts; every one stays in sight of the division and of the report', async () => {
    await asked(30, '{5,5}', '示例再次征询');
    await asked(2, '{1,1}', '示例无人应答');
    const sheet = await read(business);
    expect(sheet.satisfactionSurveys.map(({ result, isApplied }: Sheet) => [result.n, result.rate, isApplied])).toEqual(
      [
        [1, null, false],
        [40, '90.00', false],
        [30, '100.00', true],
        [2, null, false],
      ],
    );
    const row = rowIn(sheet);
    expect(row).toMatchObject({ actualValue: '100', originName: '示例再次征询', surveyAnswers: 30 });
    expect(row.evidence.match(/满意度问卷/g)).toHaveLength(1);
    const text = await reportOf(sheet);
    expect(text).toContain('“示例再次征询”收回有效答卷30份，满意度100.00%，即');
    expect(text).toContain('收回有效答卷40份，满意度90.00%，其后另有问卷');
    // Once handed in, no further one is begun.
    const mine = await read();
    const subject = { selfEvaluationId: mine.id, selfEvaluationRowId: row.id };
    await sql(`UPDATE evaluation.self_evaluation SET state = 'SUBMITTED' WHERE id = $1 RETURNING id`, [mine.id]);
    expect(codesOf(await write('saveSelfSurvey', 'SaveSelfSurveyInput', { ...draft, ...subject }))).toEqual([
      'STATE_INVALID',
    ]);
  });
});
