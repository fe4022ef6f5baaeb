import { amountCell, amountPlaces, TASK_ROW } from './blocks.js';
import { type FormState, yearsOf } from './form.js';

/** Places of the cells in the grid of the form, so that a refusal can jump to its cell. */
export const COLUMNS = ['level1', 'level2', 'name', 'direction', 'target', 'unit', 'weight', 'targetBasis'] as const;
export type ColumnName = (typeof COLUMNS)[number];
/** A cell of 分年度预期值 stands in the column of its year. */
export const YEAR_COLUMN = 1000;
export const HEAD_ROWS = {
  functionIds: -9,
  contactPhone: -8,
  responsiblePerson: -7,
  title: -6,
  annualAmount: -5,
  basis: -4,
  scheduleText: -3,
  overallGoal: -2,
  annualGoal: -1,
} as const;

/** What makes up the target of a row, in whatever measure. */
export const TARGET_FIELDS = [
  'targetValue',
  'targetLow',
  'targetHigh',
  'targetText',
  'targetOn',
  'plannedStartOn',
  'bands',
];

const TASK_COLUMNS = ['name', 'content', 'fiscalAmount', 'otherAmount'];

/** `indicators[3].targetOn` → the target cell of row 3; null for what has no cell. */
export function cellOf(field: string | null | undefined, form?: FormState): { row: number; column: number } | null {
  if (!field) return null;
  const match = /^indicators\[(\d+)\]\.(\w+)(?:\[(\d+)\])?/.exec(field);
  if (match?.[2] === 'yearlyTargets') {
    const row = form?.rows[Number(match[1])];
    const year = row && (yearsOf(row)[Number(match[3] ?? 0)] ?? yearsOf(row)[0])?.year;
    return year === undefined ? null : { row: Number(match[1]), column: YEAR_COLUMN + year };
  }
  if (match) {
    const name = TARGET_FIELDS.includes(match[2]!) ? 'target' : match[2]!;
    const column = COLUMNS.indexOf(name as ColumnName);
    return { row: Number(match[1]), column: Math.max(column, 0) };
  }
  const task = /^tasks\[(\d+)\](?:\.(\w+))?/.exec(field);
  if (task) return { row: TASK_ROW + Number(task[1]), column: Math.max(TASK_COLUMNS.indexOf(task[2] ?? ''), 0) };
  const amount = /^amounts\[(\d+)\]/.exec(field);
  const place = amount && form && amountPlaces(form.amounts)[Number(amount[1])];
  if (place) return amountCell(place.block, place.kind);
  const head = HEAD_ROWS[field as keyof typeof HEAD_ROWS];
  return head === undefined ? null : { row: head, column: 0 };
}
