import { defineWorkflow } from './define-workflow.js';

/** A monitoring round of a year (财预〔2019〕136号). */
export const monitoringRoundWorkflow = defineWorkflow({
  name: 'monitoring-round',
  states: ['PLANNED', 'OPEN', 'CLOSED', 'REPORTED'],
  initial: 'PLANNED',
  final: ['REPORTED'],
  transitions: {
    open: { from: ['PLANNED'], to: 'OPEN', permission: 'monitoring.manage', guards: ['scopeNotEmpty'] },
    close: {
      from: ['OPEN'],
      to: 'CLOSED',
      permission: 'monitoring.manage',
      guards: ['nothingUnderReview', 'missingNamed'],
      comment: 'optional',
    },
    report: { from: ['CLOSED'], to: 'REPORTED', permission: 'monitoring.manage', comment: 'optional' },
  },
});

/** 项目支出绩效目标执行监控表 of one project in one round. */
export const monitoringSheetWorkflow = defineWorkflow({
  name: 'monitoring-sheet',
  states: ['DRAFT', 'SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED', 'RETURNED'],
  initial: 'DRAFT',
  final: ['ACCEPTED'],
  transitions: {
    submit: {
      from: ['DRAFT', 'RETURNED'],
      to: 'SUBMITTED',
      permission: 'monitoring.submit',
      guards: ['roundOpen', 'sheetComplete'],
    },
    deptAccept: { from: ['SUBMITTED'], to: 'DEPT_REVIEWED', permission: 'monitoring.deptReview', comment: 'optional' },
    deptReturn: { from: ['SUBMITTED'], to: 'RETURNED', permission: 'monitoring.deptReview', comment: 'required' },
    accept: {
      from: ['DEPT_REVIEWED'],
      to: 'ACCEPTED',
      permission: 'monitoring.finReview',
      guards: ['disposalDecided', 'redRowsCommented', 'executionReconciled'],
      comment: 'optional',
    },
    finReturn: { from: ['DEPT_REVIEWED'], to: 'RETURNED', permission: 'monitoring.finReview', comment: 'required' },
  },
});
