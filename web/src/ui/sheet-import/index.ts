export { formSheets } from './form-sheets.js';
export { findingsOf, type FoundReport } from './found.js';
export { SheetImport } from './sheet-import.js';
export type { SheetFindings, SheetJob, SheetProblem, SheetSource } from './types.js';
export { wholeSheet } from './whole-sheet.js';
