import type {
  AmountBlock,
  AmountKind,
  Band,
  Direction,
  IndicatorCatalogue,
  ObjectType,
  ReviewGrade,
  ReviewItems,
  YearlyTarget,
} from '@jixiao/shared';
import type { Origins } from '../domain/origins.js';

export type TransferLevel = 'OVERALL' | 'REGION' | 'PROJECT';
export const ADJUSTMENT_KINDS = ['POLICY_CHANGE', 'FORCE_MAJEURE', 'BUDGET_ADJUSTED', 'MONITORING_RESULT'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];

/** The newest version of one objective with what its readers need around it. */
export interface ObjectiveRecord {
  /** Objective, the same over all its versions: what addresses and tasks name. */
  id: string;
  /** Version shown here: what transitions and later sheets name. */
  versionId: string;
  versionNo: number;
  version: number;
  state: string;
  objectType: ObjectType;
  /** Code of a policy or transfer; projects have their project's. */
  code: string | null;
  transferLevel: TransferLevel | null;
  parentObjectiveId: string | null;
  /** Objective of the year before that this one continues. */
  previousObjectiveId: string | null;
  /** Order of the lists; never the same for two objectives. */
  sortKey: string;
  budgetYear: number;
  projectId: string | null;
  projectCode: string | null;
  projectState: string | null;
  secrecy: string;
  title: string;
  agencyId: string;
  agencyName: string;
  agencyCode: string | null;
  /** First-level unit that takes the department's step. */
  departmentId: string | null;
  departmentName: string | null;
  divisionId: string | null;
  nature: string | null;
  responsiblePerson: string | null;
  contactPerson: string | null;
  contactPhone: string | null;
  startsOn: string | null;
  endsOn: string | null;
  budgetRound: string;
  catalogueCode: string;
  overallGoal: string | null;
  annualGoal: string | null;
  basis: string | null;
  scheduleText: string | null;
  annualAmount: string;
  /** Figure that came down with 一下, with what was said about it. */
  controlAmount: string | null;
  controlOpinion: string | null;
  controlDocumentNo: string | null;
  controlOn: string | null;
  origins: Origins;
  /** Catalogue that the approval froze; null while it is not approved. */
  frozenCatalogue: IndicatorCatalogue | null;
  contentHash: string | null;
  draftedBy: string | null;
  submittedBy: string | null;
  submittedAt: Date | null;
  deptReviewedBy: string | null;
  finReviewedBy: string | null;
  reviewerOpenedAt: Date | null;
  returnedReason: string | null;
  returnedBy: string | null;
  adjustmentKind: AdjustmentKind | null;
  adjustmentReason: string | null;
  adjustedOn: string | null;
  /** Paper that the bureau had in time, of an adjustment that is handed in after the cut-off. */
  lateDocumentNo: string | null;
  latePaperOn: string | null;
  documentNo: string | null;
  approvedOn: string | null;
  /** Day by which it must be published, as the rule was when it was approved. */
  publishBy: string | null;
  editSessionId: string | null;
  isAssumed: boolean;
  updatedAt: Date;
}

export interface IndicatorRecord {
  id: string;
  objectiveVersionId: string;
  indicatorKey: string;
  horizon: 'ANNUAL' | 'MID_TERM';
  ordinal: number;
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
  /** Indicator of the library that the row was taken from. */
  libraryIndicatorId: string | null;
}

export interface ObjectiveTaskRecord {
  objectiveVersionId: string;
  ordinal: number;
  name: string;
  content: string | null;
  fiscalAmount: string;
  otherAmount: string;
}

export interface AmountRecord {
  objectiveVersionId: string;
  block: AmountBlock;
  kind: AmountKind;
  amount: string;
}

/** What an objective serves (R074). */
export interface ObjectiveFunctionRecord {
  objectiveVersionId: string;
  id: string;
  kind: string;
  name: string;
}

/** A reviewer's remark on one cell, seen in the same cell by the declarer. */
export interface CellRemark {
  field: string;
  text: string;
}

export interface ReviewRecord {
  id: string;
  objectiveVersionId: string;
  versionNo: number;
  step: 'DEPARTMENT' | 'FINANCE';
  items: ReviewItems;
  remarks: CellRemark[];
  suggestedGrade: ReviewGrade | null;
  overallGrade: ReviewGrade | null;
  outcome: 'ACCEPTED' | 'REFINED' | 'RETURNED' | 'REJECTED';
  opinion: string | null;
  reviewerName: string | null;
  reviewedAt: Date;
  /** Business date of it. */
  reviewedOn: string;
}

export interface GoalFilter {
  year: number;
  text?: string | null;
  agencyId?: string | null;
  projectId?: string | null;
  objectTypes?: readonly string[] | null;
  states?: readonly string[] | null;
}
