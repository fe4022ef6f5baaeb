export { ResultsApplicationModule } from './results.module.js';
