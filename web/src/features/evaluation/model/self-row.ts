import type { SelfRow } from '../data/evaluation.graphql.js';

/** Which field of the row the actual goes to hangs on the direction of its target. */
export const actualOf = (row: SelfRow): string | null => {
  if (row.direction === 'DATE_BY') return row.actualOn;
  if (row.direction === 'BOOL') return row.actualYes === null ? null : row.actualYes ? 'YES' : 'NO';
  return row.direction === 'QUAL' ? row.attainment : row.actualValue;
};

/** The row with what was typed as its actual. */
export const withActual = (row: SelfRow, value: string): SelfRow => {
  if (row.direction === 'DATE_BY') return { ...row, actualOn: value || null };
  if (row.direction === 'BOOL') return { ...row, actualYes: value === '' ? null : value === 'YES' };
  return row.direction === 'QUAL' ? { ...row, attainment: value || null } : { ...row, actualValue: value };
};
