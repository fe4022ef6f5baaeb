/** A cell as it was read from a sheet. A string is text; everything else says what it is, so that nothing is guessed. */
export type GridCell =
  | string
  /** `percent`: the sheet shows the number as a percentage, 0.95 as 95%. */
  | { readonly number: string; readonly lossy?: boolean; readonly percent?: boolean }
  | { readonly date: string }
  | { readonly flag: boolean }
  | { readonly formula: string }
  | { readonly error: string };

export interface GridRow {
  readonly row: number;
  /** Cells by column number, 1 = A. Empty cells are absent. */
  readonly cells: Readonly<Record<number, GridCell>>;
}

/** One worksheet as it was read. */
export interface FormGrid {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly GridRow[];
  /** Merged ranges such as `A1:C1`. */
  readonly merges: readonly string[];
  readonly hasHiddenRows: boolean;
  readonly hasHiddenColumns?: boolean;
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  const rest = (column - 1) % 26;
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? columnLetters(before) : '') + String.fromCharCode(65 + rest);
}

export function addressOf({ row, column }: Place): string {
  return `${columnLetters(column)}${row}`;
}

export function rangeOf({ top, left, bottom, right }: Area): string {
  return `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`;
}

/** Area of `A1:C3`; null where it is none. */
export function areaOf(range: string): Area | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(range);
  if (!match) return null;
  const left = columnNumber(match[1]!);
  const top = Number(match[2]);
  return { top, left, bottom: Number(match[4] ?? top), right: match[3] ? columnNumber(match[3]) : left };
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** What a cell says, as text; null where it holds no value that may be taken over. */
export function plainText(cell: GridCell | undefined): string | null {
  if (cell === undefined) return null;
  if (typeof cell === 'string') return cell;
  if ('number' in cell) return cell.number;
  if ('date' in cell) return cell.date;
  if ('flag' in cell) return cell.flag ? '是' : '否';
  return null;
}

/** A caption without what people vary in it: spaces, brackets, stars, colons, width. */
export function bareCaption(text: string): string {
  return text.normalize('NFKC').replace(/[\s*★()[\]:：\u200B-\u200D\uFEFF]/g, '');
}

/** Text without the blanks that nobody sees: spaces of every width and zero-width signs at its ends (controls D14). */
export function trimmed(text: string): string {
  return text.replace(/^[\s\u200B-\u200D\u2060\uFEFF\u3000]+|[\s\u200B-\u200D\u2060\uFEFF\u3000]+$/g, '');
}
