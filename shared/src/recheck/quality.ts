import { Exact } from '../decimal/decimal.js';

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

/** Points that each finding takes from 100; what a sheet says against its own values weighs most. */
const TAKES: Record<QualityFindingCode, number> = {
  SCORE_CONTRADICTS_ACTUALS: 40,
  EVIDENCE_MISSING: 30,
  CAUSE_MISSING: 20,
  ALL_ROWS_FULL: 10,
};

/** 自评质量 by rules: consistent with the values, with evidence and causes, and not full marks all the way down (R124). */
export function selfEvaluationQuality(rows: readonly RowFacts[]): SelfEvaluationQuality {
  const judged = rows.filter(({ isNotApplicable }) => !isNotApplicable);
  const isFull = ({ score, weight }: RowFacts): boolean => score !== null && new Exact(score).gte(weight);
  const counts: Record<QualityFindingCode, number> = {
    SCORE_CONTRADICTS_ACTUALS: judged.filter((row) => row.met === false && isFull(row)).length,
    EVIDENCE_MISSING: judged.filter(({ evidence }) => !evidence?.trim()).length,
    CAUSE_MISSING: judged.filter((row) => row.met === false && !row.cause?.trim()).length,
    ALL_ROWS_FULL: judged.length > 1 && judged.every(isFull) ? judged.length : 0,
  };
  const findings = QUALITY_FINDINGS.filter((code) => counts[code] > 0).map((code) => ({ code, rows: counts[code] }));
  return { score: findings.reduce((left, { code }) => left - TAKES[code], 100), findings };
}
