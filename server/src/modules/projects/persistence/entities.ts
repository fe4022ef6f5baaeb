import { BasePaymentEntity } from './base-payment.entity.js';
import { BudgetAdjustmentEntity, FundingLineEntity, PaymentEntity } from './funding-line.entity.js';
import { ImportBatchEntity, QuarantinedLineEntity } from './import-batch.entity.js';
import { BudgetAllocationEntity, BudgetApplicationEntity } from './pool.entity.js';
import { SuspensionConsentEntity } from './suspension-consent.entity.js';
import { ProjectEntity, YearSourceEntity } from './project.entity.js';

/** Every table of this room, for the data source and the drift check. */
export const PROJECTS_ENTITIES = [
  ProjectEntity,
  YearSourceEntity,
  FundingLineEntity,
  BudgetAdjustmentEntity,
  PaymentEntity,
  BasePaymentEntity,
  ImportBatchEntity,
  QuarantinedLineEntity,
  BudgetApplicationEntity,
  BudgetAllocationEntity,
  SuspensionConsentEntity,
] as const;
