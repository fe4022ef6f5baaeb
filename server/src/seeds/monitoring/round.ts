import { type AlertParameters, type MonitoringScope, unitDuty } from '@jixiao/shared';
import { addDays } from '../dates.js';
import { clerkOn, firstLevel, type Organizations } from '../organizations.js';
import { type Batch, batch, type Row } from '../tables/index.js';
import { buildCorrections } from './corrections.js';
import { buildSheets } from './sheets.js';
import type { Watched } from './watched.js';

/** A round as a bureau ran it; what was spent and reached is made up of examples. */
export interface RoundPlan {
  /** Number of the round within its place, from 1. */
  readonly n: number;
  readonly year: number;
  readonly name: string;
  readonly periodTo: string;
  readonly dueOn: string;
  readonly openedOn: string;
  readonly closedOn: string;
  readonly scope: MonitoringScope;
  readonly alerts: AlertParameters;
  readonly periodFrom?: string;
}

/** A round with its list of who owes what, its sheets, and the corrections that were asked for. */
export function buildRound(
  organizations: Organizations,
  plan: RoundPlan,
  watched: readonly Watched[],
  eligible: ReadonlyMap<string, number>,
): Batch[] {
  const sheets = buildSheets(organizations, plan, watched);
  return [
    batch('monitoring.round', [
      {
        id: organizations.id('round', plan.n),
        budget_year: plan.year,
        name: plan.name,
        kind: 'PERIODIC',
        scope: plan.scope,
        period_from: plan.periodFrom ?? `${plan.year}-01-01`,
        period_to: plan.periodTo,
        due_on: plan.dueOn,
        state: 'CLOSED',
        parameters: { alerts: plan.alerts },
        opened_on: plan.openedOn,
        closed_on: plan.closedOn,
      },
    ]),
    batch('monitoring.round_unit', duties(organizations, plan, watched, eligible)),
    ...buildCorrections(organizations, plan, watched, sheets),
  ];
}

/** What every first-level unit owed, by the product's own rule. */
function duties(
  { id, units }: Organizations,
  plan: RoundPlan,
  watched: readonly Watched[],
  eligible: ReadonlyMap<string, number>,
): Row<'monitoring.round_unit'>[] {
  const chosen = new Map<string, string[]>();
  for (const { unit, objectiveId } of watched) {
    const agencyId = firstLevel(unit).agencyId;
    chosen.set(agencyId, [...(chosen.get(agencyId) ?? []), objectiveId]);
  }
  return units.map((unit, i) => {
    const duty = unitDuty(eligible.get(unit.agencyId) ?? 0, false, plan.scope);
    const isChoice = plan.scope.leastPerUnit !== null && duty.eligibleCount > 0;
    return {
      id: id(plan.n === 1 ? 'round-unit' : `round-unit-${plan.n}`, i + 1),
      round_id: id('round', plan.n),
      agency_id: unit.agencyId,
      eligible_count: duty.eligibleCount,
      required_count: duty.requiredCount,
      exempt_reason: duty.exemptReason,
      finished_on: isChoice ? addDays(plan.openedOn, 5) : null,
      finished_by: isChoice ? clerkOn(unit, plan.openedOn).accountId : null,
      chosen_objective_ids: isChoice ? (chosen.get(unit.agencyId) ?? []) : [],
    };
  });
}
