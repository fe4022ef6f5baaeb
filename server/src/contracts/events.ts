/**
 * News from a module to later ones: ids and facts, never entities. The name is the past tense of what happened.
 * A handler runs in its own transaction and must bear being called twice.
 */
export interface DomainEvents {
  ObjectiveApproved: { objectiveVersionIds: string[]; budgetReplyId: string; approvedOn: string };
  /** Handed in for projects whose budget has been replied: what waited for an objective may be asked again. */
  ObjectiveDeclared: { objectiveVersionIds: string[]; budgetYears: number[] };
  ExAnteAppraisalConcluded: { appraisalId: string; budgetYear: number; validToYear: number };
  BudgetReviewRecorded: { projectId: string; budgetYear: number };
  MonitoringRoundOpened: { roundId: string };
  MonitoringSheetDisposed: {
    sheetId: string;
    /** Null for what is no project. */
    projectId: string | null;
    objectName: string;
    agencyId: string;
    disposal: 'CORRECT' | 'SUSPEND' | 'RECOVER_FUNDS';
    note: string;
    workYear: number;
  };
  SelfEvaluationAccepted: { selfEvaluationIds: string[] };
  EvaluationGraded: { taskId: string; agencyId: string; projectId: string | null; workYear: number };
  CorrectiveActionClosed: { correctiveActionId: string; sourceType: 'EVALUATION' | 'MONITORING'; sourceId: string };
  BudgetLinkageApplied: { budgetLinkageId: string; projectId: string; budgetYear: number };
  ResultPublished: { disclosureId: string };
}

export type EventName = keyof DomainEvents;
