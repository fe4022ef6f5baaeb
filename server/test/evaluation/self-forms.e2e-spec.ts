import ExcelJS from 'exceljs';
import { importEnded, openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { documentMarkup } from '../goals/sheets.calls.js';
import { MOVE, OPEN, projectsOf, reached, SAVE, sheetOf, type SheetRow } from './self.calls.js';

let app: TestApp;
let place: string;
let clerk: TestClient;
let performance: TestClient;
let projects: string[];
beforeAll(async () => {
  app = await openTestApp();
  place = await app.jurisdictionOf('clerk');
  [clerk, performance] = await Promise.all(['clerk', 'performance'].map((name) => app.as(name)));
  projects = await projectsOf(app, place, '示例单位017', 2019, 3);
  await performance.graphql(OPEN, { input: { subjectYear: 2019, projectIds: projects, dueOn: '2020-03-31' } });
});
afterAll(() => app.close());

const formsOf = async (who: TestClient, ids: string[]): Promise<ExcelJS.Workbook> => {
  const response = await who.fetch(`/api/self-evaluations/forms.xlsx?ids=${ids.join(',')}`);
  expect(response.status).toBe(200);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await response.arrayBuffer());
  return workbook;
};
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const send = async (who: TestClient, workbook: ExcelJS.Workbook, query = ''): Promise<any> => {
  const body = new Uint8Array(await workbook.xlsx.writeBuffer());
  const response = await who.fetch(`/api/self-evaluations/2019/forms?x=1${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream' },
  });
  const answer = { ...((await response.json()) as { importId: string | null }), status: response.status };
  return answer.importId
    ? { ...answer, job: await importEnded(who, '/api/self-evaluations/2019/imports', answer.importId) }
    : answer;
};
/** Row of an indicator, and the columns by their captions. */
function find(sheet: ExcelJS.Worksheet, name: string): (caption: string) => ExcelJS.Cell {
  let head = 0;
  let row = 0;
  const columns = new Map<string, number>();
  sheet.eachRow((cells, at) =>
    cells.eachCell((cell, column) => {
      if (cell.value === '三级指标') head = at;
      if (head > 0 && at > head && cell.value === name) row = at;
      if (at === head || cell.value === '三级指标') columns.set(String(cell.value), column);
    }),
  );
  sheet.getRow(head).eachCell((cell, column) => columns.set(String(cell.value), column));
  return (caption) => sheet.getCell(row, columns.get(caption)!);
}

describe('the official self-evaluation form as a workbook', () => {
  it('R118: goes out filled, several in one workbook, comes in again, and each value says that it came by a sheet', async () => {
    const sheets = await Promise.all(projects.slice(0, 2).map((id) => sheetOf(clerk, 2019, id)));
    const workbook = await formsOf(
      clerk,
      sheets.map(({ id }) => id),
    );
    expect(workbook.worksheets).toHaveLength(2);
    const unchanged = await send(clerk, workbook);
    expect(unchanged).toMatchObject({ status: 200, sheets: 2, unchanged: 2, updated: 0, ready: true });
    const rows = sheets[0]!.rows as SheetRow[];
    const row = rows.find(({ direction }) => direction === 'GE')!;
    const cell = find(workbook.worksheets[0]!, row.name);
    cell('实际完成值（B）').value = 12;
    cell('偏差原因分析及改进措施').value = '原因：示例原因\n措施：示例措施';
    cell('佐证材料').value = '示例台账';
    expect(await send(clerk, workbook)).toMatchObject({ sheets: 2, updated: 1, unchanged: 1, ready: true });
    const before = await sheetOf(clerk, 2019, projects[0]!);
    expect(before.version).toBe(sheets[0]!.version);
    expect(await send(clerk, workbook, '&commit=true')).toMatchObject({ status: 200, updated: 1 });
    const after = await sheetOf(clerk, 2019, projects[0]!);
    expect(after.rows.find(({ id }: SheetRow) => id === row.id)).toMatchObject({
      actualValue: '12',
      actualOrigin: 'SHEET',
    });
  });

  it('D12, D52, D55, D61, D62: what is messy is refused by its cell, all of it at once, and nothing is saved', async () => {
    const sheet = await sheetOf(clerk, 2019, projects[2]!);
    const workbook = await formsOf(clerk, [sheet.id]);
    const [page] = workbook.worksheets;
    const numbers = (sheet.rows as SheetRow[]).filter(({ direction }) => direction === 'GE');
    find(page!, numbers[0]!.name)('实际完成值（B）').value = '约一百';
    find(page!, numbers[0]!.name)('年度指标值（A）').value = '≥1';
    if (numbers[1]) find(page!, numbers[1].name)('实际完成值（B）').value = { formula: '1+1', result: 2 };
    const looked = await send(clerk, workbook);
    expect(looked).toMatchObject({ status: 200, ready: false });
    const found = looked.problems.map(({ code, cell }: { code: string; cell: string }) => `${code} ${cell}`);
    const cell = find(page!, numbers[0]!.name)('实际完成值（B）').address;
    expect(found).toContain(`MONITORING_NUMBER_INVALID ${cell}`);
    expect(found.some((one: string) => one.startsWith('MONITORING_APPROVED_DIFFERS'))).toBe(true);
    if (numbers[1]) expect(found.some((one: string) => one.startsWith('CELL_FORMULA'))).toBe(true);
    const refusedCommit = await send(clerk, workbook, '&commit=true');
    expect(refusedCommit.status).toBeGreaterThanOrEqual(400);
    expect((await sheetOf(clerk, 2019, projects[2]!)).version).toBe(sheet.version);
    // Another unit's sheet, a sheet that was handed in, and no form at all.
    const foreign = await send(await app.as('clerk2'), await formsOf(clerk, [sheet.id]));
    expect(foreign.problems).toMatchObject([{ code: 'REF_UNKNOWN' }]);
    const nothing = new ExcelJS.Workbook();
    nothing.addWorksheet('空').getCell('A1').value = '说明';
    expect((await send(clerk, nothing)).error.refusals).toMatchObject([{ code: 'TEMPLATE_HEADER' }]);
    let open = await sheetOf(clerk, 2019, projects[2]!);
    open = (
      await clerk.graphql(SAVE, { input: { id: open.id, expectedVersion: open.version, rows: open.rows.map(reached) } })
    ).data.saveSelfEvaluation;
    await clerk.graphql(MOVE, { input: { id: open.id, expectedVersion: open.version, action: 'submit' } });
    expect(await send(clerk, await formsOf(clerk, [sheet.id]))).toMatchObject({
      skipped: 1,
      problems: [{ code: 'SELF_SHEET_NOT_OPEN', weight: 'SKIP' }],
    });
  });

  it('is blank for a year, and not for anything else', async () => {
    for (const kind of ['project', 'whole'])
      expect((await clerk.fetch(`/api/self-evaluations/2019/blank/${kind}.xlsx`)).status).toBe(200);
    expect((await clerk.fetch('/api/self-evaluations/2019/blank/other.xlsx')).status).toBe(400);
    expect((await clerk.fetch('/api/self-evaluations/1x/blank/project.xlsx')).status).toBe(400);
    const foreign = await sheetOf(performance, 2019, projects[0]!);
    expect((await (await app.as('clerk2')).fetch(`/api/self-evaluations/forms.xlsx?ids=${foreign.id}`)).status).toBe(
      404,
    );
  });
});

describe('a workbook of two hundred forms', () => {
  const COUNT = 200;
  const LIST = '/api/self-evaluations/2019/imports';
  let ids: string[];
  let row: SheetRow;
  let workbook: ExcelJS.Workbook;

  /** Sheets of as many projects of the unit as a large one has, each a copy of the first. */
  beforeAll(async () => {
    const first = await sheetOf(clerk, 2019, projects[0]!);
    row = (first.rows as SheetRow[]).find(({ direction }) => direction === 'GE')!;
    await app.database.sql(
      place,
      `WITH base AS (SELECT e.*, p.id AS pid FROM evaluation.self_evaluation e JOIN projects.project p ON p.id = e.project_id WHERE e.id = $2),
        n AS (SELECT n, gen_random_uuid() AS project, gen_random_uuid() AS objective, gen_random_uuid() AS version, gen_random_uuid() AS sheet
                FROM generate_series(1, ${COUNT}) n),
        projects_new AS (INSERT INTO projects.project (jurisdiction_id, id, agency_id, budget_year, code, name, category, nature, source)
          SELECT $1, n.project, p.agency_id, p.budget_year, 'MANY-' || n.n, '示例批量自评' || n.n, p.category, p.nature, 'LOCAL'
            FROM n, base JOIN projects.project p ON p.id = base.pid RETURNING id),
        objectives_new AS (INSERT INTO goals.objective (jurisdiction_id, id, object_type, project_id, agency_id, budget_year)
          SELECT $1, n.objective, 'PROJECT', n.project, o.agency_id, o.budget_year
            FROM n, base JOIN goals.objective_version v ON v.id = base.objective_version_id JOIN goals.objective o ON o.id = v.objective_id RETURNING id),
        versions_new AS (INSERT INTO goals.objective_version (jurisdiction_id, id, objective_id, version_no, annual_amount, catalogue_code)
          SELECT $1, n.version, n.objective, 1, base.approved_amount, v.catalogue_code FROM n, base JOIN goals.objective_version v ON v.id = base.objective_version_id RETURNING id),
        sheets_new AS (INSERT INTO evaluation.self_evaluation (jurisdiction_id, id, subject_year, work_year, project_id, agency_id, objective_version_id,
            approved_amount, original_budget, adjusted_budget, executed_amount)
          SELECT $1, n.sheet, b.subject_year, b.work_year, n.project, b.agency_id, n.version, b.approved_amount, b.original_budget, b.adjusted_budget,
                 b.executed_amount FROM n, base b RETURNING id)
      INSERT INTO evaluation.self_evaluation_row (jurisdiction_id, id, self_evaluation_id, indicator_id, ordinal)
        SELECT $1, gen_random_uuid(), n.sheet, w.indicator_id, w.ordinal FROM n, base
          JOIN evaluation.self_evaluation_row w ON w.self_evaluation_id = base.id
      RETURNING id`,
      [place, first.id],
    );
    ids = (
      await app.database.sql<{ id: string }>(
        place,
        `SELECT e.id FROM evaluation.self_evaluation e JOIN projects.project p ON p.id = e.project_id AND p.code LIKE 'MANY-%' ORDER BY e.id`,
      )
    ).map(({ id }) => id);
    expect(ids).toHaveLength(COUNT);
    workbook = await formsOf(clerk, ids);
    for (const sheet of workbook.worksheets) find(sheet, row.name)('实际完成值（B）').value = 77;
  });

  const saved = async (): Promise<number> =>
    (
      await app.database.sql<{ n: number }>(
        place,
        `SELECT count(*)::int AS n FROM evaluation.self_evaluation_row WHERE self_evaluation_id = ANY ($1::uuid[]) AND actual_value = 77`,
        [ids],
      )
    )[0]!.n;
  const begin = async (bytes: Uint8Array<ArrayBuffer>): ReturnType<Response['json']> => {
    const address = '/api/self-evaluations/2019/forms?commit=true&fileName=../二百张.xlsx';
    const headers = { 'content-type': 'application/octet-stream' };
    return (await clerk.fetch(address, { method: 'POST', body: bytes, headers })).json();
  };
  const order = (who: TestClient, id: string, action: string): Promise<Response> =>
    who.fetch(`/api/self-evaluations/imports/${id}/${action}`, { method: 'POST' });

  it('D65, R118: is saved by one job, however often it is sent; stopped, it has saved nothing, begun again, all of it', async () => {
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const [first, second] = (await Promise.all([begin(bytes), begin(bytes)])) as {
      importId: string;
      updated: number;
    }[];
    expect(first).toMatchObject({ updated: COUNT, importId: second!.importId });
    const id = first!.importId;
    expect((await order(await app.as('clerk2'), id, 'cancel')).status).toBe(404);
    expect((await order(performance, id, 'cancel')).status).toBe(403);
    expect((await order(clerk, id, 'throw')).status).toBe(400);
    expect((await order(clerk, id, 'cancel')).status).toBe(200);
    const stopped = await importEnded(clerk, LIST, id);
    expect(stopped).toMatchObject({ jobState: 'CANCELLED', isKept: true, total: COUNT, fileName: '二百张.xlsx' });
    expect(await saved()).toBe(0);

    // Somebody fills one of them meanwhile: that is not overwritten, and the other sheets wait for it.
    const open = await clerk.graphql(`query ($id: ID!) { selfEvaluation(id: $id) { id version } }`, { id: ids[0] });
    const { version } = open.data.selfEvaluation;
    await clerk.graphql(SAVE, { input: { id: ids[0], expectedVersion: version, rows: [], problems: '示例问题' } });
    await order(clerk, id, 'resume');
    const failed = await importEnded(clerk, LIST, id);
    expect(failed).toMatchObject({ jobState: 'FAILED', jobRefusals: [{ code: 'FORM_CHANGED_SINCE', ruleId: 'W-01' }] });
    expect(await saved()).toBe(0);

    // Looked at again and confirmed: the same import, now to its end.
    expect(await begin(bytes)).toMatchObject({ importId: id, updated: COUNT });
    expect(await importEnded(clerk, LIST, id)).toMatchObject({
      jobState: 'DONE',
      done: COUNT,
      total: COUNT,
      isKept: false,
    });
    expect(await saved()).toBe(COUNT);
    expect((await order(clerk, id, 'resume')).status).toBe(422);
  });

  it('D12: one wrong cell of all names its sheet and row, and keeps the whole workbook out', async () => {
    for (const sheet of workbook.worksheets) find(sheet, row.name)('实际完成值（B）').value = 78;
    const wrong = [workbook.worksheets[3]!, workbook.worksheets[COUNT - 1]!];
    for (const sheet of wrong) find(sheet, row.name)('实际完成值（B）').value = '约一百';
    const answer = (await begin(new Uint8Array(await workbook.xlsx.writeBuffer()))) as {
      error: { refusals: { code: string; field: string }[] };
    };
    expect(answer.error.refusals.map(({ code, field }) => `${code} ${field}`)).toEqual(
      wrong.map((sheet) => {
        const { address } = find(sheet, row.name)('实际完成值（B）');
        return `MONITORING_NUMBER_INVALID ${sheet.name}!${address}`;
      }),
    );
    expect(await saved()).toBe(COUNT);
  });

  afterAll(() =>
    app.database.sql(
      place,
      `UPDATE evaluation.self_evaluation SET work_year = 2018 WHERE id = ANY ($1::uuid[]) RETURNING id`,
      [ids],
    ),
  );
});

describe('reports', () => {
  const textOf = async (response: Response): Promise<string> => {
    expect(response.status).toBe(200);
    return documentMarkup(new Uint8Array(await response.arrayBuffer()))
      .replace(/<\/w:p>/g, '\n')
      .replace(/<[^>]+>/g, '');
  };

  it('R119: the report of a project is drafted from its sheet; a change of the sheet changes it', async () => {
    const sheet = await sheetOf(clerk, 2019, projects[2]!);
    const text = await textOf(await clerk.fetch(`/api/self-evaluations/sheets/${sheet.id}/report.docx`));
    expect(text).toContain('绩效自评报告');
    expect(text).toContain(`自评总分${sheet.totalScore}分`);
    for (const { name } of sheet.rows as SheetRow[]) expect(text).toContain(name);
    await app.database.sql(place, `UPDATE evaluation.self_evaluation SET total_score = 61.23 WHERE id = $1`, [
      sheet.id,
    ]);
    expect(await textOf(await clerk.fetch(`/api/self-evaluations/sheets/${sheet.id}/report.docx`))).toContain(
      '自评总分61.23分',
    );
    expect((await (await app.as('clerk2')).fetch(`/api/self-evaluations/sheets/${sheet.id}/report.docx`)).status).toBe(
      404,
    );
  });

  it('R119: the summary of a first-level unit adds up to the sum of its parts', async () => {
    const [unit] = await app.database.sql<{ id: string; n: number; budget: string }>(
      place,
      `SELECT u.id, count(e.id)::int AS n, to_char(sum(e.adjusted_budget) / 10000, 'FM999,999,990.00') AS budget
         FROM evaluation.self_evaluation e JOIN organizations.agency_closure c ON c.descendant_id = e.agency_id
         JOIN organizations.agency u ON u.id = c.ancestor_id AND u.level = 1 AND u.name = '示例单位017'
        WHERE e.jurisdiction_id = $1 AND e.work_year = 2019 GROUP BY u.id`,
      [place],
    );
    const text = await textOf(await performance.fetch(`/api/self-evaluations/2019/units/${unit!.id}/summary.docx`));
    expect(text).toContain(`项目绩效自评${unit!.n}个，涉及财政资金${unit!.budget}万元`);
    expect(text).toContain('财政支出绩效报告汇总');
    expect(
      (await (await app.as('county-clerk')).fetch(`/api/self-evaluations/2019/units/${unit!.id}/summary.docx`)).status,
    ).toBe(404);
  });

  it('R119: all reports of a year are packed by a job that tells how far it is and can be ended', async () => {
    const prepare = async (who: TestClient, what: string): ReturnType<TestClient['graphql']> =>
      who.graphql(
        'mutation ($input: PrepareSelfArchiveInput!) { prepareSelfEvaluationArchive(input: $input) { id state } }',
        { input: { workYear: 2019, what } },
      );
    const begun = await prepare(clerk, 'REPORTS');
    expect(begun.errors).toBeUndefined();
    expect(begun.data.prepareSelfEvaluationArchive.state).toMatch(/QUEUED|RUNNING/);
    const ended = await clerk.graphql('mutation ($id: ID!) { cancelSelfEvaluationArchive(id: $id) { state } }', {
      id: begun.data.prepareSelfEvaluationArchive.id,
    });
    expect(ended.errors).toBeUndefined();
    const list = await clerk.graphql('{ selfEvaluationArchives(workYear: 2019) { what state done total } }');
    expect(list.data.selfEvaluationArchives).toHaveLength(1);
    const nobody = await prepare(await app.as('county-clerk'), 'FORMS');
    expect(nobody.errors![0]!.extensions.refusals).toMatchObject([{ code: 'SELF_ARCHIVE_EMPTY' }]);
  });
});
