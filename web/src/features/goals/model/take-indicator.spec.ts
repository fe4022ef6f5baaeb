import { CATALOGUE_2015, CATALOGUE_2021, countLevels } from '@jixiao/shared';
import { takeOver } from '../library/components/take-over.js';
import { rowsOf } from '../library/components/template-start.js';
import type { LibraryContent } from '../library/data/library.types.js';
import { emptyRow, inputOf, type FormState } from './form.js';
import { withTaken } from './take-indicator.js';

const indicator = (change: Partial<LibraryContent>): LibraryContent =>
  ({
    id: 'id',
    level1: 'OUTPUT',
    level2: 'QUALITY',
    name: '验收合格率',
    direction: 'GE',
    unit: '%',
    basis: '年度工作计划',
    formula: '合格 ÷ 验收 × 100%',
    dataSource: null,
    captureMethod: null,
    grades: null,
    standards: [],
    ...change,
  }) as unknown as LibraryContent;
const form = (rows: FormState['rows']): FormState => ({
  ...({} as FormState),
  amount: '1',
  tasks: [],
  amounts: {},
  rows,
});

describe('taking an indicator over', () => {
  it('fills the row at hand, keeps its weight, and names the library as the origin of what was not typed over', () => {
    const row = { ...emptyRow(), name: '验', weight: '10' };
    const [taken] = withTaken([row], 0, [takeOver(indicator({}), CATALOGUE_2015, 2019)]);
    expect(taken).toMatchObject({
      key: row.key,
      name: '验收合格率',
      weight: '10',
      unit: '%',
      years: {},
      rest: { formulaText: '合格 ÷ 验收 × 100%' },
    });
    const [input] = inputOf(form([{ ...taken!, name: '设备验收合格率' }])).indicators;
    expect(input).toMatchObject({ libraryIndicatorId: 'id', libraryFields: ['unit', 'direction', 'targetBasis'] });
  });

  it('never writes over a promise: a row with a target stays, a new one is added', () => {
    const row = { ...emptyRow(), name: '培训人次', target: '200' };
    const rows = withTaken([row], 0, [takeOver(indicator({}), CATALOGUE_2015, 2019)]);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toBe(row);
  });

  it('R045: proposes the standard as target, and the described levels where nothing can be counted', () => {
    const standards = [{ kind: 'INDUSTRY', value: '95', year: 2018, region: null, direction: 'GE', tolerance: null }];
    expect(takeOver(indicator({ standards } as never), CATALOGUE_2015, 2019).target).toBe('95');
    const grades = [
      { label: '达成', description: '成文并执行', share: '100' },
      { label: '未达成', description: '没有', share: '0' },
    ];
    expect(takeOver(indicator({ direction: 'QUAL', grades }), CATALOGUE_2015, 2019).target).toBe(
      '达成：成文并执行；未达成：没有',
    );
  });

  it('R052: a template fills rows that the unit can edit, under the levels of its form', () => {
    const rows = [
      {
        level1: '',
        level2: '',
        example: '10-31',
        indicator: indicator({ level2: 'TIMELINESS', name: '交工日期', direction: 'DATE_BY', unit: null }),
      },
      {
        level1: '',
        level2: '',
        example: '300',
        indicator: indicator({
          level1: 'COST',
          level2: 'ECONOMIC_COST',
          name: '每公里成本',
          direction: 'LE',
          unit: '万元',
        }),
      },
    ];
    const filled = withTaken([emptyRow()], 0, rowsOf({ rows }, CATALOGUE_2015, 2019));
    expect(filled.map(({ target }) => target)).toEqual(['2019-10-31', '300']);
    expect(filled[1]).toMatchObject({ level1: 'OUTPUT', level2: 'COST_OF_OUTPUT' });
    expect(countLevels(rowsOf({ rows }, CATALOGUE_2021, 2022), CATALOGUE_2021)).toMatchObject({ level1: 2, level3: 2 });
  });
});
