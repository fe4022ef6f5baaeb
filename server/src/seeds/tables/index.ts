import { APPRAISAL_TABLES } from './appraisal.js';
import { BUDGET_TABLES } from './budget.js';
import type { RowOf } from './columns.js';
import { FOLLOW_UP_TABLES } from './follow-up.js';
import { EVALUATION_TABLES } from './evaluation.js';
import { EXECUTION_TABLES } from './execution.js';
import { FOUNDATION_TABLES } from './foundation.js';
import { PANEL_TABLES } from './panels.js';
import { RESULTS_TABLES } from './results.js';

/** One statement of columns types the rows of the generator and tells PostgreSQL what the loader's JSON holds. */
export const TABLES = {
  ...FOUNDATION_TABLES,
  ...BUDGET_TABLES,
  ...APPRAISAL_TABLES,
  ...EXECUTION_TABLES,
  ...EVALUATION_TABLES,
  ...FOLLOW_UP_TABLES,
  ...PANEL_TABLES,
  ...RESULTS_TABLES,
};

export type TableName = keyof typeof TABLES;
export type Row<T extends TableName> = RowOf<(typeof TABLES)[T]>;

/** Rows of one table, inserted in their order. */
export interface Batch {
  readonly table: TableName;
  readonly rows: readonly object[];
}

export function batch<T extends TableName>(table: T, rows: readonly Row<T>[]): Batch {
  return { table, rows };
}
