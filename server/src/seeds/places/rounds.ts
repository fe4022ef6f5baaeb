import { type AlertParameters, DEFAULT_ALERTS, type MonitoringScope, timeProgress, WHOLE_SCOPE } from '@jixiao/shared';
import { spread } from '../dates.js';
import { share } from '../money-allocation.js';
import {
  buildRound,
  countByUnit,
  reachedAt,
  type RoundPlan,
  type Watched,
  watchedProject,
} from '../monitoring/index.js';
import type { BuiltProject } from '../objectives.js';
import type { Organizations } from '../organizations.js';
import { buildBasePayments } from './base-payments.js';
import type { Batch } from '../tables/index.js';
import { type WholePlan, wholeIds } from './wholes.js';

/** How a place monitored: one or several rounds over the same objects. */
export interface PlaceRounds {
  readonly scope: Partial<MonitoringScope>;
  /** Only projects of such money; the round names them. */
  readonly fundTag?: string;
  readonly alerts?: Partial<AlertParameters>;
  readonly rounds: readonly (readonly [
    name: string,
    from: string,
    to: string,
    openedOn: string,
    dueOn: string,
    closedOn: string,
  ])[];
  /** Whole departments that filed, of all of them. */
  readonly filedWholes?: number;
  /** Whole departments that lag behind, by their number from 0; every eleventh where nothing is said. */
  readonly slowWholes?: readonly number[];
}

const TYPED = '填报时基本支出数据尚未到达（演示）';
/** One department typed its base expenditure while the feed was down; the division has reconciled it. */
const TYPED_BY = 4;

/** Rounds of one place over its projects, its whole departments, or both. */
export function buildPlaceRounds(
  organizations: Organizations,
  plan: PlaceRounds,
  built: readonly BuiltProject[],
  wholes: readonly WholePlan[],
): Batch[] {
  const tagged = built.filter(({ plan: { fundTags } }) => !plan.fundTag || fundTags?.includes(plan.fundTag));
  const projectIds = plan.fundTag ? tagged.map(({ projectId }) => projectId) : [];
  const scope: MonitoringScope = { ...WHOLE_SCOPE, projectIds, ...plan.scope };
  const alerts = { ...DEFAULT_ALERTS, ...plan.alerts };
  const least = scope.leastAmount === null ? 0n : BigInt(scope.leastAmount.split('.')[0]!) / 100n;
  const inScope = tagged.filter(
    ({ plan: { amount, fundKind = 'GENERAL_PUBLIC' } }) =>
      amount >= least && (scope.fundKinds.length === 0 || scope.fundKinds.includes(fundKind)),
  );
  const projects = scope.objects.includes('PROJECT') ? inScope : [];
  const whole = scope.objects.includes('DEPARTMENT_WHOLE') ? wholes : [];
  const eligible = countByUnit([...projects.map((one) => one.plan.unit), ...whole.map(({ unit }) => unit)]);
  const isBehind = (i: number): boolean => plan.slowWholes?.includes(i) ?? isSlow(i);
  return plan.rounds.flatMap(([name, periodFrom, periodTo, openedOn, dueOn, closedOn], k) => {
    const round: RoundPlan = {
      n: k + 1,
      year: built[0]?.plan.year ?? wholes[0]!.year,
      name,
      periodFrom,
      periodTo,
      openedOn,
      dueOn,
      closedOn,
      scope,
      alerts,
    };
    const paidOf = paidByUnit(built, periodTo);
    const bodies = whole.map((one, i) =>
      watchedWhole(organizations, one, i, {
        periodTo,
        ofProjects: paidOf.get(one.unit.agencyId) ?? 0n,
        isFiled: i < (plan.filedWholes ?? whole.length),
        isBehind: isBehind(i),
      }),
    );
    const watched = [
      ...projects.map((project, i) => watchedProject(project, periodTo, reachedAt(periodTo, i, isSlow(i)))),
      ...bodies,
    ];
    const base = bodies.map(({ moneys }, i) => ({ whole: whole[i]!, inPeriod: moneys[0]!.executed }));
    return [
      ...(base.length > 0 ? [buildBasePayments(organizations, periodTo, base)] : []),
      ...buildRound(organizations, round, watched, eligible),
    ];
  });
}

/** Every eleventh lags behind, in money and in what it reached. */
export const isSlow = (i: number): boolean => i % 11 === 7;

/** Payments of a place's n-th project: about even over the year, less where it lags; the second stands at exactly 75 % in October. */
export function paymentsOf(i: number): readonly (readonly [string, number])[] {
  if (i === 1)
    return [
      ['03-20', 250],
      ['06-18', 250],
      ['09-20', 250],
      ['11-15', 250],
    ];
  const [first, second, third] = isSlow(i)
    ? [150, 150, 380]
    : [240 + spread(i, 20), 250 + spread(i, 30), 330 + spread(i, 40)];
  return [
    ['03-20', first!],
    ['06-18', second!],
    ['09-20', third!],
    ['11-15', 1000 - first! - second! - third! - spread(i, 30)],
  ];
}

function paidByUnit(built: readonly BuiltProject[], periodTo: string): ReadonlyMap<string, bigint> {
  const paid = new Map<string, bigint>();
  for (const project of built) {
    const { agencyId } = project.plan.unit;
    paid.set(agencyId, (paid.get(agencyId) ?? 0n) + project.paidBy(periodTo));
  }
  return paid;
}

interface Standing {
  readonly periodTo: string;
  /** What the department's projects were paid by then. */
  readonly ofProjects: bigint;
  readonly isFiled: boolean;
  readonly isBehind: boolean;
}

function watchedWhole(
  organizations: Organizations,
  plan: WholePlan,
  i: number,
  { periodTo, ofProjects, isFiled, isBehind }: Standing,
): Watched {
  const ids = wholeIds(organizations, plan.year, i + 1);
  const reached = reachedAt(periodTo, i, isBehind);
  const amount = plan.base + plan.projects;
  // The base makes up what the whole is to have spent, as far as salaries are paid by then.
  const wanted = share(amount, Math.min(1000, Number(reached.reachedPermille))) - ofProjects;
  const most = share(plan.base, Math.min(1000, Math.round(Number(timeProgress(periodTo)) * 10) + 80));
  const base = wanted < 0n ? 0n : wanted > most ? most : wanted;
  const moneys = [
    { source: 'BASE', amount: plan.base, executed: base },
    { source: 'PROJECT', amount: plan.projects, executed: ofProjects },
  ];
  const tasks = [
    { name: '保障机构运转', amount: plan.base, executed: base },
    { name: '完成年度专项任务', amount: plan.projects, executed: ofProjects },
  ].filter((part) => part.amount > 0n);
  return {
    unit: plan.unit,
    name: `${plan.unit.name}部门整体支出`,
    objectiveId: ids.objectiveId,
    versionId: ids.versionId,
    projectId: null,
    amount,
    executed: base + ofProjects,
    moneys,
    executionReason: isFiled && i === TYPED_BY ? TYPED : null,
    forecast: share(amount, 985),
    indicators: ids.indicators,
    ...reached,
    isFiled,
    tasks: tasks.map((part, k) => ({ id: ids.taskId(k), ...part, executed: isFiled ? part.executed : 0n })),
  };
}
