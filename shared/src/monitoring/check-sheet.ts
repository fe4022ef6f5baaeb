import type { Refusal } from '../errors/refusal.js';
import { fen } from '../money/money.js';
import { type AlertParameters, DEFAULT_ALERTS } from './alert-parameters.js';
import { type MonitoredSheet, monitoringLight } from './light.js';

export interface SheetToSubmit extends MonitoredSheet {
  readonly causeText: string | null;
  readonly causeCodes: readonly string[];
  readonly measures: string | null;
  readonly executionReason: string | null;
}

const MEASURED = ['GE', 'LE', 'EQ', 'RANGE', 'BAND'];

/** Everything that keeps a monitoring sheet from being handed in (domain M1), each with its field. */
export function checkMonitoringSheet(sheet: SheetToSubmit, parameters: AlertParameters = DEFAULT_ALERTS): Refusal[] {
  const refusals = sheet.rows.flatMap((row, index): Refusal[] => {
    const found: Refusal[] = [];
    const at = { params: { row: index + 1 }, ruleId: 'M-01' };
    if (!row.isNotDue && MEASURED.includes(row.direction) && row.actual === null)
      found.push({
        ...at,
        code: 'ACTUAL_MISSING',
        field: `rows[${index}].actualValue`,
        wayOut: 'ENTER_OR_NOT_DUE',
      });
    if (row.likelihood === null) found.push({ ...at, code: 'LIKELIHOOD_MISSING', field: `rows[${index}].likelihood` });
    return found;
  });
  if (monitoringLight(sheet, parameters).light !== 'GREEN') {
    if (!sheet.causeText?.trim())
      refusals.push({ code: 'CAUSE_REQUIRED', ruleId: 'M-02', field: 'causeText', wayOut: 'WRITE_CAUSE' });
    if (sheet.causeCodes.length === 0)
      refusals.push({ code: 'CAUSE_KIND_REQUIRED', ruleId: 'M-02', field: 'causeCodes', wayOut: 'CHOOSE_CAUSE' });
    if (!sheet.measures?.trim())
      refusals.push({ code: 'MEASURES_REQUIRED', ruleId: 'M-02', field: 'measures', wayOut: 'WRITE_MEASURES' });
  }
  if (fen(sheet.executed) > fen(sheet.adjustedBudget) && !sheet.executionReason?.trim()) {
    refusals.push({ code: 'EXECUTED_OVER_BUDGET', ruleId: 'M-03', field: 'executionReason', wayOut: 'WRITE_REASON' });
  }
  return refusals;
}
