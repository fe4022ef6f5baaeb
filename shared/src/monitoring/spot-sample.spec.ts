import { drawSample, sampleSize } from './spot-sample.js';

const lingtai = Array.from({ length: 273 }, (_, n) => `2020-${String(n + 1).padStart(4, '0')}`);

describe('a sample for spot checks', () => {
  it('R104: takes 28 of 273 at ten per cent, the same again from the same seed', () => {
    const drawn = drawSample(lingtai, '10', '灵台2020-1');
    expect(drawn).toHaveLength(28);
    expect(drawSample([...lingtai].reverse(), '10', '灵台2020-1')).toEqual(drawn);
    expect(drawSample(lingtai, '10', '灵台2020-2')).not.toEqual(drawn);
  });

  it('rounds up and never draws more than there are', () => {
    expect(sampleSize(1, '10')).toBe(1);
    expect(sampleSize(30, '10')).toBe(3);
    expect(drawSample(lingtai, '100', 's')).toHaveLength(273);
  });

  it('gives every item a fair chance', () => {
    const hits = new Map<string, number>();
    for (let seed = 0; seed < 400; seed += 1)
      for (const key of drawSample(lingtai, '10', `s${seed}`)) hits.set(key, (hits.get(key) ?? 0) + 1);
    const counts = lingtai.map((key) => hits.get(key) ?? 0);
    // 41 of 400 on average; the standard deviation is six.
    expect(Math.min(...counts)).toBeGreaterThan(15);
    expect(Math.max(...counts)).toBeLessThan(70);
  });
});
