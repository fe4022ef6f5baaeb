import { FIVE_BANDS, FOUR_BANDS, UNIT_CRITERIA } from '@jixiao/shared';
import { addDays, atHour, spread } from '../dates.js';
import { OPINION } from '../execution.js';
import { money } from '../money-allocation.js';
import type { BuiltProject } from '../objectives.js';
import { firstLevel, type Organizations, type Unit } from '../organizations.js';
import { type ScoredSheet, scoredSheet, type Shortfall } from '../self-scoring.js';
import { type Batch, batch, type Row } from '../tables/index.js';
import { surveyedRows } from './self-surveys.js';
import type { SelfPlan } from './self-plans.js';
import { type WholePlan, wholeIds } from './wholes.js';

/** Thousandths that the rows of every sixth project reach, so that a scale of five bands shows all of its grades. */
const GRADES = [null, 860n, 740n, 620n, 540n, 300n] as const;

/** What one sheet is about. */
interface Subject {
  readonly key: string;
  readonly objectType: 'PROJECT' | 'DEPARTMENT_WHOLE';
  readonly projectId: string | null;
  readonly unit: Unit;
  readonly versionId: string;
  readonly indicators: BuiltProject['indicators'];
  readonly lines: readonly { line: string; budget: bigint; executed: bigint; origin: string }[];
  readonly shortfall: Shortfall;
  readonly isFiled: boolean;
  readonly isAssumed: boolean;
  readonly n: number;
}

/** Self-evaluations of a place: what its report counts was accepted, and what it says was not handed in still lies with its unit. */
export function buildPlaceSelf(
  organizations: Organizations,
  plan: SelfPlan,
  subjectYear: number,
  built: readonly BuiltProject[],
  wholes: readonly WholePlan[],
): Batch[] {
  const subjects = [
    ...evaluated(built, plan).map((project, i) => ofProject(project, i, plan, subjectYear)),
    ...(plan.projects === undefined ? wholes : []).map((whole, i) =>
      ofWhole(organizations, whole, i, plan, subjectYear),
    ),
  ];
  const made = subjects.map((subject) => sheetOf(organizations, plan, subjectYear, subject));
  const asked = subjects
    .slice(0, plan.surveyed?.projects ?? 0)
    .flatMap(({ indicators }, at) => made[at]!.rows.map((row, k) => ({ row, indicator: indicators[k]! })));
  const surveys = plan.surveyed && surveyedRows(organizations, `self-${plan.workYear}`, asked, plan.surveyed);
  return [
    batch(
      'evaluation.self_evaluation',
      made.map(({ sheet }) => sheet),
    ),
    batch('evaluation.self_evaluation_row', [
      ...(surveys?.rows ?? []),
      ...made.slice(plan.surveyed?.projects ?? 0).flatMap(({ rows }) => rows),
    ]),
    ...(surveys?.batches ?? []),
    batch(
      'evaluation.self_evaluation_money',
      made.flatMap(({ moneys }) => moneys),
    ),
    batch(
      'evaluation.self_evaluation_task',
      made.flatMap(({ tasks }) => tasks),
    ),
    batch(
      'evaluation.self_evaluation_criterion',
      made.flatMap(({ criteria }) => criteria),
    ),
    batch(
      'platform.task',
      made.flatMap(({ duties }) => duties),
    ),
    ...(plan.coachedFrom ? [coachings(organizations, plan.workYear, plan.coachedFrom)] : []),
  ];
}

const evaluated = (built: readonly BuiltProject[], { projects, except }: SelfPlan): readonly BuiltProject[] =>
  built.filter(({ plan: { name } }) => except === undefined || !name.startsWith(except)).slice(0, projects);

function ofProject(project: BuiltProject, i: number, plan: SelfPlan, subjectYear: number): Subject {
  const isNought = plan.nought?.includes(project.plan.name) ?? false;
  const share = plan.everyGrade ? GRADES[i % GRADES.length]! : null;
  const budget = project.plan.amount;
  return {
    key: `self-${subjectYear}`,
    objectType: 'PROJECT',
    projectId: project.projectId,
    unit: project.plan.unit,
    versionId: project.versionId,
    indicators: project.indicators,
    lines: [
      {
        line: project.plan.fundSource === 'OTHER' ? 'OTHER' : 'CURRENT_YEAR',
        budget,
        executed: project.paidBy(`${subjectYear}-12-31`),
        origin: 'PAYMENTS',
      },
    ],
    shortfall: isNought ? 'NOUGHT' : share === null ? null : { share },
    isFiled: true,
    isAssumed: project.plan.isAssumed,
    n: i + 1,
  };
}

function ofWhole(
  organizations: Organizations,
  whole: WholePlan,
  i: number,
  plan: SelfPlan,
  subjectYear: number,
): Subject {
  const { versionId, indicators } = wholeIds(organizations, subjectYear, i + 1);
  return {
    key: `self-whole-${subjectYear}`,
    objectType: 'DEPARTMENT_WHOLE',
    projectId: null,
    unit: whole.unit,
    versionId,
    indicators,
    lines: [
      { line: 'BASIC', budget: whole.base, executed: whole.base, origin: 'TYPED' },
      { line: 'PROJECTS', budget: whole.projects, executed: whole.projects, origin: 'PAYMENTS' },
    ].filter(({ budget }) => budget > 0n),
    shortfall: null,
    isFiled: plan.filedWholes === undefined || i < plan.filedWholes,
    isAssumed: whole.isAssumed,
    n: i + 1,
  };
}

interface Made {
  readonly sheet: Row<'evaluation.self_evaluation'>;
  readonly rows: Row<'evaluation.self_evaluation_row'>[];
  readonly moneys: Row<'evaluation.self_evaluation_money'>[];
  readonly tasks: Row<'evaluation.self_evaluation_task'>[];
  readonly criteria: Row<'evaluation.self_evaluation_criterion'>[];
  readonly duties: Row<'platform.task'>[];
}

function sheetOf(organizations: Organizations, plan: SelfPlan, subjectYear: number, subject: Subject): Made {
  const { id, business } = organizations;
  const { n, unit, isFiled, lines } = subject;
  const sheetId = id(subject.key, n);
  const budget = money(lines.reduce((sum, line) => sum + line.budget, 0n));
  const executed = money(lines.reduce((sum, line) => sum + line.executed, 0n));
  const scored = scoredSheet({
    sheetId,
    indicators: subject.indicators,
    year: subjectYear,
    budget,
    executed,
    shortfall: subject.shortfall,
    scale: plan.everyGrade ? FIVE_BANDS : FOUR_BANDS,
    rowId: (k) => id(`${subject.key}-row`, n * 10 + k),
  });
  const acceptedOn = addDays(plan.acceptedFrom, spread(n, 30));
  return {
    sheet: {
      id: sheetId,
      subject_year: subjectYear,
      work_year: plan.workYear,
      object_type: subject.objectType,
      family: 'GOALS',
      project_id: subject.projectId,
      agency_id: unit.agencyId,
      objective_version_id: subject.versionId,
      approved_amount: budget,
      original_budget: budget,
      adjusted_budget: budget,
      executed_amount: executed,
      is_assumed: subject.isAssumed,
      ...(isFiled
        ? filed(scored, acceptedOn, unit, business[unit.divisionIndex]!.accountId)
        : { state: 'DRAFT', figures_confirmed: false }),
    },
    rows: isFiled ? scored.rows : scored.rows.map(unfilled),
    moneys: lines.map((line, k) => ({
      id: id(`${subject.key}-money`, n * 10 + k),
      self_evaluation_id: sheetId,
      line: line.line,
      original_budget: money(line.budget),
      adjusted_budget: money(line.budget),
      executed_amount: isFiled || line.origin === 'PAYMENTS' ? money(line.executed) : '0.00',
      origin: line.origin,
    })),
    ...wholeParts(organizations, subject, subjectYear, sheetId),
    duties: isFiled ? [] : [duty(organizations, plan.workYear, subject, sheetId, acceptedOn)],
  };
}

function filed(
  scored: ScoredSheet,
  acceptedOn: string,
  unit: Unit,
  divisionId: string,
): Pick<Row<'evaluation.self_evaluation'>, 'state' | 'figures_confirmed'> & Partial<Row<'evaluation.self_evaluation'>> {
  return {
    state: 'ACCEPTED',
    execution_score: scored.execution.score,
    total_score: scored.total,
    grade: scored.grade,
    working: scored.working,
    parameters: {},
    actual_summary: '年度工作按计划推进（演示）',
    completed_on: acceptedOn,
    submitted_by: unit.clerk.accountId,
    submitted_at: atHour(addDays(acceptedOn, -8), 15, 1),
    submitted_on: addDays(acceptedOn, -8),
    dept_reviewed_by: firstLevel(unit).head.accountId,
    figures_confirmed: true,
    overall_opinion: OPINION,
    opined_by: divisionId,
    opined_on: acceptedOn,
  };
}

const unfilled = (row: Row<'evaluation.self_evaluation_row'>): Row<'evaluation.self_evaluation_row'> => ({
  id: row.id,
  self_evaluation_id: row.self_evaluation_id,
  indicator_id: row.indicator_id,
  ordinal: row.ordinal,
  is_not_applicable: false,
});

/** Tasks and the four criteria, which only whole units have. */
function wholeParts(
  organizations: Organizations,
  { objectType, isFiled, lines, n, key }: Subject,
  subjectYear: number,
  sheetId: string,
): Pick<Made, 'tasks' | 'criteria'> {
  if (objectType === 'PROJECT') return { tasks: [], criteria: [] };
  const { id } = organizations;
  const { taskId } = wholeIds(organizations, subjectYear, n);
  const names: Readonly<Record<string, string>> = { BASIC: '保障机构运转', PROJECTS: '完成年度专项任务' };
  return {
    tasks: lines.map((line, k) => ({
      id: id(`${key}-task`, n * 10 + k),
      self_evaluation_id: sheetId,
      objective_task_id: taskId(k),
      ordinal: k + 1,
      name: names[line.line]!,
      original_budget: money(line.budget),
      executed_amount: isFiled ? money(line.executed) : '0.00',
      result: isFiled ? '已完成（演示）' : null,
    })),
    criteria: UNIT_CRITERIA.map((criterion, k) => ({
      id: id(`${key}-criterion`, n * 10 + k),
      self_evaluation_id: sheetId,
      criterion,
      score: isFiled ? String(90 + spread(n * 4 + k, 9)) : null,
      text: isFiled ? '依据年度预算收支和履职情况评价（演示）' : null,
    })),
  };
}

function duty(
  { id }: Organizations,
  workYear: number,
  { unit, n, key }: Subject,
  sheetId: string,
  dueOn: string,
): Row<'platform.task'> {
  return {
    id: id(`${key}-duty`, n),
    kind: 'selfEvaluation.fill',
    agency_id: unit.agencyId,
    role: 'UNIT_CLERK',
    work_year: workYear,
    subject_type: 'evaluation.self_evaluation',
    subject_id: sheetId,
    subject_title: unit.name,
    url: `/${workYear}/evaluation/self/${sheetId}`,
    due_on: dueOn,
    state: 'OPEN',
  };
}

/** 一对一辅导 of every unit, one after the other. */
function coachings({ id, units, offices }: Organizations, workYear: number, from: string): Batch {
  return batch(
    'evaluation.coaching',
    units.map((unit, i) => ({
      id: id('coaching', i + 1),
      work_year: workYear,
      agency_id: unit.agencyId,
      coached_on: addDays(from, spread(i, 50)),
      topic: '绩效自评一对一辅导',
      content: '逐项说明指标完成值、计分方法和佐证材料的要求（演示）',
      unit_person: unit.clerk.personName,
      coached_by: offices.performance.accountId,
      coached_by_name: offices.performance.personName,
    })),
  );
}
