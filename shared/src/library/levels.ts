import type { IndicatorCatalogue } from '../indicators/catalogue.js';

/** Second-level kinds by the first level that the library files them under; cost stands by itself (财预〔2021〕101号). */
const LEVEL1_OF: Readonly<Record<string, string>> = {
  QUANTITY: 'OUTPUT',
  QUALITY: 'OUTPUT',
  TIMELINESS: 'OUTPUT',
  ECONOMIC_COST: 'COST',
  SOCIAL_COST: 'COST',
  ECOLOGICAL_COST: 'COST',
  ECONOMIC: 'OUTCOME',
  SOCIAL: 'OUTCOME',
  ECOLOGICAL: 'OUTCOME',
  SUSTAINABILITY: 'OUTCOME',
  BENEFICIARY_SATISFACTION: 'SATISFACTION',
  PUBLIC_SATISFACTION: 'SATISFACTION',
};

export const LIBRARY_LEVEL2 = Object.keys(LEVEL1_OF);

export interface Levels {
  readonly level1: string;
  readonly level2: string;
}

export function libraryLevel1(level2: string): string | null {
  return LEVEL1_OF[level2] ?? null;
}

/** Where an indicator of the library stands in a form: under the 2015 preset cost is a kind of output. */
export function fitLevels({ level1, level2 }: Levels, { levels }: Pick<IndicatorCatalogue, 'levels'>): Levels {
  const places = levels.flatMap((level) => level.level2.map(({ code }) => ({ level1: level.level1, level2: code })));
  const own = places.filter((one) => one.level2 === level2);
  const cost = level1 === 'COST' ? places.find((one) => one.level2 === 'COST_OF_OUTPUT') : undefined;
  // A place may have moved the kind under another first level; what it does not know at all is left to the check.
  return own.find((one) => one.level1 === level1) ?? own[0] ?? cost ?? { level1, level2 };
}

/** The way back: an indicator of a form under the levels of the library. */
export function libraryLevels({ level1, level2 }: Levels): Levels {
  return level2 === 'COST_OF_OUTPUT' ? { level1: 'COST', level2: 'ECONOMIC_COST' } : { level1, level2 };
}
