import type {
  AmountDraft,
  Band,
  CellDifference,
  ClinicContext,
  ClinicParameters,
  Direction,
  ObjectiveParameters,
  ObjectType,
  ReviewGrade,
  ReviewItem,
  TaskDraft,
  YearlyTarget,
} from '@jixiao/shared';
import type { Refusal } from '../../../lib/domain-error.js';

export interface GoalRow {
  id: string;
  state: string;
  versionNo: number;
  title: string;
  projectCode: string | null;
  agencyName: string;
  annualAmount: string;
  approvedOn: string | null;
  documentNo: string | null;
  returnedReason: string | null;
  updatedAt: string;
}

export interface GoalSummary {
  total: number;
  /** Null where objects contain one another, so that their money has no sum. */
  amount: string | null;
  states: { state: string; count: number; amount: string | null }[];
}

export interface Indicator {
  id: string;
  indicatorKey: string;
  horizon: 'ANNUAL' | 'MID_TERM';
  level1: string;
  level2: string;
  name: string;
  direction: Direction;
  isStrict: boolean;
  targetValue: string | null;
  targetLow: string | null;
  targetHigh: string | null;
  targetText: string | null;
  targetOn: string | null;
  plannedStartOn: string | null;
  bands: Band[] | null;
  unit: string | null;
  weight: string | null;
  targetBasis: string | null;
  baselineValue: string | null;
  baselineYear: number | null;
  yearlyTargets: YearlyTarget[] | null;
  formulaText: string | null;
  dataSource: string | null;
  captureMethod: string | null;
  isCore: boolean;
  remark: string | null;
  libraryIndicatorId: string | null;
}

/** A row of last year's form with what was reached. */
export interface PreviousIndicator extends Indicator {
  actual: { actualValue: string | null; actualText: string | null; isConfirmed: boolean } | null;
}

export interface PreviousYear {
  budgetYear: number;
  title: string;
  annualAmount: string;
  rows: PreviousIndicator[];
}

export interface RoundTaken {
  id: string;
  round: string;
  sequence: number;
  versionNo: number;
  takenOn: string;
  takenByName: string | null;
  annualAmount: string;
  controlAmount: string | null;
  documentNo: string | null;
}

export type Difference = CellDifference;

export interface CellRemark {
  field: string;
  text: string;
}

/** A remark that is still being written; with a value, the cell as the reviewer would have it. */
export interface DraftRemark extends CellRemark {
  value?: string;
}

export interface Review {
  id: string;
  versionNo: number;
  step: 'DEPARTMENT' | 'FINANCE';
  items: Partial<Record<ReviewItem, ReviewGrade>>;
  remarks: CellRemark[];
  overallGrade: ReviewGrade | null;
  outcome: string;
  opinion: string | null;
  reviewerName: string | null;
  reviewedAt: string;
  reviewedOn: string;
}

export interface Refinement {
  id: string;
  versionNo: number;
  state: 'OPEN' | 'ACCEPTED' | 'DECLINED' | 'TAKEN_BACK';
  changes: {
    field: string;
    row: string | null;
    before: string | null;
    after: string;
    reason: string | null;
  }[];
  opinion: string | null;
  proposedByName: string | null;
  proposedAt: string;
  answer: string | null;
  answeredByName: string | null;
  answeredAt: string | null;
}

export interface AvailableAction {
  action: string;
  allowed: boolean;
  refusals: Refusal[];
}

/** Function or plan of a body that objectives serve. */
export interface ServedFunction {
  id: string;
  kind: string;
  name: string;
}

export interface Objective extends GoalRow {
  versionId: string;
  version: number;
  budgetYear: number;
  objectType: ObjectType;
  code: string | null;
  transferLevel: string | null;
  parentObjectiveId: string | null;
  budgetRound: string;
  controlAmount: string | null;
  controlOpinion: string | null;
  contactPerson: string | null;
  contactPhone: string | null;
  functions: ServedFunction[];
  servableFunctions: ServedFunction[];
  tasks: TaskDraft[];
  amounts: AmountDraft[];
  origins: { field: string; origin: string }[];
  refinements: Refinement[];
  rounds: RoundTaken[];
  children: GoalRow[];
  previousYear: PreviousYear | null;
  projectId: string | null;
  agencyId: string;
  departmentName: string | null;
  nature: string | null;
  responsiblePerson: string | null;
  startsOn: string | null;
  endsOn: string | null;
  catalogueCode: string;
  overallGoal: string | null;
  annualGoal: string | null;
  basis: string | null;
  scheduleText: string | null;
  contentHash: string | null;
  returnedBy: string | null;
  adjustmentReason: string | null;
  adjustedOn: string | null;
  lateDocumentNo: string | null;
  latePaperOn: string | null;
  indicators: Indicator[];
  availableActions: AvailableAction[];
  reviews: Review[];
  history: {
    at: string;
    on: string;
    action: string;
    personName: string | null;
    seatTitle: string | null;
    comment: string | null;
  }[];
  rules: ObjectiveParameters;
  /** What is known around the objective, and the rules of the place: the screen examines with them while one types. */
  clinic: { context: ClinicContext; parameters: ClinicParameters };
}
