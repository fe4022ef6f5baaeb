import { atHour } from './dates.js';
import type { BuiltProject } from './objectives.js';
import { firstLevel, type Organizations } from './organizations.js';
import { type Batch, batch } from './tables/index.js';

/** An objective of an example unit graded 良: the reviewer proposes two cells, the unit is asked whether it agrees. */
export function buildRefinement(organizations: Organizations, { plan, ...one }: BuiltProject): Batch[] {
  const { id, business } = organizations;
  const reviewer = business[plan.unit.divisionIndex]!;
  const head = firstLevel(plan.unit).head;
  const at = (name: string) => one.indicators.findIndex((row) => row.name === name);
  const change = (name: string, column: string, before: string, after: string, reason: string) => ({
    field: `indicators[${at(name)}].${column}`,
    indicatorKey: id(`indicator-key-${plan.year}`, plan.n * 10 + at(name) + 1),
    row: name,
    before,
    after,
    reason,
  });
  const review = {
    objective_version_id: one.versionId,
    suggested_grade: null,
    opinion: null,
  };
  return [
    batch('goals.objective_review', [
      {
        ...review,
        id: id('refining-review', 1),
        step: 'DEPARTMENT',
        items: {},
        overall_grade: null,
        outcome: 'ACCEPTED',
        reviewer_id: head.accountId,
        reviewer_seat_id: head.seatId,
        reviewed_at: atHour('2019-12-23', 10, 1),
        reviewed_on: '2019-12-23',
      },
      {
        ...review,
        id: id('refining-review', 2),
        step: 'FINANCE',
        items: Object.fromEntries(['C1', 'C2', 'R1', 'R2', 'A1', 'A2', 'F1', 'F2'].map((item) => [item, 'GOOD'])),
        overall_grade: 'GOOD',
        outcome: 'REFINED',
        opinion: '总体可行，两处指标值请核对后微调。',
        reviewer_id: reviewer.accountId,
        reviewer_seat_id: reviewer.seatId,
        reviewed_at: atHour('2019-12-25', 10, 2),
        reviewed_on: '2019-12-25',
      },
    ]),
    batch('goals.refinement', [
      {
        id: id('refinement', 1),
        objective_version_id: one.versionId,
        changes: [
          change('服务场次', 'targetValue', '24', '30', '去年同类项目已做到 28 场'),
          change('服务达标率', 'name', '服务达标率', '上门服务达标率', '写明对什么服务'),
        ],
        opinion: '总体可行，两处指标值请核对后微调。',
        proposed_by: reviewer.accountId,
        proposed_at: atHour('2019-12-25', 10, 3),
        state: 'OPEN',
      },
    ]),
    batch('platform.task', [
      {
        id: id('task-refining', 1),
        kind: 'goal.consent',
        agency_id: plan.unit.agencyId,
        role: 'UNIT_CLERK',
        work_year: plan.year,
        subject_type: 'goals.objective',
        subject_id: one.objectiveId,
        subject_title: plan.name,
        url: `/${plan.year}/goals/${one.objectiveId}`,
        due_on: '2019-12-30',
        returned_reason: null,
        returned_by: null,
        state: 'OPEN',
        item_count: null,
      },
    ]),
  ];
}
