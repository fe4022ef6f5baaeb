import type { GridCell, Place } from './grid.js';
import { addressOf, plainText, trimmed } from './grid.js';

/**
 * ERROR: must be corrected in the sheet. CONFIRM: may be taken over once somebody has confirmed it. SKIP: this objective
 * is left as it is, the others are taken over.
 */
export type ProblemWeight = 'ERROR' | 'CONFIRM' | 'SKIP';

/** One thing that is wrong in a sheet, named so that whoever must correct it finds the cell. */
export interface SheetProblem {
  readonly code: string;
  readonly ruleId?: string;
  readonly weight: ProblemWeight;
  readonly sheet: string;
  /** 0 where the problem is of the whole sheet. */
  readonly row: number;
  /** Caption of the column, or of the field in a form. */
  readonly column: string;
  readonly cell: string;
  readonly params: Readonly<Record<string, string | number | null>>;
  readonly wayOut?: string;
}

/** Collects the problems of one worksheet. */
export class ProblemList {
  readonly problems: SheetProblem[] = [];

  constructor(readonly sheet: string) {}

  at(
    place: Place,
    column: string,
    code: string,
    params: SheetProblem['params'] = {},
    more: Partial<SheetProblem> = {},
  ) {
    const cell = addressOf(place);
    this.problems.push({
      code,
      weight: 'ERROR',
      sheet: this.sheet,
      row: place.row,
      column,
      cell,
      params: { cell, column, row: place.row, ...params },
      ...more,
    });
  }

  whole(code: string, params: SheetProblem['params'] = {}, more: Partial<SheetProblem> = {}) {
    this.problems.push({ code, weight: 'ERROR', sheet: this.sheet, row: 0, column: '', cell: '', params, ...more });
  }
}

const BIDI = /[\u202A-\u202E\u2066-\u2069]/;
// Line breaks and tabs are text; NUL, the other controls and half a surrogate pair are none.
const INVALID =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * Text of a cell, with what forbids to take it over: formulas, errors, characters that are no text, too much of it
 * (controls D15-D18, D55). Null where the cell is empty or was refused.
 */
export function textOf(
  cell: GridCell | undefined,
  place: Place,
  column: string,
  most: number,
  list: ProblemList,
): string | null {
  if (cell === undefined) return null;
  if (isFaulty(cell, place, column, list)) return null;
  const text = trimmed((plainText(cell) ?? '').replace(/\r\n?/g, '\n'));
  if (text === '') return null;
  if (BIDI.test(text)) list.at(place, column, 'TEXT_CONTROL_CHAR', {}, { ruleId: 'D-17' });
  else if (INVALID.test(text)) list.at(place, column, 'TEXT_INVALID_CHAR', {}, { ruleId: 'D-18' });
  else if ([...text].length > most) {
    list.at(place, column, 'TEXT_TOO_LONG', { limit: most, length: [...text].length }, { ruleId: 'D-15' });
  } else return text;
  return null;
}

/** A formula is refused even with its cached value: nobody knows whether that is what the sheet would say today. */
export function isFaulty(cell: GridCell, place: Place, column: string, list: ProblemList): boolean {
  if (typeof cell === 'string') return false;
  if ('formula' in cell) {
    list.at(place, column, 'CELL_FORMULA', {}, { ruleId: 'D-55', wayOut: 'PASTE_VALUES' });
    return true;
  }
  if ('error' in cell) {
    list.at(place, column, 'CELL_ERROR', { value: cell.error }, { ruleId: 'D-55' });
    return true;
  }
  if ('number' in cell && cell.lossy) {
    list.at(place, column, 'CODE_AS_NUMBER', { value: cell.number }, { ruleId: 'D-56', wayOut: 'FORMAT_AS_TEXT' });
    return true;
  }
  return false;
}
