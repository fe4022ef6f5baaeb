import { columnLetters, readDate, type Refusal, refusal } from '@jixiao/shared';
import type { ReadRow, ReadSheet, SheetCell, WorkbookContent } from './sheet.js';

export { readDate };

export interface TableColumn {
  readonly key: string;
  /** Captions under which the column is known, without spaces; the first is the one we write. */
  readonly captions: readonly string[];
  readonly required?: boolean;
}

/** One row below the header. Values are text; `at` names the cell for whoever must correct it. */
export interface TableRow {
  readonly row: number;
  text(key: string): string;
  at(key: string): string;
}

export interface ReadTable {
  readonly rows: readonly TableRow[];
  /** The caption that was found for a column: it may carry a unit, as 万元. */
  captionOf(key: string): string | null;
  readonly refusals: readonly Refusal[];
}

const HEADER_ROWS = 20;
const bare = (text: string): string => text.replace(/[\s*（）()：:]/g, '');

/** Finds the header in the first visible sheet that has one and reads what stands below it, with every fault named by its cell. */
export function readTable(workbook: WorkbookContent, columns: readonly TableColumn[]): ReadTable {
  const needed = columns.filter(({ required }) => required);
  const missingOf = (found: Map<string, number>) => needed.filter(({ key }) => !found.has(key));
  let best: { sheet: ReadSheet; head: ReadRow; found: Map<string, number> } | null = null;
  for (const sheet of workbook.sheets.filter(({ hidden }) => !hidden)) {
    for (const head of sheet.rows.slice(0, HEADER_ROWS)) {
      const found = columnsIn(head, columns);
      if (!best || found.size > best.found.size) best = { sheet, head, found };
    }
  }
  const missing = best ? missingOf(best.found) : needed;
  if (!best || missing.length > 0) {
    return {
      rows: [],
      captionOf: () => null,
      refusals: [
        refusal('SHEET_HEAD_MISSING', {
          field: 'file',
          params: { columns: missing.map(({ captions }) => captions[0]).join('、') },
          wayOut: 'USE_TEMPLATE',
        }),
      ],
    };
  }
  const { sheet, head, found } = best;
  const refusals: Refusal[] = [];
  const body = sheet.rows.filter(({ row, cells }) => row > head.row && [...found.values()].some((at) => cells[at]));
  const rows = body.map((row) => tableRow(row, found, refusals));
  if (rows.length === 0) refusals.push(refusal('SHEET_EMPTY', { field: 'file', wayOut: 'USE_TEMPLATE' }));
  const captionOf = (key: string): string | null => {
    const at = found.get(key);
    return at === undefined ? null : bare(plain(head.cells[at]!) ?? '');
  };
  return { rows, captionOf, refusals };
}

function columnsIn(head: ReadRow, columns: readonly TableColumn[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [at, cell] of Object.entries(head.cells)) {
    const caption = bare(plain(cell) ?? '');
    const column = columns.find(({ captions }) => captions.map(bare).includes(caption));
    if (column && !found.has(column.key)) found.set(column.key, Number(at));
  }
  return found;
}

function tableRow({ row, cells }: ReadRow, found: Map<string, number>, refusals: Refusal[]): TableRow {
  const at = (key: string): string => `${columnLetters(found.get(key) ?? 1)}${row}`;
  const values = new Map<string, string>();
  for (const [key, column] of found) {
    const cell = cells[column];
    if (cell === undefined) continue;
    const fault = faultOf(cell, at(key));
    if (fault) refusals.push(fault);
    values.set(key, (plain(cell) ?? '').trim());
  }
  return { row, at, text: (key) => values.get(key) ?? '' };
}

function faultOf(cell: SheetCell, at: string): Refusal | null {
  if (typeof cell === 'string') return null;
  if ('formula' in cell) return refusal('SHEET_FORMULA', { field: at, params: { cell: at }, wayOut: 'PASTE_VALUES' });
  if ('error' in cell) return refusal('SHEET_ERROR', { field: at, params: { cell: at, value: cell.error } });
  if ('number' in cell && cell.lossy) return refusal('SHEET_NUMBER_LOSSY', { field: at, params: { cell: at } });
  return null;
}

function plain(cell: SheetCell): string | null {
  if (typeof cell === 'string') return cell;
  if ('number' in cell) return cell.number;
  if ('date' in cell) return cell.date;
  return null;
}
