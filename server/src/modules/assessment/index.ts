export { AssessmentModule } from './assessment.module.js';
export { ASSESSMENT_ENTITIES } from './persistence/entities.js';
