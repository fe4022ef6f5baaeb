import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { type ReadRow, type ReadSheet, SHEET_LIMITS, type SheetCell, type WorkbookContent } from '../sheet.ts';
import { type ArchiveFacts, checkArchive } from './archive-check.ts';
import { fileKind } from './file-kind.ts';
import { Unreadable } from './unreadable.ts';

/**
 * Reads a workbook row by row. The streaming reader ignores merges and validations, which is what saves it (controls §0.8).
 * It is handed the parts one by one, in the order in which it needs them: its own way through the archive loses parts when
 * the file arrives faster than it reads.
 */
export async function readWorkbook(bytes: Buffer): Promise<WorkbookContent> {
  const kind = fileKind(bytes);
  if (kind !== 'xlsx') throw new Unreadable(kind === 'zip' ? 'FILE_STRUCTURE' : 'FILE_TYPE', { found: kind });
  const facts = await checkArchive(bytes);
  if (!facts.names.includes('[Content_Types].xml')) throw new Unreadable('FILE_STRUCTURE', { reason: 'content-types' });
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    entries: 'ignore',
  });
  const sheets: (ReadSheet & { order: number })[] = [];
  let allRows = 0;
  for await (const worksheet of worksheetsOf(reader as unknown as ReaderInternals, facts)) {
    if (sheets.length >= SHEET_LIMITS.sheets) throw new Unreadable('FILE_TOO_LARGE_UNPACKED', { reason: 'sheets' });
    const sheet = worksheet;
    const rows: ReadRow[] = [];
    for await (const row of worksheet) {
      const read = readRow(row);
      if (read) rows.push(read);
      if (rows.length > SHEET_LIMITS.rows)
        throw new Unreadable('FILE_LIMIT', { what: 'rows', limit: SHEET_LIMITS.rows });
    }
    allRows += rows.length;
    if (allRows > SHEET_LIMITS.workbookRows)
      throw new Unreadable('FILE_LIMIT', { what: 'rows', limit: SHEET_LIMITS.workbookRows });
    const part = partOf(reader, sheet.name, sheets.length);
    sheets.push({
      order: Number(sheet.id),
      name: sheet.name,
      hidden: sheet.state === 'hidden' || sheet.state === 'veryHidden',
      rows,
      merges: facts.merges.get(part) ?? [],
      hasHiddenRows: facts.hiddenRows.has(part),
      hasHiddenColumns: facts.hiddenColumns.has(part),
    });
  }
  if (sheets.length === 0) throw new Unreadable('FILE_STRUCTURE', { reason: 'no-sheet' });
  return { sheets: sheets.sort((a, b) => a.order - b.order).map(({ order: _order, ...sheet }) => sheet) };
}

type Worksheet = AsyncIterable<ExcelJS.Row> & { name: string; id: number | string; state?: string };

interface ReaderInternals {
  workbookRels?: { Id: string; Target: string }[];
  model?: { sheets?: { name: string; rId: string }[] };
  _parseRels(part: Readable): Promise<void>;
  _parseWorkbook(part: Readable): Promise<void>;
  _parseStyles(part: Readable): Promise<void>;
  _parseSharedStrings(part: Readable): AsyncIterable<unknown>;
  _parseWorksheet(part: AsyncIterable<Buffer>, number: string): Iterable<{ value: Worksheet }>;
}

async function* worksheetsOf(reader: ReaderInternals, { names, part }: ArchiveFacts): AsyncGenerator<Worksheet> {
  const open = (name: string): Readable | null => {
    const xml = part(name);
    return xml ? Readable.from(slices(xml)) : null;
  };
  const [rels, workbook, styles, strings] = [
    '_rels/workbook.xml.rels',
    'workbook.xml',
    'styles.xml',
    'sharedStrings.xml',
  ].map((name) => open(`xl/${name}`));
  if (rels) await reader._parseRels(rels);
  if (workbook) await reader._parseWorkbook(workbook);
  if (styles) await reader._parseStyles(styles);
  if (strings) for await (const _text of reader._parseSharedStrings(strings));
  for (const name of names) {
    const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1];
    if (number === undefined) continue;
    for (const { value } of reader._parseWorksheet(Readable.from(slices(part(name)!)), number)) yield value;
  }
}

const SLICE = 64 * 1024;

/** Pieces that end with a tag: cut anywhere, a character of several bytes would be read as two halves. */
function* slices(xml: Buffer): Generator<Buffer> {
  for (let at = 0; at < xml.length;) {
    const end = xml.indexOf('>', Math.min(at + SLICE, xml.length - 1));
    const to = end < 0 ? xml.length : end + 1;
    yield xml.subarray(at, to);
    at = to;
  }
}

function partOf(reader: unknown, name: string, index: number): string {
  const { workbookRels = [], model } = reader as ReaderInternals;
  const entry = model?.sheets?.find((sheet) => sheet.name === name);
  const target = workbookRels.find((rel) => rel.Id === entry?.rId)?.Target ?? `worksheets/sheet${index + 1}.xml`;
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function readRow(row: ExcelJS.Row): ReadRow | null {
  const cells: Record<number, SheetCell> = {};
  let isEmpty = true;
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    const value = shown(readCell(cell.value), cell.numFmt);
    if (value === null) return;
    if (column > SHEET_LIMITS.columns || row.number > 1_000_000) {
      throw new Unreadable('FILE_LIMIT', { what: 'columns', limit: SHEET_LIMITS.columns });
    }
    cells[column] = value;
    isEmpty = false;
  });
  return isEmpty ? null : { row: row.number, cells };
}

/** 0.95 that the sheet shows as 95% is another value than 0.95. */
function shown(cell: SheetCell | null, format: string | undefined): SheetCell | null {
  if (cell === null || typeof cell === 'string' || !('number' in cell) || !format?.includes('%')) return cell;
  return { ...cell, percent: true };
}

function readCell(value: ExcelJS.CellValue): SheetCell | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return { flag: value };
  if (value instanceof Date) return date(value);
  if ('formula' in value || 'sharedFormula' in value) {
    return { formula: 'formula' in value ? String(value.formula).slice(0, 200) : '' };
  }
  if ('error' in value) return { error: value.error };
  if ('richText' in value) return text(value.richText.map((part) => part.text ?? '').join(''));
  if ('text' in value) return text(String(value.text));
  return null;
}

function text(value: string): string | null {
  if (value.length > SHEET_LIMITS.cellChars) throw new Unreadable('FILE_TOO_LARGE_UNPACKED', { reason: 'cell' });
  const decoded = value.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  return decoded.trim() === '' ? null : decoded;
}

/** A sheet shows 15 digits; what a computation left behind them is noise, and an integer beyond them is already wrong. */
function number(value: number): SheetCell | null {
  if (!Number.isFinite(value)) return { error: '#NUM!' };
  const shown = Number(value.toPrecision(15));
  const lossy = Math.abs(value) >= 1e15;
  return { number: plain(shown), ...(lossy ? { lossy } : {}) };
}

function plain(value: number): string {
  const printed = String(value);
  return printed.includes('e') ? value.toFixed(Math.abs(value) < 1 ? 12 : 0).replace(/\.?0+$/, '') || '0' : printed;
}

function date(value: Date): SheetCell {
  if (Number.isNaN(value.getTime())) return { error: '#DATE!' };
  return { date: value.toISOString().slice(0, 10) };
}
