import { type Refusal, refusal } from '../errors/refusal.js';
import { isBlank } from '../indicators/check-indicator.js';
import { type Direction, DIRECTIONS } from '../scoring/types.js';
import { checkGrades, type QualitativeGrade } from './grades.js';
import { libraryLevel1 } from './levels.js';

/** 层次: what kind of object an indicator is made for. */
export const LIBRARY_LAYERS = ['PROJECT', 'UNIT', 'DEPARTMENT', 'POLICY'] as const;
export type LibraryLayer = (typeof LIBRARY_LAYERS)[number];

export const LIBRARY_ORIGINS = ['COMMON', 'INDUSTRY', 'LOCAL', 'PROPOSED'] as const;
export type LibraryOrigin = (typeof LIBRARY_ORIGINS)[number];

/** What one version of an indicator says. */
export interface LibraryContent {
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  readonly layer: LibraryLayer;
  readonly industry: string | null;
  readonly field: string | null;
  readonly departmentName: string | null;
  readonly projectTypes: readonly string[];
  readonly definition: string | null;
  readonly formula: string | null;
  readonly example: string | null;
  readonly help: string | null;
  readonly unit: string | null;
  readonly direction: Direction;
  readonly basis: string | null;
  readonly dataSource: string | null;
  readonly captureMethod: string | null;
  readonly grades: readonly QualitativeGrade[] | null;
  readonly keywords: readonly string[];
  readonly dimension: string | null;
  readonly criterion: string | null;
  readonly validFromYear: number | null;
  readonly validToYear: number | null;
}

/** Without these a second person would measure something else under the same name (R056). */
export function checkLibraryContent(content: LibraryContent): Refusal[] {
  const found: Refusal[] = [];
  const say = (code: string, field: string): void => {
    found.push(refusal(code, { ruleId: 'L-01', field, params: { name: content.name } }));
  };
  if (isBlank(content.name)) say('LIBRARY_NAME_MISSING', 'name');
  if (libraryLevel1(content.level2) !== content.level1) say('LIBRARY_LEVEL2_UNKNOWN', 'level2');
  if (!DIRECTIONS.includes(content.direction)) say('DIRECTION_UNKNOWN', 'direction');
  if (isBlank(content.definition)) say('DEFINITION_MISSING', 'definition');
  if (content.unit?.trim() === '%' && isBlank(content.formula)) say('FORMULA_MISSING', 'formula');
  const needsUnit = !['QUAL', 'BOOL', 'DATE_BY'].includes(content.direction);
  if (needsUnit && isBlank(content.unit)) say('LIBRARY_UNIT_MISSING', 'unit');
  if (content.direction === 'QUAL') found.push(...checkGrades(content.grades ?? []));
  if (content.validFromYear && content.validToYear && content.validToYear < content.validFromYear) {
    say('YEARS_REVERSED', 'validToYear');
  }
  return found;
}
