import type { Provider } from '@nestjs/common';
import { EvaluationTaskBinding } from './application/evaluation-task-binding.js';
import { EvaluationTasks } from './application/evaluation-tasks.js';
import { OpenCorrections } from './application/open-corrections.js';
import { TaskQueries } from './application/task-queries.js';
import { EvaluationTaskResolver } from './graphql/evaluation-task.resolver.js';
import { EvaluationTaskReads } from './persistence/evaluation-task.reads.js';

/** Evaluations by departments and by the bureau. */
export const TASK_PROVIDERS: Provider[] = [
  EvaluationTaskReads,
  EvaluationTasks,
  EvaluationTaskBinding,
  OpenCorrections,
  TaskQueries,
  EvaluationTaskResolver,
];
