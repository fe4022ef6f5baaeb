import { ARCHETYPE_NAMES, type ArchetypeName } from './archetypes.js';
import { padded } from './dates.js';
import { allocate, units } from './money-allocation.js';
import { KEY_PROJECTS, MONEY_BLOCKS } from './names.js';
import { type ProjectPlan, usualSpending } from './objectives.js';
import type { Organizations, Unit } from './organizations.js';

const SUPPLEMENTS_2019 = 60;
/** Units that monitor three projects; the rest monitor four (report: 每个单位不能少于3个). */
const UNITS_WITH_THREE = 52;

const block = (name: keyof typeof MONEY_BLOCKS): bigint[] => {
  const { records, wan, seed } = MONEY_BLOCKS[name];
  return allocate(units(wan), records, seed);
};

const archetypeOf = (n: number): ArchetypeName => ARCHETYPE_NAMES[n % ARCHETYPE_NAMES.length]!;

/** Owner of the n-th ordinary project: units in turn, now and then one of their subordinates. */
function ownerOf(organizations: Organizations, n: number): Unit {
  const unit = organizations.units[n % organizations.units.length]!;
  return n % 7 === 3 && unit.subordinates.length > 0 ? unit.subordinates[n % unit.subordinates.length]! : unit;
}

/** 2018: the 1,396 projects that were evaluated in 2019. Numbers 1–3 are named by the report, 4–98 are evaluated by departments. */
export function projectsOf2018(organizations: Organizations): ProjectPlan[] {
  const named = KEY_PROJECTS.map((project, i): ProjectPlan => ({
    ...common(2018, i + 1),
    name: project.name,
    // The report does not say which units run them: example units stand for them.
    unit: organizations.units.filter((unit) => !unit.isReal)[project.exampleUnit - 1]!,
    amount: units(project.wan),
    archetype: project.archetype,
    isAssumed: false,
    approvedOn: '2018-02-08',
    replyNo: '洛龙财预〔2018〕1号',
  }));
  const evaluated = block('departmentEvaluated').map((amount, i) => ordinary(organizations, 2018, i + 4, amount, i));
  const others = block('otherSelfEvaluated').map((amount, i) => ordinary(organizations, 2018, i + 99, amount, i));
  return [...named, ...evaluated, ...others];
}

/** 2019: numbers 1–200 are monitored; the last 60 are supplements of the year. */
export function projectsOf2019(organizations: Organizations): ProjectPlan[] {
  const turns = organizations.units.flatMap((_, index) =>
    Array.from({ length: index < UNITS_WITH_THREE ? 3 : 4 }, () => index),
  );
  const monitored = block('monitored').map((amount, i): ProjectPlan => ({
    ...ordinary(organizations, 2019, i + 1, amount, i),
    unit: organizations.units[turns[i]!]!,
    // Some money of example units is special: what the boards of special funds show.
    fundTags: organizations.units[turns[i]!]!.isReal || i % 9 !== 5 ? [] : [i % 2 === 0 ? 'POVERTY' : 'SPECIAL_FUND'],
  }));
  const others = block('otherGoals').map((amount, i) => ordinary(organizations, 2019, i + 201, amount, i));
  const first = monitored.length + others.length - SUPPLEMENTS_2019;
  return [...monitored, ...others].map((plan, i) =>
    i < first ? plan : { ...plan, isSupplement: true, approvedOn: '2019-10-15', replyNo: '洛龙财预〔2019〕68号' },
  );
}

/**
 * Two late supplements of 2019 that nobody has declared yet: what is walked through the loop by hand. Their approval comes
 * after the day on which the report counts, so they disturb none of its figures.
 */
export function projectsToWalk(organizations: Organizations, after: number): ProjectPlan[] {
  const showcase = organizations.units.find(({ clerk }) => clerk.account.endsWith('clerk'))!;
  return (['示例项目：社区养老服务', '示例项目：老旧小区改造'] as const).map((name, i) => ({
    ...common(2019, after + i + 1),
    name,
    unit: showcase,
    amount: units(i === 0 ? '120' : '86.5'),
    archetype: i === 0 ? 'services' : 'construction',
    isAssumed: true,
    isSupplement: true,
    approvedOn: null,
    replyNo: null,
    paidPermille: i === 0 ? 960 : 880,
    ...(i === 1 ? { endsOn: '2021-12-31' } : {}),
  }));
}

/** One more of the unit beside it: a reviewer and the unit refine two of its cells together. */
export function projectToRefine(organizations: Organizations, n: number): ProjectPlan {
  const showcase = organizations.units.findIndex(({ clerk }) => clerk.account.endsWith('clerk'));
  return {
    ...common(2019, n),
    name: '示例项目：上门助浴服务',
    unit: organizations.units.find(({ clerk }) => clerk.account.endsWith('clerk2')) ?? organizations.units[showcase]!,
    amount: units('36'),
    archetype: 'services',
    isAssumed: true,
    isSupplement: true,
    isRefining: true,
    state: 'POOLED',
    approvedOn: null,
    replyNo: null,
    paidPermille: 0,
  };
}

function ordinary(organizations: Organizations, year: number, n: number, amount: bigint, turn: number): ProjectPlan {
  return {
    ...common(year, n),
    name: `示例项目${year}${padded(n, 4)}`,
    unit: ownerOf(organizations, turn),
    amount,
    archetype: archetypeOf(n),
    isAssumed: true,
    approvedOn: `${year}-02-${year === 2019 ? '15' : '08'}`,
    replyNo: year === 2019 ? '洛龙财预〔2019〕2号' : '洛龙财预〔2018〕1号',
  };
}

const common = (year: number, n: number): Pick<ProjectPlan, 'year' | 'n' | 'isSupplement' | 'paidPermille'> => ({
  year,
  n,
  isSupplement: false,
  paidPermille: usualSpending(n),
});
