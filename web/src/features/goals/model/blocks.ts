import { type AmountBlock, type AmountDraft, AMOUNT_KINDS, type AmountKind, type TaskDraft } from '@jixiao/shared';
import { wanOf, yuanOf } from '../../../lib/money-text.js';

/** Row of 年度主要任务; amounts in 万元 as typed. */
export interface TaskRow {
  key: string;
  name: string;
  content: string;
  fiscal: string;
  other: string;
}

/** Cells of the funding and budget blocks by `BLOCK.KIND`, in 万元 as typed. */
export type AmountCells = Readonly<Record<string, string>>;

let serial = 0;

export function emptyTask(): TaskRow {
  serial += 1;
  return { key: `task-${serial}`, name: '', content: '', fiscal: '0.00', other: '0.00' };
}

export function tasksOf(tasks: readonly TaskDraft[]): TaskRow[] {
  return tasks.map((task, index) => ({
    key: `stored-${index}`,
    name: task.name,
    content: task.content ?? '',
    fiscal: wanOf(task.fiscalAmount),
    other: wanOf(task.otherAmount),
  }));
}

export function amountsOf(amounts: readonly AmountDraft[]): AmountCells {
  return Object.fromEntries(amounts.map(({ block, kind, amount }) => [`${block}.${kind}`, wanOf(amount)]));
}

export function taskInputs(rows: readonly TaskRow[]): TaskDraft[] {
  return rows.map(({ name, content, fiscal, other }) => ({
    name,
    content: content || null,
    fiscalAmount: yuanOf(fiscal || '0'),
    otherAmount: yuanOf(other || '0'),
  }));
}

/** An empty cell is none; the order is that of the form, so that a refusal's index finds its cell. */
export function amountInputs(cells: AmountCells): AmountDraft[] {
  return amountPlaces(cells).map(({ block, kind }) => ({ block, kind, amount: yuanOf(cells[`${block}.${kind}`]!) }));
}

const BLOCKS: readonly AmountBlock[] = ['ANNUAL', 'MID_TERM', 'BASE', 'PROJECT'];

export function amountPlaces(cells: AmountCells): { block: AmountBlock; kind: AmountKind }[] {
  return BLOCKS.flatMap((block) =>
    AMOUNT_KINDS.filter((kind) => cells[`${block}.${kind}`]?.trim()).map((kind) => ({ block, kind })),
  );
}

/** Rows of the grid: the funding block stands at 1000, the tasks at 2000, beside indicators that begin at 0. */
export const AMOUNT_ROW = 1000;
export const TASK_ROW = 2000;

export function amountCell(block: AmountBlock, kind: AmountKind): { row: number; column: number } {
  return { row: AMOUNT_ROW + BLOCKS.indexOf(block), column: AMOUNT_KINDS.indexOf(kind) };
}
