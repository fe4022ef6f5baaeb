import { type Refusal, refusal } from '../errors/refusal.js';
import { CATALOGUE_2015, CATALOGUE_2021, type IndicatorCatalogue } from '../indicators/catalogue.js';
import { fitLevels, type Levels } from './levels.js';

/** Least counts of a complete objective, as Artush asks for them; a template reaches them in every preset. */
export const TEMPLATE_LEAST = { level1: 3, level2: 5, level3: 7 } as const;

export interface LevelCounts {
  readonly level1: number;
  readonly level2: number;
  readonly level3: number;
}

export function countLevels(rows: readonly Levels[], catalogue: Pick<IndicatorCatalogue, 'levels'>): LevelCounts {
  const fitted = rows.map((row) => fitLevels(row, catalogue));
  return {
    level1: new Set(fitted.map(({ level1 }) => level1)).size,
    level2: new Set(fitted.map(({ level1, level2 }) => `${level1}/${level2}`)).size,
    level3: fitted.length,
  };
}

/** A template that would leave the unit short of 3/5/7 is no help (R052). */
export function checkTemplateRows(rows: readonly Levels[]): Refusal[] {
  return [CATALOGUE_2015, CATALOGUE_2021].flatMap((catalogue) => {
    const counts = countLevels(rows, catalogue);
    return (['level1', 'level2', 'level3'] as const)
      .filter((level) => counts[level] < TEMPLATE_LEAST[level])
      .map((level) =>
        refusal('TOO_FEW_INDICATORS', {
          ruleId: 'L-05',
          field: 'rows',
          params: {
            level: Number(level.slice(5)),
            count: counts[level],
            least: TEMPLATE_LEAST[level],
            catalogue: catalogue.code,
          },
        }),
      );
  });
}
