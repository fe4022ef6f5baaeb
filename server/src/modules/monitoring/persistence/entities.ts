import { MonitoringReportEntity } from './monitoring-report.entity.js';
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
  MonitoringReportEntity,
] as const;
