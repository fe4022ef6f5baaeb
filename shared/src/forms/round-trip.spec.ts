import { CATALOGUE_2015, CATALOGUE_2021, CATALOGUE_NINGXIA, type IndicatorCatalogue } from '../indicators/catalogue.js';
import { AMOUNT_KINDS } from '../indicators/objective.js';
import { DIRECTIONS } from '../scoring/types.js';
import { type FormGrid, type GridCell, rangeOf } from './grid.js';
import type { SheetIndicator } from './indicator-columns.js';
import { LIST_COLUMNS } from './list-layout.js';
import { listRows } from './place-list.js';
import { layoutOf, type SheetObjective } from './objective-form.js';
import { placeForm, wanText } from './place-form.js';
import { readSheets } from './read-sheets.js';

const NOBODY = {
  name: '示例',
  agencyName: '示例单位',
  departmentName: '',
  nature: '',
  period: '',
  responsiblePerson: '',
};

/** The same numbers every time: a run that fails can be run again. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const WORDS = [
  '培训人次',
  '≥合格率',
  '𠮷字',
  '=1+1',
  '<b>粗</b>',
  '__proto__',
  '第 2 行\n换行',
  '95％',
  '是',
  '12',
  '无 单位',
];

function indicatorOf(roll: (sides: number) => number, index: number, catalogue: IndicatorCatalogue): SheetIndicator {
  const level = catalogue.levels[roll(catalogue.levels.length)]!;
  const group = level.level2[roll(level.level2.length)]!;
  const direction = DIRECTIONS[roll(DIRECTIONS.length)]!;
  const unit = ['%', '人', '万元', '个/月', null][roll(5)]!;
  const number = (): string => ['0', '0.5', '1', '95', '-3.25', '1200', '123456789012.000001', '100'][roll(8)]!;
  const isNumeric = ['GE', 'LE', 'EQ'].includes(direction);
  const text = (): string | null => (roll(2) === 0 ? null : `${WORDS[roll(WORDS.length)]!}。`);
  return {
    horizon: roll(4) === 0 ? 'MID_TERM' : 'ANNUAL',
    level1: level.level1,
    level2: group.code,
    name: `${WORDS[roll(WORDS.length)]!}${index}`,
    direction,
    isStrict: (direction === 'GE' || direction === 'LE') && roll(2) === 0,
    targetValue: isNumeric ? number() : null,
    targetLow: direction === 'RANGE' ? '18' : null,
    targetHigh: direction === 'RANGE' ? '22.5' : null,
    targetText: direction === 'BOOL' ? '是' : direction === 'QUAL' ? '达成：≥成文；未达成：没有 95%' : null,
    targetOn: direction === 'DATE_BY' ? '2019-10-31' : null,
    bands:
      direction === 'BAND'
        ? [
            { from: '80', share: '100' },
            { from: '0', share: '50' },
          ]
        : null,
    plannedStartOn: direction === 'DATE_BY' && roll(2) === 0 ? '2019-03-01' : null,
    unit,
    weight: ['10', '2.5', '33.33', null][roll(4)]!,
    targetBasis: text(),
    baselineValue: roll(2) === 0 ? null : '88.5',
    baselineYear: roll(2) === 0 ? null : 2018,
    yearlyTargets:
      roll(3) === 0
        ? [
            { year: 2020, value: '50' },
            { year: 2021, value: '60.5' },
          ]
        : null,
    formulaText: text(),
    dataSource: text(),
    captureMethod: text(),
    isCore: roll(2) === 0,
    remark: text(),
    indicatorKey: `01680000-0000-7000-8000-${String(index).padStart(12, '0')}`,
  };
}

function objectiveOf(seed: number): { content: SheetObjective; catalogue: IndicatorCatalogue } {
  const roll = dice(seed);
  const catalogue = [CATALOGUE_2015, CATALOGUE_2021, CATALOGUE_NINGXIA][roll(3)]!;
  const isWhole = roll(4) === 0;
  const amount = (): string => ['0.00', '0.01', '12345.67', '9999999999999.99', '200000.00'][roll(5)]!;
  const blocks = isWhole ? (['BASE', 'PROJECT'] as const) : (['MID_TERM', 'ANNUAL'] as const);
  return {
    catalogue,
    content: {
      objectType: isWhole ? 'DEPARTMENT_WHOLE' : 'PROJECT',
      budgetYear: 2019,
      code: `示例-${seed}`,
      annualAmount: amount(),
      overallGoal: roll(2) === 0 ? null : '目标1：做好\n目标2：=做完',
      annualGoal: '完成年度任务',
      basis: isWhole ? undefined : roll(2) === 0 ? null : '依据',
      scheduleText: isWhole ? undefined : null,
      contactPerson: roll(2) === 0 ? null : '示例人',
      contactPhone: roll(2) === 0 ? null : '0379-0000000',
      amounts: blocks.flatMap((block) =>
        AMOUNT_KINDS.filter(() => roll(2) === 0).map((kind) => ({ block, kind, amount: amount() })),
      ),
      amountBlocks: [...blocks],
      tasks: isWhole ? [{ name: '任务一', content: null, fiscalAmount: amount(), otherAmount: '0.00' }] : null,
      indicators: Array.from({ length: 1 + roll(12) }, (_, index) => indicatorOf(roll, index, catalogue)),
    },
  };
}

function gridOf(rows: ReadonlyMap<number, Record<number, GridCell>>, merges: readonly string[]): FormGrid {
  const sorted = [...rows].sort(([a], [b]) => a - b).map(([row, cells]) => ({ row, cells }));
  return { name: '表', hidden: false, hasHiddenRows: false, merges, rows: sorted };
}

function put(rows: Map<number, Record<number, GridCell>>, row: number, column: number, cell: GridCell): void {
  if (cell === '') return;
  rows.set(row, { ...rows.get(row), [column]: cell });
}

/** Annual rows first, as they are stored; what is empty counts as absent. */
const sorted = (content: SheetObjective) => ({
  ...content,
  indicators: ['ANNUAL', 'MID_TERM'].flatMap((horizon) =>
    content.indicators
      .filter((row) => row.horizon === horizon)
      .map((row) =>
        Object.entries(row)
          .filter(([, value]) => value !== null && value !== false)
          .sort(),
      ),
  ),
});

describe('what a sheet says is what was written into it', () => {
  it.each(Array.from({ length: 300 }, (_, seed) => seed + 1))('R247: as a form, objective %i', (seed) => {
    const { content, catalogue } = objectiveOf(seed);
    const form = placeForm(layoutOf(content.objectType), content, NOBODY, catalogue, '表');
    const rows = new Map<number, Record<number, GridCell>>();
    const merges: string[] = [];
    for (const { area, text, number } of form.cells) {
      put(rows, area.top, area.left, number === undefined ? (text ?? '') : { number });
      if (area.bottom > area.top || area.right > area.left) merges.push(rangeOf(area));
    }
    const read = readSheets([gridOf(rows, merges)], 2019, [catalogue]);
    expect(read.problems).toEqual([]);
    expect(read.objectives.map((one) => sorted(one.content))).toEqual([sorted(content)]);
  });

  it.each(Array.from({ length: 100 }, (_, seed) => seed + 1001))('R247: as a list, objective %i', (seed) => {
    const { content, catalogue } = objectiveOf(seed);
    const rows = new Map<number, Record<number, GridCell>>();
    LIST_COLUMNS.forEach(({ captions }, at) => put(rows, 1, at + 1, captions[0]!));
    listRows(content, NOBODY, catalogue).forEach((cells, index) => {
      cells.forEach((cell, at) =>
        put(rows, index + 2, at + 1, cell === null ? '' : typeof cell === 'string' ? cell : { number: cell.wan }),
      );
    });
    const read = readSheets([gridOf(rows, [])], 2019, [catalogue]);
    expect(read.problems).toEqual([]);
    const amounts = content.amounts.filter(({ block }) => block === 'ANNUAL');
    expect(read.objectives.map((one) => sorted(one.content))).toEqual([
      {
        ...sorted(content),
        basis: content.basis ?? null,
        scheduleText: content.scheduleText ?? null,
        amounts,
        amountBlocks: ['ANNUAL'],
        tasks: null,
      },
    ]);
  });
});

it('shows yuan as 万元 without losing a fen', () => {
  expect(['0.00', '0.01', '10000.00', '1735330800.00', '-12.30', '9999999999999.99'].map(wanText)).toEqual([
    '0',
    '0.000001',
    '1',
    '173533.08',
    '-0.00123',
    '999999999.999999',
  ]);
});
