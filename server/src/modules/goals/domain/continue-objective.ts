import { isDate, type YearlyTarget } from '@jixiao/shared';

/** What was really reached with an indicator, as a later module knows it. */
export interface IndicatorActual {
  readonly indicatorId: string;
  readonly actualValue: string | null;
  /** For rows without a number: the date, yes or no, the grade that was reached. */
  readonly actualText: string | null;
  /** Where it is known from, such as SELF_EVALUATION. */
  readonly source: string;
  /** False while the document that says so is not accepted. */
  readonly isConfirmed: boolean;
}

/** What the beginning of a next year must know of a row; the rest is taken over as it is. */
interface ContinuedRow {
  readonly targetValue: string | null;
  readonly targetOn: string | null;
  readonly plannedStartOn: string | null;
  readonly yearlyTargets: readonly YearlyTarget[] | null;
  readonly baselineValue: string | null;
  readonly baselineYear: number | null;
}

/**
 * Rows of the year before as the beginning of this year's: dates move on, the target of several years gives this
 * year's value, and what was reached stands as the baseline (domain §2.2, R051).
 */
export function continueRow<Row extends ContinuedRow>(
  row: Row,
  actual: IndicatorActual | undefined,
  fromYear: number,
  toYear: number,
): Row {
  const planned = row.yearlyTargets?.find(({ year }) => year === toYear);
  return {
    ...row,
    targetValue: planned?.value ?? row.targetValue,
    targetOn: moved(row.targetOn, toYear - fromYear),
    plannedStartOn: moved(row.plannedStartOn, toYear - fromYear),
    baselineValue: actual?.actualValue ?? null,
    baselineYear: actual?.actualValue ? fromYear : null,
  };
}

function moved(date: string | null, years: number): string | null {
  if (date === null) return null;
  const later = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
  return isDate(later) ? later : `${later.slice(0, 8)}28`;
}
