import type { UnitProgress } from '../data/board.graphql.js';

export interface BoardFilter {
  text: string;
  division: string;
  /** behind: something waits for the unit; nobody: the seat is empty; returned: came back at least once. */
  gap: string;
}

const isBehind = (unit: UnitProgress): boolean => unit.missing + unit.draft + unit.returned > 0;

/** Who still owes something stands first, so that a gap is seen by its name and not looked for. */
export function filterUnits(units: readonly UnitProgress[], { text, division, gap }: BoardFilter): UnitProgress[] {
  const term = text.trim();
  const found = units.filter(
    (unit) =>
      (term === '' || unit.agencyName.includes(term) || unit.agencyCode.includes(term)) &&
      (division === '' || unit.divisionName === division) &&
      (gap !== 'behind' || isBehind(unit)) &&
      (gap !== 'returned' || unit.everReturned > 0) &&
      (gap !== 'nobody' || !unit.holders.some(({ personName }) => personName)),
  );
  return [...found.filter(isBehind), ...found.filter((unit) => !isBehind(unit))];
}

const SUMS = ['due', 'missing', 'draft', 'returned', 'submitted', 'reviewed', 'approved', 'everReturned'] as const;

export type BoardSums = Record<(typeof SUMS)[number] | 'units' | 'behind', number>;

export function sumUnits(units: readonly UnitProgress[]): BoardSums {
  const sum = (name: (typeof SUMS)[number]): number => units.reduce((total, unit) => total + unit[name], 0);
  return {
    units: units.length,
    behind: units.filter(isBehind).length,
    ...(Object.fromEntries(SUMS.map((name) => [name, sum(name)])) as Record<(typeof SUMS)[number], number>),
  };
}
