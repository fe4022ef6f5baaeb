import type { Part } from './population.js';

/** What a figure is asked about: one jurisdiction, the year in which the work was done, the business date. */
export interface FigureQuestion {
  jurisdictionId: string;
  workYear: number;
  /** Business date: later changes do not count (design §8.19). */
  asOf: string;
}

export type FigureUnit = 'COUNT' | 'YUAN' | 'PERCENT' | 'MONTH' | 'DATE' | 'PERSON_TIMES';

export type FigureStatus = 'VALUE' | 'NOT_REPORTED' | 'NOT_APPLICABLE';

/** One row behind a figure. Its value is the aggregate of these rows and of nothing else (design §8.3). */
export interface FigureRow {
  id: string;
  label: string;
  agencyId: string | null;
  agencyName: string | null;
  /** Contribution to the numerator, as a decimal string. */
  numerator: string;
  /** Contribution to the denominator; null where the figure is no ratio. */
  denominator: string | null;
  /** Address inside the web application of the record. */
  url: string | null;
}

export interface FigureDefinition {
  id: string;
  unit: FigureUnit;
  /** Unit of what one row contributes, where it is not the figure's own: a per cent is made of money unless said otherwise. */
  rowUnit?: FigureUnit | 'POINTS';
  /** Catalogue keys `figure.<id>.name` and `figure.<id>.definition` hold the words; this is the printed zh-CN name. */
  name: string;
  definition: string;
  /** Module that owns the records. */
  owner: string;
  /** SUM: Σ numerator; COUNT: number of rows; RATIO: Σ numerator ÷ Σ denominator × 100; MAX, MIN: the largest, the smallest numerator. */
  aggregate: 'SUM' | 'COUNT' | 'RATIO' | 'MAX' | 'MIN';
  /** True where no record means "nobody has said", false where it means nought. */
  emptyMeansNotReported: boolean;
  /**
   * SQL over `$1` jurisdiction, `$2` work year, `$3` as-of date, yielding
   * id, label, agency_id, agency_name, numerator (numeric), denominator (numeric or NULL), url.
   */
  rowsSql: string;
  /** How to count these rows together with other figures' in one pass; made by `countedFrom`, never by hand. */
  parts?: readonly Part[];
}

export const rowUnitOf = ({ unit, rowUnit }: Pick<FigureDefinition, 'unit' | 'rowUnit'>): string =>
  rowUnit ?? (unit === 'PERCENT' ? 'YUAN' : unit);

export interface FigureValue {
  id: string;
  status: FigureStatus;
  /** Decimal string in the figure's own unit (yuan for money, 0–100 for per cent); null unless status is VALUE. */
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  rowCount: number;
}
