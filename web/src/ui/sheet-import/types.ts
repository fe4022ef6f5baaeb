import type { Refusal } from '../../lib/domain-error.js';

/** What is wrong in a file, at its worksheet, row and column. */
export interface SheetProblem {
  code: string;
  ruleId?: string | null;
  weight: 'ERROR' | 'CONFIRM' | 'SKIP';
  sheet: string;
  row: number;
  column: string;
  cell: string;
  params?: Refusal['params'];
  wayOut?: string | null;
}

export type PreviewOutcome = 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'SKIPPED';

export interface PreviewLine {
  code: string;
  name: string;
  outcome: PreviewOutcome;
}

/** A file after it has been read: nothing of it is saved yet. */
export interface SheetFindings {
  problems: readonly SheetProblem[];
  problemCount: number;
  counts: Readonly<Partial<Record<PreviewOutcome, number>>>;
  preview: readonly PreviewLine[];
  /** Money of what is new, yuan, where the sheet carries money that counts. */
  amount?: string;
  /** Codes that the person has to confirm one by one. */
  asked: readonly string[];
  /** Whether an error stands in the way. */
  isWrong: boolean;
}

export type JobState = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';

/** An import that goes on by itself. */
export interface SheetJob {
  id: string;
  fileName: string;
  state: JobState;
  /** Why it ended before its end. */
  refusals: readonly Refusal[];
  total: number;
  pending: number;
  counts: Readonly<Record<PreviewOutcome, number>>;
  /** What was left as it is, by name. */
  left: readonly string[];
  /** Saved whole or not at all: until it is done, nothing of it is. */
  isWhole?: boolean;
}

/** Where a kind of sheet goes: what a feature brings to the dialog. */
export interface SheetSource {
  look(file: File): Promise<SheetFindings>;
  everyProblem(file: File): Promise<readonly SheetProblem[]>;
  /** @returns the job that goes on with it; null when all of it is saved */
  enter(file: File, confirmed: readonly string[]): Promise<string | null>;
  jobs?: {
    list(): Promise<SheetJob[]>;
    cancel(id: string): Promise<unknown>;
    resume(id: string): Promise<unknown>;
  };
}
