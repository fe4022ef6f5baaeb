import { frozenAlerts, type SheetToSubmit } from '@jixiao/shared';
import type { SheetRecord } from '../persistence/monitoring.reads.js';
import type { SheetRowRecord } from '../persistence/sheet-parts.reads.js';

type Facts = Pick<
  SheetRecord,
  | 'parameters'
  | 'originalBudget'
  | 'adjustedBudget'
  | 'executedAmount'
  | 'periodTo'
  | 'quietSince'
  | 'causeText'
  | 'causeCodes'
  | 'measures'
  | 'executionReason'
>;

/** A stored sheet as the rules of its round judge it. */
export function judgedSheet(sheet: Facts, rows: readonly SheetRowRecord[]): SheetToSubmit {
  const { rateDenominator } = frozenAlerts(sheet.parameters);
  return {
    ...sheet,
    adjustedBudget: rateDenominator === 'ORIGINAL' ? sheet.originalBudget : sheet.adjustedBudget,
    executed: sheet.executedAmount,
    rows: rows.map((row) => ({
      ...row,
      target: row.targetValue,
      actual: row.actualValue,
      forecast: row.forecastValue,
    })),
  };
}
