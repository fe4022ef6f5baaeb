import { MonitoringRoundEntity } from './monitoring-round.entity.js';
import { MonitoringSheetEntity, MonitoringSheetRowEntity } from './monitoring-sheet.entity.js';

/** Every table of this room, for the data source and the drift check. */
export const MONITORING_ENTITIES = [MonitoringRoundEntity, MonitoringSheetEntity, MonitoringSheetRowEntity] as const;
