export { IntegrationModule } from './integration.module.js';
export { INTEGRATION_ENTITIES } from './persistence/webhook.entity.js';
