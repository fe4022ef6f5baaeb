import { defineWorkflow } from './define-workflow.js';

/** 整改: notice, reply with evidence, verification (domain §4.4). */
export const correctiveActionWorkflow = defineWorkflow({
  name: 'corrective-action',
  states: ['ISSUED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'VERIFIED', 'CLOSED'],
  initial: 'ISSUED',
  final: ['CLOSED'],
  transitions: {
    accept: { from: ['ISSUED'], to: 'IN_PROGRESS', permission: 'correctiveAction.reply' },
    submit: {
      from: ['IN_PROGRESS', 'RETURNED'],
      to: 'SUBMITTED',
      permission: 'correctiveAction.reply',
      guards: ['everyItemAnswered'],
    },
    return: { from: ['SUBMITTED'], to: 'RETURNED', permission: 'correctiveAction.verify', comment: 'required' },
    verify: {
      from: ['SUBMITTED'],
      to: 'VERIFIED',
      permission: 'correctiveAction.verify',
      guards: ['everyItemVerified'],
      comment: 'optional',
    },
    close: { from: ['VERIFIED'], to: 'CLOSED', permission: 'correctiveAction.verify' },
  },
});

/** 结果挂钩: from a finding to next year's line (domain §4.4). */
export const budgetLinkageWorkflow = defineWorkflow({
  name: 'budget-linkage',
  states: ['PROPOSED', 'ACCEPTED', 'DECIDED', 'APPLIED', 'REJECTED'],
  initial: 'PROPOSED',
  final: ['APPLIED', 'REJECTED'],
  transitions: {
    agree: { from: ['PROPOSED'], to: 'ACCEPTED', permission: 'linkage.agree', comment: 'optional' },
    decide: {
      from: ['ACCEPTED'],
      to: 'DECIDED',
      permission: 'linkage.decide',
      guards: ['decisionNumbered'],
      comment: 'optional',
    },
    apply: { from: ['DECIDED'], to: 'APPLIED', permission: 'linkage.apply', guards: ['lineExists', 'lineUnchanged'] },
    reject: { from: ['PROPOSED', 'ACCEPTED'], to: 'REJECTED', permission: 'linkage.agree', comment: 'required' },
    overrule: { from: ['ACCEPTED'], to: 'REJECTED', permission: 'linkage.decide', comment: 'required' },
  },
});

/** 公开, with the secrecy review before it (政府信息公开条例 Art. 14, 15, 26; 预算法 Art. 14). */
export const disclosureWorkflow = defineWorkflow({
  name: 'disclosure',
  states: ['REQUIRED', 'SECRECY_REVIEW', 'EXEMPT', 'CLEARED', 'PUBLISHED', 'WITHDRAWN'],
  initial: 'REQUIRED',
  final: ['EXEMPT', 'WITHDRAWN'],
  transitions: {
    prepare: { from: ['REQUIRED'], to: 'SECRECY_REVIEW', permission: 'disclosure.prepare', guards: ['mayBePublic'] },
    clear: { from: ['SECRECY_REVIEW'], to: 'CLEARED', permission: 'disclosure.review', comment: 'optional' },
    exempt: {
      from: ['SECRECY_REVIEW', 'REQUIRED'],
      to: 'EXEMPT',
      permission: 'disclosure.review',
      comment: 'required',
    },
    publish: { from: ['CLEARED'], to: 'PUBLISHED', permission: 'disclosure.publish', guards: ['mayBePublic'] },
    withdraw: { from: ['PUBLISHED'], to: 'WITHDRAWN', permission: 'disclosure.publish', comment: 'required' },
  },
});
