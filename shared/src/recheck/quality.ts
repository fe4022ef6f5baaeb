import { Exact } from '../decimal/decimal.js';
import type { Rules } from '../parameters/read-rules.js';

export const QUALITY_FINDINGS = [
  'SCORE_CONTRADICTS_ACTUALS',
  'EVIDENCE_MISSING',
  'CAUSE_MISSING',
  'ALL_ROWS_FULL',
] as const;
export type QualityFindingCode = (typeof QUALITY_FINDINGS)[number];

export interface RowFacts {
  readonly weight: string;
  /** As the unit stated it; null while not scored. */
  readonly score: string | null;
  readonly isNotApplicable: boolean;
  /** Whether the actual value meets the target, by the rules. */
  readonly met: boolean | null;
  readonly evidence: string | null;
  readonly cause: string | null;
}

export interface QualityFinding {
  readonly code: QualityFindingCode;
  /** How many rows it is about. */
  readonly rows: number;
}

export interface SelfEvaluationQuality {
  readonly score: number;
  readonly findings: readonly QualityFinding[];
}

/** Points that each finding takes from 100; by default what a sheet says against its own values weighs most. */
export type QualityRules = Readonly<Record<QualityFindingCode, number>>;

export const qualityRules = (rules: Rules): QualityRules => ({
  SCORE_CONTRADICTS_ACTUALS: rules.rule('recheck.takesContradiction'),
  EVIDENCE_MISSING: rules.rule('recheck.takesEvidence'),
  CAUSE_MISSING: rules.rule('recheck.takesCause'),
  ALL_ROWS_FULL: rules.rule('recheck.takesAllFull'),
});

/** 自评质量 by rules: consistent with the values, with evidence and causes, and not full marks all the way down (R124). */
export function selfEvaluationQuality(rows: readonly RowFacts[], takes: QualityRules): SelfEvaluationQuality {
  const judged = rows.filter(({ isNotApplicable }) => !isNotApplicable);
  const isFull = ({ score, weight }: RowFacts): boolean => score !== null && new Exact(score).gte(weight);
  const counts: Record<QualityFindingCode, number> = {
    SCORE_CONTRADICTS_ACTUALS: judged.filter((row) => row.met === false && isFull(row)).length,
    EVIDENCE_MISSING: judged.filter(({ evidence }) => !evidence?.trim()).length,
    CAUSE_MISSING: judged.filter((row) => row.met === false && !row.cause?.trim()).length,
    ALL_ROWS_FULL: judged.length > 1 && judged.every(isFull) ? judged.length : 0,
  };
  const findings = QUALITY_FINDINGS.filter((code) => counts[code] > 0).map((code) => ({ code, rows: counts[code] }));
  return { score: Math.max(0, Math.round(findings.reduce((left, { code }) => left - takes[code], 100))), findings };
}
