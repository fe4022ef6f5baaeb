import { Exact, roundHalfUp } from '../decimal/decimal.js';

/** A score on the scale of 0 to 100, whatever the row weighs, so that rows of different projects can be compared (R050). */
export function scoreOf100(score: string | null, weight: string): string | null {
  if (score === null || !new Exact(weight).gt(0)) return null;
  return roundHalfUp(new Exact(score).times(100).div(weight), 2);
}
