import { isDate, parseMoney, type Refusal, refusal } from '@jixiao/shared';
import type { SheetRecord } from '../persistence/monitoring.reads.js';
import type { SheetMoneyRecord, SheetRowRecord, SheetTaskRecord } from '../persistence/sheet-parts.reads.js';

export interface SheetRowToSave {
  id: string;
  actualValue?: string | null;
  actualText?: string | null;
  actualOn?: string | null;
  actualYes?: boolean | null;
  isNotDue: boolean;
  stageTarget?: string | null;
  forecastValue?: string | null;
  forecastText?: string | null;
  likelihood?: string | null;
  causeCodes?: readonly string[];
  causeText?: string | null;
  comment?: string | null;
}

export interface SheetToSave {
  id: string;
  expectedVersion: number;
  rows: readonly SheetRowToSave[];
  forecastAmount?: string | null;
  forecastBasis?: string | null;
  forecastNote?: string | null;
  executionReason?: string | null;
  /** The executed amount as the unit knows it, while the feed of payments is down; null takes the payments. */
  typedExecution?: { amount: string; reason: string } | null;
  causeCodes: readonly string[];
  causeText?: string | null;
  measures?: string | null;
  suggestions?: string | null;
  unitRating?: string | null;
  moneys?: readonly { id: string; forecastAmount?: string | null }[];
  tasks?: readonly { id: string; executedAmount: string; forecastAmount?: string | null; note?: string | null }[];
}

export interface StoredSheet {
  readonly sheet: SheetRecord;
  readonly rows: readonly SheetRowRecord[];
  readonly moneys: readonly SheetMoneyRecord[];
  readonly tasks: readonly SheetTaskRecord[];
}

const NUMBER = /^-?\d{1,17}(\.\d{1,6})?$/;
const NUMBERS = ['actualValue', 'stageTarget', 'forecastValue'] as const;

/** Everything that keeps a draft from being saved; what is only missing is said when it is handed in. */
export function checkDraft(draft: SheetToSave, stored: StoredSheet, agencyId: string | null): Refusal[] {
  const { sheet } = stored;
  const refusals: Refusal[] = [];
  if (!['DRAFT', 'RETURNED'].includes(sheet.state))
    refusals.push(
      refusal('STATE_INVALID', {
        field: 'state',
        params: { state: sheet.state, action: 'save', allowed: 'DRAFT,RETURNED' },
      }),
    );
  if (sheet.agencyId !== agencyId) refusals.push(refusal('NOT_YOUR_UNIT', { field: 'id', wayOut: 'ASK_UNIT_CLERK' }));
  refusals.push(...unknown(draft, stored), ...checkNumbers(draft), ...checkAmounts(draft));
  if (draft.typedExecution && !draft.typedExecution.reason.trim())
    refusals.push(
      refusal('TYPED_REASON_REQUIRED', { ruleId: 'M-08', field: 'typedExecution.reason', wayOut: 'WRITE_REASON' }),
    );
  return refusals;
}

function unknown(draft: SheetToSave, stored: StoredSheet): Refusal[] {
  return (['rows', 'moneys', 'tasks'] as const).flatMap((part) => {
    const known = new Set(stored[part].map(({ id }) => id));
    return (draft[part] ?? []).flatMap(({ id }, index) =>
      known.has(id) ? [] : [refusal('NOT_FOUND', { field: `${part}[${index}].id` })],
    );
  });
}

function checkNumbers({ rows }: SheetToSave): Refusal[] {
  return rows.flatMap((row, index) => {
    const params = (value: string): Refusal['params'] => ({ row: index + 1, value });
    const refusals = NUMBERS.flatMap((name) => {
      const value = row[name]?.trim();
      if (!value || NUMBER.test(value)) return [];
      return [
        refusal('NUMBER_INVALID', {
          field: `rows[${index}].${name}`,
          params: params(value),
          wayOut: 'ENTER_PLAIN_NUMBER',
        }),
      ];
    });
    if (row.actualOn && !isDate(row.actualOn))
      refusals.push(refusal('DATE_FORMAT', { field: `rows[${index}].actualOn`, params: params(row.actualOn) }));
    return refusals;
  });
}

function checkAmounts(draft: SheetToSave): Refusal[] {
  const amounts: [string, string | null | undefined][] = [
    ['forecastAmount', draft.forecastAmount],
    ['typedExecution.amount', draft.typedExecution?.amount],
    ...(draft.moneys ?? []).map((one, i): [string, string | null | undefined] => [
      `moneys[${i}].forecastAmount`,
      one.forecastAmount,
    ]),
    ...(draft.tasks ?? []).flatMap((one, i): [string, string | null | undefined][] => [
      [`tasks[${i}].executedAmount`, one.executedAmount],
      [`tasks[${i}].forecastAmount`, one.forecastAmount],
    ]),
  ];
  return amounts.flatMap(([field, value]) => {
    if (!value?.trim()) return [];
    const read = parseMoney(value, { field });
    return read.ok ? [] : [read.refusal];
  });
}

export const textOrNull = (value: string | null | undefined): string | null => value?.trim() || null;

/** An amount that `checkDraft` has passed, in its stored form; blank is null. */
export function amountOrNull(value: string | null | undefined): string | null {
  const read = value?.trim() ? parseMoney(value, { field: '' }) : null;
  return read?.ok ? read.value : null;
}

/** Rows as they will be stored; those that the draft does not name stay as they are. */
export function mergedRows(draft: SheetToSave, rows: readonly SheetRowRecord[]): SheetRowRecord[] {
  const saved = new Map(draft.rows.map((row) => [row.id, row]));
  return rows.map((row) => {
    const given = saved.get(row.id);
    if (!given) return row;
    return {
      ...row,
      actualValue: textOrNull(given.actualValue),
      actualText: textOrNull(given.actualText),
      actualOn: given.actualOn || null,
      actualYes: given.actualYes ?? null,
      isNotDue: given.isNotDue,
      stageTarget: textOrNull(given.stageTarget),
      forecastValue: textOrNull(given.forecastValue),
      forecastText: textOrNull(given.forecastText),
      likelihood: (given.likelihood ?? null) as SheetRowRecord['likelihood'],
      causeCodes: [...(given.causeCodes ?? [])],
      causeText: textOrNull(given.causeText),
      comment: textOrNull(given.comment),
    };
  });
}
