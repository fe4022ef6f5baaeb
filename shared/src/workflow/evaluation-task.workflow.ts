import { defineWorkflow } from './define-workflow.js';

/** 年度财政重点评价计划: judged and chosen by the performance office, approved by the bureau's leader (R136, R137). */
export const evaluationPlanWorkflow = defineWorkflow({
  name: 'evaluation-plan',
  states: ['DRAFT', 'SUBMITTED', 'APPROVED'],
  initial: 'DRAFT',
  final: ['APPROVED'],
  transitions: {
    submit: {
      from: ['DRAFT'],
      to: 'SUBMITTED',
      permission: 'financeEvaluation.plan',
      guards: ['choiceStands', 'objectsStand'],
    },
    return: { from: ['SUBMITTED'], to: 'DRAFT', permission: 'evaluationPlan.approve', comment: 'required' },
    approve: {
      from: ['SUBMITTED'],
      to: 'APPROVED',
      permission: 'evaluationPlan.approve',
      guards: ['choiceStands', 'objectsStand'],
      comment: 'optional',
    },
  },
});

/**
 * 部门年度评价计划: drawn up by the department's officer, approved by its head, reported to the bureau; what it chooses is
 * evaluated by the department itself (R131).
 */
export const departmentPlanWorkflow = defineWorkflow({
  name: 'department-plan',
  states: ['DRAFT', 'SUBMITTED', 'APPROVED', 'REPORTED'],
  initial: 'DRAFT',
  final: ['REPORTED'],
  transitions: {
    submit: {
      from: ['DRAFT'],
      to: 'SUBMITTED',
      permission: 'departmentEvaluation.manage',
      guards: ['choiceStands', 'objectsStand'],
    },
    return: { from: ['SUBMITTED'], to: 'DRAFT', permission: 'departmentPlan.approve', comment: 'required' },
    approve: {
      from: ['SUBMITTED'],
      to: 'APPROVED',
      permission: 'departmentPlan.approve',
      guards: ['choiceStands', 'objectsStand'],
      comment: 'optional',
    },
    report: { from: ['APPROVED'], to: 'REPORTED', permission: 'departmentEvaluation.manage' },
  },
});

const STATES = [
  'LISTED',
  'NOTIFIED',
  'PLAN_DRAFTED',
  'PLAN_APPROVED',
  'FIELD_WORK',
  'DRAFT_REPORT',
  'EXCHANGING_OPINIONS',
  'REPORT_FINAL',
  'GRADED',
  'FEEDBACK_SENT',
  'CLOSED',
  'ARCHIVED',
  'CANCELLED',
] as const;

/** Evaluation by the finance bureau: the steps of 财预〔2020〕10号 from plan to archive. */
export const evaluationTaskWorkflow = defineWorkflow({
  name: 'evaluation-task',
  states: STATES,
  initial: 'LISTED',
  final: ['ARCHIVED', 'CANCELLED'],
  transitions: {
    notify: {
      from: ['LISTED'],
      to: 'NOTIFIED',
      permission: 'financeEvaluation.manage',
      guards: ['noticeGiven', 'carriedOutInside'],
    },
    draftPlan: {
      from: ['NOTIFIED'],
      to: 'PLAN_DRAFTED',
      permission: 'financeEvaluation.score',
      guards: ['planComplete'],
    },
    returnPlan: {
      from: ['PLAN_DRAFTED'],
      to: 'NOTIFIED',
      permission: 'financeEvaluation.manage',
      comment: 'required',
    },
    approvePlan: {
      from: ['NOTIFIED', 'PLAN_DRAFTED'],
      to: 'PLAN_APPROVED',
      permission: 'financeEvaluation.manage',
      guards: [
        'carriedOutInside',
        'planComplete',
        'frameworkSumsUp',
        'itemsAddUp',
        'evaluatorNamed',
        'evaluatorIndependent',
      ],
    },
    startFieldWork: { from: ['PLAN_APPROVED'], to: 'FIELD_WORK', permission: 'financeEvaluation.score' },
    submitDraft: {
      from: ['FIELD_WORK'],
      to: 'DRAFT_REPORT',
      permission: 'financeEvaluation.score',
      guards: ['scoreSheetComplete', 'itemsAddUp'],
    },
    returnDraft: {
      from: ['DRAFT_REPORT'],
      to: 'FIELD_WORK',
      permission: 'financeEvaluation.manage',
      comment: 'required',
    },
    askOpinion: {
      from: ['DRAFT_REPORT'],
      to: 'EXCHANGING_OPINIONS',
      permission: 'financeEvaluation.manage',
      guards: ['reportPassesChecks'],
    },
    reviseReport: {
      from: ['EXCHANGING_OPINIONS'],
      to: 'FIELD_WORK',
      permission: 'financeEvaluation.manage',
      comment: 'required',
    },
    finalise: {
      from: ['EXCHANGING_OPINIONS'],
      to: 'REPORT_FINAL',
      permission: 'financeEvaluation.manage',
      guards: ['opinionSettled'],
    },
    grade: {
      from: ['REPORT_FINAL'],
      to: 'GRADED',
      permission: 'financeEvaluation.grade',
      guards: ['scoreSheetComplete'],
    },
    // What was found wrong later is put right by a new version; the final one before it stays (R145).
    reopen: {
      from: ['REPORT_FINAL', 'GRADED', 'FEEDBACK_SENT', 'CLOSED', 'ARCHIVED'],
      to: 'FIELD_WORK',
      permission: 'financeEvaluation.manage',
      guards: ['frameworkThere'],
      comment: 'required',
    },
    sendFeedback: { from: ['GRADED'], to: 'FEEDBACK_SENT', permission: 'feedback.send' },
    close: {
      from: ['FEEDBACK_SENT'],
      to: 'CLOSED',
      permission: 'financeEvaluation.manage',
      guards: ['correctionsClosed', 'papersComplete'],
    },
    archive: { from: ['CLOSED'], to: 'ARCHIVED', permission: 'financeEvaluation.manage' },
    cancel: {
      from: ['LISTED', 'NOTIFIED', 'PLAN_DRAFTED', 'PLAN_APPROVED', 'FIELD_WORK'],
      to: 'CANCELLED',
      permission: 'financeEvaluation.manage',
      comment: 'required',
    },
  },
});

/** 部门评价（综合评价）: the department's own steps; its end is the report handed in to the finance bureau (R131–R133). */
export const departmentEvaluationWorkflow = defineWorkflow({
  name: 'department-evaluation',
  states: STATES.filter((state) => state !== 'PLAN_DRAFTED'),
  initial: 'LISTED',
  final: ['ARCHIVED', 'CANCELLED'],
  transitions: {
    notify: { from: ['LISTED'], to: 'NOTIFIED', permission: 'departmentEvaluation.manage', guards: ['noticeGiven'] },
    approvePlan: {
      // The department's own order says whether its units get a notice of each evaluation.
      from: ['LISTED', 'NOTIFIED'],
      to: 'PLAN_APPROVED',
      permission: 'departmentEvaluation.manage',
      guards: ['carriedOutInside', 'planComplete', 'frameworkSumsUp', 'evaluatorNamed', 'evaluatorIndependent'],
    },
    startFieldWork: { from: ['PLAN_APPROVED'], to: 'FIELD_WORK', permission: 'financeEvaluation.score' },
    submitDraft: {
      from: ['FIELD_WORK'],
      to: 'DRAFT_REPORT',
      permission: 'financeEvaluation.score',
      guards: ['scoreSheetComplete'],
    },
    returnDraft: {
      from: ['DRAFT_REPORT'],
      to: 'FIELD_WORK',
      permission: 'departmentEvaluation.manage',
      comment: 'required',
    },
    askOpinion: {
      from: ['DRAFT_REPORT'],
      to: 'EXCHANGING_OPINIONS',
      permission: 'departmentEvaluation.manage',
      guards: ['reportPassesChecks'],
    },
    reviseReport: {
      from: ['EXCHANGING_OPINIONS'],
      to: 'FIELD_WORK',
      permission: 'departmentEvaluation.manage',
      comment: 'required',
    },
    finalise: {
      from: ['EXCHANGING_OPINIONS'],
      to: 'REPORT_FINAL',
      permission: 'departmentEvaluation.manage',
      guards: ['opinionSettled'],
    },
    grade: {
      from: ['REPORT_FINAL'],
      to: 'GRADED',
      permission: 'departmentEvaluation.manage',
      guards: ['scoreSheetComplete'],
    },
    reopen: {
      from: ['REPORT_FINAL', 'GRADED', 'FEEDBACK_SENT', 'CLOSED', 'ARCHIVED'],
      to: 'FIELD_WORK',
      permission: 'departmentEvaluation.manage',
      guards: ['frameworkThere'],
      comment: 'required',
    },
    sendFeedback: { from: ['GRADED'], to: 'FEEDBACK_SENT', permission: 'departmentEvaluation.manage' },
    handIn: { from: ['GRADED', 'FEEDBACK_SENT'], to: 'CLOSED', permission: 'departmentEvaluation.manage' },
    archive: { from: ['CLOSED'], to: 'ARCHIVED', permission: 'departmentEvaluation.manage' },
    cancel: {
      from: ['LISTED', 'NOTIFIED', 'PLAN_APPROVED', 'FIELD_WORK'],
      to: 'CANCELLED',
      permission: 'departmentEvaluation.manage',
      comment: 'required',
    },
  },
});
