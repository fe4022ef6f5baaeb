/** What a workbook holds once it has been read, and what is needed to write one. Plain data: it crosses a process border. */

/** A cell as it was read. A string is text; everything else says what it is, so that nothing is guessed later. */
export type SheetCell =
  | string
  /** A number as the shortest text that names it; `lossy` beyond 15 digits, where the sheet itself no longer knows it. */
  | { readonly number: string; readonly lossy?: boolean }
  | { readonly date: string }
  | { readonly flag: boolean }
  | { readonly formula: string }
  | { readonly error: string };

export interface ReadRow {
  readonly row: number;
  /** Cells by column number, 1 = A. Empty cells are absent. */
  readonly cells: Readonly<Record<number, SheetCell>>;
}

export interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly ReadRow[];
  /** Merged ranges such as `A1:C1`. */
  readonly merges: readonly string[];
  readonly hasHiddenRows: boolean;
}

export interface WorkbookContent {
  readonly sheets: readonly ReadSheet[];
}

export type CellStyle =
  'TITLE' | 'SUBTITLE' | 'CAPTION' | 'HEAD' | 'TEXT' | 'CENTER' | 'NUMBER' | 'MONEY' | 'DATE' | 'COMPUTED' | 'PLAIN';

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
  sheets: 20,
  rows: 50_000,
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
