import { Exact, exactOrNull, plain, roundHalfUp } from '../decimal/decimal.js';
import { daysBetween } from '../periods/dates.js';
import {
  type Attainment,
  DEFAULT_SCORING,
  type RowScore,
  type ScoringActual,
  type ScoringParameters,
  type ScoringTarget,
  type WorkingLine,
} from './types.js';

/** Result of the bare comparison, before the over-achievement check and before rounding. */
interface Judgement {
  readonly met: boolean;
  /** Share of the weight, exact and unbounded. */
  readonly share: Exact;
  readonly line: WorkingLine;
}

type Judge = (target: ScoringTarget, actual: ScoringActual, parameters: ScoringParameters) => Judgement | null;

const ONE = new Exact(1);
const ZERO = new Exact(0);

const INTERVALS: Readonly<Record<Attainment, readonly [string, string, boolean]>> = {
  // Half-open, because the regulation's wording overlaps at 80 and 60 (domain §3.4).
  ACHIEVED: ['80', '100', true],
  PARTLY: ['60', '80', false],
  NOT_ACHIEVED: ['0', '60', false],
};

/**
 * Scores one indicator row with its working (财预〔2020〕10号; domain §3.4, design §8.22). The exact quotient is
 * multiplied, rounding half up to two decimals comes last, the result is clamped to 0…weight.
 */
export function scoreIndicator(
  target: ScoringTarget,
  actual: ScoringActual,
  parameters: ScoringParameters = DEFAULT_SCORING,
): RowScore {
  if (actual.notApplicable) return withoutScore('NOT_APPLICABLE');
  const judgement = JUDGES[target.direction](target, actual, parameters);
  if (!judgement) return withoutScore('INCOMPLETE');

  const weight = new Exact(target.weight);
  const over = overAchievement(target, actual);
  const beyond = judgement.met && over !== null && over.gt(parameters.overTolerance);
  const penalty = beyond ? overPenalty(over, target, actual, parameters) : null;
  const share = clamp(penalty ? judgement.share.times(penalty.share) : judgement.share);
  const score = roundHalfUp(weight.times(share), 2);
  const arithmetic = penalty?.line ?? judgement.line;
  return {
    score,
    status: 'SCORED',
    met: judgement.met,
    overAchievement: over ? over.toFixed() : null,
    overCauseRequired: beyond && !actual.overCause,
    causeRequired: !judgement.met || new Exact(score).lt(weight) || beyond,
    working: [
      ...(penalty ? [judgement.line] : []),
      { code: arithmetic.code, expression: complete(arithmetic.expression, target.weight, score) },
    ],
    refusals: [],
  };
}

function complete(expression: string, weight: string, score: string): string {
  return expression === '' ? `${plain(weight)} = ${score}` : `${plain(weight)} × ${expression} = ${score}`;
}

function withoutScore(status: 'NOT_APPLICABLE' | 'INCOMPLETE'): RowScore {
  return {
    score: null,
    status,
    met: null,
    overAchievement: null,
    overCauseRequired: false,
    causeRequired: status === 'NOT_APPLICABLE',
    working: [{ code: status, expression: '' }],
    refusals: [],
  };
}

const full = (code = 'TARGET_MET'): Judgement => ({ met: true, share: ONE, line: { code, expression: '' } });
const none = (code = 'NOT_MET'): Judgement => ({ met: false, share: ZERO, line: { code, expression: '0' } });

const partial = (code: string, share: Exact, expression: string): Judgement => ({
  met: false,
  share: clamp(share),
  line: { code, expression: share.lt(0) ? '0' : expression },
});

function ratio(code: string, above: Exact, below: Exact): Judgement {
  return partial(code, above.div(below), `${plain(above)} ÷ ${plain(below)}`);
}

const judgeAtLeast: Judge = (target, actual) => {
  const goal = exactOrNull(target.target);
  const value = exactOrNull(actual.value);
  if (!goal || !value) return null;
  if (target.strict ? value.gt(goal) : value.gte(goal)) return full();
  // A ratio needs a positive target; without one it is all or nothing.
  return goal.gt(0) ? ratio('SHORT_OF_TARGET', value, goal) : none();
};

const judgeAtMost: Judge = (target, actual, parameters) => {
  const goal = exactOrNull(target.target);
  const value = exactOrNull(actual.value);
  if (!goal || !value) return null;
  if (target.strict ? value.lt(goal) : value.lte(goal)) return full();
  if (goal.lte(0)) return none();
  if (parameters.reverseFormula === 'LINEAR') {
    const excess = value.minus(goal).div(goal);
    return partial('OVER_LIMIT_LINEAR', ONE.minus(excess), `(1 − (${plain(value)} − ${plain(goal)}) ÷ ${plain(goal)})`);
  }
  return ratio('OVER_LIMIT', goal, value);
};

const judgeEqual: Judge = (target, actual, parameters) => {
  const goal = exactOrNull(target.target);
  const value = exactOrNull(actual.value);
  if (!goal || !value) return null;
  if (value.minus(goal).abs().lte(parameters.eqTolerance)) return full();
  if (value.gt(goal)) {
    if (!parameters.eqOverPenal) return full('TARGET_EXCEEDED');
    return goal.gt(0) ? ratio('OVER_TARGET', goal, value) : none();
  }
  return goal.gt(0) ? ratio('SHORT_OF_TARGET', value, goal) : none();
};

const judgeRange: Judge = (target, actual) => {
  const low = exactOrNull(target.low);
  const high = exactOrNull(target.high);
  const value = exactOrNull(actual.value);
  if (!low || !high || !value) return null;
  if (value.gte(low) && value.lte(high)) return full();
  if (value.lt(low)) return low.gt(0) ? ratio('BELOW_RANGE', value, low) : none();
  return high.gt(0) ? ratio('ABOVE_RANGE', high, value) : none();
};

const judgeDate: Judge = (target, actual) => {
  if (!target.targetOn || !actual.on) return null;
  const late = daysBetween(target.targetOn, actual.on);
  if (late <= 0) return full('ON_TIME');
  const planned = target.plannedStartOn ? daysBetween(target.plannedStartOn, target.targetOn) : 0;
  if (planned <= 0) return none('LATE');
  return partial('LATE', ONE.minus(new Exact(late).div(planned)), `(1 − ${late} ÷ ${planned})`);
};

const judgeYesNo: Judge = (target, actual) => {
  if (actual.yes === null || actual.yes === undefined) return null;
  return actual.yes === (target.targetYes ?? true) ? full() : none();
};

const judgeQualitative: Judge = (_target, actual) => {
  if (!actual.attainment) return null;
  const [low, high, closed] = INTERVALS[actual.attainment];
  // 达成 defaults to its upper end; the other two have no default, a person must choose (design §8.22).
  const share = exactOrNull(actual.share) ?? (actual.attainment === 'ACHIEVED' ? new Exact(100) : null);
  if (!share || share.lt(low) || (closed ? share.gt(high) : share.gte(high))) return null;
  const met = actual.attainment === 'ACHIEVED' && share.eq(100);
  return { met, share: share.div(100), line: { code: `QUAL_${actual.attainment}`, expression: `${plain(share)}%` } };
};

const judgeBand: Judge = (target, actual) => {
  const value = exactOrNull(actual.value);
  const bands = [...(target.bands ?? [])].sort((a, b) => new Exact(b.from).cmp(a.from));
  if (!value || bands.length === 0) return null;
  const band = bands.find((candidate) => value.gte(candidate.from));
  const share = band ? new Exact(band.share) : ZERO;
  return { met: share.eq(100), share: share.div(100), line: { code: 'BAND', expression: `${plain(share)}%` } };
};

const JUDGES: Readonly<Record<ScoringTarget['direction'], Judge>> = {
  GE: judgeAtLeast,
  LE: judgeAtMost,
  EQ: judgeEqual,
  RANGE: judgeRange,
  DATE_BY: judgeDate,
  BOOL: judgeYesNo,
  QUAL: judgeQualitative,
  BAND: judgeBand,
};

/** (A−T)/T for ≥ and =, (T−A)/T for ≤; skipped for targets that are not positive and for every other direction. */
function overAchievement(target: ScoringTarget, actual: ScoringActual): Exact | null {
  const goal = exactOrNull(target.target);
  const value = exactOrNull(actual.value);
  if (!goal || !value || goal.lte(0)) return null;
  if (target.direction === 'GE' || target.direction === 'EQ') return value.minus(goal).div(goal);
  if (target.direction === 'LE') return goal.minus(value).div(goal);
  return null;
}

/** How far beyond, as a quotient: a per cent of it would have to be rounded. */
function excess(target: ScoringTarget, actual: ScoringActual): string {
  const goal = plain(target.target!);
  const value = new Exact(actual.value!);
  const size = plain(value.abs());
  if (target.direction !== 'LE') return `(${size} − ${goal}) ÷ ${goal}`;
  return `(${goal} ${value.lt(0) ? '+' : '−'} ${size}) ÷ ${goal}`;
}

interface Penalty {
  readonly share: Exact;
  readonly line: WorkingLine;
}

function overPenalty(
  over: Exact,
  target: ScoringTarget,
  actual: ScoringActual,
  parameters: ScoringParameters,
): Penalty | null {
  if (actual.overCause !== 'TARGET_SET_TOO_LOW') return null;
  const tolerance = new Exact(parameters.overTolerance);
  switch (parameters.overMode) {
    case 'NONE':
      return null;
    case 'ZERO':
      return { share: ZERO, line: { code: 'OVER_ZERO', expression: '0' } };
    case 'LINEAR_EXCESS':
      return {
        share: clamp(ONE.minus(over.minus(tolerance))),
        line: {
          code: 'OVER_LINEAR',
          expression: `(1 − (${excess(target, actual)} − ${plain(tolerance.times(100))}%))`,
        },
      };
    case 'TIERED': {
      const cut = over.gte(1) ? '50' : over.gte('0.5') ? '30' : '10';
      return { share: ONE.minus(new Exact(cut).div(100)), line: { code: 'OVER_TIERED', expression: `(1 − ${cut}%)` } };
    }
  }
}

function clamp(share: Exact): Exact {
  return Exact.max(ZERO, Exact.min(ONE, share));
}
