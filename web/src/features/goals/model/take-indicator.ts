import type { TakenIndicator } from '../library/components/take-over.js';
import { emptyRow, type FormRow } from './form.js';

/**
 * The rows with an indicator of the library taken over: into the row at hand while nothing is promised in it yet, else
 * as a row of its own, so that no target is lost by a click.
 */
export function withTaken(rows: readonly FormRow[], at: number | null, taken: TakenIndicator): FormRow[] {
  const { libraryIndicatorId, formulaText, dataSource, captureMethod, ...cells } = taken;
  const current = at === null ? undefined : rows[at];
  const base = current && current.target.trim() === '' ? current : emptyRow(rows.at(-1));
  const filled: FormRow = {
    ...base,
    ...cells,
    taken: { name: cells.name, unit: cells.unit, direction: cells.direction, targetBasis: cells.targetBasis },
    rest: { ...base.rest, libraryIndicatorId, formulaText, dataSource, captureMethod },
  };
  return base === current ? rows.map((row) => (row === current ? filled : row)) : [...rows, filled];
}
