import { defineWorkflow } from './define-workflow.js';

/** What a bureau decided on a project that goes wrong. It ends with what it asked for, never by being forgotten (M2). */
export const monitoringDisposalWorkflow = defineWorkflow({
  name: 'monitoring-disposal',
  states: ['PROPOSED', 'IN_FORCE', 'ENDED', 'REJECTED'],
  initial: 'PROPOSED',
  final: ['ENDED', 'REJECTED'],
  transitions: {
    approve: {
      from: ['PROPOSED'],
      to: 'IN_FORCE',
      permission: 'monitoring.approve',
      guards: ['projectRuns'],
      comment: 'optional',
    },
    reject: { from: ['PROPOSED'], to: 'REJECTED', permission: 'monitoring.approve', comment: 'required' },
    end: {
      from: ['PROPOSED', 'IN_FORCE'],
      to: 'ENDED',
      permission: 'monitoring.dispose',
      guards: ['askedForIsDone'],
      comment: 'required',
    },
  },
});

/** 预警: seen by the unit, put right by it, verified by the division (R098). */
export const monitoringAlertWorkflow = defineWorkflow({
  name: 'monitoring-alert',
  states: ['OPEN', 'ACKNOWLEDGED', 'CORRECTED', 'VERIFIED', 'DISMISSED'],
  initial: 'OPEN',
  final: ['VERIFIED', 'DISMISSED'],
  transitions: {
    acknowledge: { from: ['OPEN'], to: 'ACKNOWLEDGED', permission: 'monitoring.fill' },
    correct: { from: ['ACKNOWLEDGED'], to: 'CORRECTED', permission: 'monitoring.fill', comment: 'required' },
    return: { from: ['CORRECTED'], to: 'ACKNOWLEDGED', permission: 'monitoring.dispose', comment: 'required' },
    verify: { from: ['CORRECTED'], to: 'VERIFIED', permission: 'monitoring.dispose', comment: 'optional' },
    dismiss: {
      from: ['OPEN', 'ACKNOWLEDGED'],
      to: 'DISMISSED',
      permission: 'monitoring.dispose',
      comment: 'required',
    },
  },
});

/** 专项资金全面清理 of a year (R110). */
export const fundClearingWorkflow = defineWorkflow({
  name: 'fund-clearing',
  states: ['OPEN', 'CLOSED'],
  initial: 'OPEN',
  final: ['CLOSED'],
  transitions: {
    close: { from: ['OPEN'], to: 'CLOSED', permission: 'monitoring.manage', guards: ['everyItemDecided'] },
  },
});
