import { Exact, plain } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { isBlank, isNumber } from './check-indicator.js';
import { isAnnual } from './check-weights.js';
import type { IndicatorDraft, ObjectiveDraft, YearlyTarget } from './objective.js';

/** Years that one form has columns for; a plan beyond them is revised before it is reached. */
const MOST_YEARS = 10;

interface Term {
  readonly budgetYear: number;
  readonly startsOn?: string | null;
  readonly endsOn?: string | null;
}

/** Columns of 分年度预期值: the years of the project, and every year that already has a value. */
export function yearsOfTerm(term: Term, known: readonly YearlyTarget[]): number[] {
  const yearOf = (date: string | null | undefined): number => (date ? Number(date.slice(0, 4)) : term.budgetYear);
  const first = Math.min(yearOf(term.startsOn), term.budgetYear);
  const last = Math.max(yearOf(term.endsOn), term.budgetYear);
  const years = new Set(known.map(({ year }) => year));
  for (let year = first; year <= last && year < first + MOST_YEARS; year += 1) years.add(year);
  return [...years].sort((a, b) => a - b);
}

type Forecast = Pick<IndicatorDraft, 'targetValue' | 'yearlyTargets'>;

/** What is judged in a year: its own value where the target takes several years, else the target (R051). */
export function targetOfYear(indicator: Forecast, year: number): string | null {
  return indicator.yearlyTargets?.find((target) => target.year === year)?.value ?? indicator.targetValue ?? null;
}

/** By how much the forecast of the year was missed, in per cent of it; null where there is nothing to divide by. */
export function forecastError(expected: string | null, actual: string | null): string | null {
  if (!isNumber(expected) || !isNumber(actual) || new Exact(expected).eq(0)) return null;
  return new Exact(actual).minus(expected).div(new Exact(expected).abs()).times(100).toFixed(2);
}

const isPlanned = ({ horizon, yearlyTargets }: IndicatorDraft): boolean =>
  horizon === 'MID_TERM' && (yearlyTargets?.length ?? 0) > 0;

/**
 * Long-term effects with expected values (R051): they end where the mid-term target stands, and the value of the
 * budget year is promised among the annual indicators, so that this year is judged by it and not by the last one.
 */
export function checkYearlyTargets(objective: ObjectiveDraft): Refusal[] {
  return objective.indicators.flatMap((row, index) => {
    if (!isPlanned(row)) return [];
    const say = (code: string, ruleId: string, params: Refusal['params'] = {}, wayOut?: string): Refusal =>
      refusal(code, {
        ruleId,
        field: `indicators[${index}].yearlyTargets`,
        params: { row: index + 1, name: row.name, ...params },
        wayOut,
      });
    if (!['GE', 'LE', 'EQ'].includes(row.direction)) return [say('YEARLY_TARGETS_KIND', 'G-66')];
    const found: Refusal[] = [];
    const last = row.yearlyTargets!.at(-1)!;
    if (isNumber(row.targetValue) && isNumber(last.value) && !new Exact(row.targetValue).eq(last.value)) {
      found.push(say('YEARLY_TARGET_FINAL', 'G-67', { year: last.year, value: last.value, target: row.targetValue }));
    }
    const ofYear = row.yearlyTargets!.find(({ year }) => year === objective.budgetYear);
    if (ofYear && isNumber(ofYear.value) && !isPromised(objective, row, ofYear.value)) {
      const params = { year: ofYear.year, value: plain(ofYear.value) };
      found.push(say('YEARLY_TARGET_NOT_ANNUAL', 'G-63', params, 'TAKE_YEAR_INTO_ANNUAL'));
    }
    return found;
  });
}

/** The same effect among the annual rows: it is the same where place and name are. */
export function annualTwin(
  indicators: readonly IndicatorDraft[],
  row: Pick<IndicatorDraft, 'level2' | 'name'>,
): number {
  return indicators.findIndex(
    (one) => isAnnual(one) && !isBlank(one.name) && one.level2 === row.level2 && one.name.trim() === row.name.trim(),
  );
}

function isPromised({ indicators }: ObjectiveDraft, row: IndicatorDraft, value: string): boolean {
  const twin = indicators[annualTwin(indicators, row)];
  return (
    twin !== undefined &&
    twin.direction === row.direction &&
    isNumber(twin.targetValue) &&
    new Exact(twin.targetValue).eq(value)
  );
}
