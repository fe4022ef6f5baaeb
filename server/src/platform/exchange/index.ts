export type { CellModel, CellStyle, SheetModel, WorkbookModel } from './sheet.js';
export { type PreviewLine, type PreviewOutcome, previewOf } from './sheet-preview.js';
export { Sheets } from './sheets.service.js';
export { readDate, readTable, type TableColumn, type TableRow } from './table-reader.js';
