import type ExcelJS from 'exceljs';
import { type TestApp, type TestClient } from '../harness/index.js';
import {
  closed,
  finished,
  get,
  HEAD,
  listOf,
  opened,
  type Report,
  rowOf,
  send,
  sheetRoom,
  type SheetRoom,
  type Value,
} from './sheets.calls.js';
import { INDICATORS, read, save } from './objective.calls.js';

let app: TestApp;
let clerk: TestClient;
let jurisdictionId: string;
let own: SheetRoom['own'];
let approved: SheetRoom['approved'];
let foreign: string;
beforeAll(async () => {
  ({ app, clerk, jurisdictionId, own, approved, foreign } = await sheetRoom());
});
afterAll(() => app.close());

const row = (change: Record<string, Value> = {}, code = own.code): Value[] => rowOf(code, change);

const found = (report: Report): string[] => report.problems.map(({ code, cell }) => `${code} ${cell}`.trim());
const check = async (change: Record<string, Value>): Promise<string[]> =>
  found(await send(clerk, await listOf([row(change)])));

describe('what a list says is read right and clear, or named by its cell', () => {
  it.each<[string, Record<string, Value>, string[]]>([
    ['D1: an amount below nought', { '年度资金总额（万元）': -0.01 }, ['AMOUNT_NEGATIVE B2']],
    ['D2: an amount that is no number', { '年度资金总额（万元）': 'NaN' }, ['AMOUNT_NOT_NUMBER B2']],
    ['D2: an amount with an exponent', { '年度资金总额（万元）': '1e400' }, ['AMOUNT_NOT_NUMBER B2']],
    ['D3: more decimals than fen have', { '年度资金总额（万元）': '0.0000005' }, ['AMOUNT_SCALE B2']],
    ['D4: an amount beyond every budget', { '年度资金总额（万元）': '99999999999' }, ['AMOUNT_RANGE B2']],
    ['D5: 1.2万 in a cell', { '年度资金总额（万元）': '1.2万' }, ['AMOUNT_FORMAT B2']],
    ['D5: brackets for a minus', { '年度资金总额（万元）': '(100)' }, ['AMOUNT_FORMAT B2']],
    ['D5: commas and full width are read', { '年度资金总额（万元）': '１．５' }, []],
    ['D8: a weight of nought', { 分值: 0 }, ['WEIGHT_FORMAT J2']],
    ['D8: a weight above a hundred', { 分值: '100.01' }, ['WEIGHT_FORMAT J2']],
    ['D12: ≥95 with its sign', { 指标性质: null, 指标值: '≥95', 度量单位: '%' }, []],
    ['D12: 95％ in full width', { 指标值: '95％', 度量单位: null }, []],
    ['D12: 0.95 in a column of per cent', { 指标值: 0.95, 度量单位: '%' }, ['TARGET_AMBIGUOUS H2']],
    ['D12: 95% beside another unit', { 指标值: '95%', 度量单位: '人' }, ['TARGET_AMBIGUOUS H2']],
    ['D12: two signs for one target', { 指标性质: '≤', 指标值: '≥95' }, ['TARGET_AMBIGUOUS H2']],
    ['D12: full-width digits', { 指标值: '１２０' }, []],
    ['D13: a number without a direction', { 指标性质: null, 指标值: '120' }, ['INDICATOR_DIRECTION_REQUIRED H2']],
    ['D14: a name of spaces', { 三级指标: '   ' }, ['REQUIRED F2']],
    ['D14: a name of U+3000', { 三级指标: '\u3000\u3000' }, ['REQUIRED F2']],
    ['D14: a name of zero-width signs', { 三级指标: '\u200b\ufeff' }, ['REQUIRED F2']],
    ['D15: a text too long for its column', { 三级指标: '长'.repeat(201) }, ['TEXT_TOO_LONG F2']],
    ['D16: emoji, rare Han, Tibetan, Uyghur', { 三级指标: '𠮷👍 བོད་ ئۇيغۇر' }, []],
    ['D17: right-to-left override', { 三级指标: '人数\u202e%' }, ['TEXT_CONTROL_CHAR F2']],
    ['D18: NUL', { 三级指标: '人_x0000_数' }, ['TEXT_INVALID_CHAR F2']],
    ['D19: HTML is text', { 三级指标: '<img onerror=alert(1)>' }, []],
    ['D20: SQL is text', { 三级指标: "'; DROP TABLE goals.indicator; --" }, []],
    ['D21: what looks like a formula is text', { 三级指标: "=cmd|'/c calc'!A1" }, []],
    ['D24: __proto__ is a name like any other', { 三级指标: '__proto__' }, []],
    ['D54: a serial number for a date', { 指标性质: '时限', 指标值: 45292, 度量单位: null }, ['DATE_FORMAT H2']],
    ['D54: 24/1/2', { 指标性质: '时限', 指标值: '24/1/2', 度量单位: null }, ['DATE_FORMAT H2']],
    ['D54: 1900-02-29', { 指标性质: '时限', 指标值: '1900-02-29', 度量单位: null }, ['DATE_FORMAT H2']],
    ['D54: a date cell', { 指标性质: '时限', 指标值: new Date('2019-10-31'), 度量单位: null }, []],
    ['D54: 2019年10月31日前', { 指标性质: '时限', 指标值: '2019年10月31日前', 度量单位: null }, []],
    ['D55: a formula with its cached value', { 分值: { formula: 'A1*2', result: 20 } }, ['CELL_FORMULA J2']],
    ['D55: a formula without one', { 指标值: { formula: 'A1*2' } as Value }, ['CELL_FORMULA H2']],
    ['D55: #REF!', { 指标值: { error: '#REF!' } as Value }, ['CELL_ERROR H2']],
    ['D56: a code that the sheet made a number', { 项目代码: 12 }, ['CODE_AS_NUMBER A2']],
    ['D56: nineteen digits as a number', { 项目代码: 1_230_000_000_000_000_000 }, ['CODE_AS_NUMBER A2']],
    ['D62: a code that nobody knows', { 项目代码: 'NOBODY-1' }, ['REF_UNKNOWN A2']],
    ['a level that no catalogue has', { 一级指标: '其他' }, ['LEVEL1_UNKNOWN D2']],
  ])('%s', async (_title, change, expected) => {
    expect(await check(change)).toEqual(expected);
  });

  it('D6: yuan typed for 万元 must be confirmed, and a column without a unit is refused', async () => {
    const suspect = await listOf([row({ '年度资金总额（万元）': Number(own.budget) })]);
    const report = await send(clerk, suspect);
    expect(report).toMatchObject({
      ready: false,
      problems: [{ code: 'AMOUNT_UNIT_SUSPECT', weight: 'CONFIRM', cell: 'B2' }],
    });
    expect((await send(clerk, suspect, '&commit=true')).status).toBe(422);
    expect((await send(clerk, suspect, '&confirm=AMOUNT_UNIT_SUSPECT')).ready).toBe(true);
    const bare = await listOf(
      [row()],
      undefined,
      HEAD.map((one) => one.replace('（万元）', '')),
    );
    expect(found(await send(clerk, bare))).toEqual(['AMOUNT_UNIT_MISSING B2']);
  });

  it('D12: 95% as the sheet shows it is 95, not 0.95', async () => {
    const shown = await listOf([row({ 指标值: 0.95, 度量单位: '%' })], (sheet) => (sheet.getCell('H2').numFmt = '0%'));
    expect(found(await send(clerk, shown))).toEqual([]);
  });

  it('D52: a header that is missing, doubled, unknown or moved is named', async () => {
    const without = HEAD.filter((one) => one !== '指标值');
    const missing = await send(clerk, await listOf([row().slice(0, 7)], undefined, without));
    expect(missing.problems).toMatchObject([{ code: 'TEMPLATE_HEADER', params: { expected: '指标值' } }]);
    const twice = await send(clerk, await listOf([row()], undefined, [...HEAD, '分值']));
    expect(twice.problems).toMatchObject([{ code: 'TEMPLATE_HEADER', params: { expected: '分值×1' } }]);
    const unknown = await send(clerk, await listOf([[...row(), 'x']], undefined, [...HEAD, '我的备忘']));
    expect(unknown.problems).toMatchObject([{ code: 'COLUMN_UNKNOWN', weight: 'CONFIRM', cell: 'L1' }]);
    const moved = await listOf(
      [[...row()].reverse()],
      (sheet) => sheet.spliceRows(1, 0, ['某单位绩效目标'], []),
      [...HEAD].reverse(),
    );
    expect(found(await send(clerk, moved))).toEqual([]);
  });

  it('D53: what is hidden is taken over only when that is confirmed', async () => {
    const hide: ((sheet: ExcelJS.Worksheet) => void)[] = [
      (sheet) => (sheet.getRow(2).hidden = true),
      (sheet) => (sheet.getColumn(11).hidden = true),
      (sheet) => (sheet.state = 'hidden'),
    ];
    for (const way of hide) {
      const body = await listOf([row()], (sheet, book) => {
        book.addWorksheet('说明').addRow(['说明']);
        way(sheet);
      });
      const report = await send(clerk, body);
      expect(report).toMatchObject({ ready: false, problems: [{ code: 'SHEET_HIDDEN', weight: 'CONFIRM' }] });
      expect((await send(clerk, body, '&confirm=SHEET_HIDDEN')).ready).toBe(true);
    }
  });

  it('D61: the same indicator twice, and the same objective in two sheets, with both rows', async () => {
    const report = await send(clerk, await listOf([row(), row({ 分值: 5 })]));
    expect(report.problems).toMatchObject([{ code: 'DUPLICATE_ROW', cell: 'F3', params: { first: 2 } }]);
    const two = await listOf([row()], (_sheet, book) => {
      const other = book.addWorksheet('又一份');
      other.addRow([...HEAD]);
      other.addRow(row({ 三级指标: '另一项' }));
    });
    expect((await send(clerk, two)).problems).toMatchObject([{ code: 'DUPLICATE_ROW', sheet: '又一份', cell: 'A2' }]);
  });

  it('D62: another unit’s code gets the answer that an unknown one gets', async () => {
    expect(await check({ 项目代码: foreign })).toEqual(await check({ 项目代码: 'NOBODY-1' }));
  });

  it('reports the first two hundred problems, and all of them to whoever takes them along', async () => {
    const body = await listOf(Array.from({ length: 230 }, (_, n) => row({ 三级指标: `项${n}`, 指标值: '九十' })));
    const report = await send(clerk, body);
    expect([report.problems.length, report.problemCount]).toEqual([200, 230]);
    const all = await send(clerk, body, '&problems=all');
    expect([all.problems.length, all.problemCount]).toEqual([230, 230]);
  });
});

describe('the form of one objective', () => {
  const form = async (): Promise<ExcelJS.Workbook> => opened(await get(clerk, `/api/goals/${own.id}/sheet.xlsx`));
  const cellWith = (sheet: ExcelJS.Worksheet, text: string): ExcelJS.Cell => {
    let hit: ExcelJS.Cell | undefined;
    sheet.eachRow((line) => line.eachCell((cell) => (hit ??= cell.value === text ? cell : undefined)));
    return hit!;
  };

  it('is the official one: title, A4 upright, merged captions, only the form printed', async () => {
    const sheet = (await form()).worksheets[0]!;
    expect(sheet.getCell('A1').value).toBe('项目支出绩效目标申报表');
    expect(sheet.getCell('A1').font.name).toBe('宋体');
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'portrait' });
    expect(sheet.pageSetup.printArea).toMatch(/^\$?A\$?1:\$?H\$?\d+$/);
    expect(sheet.getCell('B1').master.address).toBe('A1');
    expect(cellWith(sheet, '总体目标').isMerged).toBe(true);
  });

  it('D52: a form of another version is refused, expected and found are said', async () => {
    const book = await form();
    cellWith(book.worksheets[0]!, '表样：PROJECT-1').value = '表样：PROJECT-0';
    expect((await send(clerk, await closed(book))).problems).toMatchObject([
      { code: 'TEMPLATE_HEADER', params: { expected: 'PROJECT-1', found: 'PROJECT-0' } },
    ]);
  });

  it('is read again although rows have been moved and a row been put in', async () => {
    const book = await form();
    book.worksheets[0]!.spliceRows(3, 0, ['本表由某单位填报'], []);
    const report = await send(clerk, await closed(book));
    expect([report.objectives, report.problems]).toEqual([1, []]);
  });

  it('D53: one value merged over two rows of data is refused', async () => {
    await fill();
    const book = await form();
    const sheet = book.worksheets[0]!;
    const name = cellWith(sheet, '服务人数');
    sheet.mergeCells(Number(name.row), 6, Number(name.row) + 1, 6);
    expect(found(await send(clerk, await closed(book)))).toContain(`CELL_MERGED F${name.row}`);
  });

  it('D6: a form that says no unit of money is refused', async () => {
    const book = await form();
    const sheet = book.worksheets[0]!;
    for (const [from, to] of [
      ['金额单位：万元', ''],
      ['项目资金（万元）', '项目资金'],
    ])
      cellWith(sheet, from!).value = to!;
    expect(found(await send(clerk, await closed(book)))[0]).toMatch(/^AMOUNT_UNIT_MISSING/);
  });

  it('C63: text that looks like a formula stays text on its way out and back', async () => {
    await fill({ annualGoal: '=1+1' });
    expect(cellWith((await form()).worksheets[0]!, '=1+1').type).toBe(3);
  });

  it('the review form prints its four aspects', async () => {
    const printed = await opened(await get(clerk, `/api/goals/review/${own.id}.xlsx`));
    for (const aspect of ['完整性', '相关性', '适当性', '可行性']) {
      expect(JSON.stringify(printed.worksheets[0]!.getSheetValues())).toContain(`${aspect}审核`);
    }
  });

  it('blank forms open, and an objective elsewhere is not found', async () => {
    for (const one of ['project', 'whole', 'list', 'review']) {
      expect(
        (await opened(await get(clerk, `/api/goals/blank/${one}.xlsx?year=2019`))).worksheets.length,
      ).toBeGreaterThan(0);
    }
    expect(
      (await opened(await get(clerk, `/api/goals/review/${own.id}.xlsx`))).worksheets[0]!.getCell('A1').value,
    ).toBe('绩效目标审核表');
    const nowhere = '01680000-0000-7000-8000-00000000ffff';
    expect((await clerk.fetch(`/api/goals/${nowhere}/sheet.xlsx`)).status).toBe(404);
    expect((await app.stranger().fetch(`/api/goals/${own.id}/sheet.xlsx`)).status).toBe(401);
  });
});

const fill = async (change: Record<string, unknown> = {}): Promise<void> => {
  const draft = await read(own.id, clerk);
  const { errors } = await save(clerk, draft, { indicators: INDICATORS, ...change });
  if (errors) throw new Error(JSON.stringify(errors));
};
const states = (): Promise<unknown[]> =>
  app.database.sql(
    jurisdictionId,
    `SELECT v.id, v.version, v.annual_amount::text, (SELECT string_agg(i.name || i.horizon || i.ordinal, ',' ORDER BY i.horizon, i.ordinal)
       FROM goals.indicator i WHERE i.objective_version_id = v.id) AS names FROM goals.objective_version v ORDER BY v.id`,
  );

describe('the way in', () => {
  it('R247: export, then import: the objective is the same, and nothing is written', async () => {
    await fill();
    const before = await states();
    const body = await get(clerk, `/api/goals/${own.id}/sheet.xlsx`);
    const report = await send(clerk, body, '&commit=true&fileName=..%2F..%2Fetc%2F%0Apasswd%F0%9F%98%80.xlsx');
    expect(report).toMatchObject({ status: 200, objectives: 1, indicators: INDICATORS.length });
    const state = await finished(clerk, report.importId!);
    expect(state).toMatchObject({ jobState: 'DONE', unchanged: 1, updated: 0, created: 0 });
    // D66: the name is only a label.
    expect(state.fileName).toBe('passwd😀.xlsx');
    expect(await states()).toEqual(before);
  });

  it('D65: the same file twice is one job', async () => {
    const body = await listOf([row({ 三级指标: 'D65 人数' })]);
    const [first, second] = [await send(clerk, body, '&commit=true'), await send(clerk, body, '&commit=true')];
    expect(second.jobId).toBe(first.jobId);
    await finished(clerk, first.importId!);
    expect((await send(clerk, body, '&commit=true')).jobId).toBe(first.jobId);
  });

  it('D16, D19, D21, D24: odd names come back as they were typed', async () => {
    const names = ['𠮷👍 བོད་', '<svg onload=alert(1)>', '＝1+1', '__proto__', 'constructor', '_x0041_ 型'];
    const body = await listOf(names.map((name) => row({ 三级指标: name.replace('_x0041_', '_x005F_x0041_') })));
    await finished(clerk, (await send(clerk, body, '&commit=true')).importId!);
    const stored = await read(own.id, clerk);
    expect((stored.indicators as { name: string }[]).map(({ name }) => name)).toEqual(names);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    const again = await send(clerk, await get(clerk, `/api/goals/${own.id}/sheet.xlsx`), '&commit=true');
    expect(await finished(clerk, again.importId!)).toMatchObject({ unchanged: 1 });
  });

  it('R247: leaves an approved objective as it is, by name, and takes the others', async () => {
    const body = await listOf([row({}, approved.code), row({ 三级指标: '另一项' })]);
    const report = await send(clerk, body);
    expect(report).toMatchObject({
      ready: true,
      skipped: 1,
      updated: 1,
      problems: [{ code: 'OBJECTIVE_NOT_OPEN', weight: 'SKIP', params: { name: approved.name } }],
    });
  });

  it('saves drafts, never more: state, audit entry and version are those of a draft that was saved', async () => {
    const before = await read(own.id, clerk);
    const body = await listOf([row({ 指标值: '＞９５％', 指标性质: null, 度量单位: null, 三级指标: '办结率' })]);
    await finished(clerk, (await send(clerk, body, '&commit=true')).importId!);
    const after = await read(own.id, clerk);
    expect([after.state, after.version]).toEqual(['DRAFT', before.version + 1]);
    expect(after.indicators).toMatchObject([{ name: '办结率', direction: 'GE', targetValue: '95', unit: '%' }]);
    expect(after.annualAmount).toBe('10000.00');
  });

  it('is refused to whoever may not declare, and an import is shown to its owner only', async () => {
    const treasury = await app.as('treasury');
    expect((await send(treasury, await listOf([row()]))).status).toBe(403);
    const report = await send(clerk, await listOf([row({ 三级指标: '只归本人' })]), '&commit=true');
    const performance = await app.as('performance');
    expect((await performance.fetch(`/api/goals/imports/${report.importId}`)).status).toBe(404);
    await finished(clerk, report.importId!);
  });
});
