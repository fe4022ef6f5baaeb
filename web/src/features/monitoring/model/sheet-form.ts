import { addMoney, type LightResult, type MonitoredRow, monitoringLight, parseWan, sumMoney } from '@jixiao/shared';
import { wanOf, yuanOf } from '../../../lib/money-text.js';
import type { Sheet, SheetRow, SheetTask } from '../data/monitoring.graphql.js';

/** What the clerk types; amounts are 万元 as typed. */
export interface SheetForm {
  rows: readonly SheetRow[];
  tasks: readonly (Omit<SheetTask, 'forecastAmount'> & { executedWan: string; forecastWan: string })[];
  /** The forecast of each line: source of money, or 基本支出 and 项目支出 of a whole body. */
  moneys: readonly { readonly id: string; readonly forecastWan: string }[];
  forecastWan: string;
  forecastBasis: string;
  forecastNote: string;
  isTyped: boolean;
  typedWan: string;
  typedReason: string;
  executionReason: string;
  causeCodes: readonly string[];
  causeText: string;
  measures: string;
  suggestions: string;
  unitRating: string;
}

const wanOrBlank = (yuan: string | null): string => (yuan === null ? '' : wanOf(yuan));
/** A blank is no amount. */
const yuanOrNone = (wan: string): string | null => (wan.trim() ? yuanOf(wan) : null);

const lineOf = ({ moneys }: Sheet, source: string) => moneys.find((line) => line.source === source);

/** Of a whole body only 基本支出 is typed; what its projects were paid is added to it. */
export const isSplit = (sheet: Sheet): boolean => lineOf(sheet, 'BASE') !== undefined;

function executedNow(sheet: Sheet, form: SheetForm): string {
  const typed = form.isTyped ? parseWan(form.typedWan) : null;
  if (!typed?.ok) return sheet.executedAmount;
  const ofProjects = isSplit(sheet) ? lineOf(sheet, 'PROJECT') : undefined;
  return ofProjects ? addMoney(ofProjects.executedAmount, typed.value) : typed.value;
}

export function formOf(sheet: Sheet): SheetForm {
  const isTyped = sheet.executionSource === 'TYPED';
  return {
    rows: sheet.rows,
    tasks: sheet.tasks.map((task) => ({
      ...task,
      executedWan: wanOrBlank(task.executedAmount),
      forecastWan: wanOrBlank(task.forecastAmount),
    })),
    moneys: sheet.moneys.map(({ id, forecastAmount }) => ({ id, forecastWan: wanOrBlank(forecastAmount) })),
    forecastWan: wanOrBlank(sheet.forecastAmount),
    forecastBasis: sheet.forecastBasis ?? 'OWN',
    forecastNote: sheet.forecastNote ?? '',
    isTyped,
    typedWan: isTyped ? wanOrBlank(lineOf(sheet, 'BASE')?.executedAmount ?? sheet.executedAmount) : '',
    typedReason: sheet.typedReason ?? '',
    executionReason: sheet.executionReason ?? '',
    causeCodes: sheet.causeCodes,
    causeText: sheet.causeText ?? '',
    measures: sheet.measures ?? '',
    suggestions: sheet.suggestions ?? '',
    unitRating: sheet.unitRating ?? '',
  };
}

export function inputOf(form: SheetForm): Record<string, unknown> {
  return {
    rows: form.rows.map((row) => ({
      id: row.id,
      actualValue: row.actualValue,
      actualText: row.actualText,
      actualOn: row.actualOn || null,
      actualYes: row.actualYes,
      isNotDue: row.isNotDue,
      stageTarget: row.stageTarget,
      forecastValue: row.forecastValue,
      forecastText: row.forecastText,
      likelihood: row.likelihood,
      causeCodes: row.causeCodes,
      causeText: row.causeText,
    })),
    tasks: form.tasks.map(({ id, executedWan, forecastWan, note }) => ({
      id,
      executedAmount: yuanOrNone(executedWan) ?? '0',
      forecastAmount: yuanOrNone(forecastWan),
      note,
    })),
    moneys: form.moneys.map(({ id, forecastWan }) => ({ id, forecastAmount: yuanOrNone(forecastWan) })),
    forecastAmount: yuanOrNone(form.forecastWan),
    forecastBasis: form.forecastBasis || null,
    forecastNote: form.forecastNote,
    typedExecution: form.isTyped ? { amount: yuanOrNone(form.typedWan) ?? '', reason: form.typedReason } : null,
    executionReason: form.executionReason,
    causeCodes: form.causeCodes,
    causeText: form.causeText,
    measures: form.measures,
    suggestions: form.suggestions,
    unitRating: form.unitRating || null,
  };
}

/** What the lines come to together, in yuan, where every one has an amount; else there is nothing to add up. */
export function sumOfLines({ moneys }: SheetForm): string | null {
  const amounts = moneys.map(({ forecastWan }) => parseWan(forecastWan));
  const read = amounts.flatMap((amount) => (amount.ok ? [amount.value] : []));
  return read.length > 0 && read.length === moneys.length ? sumMoney(read) : null;
}

const NUMBER = /^-?\d{1,17}(\.\d{1,6})?$/;
const readable = (value: string | null): string | null => (value && NUMBER.test(value.trim()) ? value.trim() : null);

/** What is typed where a number, or an amount in 万元, belongs, and is none; a blank is not wrong. */
export const isNoNumber = (typed: string | null): boolean => Boolean(typed?.trim()) && readable(typed) === null;
export const isNoAmount = (wan: string): boolean => wan.trim() !== '' && !parseWan(wan).ok;

/** A row as the rules read it; what is no number yet counts as blank. */
export const monitoredRow = (row: SheetRow): MonitoredRow => ({
  ...row,
  target: row.targetValue,
  actual: readable(row.actualValue),
  forecast: readable(row.forecastValue),
  stageTarget: readable(row.stageTarget),
});

/** The light as it will stand when this is saved: the server's own rule with the thresholds of the round. */
export function lightNow(sheet: Sheet, form: SheetForm): LightResult {
  return monitoringLight(
    {
      adjustedBudget: sheet.rules.rateDenominator === 'ORIGINAL' ? sheet.originalBudget : sheet.adjustedBudget,
      executed: executedNow(sheet, form),
      periodTo: sheet.periodTo,
      quietSince: sheet.quietSince,
      rows: form.rows.map(monitoredRow),
    },
    sheet.rules,
  );
}
