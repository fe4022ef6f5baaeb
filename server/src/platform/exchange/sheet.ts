import type { FormGrid, GridCell, GridRow } from '@jixiao/shared';

/** What a workbook holds once it has been read, and what is needed to write one. Plain data: it crosses a process border. */

/** A cell as it was read. A string is text; everything else says what it is, so that nothing is guessed later. */
export type SheetCell = GridCell;
export type ReadRow = GridRow;
export type ReadSheet = FormGrid;

export interface WorkbookContent {
  readonly sheets: readonly ReadSheet[];
}

export type CellStyle =
  | 'TITLE'
  | 'SUBTITLE'
  | 'CAPTION'
  | 'HEAD'
  | 'TEXT'
  | 'CENTER'
  | 'NUMBER'
  | 'MONEY'
  | 'DATE'
  | 'COMPUTED'
  | 'PLAIN'
  // Of official forms: black grid, no fills, as they are printed.
  | 'FORM_TITLE'
  | 'FORM_SUBTITLE'
  | 'FORM_RIGHT'
  | 'FORM_NOTE'
  | 'FORM_CAPTION'
  | 'FORM_FIELD'
  | 'FORM_CENTER'
  | 'FORM_MONEY'
  | 'FORM_EXTRA';

export interface CellModel {
  readonly text?: string | null;
  /** Decimal as text; written as a number. */
  readonly number?: string | null;
  readonly date?: string | null;
  readonly style: CellStyle;
}

export interface SheetModel {
  readonly name: string;
  readonly columnWidths: readonly number[];
  readonly rows: readonly { readonly height?: number; readonly cells: readonly (CellModel | null)[] }[];
  readonly merges?: readonly string[];
  readonly frozenRows?: number;
  readonly isLandscape?: boolean;
  /** Part of the sheet that is printed, such as `A1:H40`; all of it where absent. */
  readonly printArea?: string;
}

export interface WorkbookModel {
  readonly sheets: readonly SheetModel[];
}

/** Caps of a sheet that is read (controls C61, C62). */
export const SHEET_LIMITS = {
  fileBytes: 20 * 1024 * 1024,
  entries: 2_000,
  unpackedBytes: 200 * 1024 * 1024,
  ratio: 100,
  /** Below this size a high ratio is harmless: an empty sheet compresses a hundredfold. */
  smallEntryBytes: 2 * 1024 * 1024,
  /** Forms of all objects of a large unit, a sheet each. */
  sheets: 600,
  rows: 50_000,
  /** Of all sheets together: many sheets are small ones. */
  workbookRows: 200_000,
  columns: 200,
  cellChars: 32_000,
  merges: 2_000,
  mergedCells: 20_000,
  validatedCells: 20_000_000,
} as const;

/** Column, row of `C5`. */
export function decodeAddress(address: string): { column: number; row: number } {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address);
  if (!match) return { column: 0, row: 0 };
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(match[2]) };
}

/** Number of cells in a range such as `A1:C3`; whole columns and rows count in full. */
export function rangeSize(range: string): number {
  const [from = '', to = from] = range.split(':');
  const a = decodeAddress(from);
  const b = decodeAddress(to);
  return (Math.abs(b.column - a.column) + 1) * (Math.abs(b.row - a.row) + 1);
}
