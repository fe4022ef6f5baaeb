import type { TakenIndicator } from '../library/components/take-over.js';
import { emptyRow, type FormRow } from './form.js';

/**
 * The rows with indicators of the library taken over: the first into the row at hand while nothing is promised in it
 * yet, the others as rows of their own, so that no target is lost by a click.
 */
export function withTaken(rows: readonly FormRow[], at: number | null, taken: readonly TakenIndicator[]): FormRow[] {
  const [first, ...others] = taken;
  if (!first) return [...rows];
  const current = at === null ? undefined : rows[at];
  const isFree = current !== undefined && current.target.trim() === '';
  const begun = isFree
    ? rows.map((row) => (row === current ? filled(row, first) : row))
    : [...rows, filled(emptyRow(rows.at(-1)), first)];
  return others.reduce<FormRow[]>((done, one) => [...done, filled(emptyRow(done.at(-1)), one)], begun);
}

function filled(row: FormRow, taken: TakenIndicator): FormRow {
  const { libraryIndicatorId, formulaText, dataSource, captureMethod, ...cells } = taken;
  const { name, unit, direction, targetBasis } = cells;
  return {
    ...row,
    ...cells,
    taken: { name, unit, direction, targetBasis },
    rest: { ...row.rest, libraryIndicatorId, formulaText, dataSource, captureMethod },
  };
}
