import {
  type AmountDraft,
  applySuggestion,
  type Direction,
  type IndicatorDraft,
  isDate,
  type ObjectiveDraft,
  type Suggestion,
  type TaskDraft,
  type YearlyTarget,
} from '@jixiao/shared';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { wanOf, yuanOf } from '../../../lib/money-text.js';
import type { Indicator, Objective } from '../data/goals.graphql.js';
import { type AmountCells, amountInputs, amountsOf, taskInputs, type TaskRow, tasksOf } from './blocks.js';

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
  /** Expected values of a long-term effect by year, as typed. */
  years: Readonly<Record<number, string>>;
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
  /** Of an object without a project; a project has its own person. */
  contactPerson: string;
  contactPhone: string;
  /** Name of a policy or transfer. */
  title: string;
  /** Functions and plans that the objective serves. */
  functionIds: readonly string[];
  tasks: TaskRow[];
  amounts: AmountCells;
  rows: FormRow[];
}

let serial = 0;

function newRowKey(): string {
  const hex = newIdempotencyKey().replaceAll('-', '');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export function emptyRow(after?: FormRow, horizon: FormRow['horizon'] = 'ANNUAL'): FormRow {
  serial += 1;
  return {
    key: `new-${serial}`,
    // Named here, so that a row is the same row in every save.
    indicatorKey: newRowKey(),
    horizon,
    level1: after?.level1 ?? 'OUTPUT',
    level2: after?.level2 ?? 'QUANTITY',
    name: '',
    direction: 'GE',
    target: '',
    unit: '',
    weight: '',
    targetBasis: '',
    years: {},
    rest: {},
  };
}

export function formOf(objective: Objective): FormState {
  return {
    amount: wanOf(objective.annualAmount),
    overallGoal: objective.overallGoal ?? '',
    annualGoal: objective.annualGoal ?? '',
    basis: objective.basis ?? '',
    scheduleText: objective.scheduleText ?? '',
    contactPerson: objective.contactPerson ?? '',
    contactPhone: objective.contactPhone ?? '',
    title: objective.title,
    functionIds: objective.functions.map(({ id }) => id),
    tasks: tasksOf(objective.tasks),
    amounts: amountsOf(objective.amounts),
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
      years: Object.fromEntries((indicator.yearlyTargets ?? []).map(({ year, value }) => [year, value])),
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
    yearlyTargets: yearsOf(row),
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

/** Years that have a value, in their order. */
export function yearsOf({ years }: FormRow): YearlyTarget[] {
  return Object.entries(years)
    .filter(([, value]) => value.trim() !== '')
    .map(([year, value]) => ({ year: Number(year), value: value.trim().replace(/,/g, '') }))
    .sort((a, b) => a.year - b.year);
}

export interface ObjectiveInput extends Record<string, unknown> {
  annualAmount: string;
  tasks: TaskDraft[];
  amounts: AmountDraft[];
  indicators: (IndicatorDraft & Record<string, unknown>)[];
}

export function inputOf(form: FormState): ObjectiveInput {
  return {
    annualAmount: yuanOf(form.amount),
    overallGoal: form.overallGoal,
    annualGoal: form.annualGoal,
    basis: form.basis,
    scheduleText: form.scheduleText,
    contactPerson: form.contactPerson,
    contactPhone: form.contactPhone,
    title: form.title,
    functionIds: form.functionIds,
    tasks: taskInputs(form.tasks),
    amounts: amountInputs(form.amounts),
    indicators: form.rows.map(rowInput),
  };
}

export function draftOf(form: FormState, objective: Objective): ObjectiveDraft {
  const { annualAmount, indicators, tasks, amounts } = inputOf(form);
  return {
    objectType: objective.objectType,
    budgetYear: objective.budgetYear,
    annualAmount,
    annualGoal: form.annualGoal,
    basis: form.basis,
    responsiblePerson: (objective.projectId ? objective.responsiblePerson : form.contactPerson) || null,
    indicators,
    tasks,
    amounts,
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
