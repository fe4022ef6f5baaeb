import type { Place } from './grid.js';
import { INDICATOR_COLUMNS, type IndicatorColumnKey } from './indicator-columns.js';

export interface NamedPlace {
  readonly place: Place;
  readonly column: string;
}

type PlaceOf = (key: IndicatorColumnKey) => Place;

const CAPTIONS = new Map<string, string>(INDICATOR_COLUMNS.map(({ key, captions }) => [key, captions[0]!]));
const INDICATOR = /^indicators\[(\d+)\]\.(\w+)$/;

/**
 * Where in a sheet each field of an objective was read. Fields of indicators are found when somebody asks: of the
 * hundreds of thousands in a district's list only those with a fault are.
 */
export class CellPlaces {
  private readonly fields = new Map<string, NamedPlace>();
  private readonly indicators: PlaceOf[] = [];

  set(field: string, place: NamedPlace): void {
    this.fields.set(field, place);
  }

  /** The next indicator. */
  addIndicator(placeOf: PlaceOf): void {
    this.indicators.push(placeOf);
  }

  get(field: string): NamedPlace | undefined {
    const own = this.fields.get(field);
    if (own) return own;
    const [, index, key = ''] = INDICATOR.exec(field) ?? [];
    const placeOf = this.indicators[Number(index)];
    const column = CAPTIONS.get(key);
    return placeOf && column !== undefined ? { place: placeOf(key as IndicatorColumnKey), column } : undefined;
  }
}
