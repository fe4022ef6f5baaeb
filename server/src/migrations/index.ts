import { Platform1700000000100 } from './1700000000100-platform.js';
import { Organizations1700000000200 } from './1700000000200-organizations.js';
import { ProjectsGoals1700000000300 } from './1700000000300-projects-goals.js';
import { MonitoringEvaluation1700000000400 } from './1700000000400-monitoring-evaluation.js';
import { ResultsAssessmentReporting1700000000500 } from './1700000000500-results-assessment-reporting.js';
import { EvaluationCorrections1700000001200 } from './1700000001200-evaluation-corrections.js';
import { GoalsAppraisal1700000001500 } from './1700000001500-goals-appraisal.js';
import { ProjectsPool1700000001510 } from './1700000001510-projects-pool.js';

/** All migrations in the order in which they run. */
export const MIGRATIONS = [
  Platform1700000000100,
  Organizations1700000000200,
  ProjectsGoals1700000000300,
  MonitoringEvaluation1700000000400,
  ResultsAssessmentReporting1700000000500,
  EvaluationCorrections1700000001200,
  GoalsAppraisal1700000001500,
  ProjectsPool1700000001510,
];
