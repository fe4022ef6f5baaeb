import { checkObjectiveFormat } from '../indicators/check-objective.js';
import type { FormGrid } from './grid.js';
import { LevelWords } from './indicator-columns.js';
import type { IndicatorCatalogue } from '../indicators/catalogue.js';
import { listHead, readList } from './list-layout.js';
import { isForm } from './form-kind.js';
import { readForm, type ReadObjective } from './read-form.js';
import { ProblemList, type SheetProblem } from './sheet-problem.js';

export interface ReadSheets {
  readonly objectives: readonly ReadObjective[];
  readonly problems: readonly SheetProblem[];
}

/** Reads every objective of a workbook, forms and lists alike, with everything that is wrong in it. */
export function readSheets(
  grids: readonly FormGrid[],
  year: number,
  catalogues: readonly IndicatorCatalogue[],
): ReadSheets {
  const words = new LevelWords(catalogues);
  const objectives: ReadObjective[] = [];
  const problems: SheetProblem[] = [];
  for (const grid of grids) {
    const list = new ProblemList(grid.name);
    const isList = listHead(grid) !== null;
    if (!isList && !isForm(grid)) continue;
    const what = hiddenParts(grid);
    if (what) list.whole('SHEET_HIDDEN', { what }, { weight: 'CONFIRM', ruleId: 'D-53' });
    const read = isList ? readList(grid, year, words, list) : [readForm(grid, year, words, list)];
    for (const one of read) {
      if (!one) continue;
      objectives.push(one);
      refuseUnreadable(one, list);
    }
    problems.push(...list.problems);
  }
  if (objectives.length === 0 && problems.length === 0) {
    const list = new ProblemList(grids[0]?.name ?? '');
    const found = grids.map(({ name }) => name).join('、');
    list.whole('TEMPLATE_HEADER', { expected: '三级指标、指标值', found }, { ruleId: 'D-52', wayOut: 'USE_TEMPLATE' });
    problems.push(...list.problems);
  }
  return { objectives, problems: [...problems, ...objectivesTwice(objectives)] };
}

function hiddenParts(grid: FormGrid): string {
  const parts = [
    grid.hidden ? '工作表' : '',
    grid.hasHiddenRows ? '行' : '',
    grid.hasHiddenColumns === true ? '列' : '',
  ];
  return parts.filter((part) => part !== '').join('、');
}

/** The rules that forbid even a draft, said of the cell. */
function refuseUnreadable({ content, places, row }: ReadObjective, list: ProblemList): void {
  const annualAmount = content.annualAmount === '' ? '0.00' : content.annualAmount;
  for (const found of checkObjectiveFormat({ ...content, annualAmount, tasks: content.tasks ?? [] })) {
    const at = placeOf(found.field ?? '', places);
    list.at(at?.place ?? { row, column: 1 }, at?.column ?? '', found.code, found.params ?? {}, {
      ruleId: found.ruleId,
    });
  }
}

const STANDS_IN: ReadonlyMap<string, string> = new Map([
  ['targetValue', 'target'],
  ['targetLow', 'target'],
  ['targetHigh', 'target'],
  ['targetOn', 'target'],
  ['bands', 'target'],
]);

function placeOf(
  path: string,
  places: ReadObjective['places'],
): { place: { row: number; column: number }; column: string } | undefined {
  const own = places.get(path);
  if (own) return own;
  const [, row, name] = /^(indicators\[\d+\])\.(\w+)/.exec(path) ?? [];
  return row && name ? places.get(`${row}.${STANDS_IN.get(name) ?? name}`) : undefined;
}

/** The same objective in two sheets of one workbook: both places are named (controls D61). */
function objectivesTwice(objectives: readonly ReadObjective[]): SheetProblem[] {
  const first = new Map<string, ReadObjective>();
  return objectives.flatMap((one) => {
    const { objectType, code } = one.content;
    const key = `${objectType}/${code}`;
    const earlier = first.get(key);
    if (!earlier) first.set(key, one);
    if (!earlier || code === '') return [];
    const list = new ProblemList(one.sheet);
    const at = one.places.get('code') ?? { place: { row: one.row, column: 1 }, column: '' };
    const params = { name: code, first: `${earlier.sheet}!${earlier.row}` };
    list.at(at.place, at.column, 'DUPLICATE_ROW', params, { ruleId: 'D-61' });
    return list.problems;
  });
}
