import { type Direction, fitLevels, gradesText, type IndicatorCatalogue, proposedStandard } from '@jixiao/shared';
import type { LibraryContent } from '../data/library.types.js';

/** What the form gets when somebody takes an indicator over. */
export interface TakenIndicator {
  libraryIndicatorId: string;
  level1: string;
  level2: string;
  name: string;
  direction: Direction;
  unit: string;
  targetBasis: string;
  formulaText: string | null;
  dataSource: string | null;
  captureMethod: string | null;
  /** The standard's value, the described levels, or nothing: a target is the unit's own promise. */
  target: string;
}

/** Under the levels of the form's preset, with the target that the standard proposes (R045). */
export function takeOver(
  indicator: LibraryContent,
  catalogue: IndicatorCatalogue,
  year: number,
  example = '',
): TakenIndicator {
  const standard = proposedStandard(indicator.standards, year);
  const proposed = indicator.direction === 'QUAL' ? gradesText(indicator.grades ?? []) : (standard?.value ?? example);
  return {
    libraryIndicatorId: indicator.id,
    ...fitLevels(indicator, catalogue),
    name: indicator.name,
    direction: indicator.direction,
    unit: indicator.unit ?? '',
    targetBasis: indicator.basis ?? '',
    formulaText: indicator.formula,
    dataSource: indicator.dataSource,
    captureMethod: indicator.captureMethod,
    target: proposed,
  };
}
