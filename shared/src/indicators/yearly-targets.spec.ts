import { checkYearlyTargets, forecastError, targetOfYear, yearsOfTerm } from './yearly-targets.js';
import type { IndicatorDraft } from './objective.js';

const TARGETS = [
  { year: 2018, value: '20' },
  { year: 2019, value: '45' },
  { year: 2022, value: '100' },
];
const effect: IndicatorDraft = {
  horizon: 'MID_TERM',
  level1: 'OUTCOME',
  level2: 'SOCIAL',
  name: '示例覆盖率',
  direction: 'GE',
  targetValue: '100',
  yearlyTargets: TARGETS,
};
const annual: IndicatorDraft = { ...effect, horizon: 'ANNUAL', targetValue: '45.00', yearlyTargets: null };
const found = (...indicators: IndicatorDraft[]) =>
  checkYearlyTargets({ budgetYear: 2019, annualAmount: '1.00', indicators });

describe('R051: expected values by year', () => {
  it('a five-year effect is judged in year 2 against the value of year 2, and the forecast error is signed', () => {
    expect(targetOfYear(effect, 2019)).toBe('45');
    expect(targetOfYear(effect, 2021)).toBe('100');
    expect(forecastError('45', '36')).toBe('-20.00');
    expect(forecastError('45', '50')).toBe('11.11');
    expect(forecastError('0', '1')).toBeNull();
    expect(forecastError('45', null)).toBeNull();
  });

  it('the value of the budget year is promised among the annual rows, the last one is the mid-term target', () => {
    expect(found(effect, annual)).toEqual([]);
    expect(found(effect)).toMatchObject([
      {
        code: 'YEARLY_TARGET_NOT_ANNUAL',
        ruleId: 'G-63',
        field: 'indicators[0].yearlyTargets',
        params: { row: 1, year: 2019, value: '45' },
        wayOut: 'TAKE_YEAR_INTO_ANNUAL',
      },
    ]);
    expect(found(effect, { ...annual, targetValue: '100' }).map(({ code }) => code)).toEqual([
      'YEARLY_TARGET_NOT_ANNUAL',
    ]);
    expect(found({ ...effect, targetValue: '95' }, annual).map(({ code }) => code)).toEqual(['YEARLY_TARGET_FINAL']);
    expect(found({ ...effect, direction: 'QUAL', targetText: '达成；未达成' }).map(({ code }) => code)).toEqual([
      'YEARLY_TARGETS_KIND',
    ]);
  });

  it('columns are the years of the project and those that have a value', () => {
    expect(yearsOfTerm({ budgetYear: 2019, startsOn: '2018-01-01', endsOn: '2022-12-31' }, [])).toEqual([
      2018, 2019, 2020, 2021, 2022,
    ]);
    expect(yearsOfTerm({ budgetYear: 2019 }, [{ year: 2025, value: '1' }])).toEqual([2019, 2025]);
  });
});
