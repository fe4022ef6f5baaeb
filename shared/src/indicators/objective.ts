import type { Band, Direction } from '../scoring/types.js';
import { CATALOGUE_2015, type IndicatorCatalogue, type ObjectType } from './catalogue.js';

export type Horizon = 'ANNUAL' | 'MID_TERM';

/** What is to be reached by the end of one year of several (R051). */
export interface YearlyTarget {
  readonly year: number;
  readonly value: string;
}

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
  readonly yearlyTargets?: readonly YearlyTarget[] | null;
  /** Explanation or formula; names what a rate is a share of. */
  readonly formulaText?: string | null;
}

/** Row of 年度主要任务 in the form of a whole department or unit (domain §2.3). */
export interface TaskDraft {
  readonly name: string;
  readonly content?: string | null;
  readonly fiscalAmount: string;
  readonly otherAmount: string;
}

/** ANNUAL and MID_TERM: money of a project by where it comes from (F1–F6). BASE and PROJECT: budget of a whole body. */
export const AMOUNT_BLOCKS = ['ANNUAL', 'MID_TERM', 'BASE', 'PROJECT'] as const;
export type AmountBlock = (typeof AMOUNT_BLOCKS)[number];

export const AMOUNT_KINDS = [
  'GENERAL_PUBLIC',
  'GOVERNMENT_FUND',
  'STATE_CAPITAL',
  'SOCIAL_INSURANCE',
  'CARRYOVER',
  'OTHER',
] as const;
export type AmountKind = (typeof AMOUNT_KINDS)[number];

/** One cell of the funding or budget block. */
export interface AmountDraft {
  readonly block: AmountBlock;
  readonly kind: AmountKind;
  readonly amount: string;
}

export interface ObjectiveDraft {
  readonly objectType?: ObjectType;
  readonly budgetYear: number;
  /** Yuan as typed. */
  readonly annualAmount: string;
  readonly annualGoal?: string | null;
  /** 立项依据: the plan, function or document that the objective comes from. */
  readonly basis?: string | null;
  readonly responsiblePerson?: string | null;
  readonly indicators: readonly IndicatorDraft[];
  readonly tasks?: readonly TaskDraft[];
  readonly amounts?: readonly AmountDraft[];
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
  /** Second levels that the kind of funds asks for, beyond the catalogue (R090). */
  readonly requiredLevel2?: readonly string[];
  readonly catalogue: IndicatorCatalogue;
  /** Sum of the project's funding lines; null where there are none to compare with. */
  readonly fundingTotal: string | null;
  /** Figure that came down with 一下; the second submission stays within it. */
  readonly controlAmount?: string | null;
  /** Sum of the objectives of the department's projects, for its whole-department form. */
  readonly projectsTotal?: string | null;
  /** What is left of the parent transfer for this part of it. */
  readonly parentRemainder?: string | null;
  /** What the parts of this transfer hold already. */
  readonly childrenTotal?: string | null;
}

export const DEFAULT_OBJECTIVE_PARAMETERS: ObjectiveParameters = {
  totalWeight: '90',
  minLevel1: 2,
  minLevel2: 2,
  minLevel3: 3,
  quantitativeShare: null,
  catalogue: CATALOGUE_2015,
  fundingTotal: null,
};
