import { pointsByParent } from './check-weights.js';
import type { IndicatorCatalogue } from './catalogue.js';
import type { IndicatorDraft } from './objective.js';

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
