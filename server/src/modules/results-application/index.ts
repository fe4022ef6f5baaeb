export { ResultsApplicationModule } from './results.module.js';
export { RESULTS_ENTITIES } from './persistence/entities.js';
