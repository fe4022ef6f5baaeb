import { drawExperts } from '@jixiao/shared';
import { type GraphqlAnswer, openTestApp, type TestApp, type TestClient, type TestRefusal } from '../harness/index.js';

let app: TestApp;
let jurisdictionId: string;
let office: TestClient;
let colleague: TestClient;
/** The county's two evaluations: one whose panel waits for the signed-in expert, one that has been scored. */
let open: string;
let finished: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('county-performance');
  [office, colleague] = await Promise.all([app.as('county-performance'), app.as('county-performance2')]);
  [open, finished] = (await sql<{ id: string }>(`SELECT id FROM evaluation.evaluation_task ORDER BY notice_no`)).map(
    ({ id }) => id,
  ) as [string, string];
});
afterAll(() => app.close());

const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(jurisdictionId, text, params);
const refusalsOf = (answer: GraphqlAnswer): TestRefusal[] => answer.errors?.[0]?.extensions.refusals ?? [];
const codesOf = (answer: GraphqlAnswer): string[] => refusalsOf(answer).map(({ code }) => code);
const write = (client: TestClient, name: string, type: string, input: object, fields = 'id version state') =>
  client.graphql(`mutation ($input: ${type}!) { ${name}(input: $input)${fields ? ` { ${fields} }` : ''} }`, { input });

const EXPERT = {
  number: 'ZJ-100',
  name: '示例专家一百',
  fields: ['水利', ' 水利 '],
  professionalTitle: '高级工程师',
  employer: '示例水利学会',
  termFrom: '2019-01-01',
  termTo: '2020-12-31',
  admittedByDocument: '静财字〔2019〕26号',
  recusals: [{ kind: 'SERVED_FIRM', body: '示例第三方机构02' }],
  phone: '13912345678',
  idNumber: '620101197001011234',
  bankAccount: '6222020200112233445',
};
const LIST = '{ experts { id number name fields state contact { phone idNumber bankAccount } } }';

let listed = 0;
/** Another evaluation of the same project, for an earlier year, with the same plan; nobody has been asked for it. */
async function another(title: string): Promise<string> {
  const [known] = await sql<{ project: string; framework: string }>(
    'SELECT project_id AS project, framework_id AS framework FROM evaluation.evaluation_task WHERE id = $1',
    [open],
  );
  listed += 1;
  const made = await write(office, 'listEvaluation', 'ListEvaluationInput', {
    projectId: known!.project,
    subjectYear: 2019 - listed,
    title,
    selectionReason: '示例',
    method: 'EXPERT_GROUP',
  });
  if (made.errors) throw new Error(JSON.stringify(made.errors));
  const { id } = made.data.listEvaluation as { id: string };
  await sql(`UPDATE evaluation.evaluation_task SET state = 'PLAN_APPROVED', framework_id = $2 WHERE id = $1`, [
    id,
    known!.framework,
  ]);
  return id;
}

/** The public seed by which this expert is the first of the lot. */
const seedFor = (keys: readonly string[], first: string): string =>
  Array.from({ length: 500 }, (_, i) => `示例${i}`).find((seed) => drawExperts([...keys].sort(), seed)[0] === first)!;

/** Who can be drawn for the field; ZJ-009 and ZJ-011 are tied to the unit. */
const drawable = async (field: string): Promise<string[]> =>
  (
    await sql<{ number: string }>(
      `SELECT number FROM evaluation.expert WHERE state = 'ADMITTED' AND seat_id IS NOT NULL AND $1 = ANY (fields)
          AND number NOT IN ('ZJ-009', 'ZJ-011') ORDER BY number`,
      [field],
    )
  ).map(({ number }) => number);

const LOTS =
  'query ($taskId: ID!) { expertDraws(taskId: $taskId) { excluded { number reason } lots { number outcome } } }';

describe('the pool of experts', () => {
  it('R161: is applied for, reviewed, admitted by another person for a term, and can then be drawn', async () => {
    const bad = await write(office, 'saveExpert', 'SaveExpertInput', {
      ...EXPERT,
      number: 'ZJ-001',
      name: ' ',
      fields: [' '],
      termTo: '2018-12-31',
      phone: '1',
      recusals: [{ kind: 'OTHER', body: ' ' }],
    });
    expect(refusalsOf(bad).map(({ code, field }) => [code, field])).toEqual([
      ['REQUIRED', 'name'],
      ['REQUIRED', 'fields'],
      ['TERM_REVERSED', 'termTo'],
      ['EXPERT_NUMBER_TAKEN', 'number'],
      ['REQUIRED', 'recusals[0].body'],
      ['PRIVATE_VALUE', 'phone'],
    ]);
    let expert = (
      await write(
        office,
        'saveExpert',
        'SaveExpertInput',
        { ...EXPERT, admittedByDocument: null },
        'id version state fields',
      )
    ).data.saveExpert;
    expect(expert).toMatchObject({ state: 'APPLIED', fields: ['水利'] });
    const move = async (client: TestClient, action: string, comment?: string) => {
      const answer = await write(client, 'moveExpert', 'MoveExpertInput', {
        id: expert.id,
        expectedVersion: expert.version,
        action,
        comment,
      });
      if (answer.data?.moveExpert) expert = answer.data.moveExpert;
      return answer;
    };
    await move(office, 'review');
    expect(codesOf(await move(office, 'admit'))).toContain('SELF_APPROVAL');
    expect(refusalsOf(await move(colleague, 'admit'))).toMatchObject([
      { code: 'REQUIRED', field: 'admittedByDocument' },
    ]);
    expert = (
      await write(office, 'saveExpert', 'SaveExpertInput', {
        ...EXPERT,
        id: expert.id,
        expectedVersion: expert.version,
        seatId: await freeSeat(),
      })
    ).data.saveExpert;
    expect((await move(colleague, 'admit')).data.moveExpert.state).toBe('ADMITTED');
    expect(codesOf(await move(office, 'suspend'))).toEqual(['COMMENT_REQUIRED']);
    await move(office, 'suspend', '示例');
    await move(office, 'resume', '示例');
    expect(expert.state).toBe('ADMITTED');

    // Admitted under 静财字〔2019〕26号 with field 水利, he is drawn for 农村安全饮水.
    const taskId = await another('农村安全饮水工程绩效评价');
    const keys = await drawable('水利');
    expect(keys).toContain('ZJ-100');
    const drawn = { taskId, field: '水利', wanted: 1, seed: seedFor(keys, 'ZJ-100') };
    expect((await write(office, 'drawExperts', 'DrawExpertsInput', drawn, 'id')).errors).toBeUndefined();
    const [made] = (await office.graphql(LOTS, { taskId })).data.expertDraws;
    expect(made.lots[0]).toEqual({ number: 'ZJ-100', outcome: 'DRAWN' });
    const { scorers } = (
      await office.graphql(`{ scoringPanel(taskId: "${taskId}") { scorers { personName duty state } } }`)
    ).data.scoringPanel;
    expect(scorers).toEqual([{ personName: '示例专家一百', duty: 'EXPERT', state: 'INVITED' }]);
  });

  const freeSeat = async (): Promise<string> =>
    (
      await sql<{ id: string }>(
        `INSERT INTO organizations.seat SELECT (jsonb_populate_record(NULL::organizations.seat, to_jsonb(s)
            || jsonb_build_object('id', gen_random_uuid(), 'title', '示例评审专家席一百'))).*
           FROM organizations.seat s WHERE s.id = (SELECT seat_id FROM evaluation.expert WHERE number = 'ZJ-001') RETURNING id`,
      )
    )[0]!.id;

  it('shows personal data masked, in clear only to whoever asks with a reason that is kept (A5, C48)', async () => {
    const listed = (await office.graphql(LIST)).data.experts.find(
      ({ number }: { number: string }) => number === 'ZJ-100',
    );
    expect(listed.contact).toEqual({
      phone: '139****5678',
      idNumber: '6201**********1234',
      bankAccount: '6222***********3445',
    });
    const reveal = (client: TestClient, reason: string) =>
      write(client, 'revealExpert', 'RevealExpertInput', { id: listed.id, reason }, 'phone idNumber bankAccount');
    expect(codesOf(await reveal(office, ' '))).toEqual(['REQUIRED']);
    expect((await reveal(office, '支付评审费')).data.revealExpert.phone).toBe('13912345678');
    const trail = await sql<{ texts: string }>(
      `SELECT x.texts::text FROM platform.audit_entry e JOIN platform.audit_text x ON x.seq = e.seq WHERE e.entity = 'evaluation.expert' AND e.entity_id = $1`,
      [listed.id],
    );
    const all = trail.map(({ texts }) => texts).join();
    expect(all).toContain('支付评审费');
    expect(all).not.toMatch(/13912345678|620101197001011234|6222020200112233445/);
    for (const account of ['county-clerk', 'county-expert', 'county-business', 'county-firm', 'performance']) {
      const client = await app.as(account);
      const answer = await client.graphql(LIST);
      if (account === 'performance') expect(answer.data.experts).toEqual([]);
      else expect(answer.errors![0]!.extensions.code).toBe('FORBIDDEN');
      expect((await reveal(client, '好奇')).errors![0]!.extensions.code).toMatch(/FORBIDDEN|NOT_FOUND/);
    }
  });
});

describe('the draw', () => {
  const draw = (input: object) =>
    write(
      office,
      'drawExperts',
      'DrawExpertsInput',
      { taskId: open, field: '水利', wanted: 2, seed: '示例', ...input },
      'id',
    );
  const DRAWS = `query ($taskId: ID!) { expertDraws(taskId: $taskId) { id field wanted seed populationCount populationHash
    excluded { number reason } lots { ordinal number outcome reason } } }`;

  it('R162: the demo draw can be repeated by anyone from its seed; who is tied to the unit was not in the lot', async () => {
    const [made] = (await office.graphql(DRAWS, { taskId: open })).data.expertDraws;
    const keys = made.lots.map(({ number }: { number: string }) => number);
    expect(drawExperts([...keys].sort(), made.seed)).toEqual(keys);
    expect(made).toMatchObject({ wanted: 3, populationCount: keys.length });
    expect(made.excluded).toEqual(
      expect.arrayContaining([
        { number: 'ZJ-011', reason: 'EMPLOYER' },
        { number: 'ZJ-009', reason: 'EARLIER_EMPLOYER' },
      ]),
    );
    expect(keys).not.toContain('ZJ-011');
    expect(keys).not.toContain('ZJ-009');
  });

  it('R162: draws no more than there are, writes the seed down first, and asks nobody twice', async () => {
    expect(refusalsOf(await draw({ seed: ' ', field: ' ' })).map(({ field }) => field)).toEqual(['field', 'seed']);
    const many = await draw({ wanted: 20 });
    expect(refusalsOf(many)).toMatchObject([{ code: 'EXPERTS_TOO_FEW', params: { wanted: 20 } }]);
    expect((await (await app.as('county-clerk')).graphql(DRAWS, { taskId: open })).errors![0]!.extensions.code).toBe(
      'FORBIDDEN',
    );
    const closed = await draw({ taskId: finished, field: '财务会计', wanted: 1 });
    expect(codesOf(closed)).toEqual(['PANEL_CLOSED']);
  });

  it('R162: an expert who declines is replaced by the next of the same lot, who is asked in his place', async () => {
    const expert = await app.as('county-expert');
    const [sheet] = (await expert.graphql('{ myBlindSheets { id version state taskTitle } }')).data.myBlindSheets;
    expect((await expert.graphql(`{ evaluationTask(id: "${open}") { id } }`)).errors![0]!.extensions.code).toBe(
      'NOT_FOUND',
    );
    expect(
      (await expert.graphql('{ evaluationTasks(workYear: 2019) { totalCount } }')).data.evaluationTasks.totalCount,
    ).toBe(0);
    const [before] = (await office.graphql(DRAWS, { taskId: open })).data.expertDraws;
    const reserve = before.lots.find(({ outcome }: { outcome: string }) => outcome === 'RESERVE');
    await write(
      expert,
      'moveScorer',
      'MoveScorerInput',
      { id: sheet.id, expectedVersion: sheet.version, action: 'decline', comment: '出差' },
      '',
    );
    const [after] = (await office.graphql(DRAWS, { taskId: open })).data.expertDraws;
    const at = (number: string) => after.lots.find((lot: { number: string }) => lot.number === number);
    expect(at('ZJ-001')).toMatchObject({ outcome: 'DECLINED', reason: '出差' });
    expect(at(reserve.number)).toMatchObject({ outcome: 'DRAWN' });
    expect((await expert.graphql('{ myBlindSheets { id } }')).data.myBlindSheets).toEqual([]);
    const panel = (await office.graphql(`{ scoringPanel(taskId: "${open}") { waiting scorers { state duty } } }`)).data
      .scoringPanel;
    expect(panel.waiting).toBe(1);
    const asked = await sql<{ number: string; state: string }>(
      `SELECT x.number, s.state FROM evaluation.scorer s JOIN evaluation.expert x ON x.id = s.expert_id WHERE s.task_id = $1 AND s.state = 'INVITED'`,
      [open],
    );
    expect(asked).toEqual([{ number: reserve.number, state: 'INVITED' }]);
    const duties = await sql<{ state: string }>(
      `SELECT d.state FROM platform.task d JOIN evaluation.scorer s ON s.id = d.subject_id
        WHERE d.kind = 'evaluation.scoreBlind' AND s.task_id = $1 ORDER BY d.state`,
      [open],
    );
    expect(duties.map(({ state }) => state)).toEqual(['DONE', 'OPEN']);
  });
});

describe('use and supply', () => {
  const used = async (): Promise<string[]> =>
    (
      await sql<{ id: string }>(
        `SELECT expert_id AS id FROM evaluation.scorer WHERE task_id = $1 AND state = 'SUBMITTED' AND expert_id IS NOT NULL ORDER BY id`,
        [finished],
      )
    ).map(({ id }) => id);
  const record = (input: object) =>
    write(
      office,
      'recordExpertUse',
      'RecordExpertUseInput',
      { taskId: finished, days: '1.5', ...input },
      'id state uses meanScore history { fee dayRate days score }',
    );

  it('R162: keeps the fee by the rate of the place, for those who scored', async () => {
    const [expertId] = await used();
    const [stranger] = await sql<{ id: string }>(`SELECT id FROM evaluation.expert WHERE number = 'ZJ-100'`);
    expect(codesOf(await record({ expertId: stranger!.id }))).toEqual(['EXPERT_NOT_USED']);
    expect(codesOf(await record({ expertId, days: '1.55', score: '101', comment: '' })).sort()).toEqual([
      'DAYS_INVALID',
      'EXPERT_SCORE_RANGE',
      'REQUIRED',
    ]);
    expect((await record({ expertId, score: '59', comment: '意见空泛' })).data.recordExpertUse).toMatchObject({
      state: 'ADMITTED',
      uses: 1,
      history: [{ days: '1.5', dayRate: '800.00', fee: '1200.00', score: '59.00' }],
    });
  });

  it('R164: a second assessment below 60 suspends him, and he is drawn no more', async () => {
    const [expertId] = await used();
    const [him] = await sql<{ number: string; field: string }>(
      'SELECT number, fields[1] AS field FROM evaluation.expert WHERE id = $1',
      [expertId],
    );
    const { number, field } = him!;
    // Before he is suspended he takes part in the lot.
    const keys = await drawable(field);
    expect(keys).toContain(number);
    const other = keys.find((key) => key !== number)!;
    const drawFor = async (title: string, from: readonly string[]) => {
      const taskId = await another(title);
      const input = { taskId, field, wanted: 1, seed: seedFor(from, other) };
      expect((await write(office, 'drawExperts', 'DrawExpertsInput', input, 'id')).errors).toBeUndefined();
      return (await office.graphql(LOTS, { taskId })).data.expertDraws[0];
    };
    expect((await drawFor('示例抽取一', keys)).lots.map((lot: { number: string }) => lot.number)).toContain(number);
    // His second use: a sheet that he has handed in for another evaluation.
    const second = await another('示例第二次使用');
    await sql(
      `INSERT INTO evaluation.scorer SELECT (jsonb_populate_record(NULL::evaluation.scorer, to_jsonb(s)
          || jsonb_build_object('id', gen_random_uuid(), 'task_id', $3::uuid))).*
         FROM evaluation.scorer s WHERE s.task_id = $1 AND s.expert_id = $2`,
      [finished, expertId, second],
    );
    const answer = await record({ expertId, taskId: second, score: '59.99', comment: '仍然空泛' });
    expect(answer.data.recordExpertUse).toMatchObject({ state: 'SUSPENDED', uses: 2 });
    const after = await drawFor('示例抽取二', await drawable(field));
    expect(after.lots.map((lot: { number: string }) => lot.number)).not.toContain(number);
    expect(after.excluded).toContainEqual({ number, reason: 'NOT_ADMITTED' });
    const [note] = await sql<{ note: string }>('SELECT state_note AS note FROM evaluation.expert WHERE id = $1', [
      expertId,
    ]);
    expect(note!.note).toBe('2次考核低于60分');
  });

  it('R163: shows the gap of a field between its experts and the evaluations that the year plans there', async () => {
    const supply = async () =>
      (await office.graphql('{ expertSupply(workYear: 2019) { field experts planned needed gap } }')).data.expertSupply;
    const before = (await supply()).find(({ field }: { field: string }) => field === '社会保障');
    expect(before).toMatchObject({ planned: 0, gap: 0 });
    const planned = [finished];
    for (let n = 1; n < 5; n += 1) planned.push(await another(`示例社会保障评价${n}`));
    for (const taskId of planned) {
      const input = { taskId, field: '社会保障' };
      const name = await write(office, 'nameEvaluationField', 'NameEvaluationFieldInput', input, '');
      expect(name.errors).toBeUndefined();
    }
    await sql(
      `UPDATE evaluation.expert SET fields = CASE WHEN number IN ('ZJ-001', 'ZJ-003') THEN ARRAY['社会保障']
          ELSE array_remove(fields, '社会保障') || ARRAY['水利'] END`,
    );
    const named = await office.graphql(`{ evaluationField(taskId: "${finished}") }`);
    expect(named.data.evaluationField).toBe('社会保障');
    const [first] = await supply();
    expect(first).toEqual({ field: '社会保障', experts: 2, planned: 5, needed: 5, gap: 3 });
  });
});
