import { adviseObjective, checkObjective, type Refusal } from '@jixiao/shared';
import { useMemo } from 'react';
import type { CellMark } from '../../../ui/index.js';
import type { Objective } from '../data/goals.graphql.js';
import { cellOf, draftOf, type FormState } from './form.js';

export interface Findings {
  hard: readonly Refusal[];
  advice: readonly Refusal[];
  /** Number that stands in the cell and in the drawer. */
  markAt: (row: number, column: number) => CellMark | null;
  sumMark: CellMark | null;
}

/** The same rules that the server decides by, while one types. */
export function useFindings(form: FormState, objective: Objective, active: boolean): Findings {
  return useMemo(() => {
    const draft = draftOf(form, objective);
    const hard = active ? checkObjective(draft, objective.rules) : [];
    const advice = active ? adviseObjective(draft) : [];
    const marks = new Map<string, CellMark>();
    let sumMark: CellMark | null = null;
    [...hard, ...advice].forEach((finding, index) => {
      const mark: CellMark = { number: index + 1, level: index < hard.length ? 'HARD' : 'ADVICE' };
      const cell = cellOf(finding.field, form);
      if (cell) {
        const key = `${cell.row}/${cell.column}`;
        if (!marks.has(key)) marks.set(key, mark);
      } else if (finding.field === 'weights') sumMark = mark;
    });
    return { hard, advice, markAt: (row, column) => marks.get(`${row}/${column}`) ?? null, sumMark };
  }, [form, objective, active]);
}

export function jumpTo(field: string | null | undefined): void {
  const cell = field === 'indicators' || field === 'weights' ? { row: 0, column: 6 } : cellOf(field);
  if (!cell) return;
  const target = document.querySelector<HTMLElement>(`[data-row="${cell.row}"][data-col="${cell.column}"]`);
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}
