import { defineWorkflow } from './define-workflow.js';

/** 项目支出绩效自评表 (财预〔2020〕10号). */
export const selfEvaluationWorkflow = defineWorkflow({
  name: 'self-evaluation',
  states: ['DRAFT', 'SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED', 'RETURNED'],
  initial: 'DRAFT',
  final: ['ACCEPTED'],
  transitions: {
    submit: {
      from: ['DRAFT', 'RETURNED'],
      to: 'SUBMITTED',
      permission: 'selfEvaluation.submit',
      guards: ['objectiveStands', 'selfEvaluationComplete'],
    },
    deptAccept: {
      from: ['SUBMITTED'],
      to: 'DEPT_REVIEWED',
      permission: 'selfEvaluation.deptReview',
      comment: 'optional',
    },
    deptReturn: { from: ['SUBMITTED'], to: 'RETURNED', permission: 'selfEvaluation.deptReview', comment: 'required' },
    accept: { from: ['DEPT_REVIEWED'], to: 'ACCEPTED', permission: 'selfEvaluation.review', comment: 'optional' },
    finReturn: { from: ['DEPT_REVIEWED'], to: 'RETURNED', permission: 'selfEvaluation.review', comment: 'required' },
  },
});

/** 复核 of a self-evaluation by the bureau: scored, shown to the unit, which may answer, then closed. */
export const recheckWorkflow = defineWorkflow({
  name: 'recheck',
  states: ['OPEN', 'ISSUED', 'ANSWERED', 'CLOSED'],
  initial: 'OPEN',
  final: ['CLOSED'],
  transitions: {
    issue: { from: ['OPEN'], to: 'ISSUED', permission: 'selfEvaluation.review', guards: ['everyRowRechecked'] },
    answer: { from: ['ISSUED'], to: 'ANSWERED', permission: 'selfEvaluation.submit', comment: 'required' },
    close: {
      from: ['ISSUED', 'ANSWERED'],
      to: 'CLOSED',
      permission: 'selfEvaluation.review',
      guards: ['everyRowRechecked'],
      comment: 'optional',
    },
  },
});

/** Evaluation by a department or by the finance bureau: the steps of 财预〔2020〕10号 from plan to archive. */
export const evaluationTaskWorkflow = defineWorkflow({
  name: 'evaluation-task',
  states: [
    'LISTED',
    'NOTIFIED',
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
  ],
  initial: 'LISTED',
  final: ['ARCHIVED', 'CANCELLED'],
  transitions: {
    notify: { from: ['LISTED'], to: 'NOTIFIED', permission: 'financeEvaluation.manage', guards: ['noticeGiven'] },
    approvePlan: {
      from: ['NOTIFIED'],
      to: 'PLAN_APPROVED',
      permission: 'financeEvaluation.manage',
      guards: ['frameworkSumsUp', 'evaluatorIndependent'],
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
      permission: 'financeEvaluation.manage',
      comment: 'required',
    },
    askOpinion: { from: ['DRAFT_REPORT'], to: 'EXCHANGING_OPINIONS', permission: 'financeEvaluation.manage' },
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
    sendFeedback: { from: ['GRADED'], to: 'FEEDBACK_SENT', permission: 'feedback.send' },
    close: {
      from: ['FEEDBACK_SENT'],
      to: 'CLOSED',
      permission: 'financeEvaluation.manage',
      guards: ['correctionsClosed', 'papersComplete'],
    },
    archive: { from: ['CLOSED'], to: 'ARCHIVED', permission: 'financeEvaluation.manage' },
    cancel: {
      from: ['LISTED', 'NOTIFIED', 'PLAN_APPROVED', 'FIELD_WORK'],
      to: 'CANCELLED',
      permission: 'financeEvaluation.manage',
      comment: 'required',
    },
  },
});
