import { Exact } from '../decimal/decimal.js';
import { isNumber } from '../indicators/check-indicator.js';
import type { IndicatorDraft } from '../indicators/objective.js';
import { isDate, readDate } from '../periods/dates.js';
import type { Band, Direction } from '../scoring/types.js';
import { type GridCell, plainText, trimmed } from './grid.js';

/** 指标性质 as the forms print it. Strict signs are a direction with `isStrict`. */
const NATURES: readonly (readonly [words: readonly string[], direction: Direction, isStrict: boolean])[] = [
  [['≥', '>=', '≧', '大于等于', '不低于', '不少于'], 'GE', false],
  [['≤', '<=', '≦', '小于等于', '不高于', '不超过', '不大于'], 'LE', false],
  [['＞', '>', '大于'], 'GE', true],
  [['＜', '<', '小于'], 'LE', true],
  [['＝', '=', '等于'], 'EQ', false],
  [['区间'], 'RANGE', false],
  [['时限', '日期'], 'DATE_BY', false],
  [['是否'], 'BOOL', false],
  [['定性'], 'QUAL', false],
  [['分档'], 'BAND', false],
];

export type Target = Pick<
  IndicatorDraft,
  'direction' | 'isStrict' | 'targetValue' | 'targetLow' | 'targetHigh' | 'targetText' | 'targetOn' | 'bands' | 'unit'
>;

export type ReadTarget =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly code: string; readonly params: Readonly<Record<string, string>> };

export function natureOf(direction: Direction, isStrict: boolean | null | undefined): string {
  const isSigned = direction === 'GE' || direction === 'LE';
  const found = NATURES.find(([, one, strict]) => one === direction && strict === (isSigned && (isStrict ?? false)));
  return found![0][0]!;
}

/** 指标值 as the form prints it, with its sign; reading it back gives the same target. */
export function targetText(indicator: Target): string {
  const share = (text: string): string =>
    indicator.unit === '%' && new Exact(text).gt(0) && new Exact(text).lte(1) ? `${text}%` : text;
  switch (indicator.direction) {
    case 'GE':
    case 'LE':
    case 'EQ':
      if (!indicator.targetValue) return '';
      return natureOf(indicator.direction, indicator.isStrict) + share(indicator.targetValue);
    case 'RANGE':
      if (!indicator.targetLow && !indicator.targetHigh) return '';
      return [indicator.targetLow, indicator.targetHigh].map((text) => (text ? share(text) : '')).join('～');
    case 'DATE_BY':
      return indicator.targetOn ?? '';
    case 'BAND':
      return (indicator.bands ?? []).map(({ from, share: points }) => `${from}→${points}`).join('；');
    default:
      return indicator.targetText ?? '';
  }
}

const halfWidth = (text: string): string => trimmed(text.normalize('NFKC').replace(/−/g, '-'));
const no = (code: string, params: Record<string, string> = {}): ReadTarget => ({ ok: false, code, params });

/**
 * Target of one row from its three cells: 指标性质, 指标值, 度量单位 (controls D12, D13). What can be read in two ways is
 * not read at all.
 */
export function readTarget(natureText: string, cell: GridCell | undefined, unitText: string): ReadTarget {
  const raw = trimmed(plainText(cell) ?? '');
  const { rest, sign } = splitSign(halfWidth(raw));
  const named = trimmed(natureText) === '' ? null : natureNamed(halfWidth(natureText));
  if (named === undefined) return no('INDICATOR_NATURE_UNKNOWN', { value: natureText.slice(0, 40) });
  const isPercentCell = typeof cell === 'object' && 'number' in cell && cell.percent === true;
  const body = isPercentCell ? `${new Exact(cell.number).times(100).toFixed()}%` : rest;
  const nature = named ?? sign ?? guess(body);
  if (!nature) return no('INDICATOR_DIRECTION_REQUIRED', { value: raw.slice(0, 40) });
  const { direction, isStrict } = nature;
  const isNumeric = direction === 'GE' || direction === 'LE' || direction === 'EQ' || direction === 'RANGE';
  if (isNumeric && named && sign && (sign.direction !== direction || sign.isStrict !== isStrict)) {
    return no('TARGET_AMBIGUOUS', { value: raw.slice(0, 40), nature: natureText });
  }
  const empty: Target = { direction, isStrict, unit: trimmed(unitText) || null };
  if (raw === '' || raw === '—') return { ok: true, target: empty };
  return isNumeric ? readNumbers(empty, body, raw) : readOther(empty, raw);
}

function readNumbers(target: Target, body: string, raw: string): ReadTarget {
  const parts = target.direction === 'RANGE' ? body.split(/[~～—至]|(?<=[\d%])-/) : [body];
  if (target.direction === 'RANGE' && parts.length !== 2) return no('TARGET_FORMAT', { value: raw.slice(0, 40) });
  const numbers: string[] = [];
  let { unit } = target;
  for (const part of parts) {
    const match = /^(-?[\d,]+(?:\.\d+)?)\s*(\D*)$/.exec(trimmed(part));
    if (trimmed(part) === '' && target.direction === 'RANGE') {
      numbers.push('');
      continue;
    }
    if (!match) return no('TARGET_FORMAT', { value: raw.slice(0, 40) });
    const number = ungrouped(match[1]!);
    const typed = trimmed(match[2]!);
    if (number === null || !isNumber(number)) return no('TARGET_FORMAT', { value: raw.slice(0, 40) });
    // 95% beside 人, 12户 beside 人: two units for one number.
    if (typed !== '' && unit && halfWidth(unit) !== typed) {
      return no('TARGET_AMBIGUOUS', { value: raw.slice(0, 40), unit });
    }
    if (typed === '' && unit && halfWidth(unit) === '%' && new Exact(number).gt(0) && new Exact(number).lte(1)) {
      return no('TARGET_AMBIGUOUS', { value: raw.slice(0, 40), unit });
    }
    if (typed !== '' && !unit) unit = typed;
    numbers.push(number);
  }
  const clean = unit && halfWidth(unit) === '%' ? '%' : unit;
  if (target.direction === 'RANGE') {
    const [low, high] = numbers;
    return { ok: true, target: { ...target, unit: clean, targetLow: low || null, targetHigh: high || null } };
  }
  return { ok: true, target: { ...target, unit: clean, targetValue: numbers[0]! } };
}

/** 1,200 is a number, 1,20 is none. Leading noughts go, as the database would drop them. */
function ungrouped(text: string): string | null {
  if (text.includes(',') && !/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return null;
  const digits = text.replace(/,/g, '');
  return digits.length > 30 ? digits : new Exact(digits).toFixed();
}

function readOther(target: Target, raw: string): ReadTarget {
  switch (target.direction) {
    case 'DATE_BY': {
      const date = readDate(raw.replace(/\s*(之前|以前|前)$/, ''));
      return date && isDate(date)
        ? { ok: true, target: { ...target, targetOn: date } }
        : no('DATE_FORMAT', { value: raw.slice(0, 40) });
    }
    case 'BAND': {
      const bands = readBands(raw);
      return bands ? { ok: true, target: { ...target, bands } } : no('TARGET_FORMAT', { value: raw.slice(0, 40) });
    }
    default:
      return { ok: true, target: { ...target, targetText: raw } };
  }
}

function readBands(text: string): Band[] | null {
  const bands = text
    .split(/[;；\n]/)
    .filter((part) => trimmed(part) !== '')
    .map((part) => /^\s*[≥>]?=?\s*(-?\d+(?:\.\d+)?)%?\s*(?:→|:|：)\s*(\d+(?:\.\d+)?)%?\s*$/.exec(part));
  if (bands.length === 0 || bands.some((match) => match === null)) return null;
  return bands.map((match) => ({ from: match![1]!, share: match![2]! }));
}

interface Nature {
  readonly direction: Direction;
  readonly isStrict: boolean;
}

function natureNamed(text: string): Nature | null | undefined {
  if (text === '') return null;
  const found = NATURES.find(([words]) => words.some((word) => word.normalize('NFKC') === text));
  return found ? { direction: found[1], isStrict: found[2] } : undefined;
}

function splitSign(text: string): { rest: string; sign: Nature | null } {
  for (const [words, direction, isStrict] of NATURES.slice(0, 5)) {
    const word = words.find((one) => text.startsWith(one.normalize('NFKC')));
    if (word) {
      return { rest: trimmed(text.slice(word.normalize('NFKC').length)), sign: { direction, isStrict } };
    }
  }
  return { rest: text, sign: null };
}

/** Nature of a value that stands without one; null where it could be more than one. */
function guess(text: string): Nature | null {
  const nature = (direction: Direction): Nature => ({ direction, isStrict: false });
  if (text === '') return null;
  if (text === '是' || text === '否') return nature('BOOL');
  if (readDate(text.replace(/\s*(之前|以前|前)$/, ''))) return nature('DATE_BY');
  if (/^-?\d[\d.,]*%?\s*[~～—至-]\s*-?\d[\d.,]*%?$/.test(text)) return nature('RANGE');
  return /\d/.test(text) ? null : nature('QUAL');
}
