import fc from 'fast-check';
import { Exact } from '../decimal/decimal.js';
import { scoreFrameworkRow } from '../frameworks/framework.js';
import { FIVE_BANDS, FOUR_BANDS, checkGradeScale, gradeOf } from '../grades/grade-scale.js';
import { workOut } from '../testing/fractions.js';
import { scoreIndicator } from './score-indicator.js';
import { scoreExecution, scoreSheet, type SheetRow } from './score-sheet.js';
import { type RowScore, type ScoringActual, type ScoringParameters, type ScoringTarget } from './types.js';

const hundredths = (from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({ min: from, max: to }).map((n) => (n / 100).toFixed(2));
const value = hundredths(-50_000, 500_000);
const positive = hundredths(1, 500_000);
const weight = hundredths(1, 10_000);
const day = fc
  .integer({ min: 0, max: 1_500 })
  .map((n) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10));
const cause = fc.constantFrom(undefined, 'TARGET_SET_TOO_LOW' as const, 'POLICY_OR_DEMAND_CHANGE' as const);
const bands = fc
  .uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 })
  .chain((edges) =>
    fc.tuple(...edges.map((from) => fc.record({ from: fc.constant(String(from)), share: hundredths(0, 10_000) }))),
  );

/** Any target, with an actual that belongs to it. */
const anyRow: fc.Arbitrary<[Omit<ScoringTarget, 'weight'>, ScoringActual]> = fc.oneof(
  fc.tuple(
    fc.record({
      direction: fc.constantFrom('GE' as const, 'LE' as const, 'EQ' as const),
      target: value,
      strict: fc.boolean(),
    }),
    fc.record({ value, overCause: cause }),
  ),
  fc.tuple(
    fc.tuple(value, value).map(([a, b]) => ({
      direction: 'RANGE' as const,
      low: Number(a) <= Number(b) ? a : b,
      high: Number(a) <= Number(b) ? b : a,
    })),
    fc.record({ value }),
  ),
  fc.tuple(
    fc.record({ direction: fc.constant('DATE_BY' as const), targetOn: day, plannedStartOn: fc.option(day) }),
    fc.record({ on: day }),
  ),
  fc.tuple(
    fc.record({ direction: fc.constant('BOOL' as const), targetYes: fc.boolean() }),
    fc.record({ yes: fc.boolean() }),
  ),
  fc.tuple(
    fc.record({ direction: fc.constant('QUAL' as const) }),
    fc.record({
      attainment: fc.constantFrom('ACHIEVED' as const, 'PARTLY' as const, 'NOT_ACHIEVED' as const),
      share: hundredths(0, 10_000),
    }),
  ),
  fc.tuple(fc.record({ direction: fc.constant('BAND' as const), bands }), fc.record({ value })),
);
const parameters: fc.Arbitrary<ScoringParameters> = fc.record({
  overTolerance: fc.constantFrom('0', '0.2', '0.30', '0.333'),
  overMode: fc.constantFrom('LINEAR_EXCESS', 'ZERO', 'TIERED', 'NONE'),
  reverseFormula: fc.constantFrom('RATIO', 'LINEAR'),
  eqOverPenal: fc.boolean(),
  eqTolerance: fc.constantFrom('0', '0.5'),
});

const points = (row: RowScore): number => Number(row.score);
const numbered = (direction: 'GE' | 'LE' | 'EQ', target: string, actual: string, given: ScoringParameters): RowScore =>
  scoreIndicator({ direction, weight: '10', target }, { value: actual }, given);
const inOrder = (a: string, b: string): [string, string] => (Number(a) <= Number(b) ? [a, b] : [b, a]);

describe('bounds', () => {
  it('a row has between nought and all of its points, two decimals, or no score at all', () => {
    fc.assert(
      fc.property(anyRow, weight, parameters, ([target, actual], points, given) => {
        const { score, status } = scoreIndicator({ ...target, weight: points }, actual, given);
        if (status !== 'SCORED') return score === null;
        return /^\d+\.\d\d$/.test(score!) && new Exact(score!).lte(points);
      }),
      { numRuns: 1_000 },
    );
  });

  it('whoever meets the target and needs no cause has all of the points, and only he', () => {
    fc.assert(
      fc.property(anyRow, weight, parameters, ([target, actual], points, given) => {
        const row = scoreIndicator({ ...target, weight: points }, actual, given);
        if (row.status !== 'SCORED') return true;
        if (!row.causeRequired) return row.met === true && new Exact(row.score!).eq(points);
        return row.met === false || new Exact(row.score!).lt(points) || row.overAchievement !== null;
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('monotony', () => {
  it('more of what shall be at least so much never costs points, below the tolerance', () => {
    fc.assert(
      fc.property(value, value, value, parameters, (target, a, b, given) => {
        const [less, more] = inOrder(a, b);
        return points(numbered('GE', target, less, given)) <= points(numbered('GE', target, more, given));
      }),
    );
  });

  it('more of what shall be at most so much never earns points, above the tolerance', () => {
    fc.assert(
      fc.property(value, value, value, parameters, (target, a, b, given) => {
        const [less, more] = inOrder(a, b);
        return points(numbered('LE', target, less, given)) >= points(numbered('LE', target, more, given));
      }),
    );
  });

  it('the further outside a range, the fewer the points', () => {
    fc.assert(
      fc.property(positive, positive, value, value, (a, b, x, y) => {
        const [low, high] = inOrder(a, b);
        const outside = (v: string): number => Math.max(Number(low) - Number(v), Number(v) - Number(high), 0);
        const sameSide = Number(x) > Number(high) === Number(y) > Number(high);
        fc.pre(sameSide);
        const row = (v: string): number =>
          points(scoreIndicator({ direction: 'RANGE', weight: '10', low, high }, { value: v }));
        return outside(x) <= outside(y) ? row(x) >= row(y) : row(x) <= row(y);
      }),
    );
  });

  it('later never earns points', () => {
    fc.assert(
      fc.property(day, fc.option(day), day, day, (targetOn, plannedStartOn, a, b) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        const row = (on: string): number =>
          points(scoreIndicator({ direction: 'DATE_BY', weight: '10', targetOn, plannedStartOn }, { on }));
        return row(early) >= row(late);
      }),
    );
  });

  it('once the target was set too low, exceeding it by more never earns points', () => {
    fc.assert(
      fc.property(positive, positive, positive, parameters, (target, a, b, given) => {
        const [less, more] = inOrder(a, b);
        fc.pre(Number(less) >= Number(target));
        const row = (v: string): number =>
          points(
            scoreIndicator(
              { direction: 'GE', weight: '10', target },
              { value: v, overCause: 'TARGET_SET_TOO_LOW' },
              given,
            ),
          );
        return row(less) >= row(more);
      }),
    );
  });

  it('spending more, within the budget, never costs points', () => {
    fc.assert(
      fc.property(positive, positive, positive, (adjustedBudget, a, b) => {
        const [less, more] = inOrder(a, b);
        fc.pre(Number(more) <= Number(adjustedBudget));
        const row = (executed: string): number =>
          Number(scoreExecution({ adjustedBudget, executed, weight: '10' }).score);
        return row(less) <= row(more);
      }),
    );
  });
});

describe('rounding', () => {
  it('the working, worked out exactly, gives the very score', () => {
    fc.assert(
      fc.property(anyRow, weight, parameters, ([target, actual], points, given) => {
        const row = scoreIndicator({ ...target, weight: points }, actual, given);
        if (row.status !== 'SCORED') return true;
        const [arithmetic, score] = row.working.at(-1)!.expression.split(' = ');
        return score === row.score && workOut(arithmetic!) === row.score;
      }),
      { numRuns: 2_000 },
    );
  });

  it('so does the working of money spent, for every fen', () => {
    fc.assert(
      fc.property(positive, positive, weight, (adjustedBudget, executed, points) => {
        const money = scoreExecution({ adjustedBudget, executed, weight: points, reason: '原因' });
        const [arithmetic, score] = money.working[0]!.expression.split(' = ');
        return score === money.score && workOut(arithmetic!) === money.score;
      }),
      { numRuns: 1_000 },
    );
  });
});

const rowOf = fc.record({
  weight: fc.constant('10'),
  cents: fc.integer({ min: 0, max: 1_000 }),
  applies: fc.boolean(),
});
const sheetOf = (rows: readonly { weight: string; cents: number; applies: boolean }[]): SheetRow[] =>
  rows.map(({ weight, cents, applies }) => ({
    weight,
    result: applies ? { score: (cents / 100).toFixed(2), status: 'SCORED' } : { score: null, status: 'NOT_APPLICABLE' },
  }));

describe('totals', () => {
  const rows = fc.array(rowOf, { minLength: 1, maxLength: 15 });

  it('do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (given, lots) => {
        const order = given.map((row) => ({ row, lot: lots.next().value! })).sort((a, b) => a.lot - b.lot);
        const shuffled = order.map(({ row }) => row);
        return scoreSheet(sheetOf(given)).total === scoreSheet(sheetOf(shuffled)).total;
      }),
    );
  });

  it('are the sum where every row applies, and stay within 0 and 100 where some do not', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { total } = scoreSheet(sheetOf(given));
        const sum = given.reduce((cents, row) => cents + row.cents, 0);
        if (given.every(({ applies }) => applies)) return total === (sum / 100).toFixed(2);
        if (given.every(({ applies }) => !applies)) return total === null;
        return Number(total) >= 0 && Number(total) <= 100;
      }),
    );
  });

  it('leave whoever has all the points that apply with a hundred, and whoever has none with nought', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (given, all) => {
        fc.pre(given.some(({ applies }) => applies) && given.some(({ applies }) => !applies));
        const same = given.map((row) => ({ ...row, cents: all ? 1_000 : 0 }));
        return scoreSheet(sheetOf(same)).total === (all ? '100.00' : '0.00');
      }),
    );
  });

  it('are null as long as one row has no value', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const sheet = [...sheetOf(given), { weight: '10', result: { score: null, status: 'INCOMPLETE' as const } }];
        return scoreSheet(sheet).total === null;
      }),
    );
  });

  it('never get a lower grade for more points, on either scale', () => {
    const total = hundredths(0, 10_000);
    fc.assert(
      fc.property(total, total, fc.constantFrom(FOUR_BANDS, FIVE_BANDS), (a, b, scale) => {
        const [less, more] = inOrder(a, b);
        const rank = (score: string): number => scale.findIndex(({ grade }) => grade === gradeOf(score, scale));
        return rank(more) <= rank(less) && rank(more) >= 0;
      }),
    );
  });

  it('are graded by scales without holes', () =>
    expect([FOUR_BANDS, FIVE_BANDS].flatMap((scale) => checkGradeScale(scale))).toEqual([]));
});

describe('frameworks', () => {
  it('count elements in whatever order they stand', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), weight, (present, points) => {
        const row = { weight: points, kind: 'ELEMENT_COUNT' as const, elements: present.map((_, i) => `要素${i}`) };
        const backwards = [...present].reverse();
        return scoreFrameworkRow(row, { present }).score === scoreFrameworkRow(row, { present: backwards }).score;
      }),
    );
  });

  it('give between nought and all points, and working that gives the very score', () => {
    const kinds = fc.oneof(
      fc.record({ kind: fc.constant('FORMULA' as const), input: fc.record({ rate: hundredths(0, 30_000) }) }),
      fc.record({ kind: fc.constant('SURVEY' as const), input: fc.record({ rate: hundredths(0, 10_000) }) }),
      fc.record({ kind: fc.constant('GRADE' as const), input: fc.record({ share: hundredths(0, 10_000) }) }),
      fc.record({ kind: fc.constant('CONDITION' as const), input: fc.record({ met: fc.boolean() }) }),
      fc.record({ kind: fc.constant('DEDUCTION' as const), input: fc.record({ deduction: hundredths(0, 5_000) }) }),
    );
    fc.assert(
      fc.property(kinds, weight, ({ kind, input }, points) => {
        const { score, working } = scoreFrameworkRow({ weight: points, kind, elements: [] }, input);
        const [arithmetic, said] = working[0]!.expression.split(' = ');
        return new Exact(score!).lte(points) && said === score && workOut(arithmetic!) === score;
      }),
      { numRuns: 500 },
    );
  });
});
