import type { Refusal } from '../../../lib/domain-error.js';

export interface SheetProblem {
  code: string;
  ruleId?: string;
  weight: 'ERROR' | 'CONFIRM' | 'SKIP';
  sheet: string;
  row: number;
  column: string;
  cell: string;
  params: Record<string, string | number | null>;
  wayOut?: string;
}

export interface SheetReport {
  objectives: number;
  indicators: number;
  created: number;
  updated: number;
  skipped: number;
  problems: SheetProblem[];
  problemCount: number;
  counts: { code: string; weight: SheetProblem['weight']; count: number }[];
  ready: boolean;
  importId: string | null;
  jobId: string | null;
}

export interface SheetImport {
  id: string;
  fileName: string;
  budgetYear: number;
  jobState: 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';
  objectives: number;
  pending: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  refusedNames: { code: string; reason: string }[];
  createdAt: string;
}

/** A problem in the words of the refusals: its field is the column of the sheet. */
export function asRefusal({ code, ruleId, column, params, wayOut }: SheetProblem): Refusal {
  return { code, ruleId, field: column, params, wayOut };
}
