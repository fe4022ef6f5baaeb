import type { Sheet } from '../data/monitoring.graphql.js';

export interface DisposalDetails {
  disposalDueOn?: string | null;
  disposalOwner?: string | null;
  disposalAmount?: string | null;
}

/** What the division types on its desk before it decides. */
export interface Verdict {
  /** Word of the department, given with its own step. */
  department: string;
  rating: string;
  ratingReason: string;
  comment: string;
  disposal: string;
  note: string;
  /** Day, person and amount of the disposal. */
  details: DisposalDetails;
  /** Words on single rows, by row. */
  rows: Readonly<Record<string, string>>;
}

export const verdictOf = (sheet: Sheet): Verdict => ({
  department: sheet.departmentComment ?? '',
  rating: sheet.divisionRating ?? sheet.light ?? '',
  ratingReason: sheet.divisionRatingReason ?? '',
  comment: sheet.divisionComment ?? '',
  disposal: sheet.disposal ?? '',
  note: sheet.disposalNote ?? '',
  details: {},
  rows: Object.fromEntries(sheet.rows.map(({ id, divisionComment }) => [id, divisionComment ?? ''])),
});

export const ratingInput = (sheet: Sheet, verdict: Verdict): Record<string, unknown> => ({
  id: sheet.id,
  rating: verdict.rating,
  reason: verdict.ratingReason,
  comment: verdict.comment,
  rows: Object.entries(verdict.rows).map(([id, comment]) => ({ id, comment })),
});
