import {
  checkObjective,
  type ClinicContext,
  type ClinicRemark,
  type ClinicReport,
  examine,
  type Refusal,
} from '@jixiao/shared';
import { useMemo } from 'react';
import type { CellMark } from '../../../ui/index.js';
import type { Objective } from '../data/goals.graphql.js';
import { cellOf } from './cells.js';
import { draftOf, type FormState } from './form.js';

/** One reason of the structure rules, or one remark of the clinic; its number stands in the cell and in the drawer. */
export interface Finding {
  number: number;
  level: 'HARD' | 'ADVICE';
  reason: Refusal;
  remark: ClinicRemark | null;
}

export interface Findings {
  hard: readonly Finding[];
  advice: readonly Finding[];
  report: ClinicReport;
  markAt: (row: number, column: number) => CellMark | null;
  sumMark: CellMark | null;
}

const NOTHING: ClinicReport = { remarks: [], notJudged: [], principles: [] };

/** The same rules that the server decides by, while one types. */
export function useFindings(form: FormState, objective: Objective, active: boolean): Findings {
  return useMemo(() => {
    const draft = draftOf(form, objective);
    const { parameters } = objective.clinic;
    const context = contextOf(form, objective);
    const report = active ? examine(draft, context, parameters) : NOTHING;
    const structure = active ? checkObjective(draft, objective.rules) : [];
    const found = [
      ...structure.map((reason) => ({ level: 'HARD' as const, reason, remark: null })),
      ...report.remarks.map((remark) => ({ level: remark.severity, reason: reasonOf(remark), remark })),
    ];
    const inOrder = [
      ...found.filter(({ level }) => level === 'HARD'),
      ...found.filter(({ level }) => level !== 'HARD'),
    ];
    const all: Finding[] = inOrder.map((finding, index) => ({ ...finding, number: index + 1 }));
    const marks = new Map<string, CellMark>();
    let sumMark: CellMark | null = null;
    for (const { number, level, reason } of all) {
      const cell = cellOf(reason.field, form);
      if (cell) {
        const key = `${cell.row}/${cell.column}`;
        if (!marks.has(key)) marks.set(key, { number, level });
      } else if (reason.field === 'weights') sumMark = { number, level };
    }
    return {
      hard: all.filter(({ level }) => level === 'HARD'),
      advice: all.filter(({ level }) => level === 'ADVICE'),
      report,
      markAt: (row, column) => marks.get(`${row}/${column}`) ?? null,
      sumMark,
    };
  }, [form, objective, active]);
}

/** What is settled was judged by the rules of its time. */
export function isExamined({ state }: Objective): boolean {
  return !['APPROVED', 'SUPERSEDED', 'REVOKED', 'REJECTED'].includes(state);
}

/** What is known around the objective, with what the form says now that it serves. */
export function contextOf(form: FormState, objective: Objective): ClinicContext {
  return { ...objective.clinic.context, duties: dutiesOf(form, objective) };
}

/** Null where the place does not ask for it. */
function dutiesOf({ functionIds }: FormState, { clinic, servableFunctions }: Objective): string[] | null {
  if (clinic.context.duties === null) return null;
  return servableFunctions.filter(({ id }) => functionIds.includes(id)).map(({ name }) => name);
}

function reasonOf({ code, ruleId, field, params }: ClinicRemark): Refusal {
  return { code, ruleId, field, params };
}

export function jumpTo(field: string | null | undefined): void {
  const cell = field === 'indicators' || field === 'weights' ? { row: 0, column: 6 } : cellOf(field);
  if (!cell) return;
  const target = document.querySelector<HTMLElement>(`[data-row="${cell.row}"][data-col="${cell.column}"]`);
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}
