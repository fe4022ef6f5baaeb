/** What may be entrusted to a third party (财预〔2021〕6号); everything else is the body's own duty. */
export const ENGAGEMENT_KINDS = [
  'EX_ANTE',
  'OBJECTIVE_REVIEW',
  'EVALUATION',
  'RECHECK',
  'INDICATOR_STANDARD',
  'RESEARCH',
] as const;
export type EngagementKind = (typeof ENGAGEMENT_KINDS)[number];

export const isEngagementKind = (kind: string): kind is EngagementKind =>
  (ENGAGEMENT_KINDS as readonly string[]).includes(kind);

/** While an engagement is in one of these, and inside its dates, the firm sees what it was given. */
export const RUNNING_ENGAGEMENT = ['CONTRACTED', 'WORKING', 'SUBMITTED', 'RETURNED'] as const;
/** States in which what is evaluated, the firm and the contract may still be changed. */
export const PREPARED_ENGAGEMENT = ['NEED', 'PROCURING', 'SELECTED'] as const;

const among = (states: readonly string[], state: string): boolean => states.includes(state);
export const isPrepared = (state: string): boolean => among(PREPARED_ENGAGEMENT, state);
/** Whether an evaluation may still be put under it. */
export const takesEvaluations = (state: string): boolean =>
  isPrepared(state) || among(['CONTRACTED', 'WORKING'], state);

export interface EngagementTerm {
  readonly state: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

export function isRunning({ state, startsOn, endsOn }: EngagementTerm, today: string): boolean {
  return (
    among(RUNNING_ENGAGEMENT, state) && startsOn !== null && endsOn !== null && startsOn <= today && today <= endsOn
  );
}

/** Papers of the procedure; all but the opinion of the business division come from the firm. */
export const PAPER_KINDS = ['WORK_PLAN', 'FIELD_PAPERS', 'FIELD_RECEIPT', 'OFFICE_OPINION', 'FINAL_REPORT'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export const comesFromFirm = (kind: string): boolean => kind !== 'OFFICE_OPINION';

export type PapersByKind = Readonly<Partial<Record<EngagementKind, readonly PaperKind[]>>>;

/** 工作方案、现场评价底稿、现场评价回执、财政业务科室绩效报告反馈意见 and the report, as one district demands of every evaluation. */
export const DEFAULT_PAPERS: PapersByKind = {
  EVALUATION: PAPER_KINDS,
  RECHECK: ['WORK_PLAN', 'FIELD_PAPERS', 'FINAL_REPORT'],
  EX_ANTE: ['WORK_PLAN', 'FINAL_REPORT'],
  OBJECTIVE_REVIEW: ['FINAL_REPORT'],
  INDICATOR_STANDARD: ['WORK_PLAN', 'FINAL_REPORT'],
  RESEARCH: ['WORK_PLAN', 'FINAL_REPORT'],
};

export function readPapers(value: unknown): PapersByKind | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const fits = Object.entries(value).every(
    ([kind, papers]) =>
      isEngagementKind(kind) &&
      Array.isArray(papers) &&
      papers.every((paper) => (PAPER_KINDS as readonly unknown[]).includes(paper)),
  );
  return fits ? (value as PapersByKind) : null;
}
