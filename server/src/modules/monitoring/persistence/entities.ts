import { AlertEntity, SpendingScopeEntity } from '../alerts/persistence/alert.entity.js';
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
] as const;
