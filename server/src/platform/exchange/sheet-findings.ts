import { type Refusal, refusal, type SheetProblem } from '@jixiao/shared';

export interface ProblemCount {
  readonly code: string;
  readonly weight: string;
  readonly count: number;
}

/** As many problems as are shown at once; whoever takes the list along asks for all. */
export const PROBLEMS_SHOWN = 200;

/** Whether a problem stands in the way: an error does, and what nobody has confirmed. */
export function standsInTheWay(problem: SheetProblem, confirmed: readonly string[]): boolean {
  return problem.weight === 'ERROR' || (problem.weight === 'CONFIRM' && !confirmed.includes(problem.code));
}

export function countProblems(problems: readonly SheetProblem[]): ProblemCount[] {
  const counts = new Map<string, ProblemCount>();
  for (const { code, weight } of problems) {
    const entry = counts.get(`${weight}/${code}`) ?? { code, weight, count: 0 };
    counts.set(`${weight}/${code}`, { ...entry, count: entry.count + 1 });
  }
  return [...counts.values()];
}

/** The refusal names the cell: `Sheet!B7`. */
export function refusalOfProblem({ code, ruleId, sheet, cell, params, wayOut }: SheetProblem): Refusal {
  return refusal(code, { ruleId, field: cell ? `${sheet}!${cell}` : sheet, params, wayOut });
}

/** A name is only a label: the file itself is known by its hash (controls D66). */
export function fileNameOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = [...last.replace(/[\u0000-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g, '').trim()].slice(0, 120).join('');
  return plain || '未命名.xlsx';
}
