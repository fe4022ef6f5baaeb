import { checkFrameworkInput } from './framework-input.js';
import { checkFramework, type FrameworkRow, scoreFrameworkRow } from './framework.js';

const rows = (...weights: [FrameworkRow['level1'], string][]): FrameworkRow[] =>
  weights.map(([level1, weight], i) => ({ level1, weight, name: `指标${i}`, kind: 'FORMULA', elements: [] }));

describe('framework', () => {
  it('refuses rows that sum to 99.99, naming both numbers', () => {
    expect(checkFramework(rows(['DECISION', '20'], ['PROCESS', '19.99'], ['OUTPUT', '30'], ['OUTCOME', '30']))).toEqual(
      [
        {
          code: 'FRAMEWORK_SUM',
          ruleId: 'E-01',
          field: 'rows',
          params: { sum: '99.99', wanted: '100.00', missing: '0.01' },
          wayOut: 'ADJUST_WEIGHTS',
        },
      ],
    );
  });

  it('accepts exactly 100 with output and outcome at 60, refuses 59.99 of them', () => {
    expect(checkFramework(rows(['DECISION', '20'], ['PROCESS', '20'], ['OUTPUT', '30'], ['OUTCOME', '30']))).toEqual(
      [],
    );
    const [refusal] = checkFramework(
      rows(['DECISION', '20'], ['PROCESS', '20.01'], ['OUTPUT', '30'], ['OUTCOME', '29.99']),
    );
    expect(refusal).toMatchObject({ code: 'RESULTS_UNDERWEIGHT', params: { sum: '59.99', least: '60' } });
  });

  it.each([
    ['ELEMENT_COUNT', { present: [true, true, false] }, ['a', 'b', 'c'], '6.67', '10 × 2 ÷ 3 = 6.67'],
    ['FORMULA', { rate: '96.35' }, [], '9.64', '10 × min(96.35%, 100%) = 9.64'],
    ['FORMULA', { rate: '130' }, [], '10.00', '10 × min(130%, 100%) = 10.00'],
    ['FORMULA', { numerator: '480', denominator: '500' }, [], '9.60', '10 × min(480 ÷ 500, 100%) = 9.60'],
    ['FORMULA', { numerator: '1', denominator: '3', rate: '90' }, [], '3.33', '10 × min(1 ÷ 3, 100%) = 3.33'],
    ['CONDITION', { met: false }, [], '0.00', '10 × 0 = 0.00'],
    ['DEDUCTION', { deduction: '3.5' }, [], '6.50', '10 × (10 − 3.5) ÷ 10 = 6.50'],
    ['DEDUCTION', { deduction: '12' }, [], '0.00', '10 × (10 − 12) ÷ 10 = 0.00'],
    ['GRADE', { share: '85' }, [], '8.50', '10 × 85% = 8.50'],
  ] as const)('%s %j', (kind, input, elements, score, working) => {
    expect(scoreFrameworkRow({ weight: '10', kind, elements }, input)).toEqual({
      score,
      working: [{ code: kind, expression: working }],
    });
  });

  it('never takes a missing input for nought', () => {
    for (const kind of ['ELEMENT_COUNT', 'FORMULA', 'CONDITION', 'DEDUCTION', 'GRADE', 'SURVEY'] as const) {
      expect(scoreFrameworkRow({ weight: '10', kind, elements: ['a'] }, {}).score).toBeNull();
    }
  });
});

describe('what was found', () => {
  const row = {
    ordinal: 3,
    grades: [
      { name: '好', share: '100' },
      { name: '差', share: '40' },
    ],
  };

  it('is refused where it is no finding, each by its field', () => {
    const input = { rate: '-1', numerator: '480', denominator: '0', deduction: 'x', share: '50' };
    expect(checkFrameworkInput(row, input, 'scores[2]').map(({ code, field }) => [code, field])).toEqual([
      ['FOUND_TOO_SMALL', 'scores[2].rate'],
      ['FOUND_TOO_SMALL', 'scores[2].denominator'],
      ['NUMBER_INVALID', 'scores[2].deduction'],
      ['EVALUATION_CHOICE_UNKNOWN', 'scores[2].share'],
    ]);
  });

  it('asks for the other number of a ratio, and for nothing where nothing was entered', () => {
    expect(checkFrameworkInput(row, { numerator: '480' }, 's')).toMatchObject([
      { code: 'RATIO_INCOMPLETE', field: 's.denominator', params: { row: 3 } },
    ]);
    expect(checkFrameworkInput(row, { rate: ' ', share: null }, 's')).toEqual([]);
    expect(checkFrameworkInput(row, { rate: '130', share: '40' }, 's')).toEqual([]);
  });
});
