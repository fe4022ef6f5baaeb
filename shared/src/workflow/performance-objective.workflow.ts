import { defineWorkflow } from './define-workflow.js';

/** Version of a performance objective, from draft to the frozen contract (财预〔2015〕88号; domain §4.4). */
export const performanceObjectiveWorkflow = defineWorkflow({
  name: 'performance-objective',
  states: [
    'DRAFT',
    'SUBMITTED',
    'DEPT_REVIEWED',
    'REFINING',
    'FIN_REVIEWED',
    'APPROVED',
    'RETURNED',
    'REJECTED',
    'SUPERSEDED',
    'REVOKED',
  ],
  initial: 'DRAFT',
  final: ['REJECTED', 'SUPERSEDED', 'REVOKED'],
  transitions: {
    submit: { from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', permission: 'goal.submit', guards: ['objectiveComplete'] },
    withdraw: { from: ['SUBMITTED'], to: 'DRAFT', permission: 'goal.withdraw', guards: ['notYetOpened'] },
    deptAccept: { from: ['SUBMITTED'], to: 'DEPT_REVIEWED', permission: 'goal.deptReview', comment: 'optional' },
    deptReturn: { from: ['SUBMITTED'], to: 'RETURNED', permission: 'goal.deptReview', comment: 'required' },
    finAccept: {
      from: ['DEPT_REVIEWED'],
      to: 'FIN_REVIEWED',
      permission: 'goal.finReview',
      guards: ['reviewFormComplete', 'gradePasses'],
      comment: 'optional',
    },
    finReturn: { from: ['DEPT_REVIEWED'], to: 'RETURNED', permission: 'goal.finReview', comment: 'required' },
    // 良: the reviewer proposes single cells, the unit consents, and nothing goes round the desks again (88号).
    finRefine: {
      from: ['DEPT_REVIEWED'],
      to: 'REFINING',
      permission: 'goal.finReview',
      guards: ['reviewFormComplete', 'gradeIsGood', 'proposalsSound'],
      comment: 'optional',
    },
    acceptRefinement: {
      from: ['REFINING'],
      to: 'FIN_REVIEWED',
      permission: 'goal.submit',
      guards: ['refinementStands'],
      comment: 'optional',
    },
    declineRefinement: { from: ['REFINING'], to: 'RETURNED', permission: 'goal.submit', comment: 'required' },
    takeBackRefinement: { from: ['REFINING'], to: 'DEPT_REVIEWED', permission: 'goal.finReview', comment: 'optional' },
    // The bureau takes over what a third party says of a sample (R073).
    finSampleReturn: {
      from: ['SUBMITTED', 'DEPT_REVIEWED', 'FIN_REVIEWED'],
      to: 'RETURNED',
      permission: 'goal.manage',
      comment: 'required',
    },
    finReject: {
      from: ['DEPT_REVIEWED'],
      to: 'REJECTED',
      permission: 'goal.finReview',
      guards: ['reviewFormComplete'],
      comment: 'required',
    },
    // 一下: the control figure comes back with the opinions of the review; the second submission answers it.
    sendDown: {
      from: ['FIN_REVIEWED'],
      to: 'RETURNED',
      permission: 'goal.approve',
      guards: ['firstRound'],
      comment: 'optional',
    },
    approve: {
      from: ['FIN_REVIEWED'],
      to: 'APPROVED',
      permission: 'goal.approve',
      guards: ['objectiveComplete', 'roundsFinished', 'noOpinionOutstanding', 'lineRepliedTogether'],
    },
    revoke: {
      from: ['APPROVED'],
      to: 'REVOKED',
      permission: 'goal.revoke',
      guards: ['notYetJudged'],
      comment: 'required',
    },
    supersede: { from: ['APPROVED'], to: 'SUPERSEDED', permission: 'goal.approve' },
  },
});
