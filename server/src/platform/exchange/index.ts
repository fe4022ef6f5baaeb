export type { ArchiveEntry } from './archive.js';
export { sheetName, sheetOf } from './form-model.js';
export { type CellModel, type CellStyle, SHEET_LIMITS, type SheetModel, type WorkbookModel } from './sheet.js';
export { type PreviewLine, type PreviewOutcome, previewOf } from './sheet-preview.js';
export { Sheets } from './sheets.service.js';
export { readDate, readTable, type TableColumn, type TableRow } from './table-reader.js';
