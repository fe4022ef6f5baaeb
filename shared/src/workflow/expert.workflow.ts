import { defineWorkflow } from './define-workflow.js';

/** 专家库: application, review by another person, admission for a term, suspension, exit (R161). */
export const expertWorkflow = defineWorkflow({
  name: 'expert',
  states: ['APPLIED', 'UNDER_REVIEW', 'ADMITTED', 'REJECTED', 'SUSPENDED', 'EXITED'],
  initial: 'APPLIED',
  final: ['REJECTED', 'EXITED'],
  transitions: {
    review: { from: ['APPLIED'], to: 'UNDER_REVIEW', permission: 'expert.manage' },
    admit: { from: ['UNDER_REVIEW'], to: 'ADMITTED', permission: 'expert.manage', guards: ['admissionComplete'] },
    reject: { from: ['UNDER_REVIEW'], to: 'REJECTED', permission: 'expert.manage', comment: 'required' },
    suspend: { from: ['ADMITTED'], to: 'SUSPENDED', permission: 'expert.manage', comment: 'required' },
    resume: { from: ['SUSPENDED'], to: 'ADMITTED', permission: 'expert.manage', comment: 'required' },
    exit: { from: ['ADMITTED', 'SUSPENDED'], to: 'EXITED', permission: 'expert.manage', comment: 'required' },
  },
});

/** One person's part in scoring an evaluation: asked, accepted with his declaration, handed in. */
export const scorerWorkflow = defineWorkflow({
  name: 'scorer',
  states: ['INVITED', 'ACCEPTED', 'DECLINED', 'SUBMITTED', 'WITHDRAWN'],
  initial: 'INVITED',
  final: ['DECLINED', 'SUBMITTED', 'WITHDRAWN'],
  transitions: {
    accept: { from: ['INVITED'], to: 'ACCEPTED', permission: 'evaluation.scoreBlind', guards: ['declared'] },
    decline: {
      from: ['INVITED', 'ACCEPTED'],
      to: 'DECLINED',
      permission: 'evaluation.scoreBlind',
      comment: 'required',
    },
    submit: {
      from: ['ACCEPTED'],
      to: 'SUBMITTED',
      permission: 'evaluation.scoreBlind',
      guards: ['stillInvited', 'sheetComplete'],
    },
    withdraw: {
      from: ['INVITED', 'ACCEPTED'],
      to: 'WITHDRAWN',
      // Whoever organises the evaluation; which of them that is, the policy says.
      permission: 'evaluation.read',
      comment: 'required',
    },
  },
});

/** A unit's questionnaire for its own self-evaluation: its result is taken over when it closes. */
export const selfSurveyWorkflow = defineWorkflow({
  name: 'self-survey',
  states: ['DRAFT', 'OPEN', 'CLOSED'],
  initial: 'DRAFT',
  final: ['CLOSED'],
  transitions: {
    open: { from: ['DRAFT'], to: 'OPEN', permission: 'selfEvaluation.fill', guards: ['surveyComplete', 'sheetOpen'] },
    close: { from: ['OPEN'], to: 'CLOSED', permission: 'selfEvaluation.fill', guards: ['sheetOpen'] },
  },
});

/** 满意度问卷: what is asked is fixed when it opens. Whoever organises the evaluation moves it (the server asks for that). */
export const surveyWorkflow = defineWorkflow({
  name: 'survey',
  states: ['DRAFT', 'OPEN', 'CLOSED'],
  initial: 'DRAFT',
  final: ['CLOSED'],
  transitions: {
    open: { from: ['DRAFT'], to: 'OPEN', permission: 'evaluation.read', guards: ['surveyComplete'] },
    close: { from: ['OPEN'], to: 'CLOSED', permission: 'evaluation.read' },
  },
});
