import { sumOfWeights } from '@jixiao/shared';
import type { FormRow } from './form.js';

/** Weights by first level, in the order in which the levels first stand in the form. */
export function weightParts(
  rows: readonly FormRow[],
  word: (level1: string) => string,
): { label: string; weight: string }[] {
  const annual = rows.filter(({ horizon }) => horizon === 'ANNUAL');
  return [...new Set(annual.map(({ level1 }) => level1))]
    .map((level1) => ({
      label: word(level1),
      weight: sumOfWeights(
        annual.filter((row) => row.level1 === level1).map((row) => ({ ...row, weight: row.weight.trim() })),
      ),
    }))
    .filter(({ weight }) => weight !== '0');
}
