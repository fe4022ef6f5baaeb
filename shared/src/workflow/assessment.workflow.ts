import { defineWorkflow } from './define-workflow.js';

/** 考核评分表 of one unit (预算法实施条例 Art. 73). */
export const assessmentSheetWorkflow = defineWorkflow({
  name: 'assessment-sheet',
  states: ['SELF_SCORING', 'SUBMITTED', 'REVIEWING', 'DECIDED', 'NOTIFIED'],
  initial: 'SELF_SCORING',
  final: ['NOTIFIED'],
  transitions: {
    submit: {
      from: ['SELF_SCORING'],
      to: 'SUBMITTED',
      permission: 'assessment.selfScore',
      guards: ['selfScoreComplete'],
    },
    startReview: { from: ['SUBMITTED'], to: 'REVIEWING', permission: 'assessment.review' },
    return: {
      from: ['SUBMITTED', 'REVIEWING'],
      to: 'SELF_SCORING',
      permission: 'assessment.review',
      comment: 'required',
    },
    decide: {
      from: ['REVIEWING'],
      to: 'DECIDED',
      permission: 'assessment.manage',
      guards: ['everyDifferenceExplained'],
    },
    notify: { from: ['DECIDED'], to: 'NOTIFIED', permission: 'assessment.manage', guards: ['circularNumbered'] },
  },
});

/** 年度工作情况报告, from draft to report upward. */
export const annualReportWorkflow = defineWorkflow({
  name: 'annual-report',
  states: ['DRAFT', 'CROSS_CHECKED', 'SIGNED', 'REPORTED'],
  initial: 'DRAFT',
  final: ['REPORTED'],
  transitions: {
    crossCheck: {
      from: ['DRAFT'],
      to: 'CROSS_CHECKED',
      permission: 'report.manage',
      guards: ['relationsHoldOrExplained'],
    },
    reopen: { from: ['CROSS_CHECKED'], to: 'DRAFT', permission: 'report.manage', comment: 'optional' },
    sign: { from: ['CROSS_CHECKED'], to: 'SIGNED', permission: 'report.sign' },
    report: { from: ['SIGNED'], to: 'REPORTED', permission: 'report.manage' },
  },
});
