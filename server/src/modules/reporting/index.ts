export { ReportingModule } from './reporting.module.js';
export { REPORTING_ENTITIES } from './persistence/entities.js';
