import { canonicalJson } from '../canonical/canonical-json.js';
import { Exact } from '../decimal/decimal.js';
import type { AmountDraft, IndicatorDraft, TaskDraft } from './objective.js';

/** Content of one version or round as it is compared: cells only, no states. */
export interface ComparableObjective {
  readonly annualAmount: string;
  readonly overallGoal?: string | null;
  readonly annualGoal?: string | null;
  readonly basis?: string | null;
  readonly scheduleText?: string | null;
  readonly indicators: readonly ComparableIndicator[];
  readonly tasks?: readonly TaskDraft[];
  readonly amounts?: readonly AmountDraft[];
  /** Names of the functions and plans that it serves; absent in forms that were kept without them. */
  readonly functions?: readonly string[];
}

export interface ComparableIndicator extends IndicatorDraft {
  readonly indicatorKey: string;
  readonly formulaText?: string | null;
  readonly dataSource?: string | null;
  readonly captureMethod?: string | null;
  readonly isCore?: boolean | null;
  readonly remark?: string | null;
}

/** One cell that differs. Text of numbers and lists is what a reader sees beside each other. */
export interface CellDifference {
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** Path in the form as it stands now; for a removed row, in the earlier form. */
  readonly field: string;
  /** Row that the cell belongs to: name of the indicator or task; null for the head of the form. */
  readonly row: string | null;
  readonly indicatorKey: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

const HEAD = ['annualAmount', 'overallGoal', 'annualGoal', 'basis', 'scheduleText'] as const;

const CELLS = [
  'level1',
  'level2',
  'name',
  'direction',
  'isStrict',
  'targetValue',
  'targetLow',
  'targetHigh',
  'targetText',
  'targetOn',
  'plannedStartOn',
  'bands',
  'unit',
  'weight',
  'targetBasis',
  'baselineValue',
  'baselineYear',
  'yearlyTargets',
  'formulaText',
  'dataSource',
  'captureMethod',
  'isCore',
  'remark',
] as const satisfies readonly (keyof ComparableIndicator)[];

const NUMBERS: ReadonlySet<string> = new Set([
  'annualAmount',
  'targetValue',
  'targetLow',
  'targetHigh',
  'weight',
  'baselineValue',
]);

/**
 * What has changed from one form to the other, cell by cell. Rows belong together by their key, which stays the same
 * over versions, else by their name: last year's row of the same name is the same row.
 */
export function compareObjectives(before: ComparableObjective, after: ComparableObjective): CellDifference[] {
  return [
    ...HEAD.flatMap((name) => cell(name, null, null, textOf(name, before[name]), textOf(name, after[name]))),
    ...compareRows(before.indicators, after.indicators),
    ...compareTasks(before.tasks ?? [], after.tasks ?? []),
    ...compareAmounts(before.amounts ?? [], after.amounts ?? []),
    ...compareFunctions(before.functions, after.functions),
  ];
}

/** Each function stands for itself; nothing is said where one of the forms does not tell. */
function compareFunctions(
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): CellDifference[] {
  if (!before || !after) return [];
  const only = (one: readonly string[], other: readonly string[]): string[] =>
    one.filter((name) => !other.includes(name));
  return [
    ...only(before, after).flatMap((name) => cell('functions', null, null, name, null)),
    ...only(after, before).flatMap((name) => cell('functions', null, null, null, name)),
  ];
}

function compareRows(before: readonly ComparableIndicator[], after: readonly ComparableIndicator[]): CellDifference[] {
  const open = new Set(before);
  const take = (fits: (row: ComparableIndicator) => boolean): ComparableIndicator | undefined => {
    const found = [...open].find(fits);
    if (found) open.delete(found);
    return found;
  };
  const byKey = after.map((row) => take((old) => old.indicatorKey === row.indicatorKey));
  const pairs = after.map((row, index) => byKey[index] ?? take((old) => rowName(old) === rowName(row)));
  const found: CellDifference[] = [];
  after.forEach((row, index) => {
    const old = pairs[index];
    const at = `indicators[${index}]`;
    if (!old) {
      const { name, indicatorKey } = row;
      found.push({ kind: 'ADDED', field: at, row: name, indicatorKey, before: null, after: targetOf(row) });
      return;
    }
    for (const name of CELLS) {
      found.push(
        ...cell(`${at}.${name}`, row.name, row.indicatorKey, textOf(name, old[name]), textOf(name, row[name])),
      );
    }
  });
  before.forEach((old, index) => {
    if (!open.has(old)) return;
    const { name, indicatorKey } = old;
    const field = `indicators[${index}]`;
    found.push({ kind: 'REMOVED', field, row: name, indicatorKey, before: targetOf(old), after: null });
  });
  return found;
}

function compareTasks(before: readonly TaskDraft[], after: readonly TaskDraft[]): CellDifference[] {
  const old = new Map(before.map((task) => [task.name, task]));
  const found = after.flatMap((task, index): CellDifference[] => {
    const earlier = old.get(task.name);
    old.delete(task.name);
    const at = `tasks[${index}]`;
    if (!earlier) {
      return [{ kind: 'ADDED', field: at, row: task.name, indicatorKey: null, before: null, after: task.fiscalAmount }];
    }
    return (['content', 'fiscalAmount', 'otherAmount'] as const).flatMap((name) =>
      cell(`${at}.${name}`, task.name, null, earlier[name] ?? null, task[name] ?? null),
    );
  });
  const gone = [...old.values()].map((task): CellDifference => {
    const field = `tasks[${before.indexOf(task)}]`;
    return { kind: 'REMOVED', field, row: task.name, indicatorKey: null, before: task.fiscalAmount, after: null };
  });
  return [...found, ...gone];
}

function compareAmounts(before: readonly AmountDraft[], after: readonly AmountDraft[]): CellDifference[] {
  const key = ({ block, kind }: AmountDraft): string => `amounts.${block}.${kind}`;
  const old = new Map(before.map((row) => [key(row), row.amount]));
  const now = new Map(after.map((row) => [key(row), row.amount]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) =>
    cell(field, null, null, old.get(field) ?? null, now.get(field) ?? null),
  );
}

function cell(
  field: string,
  row: string | null,
  indicatorKey: string | null,
  before: string | null,
  after: string | null,
): CellDifference[] {
  if (before === after) return [];
  const kind = before === null ? 'ADDED' : after === null ? 'REMOVED' : 'CHANGED';
  return [{ kind, field, row, indicatorKey, before, after }];
}

function rowName(row: ComparableIndicator): string {
  return `${row.horizon ?? 'ANNUAL'}/${row.name.normalize('NFC').replace(/\s+/g, '')}`;
}

function targetOf(row: ComparableIndicator): string {
  return row.targetValue ?? row.targetText ?? row.targetOn ?? [row.targetLow, row.targetHigh].filter(Boolean).join('~');
}

/** 60, 60.00 and 60.000000 are one number; an empty text is none. */
function textOf(name: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '' || value === false) return null;
  if (typeof value === 'object') return Array.isArray(value) && value.length === 0 ? null : canonicalJson(value);
  const text = typeof value === 'string' ? value.trim() : String(value as number | boolean);
  if (NUMBERS.has(name) && /^-?\d+(\.\d+)?$/.test(text)) return new Exact(text).toFixed();
  return text === '' ? null : text;
}
