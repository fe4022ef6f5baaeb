import { compareObjectives } from './compare-objectives.js';

const form = (functions?: string[]) => ({ annualAmount: '100.00', indicators: [], functions });

describe('functions in the difference of two forms', () => {
  it('name what was left and what was taken up', () => {
    const found = compareObjectives(form(['道路养护', '交通安全']), form(['道路养护', '应急抢险']));
    expect(found.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['functions', '交通安全', null],
      ['functions', null, '应急抢险'],
    ]);
  });

  it('say nothing where one form was kept without them', () => {
    expect(compareObjectives(form(), form(['道路养护']))).toEqual([]);
    expect(compareObjectives(form(['道路养护']), form(['道路养护']))).toEqual([]);
  });
});
