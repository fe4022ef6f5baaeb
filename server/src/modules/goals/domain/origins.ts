/** Where a prefilled value comes from; a value without origin was typed. */
export type Origin = 'LAST_YEAR' | 'BUDGET_SYSTEM' | 'LIBRARY';
/** Origin of every prefilled cell, by path. */
export type Origins = Readonly<Record<string, Origin>>;

/** Text of every cell by its path; rows are named by their key, so that an origin survives a row that moves. */
export type Cells = ReadonlyMap<string, string>;

const HEAD = ['annualAmount', 'overallGoal', 'annualGoal', 'basis', 'scheduleText'] as const;

const NOT_CELLS: ReadonlySet<string> = new Set([
  'id',
  'indicatorKey',
  'objectiveVersionId',
  'ordinal',
  'horizon',
  'libraryFields',
  'libraryIndicatorId',
]);

interface FormCells {
  readonly annualAmount: string;
  readonly overallGoal?: string | null;
  readonly annualGoal?: string | null;
  readonly basis?: string | null;
  readonly scheduleText?: string | null;
  readonly indicators: readonly (object & { readonly indicatorKey: string })[];
  readonly amounts: readonly { readonly block: string; readonly kind: string; readonly amount: string }[];
}

export function cellsOf(form: FormCells): Cells {
  const cells = new Map<string, string>();
  for (const name of HEAD) put(cells, name, form[name]);
  for (const row of form.indicators) {
    for (const [name, value] of Object.entries(row)) {
      if (!NOT_CELLS.has(name)) put(cells, `indicators.${row.indicatorKey}.${name}`, value);
    }
  }
  for (const { block, kind, amount } of form.amounts) put(cells, `amounts.${block}.${kind}`, amount);
  return cells;
}

/** Every cell of a prefilled form with one origin. */
export function allFrom(cells: Cells, origin: Origin): Record<string, Origin> {
  return Object.fromEntries([...cells.keys()].map((path) => [path, origin]));
}

/**
 * Origins after a save: a cell keeps its origin while it keeps its value; a cell that is typed over has none; a cell
 * that was just taken over from the library says so.
 */
export function originsAfter(
  stored: Origins,
  before: Cells,
  after: Cells,
  fromLibrary: ReadonlySet<string>,
): Record<string, Origin> {
  const kept = Object.entries(stored).filter(([path]) => after.has(path) && before.get(path) === after.get(path));
  const taken = [...fromLibrary].filter((path) => after.has(path)).map((path): [string, Origin] => [path, 'LIBRARY']);
  return Object.fromEntries([...kept, ...taken]);
}

function put(cells: Map<string, string>, path: string, value: unknown): void {
  if (value === null || value === undefined || value === '' || value === false) return;
  cells.set(
    path,
    typeof value === 'object' ? JSON.stringify(value) : plain(String(value as string | number | boolean)),
  );
}

/** 60 and 60.00 are one value. */
function plain(text: string): string {
  const trimmed = text.trim();
  return /^-?\d+\.\d+$/.test(trimmed) ? trimmed.replace(/0+$/, '').replace(/\.$/, '') : trimmed;
}
