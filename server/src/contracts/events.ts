/**
 * News from a module to later ones: ids, codes, days and years, never what somebody wrote and never an amount. Events are
 * kept for good (C54), and what a state secret leaves is erased where it stands (C26): whoever needs a text asks the room
 * that has it. The name is the past tense of what happened. A handler runs in its own transaction and must bear being
 * called twice.
 */
export interface DomainEvents {
  ObjectiveApproved: { objectiveVersionIds: string[]; budgetReplyId: string; approvedOn: string };
  /** Handed in for projects whose budget has been replied: what waited for an objective may be asked again. */
  ObjectiveDeclared: { objectiveVersionIds: string[]; budgetYears: number[] };
  ExAnteAppraisalConcluded: { appraisalId: string; budgetYear: number; validToYear: number };
  BudgetReviewRecorded: { projectId: string; budgetYear: number };
  MonitoringRoundOpened: { roundId: string };
  /** A disposal of monitoring is in force: what it asks for is opened by whoever keeps it. */
  MonitoringDisposed: {
    disposalId: string;
    kind: 'CORRECT' | 'ADJUST_GOAL' | 'ADJUST_BUDGET' | 'SUSPEND' | 'RECOVER_FUNDS';
    projectId: string | null;
    workYear: number;
  };
  ProjectSuspended: { projectId: string };
  /** What has gone out of it is taken back. */
  ProjectSecrecyRaised: { projectId: string; label: 'PUBLIC' | 'ON_REQUEST' | 'NOT_PUBLIC' | 'CLASSIFIED' };
  /** The same of a body. */
  AgencySecrecyRaised: { agencyId: string; label: 'PUBLIC' | 'ON_REQUEST' | 'NOT_PUBLIC' | 'CLASSIFIED' };
  SelfEvaluationAccepted: { selfEvaluationIds: string[] };
  /** A step of a third-party engagement, for the firm's own program. */
  EngagementMoved: {
    engagementId: string;
    firmAgencyId: string;
    action: string;
    state: string;
    workYear: number;
  };
  EngagementPaperFiled: {
    engagementId: string;
    firmAgencyId: string;
    paperId: string;
    kind: string;
    taskId: string | null;
  };
  /** A step of an evaluation that a firm is engaged for. */
  EvaluationMoved: {
    taskId: string;
    engagementId: string;
    firmAgencyId: string;
    action: string;
    state: string;
  };
  EvaluationGraded: { taskId: string; agencyId: string; projectId: string | null; workYear: number };
  CorrectiveActionClosed: { correctiveActionId: string; sourceType: 'EVALUATION' | 'MONITORING'; sourceId: string };
  BudgetLinkageApplied: {
    budgetLinkageId: string;
    projectId: string;
    budgetYear: number;
    /** Disposal of monitoring that asked for it. */
    disposalId: string | null;
  };
  ResultPublished: { disclosureId: string };
}

export type EventName = keyof DomainEvents;
