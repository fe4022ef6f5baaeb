import { Exact, plain } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { COMMON_BY_CODE, COMMON_INDICATORS, type CommonIndicator } from './common-indicators.js';

/** What a place says of one common indicator: its points (0 leaves it out) and its target. */
export interface CommonSetting {
  readonly code: string;
  readonly points: string;
  readonly target?: string | null;
}

const POINTS = /^\d{1,3}(\.\d{1,2})?$/;
const TARGET = /^-?\d{1,6}(\.\d{1,2})?$/;

/** Value of the rule `self.common`, an empty list for the national preset; null where it cannot be read. */
export function readCommonSettings(value: unknown): CommonSetting[] | null {
  if (!Array.isArray(value) || value.length > COMMON_INDICATORS.length) return null;
  const read = value.map((one: unknown): CommonSetting | null => {
    if (typeof one !== 'object' || one === null) return null;
    const { code, points, target, ...rest } = one as Readonly<Record<string, unknown>>;
    if (Object.keys(rest).length > 0 || typeof code !== 'string' || !COMMON_BY_CODE.has(code)) return null;
    const said = typeof points === 'number' ? String(points) : points;
    if (typeof said !== 'string' || !POINTS.test(said)) return null;
    if (target === undefined || target === null) return { code, points: said, target: null };
    const limit = typeof target === 'number' ? String(target) : target;
    return typeof limit === 'string' && TARGET.test(limit) ? { code, points: said, target: limit } : null;
  });
  const codes = new Set(read.map((one) => one?.code));
  return read.some((one) => one === null) || codes.size < read.length ? null : (read as CommonSetting[]);
}

/** The rows of a sheet: the preset with what the place says; a list of its own says all of it. */
export function commonIndicators(settings: readonly CommonSetting[]): CommonIndicator[] {
  if (settings.length === 0) return [...COMMON_INDICATORS];
  const said = new Map(settings.map((one) => [one.code, one]));
  return COMMON_INDICATORS.flatMap((one) => {
    const own = said.get(one.code);
    if (!own || new Exact(own.points).isZero()) return [];
    return [{ ...one, points: own.points, target: one.target === null ? null : (own.target ?? one.target) }];
  });
}

/** Points that a place writes down sum to 100. */
export function checkCommonSettings(settings: readonly CommonSetting[]): Refusal[] {
  if (settings.length === 0) return [];
  const sum = settings.reduce((total, { points }) => total.plus(points), new Exact(0));
  return sum.eq(100) ? [] : [refusal('POINTS_NOT_100', { field: 'value', params: { sum: plain(sum) } })];
}
