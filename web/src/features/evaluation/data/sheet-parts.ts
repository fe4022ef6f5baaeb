import type { Refusal } from '../../../lib/domain-error.js';

/** What a sheet of any kind of evaluation shows. */
export interface Action {
  action: string;
  allowed: boolean;
  refusals: Refusal[];
}

export interface WorkingLine {
  code: string;
  expression: string;
}

export interface TargetCells {
  direction: string;
  targetValue: string | null;
  targetLow: string | null;
  targetHigh: string | null;
  targetText: string | null;
  targetOn: string | null;
  unit: string | null;
}
