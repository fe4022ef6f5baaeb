import type { FrameworkRow } from './framework.js';

/** Where the standard comes from that a row is held against (财预〔2020〕10号: 计划、行业、历史、其他). */
export const STANDARD_BASES = ['PLAN', 'INDUSTRY', 'HISTORY', 'OTHER'] as const;
export type StandardBasis = (typeof STANDARD_BASES)[number];

/** A row as an official form prints it. */
export interface FullFrameworkRow extends FrameworkRow {
  readonly level2: string;
  readonly explanation: string;
  readonly basis: StandardBasis | null;
  readonly standard: string;
  readonly scoringRule: string;
  readonly method: string;
  readonly evidenceNeeded: string;
}
