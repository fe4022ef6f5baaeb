export { EventBus, OnDomainEvent } from './event-bus.js';
