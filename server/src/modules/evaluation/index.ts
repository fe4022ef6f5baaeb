export { EvaluationApi } from './evaluation-api.js';
export { EvaluationModule } from './evaluation.module.js';
export type { TaskUse } from './tasks/application/task-uses.js';
export type { EvaluationTaskRecord, FindingRecord } from './tasks/persistence/evaluation-task.reads.js';
export { EVALUATION_ENTITIES } from './persistence/entities.js';
