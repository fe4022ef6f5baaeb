import type { Provider, Type } from '@nestjs/common';
import { AppraisalBinding } from './application/appraisal.binding.js';
import { AppraisalGate } from './application/appraisal-gate.js';
import { AppraisalQueries } from './application/appraisal-queries.js';
import { AppraisalReport } from './application/appraisal-report.js';
import { AppraisalRules } from './application/appraisal-rules.js';
import { AppraisalTasks } from './application/appraisal-tasks.js';
import { BudgetReviews } from './application/budget-reviews.js';
import { MaterialFiles } from './application/material-files.js';
import { MoveAppraisal } from './application/move-appraisal.js';
import { Panels } from './application/panels.js';
import { PrepareAppraisal } from './application/prepare-appraisal.js';
import { ScoreAppraisal } from './application/score-appraisal.js';
import { AppraisalReportController } from './appraisal-report.controller.js';
import { AppraisalResolver } from './graphql/appraisal.resolver.js';
import { ProjectAppraisalResolver } from './graphql/project-appraisal.resolver.js';
import { AppraisalReads } from './persistence/appraisal.reads.js';
import { AppraisalWrites } from './persistence/appraisal.writes.js';
import { OverlapReads } from './persistence/overlap.reads.js';
import { ReviewStore } from './persistence/review.store.js';

/** Everything that the appraisal room adds to the goals module. */
export const EXANTE_PROVIDERS: Provider[] = [
  AppraisalReads,
  AppraisalWrites,
  OverlapReads,
  ReviewStore,
  AppraisalRules,
  AppraisalTasks,
  Panels,
  AppraisalBinding,
  AppraisalGate,
  MaterialFiles,
  PrepareAppraisal,
  ScoreAppraisal,
  MoveAppraisal,
  BudgetReviews,
  AppraisalQueries,
  AppraisalReport,
  AppraisalResolver,
  ProjectAppraisalResolver,
];

export const EXANTE_CONTROLLERS: Type[] = [AppraisalReportController];
