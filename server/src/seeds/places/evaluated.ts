import { addDays, padded, spread } from '../dates.js';
import { candidateOf, planRow, REASONS } from '../evaluation-plan-rows.js';
import { ASSUMED_PLAN, engagementRow, firmRowsOf } from '../evaluations.js';
import { allocate, money, units as inUnits } from '../money-allocation.js';
import type { BuiltProject } from '../objectives.js';
import type { Organizations, Unit } from '../organizations.js';
import { type Batch, batch, type Row } from '../tables/index.js';
import { buildFirmWork, type FirmWork } from './firm-work.js';
import { nextPlan } from './evaluated-plan.js';
import { corrected, problems, published } from './evaluated-results.js';

/** Evaluations of one kind that share a total: what the report prints, spread over so many. */
export interface EvaluationBlock {
  readonly objectType: 'PROJECT' | 'DEPARTMENT_WHOLE';
  readonly records: number;
  readonly wan: string;
  readonly seed: number;
  /** Title before the running number; of whole departments the unit's own name stands there. */
  readonly name: string;
  /** Titles that the report names, first ones first. */
  readonly titles?: readonly (readonly [title: string, area?: string])[];
  /** Number of the first unit; those that follow take the next ones. */
  readonly fromUnit: number;
  /** Share of the block that firms carry out: so many from the first on; the others are in-house. */
  readonly byFirm: number;
  /** The place's own projects of the year, from the first on. */
  readonly ofProjects?: boolean;
  /** Amounts are not the report's: nothing was printed. */
  readonly isAssumed?: boolean;
}

/** One evaluation of a fund over several bodies and items. */
export interface ProgrammeBlock {
  readonly title: string;
  readonly items: number;
  readonly wan: string;
  readonly seed: number;
  readonly itemName: string;
  /** So many units from the first on; the items go round. */
  readonly units: number;
  readonly categories: readonly (readonly [name: string, area?: string])[];
  readonly area?: string;
  readonly representatives?: readonly number[];
  /** Grades and points of the items, one after the other; none where the report tells none. */
  readonly grades?: readonly (readonly [grade: string, score: string])[];
}

export interface PlaceEvaluations {
  readonly workYear: number;
  readonly subjectYear: number;
  readonly completedOn: string;
  readonly approvedOn: string;
  readonly blocks: readonly EvaluationBlock[];
  readonly programmes?: readonly ProgrammeBlock[];
  /** Firms by number, going round over what firms carry out. */
  readonly firms?: readonly number[];
  /** Each firm's evaluation has an engagement of its own, with its papers, and where told its rating. */
  readonly firmWork?: FirmWork;
  /** Problems of every kind of the report, on example bodies. */
  readonly hasProblems?: boolean;
  /** Each evaluation has its notice of correction, answered. */
  readonly areCorrected?: boolean;
  /** Reports are published; the last in-house one is withheld. */
  readonly isPublished?: boolean;
  readonly next?: NextPlan;
}

/** The plan of the year to come. */
export interface NextPlan {
  readonly workYear: number;
  readonly approvedOn: string;
  readonly whole: number;
  readonly projects: number;
  readonly wholeByFirm: number;
  readonly projectsByFirm: number;
}

export interface Evaluated {
  readonly task: Row<'evaluation.evaluation_task'>;
  readonly unit: Unit;
  readonly isInHouse: boolean;
}

/** Evaluations by the bureau of one place and year, with the plan that chose them. */
export function buildEvaluated(
  organizations: Organizations,
  plan: PlaceEvaluations,
  projects: readonly BuiltProject[],
): Batch[] {
  const { id } = organizations;
  const planId = id('evaluation-plan', 1);
  const firms = firmRowsOf(organizations);
  const engagements = (plan.firms ?? [0]).map((firm, i) =>
    engagementRow(organizations, plan.workYear, i + 1, [
      firms[firm]!.id,
      `${plan.workYear}年度重点绩效评价`,
      addDays(plan.completedOn, -150),
      plan.completedOn,
      'ACCEPTED',
    ]),
  );
  const evaluated: Evaluated[] = [];
  let commissioned = 0;
  const add = (
    facts: Pick<Row<'evaluation.evaluation_task'>, 'object_type' | 'title' | 'amount'> & {
      area?: string;
      project_id?: string | null;
      is_assumed?: boolean;
    },
    unit: Unit,
    isInHouse: boolean,
  ): string => {
    const n = evaluated.length + 1;
    const taskId = id('task-finance', n);
    const engagement = isInHouse ? null : engagements[commissioned++ % engagements.length]!;
    evaluated.push({
      unit,
      isInHouse,
      task: {
        id: taskId,
        kind: 'FINANCE',
        agency_id: unit.agencyId,
        organiser_agency_id: organizations.divisionIds.performance,
        subject_year: plan.subjectYear,
        work_year: plan.workYear,
        method: isInHouse ? 'OWN' : 'THIRD_PARTY',
        state: 'CLOSED',
        selection_reason: REASONS[n % REASONS.length]!,
        engagement_id: engagement?.id ?? null,
        notified_on: addDays(plan.completedOn, -140),
        // The report tells no points and no grade of single evaluations: none is invented.
        completed_on: addDays(plan.completedOn, -spread(n, 20)),
        plan_id: planId,
        ...ASSUMED_PLAN,
        field_from: addDays(plan.completedOn, -120),
        field_to: addDays(plan.completedOn, -60),
        state_since: plan.completedOn,
        is_assumed: false,
        ...facts,
      },
    });
    return taskId;
  };

  for (const block of plan.blocks) {
    allocate(inUnits(block.wan), block.records, block.seed).forEach((amount, i) => {
      const project = block.ofProjects ? projects[i] : undefined;
      const unit = project?.plan.unit ?? organizations.units[(block.fromUnit + i - 1) % organizations.units.length]!;
      const [named, area] = block.titles?.[i] ?? [];
      const title =
        block.objectType === 'PROJECT'
          ? (named ?? `${block.name}${padded(i + 1, 2)}`)
          : `${unit.name}${block.name || '部门整体支出'}`;
      const facts = { object_type: block.objectType, title, amount: money(amount), area };
      add(
        { ...facts, project_id: project?.projectId ?? null, is_assumed: block.isAssumed ?? false },
        unit,
        i >= block.byFirm,
      );
    });
  }
  const items: Row<'evaluation.task_item'>[] = [];
  for (const programme of plan.programmes ?? []) {
    const lead = organizations.units[0]!;
    const facts = { object_type: 'PROGRAMME', title: programme.title, area: programme.area };
    const taskId = add({ ...facts, amount: money(inUnits(programme.wan)) }, lead, false);
    items.push(...itemsOf(organizations, programme, taskId, items.length));
  }
  const tasks = evaluated.map(({ task }) => task);
  const found = plan.hasProblems ? problems(organizations, evaluated) : null;
  const work = plan.firmWork && buildFirmWork(organizations, plan.firmWork, firms, engagements, tasks);
  return [
    batch('evaluation.third_party_firm', firms),
    batch('evaluation.firm_member', work?.members ?? []),
    batch('evaluation.engagement', work?.engagements ?? engagements),
    batch('evaluation.year_plan', [planRow(organizations, planId, plan.workYear, plan.approvedOn)]),
    batch('evaluation.evaluation_task', tasks),
    ...(work?.batches ?? []),
    batch(
      'evaluation.plan_candidate',
      evaluated.map(({ task }, i) => candidateOf(organizations, task, i + 1)),
    ),
    batch('evaluation.task_item', items),
    batch(
      'evaluation.task_member',
      evaluated.flatMap((one, i) => teamOf(organizations, one, i)),
    ),
    ...(found ? [found] : []),
    ...(plan.areCorrected ? corrected(organizations, plan, evaluated, found?.rows ?? []) : []),
    ...(plan.isPublished ? published(organizations, plan, evaluated) : []),
    ...(plan.next ? nextPlan(organizations, plan.next, evaluated.length) : []),
  ];
}

function itemsOf(
  { id, units }: Organizations,
  programme: ProgrammeBlock,
  taskId: string,
  from: number,
): Row<'evaluation.task_item'>[] {
  return allocate(inUnits(programme.wan), programme.items, programme.seed).map((amount, i) => {
    const [category, area] = programme.categories[i % programme.categories.length]!;
    const grade = programme.grades?.[i % programme.grades.length];
    return {
      id: id('task-item', from + i + 1),
      task_id: taskId,
      ordinal: i + 1,
      agency_id: units[i % programme.units]!.agencyId,
      name: `${programme.itemName}${padded(i + 1, 3)}`,
      category,
      area: area ?? null,
      amount: money(amount),
      score: grade?.[1] ?? null,
      grade: grade?.[0] ?? null,
      is_representative: programme.representatives?.includes(i) ?? false,
      is_assumed: true,
    };
  });
}

/** 局领导带队抽调业务科室骨干: the leader in charge, and two from the divisions. */
function teamOf(
  { id, offices, business }: Organizations,
  { task, isInHouse, unit }: Evaluated,
  i: number,
): Row<'evaluation.task_member'>[] {
  if (!isInHouse) return [];
  const members = [offices.leader, business[unit.divisionIndex]!, offices.performance2];
  return members.map((person, k) => ({
    id: id('task-member', i * 10 + k + 1),
    task_id: task.id,
    ordinal: k + 1,
    account_id: person.accountId,
    agency_id: person.agencyId,
    is_leader: k === 0,
    is_in_charge: k === 0,
  }));
}
