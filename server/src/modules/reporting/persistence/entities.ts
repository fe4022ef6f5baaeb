import { AnnualReportEntity, ReportSectionEntity } from './annual-report.entity.js';
import { StatedFigureEntity } from './stated-figure.entity.js';

/** Every table of this room, for the data source and the drift check. */
export const REPORTING_ENTITIES = [AnnualReportEntity, ReportSectionEntity, StatedFigureEntity] as const;
