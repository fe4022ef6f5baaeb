import { CAUSE_KINDS, LIKELIHOODS } from '../monitoring/sheet-codes.js';
import { DIRECTIONS } from '../scoring/types.js';
import { type FormGrid, type GridCell, rangeOf } from './grid.js';
import { isMeasured, type MonitoringForm, type MonitoringFormRow } from './monitoring-form.js';
import type { PlacedForm } from './place-form.js';
import { placeMonitoring } from './place-monitoring.js';
import type { MonitoringDraft } from './monitoring-draft.js';
import { isMonitoringForm, MonitoringReader } from './read-monitoring.js';

/** The same numbers every time: a run that fails can be run again. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const WORDS = ['培训人次', '=1+1', '<b>粗</b>', '__proto__', '第 2 行\n换行', '作用明显', '≥合格率'];
const LEVELS = [
  ['OUTPUT', 'QUANTITY'],
  ['OUTPUT', 'QUALITY'],
  ['OUTCOME', 'SOCIAL'],
] as const;

function rowOf(roll: (sides: number) => number, index: number): MonitoringFormRow {
  const direction = DIRECTIONS[roll(DIRECTIONS.length)]!;
  const [level1, level2] = LEVELS[roll(LEVELS.length)]!;
  const measured = isMeasured(direction);
  const number = (): string | null => ['0', '0.5', '1', '95', '-3.25', '123456789012.000001', null][roll(7)]!;
  const word = (): string | null => (roll(2) === 0 ? null : WORDS[roll(WORDS.length)]!);
  return {
    id: `01680000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    level1,
    level2,
    name: `${WORDS[roll(WORDS.length)]!}${index}`,
    direction,
    targetValue: ['GE', 'LE', 'EQ'].includes(direction) ? '95' : null,
    targetText: direction === 'RANGE' ? '18–22.5' : ['BOOL', 'QUAL', 'BAND'].includes(direction) ? '是' : null,
    targetOn: direction === 'DATE_BY' ? '2019-10-31' : null,
    unit: ['%', '人', '个/月', null][roll(4)]!,
    actualValue: measured ? number() : null,
    actualText: direction === 'QUAL' ? word() : null,
    actualOn: direction === 'DATE_BY' && roll(2) === 0 ? '2019-06-30' : null,
    actualYes: direction === 'BOOL' ? [true, false, null][roll(3)]! : null,
    isNotDue: roll(3) === 0,
    stageTarget: number(),
    stageRate: measured ? '50.00' : null,
    forecastValue: measured ? number() : null,
    forecastText: measured ? null : word(),
    likelihood: [...LIKELIHOODS, null][roll(4)]!,
    causeCodes: CAUSE_KINDS.filter(() => roll(3) === 0),
    causeText: word(),
    comment: word(),
  };
}

function formOf(seed: number): MonitoringForm {
  const roll = dice(seed);
  const isWhole = roll(4) === 0;
  const amount = (): string => ['0.00', '0.01', '12345.67', '9999999999999.99', '200000.00'][roll(5)]!;
  const money = (): Pick<
    MonitoringForm,
    'originalBudget' | 'adjustedBudget' | 'executedAmount' | 'forecastAmount'
  > => ({
    originalBudget: amount(),
    adjustedBudget: '9999999999999.99',
    executedAmount: amount(),
    forecastAmount: roll(3) === 0 ? null : amount(),
  });
  const word = (): string | null => (roll(2) === 0 ? null : `${WORDS[roll(WORDS.length)]!}。`);
  return {
    id: `01690000-0000-7000-8000-${String(seed).padStart(12, '0')}`,
    objectType: isWhole ? 'DEPARTMENT_WHOLE' : 'PROJECT',
    name: '示例项目',
    code: `示例-${seed}`,
    agencyName: '示例单位',
    departmentName: '示例部门',
    projectPeriod: '2019年',
    nature: '延续项目',
    budgetYear: 2019,
    periodFrom: '2019-01-01',
    periodTo: ['2019-07-31', '2019-10-31', '2019-01-31'][roll(3)]!,
    executionRate: '37.00',
    ...money(),
    forecastBasis: ['OWN', 'TREND', 'CONTRACTS', null][roll(4)]!,
    forecastNote: word(),
    executionReason: word(),
    causeCodes: CAUSE_KINDS.filter(() => roll(3) === 0),
    causeText: word(),
    measures: word(),
    suggestions: word(),
    unitRating: ['GREEN', 'YELLOW', 'RED', null][roll(4)]!,
    filledByName: '示例人',
    rows: Array.from({ length: 1 + roll(12) }, (_, index) => rowOf(roll, index)),
    moneys: (isWhole ? ['BASE', 'PROJECT'] : ['CURRENT_YEAR', 'CARRYOVER', 'OTHER'])
      .filter(() => roll(3) > 0)
      .map((source) => ({ id: source, source, ...money() })),
    tasks: isWhole ? ['任务一', '任务二'].map((name) => ({ id: name, name, ...money(), note: word() })) : [],
    coverage: isWhole ? { monitored: 3, owed: 4, monitoredAmount: '1.00', owedAmount: '2.00' } : null,
  };
}

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

const draftOf = (form: MonitoringForm): MonitoringDraft => {
  const { id, forecastAmount, forecastBasis, forecastNote, executionReason, causeCodes, causeText } = form;
  const { measures, suggestions, unitRating } = form;
  return {
    id,
    forecastAmount,
    forecastBasis,
    forecastNote,
    executionReason,
    causeCodes,
    causeText,
    measures,
    suggestions,
    unitRating,
    rows: form.rows.map(
      ({
        level1: _a,
        level2: _b,
        name: _c,
        direction: _d,
        targetValue: _e,
        targetText: _f,
        targetOn: _g,
        unit: _h,
        ...row
      }) => {
        const { stageRate: _i, ...rest } = row;
        return rest;
      },
    ),
    moneys: form.moneys.map((one) => ({ id: one.id, forecastAmount: one.forecastAmount })),
    tasks: form.tasks.map((one) => ({
      id: one.id,
      executedAmount: one.executedAmount,
      forecastAmount: one.forecastAmount,
      note: one.note,
    })),
  };
};

/** As the database holds it before anything was filled in. */
const emptied = (form: MonitoringForm): MonitoringForm => ({
  ...form,
  forecastAmount: null,
  forecastBasis: null,
  forecastNote: null,
  executionReason: null,
  causeCodes: [],
  causeText: null,
  measures: null,
  suggestions: null,
  unitRating: null,
  rows: form.rows.map((row) => ({
    ...row,
    actualValue: null,
    actualText: null,
    actualOn: null,
    actualYes: null,
    isNotDue: false,
    stageTarget: null,
    forecastValue: null,
    forecastText: null,
    likelihood: null,
    causeCodes: [],
    causeText: null,
    comment: null,
  })),
  moneys: form.moneys.map((one) => ({ ...one, forecastAmount: null })),
  tasks: form.tasks.map((one) => ({ ...one, executedAmount: '0.00', forecastAmount: null, note: null })),
});

describe('a monitoring form says what was written into it', () => {
  it.each(Array.from({ length: 300 }, (_, seed) => seed + 1))('R093: sheet %i', (seed) => {
    const form = formOf(seed);
    const grid = gridOf(placeMonitoring(form, '表'));
    expect(isMonitoringForm(grid)).toBe(true);
    const reader = new MonitoringReader(grid);
    expect(reader.identity).toEqual({ sheetId: form.id, code: form.code, name: form.name });
    expect([reader.read(emptied(form)), reader.problems]).toEqual([draftOf(form), []]);
  });

  it('R093: a blank form is one, and names nobody', () => {
    const frame = { objectType: 'PROJECT', budgetYear: 2019, periodFrom: '2019-01-01', periodTo: '2019-07-31' };
    const grid = gridOf(placeMonitoring(frame, '表'));
    expect(isMonitoringForm(grid)).toBe(true);
    const reader = new MonitoringReader(grid);
    expect(reader.identity).toEqual({ sheetId: null, code: null, name: null });
    expect(reader.problems).toEqual([]);
  });
});
