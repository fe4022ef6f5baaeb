import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { CellModel, CellStyle, SheetModel, WorkbookModel } from '../sheet.ts';

const THIN = { style: 'thin', color: { argb: 'FFB8C0CA' } } as const;
const GRID = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const FONT = { name: '宋体', size: 10 };
const CAPTION_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF1F4F7' } } as const;

const wrap = (horizontal: 'left' | 'center' | 'right'): Partial<ExcelJS.Alignment> => ({
  horizontal,
  vertical: 'middle',
  wrapText: true,
});

const STYLES: Readonly<Record<CellStyle, Partial<ExcelJS.Style>>> = {
  TITLE: { font: { ...FONT, size: 16, bold: true }, alignment: wrap('center') },
  SUBTITLE: { font: FONT, alignment: wrap('left') },
  PLAIN: { font: FONT, alignment: { vertical: 'middle' } },
  CAPTION: { font: FONT, alignment: wrap('center'), border: GRID, fill: CAPTION_FILL },
  HEAD: { font: { ...FONT, bold: true }, alignment: wrap('center'), border: GRID, fill: CAPTION_FILL },
  TEXT: { font: FONT, alignment: wrap('left'), border: GRID, numFmt: '@' },
  CENTER: { font: FONT, alignment: wrap('center'), border: GRID, numFmt: '@' },
  NUMBER: { font: FONT, alignment: wrap('right'), border: GRID },
  MONEY: { font: FONT, alignment: wrap('right'), border: GRID, numFmt: '#,##0.00' },
  DATE: { font: FONT, alignment: wrap('center'), border: GRID, numFmt: 'yyyy-mm-dd' },
  COMPUTED: { font: FONT, alignment: wrap('right'), border: GRID, fill: CAPTION_FILL, numFmt: '#,##0.00' },
};

/**
 * Writes a workbook row by row. Text is always a typed string cell, so that what begins with `=`, `+`, `-` or `@` stays
 * text in every program and comes back unchanged (controls C63).
 */
export async function writeWorkbook(model: WorkbookModel, stream: Writable): Promise<void> {
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true });
  for (const sheet of model.sheets) writeSheet(writer, sheet);
  await writer.commit();
}

function writeSheet(writer: ExcelJS.stream.xlsx.WorkbookWriter, model: SheetModel): void {
  const sheet = writer.addWorksheet(model.name, {
    views: model.frozenRows ? [{ state: 'frozen', ySplit: model.frozenRows }] : [],
    pageSetup: {
      paperSize: 9,
      orientation: model.isLandscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  });
  sheet.columns = model.columnWidths.map((width) => ({ width }));
  // A merge must be known before its row is committed.
  const rows = model.rows.map((row, index) => {
    const written = sheet.getRow(index + 1);
    if (row.height) written.height = row.height;
    row.cells.forEach((cell, column) => {
      if (!cell) return;
      const target = written.getCell(column + 1);
      target.value = valueOf(cell);
      target.style = STYLES[cell.style];
    });
    return written;
  });
  for (const range of model.merges ?? []) sheet.mergeCells(range);
  for (const row of rows) row.commit();
  sheet.commit();
}

function valueOf(cell: CellModel): ExcelJS.CellValue {
  if (cell.number !== undefined && cell.number !== null && cell.number !== '') return Number(cell.number);
  if (cell.date) return new Date(`${cell.date}T00:00:00Z`);
  return cell.text ?? null;
}
