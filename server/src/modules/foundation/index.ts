export { FoundationModule } from './foundation.module.js';
export { FOUNDATION_ENTITIES } from './persistence/entities.js';
