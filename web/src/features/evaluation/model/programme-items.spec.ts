import { readPasted } from './programme-items.js';

const agency = (id: string, name: string) => ({ id, name, kind: 'DEPARTMENT', level: 1, parentId: null });
const AGENCIES = [agency('a', '示例单位001'), agency('b', '示例单位002'), agency('c', '同名'), agency('d', '同名')];

it('reads rows copied from a workbook, with a head or without one', () => {
  const rows = '示例单位001\t道路\t1,234.5\t基建\n\n示例单位002\t书屋\t0.000001\t';
  const items = [
    { agencyId: 'a', name: '道路', amount: '12345000.00', category: '基建', isRepresentative: false },
    { agencyId: 'b', name: '书屋', amount: '0.01', category: null, isRepresentative: false },
  ];
  expect(readPasted(rows, AGENCIES)).toEqual({ items, problems: [] });
  expect(readPasted(`单位\t项目\t金额（万元）\t类别\r\n${rows}`, AGENCIES)).toEqual({ items, problems: [] });
});

it('names every row that cannot be read by its line', () => {
  const { items, problems } = readPasted('没有的单位\t道路\t1\n同名\t\t一千\n示例单位001\t道路\t', AGENCIES);
  expect(items).toEqual([]);
  expect(problems).toEqual([
    { line: 1, code: 'UNIT_UNKNOWN', value: '没有的单位' },
    { line: 2, code: 'UNIT_AMBIGUOUS', value: '同名' },
    { line: 2, code: 'NAME_MISSING', value: '—' },
    { line: 2, code: 'AMOUNT_UNREADABLE', value: '一千' },
    { line: 3, code: 'AMOUNT_UNREADABLE', value: '—' },
  ]);
});
