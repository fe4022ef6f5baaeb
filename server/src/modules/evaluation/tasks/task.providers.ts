import type { Provider } from '@nestjs/common';
import { EvaluatedObjectives } from './application/evaluated-objectives.js';
import { EvaluatedObjects } from './application/evaluated-objects.js';
import { EvaluationTaskBinding } from './application/evaluation-task-binding.js';
import { EvaluationTasks } from './application/evaluation-tasks.js';
import { ListEvaluation } from './application/list-evaluation.js';
import { OpenCorrections } from './application/open-corrections.js';
import { Opinions } from './application/opinions.js';
import { ReportFiles } from './application/report-files.js';
import { ReportTexts } from './application/report-texts.js';
import { ReportVersions } from './application/report-versions.js';
import { Overviews } from './application/overviews.js';
import { PlanQueries } from './application/plan-queries.js';
import { ProgrammeItems } from './application/programme-items.js';
import { TaskGuards } from './application/task-guards.js';
import { TaskQueries } from './application/task-queries.js';
import { TaskUses } from './application/task-uses.js';
import { WorkPlans } from './application/work-plans.js';
import { YearPlanBinding } from './application/year-plan-binding.js';
import { YearPlans } from './application/year-plans.js';
import { EvaluatedObjectiveResolver } from './graphql/evaluated-objective.resolver.js';
import { EvaluationTaskResolver } from './graphql/evaluation-task.resolver.js';
import { OpinionResolver } from './graphql/opinion.resolver.js';
import { OverviewResolver, ProjectLevelsResolver, TaskChainResolver } from './graphql/overview.resolver.js';
import { YearPlanResolver } from './graphql/year-plan.resolver.js';
import { EvaluatedObjectReads } from './persistence/evaluated-object.reads.js';
import { EvaluationTaskReads } from './persistence/evaluation-task.reads.js';
import { OpinionReads } from './persistence/opinion.reads.js';
import { OverviewReads } from './persistence/overview.reads.js';
import { TeamReads } from './persistence/team.reads.js';
import { YearPlanReads } from './persistence/year-plan.reads.js';

/** Evaluations by departments and by the bureau. */
export const TASK_PROVIDERS: Provider[] = [
  EvaluationTaskReads,
  EvaluatedObjectReads,
  EvaluatedObjects,
  TeamReads,
  OpinionReads,
  ListEvaluation,
  WorkPlans,
  ProgrammeItems,
  Opinions,
  ReportTexts,
  ReportVersions,
  EvaluationTasks,
  TaskGuards,
  EvaluationTaskBinding,
  OpenCorrections,
  TaskQueries,
  EvaluationTaskResolver,
  EvaluatedObjectives,
  EvaluatedObjectiveResolver,
  OpinionResolver,
  YearPlanReads,
  YearPlans,
  YearPlanBinding,
  PlanQueries,
  YearPlanResolver,
  OverviewReads,
  TaskUses,
  Overviews,
  ReportFiles,
  OverviewResolver,
  TaskChainResolver,
  ProjectLevelsResolver,
];
