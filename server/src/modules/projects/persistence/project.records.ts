/** A project as other modules know it. */
export interface ProjectRecord {
  id: string;
  budgetYear: number;
  code: string;
  name: string;
  agencyId: string;
  agencyName: string;
  category: string;
  nature: string;
  field: string | null;
  state: string;
  secrecy: string;
  responsiblePerson: string | null;
  responsiblePhone: string | null;
  startsOn: string | null;
  endsOn: string | null;
  overview: string | null;
  previousProjectId: string | null;
  source: string;
  isSupplement: boolean;
  /** 重大: asked by rules whatever the amount. */
  isMajor: boolean;
  /** 到期拟延续. */
  isRenewal: boolean;
  /** 资金标签, codes of `FUND_TAGS`. */
  fundTags: readonly string[];
  isAssumed: boolean;
  version: number;
}

/** Money of one project up to a business date. All null for a classified project, of which no amount is shown. */
export interface ExecutionRecord {
  projectId: string;
  originalBudget: string | null;
  adjustedBudget: string | null;
  executedAmount: string | null;
  /** Day of the last payment up to the asked day. */
  lastPaidOn: string | null;
}

export interface FundingRecord {
  id: string;
  projectId: string;
  fundKind: string;
  fundSource: string;
  fundCategory: string | null;
  originalAmount: string;
}

export interface AdjustmentRecord {
  id: string;
  projectId: string;
  fundingLineId: string;
  kind: string;
  amount: string;
  adjustedOn: string;
  documentNo: string;
  reason: string;
}

export interface PaymentRecord {
  id: string;
  projectId: string;
  fundingLineId: string;
  paidOn: string;
  amount: string;
  voucherNo: string;
  economicClass: string | null;
  purpose: string | null;
}

export interface ProjectFilter {
  year: number;
  text?: string | null;
  agencyId?: string | null;
  state?: string | null;
}

/** One funding line with its project, as it stands in the project sheet. */
export interface SheetLine {
  code: string;
  name: string;
  agencyCode: string;
  category: string;
  nature: string;
  fundKind: string;
  fundSource: string;
  amount: string;
  responsiblePerson: string | null;
  startsOn: string | null;
  endsOn: string | null;
  overview: string | null;
}
