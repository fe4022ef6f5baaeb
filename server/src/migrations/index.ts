import { Platform1700000000100 } from './1700000000100-platform.js';
import { Organizations1700000000200 } from './1700000000200-organizations.js';
import { ProjectsGoals1700000000300 } from './1700000000300-projects-goals.js';
import { MonitoringEvaluation1700000000400 } from './1700000000400-monitoring-evaluation.js';
import { ResultsAssessmentReporting1700000000500 } from './1700000000500-results-assessment-reporting.js';
import { PlatformFiles1700000001100 } from './1700000001100-platform-files.js';
import { EvaluationCorrections1700000001200 } from './1700000001200-evaluation-corrections.js';
import { GoalsObjects1700000001300 } from './1700000001300-goals-objects.js';
import { GoalsRounds1700000001310 } from './1700000001310-goals-rounds.js';
import { GoalsDuties1700000001320 } from './1700000001320-goals-duties.js';
import { GoalsCommissions1700000001325 } from './1700000001325-goals-commissions.js';
import { GoalsLibrary1700000001400 } from './1700000001400-goals-library.js';
import { GoalsAppraisal1700000001500 } from './1700000001500-goals-appraisal.js';
import { ProjectsPool1700000001510 } from './1700000001510-projects-pool.js';
import { OrganizationsDemoDate1700000001600 } from './1700000001600-organizations-demo-date.js';
import { GoalsSheets1700000001700 } from './1700000001700-goals-sheets.js';
import { GoalsRefinement1700000001800 } from './1700000001800-goals-refinement.js';
import { ProjectsSupplementLines1700000001801 } from './1700000001801-projects-supplement-lines.js';
import { GoalsFundsReminders1700000001802 } from './1700000001802-goals-funds-reminders.js';
import { OrganizationsFunctions1700000001810 } from './1700000001810-organizations-functions.js';
import { GoalsTemplates1700000001811 } from './1700000001811-goals-templates.js';
import { GoalsAdjustmentDate1700000001812 } from './1700000001812-goals-adjustment-date.js';
import { GoalsAppraisalMaterials1700000001820 } from './1700000001820-goals-appraisal-materials.js';
import { ProjectsSuspension1700000001821 } from './1700000001821-projects-suspension.js';
import { OrganizationsSubordinates1700000001822 } from './1700000001822-organizations-subordinates.js';
import { PlatformBusinessDate1700000001830 } from './1700000001830-platform-business-date.js';
import { GoalsFrozenSets1700000001831 } from './1700000001831-goals-frozen-sets.js';
import { PlatformDailyRounds1700000001840 } from './1700000001840-platform-daily-rounds.js';
import { PlatformSecurityNotices1700000001841 } from './1700000001841-platform-security-notices.js';
import { MonitoringRounds1700000001900 } from './1700000001900-monitoring-rounds.js';
import { MonitoringDuties1700000001910 } from './1700000001910-monitoring-duties.js';
import { MonitoringSheets1700000001920 } from './1700000001920-monitoring-sheets.js';
import { MonitoringFollowUp1700000001930 } from './1700000001930-monitoring-follow-up.js';
import { MonitoringReports1700000001940 } from './1700000001940-monitoring-reports.js';
import { EvaluationRecheck1700000002000 } from './1700000002000-evaluation-recheck.js';
import { PlatformErasure1700000002010 } from './1700000002010-platform-erasure.js';
import { PlatformOneReminder1700000002011 } from './1700000002011-platform-one-reminder.js';
import { GoalsLatePaper1700000002012 } from './1700000002012-goals-late-paper.js';
import { ProjectsBasePayments1700000002020 } from './1700000002020-projects-base-payments.js';
import { MonitoringBaseAndProjects1700000002021 } from './1700000002021-monitoring-base-and-projects.js';
import { EvaluationSelfSheets1700000002030 } from './1700000002030-evaluation-self-sheets.js';
import { EvaluationTasks1700000002040 } from './1700000002040-evaluation-tasks.js';
import { EvaluationOutsideProjects1700000002041 } from './1700000002041-evaluation-outside-projects.js';
import { EvaluationFirms1700000002050 } from './1700000002050-evaluation-firms.js';
import { PlatformUploads1700000002051 } from './1700000002051-platform-uploads.js';
import { IntegrationWebhooks1700000002052 } from './1700000002052-integration-webhooks.js';
import { PlatformLeanEvents1700000002058 } from './1700000002058-platform-lean-events.js';
import { EvaluationErasure1700000002059 } from './1700000002059-evaluation-erasure.js';
import { EvaluationFrameworks1700000002060 } from './1700000002060-evaluation-frameworks.js';
import { EvaluationExperts1700000002061 } from './1700000002061-evaluation-experts.js';
import { EvaluationScorers1700000002062 } from './1700000002062-evaluation-scorers.js';
import { EvaluationSurveys1700000002063 } from './1700000002063-evaluation-surveys.js';
import { EvaluationUnitSummaries1700000002068 } from './1700000002068-evaluation-unit-summaries.js';
import { EvaluationMoreObjects1700000002069 } from './1700000002069-evaluation-more-objects.js';
import { EvaluationDepartmentPlans1700000002070 } from './1700000002070-evaluation-department-plans.js';
import { PlatformFormImports1700000002080 } from './1700000002080-platform-form-imports.js';
import { EvaluationSelfSurveys1700000002081 } from './1700000002081-evaluation-self-surveys.js';
import { ProjectsFundCategory1700000002082 } from './1700000002082-projects-fund-category.js';
import { PlatformFormImportJob1700000002083 } from './1700000002083-platform-form-import-job.js';
import { EvaluationRatingLines1700000002090 } from './1700000002090-evaluation-rating-lines.js';
import { EvaluationTeamChanges1700000002091 } from './1700000002091-evaluation-team-changes.js';
import { OrganizationsCalendar1700000002092 } from './1700000002092-organizations-calendar.js';
import { EvaluationRetiredFrameworks1700000002093 } from './1700000002093-evaluation-retired-frameworks.js';
import { EvaluationVoidedSignature1700000002110 } from './1700000002110-evaluation-voided-signature.js';

/** All migrations in the order in which they run. */
export const MIGRATIONS = [
  Platform1700000000100,
  Organizations1700000000200,
  ProjectsGoals1700000000300,
  MonitoringEvaluation1700000000400,
  ResultsAssessmentReporting1700000000500,
  PlatformFiles1700000001100,
  EvaluationCorrections1700000001200,
  GoalsObjects1700000001300,
  GoalsRounds1700000001310,
  GoalsDuties1700000001320,
  GoalsCommissions1700000001325,
  GoalsLibrary1700000001400,
  GoalsAppraisal1700000001500,
  ProjectsPool1700000001510,
  OrganizationsDemoDate1700000001600,
  GoalsSheets1700000001700,
  GoalsRefinement1700000001800,
  ProjectsSupplementLines1700000001801,
  GoalsFundsReminders1700000001802,
  OrganizationsFunctions1700000001810,
  GoalsTemplates1700000001811,
  GoalsAdjustmentDate1700000001812,
  GoalsAppraisalMaterials1700000001820,
  ProjectsSuspension1700000001821,
  OrganizationsSubordinates1700000001822,
  PlatformBusinessDate1700000001830,
  GoalsFrozenSets1700000001831,
  PlatformDailyRounds1700000001840,
  PlatformSecurityNotices1700000001841,
  MonitoringRounds1700000001900,
  MonitoringDuties1700000001910,
  MonitoringSheets1700000001920,
  MonitoringFollowUp1700000001930,
  MonitoringReports1700000001940,
  EvaluationRecheck1700000002000,
  PlatformErasure1700000002010,
  PlatformOneReminder1700000002011,
  GoalsLatePaper1700000002012,
  ProjectsBasePayments1700000002020,
  MonitoringBaseAndProjects1700000002021,
  EvaluationSelfSheets1700000002030,
  EvaluationTasks1700000002040,
  EvaluationOutsideProjects1700000002041,
  EvaluationFirms1700000002050,
  PlatformUploads1700000002051,
  IntegrationWebhooks1700000002052,
  PlatformLeanEvents1700000002058,
  EvaluationErasure1700000002059,
  EvaluationFrameworks1700000002060,
  EvaluationExperts1700000002061,
  EvaluationScorers1700000002062,
  EvaluationSurveys1700000002063,
  EvaluationUnitSummaries1700000002068,
  EvaluationMoreObjects1700000002069,
  EvaluationDepartmentPlans1700000002070,
  PlatformFormImports1700000002080,
  EvaluationSelfSurveys1700000002081,
  ProjectsFundCategory1700000002082,
  PlatformFormImportJob1700000002083,
  EvaluationRatingLines1700000002090,
  EvaluationTeamChanges1700000002091,
  OrganizationsCalendar1700000002092,
  EvaluationRetiredFrameworks1700000002093,
  EvaluationVoidedSignature1700000002110,
];
