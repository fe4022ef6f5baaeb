import { defineWorkflow } from './define-workflow.js';

const UNDER_REVIEW = ['FIN_REVIEW', 'REASSESSMENT'] as const;
const CONCLUDING = ['goalHasIndicators', 'scoresComplete', 'conclusionHolds'] as const;

/** 事前绩效评估: prepared and reported by the department, concluded by the finance side (domain §4.4). */
export const exAnteAppraisalWorkflow = defineWorkflow({
  name: 'ex-ante-appraisal',
  states: [
    'PLANNED',
    'IN_ASSESSMENT',
    'REPORTED',
    'FIN_REVIEW',
    'REASSESSMENT',
    'SUPPORTED',
    'SUPPORTED_AFTER_CHANGE',
    'PARTIAL',
    'NOT_SUPPORTED',
    'EXPIRED',
    'WITHDRAWN',
  ],
  initial: 'PLANNED',
  final: ['EXPIRED'],
  transitions: {
    start: { from: ['PLANNED'], to: 'IN_ASSESSMENT', permission: 'appraisal.prepare' },
    report: {
      from: ['IN_ASSESSMENT'],
      to: 'REPORTED',
      permission: 'appraisal.report',
      guards: ['reportComplete', 'goalHasIndicators'],
      comment: 'optional',
    },
    withdraw: {
      from: ['PLANNED', 'IN_ASSESSMENT'],
      to: 'WITHDRAWN',
      permission: 'appraisal.prepare',
      comment: 'required',
    },
    /** What was withdrawn is taken up again as it was left, unless the object has another appraisal by now. */
    resume: {
      from: ['WITHDRAWN'],
      to: 'PLANNED',
      permission: 'appraisal.prepare',
      guards: ['onlyOne'],
      comment: 'optional',
    },
    takeUp: { from: ['REPORTED'], to: 'FIN_REVIEW', permission: 'appraisal.conclude' },
    return: {
      from: ['REPORTED', ...UNDER_REVIEW],
      to: 'IN_ASSESSMENT',
      permission: 'appraisal.conclude',
      comment: 'required',
    },
    reassess: { from: ['FIN_REVIEW'], to: 'REASSESSMENT', permission: 'appraisal.conclude', comment: 'required' },
    support: { from: UNDER_REVIEW, to: 'SUPPORTED', permission: 'appraisal.conclude', guards: CONCLUDING },
    supportAfterChange: {
      from: UNDER_REVIEW,
      to: 'SUPPORTED_AFTER_CHANGE',
      permission: 'appraisal.conclude',
      guards: CONCLUDING,
    },
    supportPartly: { from: UNDER_REVIEW, to: 'PARTIAL', permission: 'appraisal.conclude', guards: CONCLUDING },
    refuse: { from: UNDER_REVIEW, to: 'NOT_SUPPORTED', permission: 'appraisal.conclude', guards: CONCLUDING },
    supplement: {
      from: ['SUPPORTED_AFTER_CHANGE'],
      to: 'REPORTED',
      permission: 'appraisal.report',
      guards: ['reportComplete', 'goalHasIndicators'],
      comment: 'required',
    },
    /** A conclusion that proves wrong is taken back with its reason, never edited, and only while nothing rests on it. */
    reopen: {
      from: ['SUPPORTED', 'PARTIAL', 'NOT_SUPPORTED'],
      to: 'REASSESSMENT',
      permission: 'appraisal.conclude',
      guards: ['nothingRestsOnIt'],
      comment: 'required',
    },
    expire: {
      from: ['SUPPORTED', 'SUPPORTED_AFTER_CHANGE', 'PARTIAL'],
      to: 'EXPIRED',
      permission: 'appraisal.conclude',
      comment: 'required',
    },
  },
});
