import type { AppraisalDimension, AppraisalKind, Conclusion, ItemScore } from '@jixiao/shared';

/** An appraisal with what its readers need around it. */
export interface AppraisalRecord {
  id: string;
  version: number;
  state: string;
  objectKind: AppraisalKind;
  projectId: string | null;
  previousProjectId: string | null;
  projectState: string | null;
  projectSecrecy: string | null;
  objectiveId: string | null;
  objectCode: string;
  title: string;
  agencyId: string;
  agencyName: string;
  departmentId: string | null;
  divisionId: string | null;
  field: string | null;
  beneficiary: string | null;
  budgetYear: number;
  amountAsked: string;
  criteria: readonly AppraisalDimension[];
  background: string | null;
  content: string | null;
  funding: string | null;
  workDone: string | null;
  suggestions: string | null;
  otherMatters: string | null;
  duplicateOfId: string | null;
  duplicateOfName: string | null;
  plannedBy: string | null;
  preparedBy: string | null;
  reportedBy: string | null;
  reportedOn: string | null;
  takenUpBy: string | null;
  totalScore: string | null;
  suggestedConclusion: Conclusion | null;
  conclusion: Conclusion | null;
  conclusionReason: string | null;
  amountSupported: string | null;
  validToYear: number | null;
  concludedOn: string | null;
  concludedByName: string | null;
  contentHash: string | null;
  isAssumed: boolean;
}

export interface MaterialRecord {
  id: string;
  appraisalId: string;
  code: string;
  isPresent: boolean;
  reference: string | null;
}

export interface ScorerRecord {
  id: string;
  appraisalId: string;
  seatId: string;
  seatTitle: string;
  agencyId: string;
  roles: string[];
  agencyName: string;
  isChair: boolean;
  accountId: string | null;
  personName: string | null;
  submittedAt: Date | null;
}

export interface ScoreRecord extends ItemScore {
  scorerId: string;
  appraisalId: string;
}

/** The objective that an appraisal is about, as far as it must fit. */
export interface AppraisedObjective {
  id: string;
  objectType: string;
  budgetYear: number;
  agencyId: string;
  projectId: string | null;
  code: string | null;
  title: string | null;
}

export interface AppraisalFilter {
  year: number;
  text?: string | null;
  state?: string | null;
  objectKind?: string | null;
  projectId?: string | null;
}

export interface BudgetReviewRecord {
  id: string;
  projectId: string;
  appliedAmount: string;
  reviewedAmount: string;
  reviewer: string;
  documentNo: string;
  reviewedOn: string;
  opinion: string | null;
}

export interface PreparationRecord {
  projectId: string;
  projectType: string;
  version: number;
  documents: { code: string; isPresent: boolean; reference: string | null }[];
}
