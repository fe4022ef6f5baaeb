import { BudgetReplyEntity, BudgetReplyLineEntity } from './budget-reply.entity.js';
import { IndicatorCatalogueEntity } from './catalogue.entity.js';
import { IndicatorEntity, ObjectiveEntity, ObjectiveVersionEntity } from './objective.entity.js';
import { ObjectiveAmountEntity, ObjectiveRoundEntity, ObjectiveTaskEntity } from './objective-parts.entity.js';
import { ObjectiveReviewEntity } from './objective-review.entity.js';
import { SheetImportEntity, SheetImportItemEntity } from './sheet-import.entity.js';

/** Every table of this room, for the data source and the drift check. */
export const GOALS_ENTITIES = [
  ObjectiveEntity,
  ObjectiveVersionEntity,
  IndicatorEntity,
  ObjectiveTaskEntity,
  ObjectiveAmountEntity,
  ObjectiveRoundEntity,
  IndicatorCatalogueEntity,
  ObjectiveReviewEntity,
  BudgetReplyEntity,
  BudgetReplyLineEntity,
  SheetImportEntity,
  SheetImportItemEntity,
] as const;
