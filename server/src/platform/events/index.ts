export { DailyRounds } from './daily-rounds.js';
export { EventBus, OnDomainEvent } from './event-bus.js';
