import { type Refusal, refusal } from '../errors/refusal.js';
import { checkGradeScale, type GradeBand, type GradeScale } from '../grades/grade-scale.js';
import { isDate } from '../periods/dates.js';
import { RULE_DEFAULTS, type RuleShape } from './rule-defaults.js';

const GRADES = ['EXCELLENT', 'GOOD', 'FAIR', 'LOW', 'POOR'];

/** @returns the value as it is stored, or every reason why it is none */
export function checkRule(code: string, json: string): { value?: unknown; refusals: Refusal[] } {
  if (!Object.hasOwn(RULE_DEFAULTS, code))
    return { refusals: [refusal('RULE_UNKNOWN', { field: 'code', params: { rule: code } })] };
  const { shape } = RULE_DEFAULTS[code as keyof typeof RULE_DEFAULTS] as { shape: RuleShape };
  const value = parsed(json);
  if (shape.kind === 'GRADE_SCALE' && isScale(value)) {
    const refusals = checkGradeScale(value);
    return refusals.length > 0 ? { refusals } : { value, refusals };
  }
  if (fits(shape, value)) return { value, refusals: [] };
  return { refusals: [refusal('RULE_VALUE', { field: 'value', params: { rule: code, expected: expected(shape) } })] };
}

function fits(shape: RuleShape, value: unknown): boolean {
  switch (shape.kind) {
    case 'GRADE_SCALE':
      return false;
    case 'CHOICE':
      return shape.choices.includes(value as number | string);
    case 'BOOLEAN':
      return typeof value === 'boolean';
    case 'MONTH_DAY':
      return typeof value === 'string' && /^\d{2}-\d{2}$/.test(value) && isDate(`2000-${value}`);
    case 'CODES':
      return isCodes(value, shape.codes);
    default:
      if (value === null) return shape.kind === 'NUMBER_OR_NONE';
      if (typeof value !== 'number' || !Number.isFinite(value)) return false;
      if (value < shape.least || value > shape.most) return false;
      return shape.kind !== 'INTEGER' || Number.isInteger(value);
  }
}

function isCodes(value: unknown, codes: readonly string[]): boolean {
  return (
    Array.isArray(value) &&
    value.every((code) => codes.includes(code as string)) &&
    new Set(value).size === value.length
  );
}

function expected(shape: RuleShape): string {
  switch (shape.kind) {
    case 'GRADE_SCALE':
      return '[{grade, from, label}]';
    case 'CHOICE':
      return shape.choices.join(' / ');
    case 'BOOLEAN':
      return 'true / false';
    case 'MONTH_DAY':
      return 'MM-DD';
    case 'CODES':
      return `[${shape.codes.join(', ')}]`;
    default:
      return `${shape.least}–${shape.most}`;
  }
}

function isScale(value: unknown): value is GradeScale {
  const isBand = (band: unknown): band is GradeBand =>
    typeof band === 'object' &&
    band !== null &&
    GRADES.includes((band as GradeBand).grade) &&
    /^\d{1,3}(\.\d{1,2})?$/.test(String((band as GradeBand).from)) &&
    typeof (band as GradeBand).label === 'string';
  return Array.isArray(value) && value.every(isBand);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
