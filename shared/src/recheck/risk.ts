import { Exact, roundHalfUp } from '../decimal/decimal.js';
import { type Grade, gradeOf, type GradeScale } from '../grades/grade-scale.js';
import { compareMoney, fen } from '../money/money.js';
import type { Rules } from '../parameters/read-rules.js';
import { drawSample } from '../monitoring/spot-sample.js';
import { honesty, honestyWeight } from './deviation.js';

export const RISK_REASONS = [
  'NEAR_BAND_EDGE',
  'EXCELLENT_LOW_EXECUTION',
  'OVER_ACHIEVED',
  'DEVIATED_BEFORE',
  'LARGE_AMOUNT',
  'ROWS_NOT_APPLICABLE',
] as const;
export type RiskReason = (typeof RISK_REASONS)[number];

/** What is known of a self-evaluation before anybody looks into it. */
export interface SelfEvaluationFacts {
  /** Unique in the population and known to everyone, so that the draw can be repeated. */
  readonly key: string;
  readonly totalScore: string;
  readonly grade: Grade | null;
  readonly amount: string;
  readonly adjustedBudget: string;
  readonly executed: string;
  readonly overAchieved: boolean;
  /** Indicators that the unit has marked as not applicable: they no longer count. */
  readonly notApplicable: number;
  /** Mean |self − recheck| of the unit's earlier rechecks; null where there were none. */
  readonly earlierDeviation: string | null;
}

export interface RiskRules {
  readonly scale: GradeScale;
  readonly nearEdge: number;
  readonly lowExecution: number;
  readonly largeAmount: number;
  readonly deviation: number;
  readonly nothingAt: number;
}

export interface Risk {
  readonly reasons: readonly RiskReason[];
  /** Weight of the unit from its earlier honesty. */
  readonly weight: string;
  /** Number of reasons × weight. */
  readonly points: string;
}

export function riskRules(rules: Rules): RiskRules {
  return {
    scale: rules.rule('grade.scale'),
    nearEdge: rules.rule('recheck.nearEdge'),
    lowExecution: rules.rule('recheck.lowExecution'),
    largeAmount: rules.rule('recheck.largeAmount'),
    deviation: rules.rule('recheck.deviation'),
    nothingAt: rules.rule('recheck.honestyNothingAt'),
  };
}

/** Reasons to look into a self-evaluation first. A score just above the edge of a band is the one worth rounding up to. */
export function riskOf(facts: SelfEvaluationFacts, rules: RiskRules): Risk {
  const holds: Record<RiskReason, boolean> = {
    NEAR_BAND_EDGE: isNearEdge(facts.totalScore, rules),
    EXCELLENT_LOW_EXECUTION: facts.grade === 'EXCELLENT' && isLow(facts, rules.lowExecution),
    OVER_ACHIEVED: facts.overAchieved,
    DEVIATED_BEFORE: facts.earlierDeviation !== null && new Exact(facts.earlierDeviation).gte(rules.deviation),
    LARGE_AMOUNT: compareMoney(facts.amount, `${rules.largeAmount}.00`) >= 0,
    ROWS_NOT_APPLICABLE: facts.notApplicable > 0,
  };
  const reasons = RISK_REASONS.filter((reason) => holds[reason]);
  const weight = honestyWeight(honesty(facts.earlierDeviation, rules.nothingAt));
  return { reasons, weight, points: roundHalfUp(new Exact(weight).times(reasons.length), 2) };
}

export interface SampleRequest {
  /** How many of the riskiest are taken; sheets without any reason are left to chance. */
  readonly byRisk: number;
  /** Per cent of the rest that is drawn. */
  readonly share: string;
  readonly seed: string;
}

export interface Drawn extends Risk {
  readonly key: string;
  readonly chosenBy: 'RISK' | 'RANDOM';
}

/** The riskiest first, then a share of all others by lot. The same population, rules and seed give the same sample (R123). */
export function drawRecheckSample(
  population: readonly SelfEvaluationFacts[],
  request: SampleRequest,
  rules: RiskRules,
): Drawn[] {
  const judged = population.map((facts) => ({ ...riskOf(facts, rules), key: facts.key, amount: facts.amount }));
  const byKey = new Map(judged.map((one) => [one.key, one]));
  const risky = judged
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => new Exact(b.points).cmp(a.points) || compareMoney(b.amount, a.amount) || (a.key < b.key ? -1 : 1))
    .slice(0, request.byRisk)
    .map(({ key }) => key);
  const taken = new Set(risky);
  const rest = [...byKey.keys()].filter((key) => !taken.has(key));
  const lots = new Exact(request.share).isZero() ? [] : drawSample(rest, request.share, request.seed);
  const drawn = (keys: readonly string[], chosenBy: Drawn['chosenBy']): Drawn[] =>
    keys.map((key) => {
      const { reasons, weight, points } = byKey.get(key)!;
      return { key, reasons, weight, points, chosenBy };
    });
  return [...drawn(risky, 'RISK'), ...drawn(lots, 'RANDOM')];
}

function isNearEdge(total: string, { scale, nearEdge }: RiskRules): boolean {
  const band = scale.find(({ grade }) => grade === gradeOf(total, scale));
  if (!band || new Exact(band.from).isZero()) return false;
  return new Exact(total).minus(band.from).lte(nearEdge);
}

function isLow({ adjustedBudget, executed }: SelfEvaluationFacts, limit: number): boolean {
  if (compareMoney(adjustedBudget, '0.00') === 0) return false;
  return new Exact(fen(executed).toString()).div(fen(adjustedBudget).toString()).times(100).lt(limit);
}
