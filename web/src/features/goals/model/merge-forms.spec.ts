import { differingCells, mergeForms } from './merge-forms.js';
import type { FormRow, FormState } from './form.js';

const row = (name: string, target: string): FormRow => ({
  key: name,
  indicatorKey: name,
  horizon: 'ANNUAL',
  level1: 'OUTPUT',
  level2: 'QUANTITY',
  name,
  direction: 'GE',
  target,
  unit: '户',
  weight: '10',
  targetBasis: '',
  years: {},
  rest: {},
});
const form = (rows: FormRow[], change: Partial<FormState> = {}): FormState => ({
  title: '示例',
  amount: '1.00',
  overallGoal: '',
  annualGoal: '年度目标',
  basis: '',
  scheduleText: '',
  contactPerson: '',
  contactPhone: '',
  functionIds: [],
  tasks: [],
  amounts: {},
  rows,
  ...change,
});

describe('two people edit one objective', () => {
  const mine = form([row('改造户数', '215'), row('我新增的', '3')], { annualGoal: '我的目标' });
  const theirs = form([row('改造户数', '200'), row('对方新增的', '5')], { annualGoal: '对方的目标', amount: '2.00' });

  it('D40: names every cell that differs, with both texts', () => {
    expect(differingCells(mine, theirs).map(({ id, mine: a, theirs: b }) => [id, a, b])).toEqual([
      ['amount', '1.00', '2.00'],
      ['annualGoal', '我的目标', '对方的目标'],
      ['row.改造户数.target', '215', '200'],
      ['row.我新增的', '3', null],
      ['row.对方新增的', null, '5'],
    ]);
    expect(differingCells(mine, mine)).toEqual([]);
  });

  it('D41: takes over cell by cell; what is not taken over stays as I typed it', () => {
    const merged = mergeForms(mine, theirs, new Set(['amount', 'row.改造户数.target', 'row.对方新增的']));
    expect(merged.amount).toBe('2.00');
    expect(merged.annualGoal).toBe('我的目标');
    expect(merged.rows.map(({ name, target }) => [name, target])).toEqual([
      ['改造户数', '200'],
      ['我新增的', '3'],
      ['对方新增的', '5'],
    ]);
    expect(mergeForms(mine, theirs, new Set())).toEqual(mine);
    const all = new Set(differingCells(mine, theirs).map(({ id }) => id));
    expect(differingCells(mergeForms(mine, theirs, all), theirs)).toEqual([]);
  });
});
