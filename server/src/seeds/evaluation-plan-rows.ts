import { DEFAULT_CRITERIA } from '@jixiao/shared';
import { spread } from './dates.js';
import type { Organizations, Unit } from './organizations.js';
import type { Row } from './tables/index.js';

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

/** What a department planned for itself, reported to the bureau: its head approved what its liaison had drawn up. */
export const departmentPlanRow = (
  { id }: Organizations,
  department: Unit,
  workYear: number,
  [approvedOn, reportedOn]: readonly [approvedOn: string, reportedOn: string],
): Row<'evaluation.year_plan'> => ({
  id: id('evaluation-plan-department', department.index + 1),
  work_year: workYear,
  owner_agency_id: department.agencyId,
  state: 'REPORTED',
  criteria: DEFAULT_CRITERIA,
  submitted_by: department.clerk.accountId,
  approved_by: department.head.accountId,
  approved_on: approvedOn,
  reported_on: reportedOn,
  is_assumed: true,
});
