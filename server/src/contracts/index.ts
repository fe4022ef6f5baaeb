export type { DomainEvents, EventName } from './events.js';
