import { defineWorkflow } from './define-workflow.js';

/** One version of an indicator of the library: proposed, looked at, taken in, and one day retired (R044). */
export const libraryWorkflow = defineWorkflow({
  name: 'library-indicator',
  states: ['DRAFT', 'IN_REVIEW', 'ADMITTED', 'REJECTED', 'SUPERSEDED', 'RETIRED'],
  initial: 'DRAFT',
  final: ['REJECTED', 'SUPERSEDED', 'RETIRED'],
  transitions: {
    submit: { from: ['DRAFT'], to: 'IN_REVIEW', permission: 'library.propose', guards: ['contentComplete'] },
    return: { from: ['IN_REVIEW'], to: 'DRAFT', permission: 'library.manage', comment: 'required' },
    admit: { from: ['IN_REVIEW'], to: 'ADMITTED', permission: 'library.manage', guards: ['contentComplete'] },
    reject: { from: ['IN_REVIEW'], to: 'REJECTED', permission: 'library.manage', comment: 'required' },
    supersede: { from: ['ADMITTED'], to: 'SUPERSEDED', permission: 'library.manage' },
    retire: { from: ['ADMITTED'], to: 'RETIRED', permission: 'library.manage', comment: 'required' },
  },
});
