import {
  applySuggestion,
  fen,
  type IndicatorDraft,
  isDate,
  type ObjectiveDraft,
  parseWan,
  type Direction,
  type Suggestion,
} from '@jixiao/shared';
import type { Indicator, Objective } from '../data/goals.graphql.js';

/** One row as it stands in the form: the target is one text, whatever the direction. */
export interface FormRow {
  key: string;
  indicatorKey: string | null;
  horizon: 'ANNUAL' | 'MID_TERM';
  level1: string;
  level2: string;
  name: string;
  direction: Direction;
  target: string;
  unit: string;
  weight: string;
  targetBasis: string;
  /** Cells as the library gave them; a cell that still says so names the library as its origin. */
  taken?: Readonly<Record<string, string>>;
  /** What the sheet does not show, kept as it came. */
  rest: Partial<Indicator>;
}

export interface FormState {
  /** 万元, as typed. */
  amount: string;
  overallGoal: string;
  annualGoal: string;
  basis: string;
  scheduleText: string;
  rows: FormRow[];
}

let serial = 0;

export function emptyRow(after?: FormRow): FormRow {
  serial += 1;
  return {
    key: `new-${serial}`,
    indicatorKey: null,
    horizon: 'ANNUAL',
    level1: after?.level1 ?? 'OUTPUT',
    level2: after?.level2 ?? 'QUANTITY',
    name: '',
    direction: 'GE',
    target: '',
    unit: '',
    weight: '',
    targetBasis: '',
    rest: {},
  };
}

/** Yuan as 万元 with every fen that is in it, at least two decimals. */
export function wanOf(yuan: string): string {
  const amount = fen(yuan);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(7, '0');
  const decimals = digits.slice(-6).replace(/0{1,4}$/, '');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -6)}.${decimals}`;
}

export function formOf(objective: Objective): FormState {
  return {
    amount: wanOf(objective.annualAmount),
    overallGoal: objective.overallGoal ?? '',
    annualGoal: objective.annualGoal ?? '',
    basis: objective.basis ?? '',
    scheduleText: objective.scheduleText ?? '',
    rows: objective.indicators.map((indicator) => ({
      key: indicator.id,
      indicatorKey: indicator.indicatorKey,
      horizon: indicator.horizon,
      level1: indicator.level1,
      level2: indicator.level2,
      name: indicator.name,
      direction: indicator.direction,
      target: targetText(indicator),
      unit: indicator.unit ?? '',
      weight: indicator.weight ?? '',
      targetBasis: indicator.targetBasis ?? '',
      rest: indicator,
    })),
  };
}

/** The target in the one cell of the form: 18~22, 2019-03-01~2019-10-31, 80:100; 60:70. */
export function targetText(indicator: IndicatorDraft): string {
  switch (indicator.direction) {
    case 'RANGE':
      return [indicator.targetLow, indicator.targetHigh].filter(Boolean).join('~');
    case 'DATE_BY':
      return [indicator.plannedStartOn, indicator.targetOn].filter(Boolean).join('~');
    case 'BAND':
      return (indicator.bands ?? []).map(({ from, share }) => `${from}:${share}`).join('; ');
    case 'BOOL':
    case 'QUAL':
      return indicator.targetText ?? '';
    default:
      return indicator.targetValue ?? '';
  }
}

type Target = Pick<
  IndicatorDraft,
  'targetValue' | 'targetLow' | 'targetHigh' | 'targetText' | 'targetOn' | 'plannedStartOn' | 'bands'
>;

/** Reads the cell again. What cannot be read stays as it is typed, so that the check names it. */
export function parseTarget(direction: Direction, text: string): Target {
  const plain = text.trim();
  const none: Target = {
    targetValue: null,
    targetLow: null,
    targetHigh: null,
    targetText: null,
    targetOn: null,
    plannedStartOn: null,
    bands: null,
  };
  if (plain === '') return none;
  switch (direction) {
    case 'RANGE': {
      const [low = '', high = ''] = plain.split(/[~～至]/).map((part) => part.trim());
      return { ...none, targetLow: low, targetHigh: high };
    }
    case 'DATE_BY': {
      const parts = plain.split(/[~～至]/).map((part) => dateOf(part.trim()));
      return parts.length > 1
        ? { ...none, plannedStartOn: parts[0], targetOn: parts[1] }
        : { ...none, targetOn: parts[0] };
    }
    case 'BAND':
      return {
        ...none,
        bands: plain
          .split(/[;；]/)
          .filter((part) => part.trim() !== '')
          .map((part) => {
            const [from = '', share = ''] = part.split(/[:：]/).map((value) => value.trim());
            return { from, share };
          }),
      };
    case 'BOOL':
    case 'QUAL':
      return { ...none, targetText: plain };
    default:
      return { ...none, targetValue: plain.replace(/,/g, '') };
  }
}

/** 2019/6/3 and 2019.6.3 are dates that people type. */
function dateOf(text: string): string {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!match) return text;
  const date = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  return isDate(date) ? date : text;
}

function rowInput(row: FormRow): IndicatorDraft & Record<string, unknown> {
  const { rest } = row;
  return {
    indicatorKey: row.indicatorKey,
    horizon: row.horizon,
    level1: row.level1,
    level2: row.level2,
    name: row.name,
    direction: row.direction,
    isStrict: rest.isStrict ?? false,
    ...parseTarget(row.direction, row.target),
    unit: row.unit,
    weight: row.weight.trim(),
    targetBasis: row.targetBasis,
    baselineValue: rest.baselineValue ?? null,
    baselineYear: rest.baselineYear ?? null,
    formulaText: rest.formulaText ?? null,
    dataSource: rest.dataSource ?? null,
    captureMethod: rest.captureMethod ?? null,
    isCore: rest.isCore ?? false,
    remark: rest.remark ?? null,
    libraryIndicatorId: rest.libraryIndicatorId ?? null,
    libraryFields: Object.entries(row.taken ?? {})
      .filter(([name, value]) => row[name as 'name' | 'unit' | 'direction' | 'targetBasis'] === value)
      .map(([name]) => name),
  };
}

/** Yuan where the text can be read, else the text itself, so that the check names it. */
function yuanOf(wan: string): string {
  const parsed = parseWan(wan);
  return parsed.ok ? parsed.value : wan.trim();
}

export interface ObjectiveInput extends Record<string, unknown> {
  annualAmount: string;
  indicators: (IndicatorDraft & Record<string, unknown>)[];
}

export function inputOf(form: FormState): ObjectiveInput {
  return {
    annualAmount: yuanOf(form.amount),
    overallGoal: form.overallGoal,
    annualGoal: form.annualGoal,
    basis: form.basis,
    scheduleText: form.scheduleText,
    indicators: form.rows.map(rowInput),
  };
}

export function draftOf(form: FormState, objective: Objective): ObjectiveDraft {
  const { annualAmount, indicators } = inputOf(form);
  return {
    budgetYear: objective.budgetYear,
    annualAmount,
    annualGoal: form.annualGoal,
    basis: form.basis,
    responsiblePerson: objective.responsiblePerson,
    indicators,
  };
}

/** The form after a suggestion of the clinic has been taken over. */
export function takeOver(form: FormState, objective: Objective, suggestion: Suggestion): FormState {
  const { indicators, annualGoal } = applySuggestion(draftOf(form, objective), suggestion);
  const gone = new Set(suggestion.removeRows ?? []);
  const kept = form.rows.filter((_, index) => !gone.has(index));
  return {
    ...form,
    annualGoal: annualGoal ?? '',
    rows: indicators.map((indicator, index) => rowOf(kept[index] ?? emptyRow(kept.at(-1)), indicator)),
  };
}

function rowOf(row: FormRow, indicator: IndicatorDraft): FormRow {
  const { level1, level2, name, direction } = indicator;
  return { ...row, level1, level2, name, direction, target: targetText(indicator), unit: indicator.unit ?? '' };
}

/** Places of the cells in the grid of the form, so that a refusal can jump to its cell. */
export const COLUMNS = ['level1', 'level2', 'name', 'direction', 'target', 'unit', 'weight', 'targetBasis'] as const;
export type ColumnName = (typeof COLUMNS)[number];
export const HEAD_ROWS = { annualAmount: -5, basis: -4, scheduleText: -3, overallGoal: -2, annualGoal: -1 } as const;

const TARGET_FIELDS = ['targetValue', 'targetLow', 'targetHigh', 'targetText', 'targetOn', 'plannedStartOn', 'bands'];

/** `indicators[3].targetOn` → the target cell of row 3; null for what has no cell. */
export function cellOf(field: string | null | undefined): { row: number; column: number } | null {
  if (!field) return null;
  const match = /^indicators\[(\d+)\]\.(\w+)/.exec(field);
  if (match) {
    const name = TARGET_FIELDS.includes(match[2]!) ? 'target' : match[2]!;
    const column = COLUMNS.indexOf(name as ColumnName);
    return { row: Number(match[1]), column: Math.max(column, 0) };
  }
  const head = HEAD_ROWS[field as keyof typeof HEAD_ROWS];
  return head === undefined ? null : { row: head, column: 0 };
}
