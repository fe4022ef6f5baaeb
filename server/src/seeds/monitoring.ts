import {
  type AlertParameters,
  daysBetween,
  DEFAULT_ALERTS,
  type MonitoredRow,
  monitoringLight,
  type MonitoringScope,
  stageRate,
  timeProgress,
  unitDuty,
  WHOLE_SCOPE,
} from '@jixiao/shared';
import type { IndicatorPlan } from './archetypes.js';
import { addDays, atHour, spread } from './dates.js';
import { money, share } from './money-allocation.js';
import { DEMO_DATE } from './names.js';
import type { BuiltProject } from './objectives.js';
import { clerkOn, firstLevel, type Organizations, type Unit } from './organizations.js';
import { type Batch, batch, type Row } from './tables/index.js';

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

/** What one sheet is about. Amounts in units of 100 yuan. */
export interface Watched {
  readonly unit: Unit;
  readonly objectiveId: string;
  readonly versionId: string;
  readonly projectId: string | null;
  readonly amount: bigint;
  readonly executed: bigint;
  /** Where the executed amount is not what the payments say. */
  readonly executionReason: string | null;
  readonly forecast: bigint;
  readonly indicators: readonly (IndicatorPlan & { id: string })[];
  /** So far reached, in thousandths of the year's targets. */
  readonly reachedPermille: bigint;
  /** Behind: what else is a rate that holds from the first day is not reached either. */
  readonly isSlow: boolean;
  readonly isFiled: boolean;
  readonly tasks: readonly { id: string; name: string; amount: bigint; executed: bigint }[];
}

/** A round with its list of who owes what, its sheets, and the light that the product's own rule gives each. */
export function buildRound(
  organizations: Organizations,
  plan: RoundPlan,
  watched: readonly Watched[],
  eligible: ReadonlyMap<string, number>,
): Batch[] {
  const { id } = organizations;
  const roundId = id('round', plan.n);
  const key = (kind: string): string => (plan.n === 1 ? kind : `${kind}-${plan.n}`);
  const sheets: Row<'monitoring.sheet'>[] = [];
  const rows: Row<'monitoring.sheet_row'>[] = [];
  const moneys: Row<'monitoring.sheet_money'>[] = [];
  const tasks: Row<'monitoring.sheet_task'>[] = [];
  // Two fifths of the time to file, as much to review.
  const stage = Math.floor(daysBetween(plan.openedOn, plan.closedOn) * 0.4);
  const endedOn = addDays(plan.closedOn, 65);
  const today = organizations.plan.demoDate ?? DEMO_DATE;
  watched.forEach((one, i) => {
    const sheetId = id(key('sheet'), i + 1);
    const clerk = clerkOn(one.unit, plan.openedOn);
    const budget = money(one.amount);
    const executed = money(one.executed);
    const submittedOn = addDays(plan.openedOn, 2 + spread(i, stage));
    const reached = one.indicators.map((indicator) => reachedBy(indicator, one));
    const light = monitoringLight(
      { adjustedBudget: budget, executed, periodTo: plan.periodTo, rows: reached },
      plan.alerts,
    );
    const isDisposed = one.isFiled && light.light !== 'GREEN';
    const filed = one.isFiled
      ? {
          state: 'ACCEPTED',
          forecast_amount: money(one.forecast),
          forecast_basis: 'OWN',
          light: light.light,
          light_reasons: light.reasons,
          goal_rate: light.goalRate,
          goal_gap: light.goalGap,
          unit_rating: light.light,
          division_rating: light.light,
          disposal: isDisposed ? 'CORRECT' : 'NORMAL',
          disposed_on: addDays(submittedOn, 2 + spread(i + 3, stage)),
          reconciled_on: one.executionReason ? addDays(submittedOn, 2) : null,
          submitted_by: clerk.accountId,
          submitted_at: atHour(submittedOn, 10, i % 60),
          dept_reviewed_by: firstLevel(one.unit).head.accountId,
        }
      : { state: 'DRAFT' };
    sheets.push({
      id: sheetId,
      round_id: roundId,
      objective_id: one.objectiveId,
      object_type: one.projectId ? 'PROJECT' : 'DEPARTMENT_WHOLE',
      project_id: one.projectId,
      agency_id: one.unit.agencyId,
      objective_version_id: one.versionId,
      approved_amount: budget,
      original_budget: budget,
      adjusted_budget: budget,
      executed_amount: executed,
      execution_source: one.executionReason ? 'TYPED' : 'PAYMENTS',
      typed_reason: one.executionReason,
      paid_amount: one.executionReason ? null : executed,
      execution_as_of: plan.periodTo,
      cause_codes: isDisposed ? ['SCHEDULE'] : [],
      cause_text: isDisposed ? '年中开工，进度晚于计划（演示）' : null,
      measures: isDisposed ? '四季度集中实施，按月报进度（演示）' : null,
      disposal_note: null,
      disposal_ended_on: isDisposed && endedOn <= today ? endedOn : null,
      is_assumed: true,
      ...filed,
    });
    moneys.push({
      id: id(key('sheet-money'), i + 1),
      sheet_id: sheetId,
      source: 'CURRENT_YEAR',
      original_budget: budget,
      adjusted_budget: budget,
      executed_amount: executed,
      forecast_amount: one.isFiled ? money(one.forecast) : null,
    });
    one.tasks.forEach((task, k) =>
      tasks.push({
        id: id(key('sheet-task'), i * 10 + k + 1),
        sheet_id: sheetId,
        objective_task_id: task.id,
        ordinal: k + 1,
        name: task.name,
        original_budget: money(task.amount),
        executed_amount: money(task.executed),
      }),
    );
    one.indicators.forEach((indicator, k) => {
      const row = reached[k]!;
      rows.push({
        id: id(key('sheet-row'), i * 10 + k + 1),
        sheet_id: sheetId,
        indicator_id: indicator.id,
        ordinal: k + 1,
        actual_value: one.isFiled ? row.actual : null,
        is_not_due: one.isFiled && row.isNotDue,
        forecast_value: one.isFiled ? row.forecast : null,
        likelihood: one.isFiled ? 'CERTAIN' : null,
        stage_rate: one.isFiled ? stageRate(row) : null,
        comment: null,
      });
    });
  });
  return [
    batch('monitoring.round', [
      {
        id: roundId,
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
    batch('monitoring.sheet', sheets),
    batch('monitoring.sheet_row', rows),
    batch('monitoring.sheet_money', moneys),
    batch('monitoring.sheet_task', tasks),
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

/** A project as it stood at the end of a period. */
export function watchedProject(
  project: BuiltProject,
  periodTo: string,
  { reachedPermille, isSlow }: Pick<Watched, 'reachedPermille' | 'isSlow'>,
): Watched {
  const { plan } = project;
  return {
    unit: plan.unit,
    objectiveId: project.objectiveId,
    versionId: project.versionId,
    projectId: project.projectId,
    amount: plan.amount,
    executed: project.paidBy(periodTo),
    executionReason: null,
    forecast: plan.paid ? plan.amount : share(plan.amount, plan.paidPermille),
    indicators: project.indicators,
    reachedPermille,
    isSlow,
    isFiled: true,
    tasks: [],
  };
}

/** Objects by first-level unit. */
export function countByUnit(units: readonly Unit[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const unit of units) {
    const { agencyId } = firstLevel(unit);
    counts.set(agencyId, (counts.get(agencyId) ?? 0) + 1);
  }
  return counts;
}

/** The monitoring of September 2019: what was spent and reached by the end of July; each unit chose three or more. */
export function luolongRound(
  organizations: Organizations,
  monitored: readonly BuiltProject[],
  eligible: readonly BuiltProject[],
): Batch[] {
  const plan: RoundPlan = {
    n: 1,
    year: 2019,
    name: '2019年1—7月绩效运行监控',
    periodTo: '2019-07-31',
    dueOn: '2019-08-31',
    openedOn: '2019-08-05',
    closedOn: '2019-09-25',
    scope: { ...WHOLE_SCOPE, leastPerUnit: 3 },
    alerts: DEFAULT_ALERTS,
  };
  const watched = monitored.map((project, i) => {
    // Some work begins late in the year: an example unit's amber light, with its cause and what is done about it.
    const isSlow = !project.plan.unit.isReal && i % 9 === 4;
    return watchedProject(project, plan.periodTo, {
      reachedPermille: isSlow ? 300n : 560n + BigInt(spread(i, 90)),
      isSlow,
    });
  });
  return buildRound(organizations, plan, watched, countByUnit(eligible.map(({ plan: { unit } }) => unit)));
}

/** As far along as time is, give or take; a few lag behind. */
export function reachedAt(periodTo: string, i: number, isSlow: boolean): Pick<Watched, 'reachedPermille' | 'isSlow'> {
  const elapsed = BigInt(Math.round(Number(timeProgress(periodTo)) * 10));
  return { isSlow, reachedPermille: isSlow ? elapsed - 220n : elapsed - 20n + BigInt(spread(i, 90)) };
}

/** What had been reached: counts by so many thousandths of the year's target, rates as they stood. */
function reachedBy(
  indicator: IndicatorPlan,
  { reachedPermille, isSlow }: Pick<Watched, 'reachedPermille' | 'isSlow'>,
): MonitoredRow {
  const { direction, unit, weight } = indicator;
  const target = indicator.target ?? null;
  const isNotDue = direction === 'DATE_BY' || direction === 'BOOL' || direction === 'QUAL';
  const isCount = target !== null && unit !== '%' && direction === 'GE';
  const reached = target === null ? null : share(BigInt(target), Number(reachedPermille));
  const isRate = target !== null && !isCount;
  return {
    direction,
    target,
    actual: isRate && !isSlow ? target : reached === null ? (indicator.low ?? null) : String(reached),
    forecast: target ?? indicator.low ?? null,
    likelihood: 'CERTAIN',
    isNotDue,
    weight,
  };
}
