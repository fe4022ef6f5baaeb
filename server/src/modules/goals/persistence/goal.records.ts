import type { Band, Direction, ReviewGrade, ReviewItems } from '@jixiao/shared';

/** The newest version of one objective with what its readers need around it. */
export interface ObjectiveRecord {
  /** Objective, the same over all its versions: what addresses and tasks name. */
  id: string;
  /** Version shown here: what transitions and later sheets name. */
  versionId: string;
  versionNo: number;
  version: number;
  state: string;
  objectType: string;
  budgetYear: number;
  projectId: string | null;
  projectCode: string | null;
  projectState: string | null;
  secrecy: string;
  title: string;
  agencyId: string;
  agencyName: string;
  /** First-level unit that takes the department's step. */
  departmentId: string | null;
  departmentName: string | null;
  divisionId: string | null;
  nature: string | null;
  responsiblePerson: string | null;
  startsOn: string | null;
  endsOn: string | null;
  budgetRound: string;
  catalogueCode: string;
  overallGoal: string | null;
  annualGoal: string | null;
  basis: string | null;
  scheduleText: string | null;
  annualAmount: string;
  contentHash: string | null;
  draftedBy: string | null;
  submittedBy: string | null;
  submittedAt: Date | null;
  deptReviewedBy: string | null;
  finReviewedBy: string | null;
  reviewerOpenedAt: Date | null;
  returnedReason: string | null;
  returnedBy: string | null;
  adjustmentReason: string | null;
  documentNo: string | null;
  approvedOn: string | null;
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
  formulaText: string | null;
  dataSource: string | null;
  captureMethod: string | null;
  isCore: boolean;
  remark: string | null;
  /** Indicator of the library that the row was taken from. */
  libraryIndicatorId: string | null;
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
  outcome: 'ACCEPTED' | 'RETURNED' | 'REJECTED';
  opinion: string | null;
  reviewerName: string | null;
  reviewedAt: Date;
}

export interface GoalFilter {
  year: number;
  text?: string | null;
  agencyId?: string | null;
  projectId?: string | null;
  states?: readonly string[] | null;
}
