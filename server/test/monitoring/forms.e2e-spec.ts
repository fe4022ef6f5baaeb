import ExcelJS from 'exceljs';
import { closed, get, opened } from '../goals/sheets.calls.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { cellBy, type FormAnswer, openSheets, type OpenSheet, READ, sendForm } from './form.calls.js';

let app: TestApp;
let clerk: TestClient;
let jurisdictionId: string;
beforeAll(async () => {
  app = await openTestApp();
  clerk = await app.as('clerk');
  jurisdictionId = await app.jurisdictionOf('clerk');
});
afterAll(() => app.close());

const UNIT = '示例单位017';
const fresh = async (): Promise<OpenSheet> => (await openSheets(app, jurisdictionId, 1, UNIT))[0]!;
const workbookOf = (sheet: OpenSheet) => get(clerk, `/api/monitoring/forms.xlsx?ids=${sheet.id}`);
const found = ({ problems }: FormAnswer): string[] => problems.map(({ code, cell }) => `${code} ${cell}`.trim());
const say = (rows: OpenSheet['rows'], at: number, change: Record<string, unknown> = {}) => {
  const { id, direction, targetValue } = rows[at]!;
  return {
    id,
    actualValue: targetValue,
    actualOn: direction === 'DATE_BY' ? '2019-06-30' : null,
    actualYes: direction === 'BOOL' ? true : null,
    actualText: direction === 'QUAL' ? '作用明显' : null,
    forecastValue: targetValue,
    forecastText: ['DATE_BY', 'BOOL', 'QUAL'].includes(direction) ? '可以完成' : null,
    stageTarget: targetValue === null ? null : '1.5',
    likelihood: (['CERTAIN', 'POSSIBLE', 'IMPOSSIBLE'] as const)[at % 3],
    causeCodes: at % 2 === 0 ? ['FUNDING', 'SCHEDULE'] : ['OTHER'],
    causeText: '资金到位晚\n第二行',
    comment: '=1+1',
    isNotDue: at === 2,
    ...change,
  };
};
const SAVE = 'mutation ($input: SaveMonitoringSheetInput!) { saveMonitoringSheet(input: $input) { id version } }';
const WORDS = {
  forecastAmount: '123456.78',
  forecastBasis: 'CONTRACTS',
  causeCodes: ['SYSTEM', 'SCHEDULE'],
  causeText: '付款集中在四季度',
  measures: '按合同节点付款',
  suggestions: '提前下达',
  unitRating: 'YELLOW',
};

/** Everything that a clerk may fill in, filled in. */
async function fill(sheet: OpenSheet): Promise<Record<string, unknown>> {
  const input = {
    id: sheet.id,
    expectedVersion: sheet.version,
    rows: sheet.rows.map((_, at) => say(sheet.rows, at)),
    ...WORDS,
  };
  const saved = await clerk.graphql(SAVE, { input });
  expect(saved.errors).toBeUndefined();
  return (await clerk.graphql(READ, { id: sheet.id })).data.monitoringSheet;
}

async function empty(sheet: OpenSheet, expectedVersion: number): Promise<void> {
  const rows = sheet.rows.map(({ id }) => ({ id, isNotDue: false }));
  const { errors } = await clerk.graphql(SAVE, { input: { id: sheet.id, expectedVersion, rows } });
  expect(errors).toBeUndefined();
}

describe('the official form out', () => {
  it('R093: has the money by source, six columns of causes, three of likelihood, and prints on A4 across', async () => {
    const sheet = await fresh();
    await fill(sheet);
    const page = (await opened(await workbookOf(sheet))).worksheets[0]!;
    expect(page.getCell('A1').text).toBe('项目支出绩效目标执行监控表');
    expect(page.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1 });
    for (const caption of [
      '年度资金总额',
      '其中：当年财政拨款',
      '上年结转',
      '其他资金',
      '1-7月执行数',
      '1-7月执行情况',
    ])
      expect(cellBy(page, caption)).toBeDefined();
    const causes = ['经费保障', '制度保障', '人员保障', '硬件条件保障', '其他', '原因说明'].map((one) =>
      cellBy(page, one),
    );
    expect(new Set(causes.map(({ row }) => row)).size).toBe(1);
    expect(causes.map(({ column }) => column)).toEqual([8, 9, 10, 11, 12, 13]);
    const { row, column } = cellBy(page, '确定能');
    expect(page.getCell(row + 1, column).text).toBe('✔');
    const cause = cellBy(page, '偏差或不能完成目标原因分析');
    expect(page.getCell(cause.row, 4).text).toBe('付款集中在四季度');
  });

  it('several sheets are one workbook, and more than it may hold are refused', async () => {
    const sheets = await openSheets(app, jurisdictionId, 3, UNIT);
    const ids = sheets.map(({ id }) => id).join(',');
    expect((await opened(await get(clerk, `/api/monitoring/forms.xlsx?ids=${ids}`))).worksheets).toHaveLength(3);
    const many = Array.from({ length: 201 }, () => sheets[0]!.id).join(',');
    expect((await clerk.fetch(`/api/monitoring/forms.xlsx?ids=${many}`)).status).toBe(400);
    expect(await (await app.as('head')).fetch(`/api/monitoring/forms.xlsx?ids=${ids},${ids}`)).toMatchObject({
      status: 200,
    });
  });

  it('D62: the sheet of another unit is nobody’s who cannot see it', async () => {
    const [other] = await openSheets(app, jurisdictionId, 1, '示例单位040');
    expect((await clerk.fetch(`/api/monitoring/forms.xlsx?ids=${other!.id}`)).status).toBe(404);
    expect((await app.stranger().fetch(`/api/monitoring/forms.xlsx?ids=${other!.id}`)).status).toBe(401);
  });

  it('R105: the blank forms are those of a project and of a whole body', async () => {
    const { roundId } = await fresh();
    const titles = await Promise.all(
      ['project', 'whole'].map(async (kind) => {
        const book = await opened(await get(clerk, `/api/monitoring/rounds/${roundId}/blank/${kind}.xlsx`));
        return book.worksheets[0]!.getCell('A1').text;
      }),
    );
    expect(titles).toEqual(['项目支出绩效目标执行监控表', '部门（单位）整体支出绩效监控表']);
  });
});

describe('the official form in', () => {
  it('R093: a filled form comes back to the very values that it was written from', async () => {
    const sheet = await fresh();
    const stored = await fill(sheet);
    const bytes = await workbookOf(sheet);
    expect(await sendForm(clerk, sheet.roundId, bytes)).toMatchObject({ ready: true, unchanged: 1, problems: [] });
    await empty(sheet, stored.version as number);
    const looked = await sendForm(clerk, sheet.roundId, bytes);
    expect(looked).toMatchObject({ ready: true, updated: 1, unchanged: 0, problems: [] });
    expect((await clerk.graphql(READ, { id: sheet.id })).data.monitoringSheet.causeText).toBeNull();
    expect((await sendForm(clerk, sheet.roundId, bytes, '&commit=true')).status).toBe(200);
    const back = (await clerk.graphql(READ, { id: sheet.id })).data.monitoringSheet;
    expect({ ...back, version: 0 }).toEqual({ ...stored, version: 0 });
    expect(await sendForm(clerk, sheet.roundId, bytes, '&commit=true')).toMatchObject({ updated: 0, unchanged: 1 });
  });

  const change = async (
    sheet: OpenSheet,
    edit: (page: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
  ): Promise<FormAnswer> => {
    const book = await opened(await workbookOf(sheet));
    edit(book.worksheets[0]!, book);
    return sendForm(clerk, sheet.roundId, await closed(book));
  };

  it('D6 D17 D53 D55 D62: every fault of a sheet is named by its cell, and nothing is saved', async () => {
    const sheet = await fresh();
    const stored = await fill(sheet);
    const at = sheet.rows.findIndex(({ direction }) => ['GE', 'LE', 'EQ'].includes(direction));
    let first = 0;
    const report = await change(sheet, (page) => {
      first = cellBy(page, '确定能').row + 1;
      const row = first + at;
      page.getCell(row, 5).value = '一般';
      page.getCell(row, 7).value = { formula: 'E1*2', result: 4 };
      page.getCell(row, 13).value = '人数\u202e%';
      page.getCell(row, 8).value = '部分';
      page.getCell(row, 14).value = '✔';
      page.getCell(row, 15).value = '√';
      page.getCell(row, 16).value = null;
      page.getCell(cellBy(page, '年度资金总额').row, 13).value = 99_999_999;
      page.getCell('A2').value = '（2020 年度）';
      page.getCell('H3').value = '监控期：2019-01-01 至 2019-10-31';
    });
    const row = first + at;
    expect(found(report)).toEqual(
      expect.arrayContaining([
        `MONITORING_NUMBER_INVALID E${row}`,
        `CELL_FORMULA G${row}`,
        `TEXT_CONTROL_CHAR M${row}`,
        `MONITORING_TICK_UNKNOWN H${row}`,
        `MONITORING_LIKELIHOOD_TWICE O${row}`,
        'YEAR_DIFFERS A2',
        'MONITORING_OTHER_ROUND H3',
      ]),
    );
    expect(found(report).filter((one) => one.startsWith('AMOUNT_UNIT_SUSPECT'))).toHaveLength(1);
    expect(report).toMatchObject({ ready: false, problemCount: 8 });
    expect((await clerk.graphql(READ, { id: sheet.id })).data.monitoringSheet).toEqual(stored);
  });

  it('D12 D53: signs, units, shares and merged cells are named; full width and the own unit are read', async () => {
    const sheet = await fresh();
    const at = sheet.rows.findIndex(({ direction, unit }) => direction === 'GE' && unit !== '%' && unit !== null);
    const { unit } = sheet.rows[at]!;
    const codes = async (value: ExcelJS.CellValue): Promise<string[]> =>
      (
        await change(sheet, (page) => {
          page.getCell(cellBy(page, '确定能').row + 1 + at, 5).value = value;
        })
      ).problems.map(({ code }) => code);
    expect(await codes('≥90')).toEqual(['MONITORING_SIGNED']);
    expect(await codes('100%')).toEqual(['MONITORING_UNIT_DIFFERS']);
    expect(await codes('5个半')).toEqual(['MONITORING_UNIT_DIFFERS']);
    expect(await codes('1,20')).toEqual(['MONITORING_NUMBER_INVALID']);
    expect(await codes(`１，２００${unit}`)).toEqual([]);
    const merged = await change(sheet, (page) => {
      const row = cellBy(page, '确定能').row + 1;
      page.mergeCells(row, 5, row + 1, 5);
    });
    expect(merged.problems.map(({ code }) => code)).toContain('CELL_MERGED');
  });

  it('D62: the sheet of another round, of another project, of another unit, one that is handed in, and one twice', async () => {
    const sheet = await fresh();
    const other = await fresh();
    const bytes = await workbookOf(sheet);
    expect(found(await sendForm(clerk, other.roundId, bytes))[0]).toMatch(/^MONITORING_MARK_DIFFERS/);
    const renamed = await change(sheet, (page) => {
      page.getCell(4, 11).value = '示例-9999';
    });
    expect(found(renamed)).toEqual(['MONITORING_OTHER_PROJECT K4']);
    const twice = await change(sheet, (page, book) => {
      const copy = book.addWorksheet('再一张');
      page.eachRow((row, n) => row.eachCell((cell, c) => (copy.getCell(n, c).value = cell.value)));
    });
    expect(twice.problems.map(({ code }) => code)).toContain('MONITORING_SHEET_TWICE');
    const [foreign] = await openSheets(app, jurisdictionId, 1, '示例单位040');
    const performance = await app.as('performance');
    const theirs = await get(performance, `/api/monitoring/forms.xlsx?ids=${foreign!.id}`);
    expect(found(await sendForm(clerk, foreign!.roundId, theirs))).toEqual(['REF_UNKNOWN K4']);
    expect((await sendForm(performance, foreign!.roundId, theirs)).status).toBe(403);
    await app.database.sql(
      jurisdictionId,
      `UPDATE monitoring.sheet SET state = 'SUBMITTED' WHERE id = '${sheet.id}' RETURNING id`,
    );
    expect(await sendForm(clerk, sheet.roundId, bytes)).toMatchObject({
      skipped: 1,
      problems: [{ code: 'MONITORING_SHEET_NOT_OPEN', weight: 'SKIP' }],
    });
  });

  it('D43: a round that is no longer open takes nothing in', async () => {
    const sheet = await fresh();
    const bytes = await workbookOf(sheet);
    await app.database.sql(
      jurisdictionId,
      `UPDATE monitoring.round SET state = 'CLOSED', closed_on = '2019-12-26' WHERE id = '${sheet.roundId}' RETURNING id`,
    );
    const answer = await sendForm(clerk, sheet.roundId, bytes);
    expect(answer).toMatchObject({ status: 422, error: { refusals: [{ ruleId: 'M-13' }] } });
  });

  it('D65: what must be confirmed is confirmed by its code, and then everything or nothing is saved', async () => {
    const [one, two] = await openSheets(app, jurisdictionId, 2, UNIT);
    const book = await opened(await get(clerk, `/api/monitoring/forms.xlsx?ids=${one!.id},${two!.id}`));
    for (const page of book.worksheets) page.getCell(cellBy(page, '改进措施').row, 4).value = '加快付款';
    const row = cellBy(book.worksheets[1]!, '确定能').row + 1;
    book.worksheets[1]!.getCell(row, 4).value = '另一个目标';
    const bytes = await closed(book);
    const refused = await sendForm(clerk, one!.roundId, bytes, '&commit=true');
    expect(refused).toMatchObject({ status: 422, error: { refusals: [{ code: 'MONITORING_APPROVED_DIFFERS' }] } });
    expect((await clerk.graphql(READ, { id: one!.id })).data.monitoringSheet.measures).toBeNull();
    const confirmed = '&commit=true&confirm=MONITORING_APPROVED_DIFFERS';
    expect(await sendForm(clerk, one!.roundId, bytes, confirmed)).toMatchObject({ status: 200, updated: 2 });
    for (const { id } of [one!, two!])
      expect((await clerk.graphql(READ, { id })).data.monitoringSheet.measures).toBe('加快付款');
  });
});

describe('the sheet of practice', () => {
  /** Drawn by us after the quirks of real ones: captions in two rows that are not merged, ticks, words for numbers. */
  async function practice(sheet: OpenSheet, code: string): Promise<Uint8Array<ArrayBuffer>> {
    const book = new ExcelJS.Workbook();
    const page = book.addWorksheet('监控表');
    const put = (row: number, values: readonly ExcelJS.CellValue[]): void =>
      values.forEach((value, at) => {
        if (value !== null) page.getCell(row, at + 1).value = value;
      });
    put(2, ['项目支出绩效目标执行监控表']);
    put(3, ['（2020年度）']);
    put(4, ['项目名称', '[001]示例项目', null, '项目代码', code]);
    put(5, ['主管部门及代码', '[105]示例部门']);
    put(7, ['项目资金（万元）', null, '年初预算数', '1-7月执行数', '执行率', '全年预计执行数']);
    put(8, [null, '年度资金总额', '190.00', '0.00', null, '１９０']);
    put(19, ['一级指标', '二级指标', '三级指标', '年度指标值', '1-7月执行情况', '全年预计完成情况', '偏差原因分析']);
    put(19, [
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      '完成目标可能性',
      null,
      null,
      '备注',
    ]);
    put(20, [
      null,
      null,
      null,
      null,
      null,
      null,
      '经费保障',
      '制度保障',
      '人员保障',
      '硬件条件保障',
      '其他',
      '原因说明',
    ]);
    put(20, [null, null, null, null, null, null, null, null, null, null, null, null, '确定能', '有可能', '完全不可能']);
    sheet.rows.forEach((row, at) => {
      const level2 = at === 0 ? '校园用户满意度' : '';
      put(21 + at, [
        at === 0 ? '产出指标' : '',
        level2,
        row.name,
        null,
        '一般',
        '100%',
        null,
        null,
        null,
        null,
        null,
        null,
      ]);
      page.getCell(21 + at, 13 + (at % 3)).value = '✔';
    });
    put(21 + sheet.rows.length, ['产出指标', '数量指标', '没有批复的指标', '≥0', '5次', '100%']);
    put(23 + sheet.rows.length, ['填表人：示例人']);
    return closed(book);
  }

  it('R093 D12: is read, each problem is named by its cell, and nothing is guessed', async () => {
    const sheet = await fresh();
    const [project] = await app.database.sql<{ code: string }>(
      jurisdictionId,
      `SELECT p.code FROM projects.project p JOIN monitoring.sheet s ON s.project_id = p.id WHERE s.id = '${sheet.id}'`,
    );
    const report = await sendForm(clerk, sheet.roundId, await practice(sheet, project!.code));
    const problems = found(report);
    expect(report).toMatchObject({ ready: false, sheets: 1 });
    expect(problems).toContain('YEAR_DIFFERS A3');
    expect(problems).toContain('MONITORING_APPROVED_DIFFERS B21');
    expect(problems).toContain(`MONITORING_ROW_UNKNOWN C${21 + sheet.rows.length}`);
    sheet.rows.forEach(({ direction, unit }, at) => {
      const row = 21 + at;
      if (['GE', 'LE', 'EQ', 'RANGE', 'BAND'].includes(direction)) {
        expect(problems).toContain(`MONITORING_NUMBER_INVALID E${row}`);
        expect(problems.includes(`MONITORING_UNIT_DIFFERS F${row}`)).toBe(unit !== '%');
      }
      if (direction === 'DATE_BY') expect(problems).toContain(`DATE_FORMAT E${row}`);
      if (direction === 'BOOL') expect(problems).toContain(`MONITORING_YES_NO E${row}`);
    });
    expect(problems.filter((one) => /LIKELIHOOD|TICK/.test(one))).toEqual([]);
    expect(report.problems.every(({ sheet: name, cell }) => name === '监控表' && cell !== '')).toBe(true);
  });
});

describe('a target in bands', () => {
  it('prints the steps of a target in bands, on the form and on the screen, and reads them back as they are', async () => {
    const sheet = await fresh();
    const [row] = sheet.rows.filter(({ targetValue }) => targetValue !== null);
    // An approved objective is frozen; here it is as if it had been declared so.
    await app.database.sql(null, 'ALTER TABLE goals.indicator DISABLE TRIGGER USER');
    await app.database.sql(
      jurisdictionId,
      `UPDATE goals.indicator SET direction = 'BAND', target_value = NULL, unit = '%',
              bands = '[{"from": "95", "share": "100"}, {"from": "80", "share": "60"}]'
        WHERE id = (SELECT indicator_id FROM monitoring.sheet_row WHERE id = $1)`,
      [row!.id],
    );
    const stored = (await clerk.graphql(READ, { id: sheet.id })).data.monitoringSheet;
    const steps = '≥95%→100%；≥80%→60%';
    expect(stored.rows.find(({ id }: { id: string }) => id === row!.id).targetText).toBe(steps);
    const page = (await opened(await workbookOf(sheet))).worksheets[0]!;
    expect(cellBy(page, steps).column).toBe(cellBy(page, '年度指标值').column);
    expect(await sendForm(clerk, sheet.roundId, await workbookOf(sheet))).toMatchObject({ ready: true, problems: [] });
  });
});
