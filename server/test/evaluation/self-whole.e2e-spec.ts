import { importEnded, openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { closed, get, opened } from '../goals/sheets.calls.js';
import { codesOf, MOVE, OPEN, reached, refusalsOf, SAVE, SHEET } from './self.calls.js';

let app: TestApp;
let place: string;
let clerk: TestClient;
let performance: TestClient;
beforeAll(async () => {
  app = await openTestApp('template_places');
  place = await app.jurisdictionOf('tianyuan-clerk');
  [clerk, performance] = await Promise.all(['tianyuan-clerk', 'tianyuan-performance'].map((name) => app.as(name)));
});
afterAll(() => app.close());

const open = (subjectYear: number): ReturnType<TestClient['graphql']> =>
  performance.graphql(OPEN, {
    input: { subjectYear, objectTypes: ['DEPARTMENT_WHOLE'], projectIds: [], dueOn: '2024-03-31' },
  });
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const mine = async (): Promise<any> => {
  const answer = await clerk.graphql(
    `{ selfEvaluations(workYear: 2023, objectType: "DEPARTMENT_WHOLE", state: "DRAFT") { nodes { ${SHEET} } } }`,
  );
  expect(answer.errors).toBeUndefined();
  return answer.data.selfEvaluations.nodes[0];
};
const CRITERIA = ['ECONOMY', 'EFFICIENCY', 'EFFECTIVENESS', 'EQUITY'];

describe('the self-evaluation of a whole department', () => {
  it('R117: is opened from the approved objective with basic and project expenditure, tasks and indicators', async () => {
    const [counted] = await app.database.sql<{ n: number }>(
      place,
      `SELECT count(*)::int AS n FROM goals.objective o JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
        WHERE o.jurisdiction_id = $1 AND o.object_type = 'DEPARTMENT_WHOLE' AND o.budget_year = 2023`,
      [place],
    );
    expect((await open(2023)).data.openSelfEvaluations).toBe(counted!.n);
    expect(codesOf(await open(2023))).toEqual(['SCOPE_EMPTY']);
    const sheet = await mine();
    expect(sheet).toMatchObject({ objectType: 'DEPARTMENT_WHOLE', family: 'GOALS', common: [] });
    expect(sheet.moneys.map(({ line, origin }: { line: string; origin: string }) => `${line} ${origin}`)).toEqual([
      'BASIC TYPED',
      'PROJECTS PAYMENTS',
    ]);
    expect(sheet.tasks.length).toBeGreaterThan(0);
    expect(sheet.rows.length).toBeGreaterThan(0);
    expect(sheet.criteria.map(({ criterion }: { criterion: string }) => criterion)).toEqual(CRITERIA);
  });

  it('R127: is not handed in without 公平性, is with all four', async () => {
    let sheet = await mine();
    const [basic] = sheet.moneys;
    const save = async (criteria: object[], executedAmount = basic.adjustedBudget): Promise<void> => {
      const answer = await clerk.graphql(SAVE, {
        input: {
          id: sheet.id,
          expectedVersion: sheet.version,
          rows: sheet.rows.map(reached),
          criteria,
          moneys: [{ id: basic.id, executedAmount }],
          tasks: sheet.tasks.map(({ id }: { id: string }) => ({ id, executedAmount: '0', result: '已完成（示例）' })),
        },
      });
      expect(answer.errors).toBeUndefined();
      sheet = answer.data.saveSelfEvaluation;
    };
    const submit = (): ReturnType<TestClient['graphql']> =>
      clerk.graphql(MOVE, { input: { id: sheet.id, expectedVersion: sheet.version, action: 'submit' } });
    const judged = sheet.criteria.map(({ id }: { id: string }) => ({ id, score: '92', text: '示例评价' }));
    await save(judged.slice(0, 3));
    expect(refusalsOf(await submit()).map(({ code, field, ruleId }) => `${ruleId} ${code} ${field}`)).toEqual([
      'S-09 CRITERION_SCORE_MISSING criteria.EQUITY.score',
      'S-09 CRITERION_TEXT_MISSING criteria.EQUITY.text',
    ]);
    const bad = await clerk.graphql(SAVE, {
      input: {
        id: sheet.id,
        expectedVersion: sheet.version,
        rows: [],
        criteria: [{ id: judged[3].id, score: '100.01', text: '示例' }],
      },
    });
    expect(refusalsOf(bad)).toMatchObject([{ code: 'SCORE_RANGE', field: 'criteria[0].score' }]);
    await save(judged);
    // Basic expenditure is what the unit said, project expenditure what the register says.
    expect(sheet.moneys[0].executedAmount).toBe(basic.adjustedBudget);
    expect(sheet.moneys[1].executedAmount).not.toBe('');
    expect(Number(sheet.executedAmount)).toBeCloseTo(
      Number(sheet.moneys[0].executedAmount) + Number(sheet.moneys[1].executedAmount),
      2,
    );
    expect((await submit()).data.moveSelfEvaluation).toMatchObject({ state: 'SUBMITTED' });
  });

  it('R127: by common indicators the rates come from the bases that are entered, by the formulas', async () => {
    await performance.graphql(
      'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }',
      { input: { code: 'self.wholeFamily', yearFrom: 2023, value: '"COMMON"', source: '示例自评通知' } },
    );
    await app.database.sql(place, `DELETE FROM evaluation.self_evaluation_criterion WHERE jurisdiction_id = $1`, [
      place,
    ]);
    for (const part of ['task', 'money', 'row'])
      await app.database.sql(place, `DELETE FROM evaluation.self_evaluation_${part} WHERE jurisdiction_id = $1`, [
        place,
      ]);
    await app.database.sql(place, `DELETE FROM evaluation.self_evaluation WHERE jurisdiction_id = $1`, [place]);
    await open(2023);
    const sheet = await mine();
    expect(sheet).toMatchObject({ family: 'COMMON', rows: [] });
    const row = (code: string): { id: string } => sheet.common.find((one: { code: string }) => one.code === code);
    const save = (common: object[]): ReturnType<TestClient['graphql']> =>
      clerk.graphql(SAVE, { input: { id: sheet.id, expectedVersion: sheet.version, rows: [], common } });
    const wrong = await save([{ id: row('STAFF_CONTROL').id, baseA: '百余', baseB: '100' }]);
    expect(refusalsOf(wrong)).toMatchObject([{ code: 'NUMBER_INVALID', field: 'common[0].a' }]);
    const saved = (
      await save([
        { id: row('STAFF_CONTROL').id, baseA: '125', baseB: '100' },
        { id: row('SOCIAL').id, attainment: 'PARTLY', share: '70' },
      ])
    ).data.saveSelfEvaluation;
    const after = new Map(saved.common.map((one: { code: string }) => [one.code, one]));
    expect(after.get('STAFF_CONTROL')).toMatchObject({ value: '125.00', score: '3.20' });
    expect(after.get('SOCIAL')).toMatchObject({ value: null, score: '2.80' });
    // What is not filled in is not nought.
    expect(after.get('KEY_WORK')).toMatchObject({ value: null, score: null });
    expect(saved.totalScore).toBeNull();
    expect(saved.executionScore).toBeNull();
  });

  it('R127, R118: their official form has an annex for the bases; what is entered there comes in and is computed', async () => {
    const sheet = await mine();
    const book = await opened(await get(clerk, `/api/self-evaluations/forms.xlsx?ids=${sheet.id}`));
    expect(book.worksheets).toHaveLength(2);
    const [page, annex] = book.worksheets;
    const rowOf = (where: typeof page, name: string): number => {
      let found = 0;
      where!.eachRow((cells, at) => cells.eachCell((cell) => void (cell.value === name && (found ||= at))));
      return found;
    };
    expect(page!.getRow(rowOf(page, '在职人员控制率')).getCell(5).value).toBe('125.00%');
    const base = annex!.getRow(rowOf(annex, '重点支出安排率'));
    base.getCell(5).value = 900;
    base.getCell(7).value = 1000;
    const send = async (commit: string): ReturnType<Response['json']> => {
      const address = `/api/self-evaluations/2023/forms?fileName=整体.xlsx${commit}`;
      const body = await closed(book);
      const headers = { 'content-type': 'application/octet-stream' };
      return (await clerk.fetch(address, { method: 'POST', body, headers })).json();
    };
    expect(await send('')).toMatchObject({ sheets: 1, updated: 1, ready: true, problems: [] });
    const { importId } = (await send('&commit=true')) as { importId: string };
    expect(await importEnded(clerk, '/api/self-evaluations/2023/imports', importId)).toMatchObject({
      jobState: 'DONE',
      fileName: '整体.xlsx',
      total: 1,
    });
    const after = new Map((await mine()).common.map((one: { code: string }) => [one.code, one]));
    expect(after.get('KEY_SPENDING')).toMatchObject({ baseA: '900', baseB: '1000', value: '90.00', score: '4.00' });
    expect(after.get('STAFF_CONTROL')).toMatchObject({ baseA: '125', baseB: '100', value: '125.00' });
    // The annex without its form says nothing, and a word is no base.
    base.getCell(5).value = '若干';
    expect(await send('')).toMatchObject({
      ready: false,
      problems: [{ code: 'MONITORING_NUMBER_INVALID', sheet: annex!.name, cell: `E${base.number}` }],
    });
    book.removeWorksheet(page!.id);
    expect(((await send('')) as { problems: { code: string }[] }).problems.map(({ code }) => code)).toEqual([
      'SELF_ANNEX_ALONE',
    ]);
    // A blank form of such a place names its indicators, and asks for their bases.
    const blank = await opened(await get(clerk, '/api/self-evaluations/2023/blank/whole.xlsx'));
    expect(blank.worksheets.map((one) => rowOf(one, '固定资产利用率') > 0)).toEqual([true, true]);
  });
});
