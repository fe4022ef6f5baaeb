import type { FullFrameworkRow } from './framework-row.js';
import { type FrameworkGroup, pointsBelow } from './nested-points.js';
import { PROJECT_2020 } from './project-2020.js';
import { WHOLE_2013 } from './whole-2013.js';

export { type FullFrameworkRow, STANDARD_BASES, type StandardBasis } from './framework-row.js';

export interface CommonFramework {
  readonly code: string;
  readonly name: string;
  readonly objectType: 'PROJECT' | 'DEPARTMENT_WHOLE';
  readonly source: string;
  readonly rows: readonly FullFrameworkRow[];
  readonly groups: readonly FrameworkGroup[];
}

/** Points of every block and second level, as the sums of their rows: a framework whose weights are nested. */
export function groupsOf(rows: readonly FullFrameworkRow[]): FrameworkGroup[] {
  const blocks = [...new Set(rows.map(({ level1 }) => level1))];
  return blocks.flatMap((level1) => {
    const inside = [...new Set(rows.filter((row) => row.level1 === level1).map(({ level2 }) => level2))];
    return [null, ...inside].map((level2) => ({ level1, level2, points: pointsBelow(rows, { level1, level2 }) }));
  });
}

const common = (
  code: string,
  name: string,
  objectType: CommonFramework['objectType'],
  source: string,
  rows: readonly FullFrameworkRow[],
): CommonFramework => ({ code, name, objectType, source, rows, groups: groupsOf(rows) });

/** What every place can begin with. Points are ours: the rules leave them to the place. */
export const COMMON_FRAMEWORKS: readonly CommonFramework[] = [
  common('PROJECT_2020', '项目支出绩效评价指标体系', 'PROJECT', '财预〔2020〕10号（分值为建议）', PROJECT_2020),
  common(
    'WHOLE_2013',
    '部门整体支出绩效评价共性指标体系',
    'DEPARTMENT_WHOLE',
    '财预〔2013〕53号（分值为建议）',
    WHOLE_2013,
  ),
];
