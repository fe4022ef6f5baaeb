export type { DisposalRecord } from './disposal/persistence/disposal.reads.js';
export { MonitoringApi } from './monitoring-api.js';
export { MonitoringModule } from './monitoring.module.js';
export { MONITORING_ENTITIES } from './persistence/entities.js';
