import { padded } from '../dates.js';
import { candidateOf, planRow, REASONS } from '../evaluation-plan-rows.js';
import type { Organizations } from '../organizations.js';
import { type Batch, batch, type Row } from '../tables/index.js';
import type { NextPlan } from './evaluated.js';

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
