import { buildStatedFigures } from '../results.js';
import type { Batch } from '../tables/index.js';
import { batch } from '../tables/index.js';
import { buildAppraisals } from '../appraisals.js';
import { buildCalendar } from '../calendar.js';
import { ARCHETYPE_NAMES } from '../archetypes.js';
import { padded } from '../dates.js';
import { allocate, units } from '../money-allocation.js';
import { type BuiltProject, buildProjects, type ProjectPlan } from '../objectives.js';
import { buildOrganizations, type Organizations } from '../organizations.js';
import { PLACES, type PlacePlan } from './plans.js';
import { buildEvaluated } from './evaluated.js';
import { EVALUATED } from './evaluation-plans.js';
import { buildFollowed } from './followed.js';
import { buildPlaceRounds, paymentsOf } from './rounds.js';
import { buildPlaceSelf } from './self-evaluations.js';
import { buildWholes, type WholePlan } from './wholes.js';

export { PLACES } from './plans.js';

/** A place, its people and what it has declared. */
export interface BuiltPlace {
  readonly organizations: Organizations;
  readonly batches: Batch[];
  readonly hasAppraisals: boolean;
}

/** Objectives of the bureaus that report them, one place after the other; nothing is held of two at once. */
export function* buildPlaces(): Generator<BuiltPlace> {
  for (const plan of PLACES) {
    const organizations = buildOrganizations(plan.place);
    const appraised = plan.appraisals ? buildAppraisals(organizations, plan.appraisals) : [];
    yield {
      organizations,
      hasAppraisals: appraised.length > 0,
      batches: [
        ...buildCalendar(),
        ...rules(organizations, plan),
        ...declared(organizations, plan),
        ...appraised,
        ...(plan.stated ? [buildStatedFigures(organizations, plan.year, plan.stated)] : []),
      ],
    };
  }
}

function rules({ id }: Organizations, plan: PlacePlan): Batch[] {
  return [
    batch(
      'organizations.rule_parameter',
      plan.rules.map(([code, value, source], i) => ({
        id: id('rule', i + 1),
        code,
        year_from: plan.year,
        year_to: null,
        value,
        source,
      })),
    ),
    batch('projects.year_source', [
      { budget_year: plan.year, source: 'LOCAL' },
      { budget_year: plan.year + 1, source: 'LOCAL' },
    ]),
  ];
}

function declared(organizations: Organizations, plan: PlacePlan): Batch[] {
  const own = declaredIn(organizations, plan, EVALUATED[plan.place.key]);
  const self = plan.selfEvaluations;
  if (!self) return own.batches;
  if (!self.earlier) return [...own.batches, ...buildPlaceSelf(organizations, self, plan.year, own.built, own.wholes)];
  const { year, approvedOn, projects, unitsWithProjects, wholes } = self.earlier;
  const { monitoring: _monitoring, followed: _followed, ...rest } = plan;
  const before = declaredIn(organizations, { ...rest, year, approvedOn, projects, unitsWithProjects, wholes });
  return [...own.batches, ...before.batches, ...buildPlaceSelf(organizations, self, year, before.built, before.wholes)];
}

interface Declared {
  readonly batches: Batch[];
  readonly built: readonly BuiltProject[];
  readonly wholes: readonly WholePlan[];
}

/** Objectives of one year of a place, and what it followed of them. */
function declaredIn(organizations: Organizations, plan: PlacePlan, evaluated?: (typeof EVALUATED)[string]): Declared {
  const projects = projectsOf(organizations, plan);
  const built = buildProjects(organizations, projects);
  const monitored = (wholes: readonly WholePlan[]): Batch[] => [
    ...(plan.monitoring ? buildPlaceRounds(organizations, plan.monitoring, built.built, wholes) : []),
    ...(plan.followed ? buildFollowed(organizations, plan.followed, plan.year, built.built) : []),
    ...(evaluated ? buildEvaluated(organizations, evaluated, built.built) : []),
  ];
  if (!plan.wholes) return { batches: [...built.batches, ...monitored([])], built: built.built, wholes: [] };
  const spent = new Map<string, bigint>();
  // A fund that is no part of the department's own budget stands outside its whole.
  for (const project of projects.filter(({ fundKind }) => fundKind === undefined))
    spent.set(project.unit.agencyId, (spent.get(project.unit.agencyId) ?? 0n) + project.amount);
  const declaring = organizations.units.slice(0, plan.wholes.units);
  const total = declaring.reduce((left, { agencyId }) => left - (spent.get(agencyId) ?? 0n), units(plan.wholes.wan));
  const bases = allocate(total, declaring.length, plan.wholes.seed);
  const wholes = declaring.map((unit, i): WholePlan => ({
    unit,
    year: plan.year,
    base: bases[i]!,
    projects: spent.get(unit.agencyId) ?? 0n,
    catalogueCode: plan.catalogueCode,
    approvedOn: plan.approvedOn,
    replyNo: `${plan.issuer}〔${plan.year}〕1号`,
    isAssumed: plan.wholes!.isAssumed,
  }));
  const batches = [...built.batches, ...buildWholes(organizations, wholes), ...monitored(wholes)];
  return { batches, built: built.built, wholes };
}

function projectsOf(organizations: Organizations, plan: PlacePlan): ProjectPlan[] {
  let n = 0;
  return plan.projects.flatMap((block) => {
    const amounts = block.fixed
      ? block.fixed.map(([, wan]) => units(wan))
      : allocate(units(block.wan), block.records, block.seed, block.least ? units(block.least) : undefined);
    return amounts.map((amount, i): ProjectPlan => {
      n += 1;
      return {
        year: plan.year,
        n,
        name: block.fixed ? block.fixed[i]![0] : `${block.name}${padded(i + 1, 4)}`,
        unit: organizations.units[(n - 1) % plan.unitsWithProjects]!,
        amount,
        archetype: block.archetype ?? ARCHETYPE_NAMES[n % ARCHETYPE_NAMES.length]!,
        isAssumed: !block.fixed?.[i]?.[2],
        approvedOn: plan.approvedOn,
        replyNo: `${plan.issuer}〔${plan.year}〕2号`,
        isSupplement: false,
        fundKind: block.fundKind,
        fundTags: block.fundTags,
        catalogueCode: plan.catalogueCode,
        // A year that is evaluated is over, and nearly all of it was spent.
        paidPermille: plan.selfEvaluations && !plan.monitoring ? 985 : 0,
        fundSource: block.fundSource,
        fundCategory: block.fundCategory,
        isMajor: block.isMajor,
        // Only where the place monitored do its payments matter to anything.
        paid: plan.selfEvaluations?.nought?.includes(block.fixed?.[i]?.[0] ?? '')
          ? []
          : (plan.monitoring ?? plan.followed?.funds)
            ? paymentsOf(n - 1)
            : undefined,
        state: (plan.monitoring ?? plan.followed?.funds) ? 'EXECUTING' : undefined,
      };
    });
  });
}
