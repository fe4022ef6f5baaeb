import {
  AppraisalMaterialEntity,
  AppraisalScoreEntity,
  AppraisalScorerEntity,
  ExAnteAppraisalEntity,
} from '../exante/persistence/appraisal.entity.js';
import {
  BudgetReviewEntity,
  PreparationDocumentEntity,
  ProjectPreparationEntity,
} from '../exante/persistence/review.entity.js';
import { BudgetReplyEntity, BudgetReplyLineEntity } from './budget-reply.entity.js';
import { BudgetStepEntity, ObjectivePublicationEntity, SupplementApprovalEntity } from './goal-duties.entity.js';
import { IndicatorCatalogueEntity } from './indicator-catalogue.entity.js';
import {
  CommonIndicatorEntity,
  CommonTemplateEntity,
  CommonTokenEntity,
} from '../library/persistence/common-library.entity.js';
import {
  DepartmentSetEntity,
  DepartmentSetIndicatorEntity,
  LibraryIndicatorEntity,
  LibraryStandardEntity,
  LibraryTemplateEntity,
  LibraryTokenEntity,
  LibraryVersionEntity,
} from '../library/persistence/library.entity.js';
import { IndicatorEntity, ObjectiveEntity, ObjectiveVersionEntity } from './objective.entity.js';
import {
  ObjectiveAmountEntity,
  ObjectiveFunctionEntity,
  ObjectiveRoundEntity,
  ObjectiveTaskEntity,
} from './objective-parts.entity.js';
import { ObjectiveReviewEntity } from './objective-review.entity.js';
import { RefinementEntity } from './refinement.entity.js';
import { ReviewCommissionEntity, ReviewCommissionItemEntity } from './review-commission.entity.js';
import { DeclarationDeadlineEntity, GuidanceEntity } from './declaration.entity.js';
import { SpecialFundEntity, SpecialFundLineEntity } from './special-fund.entity.js';
import { SheetImportEntity, SheetImportItemEntity } from './sheet-import.entity.js';

/** Every table of this room, for the data source and the drift check. */
export const GOALS_ENTITIES = [
  ObjectiveEntity,
  ObjectiveVersionEntity,
  IndicatorEntity,
  ObjectiveReviewEntity,
  BudgetReplyEntity,
  BudgetReplyLineEntity,
  ExAnteAppraisalEntity,
  AppraisalMaterialEntity,
  AppraisalScorerEntity,
  AppraisalScoreEntity,
  BudgetReviewEntity,
  ProjectPreparationEntity,
  PreparationDocumentEntity,
  ObjectiveTaskEntity,
  ObjectiveAmountEntity,
  ObjectiveFunctionEntity,
  ObjectiveRoundEntity,
  IndicatorCatalogueEntity,
  SupplementApprovalEntity,
  BudgetStepEntity,
  ObjectivePublicationEntity,
  RefinementEntity,
  SpecialFundEntity,
  SpecialFundLineEntity,
  GuidanceEntity,
  DeclarationDeadlineEntity,
  ReviewCommissionEntity,
  ReviewCommissionItemEntity,
  ObjectiveReviewEntity,
  BudgetReplyEntity,
  BudgetReplyLineEntity,
  SheetImportEntity,
  SheetImportItemEntity,
  LibraryIndicatorEntity,
  LibraryVersionEntity,
  LibraryTokenEntity,
  LibraryStandardEntity,
  LibraryTemplateEntity,
  DepartmentSetEntity,
  DepartmentSetIndicatorEntity,
  CommonIndicatorEntity,
  CommonTokenEntity,
  CommonTemplateEntity,
] as const;
