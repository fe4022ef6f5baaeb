import { type HashedIndicator, objectiveContentHash } from './index.js';

const ROW: HashedIndicator = {
  indicatorKey: '01680000-0000-7000-8000-000000000001',
  horizon: 'ANNUAL',
  ordinal: 1,
  level1: 'OUTPUT',
  level2: 'QUANTITY',
  name: '培训人次',
  direction: 'GE',
  isStrict: false,
  targetValue: '60',
  weight: '15',
  isCore: true,
};
const CONTENT = { overallGoal: null, annualGoal: '完成年度培训', annualAmount: '120000.00', indicators: [ROW] };

describe('objectiveContentHash', () => {
  it('gives typed and stored decimals the same hash', () => {
    const stored = { ...ROW, targetValue: '60.000000', weight: '15.00', targetLow: null, remark: null, bands: null };
    expect(objectiveContentHash({ ...CONTENT, annualAmount: '120000', indicators: [stored] })).toBe(
      objectiveContentHash(CONTENT),
    );
  });

  it('does not depend on the order in which rows are handed over', () => {
    const second = { ...ROW, ordinal: 2, name: '培训期数' };
    expect(objectiveContentHash({ ...CONTENT, indicators: [second, ROW] })).toBe(
      objectiveContentHash({ ...CONTENT, indicators: [ROW, second] }),
    );
  });

  it.each<Partial<HashedIndicator>>([
    { targetValue: '600' },
    { weight: '15.5' },
    { name: '培训人数' },
    { isStrict: true },
  ])('changes when %j changes', (patch) => {
    expect(objectiveContentHash({ ...CONTENT, indicators: [{ ...ROW, ...patch }] })).not.toBe(
      objectiveContentHash(CONTENT),
    );
  });

  it('is an SM3 digest', () => {
    expect(objectiveContentHash(CONTENT)).toMatch(/^[0-9a-f]{64}$/);
  });
});
