import { checkWeights, pointsByParent, sumOfWeights } from './check-weights.js';
import type { IndicatorCatalogue } from './catalogue.js';
import { DEFAULT_OBJECTIVE_PARAMETERS, type IndicatorDraft } from './objective.js';

const row = (level1: string, level2: string, weight: string): IndicatorDraft =>
  ({ level1, level2, weight, horizon: 'ANNUAL' }) as IndicatorDraft;
const level2 = (code: string, weight: string | null) => ({ code, label: code, mandatory: true, weight, minCount: 1 });
const catalogue = (weightMode: string, shares: readonly [string, string]): IndicatorCatalogue =>
  ({
    weightMode,
    totalWeight: '100',
    levels: [
      {
        level1: 'OUTPUT',
        label: '产出',
        mandatory: true,
        weight: '50',
        minCount: 1,
        level2: [level2('QUANTITY', shares[0]), level2('QUALITY', shares[1])],
      },
    ],
  }) as unknown as IndicatorCatalogue;
const rows = [row('OUTPUT', 'QUANTITY', '12.5'), row('OUTPUT', 'QUANTITY', '12.5'), row('OUTPUT', 'QUALITY', '20')];

describe('points of the parents that print them', () => {
  it('stand beside what the rows inside them sum to, level by level', () => {
    expect(
      pointsByParent(rows, catalogue('NESTED', ['25', '25'])).map(({ code, sum, points }) => [code, sum, points]),
    ).toEqual([
      ['OUTPUT', '45', '50'],
      ['QUANTITY', '25', '25'],
      ['QUALITY', '20', '25'],
    ]);
  });

  it('are shares of the parent where the form prints shares', () => {
    const found = pointsByParent(rows, catalogue('NESTED_SHARE', ['60', '40']));
    expect(found.map(({ points }) => points)).toEqual(['50', '30', '20']);
  });

  it('are none where points are flat', () => {
    expect(pointsByParent(rows, catalogue('FLAT', ['25', '25']))).toEqual([]);
  });
});

describe('weights are exact decimals', () => {
  const parameters = { ...DEFAULT_OBJECTIVE_PARAMETERS, totalWeight: '100' };
  const weighing = (...weights: string[]) => weights.map((weight) => row('OUTPUT', 'QUANTITY', weight));

  it('D10: ten of 10.1 are 101 and refused; three of 33.33 and one of 0.01 are 100 and pass', () => {
    const ten = weighing(...Array.from({ length: 10 }, () => '10.1'));
    expect(checkWeights(ten, parameters)).toMatchObject([
      { code: 'WEIGHTS_SUM', params: { sum: '101', required: '100', missing: '-1' } },
    ]);
    const four = weighing('33.33', '33.33', '33.33', '0.01');
    expect(sumOfWeights(four)).toBe('100');
    expect(checkWeights(four, parameters)).toEqual([]);
  });
});
