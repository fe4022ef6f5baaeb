import type { RowToScore } from '@jixiao/shared';
import type { SelfEvaluationRowRecord } from '../persistence/self-evaluation.reads.js';

/** BOOL keeps the value that it asks for as text. */
const NO = ['否', '无', 'NO', 'FALSE'];

/** A stored row as the scoring rules want it. */
export function toScore(row: SelfEvaluationRowRecord): RowToScore {
  return {
    target: {
      direction: row.direction,
      weight: row.weight,
      strict: row.isStrict,
      target: row.targetValue,
      low: row.targetLow,
      high: row.targetHigh,
      targetOn: row.targetOn,
      plannedStartOn: row.plannedStartOn,
      targetYes: row.direction === 'BOOL' ? !NO.includes((row.targetText ?? '').toUpperCase()) : null,
      bands: row.bands,
    },
    actual: {
      value: row.actualValue,
      on: row.actualOn,
      yes: row.actualYes,
      attainment: row.attainment,
      share: row.share,
      overCause: row.overCause,
      notApplicable: row.isNotApplicable,
    },
    cause: row.cause,
    measures: row.measures,
    evidence: row.evidence,
  };
}
