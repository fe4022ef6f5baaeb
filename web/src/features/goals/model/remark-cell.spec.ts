import { remarkCell } from './remark-cell.js';

describe('the cell on which a finding is remarked', () => {
  it('R070: is the cell of the review sheet that shows what the finding is about', () => {
    expect(remarkCell('indicators[2].targetValue')).toBe('indicators[2].target');
    expect(remarkCell('indicators[2].targetText')).toBe('indicators[2].target');
    expect(remarkCell('indicators[0].unit')).toBe('indicators[0].unit');
    expect(remarkCell('annualGoal')).toBe('annualGoal');
  });

  it('is the name of the indicator where the sheet has no column of its own, and nothing for the form as a whole', () => {
    expect(remarkCell('indicators[1].level2')).toBe('indicators[1].name');
    expect(remarkCell('indicators[1]')).toBe('indicators[1].name');
    expect(remarkCell('weights')).toBeNull();
    expect(remarkCell('indicators')).toBeNull();
    expect(remarkCell(null)).toBeNull();
  });
});
