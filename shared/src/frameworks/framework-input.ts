import { exactOrNull } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import type { FrameworkInput, ScoredRow } from './framework.js';

const NUMBERS = ['rate', 'numerator', 'denominator', 'deduction', 'share'] as const;

const DECIMAL = /^-?\d{1,15}(\.\d{1,6})?$/;

/** What was found on a row must be a finding: what is left out waits, what is wrong is said (never silently nothing). */
export function checkFrameworkInput(
  row: Pick<ScoredRow, 'grades'> & { readonly ordinal: number },
  input: FrameworkInput,
  field: string,
): Refusal[] {
  const given = NUMBERS.flatMap((name) => {
    const value = input[name]?.trim();
    return value ? [{ name, value, number: DECIMAL.test(value) ? exactOrNull(value) : null }] : [];
  });
  const of = (code: string, name: string, params: Record<string, string | number>): Refusal =>
    refusal(code, { ruleId: 'E-06', field: `${field}.${name}`, params: { row: row.ordinal, ...params } });
  const wrong = given.flatMap(({ name, value, number }) => {
    if (!number) return [of('NUMBER_INVALID', name, { value })];
    if (number.lt(0) || (name === 'denominator' && number.eq(0))) return [of('FOUND_TOO_SMALL', name, { value })];
    if (name === 'share' && number.gt(100)) return [of('SCORE_RANGE', name, { value, most: '100' })];
    const isGrade = !row.grades?.length || row.grades.some((grade) => number.eq(grade.share));
    return name === 'share' && !isGrade
      ? [refusal('EVALUATION_CHOICE_UNKNOWN', { field: `${field}.share`, params: { value } })]
      : [];
  });
  const bases = given.filter(({ name }) => name === 'numerator' || name === 'denominator');
  return bases.length === 1
    ? [...wrong, of('RATIO_INCOMPLETE', bases[0]!.name === 'numerator' ? 'denominator' : 'numerator', {})]
    : wrong;
}
