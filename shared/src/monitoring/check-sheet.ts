import { Exact } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { fen } from '../money/money.js';
import { type AlertParameters, DEFAULT_ALERTS } from './alert-parameters.js';
import { type LightResult, type MonitoredSheet, monitoringLight } from './light.js';
import { type MonitoredRow, stageRate } from './progress.js';

export interface SheetToSubmit extends MonitoredSheet {
  readonly causeText: string | null;
  readonly causeCodes: readonly string[];
  readonly measures: string | null;
  readonly executionReason: string | null;
}

/** Everything that keeps a monitoring sheet from being handed in (domain M1), each with its field. */
export function checkMonitoringSheet(sheet: SheetToSubmit, parameters: AlertParameters = DEFAULT_ALERTS): Refusal[] {
  const refusals = sheet.rows.flatMap((row, index) => checkRow(row, index, sheet));
  if (monitoringLight(sheet, parameters).light !== 'GREEN') refusals.push(...checkExplanation(sheet));
  if (fen(sheet.executed) > fen(sheet.adjustedBudget) && !sheet.executionReason?.trim())
    refusals.push(
      refusal('EXECUTED_OVER_BUDGET', { ruleId: 'M-03', field: 'executionReason', wayOut: 'WRITE_REASON' }),
    );
  return refusals;
}

function checkRow(row: MonitoredRow, index: number, sheet: SheetToSubmit): Refusal[] {
  const refusals: Refusal[] = [];
  const params = { row: index + 1 };
  if (!row.isNotDue && !isReported(row))
    refusals.push(
      refusal('ACTUAL_MISSING', {
        ruleId: 'M-01',
        field: `rows[${index}].${fieldOf(row)}`,
        params,
        wayOut: 'ENTER_OR_NOT_DUE',
      }),
    );
  if (row.likelihood === null)
    refusals.push(refusal('LIKELIHOOD_MISSING', { ruleId: 'M-01', field: `rows[${index}].likelihood`, params }));
  // A cause of the whole sheet covers its rows; where there is none, the row needs its own.
  if (fallsShort(row) && !row.causeText?.trim() && !sheet.causeText?.trim())
    refusals.push(
      refusal('ROW_CAUSE_REQUIRED', {
        ruleId: 'M-06',
        field: `rows[${index}].causeText`,
        params,
        wayOut: 'WRITE_CAUSE',
      }),
    );
  return refusals;
}

function checkExplanation({ causeText, causeCodes, measures, rows }: SheetToSubmit): Refusal[] {
  const refusals: Refusal[] = [];
  const ofRows = rows.some((row) => row.causeText?.trim());
  const kindsOfRows = rows.some((row) => (row.causeCodes ?? []).length > 0);
  if (!causeText?.trim() && !ofRows)
    refusals.push(refusal('CAUSE_REQUIRED', { ruleId: 'M-02', field: 'causeText', wayOut: 'WRITE_CAUSE' }));
  if (causeCodes.length === 0 && !kindsOfRows)
    refusals.push(refusal('CAUSE_KIND_REQUIRED', { ruleId: 'M-02', field: 'causeCodes', wayOut: 'CHOOSE_CAUSE' }));
  if (!measures?.trim())
    refusals.push(refusal('MEASURES_REQUIRED', { ruleId: 'M-02', field: 'measures', wayOut: 'WRITE_MEASURES' }));
  return refusals;
}

/** Column in which a row of this kind says what was reached. */
function fieldOf({ direction }: MonitoredRow): 'actualValue' | 'actualOn' | 'actualYes' | 'actualText' {
  if (direction === 'DATE_BY') return 'actualOn';
  if (direction === 'BOOL') return 'actualYes';
  return direction === 'QUAL' ? 'actualText' : 'actualValue';
}

function isReported(row: MonitoredRow): boolean {
  switch (fieldOf(row)) {
    case 'actualOn':
      return Boolean(row.actualOn);
    case 'actualYes':
      return row.actualYes !== null && row.actualYes !== undefined;
    case 'actualText':
      return Boolean(row.actualText?.trim());
    default:
      return row.actual !== null;
  }
}

/** The year will not bring what was promised: said so, or forecast below the target. */
function fallsShort(row: MonitoredRow): boolean {
  if (row.likelihood === 'POSSIBLE' || row.likelihood === 'IMPOSSIBLE') return true;
  const forecast = stageRate({ ...row, actual: row.forecast });
  return forecast !== null && new Exact(forecast).lt(100);
}

/** Rows, counted from one, whose outlook is red: each needs a word of the division before the sheet is accepted (M2). */
export function redRows({ reasons }: Pick<LightResult, 'reasons'>): readonly number[] {
  const rows = reasons.flatMap(({ level, params }) => (level === 'RED' && params.row ? [Number(params.row)] : []));
  return [...new Set(rows)].sort((a, b) => a - b);
}
