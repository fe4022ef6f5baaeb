import { Decimal } from 'decimal.js';

/** Exact decimals with room for every product and quotient of a score; isolated from settings made elsewhere. */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -30, toExpPos: 30 });
export type Exact = Decimal;

/** Half up, away from zero at the half, to `places` decimals, as a plain decimal string. */
export function roundHalfUp(value: Decimal.Value, places: number): string {
  return new Exact(value).toDecimalPlaces(places, Decimal.ROUND_HALF_UP).toFixed(places);
}

/** Reads a decimal string; null stays null, so that a blank never becomes nought. */
export function exactOrNull(value: string | null | undefined): Exact | null {
  return value === null || value === undefined || value === '' ? null : new Exact(value);
}

/** Shortest form for a working line: `93.1`, `20`, `0.8`. */
export function plain(value: Decimal.Value): string {
  return new Exact(value).toDecimalPlaces(6, Decimal.ROUND_HALF_UP).toFixed();
}
