export { EventBus, OnDomainEvent } from './event-bus.js';
export { EventWorker, RUN_JOB_TASK } from './event-worker.js';
