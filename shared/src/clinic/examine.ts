import type { ObjectiveDraft } from '../indicators/objective.js';
import {
  type ClinicContext,
  type ClinicParameters,
  type ClinicRemark,
  type ClinicReport,
  type ClinicRule,
  DEFAULT_CLINIC_PARAMETERS,
  type Finding,
  NO_CONTEXT,
  type NotJudged,
  type Severity,
} from './clinic.types.js';
import { factKey, targetNumber } from './reading.js';
import { CLINIC_RULES, severityOf } from './registry.js';
import { applySuggestion } from './rewrite.js';
import { PEERS_NEEDED } from './value.rules.js';

/**
 * The goal clinic (目标体检): the same answer in the browser while one types and on the server at submission. Pure:
 * what stands in the form, what is known around it, the rules of the place.
 */
export function examine(
  objective: ObjectiveDraft,
  context: ClinicContext = NO_CONTEXT,
  parameters: ClinicParameters = DEFAULT_CLINIC_PARAMETERS,
): ClinicReport {
  const remarks = CLINIC_RULES.flatMap((rule) => {
    const severity = severityOf(rule, parameters);
    return severity === 'OFF' ? [] : remarksOf(rule, severity, objective, context, parameters);
  });
  const doubtful = new Set(
    remarks.flatMap(({ ruleId }) => CLINIC_RULES.find(({ id }) => id === ruleId)?.principles ?? []),
  );
  return {
    remarks,
    notJudged: severityOf(peersRule, parameters) === 'OFF' ? [] : tooFewPeers(objective, context),
    principles: parameters.principles.map((principle) => ({
      principle,
      state: doubtful.has(principle) ? 'WARN' : 'OK',
    })),
  };
}

/** How many other remarks go, too, when the suggestion of this one is taken over. */
export function alsoSolves(
  remark: ClinicRemark,
  report: ClinicReport,
  objective: ObjectiveDraft,
  context: ClinicContext,
  parameters: ClinicParameters,
): number {
  if (!remark.suggestion) return 0;
  const after = examine(applySuggestion(objective, remark.suggestion), context, parameters);
  return Math.max(0, report.remarks.length - after.remarks.length - 1);
}

const peersRule = CLINIC_RULES.find(({ code }) => code === 'FAR_FROM_PEERS')!;

/** Silence of the peer rule is named where it only means that too few others are known. */
function tooFewPeers(objective: ObjectiveDraft, context: ClinicContext): NotJudged[] {
  return objective.indicators.flatMap((indicator, index) => {
    const known = context.facts[factKey(indicator)]?.peers?.length ?? 0;
    if (!targetNumber(indicator) || known === 0 || known >= PEERS_NEEDED) return [];
    return [{ ruleId: peersRule.id, field: `indicators[${index}].targetValue`, known, needed: PEERS_NEEDED }];
  });
}

function remarksOf(
  rule: ClinicRule,
  severity: Exclude<Severity, 'OFF'>,
  objective: ObjectiveDraft,
  context: ClinicContext,
  parameters: ClinicParameters,
): ClinicRemark[] {
  const found = findings(rule, objective, context, parameters);
  return found.map(({ params, suggestion, ...finding }) => ({
    ...finding,
    ruleId: rule.id,
    code: rule.code,
    severity,
    params: { ...whereabouts(objective, finding.field), ...params },
    // A suggestion that does not clear its own remark would be a second fault, not a cure.
    suggestion:
      suggestion && findings(rule, applySuggestion(objective, suggestion), context, parameters).length < found.length
        ? suggestion
        : undefined,
  }));
}

function findings(
  rule: ClinicRule,
  objective: ObjectiveDraft,
  context: ClinicContext,
  parameters: ClinicParameters,
): readonly Finding[] {
  if (rule.scope === 'objective') return rule.check({ objective, context, parameters });
  return objective.indicators.flatMap((indicator, index) =>
    rule.check({ indicator, index, objective, context, facts: context.facts[factKey(indicator)] ?? {} }),
  );
}

function whereabouts(objective: ObjectiveDraft, field: string): Record<string, string | number> {
  const match = /^indicators\[(\d+)\]/.exec(field);
  const row = match ? objective.indicators[Number(match[1])] : undefined;
  return match && row ? { row: Number(match[1]) + 1, name: row.name.slice(0, 60) } : {};
}
