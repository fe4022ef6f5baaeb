import { Exact, plain } from '../decimal/decimal.js';
import type { LightParameters } from '../monitoring/light.js';
import { DEFAULT_SCORING, type ScoringParameters } from '../scoring/types.js';
import { RULE_DEFAULTS, type RuleCode, type RuleValue } from './rule-defaults.js';

/** Rules as they hold in one place and year. */
export interface Rules {
  rule<Code extends RuleCode>(code: Code): RuleValue<Code>;
}

/** The national defaults, for whoever asks without a place: previews, examples, tests. */
export const DEFAULT_RULES: Rules = { rule: (code) => RULE_DEFAULTS[code].value };

export function lightParameters(rules: Rules): LightParameters {
  return {
    yellowGap: String(rules.rule('monitoring.yellowGap')),
    redGap: String(rules.rule('monitoring.redGap')),
    leastForecast: String(rules.rule('monitoring.leastForecast')),
  };
}

export function scoringParameters(rules: Rules): ScoringParameters {
  return {
    ...DEFAULT_SCORING,
    overTolerance: plain(new Exact(rules.rule('self.overTolerance')).div(100)),
    overMode: rules.rule('self.overMode'),
  };
}
