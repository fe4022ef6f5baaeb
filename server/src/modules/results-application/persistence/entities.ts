import { BudgetLinkageEntity } from './budget-linkage.entity.js';
import { CorrectiveActionEntity, CorrectiveItemEntity } from './corrective-action.entity.js';
import { DisclosureEntity, PublishedItemEntity } from './disclosure.entity.js';
import { FeedbackEntity } from './feedback.entity.js';

/** Every table of this room, for the data source and the drift check. */
export const RESULTS_ENTITIES = [
  FeedbackEntity,
  CorrectiveActionEntity,
  CorrectiveItemEntity,
  BudgetLinkageEntity,
  DisclosureEntity,
  PublishedItemEntity,
] as const;
