import * as experts from '../experts/persistence/expert.entity.js';
import * as scorers from '../scorers/persistence/scorer.entity.js';
import * as surveys from '../surveys/persistence/survey.entity.js';
import { EngagementEntity, ThirdPartyFirmEntity } from './third-party-firm.entity.js';
import { EvaluationTaskEntity, FindingEntity, ScoreRowEntity } from '../tasks/persistence/evaluation-task.entity.js';
import { FrameworkEntity, FrameworkRowEntity } from './framework.entity.js';
import { OpenCorrectionEntity } from '../tasks/persistence/open-correction.entity.js';
import { RecheckEntity, RecheckRowEntity, RecheckSampleEntity } from '../recheck/persistence/recheck.entity.js';
import { SelfEvaluationEntity, SelfEvaluationRowEntity } from '../self/persistence/self-evaluation.entity.js';

/** Every table of this room, for the data source and the drift check. */
export const EVALUATION_ENTITIES = [
  SelfEvaluationEntity,
  SelfEvaluationRowEntity,
  ThirdPartyFirmEntity,
  EngagementEntity,
  FrameworkEntity,
  FrameworkRowEntity,
  EvaluationTaskEntity,
  ScoreRowEntity,
  FindingEntity,
  OpenCorrectionEntity,
  RecheckSampleEntity,
  RecheckEntity,
  RecheckRowEntity,
  ...Object.values(experts),
  ...Object.values(scorers),
  ...Object.values(surveys),
] as const;
