import fc from 'fast-check';
import { type FormGrid, type GridCell, rangeOf } from './grid.js';
import type { PlacedForm } from './place-form.js';
import { placeSelf } from './place-self.js';
import { COMMON_INDICATORS } from '../self-evaluation/common-indicators.js';
import { commonRate } from '../self-evaluation/score-common.js';
import { SelfReader } from './read-self.js';
import { isSelfForm } from './self-form-kind.js';
import { blankCommon, type SelfFormCommon } from './self-common.js';
import { placeSelfSheets, selfReaders } from './self-workbook.js';
import { readCauseText, type SelfForm, type SelfFormRow } from './self-form.js';

function gridOf(form: PlacedForm): FormGrid {
  const rows = new Map<number, Record<number, GridCell>>();
  const merges: string[] = [];
  for (const { area, text, number } of form.cells) {
    const cell: GridCell = number === undefined ? (text ?? '') : { number };
    if (cell !== '') rows.set(area.top, { ...rows.get(area.top), [area.left]: cell });
    if (area.bottom > area.top || area.right > area.left) merges.push(rangeOf(area));
  }
  const sorted = [...rows].sort(([a], [b]) => a - b).map(([row, cells]) => ({ row, cells }));
  return { name: '表', hidden: false, hasHiddenRows: false, merges, rows: sorted };
}

const word = fc.option(fc.constantFrom('申请人数减少', '=1+1', '<b>粗</b>', '第 1 行\n换行', '__proto__'), {
  nil: null,
});
const number = fc.option(fc.constantFrom('0', '95', '-3.25', '123456789012.000001', '2'), { nil: null });
const direction = fc.constantFrom('GE', 'LE', 'EQ', 'RANGE', 'DATE_BY', 'BOOL', 'QUAL', 'BAND') as fc.Arbitrary<
  SelfFormRow['direction']
>;
const row = (index: number): fc.Arbitrary<SelfFormRow> =>
  fc
    .record({
      direction,
      unit: fc.constantFrom('%', '人', null),
      actualValue: number,
      share: fc.option(fc.constantFrom('70', '100', '0'), { nil: null }),
      isNotApplicable: fc.boolean(),
      overCause: fc.option(fc.constantFrom('TARGET_SET_TOO_LOW', 'OTHER') as fc.Arbitrary<'OTHER'>, { nil: null }),
      attainment: fc.option(fc.constantFrom('ACHIEVED', 'PARTLY', 'NOT_ACHIEVED') as fc.Arbitrary<'PARTLY'>, {
        nil: null,
      }),
      yes: fc.option(fc.boolean(), { nil: null }),
      cause: word,
      measures: word,
      evidence: word,
    })
    .map(({ yes, ...one }) => {
      const measured = !['DATE_BY', 'BOOL', 'QUAL'].includes(one.direction);
      return {
        ...one,
        id: `01680000-0000-7000-8000-${String(index).padStart(12, '0')}`,
        level1: index % 2 === 0 ? 'OUTPUT' : 'OUTCOME',
        level2: index % 2 === 0 ? 'QUANTITY' : 'SOCIAL',
        name: `指标${index}`,
        targetValue: ['GE', 'LE', 'EQ'].includes(one.direction) ? '95' : null,
        targetText: ['RANGE', 'BOOL', 'QUAL', 'BAND'].includes(one.direction) ? '18–22.5' : null,
        targetOn: one.direction === 'DATE_BY' ? '2019-10-31' : null,
        weight: '20',
        actualValue: measured ? one.actualValue : null,
        actualOn: one.direction === 'DATE_BY' && yes ? '2019-06-30' : null,
        actualYes: one.direction === 'BOOL' ? yes : null,
        attainment: one.direction === 'QUAL' ? one.attainment : null,
        score: '18.00',
      };
    });

const form = fc
  .record({
    isWhole: fc.boolean(),
    rows: fc
      .integer({ min: 1, max: 8 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => row(at)))),
    texts: fc.tuple(word, word, word, word),
    executed: fc.constantFrom('0.00', '0.01', '12345.67', '9999999999999.99'),
    score: fc.option(fc.constantFrom('0', '92.5', '100'), { nil: null }),
  })
  .map(({ isWhole, rows, texts, executed, score }): SelfForm => {
    const money = { originalBudget: '9999999999999.99', adjustedBudget: '9999999999999.99', executedAmount: executed };
    const [actualSummary, executionReason, problems, measures] = texts;
    return {
      id: '01690000-0000-7000-8000-000000000001',
      objectType: isWhole ? 'DEPARTMENT_WHOLE' : 'PROJECT',
      name: '示例项目',
      code: '示例-1',
      agencyName: '示例单位',
      departmentName: '[001]示例部门',
      subjectYear: 2019,
      annualGoal: '示例目标',
      actualSummary: actualSummary ?? null,
      executionReason: executionReason ?? null,
      problems: problems ?? null,
      measures: measures ?? null,
      filledByName: '示例人',
      ...money,
      executionWeight: '10',
      executionScore: '9.35',
      totalScore: '90.00',
      rows,
      moneys: isWhole
        ? [
            { id: 'basic', line: 'BASIC', origin: 'TYPED', ...money },
            { id: 'projects', line: 'PROJECTS', origin: 'PAYMENTS', ...money },
          ]
        : [{ id: 'own', line: 'CURRENT_YEAR', origin: 'PAYMENTS', ...money }],
      tasks: isWhole
        ? [{ id: 'task', name: '任务一', originalBudget: '100.00', executedAmount: executed, result: problems ?? null }]
        : [],
      criteria: isWhole
        ? (['ECONOMY', 'EFFICIENCY', 'EFFECTIVENESS', 'EQUITY'] as const).map((criterion) => ({
            id: criterion,
            criterion,
            score,
            text: measures ?? null,
          }))
        : [],
      common: [],
    };
  });

describe('the official self-evaluation form', () => {
  it('R118: comes back as it went out, whatever stands in it', () => {
    fc.assert(
      fc.property(form, (known) => {
        const grid = gridOf(placeSelf(known, '自评表'));
        expect(isSelfForm(grid)).toBe(true);
        const reader = new SelfReader(grid);
        expect(reader.identity).toEqual({ sheetId: known.id, code: known.code, name: known.name });
        const draft = reader.read(known);
        expect(reader.problems).toEqual([]);
        const { rows, moneys, tasks, criteria, ...own } = draft;
        expect(known).toMatchObject(own);
        expect(rows).toHaveLength(known.rows.length);
        rows.forEach((one, index) => expect(known.rows[index]).toMatchObject(one));
        for (const one of moneys) expect(known.moneys.find(({ id }) => id === one.id)).toMatchObject(one);
        expect(moneys).toHaveLength(known.moneys.filter(({ origin }) => origin === 'TYPED').length);
        for (const one of tasks) expect(known.tasks[0]).toMatchObject(one);
        for (const one of criteria) expect(known.criteria.find(({ id }) => id === one.id)).toMatchObject(one);
        expect([tasks.length, criteria.length]).toEqual([known.tasks.length, known.criteria.length]);
      }),
      { numRuns: 150 },
    );
  });

  const common: fc.Arbitrary<SelfFormCommon[]> = fc.tuple(
    ...COMMON_INDICATORS.map((preset, index) =>
      fc
        .record({
          baseA: number,
          baseB: number,
          attainment: fc.constantFrom('ACHIEVED', 'PARTLY', null) as fc.Arbitrary<'PARTLY' | null>,
          isNotApplicable: fc.boolean(),
          cause: word,
          evidence: word,
        })
        .map(({ baseA, baseB, attainment, ...one }): SelfFormCommon => ({
          ...blankCommon(preset),
          ...one,
          id: `01680000-0000-7000-9000-${String(index).padStart(12, '0')}`,
          ...(preset.bases ? { baseA, baseB, value: commonRate(preset, baseA, baseB) } : { attainment }),
        })),
    ),
  );
  const workbook = (known: SelfForm): FormGrid[] =>
    placeSelfSheets(known, (title) => title).map((placed) => ({ ...gridOf(placed), name: placed.name }));
  const whole = form.filter(({ objectType }) => objectType === 'DEPARTMENT_WHOLE');

  it('R127: common indicators come back from the form and its annex, whatever their bases', () => {
    fc.assert(
      fc.property(whole, common, (known, rows) => {
        const sheet: SelfForm = { ...known, rows: [], common: rows };
        const grids = workbook(sheet);
        expect(grids).toHaveLength(2);
        const [reader, ...others] = selfReaders(grids);
        expect(others).toEqual([]);
        const draft = reader!.read(sheet) as { common: SelfFormCommon[] };
        expect(reader!.problems.filter(({ code }) => code !== 'TARGET_AMBIGUOUS')).toEqual([]);
        expect(draft.common).toHaveLength(rows.length);
        draft.common.forEach((one, index) => {
          const { measures: _measures, ...said } = one;
          expect(rows[index]).toMatchObject(said);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('R127: a rate that was typed is not taken, an annex without its form is refused', () => {
    const [known] = fc.sample(whole, 1);
    const rows = COMMON_INDICATORS.map((preset, index) => ({ ...blankCommon(preset), id: `c${index}` }));
    const sheet: SelfForm = { ...known!, rows: [], common: rows };
    const [page, annex] = workbook(sheet);
    const at = COMMON_INDICATORS.findIndex(({ code }) => code === 'STAFF_CONTROL');
    const typed: FormGrid = {
      ...page!,
      rows: page!.rows.map(({ row, cells }) =>
        Object.values(cells).includes('在职人员控制率') ? { row, cells: { ...cells, 5: '99%' } } : { row, cells },
      ),
    };
    const [reader] = selfReaders([typed, annex!]);
    expect((reader!.read(sheet) as { common: SelfFormCommon[] }).common[at]).toMatchObject({
      baseA: null,
      baseB: null,
    });
    expect(reader!.problems).toMatchObject([
      { code: 'SELF_COMMON_COMPUTED', weight: 'CONFIRM', params: { name: '在职人员控制率', found: '99' } },
    ]);
    const [alone] = selfReaders([annex!]);
    expect(alone!.identity.sheetId).toBe(sheet.id);
    alone!.read(sheet);
    expect(alone!.problems).toMatchObject([{ code: 'SELF_ANNEX_ALONE', weight: 'ERROR' }]);
  });

  it('a blank form says what it is, and what stands in one cell is cause and measures in one', () => {
    const grid = gridOf(placeSelf({ objectType: 'PROJECT', subjectYear: 2019 }, '自评表'));
    expect(isSelfForm(grid)).toBe(true);
    expect(new SelfReader(grid).problems).toEqual([]);
    expect(readCauseText('人数减少，下年加强宣传')).toEqual({
      cause: '人数减少，下年加强宣传',
      measures: '人数减少，下年加强宣传',
    });
    expect(readCauseText('原因：人数减少\n改进措施：加强宣传')).toEqual({ cause: '人数减少', measures: '加强宣传' });
    expect(readCauseText('原因：人数减少\n措施：')).toEqual({ cause: '人数减少', measures: null });
  });
});
