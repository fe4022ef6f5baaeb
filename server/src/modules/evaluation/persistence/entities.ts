import * as experts from '../experts/persistence/expert.entity.js';
import * as scorers from '../scorers/persistence/scorer.entity.js';
import * as surveys from '../surveys/persistence/survey.entity.js';
import {
  EngagementEntity,
  EngagementMemberEntity,
  EngagementPaperEntity,
  FirmReportEntity,
} from '../firms/persistence/engagement.entity.js';
import { QualityRatingEntity, QualityRowEntity } from '../firms/persistence/quality-rating.entity.js';
import { TeamChangeEntity } from '../firms/persistence/team-change.entity.js';
import { RatingLineEntity, RatingRecheckEntity } from '../firms/persistence/rating-line.entity.js';
import {
  FirmCreditRecordEntity,
  FirmMemberEntity,
  FirmTieEntity,
  ThirdPartyFirmEntity,
} from '../firms/persistence/third-party-firm.entity.js';
import {
  EvaluationTaskEntity,
  FindingEntity,
  ScoreRowEntity,
  TaskItemEntity,
  TaskMemberEntity,
} from '../tasks/persistence/evaluation-task.entity.js';
import {
  ExchangeMeetingEntity,
  OpinionEntity,
  ReportSectionTextEntity,
  ReportVersionEntity,
} from '../tasks/persistence/report-version.entity.js';
import { PlanCandidateEntity, YearPlanEntity } from '../tasks/persistence/year-plan.entity.js';
import { FrameworkEntity, FrameworkRetirementEntity, FrameworkRowEntity } from './framework.entity.js';
import { OpenCorrectionEntity } from '../tasks/persistence/open-correction.entity.js';
import { RecheckEntity, RecheckRowEntity, RecheckSampleEntity } from '../recheck/persistence/recheck.entity.js';
import { SelfEvaluationEntity, SelfEvaluationRowEntity } from '../self/persistence/self-evaluation.entity.js';
import {
  CoachingEntity,
  DivisionNoticeEntity,
  SelfEvaluationCommonEntity,
  SelfEvaluationCriterionEntity,
  SelfEvaluationMoneyEntity,
  SelfEvaluationStepEntity,
  SelfEvaluationTaskEntity,
} from '../self/persistence/self-parts.entity.js';
import { UnitSummaryEntity } from '../self/persistence/unit-summary.entity.js';

/** Every table of this room, for the data source and the drift check. */
export const EVALUATION_ENTITIES = [
  SelfEvaluationEntity,
  SelfEvaluationRowEntity,
  CoachingEntity,
  DivisionNoticeEntity,
  UnitSummaryEntity,
  SelfEvaluationCommonEntity,
  SelfEvaluationCriterionEntity,
  SelfEvaluationMoneyEntity,
  SelfEvaluationStepEntity,
  SelfEvaluationTaskEntity,
  ThirdPartyFirmEntity,
  FirmMemberEntity,
  FirmTieEntity,
  FirmCreditRecordEntity,
  EngagementEntity,
  EngagementMemberEntity,
  EngagementPaperEntity,
  FirmReportEntity,
  QualityRatingEntity,
  QualityRowEntity,
  RatingRecheckEntity,
  RatingLineEntity,
  TeamChangeEntity,
  FrameworkEntity,
  FrameworkRowEntity,
  FrameworkRetirementEntity,
  EvaluationTaskEntity,
  ScoreRowEntity,
  FindingEntity,
  TaskItemEntity,
  TaskMemberEntity,
  YearPlanEntity,
  PlanCandidateEntity,
  ReportVersionEntity,
  OpinionEntity,
  ExchangeMeetingEntity,
  ReportSectionTextEntity,
  OpenCorrectionEntity,
  RecheckSampleEntity,
  RecheckEntity,
  RecheckRowEntity,
  ...Object.values(experts),
  ...Object.values(scorers),
  ...Object.values(surveys),
] as const;
