import type { ReadRow, SheetCell } from './sheet.js';
import { readDate, readTable } from './table-reader.js';

const COLUMNS = [
  { key: 'code', captions: ['项目代码'], required: true },
  { key: 'amount', captions: ['金额（元）', '金额（万元）'], required: true },
  { key: 'note', captions: ['备注'] },
];
const row = (number: number, ...cells: (SheetCell | null)[]): ReadRow => ({
  row: number,
  cells: Object.fromEntries(cells.flatMap((cell, at) => (cell === null ? [] : [[at + 1, cell]]))),
});
const book = (...rows: ReadRow[]) => ({
  sheets: [{ name: '表', hidden: false, merges: [], hasHiddenRows: false, rows }],
});

it('finds the header below a title, whatever the order and the spaces', () => {
  const table = readTable(
    book(row(1, '项目表'), row(3, '备注', '金 额(万元)', '项目代码'), row(4, null, { number: '12.5' }, 'A-1')),
    COLUMNS,
  );
  expect(table.refusals).toEqual([]);
  expect(table.captionOf('amount')).toBe('金额万元');
  expect(
    table.rows.map((one) => [one.row, one.text('code'), one.text('amount'), one.text('note'), one.at('amount')]),
  ).toEqual([[4, 'A-1', '12.5', '', 'B4']]);
});

it('names the columns that are missing', () => {
  const { refusals } = readTable(book(row(1, '项目代码'), row(2, 'A-1')), COLUMNS);
  expect(refusals).toMatchObject([
    { code: 'SHEET_HEAD_MISSING', params: { columns: '金额（元）' }, wayOut: 'USE_TEMPLATE' },
  ]);
});

it('names every cell that cannot be taken over, all at once', () => {
  const head = row(1, '项目代码', '金额（元）');
  const faults = [
    row(2, 'A', { formula: 'B3*2' }),
    row(3, 'B', { error: '#REF!' }),
    row(4, 'C', { number: '1234567890123456', lossy: true }),
  ];
  expect(readTable(book(head, ...faults), COLUMNS).refusals.map(({ code, field }) => [code, field])).toEqual([
    ['SHEET_FORMULA', 'B2'],
    ['SHEET_ERROR', 'B3'],
    ['SHEET_NUMBER_LOSSY', 'B4'],
  ]);
  expect(readTable(book(head), COLUMNS).refusals).toMatchObject([{ code: 'SHEET_EMPTY' }]);
});

it('reads dates as people write them', () => {
  expect(['2019-01-05', '2019/1/5', '2019.1.5', '2019年1月5日'].map(readDate)).toEqual(Array(4).fill('2019-01-05'));
  expect(['', '5.1.2019', '2019-02-30', '20190105'].map(readDate)).toEqual([null, null, null, null]);
});
