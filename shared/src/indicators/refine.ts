import { type Refusal, refusal } from '../errors/refusal.js';
import type { Direction } from '../scoring/types.js';

/**
 * 良: the reviewer and the unit refine single cells with each other, and the objective goes on without a full return
 * (财预〔2015〕88号). Money and the kind of an indicator are no small faults: they take a return.
 */
export const REFINABLE_TEXTS = ['overallGoal', 'annualGoal', 'basis', 'scheduleText'] as const;
export const REFINABLE_COLUMNS = [
  'name',
  'targetValue',
  'targetLow',
  'targetHigh',
  'targetText',
  'targetOn',
  'unit',
  'weight',
  'targetBasis',
  'formulaText',
  'dataSource',
  'captureMethod',
] as const;
export type RefinableText = (typeof REFINABLE_TEXTS)[number];
export type RefinableColumn = (typeof REFINABLE_COLUMNS)[number];

/** A cell as the reviewer would have it. */
export interface ProposedCell {
  /** Path in the form, such as `indicators[3].weight`. */
  readonly field: string;
  readonly value: string;
  readonly reason?: string | null;
}

/** One change as it is kept: what stood there, what shall stand there, of which row. */
export interface CellChange {
  readonly field: string;
  /** Row of the form; null for a text over the blocks. */
  readonly indicatorKey: string | null;
  readonly row: string | null;
  readonly before: string | null;
  readonly after: string;
  readonly reason: string | null;
}

type Row = { readonly indicatorKey: string; readonly name: string; readonly direction: Direction } & {
  readonly [Column in RefinableColumn]?: string | null;
};

type Form = { readonly indicators: readonly Row[] } & { readonly [Name in RefinableText]?: string | null };

/** Column in which the target of an indicator stands; null where it stands in more than one cell. */
export function targetColumn(direction: Direction): RefinableColumn | null {
  if (direction === 'DATE_BY') return 'targetOn';
  if (direction === 'BOOL' || direction === 'QUAL') return 'targetText';
  return direction === 'RANGE' || direction === 'BAND' ? null : 'targetValue';
}

function place(field: string): { text: RefinableText } | { index: number; column: RefinableColumn } | null {
  const text = REFINABLE_TEXTS.find((name) => name === field);
  if (text) return { text };
  const [, index, name] = /^indicators\[(\d{1,4})\]\.(\w+)$/.exec(field) ?? [];
  const column = REFINABLE_COLUMNS.find((one) => one === name);
  return index !== undefined && column ? { index: Number(index), column } : null;
}

/** Reads proposals against the form as it stands; every fault of every cell at once. */
export function readRefinement(
  form: Form,
  cells: readonly ProposedCell[],
): { changes: CellChange[]; refusals: Refusal[] } {
  const changes: CellChange[] = [];
  const refusals: Refusal[] = [];
  if (cells.length === 0)
    refusals.push(refusal('REFINEMENT_EMPTY', { ruleId: 'G-25', field: 'proposals', wayOut: 'PROPOSE_OR_ACCEPT' }));
  const seen = new Set<string>();
  cells.forEach(({ field, value, reason }, at) => {
    const say = (code: string): number =>
      refusals.push(refusal(code, { ruleId: 'G-25', field: `proposals[${at}]`, params: { cell: field } }));
    const found = place(field);
    const row = found && 'index' in found ? form.indicators[found.index] : null;
    if (!found || row === undefined) return say('CELL_NOT_REFINABLE');
    if (seen.has(field)) return say('CELL_TWICE');
    seen.add(field);
    const before = (row && 'column' in found ? row[found.column] : 'text' in found ? form[found.text] : null) ?? null;
    const after = value.trim();
    if (!after) return say('CELL_EMPTY');
    if (after === before) return say('CELL_UNCHANGED');
    return changes.push({
      field,
      indicatorKey: row?.indicatorKey ?? null,
      row: row?.name ?? null,
      before,
      after,
      reason: reason?.trim() || null,
    });
  });
  return { changes, refusals };
}

/** The form with the changes in it. */
export function refined<F extends Form>(form: F, changes: readonly CellChange[]): F {
  const texts: Partial<Record<RefinableText, string>> = {};
  const rows = new Map<string, Partial<Record<RefinableColumn, string>>>();
  for (const { field, indicatorKey, after } of changes) {
    const found = place(field);
    if (found && 'text' in found) texts[found.text] = after;
    else if (found && indicatorKey) rows.set(indicatorKey, { ...rows.get(indicatorKey), [found.column]: after });
  }
  return {
    ...form,
    ...texts,
    indicators: form.indicators.map((row) => ({ ...row, ...rows.get(row.indicatorKey) })),
  };
}
