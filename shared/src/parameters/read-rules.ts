import { Exact, plain } from '../decimal/decimal.js';
import { type AlertParameters, readExecutionBands } from '../monitoring/alert-parameters.js';
import { DEFAULT_SCORING, type ScoringParameters } from '../scoring/types.js';
import { RULE_DEFAULTS, type RuleCode, type RuleValue } from './rule-defaults.js';

/** Rules as they hold in one place and year. */
export interface Rules {
  rule<Code extends RuleCode>(code: Code): RuleValue<Code>;
}

/** The national defaults, for whoever asks without a place: previews, examples, tests. */
export const DEFAULT_RULES: Rules = { rule: (code) => RULE_DEFAULTS[code].value };

const textOrNull = (value: number | null): string | null => (value === null ? null : String(value));

/** Thresholds of the light, to be frozen with the round that they judge. */
export function alertParameters(rules: Rules): AlertParameters {
  return {
    yellowGap: String(rules.rule('monitoring.yellowGap')),
    redGap: String(rules.rule('monitoring.redGap')),
    leastForecast: String(rules.rule('monitoring.leastForecast')),
    leastExecution: textOrNull(rules.rule('monitoring.leastExecution')),
    leastAttainment: textOrNull(rules.rule('monitoring.leastAttainment')),
    executionBands: readExecutionBands(rules.rule('monitoring.executionBands')) ?? [],
    mismatchShare: String(rules.rule('monitoring.mismatchShare')),
    idleDays: rules.rule('monitoring.idleDays'),
    rateDenominator: rules.rule('monitoring.rateDenominator'),
  };
}

export function scoringParameters(rules: Rules): ScoringParameters {
  return {
    ...DEFAULT_SCORING,
    overTolerance: plain(new Exact(rules.rule('self.overTolerance')).div(100)),
    overMode: rules.rule('self.overMode'),
  };
}
