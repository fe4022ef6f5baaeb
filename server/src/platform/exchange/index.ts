export type { ArchiveEntry } from './archive.js';
export { sheetName, sheetOf } from './form-model.js';
export type { FormImportRecord } from './forms/form-import.rows.js';
export { FormImports, type FormReport } from './forms/form-imports.service.js';
export { formOrderOf, importActionOf } from './forms/form-request.js';
export type { FormKeys, FormReader, FormRoom, KnownSheet, SheetClosed } from './forms/form-room.js';
export { type CellModel, type CellStyle, SHEET_LIMITS, type SheetModel, type WorkbookModel } from './sheet.js';
export {
  countProblems,
  fileNameOf,
  type ProblemCount,
  PROBLEMS_SHOWN,
  refusalOfProblem,
  standsInTheWay,
} from './sheet-findings.js';
export { type PreviewLine, type PreviewOutcome, previewOf } from './sheet-preview.js';
export { Sheets } from './sheets.service.js';
export { readDate, readTable, type TableColumn, type TableRow } from './table-reader.js';
