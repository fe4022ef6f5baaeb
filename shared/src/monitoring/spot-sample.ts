import { Exact } from '../decimal/decimal.js';

const PRIME = 1099511628211n;
const OFFSET = 14695981039346656037n;
const MASK = (1n << 64n) - 1n;

/** How many of a population are drawn: the share of it, rounded up, so that a small one is never left out. */
export function sampleSize(population: number, share: string): number {
  return new Exact(population).times(share).div(100).ceil().toNumber();
}

/**
 * Draws a sample that anyone can draw again: each item gets a number from the seed and its key, the lowest are taken. The
 * order in which the population is given says nothing, and who knows the seed only afterwards cannot aim at an item.
 */
export function drawSample(keys: readonly string[], share: string, seed: string): string[] {
  const lots = [...new Set(keys)].map((key) => ({ key, lot: lotOf(`${seed}\n${key}`) }));
  lots.sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : a.key < b.key ? -1 : 1));
  return lots.slice(0, sampleSize(lots.length, share)).map(({ key }) => key);
}

/** FNV-1a over UTF-16 units, then mixed so that keys that differ in the last sign lie far apart. */
function lotOf(text: string): bigint {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at += 1) hash = ((hash ^ BigInt(text.charCodeAt(at))) * PRIME) & MASK;
  hash = ((hash ^ (hash >> 33n)) * 0xff51afd7ed558ccdn) & MASK;
  hash = ((hash ^ (hash >> 33n)) * 0xc4ceb9fe1a85ec53n) & MASK;
  return hash ^ (hash >> 33n);
}
