import { FOUR_BANDS, gradeOf } from '../grades/grade-scale.js';
import { scoreIndicator } from './score-indicator.js';
import { scoreExecution, scoreSheet } from './score-sheet.js';
import { DEFAULT_SCORING, type ScoringActual, type ScoringParameters, type ScoringTarget } from './types.js';

const BANDS = [
  { from: '90', share: '100' },
  { from: '80', share: '80' },
  { from: '60', share: '50' },
  { from: '0', share: '0' },
];

type Vector = [
  n: number,
  target: Partial<ScoringTarget>,
  actual: ScoringActual,
  weight: string,
  options: Partial<ScoringParameters>,
  expected: string,
];

const VECTORS: Vector[] = [
  [1, { direction: 'GE', target: '1000' }, { value: '1040' }, '15', {}, '15.00'],
  [2, { direction: 'EQ', target: '20' }, { value: '18' }, '10', {}, '9.00'],
  [3, { direction: 'GE', target: '95' }, { value: '93.1' }, '10', {}, '9.80'],
  [
    4,
    { direction: 'DATE_BY', targetOn: '2024-11-30', plannedStartOn: '2024-03-01' },
    { on: '2024-12-15' },
    '10',
    {},
    '9.45',
  ],
  [5, { direction: 'LE', target: '2000' }, { value: '2300' }, '5', { reverseFormula: 'RATIO' }, '4.35'],
  [6, { direction: 'LE', target: '2000' }, { value: '2300' }, '5', { reverseFormula: 'LINEAR' }, '4.25'],
  [
    7,
    { direction: 'GE', target: '100' },
    { value: '180', overCause: 'TARGET_SET_TOO_LOW' },
    '10',
    { overMode: 'LINEAR_EXCESS' },
    '5.00',
  ],
  [
    8,
    { direction: 'GE', target: '100' },
    { value: '180', overCause: 'TARGET_SET_TOO_LOW' },
    '10',
    { overMode: 'ZERO' },
    '0.00',
  ],
  [
    9,
    { direction: 'GE', target: '100' },
    { value: '180', overCause: 'POLICY_OR_DEMAND_CHANGE' },
    '10',
    { overMode: 'ZERO' },
    '10.00',
  ],
  [10, { direction: 'GE', target: '100' }, { value: '130' }, '10', {}, '10.00'],
  [11, { direction: 'QUAL' }, { attainment: 'PARTLY', share: '70' }, '10', {}, '7.00'],
  [12, { direction: 'BAND', bands: BANDS }, { value: '88.5' }, '10', {}, '8.00'],
  [14, { direction: 'LE', target: '0' }, { value: '0' }, '5', {}, '5.00'],
  [15, { direction: 'LE', target: '0' }, { value: '1' }, '5', {}, '0.00'],
  [16, { direction: 'GE', target: '0' }, { value: '0' }, '5', {}, '5.00'],
  [17, { direction: 'RANGE', low: '10', high: '20' }, { value: '25' }, '10', {}, '8.00'],
];

const score = (
  target: Partial<ScoringTarget>,
  actual: ScoringActual,
  weight: string,
  options: Partial<ScoringParameters> = {},
) => scoreIndicator({ direction: 'GE', weight, ...target }, actual, { ...DEFAULT_SCORING, ...options });

describe('the vectors of the scoring engine', () => {
  it.each(VECTORS)('vector %i', (_n, target, actual, weight, options, expected) => {
    expect(score(target, actual, weight, options).score).toBe(expected);
  });

  it('vector 10 asks for no cause at exactly the tolerance, and for one just above it', () => {
    expect(score({ target: '100' }, { value: '130' }, '10').overCauseRequired).toBe(false);
    expect(score({ target: '100' }, { value: '130.01' }, '10').overCauseRequired).toBe(true);
  });

  it('vector 13: 462.5 of 500 spent', () => {
    expect(scoreExecution({ adjustedBudget: '5000000.00', executed: '4625000.00', weight: '10' })).toMatchObject({
      score: '9.25',
      rate: '92.50',
    });
  });

  it('vector 18: rows that do not apply are scaled out, 78.85 of 90', () => {
    const total = scoreSheet([
      { weight: '90', result: { score: '78.85', status: 'SCORED' } },
      { weight: '10', result: { score: null, status: 'NOT_APPLICABLE' } },
    ]);
    expect(total).toMatchObject({
      total: '87.61',
      working: [{ code: 'RESCALED', expression: '78.85 ÷ 90 × 100 = 87.61' }],
    });
  });

  it.each([
    ['90.00', 'EXCELLENT'],
    ['89.99', 'GOOD'],
    ['80.00', 'GOOD'],
    ['60.00', 'FAIR'],
    ['59.99', 'POOR'],
    ['0', 'POOR'],
  ])('vector 19: %s is %s', (total, grade) => expect(gradeOf(total, FOUR_BANDS)).toBe(grade));

  it('vector 20: not evaluated is null, never nought', () => {
    expect(score({ target: '100' }, { value: null }, '10')).toMatchObject({ score: null, status: 'INCOMPLETE' });
    expect(scoreSheet([{ weight: '10', result: { score: null, status: 'INCOMPLETE' } }]).total).toBeNull();
    expect(gradeOf(null)).toBeNull();
  });
});

describe('the worked example', () => {
  const ROWS: [Partial<ScoringTarget>, ScoringActual, string, string][] = [
    [{ direction: 'GE', target: '1000' }, { value: '1040' }, '15', '15.00'],
    [{ direction: 'EQ', target: '20' }, { value: '18' }, '10', '9.00'],
    [{ direction: 'GE', target: '95' }, { value: '93.1' }, '10', '9.80'],
    [
      { direction: 'DATE_BY', targetOn: '2024-11-30', plannedStartOn: '2024-03-01' },
      { on: '2024-12-15' },
      '10',
      '9.45',
    ],
    [{ direction: 'LE', target: '2000' }, { value: '2300' }, '5', '4.35'],
    [{ direction: 'GE', target: '60' }, { value: '66' }, '10', '10.00'],
    [{ direction: 'GE', target: '100' }, { value: '180', overCause: 'TARGET_SET_TOO_LOW' }, '10', '5.00'],
    [{ direction: 'QUAL' }, { attainment: 'PARTLY', share: '70' }, '10', '7.00'],
    [{ direction: 'GE', target: '90' }, { value: '88.5' }, '10', '9.83'],
  ];
  const total = (change: Record<number, [Partial<ScoringTarget>, ScoringActual]> = {}): string | null => {
    const rows = ROWS.map(([target, actual, weight], i) => ({
      weight,
      result: score(change[i]?.[0] ?? target, change[i]?.[1] ?? actual, weight),
    }));
    const execution = scoreExecution({ adjustedBudget: '5000000.00', executed: '4625000.00', weight: '10' });
    return scoreSheet([...rows, { weight: '10', result: execution }]).total;
  };

  it.each(ROWS)('row %#', (target, actual, weight, expected) =>
    expect(score(target, actual, weight).score).toBe(expected),
  );

  it('gives 88.68, 良', () => {
    expect(total()).toBe('88.68');
    expect(gradeOf(total())).toBe('GOOD');
  });

  it('gives 86.85 with satisfaction by bands, 93.68 and 优 when the cause is a change of policy', () => {
    // 8.00 instead of 9.83, and 10.00 instead of 5.00: the cause alone moves the grade.
    expect(total({ 8: [{ direction: 'BAND', bands: BANDS }, { value: '88.5' }] })).toBe('86.85');
    expect(
      total({
        6: [
          { direction: 'GE', target: '100' },
          { value: '180', overCause: 'POLICY_OR_DEMAND_CHANGE' },
        ],
      }),
    ).toBe('93.68');
    expect(gradeOf('93.68')).toBe('EXCELLENT');
  });

  it('has two legitimate rates of one project: arrived 480 of 500, spent 462.5 of 480', () => {
    expect(scoreExecution({ adjustedBudget: '5000000.00', executed: '4800000.00', weight: '4' }).score).toBe('3.84');
    expect(scoreExecution({ adjustedBudget: '4800000.00', executed: '4625000.00', weight: '5' }).score).toBe('4.82');
  });
});

describe('execution', () => {
  it.each([
    ['spent without a budget', { adjustedBudget: '0.00', executed: '1.00' }, 'EXECUTED_WITHOUT_BUDGET'],
    ['spent beyond it without a reason', { adjustedBudget: '1.00', executed: '2.00' }, 'EXECUTED_OVER_BUDGET'],
    ['refunded below nought without a reason', { adjustedBudget: '1.00', executed: '-1.00' }, 'EXECUTION_NEGATIVE'],
  ])('%s is refused', (_name, facts, code) => {
    expect(scoreExecution({ ...facts, weight: '10' })).toMatchObject({ score: null, refusals: [{ code }] });
  });

  it('never gives more than its points, with a reason for spending more', () => {
    expect(scoreExecution({ adjustedBudget: '1.00', executed: '2.00', weight: '10', reason: '追加' }).score).toBe(
      '10.00',
    );
  });
});
