import { readFundRules, withFundRules } from './fund-rules.js';

describe('rules of a kind of funds', () => {
  it('reads what is a rule and nothing else', () => {
    const rules = { POVERTY: { minLevel3: 8, quantitativeShare: 80, requiredLevel2: ['BENEFICIARY_SATISFACTION'] } };
    expect(readFundRules(rules)).toEqual(rules);
    expect(readFundRules({})).toEqual({});
    for (const wrong of [
      null,
      [],
      'x',
      { OTHER: {} },
      { POVERTY: [] },
      { POVERTY: { minLevel3: '8' } },
      { POVERTY: { quantitativeShare: 101 } },
      { POVERTY: { requiredLevel2: 'A' } },
      { POVERTY: { requiredLevel2: ['a b'] } },
      { POVERTY: { more: 1 } },
    ])
      expect([wrong, readFundRules(wrong)]).toEqual([wrong, null]);
  });

  it('takes the stricter of two, and of several funds all that they ask for', () => {
    const place = { minLevel3: 7, quantitativeShare: '70', minLevel1: 3 };
    expect(withFundRules(place, [{ minLevel3: 5, requiredLevel2: ['A'] }, { quantitativeShare: 80 }])).toEqual({
      minLevel3: 7,
      quantitativeShare: '80',
      minLevel1: 3,
      requiredLevel2: ['A'],
    });
    expect(withFundRules({ ...place, quantitativeShare: null }, [])).toMatchObject({ quantitativeShare: null });
  });
});
