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
