import { Exact, plain } from '../decimal/decimal.js';
import type { GradeScale } from '../grades/grade-scale.js';
import { type Rules, scoringParameters } from '../parameters/read-rules.js';
import type { ScoringParameters } from '../scoring/types.js';

/** What a self-evaluation is scored by, as plain data: the browser previews with the very rules of the server. */
export interface SelfRules {
  readonly scoring: ScoringParameters;
  /** Points of the execution row. */
  readonly executionWeight: string;
  readonly scale: GradeScale;
  /** Below this rate of execution, in per cent, the sheet says why; null asks for nothing. */
  readonly leastExecution: string | null;
}

/** The rules as they are kept with a sheet. */
export interface KeptSelfRules extends ScoringParameters {
  readonly execWeight: string;
  readonly gradeScale: GradeScale;
}

export const keptRules = ({ scoring, executionWeight, scale }: SelfRules): KeptSelfRules => ({
  ...scoring,
  execWeight: executionWeight,
  gradeScale: scale,
});

/**
 * What a sheet is read by once it is handed in: the rules it was scored by, not those of today. A sheet that came without
 * them (an older system's) is read by today's.
 */
export function rulesAsKept(kept: Partial<KeptSelfRules> | null, today: SelfRules): SelfRules {
  if (kept?.execWeight === undefined || kept.gradeScale === undefined) return today;
  const { execWeight, gradeScale, ...scoring } = kept;
  return { ...today, scoring: { ...today.scoring, ...scoring }, executionWeight: execWeight, scale: gradeScale };
}

export function selfRules(rules: Rules): SelfRules {
  const least = rules.rule('self.executionReasonBelow');
  return {
    scoring: scoringParameters(rules),
    executionWeight: plain(new Exact(rules.rule('self.execWeight'))),
    scale: rules.rule('grade.scale'),
    leastExecution: least === null ? null : plain(new Exact(least)),
  };
}
