import { defineWorkflow } from './define-workflow.js';

/** 第三方委托 from the need to the archive (财预〔2021〕6号; domain T1 to T3). */
export const engagementWorkflow = defineWorkflow({
  name: 'engagement',
  states: [
    'NEED',
    'PROCURING',
    'SELECTED',
    'CONTRACTED',
    'WORKING',
    'SUBMITTED',
    'RETURNED',
    'ACCEPTED',
    'QUALITY_SCORED',
    'PAID',
    'ARCHIVED',
    'TERMINATED',
  ],
  initial: 'NEED',
  final: ['ARCHIVED', 'TERMINATED'],
  transitions: {
    procure: { from: ['NEED'], to: 'PROCURING', permission: 'engagement.manage', guards: ['needStated'] },
    select: {
      from: ['PROCURING'],
      to: 'SELECTED',
      permission: 'engagement.manage',
      guards: ['procurementRecorded', 'firmInGoodStanding', 'independent'],
    },
    contract: {
      from: ['SELECTED'],
      to: 'CONTRACTED',
      permission: 'engagement.manage',
      guards: ['contractRecorded', 'firmInGoodStanding', 'independent', 'teamFits'],
    },
    start: { from: ['CONTRACTED'], to: 'WORKING', permission: 'engagement.work' },
    submit: {
      from: ['WORKING', 'RETURNED'],
      to: 'SUBMITTED',
      permission: 'engagement.work',
      guards: ['firmPapersFiled', 'reportsSigned'],
    },
    return: { from: ['SUBMITTED'], to: 'RETURNED', permission: 'engagement.manage', comment: 'required' },
    accept: {
      from: ['SUBMITTED'],
      to: 'ACCEPTED',
      permission: 'engagement.manage',
      guards: ['papersComplete', 'reportsSigned', 'evaluationsReported'],
      comment: 'optional',
    },
    scoreQuality: {
      from: ['ACCEPTED'],
      to: 'QUALITY_SCORED',
      permission: 'engagement.manage',
      guards: ['ratingSettled'],
    },
    pay: { from: ['QUALITY_SCORED'], to: 'PAID', permission: 'engagement.manage', guards: ['feeKnown'] },
    archive: { from: ['PAID'], to: 'ARCHIVED', permission: 'engagement.manage' },
    terminate: {
      from: ['NEED', 'PROCURING', 'SELECTED', 'CONTRACTED', 'WORKING', 'SUBMITTED', 'RETURNED'],
      to: 'TERMINATED',
      permission: 'engagement.manage',
      comment: 'required',
    },
  },
});

/** 项目组人员变更 after the contract: proposed by the firm, in force when the bureau agrees. */
export const teamChangeWorkflow = defineWorkflow({
  name: 'team-change',
  states: ['PROPOSED', 'AGREED', 'REFUSED', 'WITHDRAWN'],
  initial: 'PROPOSED',
  final: ['AGREED', 'REFUSED', 'WITHDRAWN'],
  transitions: {
    agree: {
      from: ['PROPOSED'],
      to: 'AGREED',
      permission: 'engagement.manage',
      guards: ['engagementRuns', 'teamStands'],
      comment: 'optional',
    },
    refuse: { from: ['PROPOSED'], to: 'REFUSED', permission: 'engagement.manage', comment: 'required' },
    withdraw: { from: ['PROPOSED'], to: 'WITHDRAWN', permission: 'engagement.work' },
  },
});

/** 第三方机构工作质量考评: shown with its facts, objected to or not, settled by somebody who did not score it. */
export const qualityRatingWorkflow = defineWorkflow({
  name: 'quality-rating',
  states: ['DRAFT', 'ISSUED', 'OBJECTED', 'SETTLED'],
  initial: 'DRAFT',
  final: ['SETTLED'],
  transitions: {
    issue: { from: ['DRAFT'], to: 'ISSUED', permission: 'engagement.manage', guards: ['everyItemRated'] },
    object: {
      from: ['ISSUED'],
      to: 'OBJECTED',
      permission: 'engagement.work',
      guards: ['inTime'],
      comment: 'required',
    },
    agree: { from: ['ISSUED'], to: 'SETTLED', permission: 'engagement.work' },
    decide: {
      from: ['OBJECTED'],
      to: 'SETTLED',
      permission: 'engagement.manage',
      guards: ['everyItemRated'],
      comment: 'required',
    },
    settle: { from: ['ISSUED'], to: 'SETTLED', permission: 'engagement.manage', guards: ['objectionTimeOver'] },
  },
});
