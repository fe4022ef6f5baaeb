import { DEFAULT_CRITERIA } from '@jixiao/shared';
import { padded, spread } from '../dates.js';
import type { Organizations } from '../organizations.js';
import { type Batch, batch, type Row } from '../tables/index.js';
import type { NextPlan } from './evaluated.js';

export const REASONS = ['资金量较大', '代表性较强', '社会关注度高', '与部门职能密切相关'];

/** A plan of the place, approved by its leader. */
export const planRow = (
  { offices }: Organizations,
  id: string,
  workYear: number,
  approvedOn: string,
): Row<'evaluation.year_plan'> => ({
  id,
  work_year: workYear,
  state: 'APPROVED',
  criteria: DEFAULT_CRITERIA,
  document_no: null,
  submitted_by: offices.performance.accountId,
  approved_by: offices.leader.accountId,
  approved_on: approvedOn,
  is_assumed: true,
});

/** Points of the choice are assumed; what was chosen is the report's. */
export function candidateOf(
  { id }: Organizations,
  task: Row<'evaluation.evaluation_task'>,
  n: number,
): Row<'evaluation.plan_candidate'> {
  const scores = Object.fromEntries(
    DEFAULT_CRITERIA.map(({ code, points }, i) => [code, String(Number(points) - spread(n * 7 + i, 5))]),
  );
  const points = Object.values(scores).reduce((sum, value) => sum + Number(value), 0);
  return {
    id: id('evaluation-candidate', n),
    plan_id: task.plan_id!,
    object_type: task.object_type,
    project_id: task.project_id ?? null,
    agency_id: task.agency_id,
    subject_year: task.subject_year,
    title: task.title,
    amount: task.amount,
    area: task.area ?? null,
    scores,
    points: points.toFixed(2),
    last_year: null,
    decision: 'SELECTED',
    reason: task.selection_reason,
    method: task.method,
    task_id: task.id,
    is_assumed: true,
  };
}

/** What is planned for the next year: listed, nothing done. */
export function nextPlan(organizations: Organizations, next: NextPlan, from: number): Batch[] {
  const { id, units, divisionIds } = organizations;
  const planId = id('evaluation-plan', 2);
  const total = next.whole + next.projects;
  const tasks = Array.from({ length: total }, (_, i): Row<'evaluation.evaluation_task'> => {
    const isWhole = i < next.whole;
    const unit = units[(from + i) % units.length]!;
    const isByFirm = isWhole ? i < next.wholeByFirm : i - next.whole < next.projectsByFirm;
    return {
      id: id('task-finance', from + i + 1),
      kind: 'FINANCE',
      object_type: isWhole ? 'DEPARTMENT_WHOLE' : 'PROJECT',
      project_id: null,
      agency_id: unit.agencyId,
      organiser_agency_id: divisionIds.performance,
      subject_year: next.workYear - 1,
      work_year: next.workYear,
      title: isWhole ? `${unit.name}部门整体支出` : `示例专项资金${padded(i - next.whole + 1, 2)}`,
      // The plan prints numbers, no money.
      amount: '0.00',
      method: isByFirm ? 'THIRD_PARTY' : 'OWN',
      state: 'LISTED',
      selection_reason: REASONS[i % REASONS.length]!,
      plan_id: planId,
      methods: [],
      standards: [],
      state_since: next.approvedOn,
      is_assumed: true,
    };
  });
  return [
    batch('evaluation.year_plan', [planRow(organizations, planId, next.workYear, next.approvedOn)]),
    batch('evaluation.evaluation_task', tasks),
    batch(
      'evaluation.plan_candidate',
      tasks.map((task, i) => candidateOf(organizations, task, from + i + 1)),
    ),
  ];
}
