import { type Refusal, refusal } from '../errors/refusal.js';

/**
 * What a value with parts is made of. The form of the rule is drawn from it, and the same description says, in the browser
 * and in the server, which part is wrong.
 */
export type RulePart =
  | { readonly kind: 'TEXT'; readonly most: number }
  /** Made by the form, never typed: what other records hang on. */
  | { readonly kind: 'CODE' }
  /** Points as a decimal string, at most two decimals. */
  | { readonly kind: 'POINTS' }
  /** A number as JSON writes it; without `isWhole`, at most two decimals. */
  | { readonly kind: 'NUMBER'; readonly least: number; readonly most: number; readonly isWhole?: boolean }
  | { readonly kind: 'FLAG'; readonly isOptional?: boolean }
  | { readonly kind: 'CHOICE'; readonly choices: readonly string[] }
  /** Some of the codes; with `orAll`, null stands for every one. */
  | { readonly kind: 'CODES'; readonly codes: readonly string[]; readonly orAll?: boolean }
  | { readonly kind: 'RECORD'; readonly parts: Readonly<Record<string, RulePart>> }
  | { readonly kind: 'LIST'; readonly of: RecordPart; readonly least: number; readonly most: number }
  /** Something for each of the keys; a key that is left out has none. */
  | { readonly kind: 'BY_KEY'; readonly keys: readonly string[]; readonly of: RulePart };

export type RecordPart = Extract<RulePart, { kind: 'RECORD' }>;

const CODE = /^[A-Z][A-Z0-9-]{0,39}$/;
const POINTS = /^\d{1,3}(\.\d{1,2})?$/;

/** Every part that is wrong, by its path: `value[0].items[2].points`. */
export function checkParts(part: RulePart, value: unknown, field = 'value'): Refusal[] {
  switch (part.kind) {
    case 'TEXT':
      return typeof value === 'string' && value.trim() !== '' && [...value].length <= part.most
        ? []
        : [refusal('RULE_PART_TEXT', { field, params: { most: part.most } })];
    case 'CODE':
      return typeof value === 'string' && CODE.test(value) ? [] : [refusal('RULE_PART_CODE', { field })];
    case 'POINTS':
      return typeof value === 'string' && POINTS.test(value) && Number(value) <= 100
        ? []
        : [refusal('RULE_PART_POINTS', { field })];
    case 'NUMBER':
      return isNumberOf(part, value)
        ? []
        : [refusal('RULE_PART_NUMBER', { field, params: { least: part.least, most: part.most } })];
    case 'FLAG':
      return typeof value === 'boolean' || (part.isOptional && value === undefined)
        ? []
        : [refusal('RULE_PART_FLAG', { field })];
    case 'CHOICE':
      return part.choices.includes(value as string)
        ? []
        : [refusal('RULE_PART_CHOICE', { field, params: { choices: part.choices.join(' / ') } })];
    case 'CODES':
      return checkCodes(part, value, field);
    case 'RECORD':
      return checkRecord(part, value, field);
    case 'LIST':
      return checkList(part, value, field);
    case 'BY_KEY':
      return checkByKey(part, value, field);
  }
}

function isNumberOf(part: Extract<RulePart, { kind: 'NUMBER' }>, value: unknown): boolean {
  if (typeof value !== 'number' || value < part.least || value > part.most) return false;
  return part.isWhole ? Number.isInteger(value) : /^\d+(\.\d{1,2})?$/.test(String(value));
}

function checkCodes(part: Extract<RulePart, { kind: 'CODES' }>, value: unknown, field: string): Refusal[] {
  if (value === null && part.orAll) return [];
  const fits =
    Array.isArray(value) &&
    value.every((one) => part.codes.includes(one as string)) &&
    new Set(value).size === value.length;
  return fits ? [] : [refusal('RULE_PART_CHOICE', { field, params: { choices: part.codes.join(' / ') } })];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkRecord(part: RecordPart, value: unknown, field: string): Refusal[] {
  if (!isObject(value)) return [refusal('RULE_PART_SHAPE', { field })];
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(part.parts, key));
  return [
    ...unknown.map((key) => refusal('RULE_PART_UNKNOWN', { field: `${field}.${key}`, params: { name: key } })),
    ...Object.entries(part.parts).flatMap(([key, one]) => checkParts(one, value[key], `${field}.${key}`)),
  ];
}

function checkList(part: Extract<RulePart, { kind: 'LIST' }>, value: unknown, field: string): Refusal[] {
  if (!Array.isArray(value)) return [refusal('RULE_PART_SHAPE', { field })];
  const { least, most } = part;
  const isCounted = value.length >= least && value.length <= most;
  return [
    ...(isCounted ? [] : [refusal('RULE_PART_COUNT', { field, params: { least, most } })]),
    // A list past its limit is not looked through: one reason is enough.
    ...(value.length > most ? [] : value.flatMap((one, i) => checkParts(part.of, one, `${field}[${i}]`))),
  ];
}

function checkByKey(part: Extract<RulePart, { kind: 'BY_KEY' }>, value: unknown, field: string): Refusal[] {
  if (!isObject(value)) return [refusal('RULE_PART_SHAPE', { field })];
  return Object.entries(value).flatMap(([key, one]) =>
    part.keys.includes(key)
      ? checkParts(part.of, one, `${field}.${key}`)
      : [refusal('RULE_PART_UNKNOWN', { field: `${field}.${key}`, params: { name: key } })],
  );
}

/** What a new row of a list begins with; its code is the next that is free. */
export function emptyPart(part: RulePart, code: string): unknown {
  switch (part.kind) {
    case 'CODE':
      return code;
    case 'FLAG':
      return false;
    case 'CHOICE':
      return part.choices[0] ?? '';
    case 'CODES':
      return part.orAll ? null : [];
    case 'RECORD':
      return Object.fromEntries(Object.entries(part.parts).map(([key, one]) => [key, emptyPart(one, code)]));
    case 'LIST':
      return Array.from({ length: part.least }, (_, i) => emptyPart(part.of, `${code}-${i + 1}`));
    case 'BY_KEY':
      return {};
    default:
      return '';
  }
}

/** A code that none of the given ones is. */
export function nextCode(prefix: string, taken: readonly string[]): string {
  let n = taken.length + 1;
  while (taken.includes(`${prefix}-${n}`)) n += 1;
  return `${prefix}-${n}`;
}
