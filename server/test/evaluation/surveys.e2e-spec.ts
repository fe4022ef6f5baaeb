import { DEMO_SURVEY } from '../../src/seeds/index.js';
import { withClient } from '../harness/index.js';
import { type GraphqlAnswer, openTestApp, type TestApp, type TestClient, type TestRefusal } from '../harness/index.js';

let app: TestApp;
let jurisdictionId: string;
let office: TestClient;
let taskId: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('county-performance');
  office = await app.as('county-performance');
  // The evaluation whose panel has handed in: the lead may enter what he decides.
  [{ id: taskId }] = (await sql<{ id: string }>(
    `SELECT id FROM evaluation.evaluation_task ORDER BY notice_no DESC LIMIT 1`,
  )) as [{ id: string }];
});
afterAll(() => app.close());

const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(jurisdictionId, text, params);
const refusalsOf = (answer: GraphqlAnswer): TestRefusal[] => answer.errors?.[0]?.extensions.refusals ?? [];
const codesOf = (answer: GraphqlAnswer): string[] => refusalsOf(answer).map(({ code }) => code);
const FIELDS = 'id version code state result { n least rate questions { question rate } }';
const write = (name: string, type: string, input: object, fields = FIELDS) =>
  office.graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, { input });
const answer = (code: string, grades: unknown, cookie?: string): Promise<Response> =>
  app.stranger().fetch(`/api/public/surveys/${code}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'Secret/1.0', ...(cookie ? { cookie } : {}) },
    body: JSON.stringify({ grades }),
  });

interface RestRefusal {
  error: { refusals: { code: string }[] };
}

const DRAFT = {
  title: '示例满意度',
  scale: 5,
  questions: ['水质', '服务'],
  opensOn: '2019-12-26',
  closesOn: '2020-01-31',
};

describe('a questionnaire', () => {
  it('R049: is answered by anybody with the link, once for each device, and keeps nothing of a person', async () => {
    const rowId = (
      await sql<{ id: string }>(
        `SELECT r.id FROM evaluation.framework_row r JOIN evaluation.evaluation_task t ON t.framework_id = r.framework_id WHERE t.id = $1 AND r.kind = 'SURVEY'`,
        [taskId],
      )
    )[0]!.id;
    const bad = await write('saveSurvey', 'SaveSurveyInput', {
      ...DRAFT,
      taskId,
      scale: 7,
      closesOn: '2019-01-01',
      questions: [],
    });
    expect(codesOf(bad)).toEqual(['SURVEY_SCALE', 'SURVEY_QUESTIONS', 'SURVEY_DATES']);
    let survey = (await write('saveSurvey', 'SaveSurveyInput', { ...DRAFT, taskId, frameworkRowId: rowId })).data
      .saveSurvey;
    expect(survey.code).toMatch(/^[\w-]{22}$/);
    expect((await app.stranger().fetch(`/api/public/surveys/${survey.code}`)).status).toBe(404);
    expect((await answer(survey.code, [5, 4])).status).toBe(404);
    survey = (
      await write('moveSurvey', 'MoveSurveyInput', { id: survey.id, expectedVersion: survey.version, action: 'open' })
    ).data.moveSurvey;

    const shown = await app.stranger().fetch(`/api/public/surveys/${survey.code}`);
    expect(await shown.json()).toEqual({
      title: '示例满意度',
      intro: null,
      scale: 5,
      questions: ['水质', '服务'],
      place: '示例省示例市示例县',
      closesOn: '2020-01-31',
      isOpen: true,
      demo: true,
      hasAnswered: false,
    });
    for (const wrong of [[5], [5, 6], [0, 5], [5, 4, 3], 'x', null, [5, '4'], [[5, 4]]])
      expect((await answer(survey.code, wrong)).status).toBe(400);
    const first = await answer(survey.code, [5, 4]);
    expect(first.status).toBe(201);
    const cookie = first.headers.getSetCookie()[0]!.split(';')[0]!;
    const again = await answer(survey.code, [1, 1], cookie);
    expect([again.status, ((await again.json()) as RestRefusal).error.refusals[0]!.code]).toEqual([
      422,
      'SURVEY_TWICE',
    ]);
    const token = cookie.split('=')[1]!;
    const kept = await sql<{ kept: string }>(
      `SELECT (SELECT string_agg(t::text, ';') FROM evaluation.survey_answer t WHERE survey_id = $1)
           || (SELECT string_agg(t::text, ';') FROM evaluation.survey_receipt t WHERE survey_id = $1) AS kept`,
      [survey.id],
    );
    expect(kept[0]!.kept).not.toMatch(new RegExp(`127\\.0\\.0\\.1|Secret|${token}`));
    const columns = await sql<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'evaluation' AND table_name IN ('survey_answer', 'survey_receipt') ORDER BY 1`,
    );
    expect(columns.map(({ name }) => name)).toEqual([
      'grades',
      'id',
      'jurisdiction_id',
      'jurisdiction_id',
      'receipt_hash',
      'survey_id',
      'survey_id',
    ]);

    // While it runs one sees how many have answered and nothing more; closed with one answer, it concludes nothing.
    const running = (await office.graphql(`{ satisfactionSurveys(taskId: "${taskId}") { ${FIELDS} } }`)).data
      .satisfactionSurveys[0];
    expect(running.result).toEqual({ n: 1, least: 30, rate: null, questions: [] });
    const closed = (
      await write('moveSurvey', 'MoveSurveyInput', { id: survey.id, expectedVersion: survey.version, action: 'close' })
    ).data.moveSurvey;
    expect(closed.result).toMatchObject({ n: 1, rate: null });
    const late = await answer(survey.code, [5, 5]);
    expect(((await late.json()) as RestRefusal).error.refusals[0]!.code).toBe('SURVEY_CLOSED');
    const version = async () =>
      (await sql<{ version: number }>('SELECT version FROM evaluation.evaluation_task WHERE id = $1', [taskId]))[0]!
        .version;
    const apply = async () =>
      write(
        'applySurvey',
        'ApplySurveyInput',
        { surveyId: survey.id, expectedVersion: await version() },
        'rows { id kind score evidence working { expression } input { rate answers } }',
      );
    // The office organises; a score is written by the team alone (E-09).
    const [led] = await sql<{ id: string }>('DELETE FROM evaluation.task_member WHERE task_id = $1 AND is_leader RETURNING account_id AS id', [taskId]);
    expect(refusalsOf(await apply())).toMatchObject([{ code: 'NOT_THE_EVALUATOR', ruleId: 'E-09' }]);
    await sql(
      `INSERT INTO evaluation.task_member (jurisdiction_id, id, task_id, ordinal, account_id, agency_id, is_leader, is_in_charge)
       SELECT jurisdiction_id, gen_random_uuid(), $1, 9, $2, agency_id, true, false FROM evaluation.task_member WHERE task_id = $1 LIMIT 1`,
      [taskId, led!.id],
    );
    expect(refusalsOf(await apply())).toMatchObject([{ code: 'SURVEY_TOO_FEW', params: { n: 1, least: 30 } }]);

    // Thirty answers: 30 × 4 and 30 × 5 of 300 points are 90 %, 9 of 10 points, printed with the n.
    await sql(
      `INSERT INTO evaluation.survey_answer (jurisdiction_id, id, survey_id, grades) SELECT $1, gen_random_uuid(), $2, '{4,5}' FROM generate_series(1, 30)`,
      [jurisdictionId, survey.id],
    );
    await sql(`DELETE FROM evaluation.survey_answer WHERE survey_id = $1 AND grades = '{5,4}'`, [survey.id]);
    const applied = (await apply()).data.applySurvey.rows.find(({ id }: { id: string }) => id === rowId);
    expect(applied).toMatchObject({
      score: '9.00',
      input: { rate: '90.00', answers: 30 },
      working: [{ expression: '10 × min(90%, 100%) (n = 30) = 9.00' }],
    });
    expect(applied.evidence).toContain('30');
  });

  it('R049: the demo’s questionnaire of 36 answers feeds no row while the panel is still blind', async () => {
    const [survey] = await sql<{ id: string; task_id: string; version: number }>(
      'SELECT id, task_id, version FROM evaluation.survey WHERE code = $1',
      [DEMO_SURVEY],
    );
    const closed = await write('moveSurvey', 'MoveSurveyInput', {
      id: survey!.id,
      expectedVersion: survey!.version,
      action: 'close',
    });
    expect(closed.data.moveSurvey.result).toMatchObject({ n: 36 });
    expect(Number(closed.data.moveSurvey.result.rate)).toBeGreaterThan(60);
    const applied = await write('applySurvey', 'ApplySurveyInput', { surveyId: survey!.id, expectedVersion: 1 }, 'id');
    expect(codesOf(applied)).toContain('PANEL_OPEN');
  });

  it('the public’s role calls two functions and reads no table of the room, also with a place set', async () => {
    await withClient(app.database.portalUrl, async (client) => {
      for (const table of [
        'survey',
        'survey_answer',
        'survey_receipt',
        'survey_door',
        'survey_pace',
        'expert',
        'scorer_score',
      ])
        await expect(client.query(`SELECT 1 FROM evaluation.${table}`)).rejects.toMatchObject({ code: '42501' });
      const { rows } = await client.query<{ scope: string | null }>(
        `SELECT portal.open_survey('${DEMO_SURVEY}'), current_setting('app.scope', true) AS scope`,
      );
      expect(rows[0]!.scope ?? '').toBe('');
    });
    await withClient(app.database.appUrl, async (client) => {
      await expect(client.query(`SELECT portal.open_survey('x')`)).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('a flood of answers is held back for everybody, without knowing who sends it', async () => {
    const survey = (await write('saveSurvey', 'SaveSurveyInput', { ...DRAFT, taskId, questions: ['一'] })).data
      .saveSurvey;
    await write('moveSurvey', 'MoveSurveyInput', { id: survey.id, expectedVersion: survey.version, action: 'open' });
    await sql(
      `INSERT INTO evaluation.survey_pace (jurisdiction_id, survey_id, minute, answers) VALUES ($1, $2, date_trunc('minute', now()) + interval '1 minute', 120)`,
      [jurisdictionId, survey.id],
    );
    await sql(`UPDATE evaluation.survey_pace SET minute = date_trunc('minute', now()) WHERE survey_id = $1`, [
      survey.id,
    ]);
    const outcomes = await Promise.all([answer(survey.code, [5]), answer(survey.code, [5])]);
    const codes = await Promise.all(
      outcomes.map(async (one) => ((await one.json()) as Partial<RestRefusal>).error?.refusals[0]!.code),
    );
    // Either in the same minute both are held back, or the minute has just turned and both are taken.
    expect([
      ['SURVEY_PACE', 'SURVEY_PACE'],
      [undefined, undefined],
    ]).toContainEqual(codes);
  });
});
