import type { Refusal } from '../errors/refusal.js';

export type Direction = 'GE' | 'LE' | 'EQ' | 'RANGE' | 'DATE_BY' | 'BOOL' | 'QUAL' | 'BAND';
export const DIRECTIONS = ['GE', 'LE', 'EQ', 'RANGE', 'DATE_BY', 'BOOL', 'QUAL', 'BAND'] as const;

export type Attainment = 'ACHIEVED' | 'PARTLY' | 'NOT_ACHIEVED';
export type OverCause = 'TARGET_SET_TOO_LOW' | 'POLICY_OR_DEMAND_CHANGE' | 'SCALE_EXPANDED' | 'OTHER';

/** Share of the weight that a band gives; `from` is its inclusive lower edge. */
export interface Band {
  readonly from: string;
  /** Per cent of the weight, 0–100. */
  readonly share: string;
}

/** Target of one indicator, as approved. Numbers are decimal strings; per cents are 0–100. */
export interface ScoringTarget {
  readonly direction: Direction;
  readonly weight: string;
  /** `>` or `<`: meeting it means strictly beyond. */
  readonly strict?: boolean;
  readonly target?: string | null;
  readonly low?: string | null;
  readonly high?: string | null;
  /** ISO dates of DATE_BY. */
  readonly targetOn?: string | null;
  readonly plannedStartOn?: string | null;
  /** Value that BOOL asks for; 是否存在违规 asks for false. */
  readonly targetYes?: boolean | null;
  readonly bands?: readonly Band[] | null;
}

export interface ScoringActual {
  readonly value?: string | null;
  readonly on?: string | null;
  readonly yes?: boolean | null;
  readonly attainment?: Attainment | null;
  /** Per cent inside the attainment's interval, for QUAL. */
  readonly share?: string | null;
  readonly overCause?: OverCause | null;
  readonly notApplicable?: boolean;
}

export interface ScoringParameters {
  /** Share above the target from which a cause is demanded, 0.30 by default (domain §3.4). */
  readonly overTolerance: string;
  readonly overMode: 'LINEAR_EXCESS' | 'ZERO' | 'TIERED' | 'NONE';
  readonly reverseFormula: 'RATIO' | 'LINEAR';
  readonly eqOverPenal: boolean;
  readonly eqTolerance: string;
}

export const DEFAULT_SCORING: ScoringParameters = {
  overTolerance: '0.30',
  overMode: 'LINEAR_EXCESS',
  reverseFormula: 'RATIO',
  eqOverPenal: false,
  eqTolerance: '0',
};

/** One line of the working, as one would write it by hand. */
export interface WorkingLine {
  /** Catalogue key `working.<code>`: what this line says. */
  readonly code: string;
  /** Arithmetic such as `10 × 18 ÷ 20 = 9.00`; empty where a sentence says it all. */
  readonly expression: string;
}

export interface RowScore {
  /** Points with two decimals; null while incomplete or not applicable, never nought for "not evaluated". */
  readonly score: string | null;
  readonly status: 'SCORED' | 'INCOMPLETE' | 'NOT_APPLICABLE';
  readonly met: boolean | null;
  /** Share by which the target was exceeded; null where the check is skipped. */
  readonly overAchievement: string | null;
  /** A cause must be chosen before the sheet may be submitted. */
  readonly overCauseRequired: boolean;
  /** Points are lost or the target is not met: cause and measures must be written. */
  readonly causeRequired: boolean;
  readonly working: readonly WorkingLine[];
  readonly refusals: readonly Refusal[];
}
