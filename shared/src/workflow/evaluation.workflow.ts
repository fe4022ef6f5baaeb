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
    accept: {
      from: ['DEPT_REVIEWED'],
      to: 'ACCEPTED',
      permission: 'selfEvaluation.review',
      guards: ['opinionGiven'],
      comment: 'optional',
    },
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
