import fc from 'fast-check';
import { FOUR_BANDS, gradeOf } from '../grades/grade-scale.js';
import { DEFAULT_RULES } from '../parameters/read-rules.js';
import { deviationStatistics, honesty, honestyWeight, scoreDifference } from './deviation.js';
import { qualityRules, selfEvaluationQuality as qualityBy } from './quality.js';
import { drawRecheckSample, riskOf, riskRules, type SelfEvaluationFacts } from './risk.js';

const RULES = riskRules(DEFAULT_RULES);
const TAKES = qualityRules(DEFAULT_RULES);
const selfEvaluationQuality = (rows: Parameters<typeof qualityBy>[0]): ReturnType<typeof qualityBy> =>
  qualityBy(rows, TAKES);
const facts = (change: Partial<SelfEvaluationFacts> = {}): SelfEvaluationFacts => ({
  key: 'P1',
  totalScore: '86.00',
  grade: 'GOOD',
  amount: '100000.00',
  adjustedBudget: '100000.00',
  executed: '95000.00',
  overAchieved: false,
  notApplicable: 0,
  earlierDeviation: null,
  ...change,
});

describe('risk of a self-evaluation', () => {
  it.each<[string, Partial<SelfEvaluationFacts>, string[], string]>([
    ['nothing', {}, [], '0.00'],
    ['two points above the edge', { totalScore: '82.00' }, ['NEAR_BAND_EDGE'], '1.00'],
    ['a hair more than two points above it', { totalScore: '82.01' }, [], '0.00'],
    ['just below the edge', { totalScore: '79.99', grade: 'FAIR' }, [], '0.00'],
    ['near nought, which is no edge', { totalScore: '0.00', grade: 'POOR' }, [], '0.00'],
    [
      'excellent with little spent',
      { totalScore: '95.00', grade: 'EXCELLENT', executed: '79999.99' },
      ['EXCELLENT_LOW_EXECUTION'],
      '1.00',
    ],
    ['excellent with enough spent', { totalScore: '95.00', grade: 'EXCELLENT', executed: '80000.00' }, [], '0.00'],
    [
      'excellent without budget',
      { totalScore: '95.00', grade: 'EXCELLENT', adjustedBudget: '0.00', executed: '0.00' },
      [],
      '0.00',
    ],
    ['over-achieved', { overAchieved: true }, ['OVER_ACHIEVED'], '1.00'],
    ['not applicable', { notApplicable: 1 }, ['ROWS_NOT_APPLICABLE'], '1.00'],
    ['large', { amount: '5000000.00' }, ['LARGE_AMOUNT'], '1.00'],
    // 10 points of mean deviation: honesty 50, weight 1.50, one reason.
    ['deviated before', { earlierDeviation: '10.00' }, ['DEVIATED_BEFORE'], '1.50'],
    ['deviated a little', { earlierDeviation: '4.99', overAchieved: true }, ['OVER_ACHIEVED'], '1.25'],
  ])('R123: %s', (_name, change, reasons, points) => {
    expect(riskOf(facts(change), RULES)).toMatchObject({ reasons, points });
  });

  it('R123: takes the riskiest first and draws the rest by lot, whatever the order of the population', () => {
    const population = Array.from({ length: 40 }, (_, index) =>
      facts({ key: `P${index}`, overAchieved: index < 3, earlierDeviation: index === 2 ? '20.00' : null }),
    );
    const request = { byRisk: 2, share: '10', seed: '示例种子' };
    const drawn = drawRecheckSample(population, request, RULES);
    expect(drawn.slice(0, 2).map(({ key, chosenBy, points }) => [key, chosenBy, points])).toEqual([
      ['P2', 'RISK', '4.00'],
      ['P0', 'RISK', '1.00'],
    ]);
    expect(drawn.slice(2).map(({ chosenBy }) => chosenBy)).toEqual(['RANDOM', 'RANDOM', 'RANDOM', 'RANDOM']);
    expect(drawRecheckSample([...population].reverse(), request, RULES)).toEqual(drawn);
    const other = drawRecheckSample(population, { ...request, seed: '另一种子' }, RULES);
    expect(other.slice(0, 2)).toEqual(drawn.slice(0, 2));
    expect(other.slice(2).map(({ key }) => key)).not.toEqual(drawn.slice(2).map(({ key }) => key));
    expect(drawRecheckSample(population, { ...request, share: '0' }, RULES)).toHaveLength(2);
  });
});

describe('deviation', () => {
  it('R123: 95 by the unit and 78 by the bureau are −17, and the grade falls from 优 to 中', () => {
    expect(scoreDifference('95', '78')).toBe('-17.00');
    expect([gradeOf('95', FOUR_BANDS), gradeOf('78', FOUR_BANDS)]).toEqual(['EXCELLENT', 'FAIR']);
    expect(
      deviationStatistics([
        { selfScore: '95', recheckScore: '78', selfGrade: 'EXCELLENT', recheckGrade: 'FAIR' },
        { selfScore: '80', recheckScore: '83', selfGrade: 'GOOD', recheckGrade: 'GOOD' },
      ]),
    ).toEqual({
      rechecked: 2,
      selfMean: '87.50',
      recheckMean: '80.50',
      meanDifference: '-7.00',
      meanDeviation: '10.00',
      greatestDeviation: '17.00',
      gradeChanged: 1,
    });
  });

  it('says nothing of a unit that was never rechecked, and never weighs it more than an honest one', () => {
    expect(deviationStatistics([])).toMatchObject({ rechecked: 0, meanDeviation: null, greatestDeviation: null });
    expect(honesty(null, 20)).toBeNull();
    expect([honestyWeight(null), honestyWeight('100.00'), honestyWeight('0.00')]).toEqual(['1.00', '1.00', '2.00']);
  });

  it('R123: the further the self-scores lie off, the less honest and the heavier, within bounds', () => {
    const points = fc.integer({ min: 0, max: 10000 }).map((cents) => (cents / 100).toFixed(2));
    fc.assert(
      fc.property(points, points, (one, other) => {
        const [less, more] = Number(one) <= Number(other) ? [one, other] : [other, one];
        const [high, low] = [Number(honesty(less, 20)), Number(honesty(more, 20))];
        expect(high).toBeGreaterThanOrEqual(low);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        expect(Number(honestyWeight(honesty(more, 20)))).toBeGreaterThanOrEqual(
          Number(honestyWeight(honesty(less, 20))),
        );
      }),
    );
  });
});

describe('quality of a self-evaluation', () => {
  const row = { weight: '50', score: '50', isNotApplicable: false, met: true, evidence: '台账', cause: null };

  it('R124: 100 points although two indicators miss their target is 得分与完成值不符', () => {
    const missed = { ...row, weight: '25', score: '25', met: false, cause: '示例原因' };
    const quality = selfEvaluationQuality([row, missed, missed]);
    expect(quality.findings).toEqual([
      { code: 'SCORE_CONTRADICTS_ACTUALS', rows: 2 },
      { code: 'ALL_ROWS_FULL', rows: 3 },
    ]);
    expect(quality.score).toBe(50);
    // A place weighs findings by its own rules.
    expect(qualityBy([row, missed, missed], { ...TAKES, SCORE_CONTRADICTS_ACTUALS: 70, ALL_ROWS_FULL: 40 }).score).toBe(
      0,
    );
  });

  it('R124: finds missing evidence and causes, and nothing in a sound sheet or in a row that does not apply', () => {
    const lost = { ...row, score: '40', met: false, cause: '示例原因' };
    expect(selfEvaluationQuality([row, lost])).toEqual({ score: 100, findings: [] });
    const idle = { ...row, isNotApplicable: true, score: null, met: null, evidence: null };
    expect(selfEvaluationQuality([row, lost, idle])).toEqual({ score: 100, findings: [] });
    expect(
      selfEvaluationQuality([
        { ...row, evidence: ' ' },
        { ...lost, cause: '' },
      ]).findings,
    ).toEqual([
      { code: 'EVIDENCE_MISSING', rows: 1 },
      { code: 'CAUSE_MISSING', rows: 1 },
    ]);
  });
});
