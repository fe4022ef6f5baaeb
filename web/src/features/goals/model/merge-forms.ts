import { AMOUNT_KINDS } from '@jixiao/shared';
import { COLUMNS } from './cells.js';
import { type FormRow, type FormState } from './form.js';

/** One cell in which two people's forms differ: what I typed beside what the other one saved. */
export interface MergeCell {
  id: string;
  /** Row that it belongs to; null for the head of the form. */
  row: string | null;
  /** Name of the cell, for its words; a whole row has none. */
  column: string | null;
  mine: string | null;
  theirs: string | null;
}

const HEAD = [
  'title',
  'amount',
  'basis',
  'scheduleText',
  'overallGoal',
  'annualGoal',
  'contactPerson',
  'contactPhone',
] as const;
const BLOCKS = ['ANNUAL', 'MID_TERM', 'BASE', 'PROJECT'];
const PLACES = BLOCKS.flatMap((block) => AMOUNT_KINDS.map((kind) => `${block}.${kind}`));

const same = (a: FormRow, b: FormRow): boolean => (a.indicatorKey ?? a.key) === (b.indicatorKey ?? b.key);
const tasksText = (form: FormState): string =>
  form.tasks.map(({ name, content, fiscal, other }) => [name, content, fiscal, other].join(' / ')).join('\n');

const yearsText = ({ years }: FormRow): string =>
  Object.entries(years)
    .filter(([, value]) => value !== '')
    .map(([year, value]) => `${year}: ${value}`)
    .join('\n');

export function differingCells(
  mine: FormState,
  theirs: FormState,
  /** Words for a function that is served. */
  nameOf: (functionId: string) => string = (id) => id,
): MergeCell[] {
  const found: MergeCell[] = [];
  for (const name of HEAD) {
    if (mine[name] !== theirs[name])
      found.push({ id: name, row: null, column: name, mine: mine[name], theirs: theirs[name] });
  }
  for (const place of PLACES) {
    const [a = '', b = ''] = [mine.amounts[place], theirs.amounts[place]];
    if (a !== b) found.push({ id: `amounts.${place}`, row: null, column: `amounts.${place}`, mine: a, theirs: b });
  }
  if (mine.functionIds.join() !== theirs.functionIds.join()) {
    const [ours, others] = [mine, theirs].map(({ functionIds }) => functionIds.map(nameOf).join('\n'));
    found.push({ id: 'functionIds', row: null, column: 'functionIds', mine: ours!, theirs: others! });
  }
  if (tasksText(mine) !== tasksText(theirs)) {
    found.push({ id: 'tasks', row: null, column: 'tasks', mine: tasksText(mine), theirs: tasksText(theirs) });
  }
  for (const row of mine.rows) {
    const other = theirs.rows.find((one) => same(one, row));
    const id = `row.${row.indicatorKey ?? row.key}`;
    if (!other) {
      found.push({ id, row: row.name, column: null, mine: row.target, theirs: null });
      continue;
    }
    for (const column of COLUMNS) {
      if (row[column] !== other[column]) {
        found.push({ id: `${id}.${column}`, row: row.name, column, mine: row[column], theirs: other[column] });
      }
    }
    if (yearsText(row) !== yearsText(other)) {
      const [ours, others] = [yearsText(row), yearsText(other)];
      found.push({ id: `${id}.years`, row: row.name, column: 'years', mine: ours, theirs: others });
    }
  }
  for (const row of theirs.rows) {
    if (!mine.rows.some((one) => same(one, row))) {
      found.push({
        id: `row.${row.indicatorKey ?? row.key}`,
        row: row.name,
        column: null,
        mine: null,
        theirs: row.target,
      });
    }
  }
  return found;
}

/** My form, with the cells of the other one that were taken over. Nothing else of mine is lost. */
export function mergeForms(mine: FormState, theirs: FormState, taken: ReadonlySet<string>): FormState {
  const head = Object.fromEntries(HEAD.filter((name) => taken.has(name)).map((name) => [name, theirs[name]]));
  const amounts = Object.fromEntries(
    PLACES.filter((place) => taken.has(`amounts.${place}`)).map((place) => [place, theirs.amounts[place] ?? '']),
  );
  const kept = mine.rows.flatMap((row) => {
    const other = theirs.rows.find((one) => same(one, row));
    const id = `row.${row.indicatorKey ?? row.key}`;
    if (!other) return taken.has(id) ? [] : [row];
    const cells = COLUMNS.filter((column) => taken.has(`${id}.${column}`)).map((column) => [column, other[column]]);
    const years = taken.has(`${id}.years`) ? other.years : row.years;
    return [{ ...row, ...(Object.fromEntries(cells) as Partial<FormRow>), years }];
  });
  const added = theirs.rows.filter(
    (row) => !mine.rows.some((one) => same(one, row)) && taken.has(`row.${row.indicatorKey ?? row.key}`),
  );
  return {
    ...mine,
    ...head,
    amounts: { ...mine.amounts, ...amounts },
    functionIds: taken.has('functionIds') ? theirs.functionIds : mine.functionIds,
    tasks: taken.has('tasks') ? theirs.tasks : mine.tasks,
    rows: [...kept, ...added],
  };
}
