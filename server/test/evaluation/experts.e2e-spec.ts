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
      })
    ).data.saveExpert;
    expect((await move(colleague, 'admit')).data.moveExpert.state).toBe('ADMITTED');
    expect(codesOf(await move(office, 'suspend'))).toEqual(['COMMENT_REQUIRED']);
    await move(office, 'suspend', '示例');
    await move(office, 'resume', '示例');
    expect(expert.state).toBe('ADMITTED');
  });

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
      `SELECT state FROM platform.task WHERE kind = 'evaluation.scoreBlind' ORDER BY state`,
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
    await sql(
      `INSERT INTO evaluation.expert_use (jurisdiction_id, id, expert_id, task_id, days, day_rate, fee, score, comment, recorded_on)
       VALUES ($1, gen_random_uuid(), $2, $3, 1, 800, 800, 55, '示例', '2019-12-01')`,
      [jurisdictionId, expertId, open],
    );
    const answer = await record({ expertId, score: '59.99', comment: '仍然空泛' });
    expect(answer.data.recordExpertUse).toMatchObject({ state: 'SUSPENDED' });
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
    const name = await write(
      office,
      'nameEvaluationField',
      'NameEvaluationFieldInput',
      { taskId: finished, field: '社会保障' },
      '',
    );
    expect(name.errors).toBeUndefined();
    const named = await office.graphql(`{ evaluationField(taskId: "${finished}") }`);
    expect(named.data.evaluationField).toBe('社会保障');
    await sql(`UPDATE evaluation.expert SET state = 'EXITED' WHERE '社会保障' = ANY (fields)`);
    const [first] = await supply();
    expect(first).toEqual({ field: '社会保障', experts: 0, planned: 1, needed: 1, gap: 1 });
  });
});
