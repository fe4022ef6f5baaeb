import { Exact, roundHalfUp } from '../decimal/decimal.js';

/** Words that say that something is a project, not which; digits and signs neither. */
const EMPTY = /示例|项目|专项|资金|经费|工程|补助|[\p{P}\p{S}\p{N}\s]/gu;

/** Pairs of neighbouring characters of a name: what two names can share without a dictionary. */
export function bigramsOf(name: string): string[] {
  const characters = [...name.normalize('NFKC').toLowerCase().replace(EMPTY, '')];
  return [...new Set(characters.slice(1).map((second, index) => characters[index]! + second))];
}

export interface OverlapFacts {
  /** Bigrams that both names have. */
  readonly shared: number;
  readonly own: number;
  readonly other: number;
  readonly sameAgency: boolean;
  readonly sameField: boolean;
  readonly sameFund: boolean;
  readonly sameBeneficiary: boolean;
}

export type OverlapReason = 'NAME' | 'AGENCY' | 'FIELD' | 'FUND' | 'BENEFICIARY';

export interface Overlap {
  /** 0 … 100. */
  readonly score: string;
  readonly reasons: readonly OverlapReason[];
  /** Dice coefficient of the names in percent. */
  readonly similarity: string;
}

/** Weights without a clause: the name counts most; circumstances alone never make an overlap. */
const WEIGHT = { NAME: 60, AGENCY: 10, FIELD: 10, FUND: 5, BENEFICIARY: 15 } as const;
const LEAST_SIMILARITY = 30;

/** How much an existing project resembles the one appraised; null where names have too little in common. */
export function overlapOf(facts: OverlapFacts): Overlap | null {
  const pairs = facts.own + facts.other;
  const similarity = pairs === 0 ? new Exact(0) : new Exact(facts.shared).times(200).div(pairs);
  if (similarity.lt(LEAST_SIMILARITY)) return null;
  const circumstances = (
    [
      ['AGENCY', facts.sameAgency],
      ['FIELD', facts.sameField],
      ['FUND', facts.sameFund],
      ['BENEFICIARY', facts.sameBeneficiary],
    ] as const
  ).flatMap(([reason, holds]) => (holds ? [reason] : []));
  const score = circumstances.reduce((sum, reason) => sum.plus(WEIGHT[reason]), similarity.times(WEIGHT.NAME).div(100));
  return {
    score: roundHalfUp(score, 1),
    reasons: ['NAME', ...circumstances],
    similarity: roundHalfUp(similarity, 1),
  };
}
