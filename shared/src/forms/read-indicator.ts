import { Exact } from '../decimal/decimal.js';
import { readDate } from '../periods/dates.js';
import type { YearlyTarget } from '../indicators/objective.js';
import { type GridCell, type Place, plainText } from './grid.js';
import {
  INDICATOR_COLUMNS,
  type IndicatorColumnKey,
  type LevelWords,
  type SheetIndicator,
} from './indicator-columns.js';
import { isFaulty, type ProblemList, textOf } from './sheet-problem.js';
import { readTarget } from './target-text.js';

/** Where the cells of one row stand. A column that the sheet does not have is absent. */
export interface RowCells {
  /** Whether the sheet has the column at all: what it does not have, it says nothing about. */
  has(key: IndicatorColumnKey): boolean;
  cell(key: IndicatorColumnKey): GridCell | undefined;
  place(key: IndicatorColumnKey): Place;
}

const COLUMN = new Map(INDICATOR_COLUMNS.map((column) => [column.key, column]));
const captionOf = (key: IndicatorColumnKey): string => COLUMN.get(key)!.captions[0]!;

/** One row of indicators; null where something in it cannot be read, which the list then names. */
export function readIndicator(
  cells: RowCells,
  horizon: 'ANNUAL' | 'MID_TERM',
  words: LevelWords,
  list: ProblemList,
): SheetIndicator | null {
  const before = list.problems.length;
  const text = (key: IndicatorColumnKey): string | null =>
    textOf(cells.cell(key), cells.place(key), captionOf(key), COLUMN.get(key)!.most, list);
  const say = (key: IndicatorColumnKey, code: string, params: Record<string, string> = {}): void =>
    list.at(cells.place(key), captionOf(key), code, params, { ruleId: 'D-12' });
  const name = text('name');
  if (!name && list.problems.length === before) say('name', 'REQUIRED');
  const levels = readLevels(text('level1'), text('level2'), words, say);
  const target = readTargetCells(cells, text, list, say);
  const ifThere = <T>(key: IndicatorColumnKey, value: T): T | undefined => (cells.has(key) ? value : undefined);
  const plannedStartOn = readDateCell(text('plannedStartOn'), () => say('plannedStartOn', 'DATE_FORMAT'));
  const yearlyTargets = readYears(text('yearlyTargets'), () => say('yearlyTargets', 'TARGET_FORMAT'));
  const baselineYear = text('baselineYear');
  if (baselineYear && !/^\d{4}$/.test(baselineYear)) say('baselineYear', 'YEAR_INVALID', { value: baselineYear });
  const rest = {
    weight: plainNumber(cells.cell('weight'), text('weight'), '分'),
    baselineValue: ifThere('baselineValue', plainNumber(cells.cell('baselineValue'), text('baselineValue'), '%')),
    targetBasis: ifThere('targetBasis', text('targetBasis')),
    formulaText: ifThere('formulaText', text('formulaText')),
    dataSource: ifThere('dataSource', text('dataSource')),
    captureMethod: ifThere('captureMethod', text('captureMethod')),
    isCore: ifThere('isCore', ['★', '是', '1'].includes(text('isCore') ?? '')),
    remark: ifThere('remark', text('remark')),
    indicatorKey: text('indicatorKey'),
  };
  if (!name || !levels || !target || list.problems.length > before) return null;
  return {
    horizon,
    ...levels,
    name,
    ...target,
    ...rest,
    plannedStartOn: ifThere('plannedStartOn', plannedStartOn),
    yearlyTargets: ifThere('yearlyTargets', yearlyTargets),
    baselineYear: ifThere('baselineYear', baselineYear ? Number(baselineYear) : null),
  };
}

type Say = (key: IndicatorColumnKey, code: string, params?: Record<string, string>) => void;

function readLevels(
  first: string | null,
  second: string | null,
  words: LevelWords,
  say: Say,
): { level1: string; level2: string } | null {
  if (!first) say('level1', 'REQUIRED');
  if (!second) say('level2', 'REQUIRED');
  if (!first || !second) return null;
  const level1 = words.level1(first);
  if (!level1) {
    say('level1', 'LEVEL1_UNKNOWN', { value: first });
    return null;
  }
  const level2 = words.level2(level1, second);
  if (!level2) say('level2', 'LEVEL2_UNKNOWN', { value: second });
  return level2 ? { level1, level2 } : null;
}

function readTargetCells(
  cells: RowCells,
  text: (key: IndicatorColumnKey) => string | null,
  list: ProblemList,
  say: Say,
): Extract<ReturnType<typeof readTarget>, { ok: true }>['target'] | null {
  const cell = cells.cell('target');
  if (cell !== undefined && isFaulty(cell, cells.place('target'), captionOf('target'), list)) return null;
  // Only the check of its text: the cell itself says whether it is a number shown as a percentage.
  const value = text('target');
  const read = readTarget(text('nature') ?? '', typeof cell === 'string' ? (value ?? '') : cell, text('unit') ?? '');
  if (read.ok) return read.target;
  say(read.code === 'INDICATOR_NATURE_UNKNOWN' ? 'nature' : 'target', read.code, read.params);
  return null;
}

function readDateCell(text: string | null, refuse: () => void): string | null {
  if (!text) return null;
  const date = readDate(text);
  if (!date) refuse();
  return date;
}

function readYears(text: string | null, refuse: () => void): YearlyTarget[] | null {
  if (!text) return null;
  const parts = text
    .split(/[;；\n]/)
    .filter((part) => part.trim() !== '')
    .map((part) => /^\s*(\d{4})年?\s*[:：]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(part));
  if (parts.some((part) => part === null)) {
    refuse();
    return null;
  }
  return parts.map((part) => ({ year: Number(part![1]), value: part![2]! }));
}

/** Number as people type it: full width, thousands commas, its unit behind it. What is none stays as it is and is refused. */
function plainNumber(cell: GridCell | undefined, text: string | null, unit: string): string | null {
  if (!text) return null;
  if (typeof cell === 'object' && 'number' in cell && cell.percent) return new Exact(cell.number).times(100).toFixed();
  const half = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(new RegExp(`${unit}$`), '');
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(half) ? half.replace(/,/g, '') : half;
}

/** Whether a row says anything at all of an indicator. */
export function isBlankRow(cells: RowCells): boolean {
  return INDICATOR_COLUMNS.every(({ key }) => key === 'level1' || key === 'level2' || !plainText(cells.cell(key)));
}
