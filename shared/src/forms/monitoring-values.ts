import { Exact } from '../decimal/decimal.js';
import type { Likelihood } from '../monitoring/progress.js';
import { readDate } from '../periods/dates.js';
import { bareCaption, type GridCell, type Place, plainText, trimmed } from './grid.js';
import { LIKELIHOOD_WORDS } from './monitoring-form.js';
import { isFaulty, type ProblemList } from './sheet-problem.js';

/** A cell with where it stands and what its column is called. */
export interface NamedCell {
  readonly cell: GridCell | undefined;
  readonly place: Place;
  readonly column: string;
}

/** `undefined`: the cell holds something that was named as a problem; `null`: it is blank. */
export type Read<T> = T | null | undefined;

/** Order of the three columns of likelihood. */
export const LIKELY: readonly Likelihood[] = ['CERTAIN', 'POSSIBLE', 'IMPOSSIBLE'];

const NOTHING = new Set(['', '—', '-', '–', '/', '\\']);
const SIGNS = /^(≥|≤|>|<|=|≧|≦|不低于|不少于|不高于|不超过)/;
const NUMBER = /^-?\d{1,17}(\.\d{1,6})?$/;
const YES = /^[✔✓√☑✅]$|^(是|对|1|V|Y|YES)$/i;
const NO = /^[×✗✘☐□]$|^(否|0|N|NO)$/i;

/** Text as it was meant: half width, no blanks around it. */
export const halfWidth = (cell: GridCell | undefined): string =>
  trimmed((plainText(cell) ?? '').normalize('NFKC').replace(/−/g, '-'));

/** What was reached, as a plain number in the unit of the indicator; words, signs and other units are named. */
export function readNumber(named: NamedCell, unit: string | null, list: ProblemList): Read<string> {
  const { cell, place, column } = named;
  if (cell === undefined) return null;
  if (isFaulty(cell, place, column, list)) return undefined;
  const isShare = typeof cell === 'object' && 'number' in cell && cell.percent === true;
  const text = isShare ? `${new Exact(cell.number).times(100).toFixed()}%` : halfWidth(cell);
  if (NOTHING.has(text)) return null;
  const value = text.slice(0, 40);
  const no = (code: string, params: Record<string, string | null> = {}, wayOut?: string): undefined => {
    list.at(place, column, code, { value, ...params }, { ruleId: 'D-12', wayOut });
  };
  if (SIGNS.test(text)) return no('MONITORING_SIGNED', {}, 'ENTER_PLAIN_NUMBER');
  const match = /^(-?[\d,]+(?:\.\d+)?)\s*(\D*)$/.exec(text);
  const digits = match ? ungrouped(match[1]!) : null;
  if (!match || digits === null || !NUMBER.test(digits))
    return no('MONITORING_NUMBER_INVALID', {}, 'ENTER_PLAIN_NUMBER');
  const typed = trimmed(match[2]!);
  const own = unit === null ? '' : trimmed(unit.normalize('NFKC'));
  if (typed !== '' && typed !== own) return no('MONITORING_UNIT_DIFFERS', { unit: own || '—' });
  if (typed === '' && own === '%' && new Exact(digits).gt(0) && new Exact(digits).lte(1)) return no('TARGET_AMBIGUOUS');
  return digits;
}

/** 1,200 is a number, 1,20 is none. */
function ungrouped(text: string): string | null {
  if (text.includes(',') && !/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return null;
  const digits = text.replace(/,/g, '');
  return digits.length > 30 ? digits : new Exact(digits).toFixed();
}

export function readDay({ cell, place, column }: NamedCell, list: ProblemList): Read<string> {
  if (cell === undefined) return null;
  if (isFaulty(cell, place, column, list)) return undefined;
  const text = halfWidth(cell);
  if (NOTHING.has(text)) return null;
  const day = readDate(text);
  if (day) return day;
  list.at(place, column, 'DATE_FORMAT', { value: text.slice(0, 40) });
  return undefined;
}

export function readYesNo({ cell, place, column }: NamedCell, list: ProblemList): Read<boolean> {
  if (cell === undefined) return null;
  if (isFaulty(cell, place, column, list)) return undefined;
  const text = halfWidth(cell);
  if (NOTHING.has(text)) return null;
  if (text === '是') return true;
  if (text === '否') return false;
  list.at(place, column, 'MONITORING_YES_NO', { value: text.slice(0, 40) });
  return undefined;
}

/** Whether a cell is ticked. What is neither a tick nor its absence is named. */
export function readTick({ cell, place, column }: NamedCell, list: ProblemList): boolean | undefined {
  if (cell === undefined) return false;
  if (isFaulty(cell, place, column, list)) return undefined;
  const text = halfWidth(cell);
  if (NOTHING.has(text) || NO.test(text)) return false;
  if (YES.test(text)) return true;
  list.at(place, column, 'MONITORING_TICK_UNKNOWN', { value: text.slice(0, 40) });
  return undefined;
}

/** 其他 is ticked, or says 进度, or both. */
export function readOther(named: NamedCell, list: ProblemList): readonly ('OTHER' | 'SCHEDULE')[] | undefined {
  const text = typeof named.cell === 'string' ? halfWidth(named.cell) : '';
  const hasSchedule = /(实施)?进度$/.test(text);
  const rest = text.replace(/(实施)?进度$/, '').replace(/[、,，\s]/g, '');
  const cell = hasSchedule ? (rest === '' ? undefined : rest) : named.cell;
  const isTicked = readTick({ ...named, cell }, list);
  if (isTicked === undefined) return undefined;
  return [...(isTicked ? (['OTHER'] as const) : []), ...(hasSchedule ? (['SCHEDULE'] as const) : [])];
}

/** One tick in one of three columns; two are named, none is blank. */
export function readLikelihood(
  cells: readonly (NamedCell & { readonly likelihood: Likelihood })[],
  list: ProblemList,
): Read<Likelihood> {
  const ticks = cells.map((one) => ({ ...one, isTicked: readTick(one, list) }));
  if (ticks.some(({ isTicked }) => isTicked === undefined)) return undefined;
  const [first, second] = ticks.filter(({ isTicked }) => isTicked);
  if (!second) return first?.likelihood ?? null;
  list.at(second.place, second.column, 'MONITORING_LIKELIHOOD_TWICE', { first: first!.column });
  return undefined;
}

export function likelihoodNamed({ cell, place, column }: NamedCell, list: ProblemList): Read<Likelihood> {
  if (cell === undefined) return null;
  if (isFaulty(cell, place, column, list)) return undefined;
  const text = halfWidth(cell);
  if (NOTHING.has(text)) return null;
  for (const [likelihood, words] of Object.entries(LIKELIHOOD_WORDS))
    if (words.includes(bareCaption(text))) return likelihood as Likelihood;
  list.at(place, column, 'MONITORING_WORD_UNKNOWN', { value: text.slice(0, 40) });
  return undefined;
}

/** A word of a list, by its code. */
export function codeNamed(
  { cell, place, column }: NamedCell,
  words: Readonly<Record<string, string>>,
  list: ProblemList,
): Read<readonly string[]> {
  if (cell === undefined) return null;
  if (isFaulty(cell, place, column, list)) return undefined;
  const text = halfWidth(cell);
  if (NOTHING.has(text)) return null;
  const codes: string[] = [];
  for (const part of text.split(/[、,;；\s]+/).filter((one) => one !== '')) {
    const code = Object.entries(words).find(([, word]) => bareCaption(word) === bareCaption(part))?.[0];
    if (code === undefined) {
      list.at(place, column, 'MONITORING_WORD_UNKNOWN', { value: part.slice(0, 40) });
      return undefined;
    }
    codes.push(code);
  }
  return codes;
}

export const saysNotDue = (cell: GridCell | undefined): boolean => /^(未到期|尚未到期)$/.test(halfWidth(cell));
