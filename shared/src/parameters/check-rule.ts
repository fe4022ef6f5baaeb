import { SEVERITIES } from '../clinic/clinic.types.js';
import { CLINIC_RULES } from '../clinic/registry.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { checkGradeScale, type GradeBand, type GradeScale } from '../grades/grade-scale.js';
import { isDate } from '../periods/dates.js';
import { RULE_DEFAULTS } from './rule-defaults.js';
import type { RuleShape } from './rule-shapes.js';
import { checkParts } from './rule-parts.js';

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
  if (shape.kind === 'PARTS' && shape.parts && value !== undefined) {
    const wrong = checkParts(shape.parts, value);
    const refusals = wrong.length > 0 ? wrong : [...(shape.whole?.(value) ?? [])];
    if (refusals.length > 0) return { refusals };
  }
  if (fits(shape, value)) return { value, refusals: [] };
  return { refusals: [refusal('RULE_VALUE', { field: 'value', params: { rule: code, expected: expected(shape) } })] };
}

function fits(shape: RuleShape, value: unknown): boolean {
  if (shape.kind === 'GRADE_SCALE') return false;
  if (shape.kind === 'PARTS') return shape.reads(value) !== null;
  if (shape.kind === 'SEVERITIES') return isSeverities(value);
  if (shape.kind === 'CHOICE') return shape.choices.includes(value as number | string);
  if (shape.kind === 'BOOLEAN') return typeof value === 'boolean';
  if (shape.kind === 'MONTH_DAY') {
    return typeof value === 'string' && /^\d{2}-\d{2}$/.test(value) && isDate(`2000-${value}`);
  }
  if (shape.kind === 'CODES') return isSubset(value, shape.codes);
  if (value === null) return shape.kind === 'NUMBER_OR_NONE';
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  if (value < shape.least || value > shape.most) return false;
  return shape.kind !== 'INTEGER' || Number.isInteger(value);
}

function expected(shape: RuleShape): string {
  if (shape.kind === 'CHOICE') return shape.choices.join(' / ');
  if (shape.kind === 'PARTS') return shape.example;
  if (shape.kind === 'SEVERITIES') return `{"C-01": ${SEVERITIES.join(' / ')}}`;
  if (shape.kind === 'BOOLEAN') return 'true / false';
  if (shape.kind === 'MONTH_DAY') return 'MM-DD';
  if (shape.kind === 'CODES') return `[${shape.codes.join(', ')}]`;
  return shape.kind === 'GRADE_SCALE' ? '[{grade, from, label}]' : `${shape.least}–${shape.most}`;
}

/** Rule of the goal clinic → severity; only rules that exist. */
function isSeverities(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const levels: readonly unknown[] = SEVERITIES;
  return Object.entries(value).every(
    ([id, level]) => CLINIC_RULES.some((one) => one.id === id) && levels.includes(level),
  );
}

function isSubset(value: unknown, codes: readonly string[]): boolean {
  return (
    Array.isArray(value) &&
    value.every((code) => codes.includes(code as string)) &&
    new Set(value).size === value.length
  );
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
