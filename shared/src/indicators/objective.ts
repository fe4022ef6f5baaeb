import type { Band, Direction } from '../scoring/types.js';

export type Horizon = 'ANNUAL' | 'MID_TERM';

/** One row of the form as it is typed; numbers are texts until they have been checked (domain §2.2). */
export interface IndicatorDraft {
  readonly horizon?: Horizon;
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  readonly direction: Direction;
  readonly isStrict?: boolean | null;
  readonly targetValue?: string | null;
  readonly targetLow?: string | null;
  readonly targetHigh?: string | null;
  /** 是 or 否 for BOOL, the description of the grades for QUAL. */
  readonly targetText?: string | null;
  readonly targetOn?: string | null;
  readonly plannedStartOn?: string | null;
  readonly bands?: readonly Band[] | null;
  readonly unit?: string | null;
  readonly weight?: string | null;
  readonly targetBasis?: string | null;
  readonly baselineValue?: string | null;
  readonly baselineYear?: number | null;
  /** Explanation or formula; names what a rate is a share of. */
  readonly formulaText?: string | null;
}

export interface ObjectiveDraft {
  readonly budgetYear: number;
  /** Yuan as typed. */
  readonly annualAmount: string;
  readonly annualGoal?: string | null;
  /** 立项依据: the plan, function or document that the objective comes from. */
  readonly basis?: string | null;
  readonly responsiblePerson?: string | null;
  readonly indicators: readonly IndicatorDraft[];
}

/** Rules of the place that an objective is judged by; frozen with it (design §1.2). */
export interface ObjectiveParameters {
  /** 90 where the execution rate brings the last ten points at self-evaluation, else 100. */
  readonly totalWeight: string;
  readonly minLevel1: number;
  readonly minLevel2: number;
  readonly minLevel3: number;
  /** Least per cent of quantitative rows; null where the place asks for none. */
  readonly quantitativeShare: string | null;
  readonly catalogueCode: string;
  /** Sum of the project's funding lines; null where there are none to compare with. */
  readonly fundingTotal: string | null;
}

export const DEFAULT_OBJECTIVE_PARAMETERS: ObjectiveParameters = {
  totalWeight: '90',
  minLevel1: 2,
  minLevel2: 2,
  minLevel3: 3,
  quantitativeShare: null,
  catalogueCode: '2015',
  fundingTotal: null,
};
