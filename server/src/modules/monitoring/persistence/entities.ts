import { AlertEntity, SpendingScopeEntity } from '../alerts/persistence/alert.entity.js';
import { ClearingEntity, ClearingItemEntity } from '../funds/persistence/clearing.entity.js';
import { FundConfirmationEntity, FundEntity, FundTraceEntity } from '../funds/persistence/fund.entity.js';
import { MilestoneEntity } from '../progress/persistence/milestone.entity.js';
import {
  ProblemEntity,
  SpotCheckEntity,
  SpotCheckValueEntity,
  SpotSampleEntity,
} from '../spot/persistence/spot.entity.js';
import { DisposalEntity } from '../disposal/persistence/disposal.entity.js';
import { MonitoringRoundEntity, MonitoringRoundUnitEntity } from './monitoring-round.entity.js';
import {
  MonitoringSheetEntity,
  MonitoringSheetMoneyEntity,
  MonitoringSheetRowEntity,
  MonitoringSheetTaskEntity,
} from './monitoring-sheet.entity.js';

/** Every table of this room, for the data source and the drift check. */
export const MONITORING_ENTITIES = [
  MonitoringRoundEntity,
  MonitoringRoundUnitEntity,
  MonitoringSheetEntity,
  MonitoringSheetRowEntity,
  MonitoringSheetMoneyEntity,
  MonitoringSheetTaskEntity,
  DisposalEntity,
  AlertEntity,
  SpendingScopeEntity,
  FundEntity,
  FundTraceEntity,
  FundConfirmationEntity,
  ClearingEntity,
  ClearingItemEntity,
  SpotSampleEntity,
  SpotCheckEntity,
  SpotCheckValueEntity,
  ProblemEntity,
  MilestoneEntity,
] as const;
