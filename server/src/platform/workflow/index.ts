export type { Guard, GuardVerdict, TransitionContext, WorkflowBinding, WorkflowRow } from './binding.js';
export { notOwnWork } from './policies.js';
export { type AvailableAction, type TransitionRequest, TransitionService } from './transition.service.js';
