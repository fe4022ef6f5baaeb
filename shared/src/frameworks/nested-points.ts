import { Exact } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';

/** Points that a framework prints beside a level: of a block where `level2` is empty, else of a second level inside it. */
export interface FrameworkGroup {
  readonly level1: string;
  readonly level2: string | null;
  readonly points: string;
}

interface Leaf {
  readonly level1: string;
  readonly level2?: string;
  readonly weight: string;
}

const POINTS = /^\d{1,3}(\.\d{1,2})?$/;
const sum = (values: readonly string[]): Exact => values.reduce((all, one) => all.plus(one), new Exact(0));

/** Sum of the rows below a level: what its printed points must be. */
export function pointsBelow(rows: readonly Leaf[], { level1, level2 }: Omit<FrameworkGroup, 'points'>): string {
  const below = rows.filter(
    (row) => row.level1 === level1 && (level2 === null || row.level2?.trim() === level2.trim()),
  );
  return sum(below.map(({ weight }) => weight)).toFixed(2);
}

/** Where weights are nested, the children of every level sum to it; a flat framework has no groups (domain §2.9). */
export function checkGroups(rows: readonly Leaf[], groups: readonly FrameworkGroup[]): Refusal[] {
  const seen = new Set<string>();
  return groups.flatMap((group, index) => {
    const key = `${group.level1}/${group.level2 ?? ''}`;
    const at = { ruleId: 'FW-01', field: `groups[${index}].points` };
    if (seen.has(key) || !POINTS.test(group.points))
      return [refusal('GROUP_POINTS_INVALID', { ...at, params: { value: group.points } })];
    seen.add(key);
    const inside = pointsBelow(rows, group);
    if (new Exact(inside).eq(group.points)) return [];
    const params = { level: group.level2 ?? group.level1, sum: inside, points: new Exact(group.points).toFixed(2) };
    return [refusal('GROUP_SUM', { ...at, params, wayOut: 'ADJUST_WEIGHTS' })];
  });
}
