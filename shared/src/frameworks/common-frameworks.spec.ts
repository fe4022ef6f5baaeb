import { COMMON_FRAMEWORKS } from './common-frameworks.js';
import { checkFramework, type FrameworkRow, scoreFrameworkRow } from './framework.js';

describe('common frameworks', () => {
  it.each(COMMON_FRAMEWORKS)('$code sums to 100 at every level, with output and outcome at 60 or more', (framework) => {
    expect(checkFramework(framework.rows, 60, framework.groups)).toEqual([]);
    const leaves = framework.groups.filter(({ level2 }) => level2 === null).map(({ points }) => Number(points));
    expect(leaves.reduce((sum, one) => sum + one, 0)).toBe(100);
    for (const row of framework.rows) {
      for (const text of [row.explanation, row.standard, row.scoringRule, row.method, row.evidenceNeeded])
        expect(text).not.toBe('');
    }
  });

  it('refuses a level whose rows do not sum to the points it prints, and names both', () => {
    const { rows, groups } = COMMON_FRAMEWORKS[0]!;
    const wrong = groups.map((group) => (group.level2 === '产出时效' ? { ...group, points: '7' } : group));
    expect(checkFramework(rows, 60, wrong)).toMatchObject([
      { code: 'GROUP_SUM', ruleId: 'FW-01', params: { level: '产出时效', sum: '6.00', points: '7.00' } },
    ]);
    expect(checkFramework(rows, 60, [...groups, groups[0]!])).toMatchObject([{ code: 'GROUP_POINTS_INVALID' }]);
  });

  it('any embezzlement takes all points of the row, whatever else is in order', () => {
    const row = COMMON_FRAMEWORKS[0]!.rows.find(({ name }) => name === '资金使用合规性')!;
    const clean = row.elements.map(() => false);
    expect(scoreFrameworkRow(row, { present: clean }).score).toBe('5.00');
    row.elements.forEach((_, at) =>
      expect(scoreFrameworkRow(row, { present: clean.map((_, i) => i === at) })).toEqual({
        score: '0.00',
        working: [{ code: 'VETO', expression: '5 × 0 = 0.00' }],
      }),
    );
  });

  it('takes named grades only, and refuses grades that cannot be told apart', () => {
    const row: FrameworkRow = {
      level1: 'OUTCOME',
      name: '效益',
      weight: '100',
      kind: 'GRADE',
      elements: [],
      grades: [
        { name: '优', share: '100' },
        { name: '良', share: '80' },
      ],
    };
    expect(scoreFrameworkRow(row, { share: '80' }).score).toBe('80.00');
    expect(scoreFrameworkRow(row, { share: '79' }).score).toBeNull();
    const codes = (grades: FrameworkRow['grades']): string[] =>
      checkFramework([{ ...row, grades }]).map(({ code }) => code);
    expect(codes(row.grades)).toEqual([]);
    expect(
      codes([
        { name: '优', share: '100' },
        { name: '良', share: '100' },
      ]),
    ).toEqual(['QUALITY_GRADES_INVALID']);
    expect(codes([{ name: '优', share: '100' }])).toEqual(['QUALITY_GRADES_INVALID']);
  });
});
