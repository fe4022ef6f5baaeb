export { DailyRounds } from './daily-rounds.js';
export { EventBus, OnDomainEvent } from './event-bus.js';
export { EventWorker } from './event-worker.js';
