export { MonitoringModule } from './monitoring.module.js';
export { MONITORING_ENTITIES } from './persistence/entities.js';
