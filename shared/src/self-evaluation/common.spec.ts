import { Exact } from '../decimal/decimal.js';
import { DEFAULT_RULES } from '../parameters/read-rules.js';
import { COMMON_BY_CODE, COMMON_INDICATORS } from './common-indicators.js';
import { checkCommonSettings, commonIndicators, readCommonSettings } from './common-settings.js';
import { checkCriteria } from './criteria.js';
import { checkCommon, type CommonInput, scoreCommon } from './score-common.js';
import { scoreSelfEvaluation } from './score-self-evaluation.js';
import { selfRules } from './self-rules.js';

const RULES = selfRules(DEFAULT_RULES);
const input = (code: string, change: Partial<CommonInput> = {}): CommonInput => ({
  indicator: COMMON_BY_CODE.get(code)!,
  a: null,
  b: null,
  attainment: null,
  share: null,
  isNotApplicable: false,
  cause: null,
  measures: null,
  evidence: '台账',
  files: 0,
  ...change,
});

describe('common indicators of a whole unit', () => {
  it.each<[string, string, string, string, string]>([
    // code, a, b, rate, score: worked by hand from the formulas of domain §2.8
    ['STAFF_CONTROL', '95', '100', '95.00', '4.00'],
    ['STAFF_CONTROL', '125', '100', '125.00', '3.20'], // 4 × 100 ÷ 125
    ['THREE_PUBLIC_CHANGE', '90', '100', '-10.00', '4.00'],
    ['THREE_PUBLIC_CHANGE', '100.01', '100', '0.01', '0.00'], // above a target of nought there is no share
    ['KEY_SPENDING', '45', '100', '45.00', '2.00'], // 4 × 45 ÷ 90
    ['BUDGET_COMPLETION', '462.5', '500', '92.50', '3.70'], // 4 × 92.5 ÷ 100
    ['BUDGET_ADJUSTMENT', '20', '100', '20.00', '1.50'], // 3 × 10 ÷ 20
    ['PAYMENT_PROGRESS', '50', '58.33', '85.72', '2.57'], // 3 × 0.857192…
    ['CARRYOVER_RATE', '5', '100', '5.00', '3.00'],
    ['CARRYOVER_CHANGE', '50', '80', '-37.50', '3.00'],
    ['PUBLIC_EXPENSE', '110', '100', '110.00', '2.73'], // 3 × 100 ÷ 110
    ['THREE_PUBLIC_CONTROL', '80', '100', '80.00', '3.00'],
    ['PROCUREMENT', '80', '100', '80.00', '2.40'],
    ['KEY_WORK', '19', '20', '95.00', '4.75'],
    ['ASSET_USE', '90', '100', '90.00', '2.00'],
    ['SATISFACTION', '80', '100', '80.00', '7.11'], // 8 × 80 ÷ 90
  ])('R127: %s of %s and %s is %s %%, %s points', (code, a, b, value, score) => {
    expect(scoreCommon(input(code, { a, b }), RULES.scoring)).toMatchObject({ value, score });
  });

  it('shows how the rate was computed, and how the points', () => {
    const { working } = scoreCommon(input('STAFF_CONTROL', { a: '125', b: '100' }), RULES.scoring);
    expect(working.map(({ expression }) => expression)).toEqual(['125 ÷ 100 × 100% = 125.00%', '4 × 100 ÷ 125 = 3.20']);
  });

  it('S-11: divided by nought there is no rate and no score, until the row is marked as not applicable', () => {
    const row = input('THREE_PUBLIC_CHANGE', { a: '0', b: '0' });
    expect(scoreCommon(row, RULES.scoring)).toMatchObject({ value: null, score: null, status: 'INCOMPLETE' });
    expect(checkCommon(row, 3, RULES.scoring)).toMatchObject([{ code: 'COMMON_BASE_ZERO', field: 'common[3].b' }]);
    const dropped = { ...row, isNotApplicable: true, cause: '无“三公”经费' };
    expect(checkCommon(dropped, 3, RULES.scoring)).toEqual([]);
  });

  it('a rate far above its target loses nothing and asks for no cause', () => {
    const result = scoreCommon(input('BUDGET_COMPLETION', { a: '300', b: '100' }), RULES.scoring);
    expect(result).toMatchObject({ score: '4.00', overCauseRequired: false, causeRequired: false });
  });

  it('the preset sums to 100, and so must what a place says; nought leaves an indicator out', () => {
    const sum = COMMON_INDICATORS.reduce((total, { points }) => total.plus(points), new Exact(0));
    expect(sum.toFixed()).toBe('100');
    expect(new Set(COMMON_INDICATORS.map(({ code }) => code)).size).toBe(COMMON_INDICATORS.length);
    const settings = readCommonSettings([
      { code: 'STAFF_CONTROL', points: 40, target: '110' },
      { code: 'KEY_WORK', points: '60' },
      { code: 'SOCIAL', points: '0' },
    ])!;
    expect(checkCommonSettings(settings)).toEqual([]);
    expect(commonIndicators(settings).map(({ code, points, target }) => [code, points, target])).toEqual([
      ['STAFF_CONTROL', '40', '110'],
      ['KEY_WORK', '60', '100'],
    ]);
    expect(checkCommonSettings(settings.slice(1))).toMatchObject([{ code: 'POINTS_NOT_100', params: { sum: '60' } }]);
    for (const wrong of [{}, [{ code: 'NOBODY', points: 1 }], [{ code: 'SOCIAL' }], [settings[0], settings[0]]])
      expect(readCommonSettings(wrong)).toBeNull();
  });

  it('R127: the whole is the sum of its rows; what does not apply is scaled out', () => {
    const full = COMMON_INDICATORS.map(({ code, bases, kind, target, direction }) =>
      input(
        code,
        bases
          ? kind === 'CHANGE'
            ? { a: '1', b: '1' }
            : { a: direction === 'LE' ? '1' : target!, b: '100' }
          : { attainment: 'ACHIEVED' },
      ),
    );
    const of = (common: CommonInput[]): ReturnType<typeof scoreSelfEvaluation> =>
      scoreSelfEvaluation(
        { family: 'COMMON', adjustedBudget: '0.00', executed: '0.00', executionReason: null, rows: [], common },
        RULES,
      );
    expect(of(full)).toMatchObject({ total: '100.00', grade: 'EXCELLENT', execution: null });
    const worse = full.map((row) => (row.indicator.code === 'SATISFACTION' ? { ...row, a: '45' } : row));
    expect(of(worse).total).toBe('96.00');
    // 92 of 92 points that apply.
    const dropped = full.map((row) =>
      row.indicator.code === 'SATISFACTION' ? { ...row, isNotApplicable: true } : row,
    );
    expect(of(dropped).total).toBe('100.00');
  });
});

describe('the four criteria', () => {
  it('R127: without 公平性 nothing is handed in; each lacking score and word is said', () => {
    const all = (['ECONOMY', 'EFFICIENCY', 'EFFECTIVENESS', 'EQUITY'] as const).map((criterion) => ({
      criterion,
      score: '90',
      text: '示例',
    }));
    expect(checkCriteria(all)).toEqual([]);
    expect(checkCriteria(all.slice(0, 3)).map(({ code, field }) => `${code} ${field}`)).toEqual([
      'CRITERION_SCORE_MISSING criteria.EQUITY.score',
      'CRITERION_TEXT_MISSING criteria.EQUITY.text',
    ]);
    // Nought is a judgement.
    expect(checkCriteria(all.map((one) => ({ ...one, score: '0' })))).toEqual([]);
  });
});
