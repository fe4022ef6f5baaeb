import {
  EngagementEntity,
  EngagementMemberEntity,
  EngagementPaperEntity,
  FirmReportEntity,
} from '../firms/persistence/engagement.entity.js';
import { QualityRatingEntity, QualityRowEntity } from '../firms/persistence/quality-rating.entity.js';
import {
  FirmCreditRecordEntity,
  FirmMemberEntity,
  FirmTieEntity,
  ThirdPartyFirmEntity,
} from '../firms/persistence/third-party-firm.entity.js';
import { EvaluationTaskEntity, FindingEntity, ScoreRowEntity } from './evaluation-task.entity.js';
import { FrameworkEntity, FrameworkRowEntity } from './framework.entity.js';
import { OpenCorrectionEntity } from './open-correction.entity.js';
import { RecheckEntity, RecheckRowEntity, RecheckSampleEntity } from '../recheck/persistence/recheck.entity.js';
import { SelfEvaluationEntity, SelfEvaluationRowEntity } from './self-evaluation.entity.js';

/** Every table of this room, for the data source and the drift check. */
export const EVALUATION_ENTITIES = [
  SelfEvaluationEntity,
  SelfEvaluationRowEntity,
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
  FrameworkEntity,
  FrameworkRowEntity,
  EvaluationTaskEntity,
  ScoreRowEntity,
  FindingEntity,
  OpenCorrectionEntity,
  RecheckSampleEntity,
  RecheckEntity,
  RecheckRowEntity,
] as const;
