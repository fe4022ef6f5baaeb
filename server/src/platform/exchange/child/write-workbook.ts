import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { CellModel, CellStyle, SheetModel, WorkbookModel } from '../sheet.ts';

const THIN = { style: 'thin', color: { argb: 'FFB8C0CA' } } as const;
const GRID = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const FONT = { name: '宋体', size: 10 };
const CAPTION_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF1F4F7' } } as const;

const BLACK = { style: 'thin', color: { argb: 'FF000000' } } as const;
const FORM_GRID = { top: BLACK, left: BLACK, bottom: BLACK, right: BLACK };
const FORM_FONT = { name: '宋体', size: 10.5 };
const NOTE_FONT = { name: '宋体', size: 9, color: { argb: 'FF6B7280' } };

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
  FORM_TITLE: { font: { ...FONT, size: 18, bold: true }, alignment: wrap('center') },
  FORM_SUBTITLE: { font: FORM_FONT, alignment: wrap('center') },
  FORM_RIGHT: { font: FORM_FONT, alignment: wrap('right') },
  FORM_NOTE: { font: FORM_FONT, alignment: wrap('left') },
  FORM_CAPTION: { font: FORM_FONT, alignment: wrap('center'), border: FORM_GRID, numFmt: '@' },
  FORM_FIELD: { font: FORM_FONT, alignment: wrap('left'), border: FORM_GRID, numFmt: '@' },
  FORM_CENTER: { font: FORM_FONT, alignment: wrap('center'), border: FORM_GRID, numFmt: '@' },
  // The full value stands in the cell, two decimals are shown (design §8.24).
  FORM_MONEY: { font: FORM_FONT, alignment: wrap('right'), border: FORM_GRID, numFmt: '0.00' },
  FORM_EXTRA: { font: NOTE_FONT, alignment: wrap('left'), border: GRID, numFmt: '@' },
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
      ...(model.printArea
        ? {
            printArea: fixed(model.printArea),
            horizontalCentered: true,
            margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
          }
        : {}),
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

/** `A1:H40` as the writer's `$` before it makes it absolute. */
function fixed(area: string): string {
  return area.replace(/([A-Z]+)(\d+)/g, '$1$$$2');
}

function valueOf(cell: CellModel): ExcelJS.CellValue {
  if (cell.number !== undefined && cell.number !== null && cell.number !== '') return Number(cell.number);
  if (cell.date) return new Date(`${cell.date}T00:00:00Z`);
  return cell.text ? escaped(cell.text) : null;
}

/** A sheet keeps no carriage return, and reads `_x0041_` as an A: both are written so that they come back. */
function escaped(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/\r/g, '_x000D_');
}
