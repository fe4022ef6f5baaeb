import { type Permission, PERMISSIONS, READ_ALL, ROLE_PERMISSIONS } from './permissions.js';

/** What a program may ask for; it never gets more than its seat has. */
export const SCOPES = {
  'budget-feed': ['project.read', 'project.manage', 'budgetLine.feed', 'payment.import'],
  read: READ_ALL,
  evaluation: [
    'evaluation.read',
    'financeEvaluation.score',
    'evaluation.scoreBlind',
    'engagement.read',
    'engagement.work',
    'engagement.file',
    'task.read',
  ],
  webhooks: ['webhook.manage'],
  'unit-work': ROLE_PERMISSIONS.UNIT_CLERK,
  all: PERMISSIONS,
} as const satisfies Readonly<Record<string, readonly Permission[]>>;

export type Scope = keyof typeof SCOPES;
