import type { ClinicParameters, ClinicRule, Severity } from './clinic.types.js';
import { OBJECTIVE_RULES } from './objective.rules.js';
import { SENSE_RULES } from './sense.rules.js';
import { SUBSTANCE_RULES } from './substance.rules.js';
import { VALUE_RULES } from './value.rules.js';
import { WORDING_RULES } from './wording.rules.js';

/** All rules of the clinic by their number. What they find, and how surely, is measured in docs/clinic.md. */
export const CLINIC_RULES: readonly ClinicRule[] = [
  ...WORDING_RULES,
  ...SUBSTANCE_RULES,
  ...VALUE_RULES,
  ...SENSE_RULES,
  ...OBJECTIVE_RULES,
].sort((a, b) => a.id.localeCompare(b.id));

/** As the place has set it, else as the rule itself proposes. */
export function severityOf(rule: ClinicRule, parameters: ClinicParameters): Severity {
  return Object.hasOwn(parameters.severity, rule.id) ? parameters.severity[rule.id]! : rule.severity;
}
