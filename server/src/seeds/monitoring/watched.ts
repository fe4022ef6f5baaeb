import { type MonitoredRow, timeProgress } from '@jixiao/shared';
import type { IndicatorPlan } from '../archetypes.js';
import { spread } from '../dates.js';
import { share } from '../money-allocation.js';
import type { BuiltProject } from '../objectives.js';
import { firstLevel, type Unit } from '../organizations.js';

/** What one sheet is about. Amounts in units of 100 yuan. */
export interface Watched {
  readonly unit: Unit;
  readonly name: string;
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
  /** Budget and what was spent of it, by the lines of the form. */
  readonly moneys: readonly { source: string; amount: bigint; executed: bigint }[];
  readonly tasks: readonly { id: string; name: string; amount: bigint; executed: bigint }[];
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
    name: plan.name,
    objectiveId: project.objectiveId,
    versionId: project.versionId,
    projectId: project.projectId,
    amount: plan.amount,
    executed: project.paidBy(periodTo),
    moneys: [{ source: 'CURRENT_YEAR', amount: plan.amount, executed: project.paidBy(periodTo) }],
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

/** As far along as time is, give or take; a few lag behind. */
export function reachedAt(periodTo: string, i: number, isSlow: boolean): Pick<Watched, 'reachedPermille' | 'isSlow'> {
  const elapsed = BigInt(Math.round(Number(timeProgress(periodTo)) * 10));
  return { isSlow, reachedPermille: isSlow ? elapsed - 220n : elapsed - 20n + BigInt(spread(i, 90)) };
}

/** What had been reached: counts by so many thousandths of the year's target, rates as they stood. */
export function reachedBy(
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
