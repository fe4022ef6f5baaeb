import { defineWorkflow } from './define-workflow.js';

const BEFORE_REPLY = ['CANDIDATE', 'IN_REVIEW', 'POOLED', 'BUDGETED'] as const;

/** 项目库: from candidate over pool and budget to the end (domain §4.4). The doors ask the gates of later modules. */
export const projectWorkflow = defineWorkflow({
  name: 'project',
  states: [
    'CANDIDATE',
    'IN_REVIEW',
    'POOLED',
    'BUDGETED',
    'REPLIED',
    'EXECUTING',
    'SUSPENDED',
    'COMPLETED',
    'CLOSED',
    'REMOVED',
    'TERMINATED',
  ],
  initial: 'CANDIDATE',
  final: ['CLOSED', 'REMOVED', 'TERMINATED'],
  transitions: {
    apply: { from: ['CANDIDATE'], to: 'IN_REVIEW', permission: 'project.manage', guards: ['gateApply'] },
    return: { from: ['IN_REVIEW'], to: 'CANDIDATE', permission: 'project.pool', comment: 'required' },
    admit: {
      from: ['IN_REVIEW'],
      to: 'POOLED',
      permission: 'project.pool',
      guards: ['gatePool'],
      comment: 'optional',
    },
    allocate: { from: ['POOLED'], to: 'BUDGETED', permission: 'project.pool', guards: ['gateAllocate'] },
    remove: { from: ['IN_REVIEW', 'POOLED'], to: 'REMOVED', permission: 'project.pool', comment: 'required' },
    reply: { from: BEFORE_REPLY, to: 'REPLIED', permission: 'goal.approve', guards: ['pooledFirst'] },
    start: { from: ['REPLIED'], to: 'EXECUTING', permission: 'project.manage', comment: 'optional' },
    /** P2: monitoring has found it, the treasury agrees, the budget office does it. */
    suspend: {
      from: ['EXECUTING'],
      to: 'SUSPENDED',
      permission: 'project.pool',
      guards: ['gateSuspend', 'treasuryAgrees'],
      comment: 'required',
    },
    resume: {
      from: ['SUSPENDED'],
      to: 'EXECUTING',
      permission: 'project.pool',
      guards: ['gateResume'],
      comment: 'required',
    },
    complete: { from: ['EXECUTING'], to: 'COMPLETED', permission: 'project.manage', comment: 'optional' },
    close: {
      from: ['COMPLETED'],
      to: 'CLOSED',
      permission: 'project.pool',
      guards: ['gateClose'],
      comment: 'optional',
    },
    terminate: { from: ['EXECUTING', 'SUSPENDED'], to: 'TERMINATED', permission: 'project.pool', comment: 'required' },
  },
});
