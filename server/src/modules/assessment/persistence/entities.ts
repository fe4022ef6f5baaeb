import { AssessmentSheetEntity, AssessmentSheetRowEntity } from './assessment-sheet.entity.js';
import { SchemeAspectEntity, SchemeEntity, SchemeIndicatorEntity } from './scheme.entity.js';

/** Every table of this room, for the data source and the drift check. */
export const ASSESSMENT_ENTITIES = [
  SchemeEntity,
  SchemeAspectEntity,
  SchemeIndicatorEntity,
  AssessmentSheetEntity,
  AssessmentSheetRowEntity,
] as const;
