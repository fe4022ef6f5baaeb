import type { ScoringActual, ScoringTarget } from '../scoring/types.js';
import type { RowToScore } from './score-self-evaluation.js';

/** One row of a sheet as it is stored and as it stands on the screen. */
export interface SelfRowFacts {
  readonly level1: string;
  readonly direction: ScoringTarget['direction'];
  readonly weight: string;
  readonly isStrict: boolean;
  readonly targetValue: string | null;
  readonly targetLow: string | null;
  readonly targetHigh: string | null;
  readonly targetText: string | null;
  readonly targetOn: string | null;
  readonly plannedStartOn: string | null;
  readonly bands: ScoringTarget['bands'];
  readonly actualValue: string | null;
  readonly actualOn: string | null;
  readonly actualYes: boolean | null;
  readonly attainment: ScoringActual['attainment'];
  readonly share: string | null;
  readonly isNotApplicable: boolean;
  readonly overCause: ScoringActual['overCause'];
  readonly cause: string | null;
  readonly measures: string | null;
  readonly evidence: string | null;
  readonly fileCount: number;
}

/** BOOL keeps the value that it asks for as text. */
const NO = ['否', '无', 'NO', 'FALSE'];

/** A row as the scoring rules want it. */
export function toScore(row: SelfRowFacts): RowToScore {
  return {
    level1: row.level1,
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
      bands: row.bands ?? null,
    },
    actual: {
      value: row.actualValue,
      on: row.actualOn,
      yes: row.actualYes,
      attainment: row.attainment ?? null,
      share: row.share,
      overCause: row.overCause ?? null,
      notApplicable: row.isNotApplicable,
    },
    cause: row.cause,
    measures: row.measures,
    evidence: row.evidence,
    files: row.fileCount,
  };
}
