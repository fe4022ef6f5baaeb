export { SheetImport } from './sheet-import.js';
export type { SheetFindings, SheetJob, SheetProblem, SheetSource } from './types.js';
export { wholeSheet } from './whole-sheet.js';
