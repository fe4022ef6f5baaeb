import type { BuiltProject } from './objectives.js';
import { clerkOn, type Organizations } from './organizations.js';
import { type Batch, batch, type Row } from './tables/index.js';

const TOPICS = ['成本指标怎么写', '满意度指标与受益对象', '一对一改写年度目标', '集中填报培训'] as const;

/** Help, reminders and special funds around the declaration of 2019: of example units only, all of it assumed. */
export function buildDeclaration(organizations: Organizations, built: readonly BuiltProject[]): Batch[] {
  const { id, units, offices } = organizations;
  const examples = units.filter(({ isReal, parent }) => !isReal && parent === null).slice(0, 12);
  const guidance = examples.flatMap((unit, i): Row<'goals.guidance'>[] =>
    Array.from({ length: (i % 3) + 1 }, (_, k) => ({
      id: id('guidance', i * 10 + k + 1),
      agency_id: unit.agencyId,
      budget_year: 2019,
      guided_on: `2018-1${k % 2}-${10 + i}`,
      kind: k === 2 ? 'TRAINING' : 'ONE_TO_ONE',
      topic: TOPICS[(i + k) % TOPICS.length]!,
      adviser: offices.performance.personName,
      outcome: '按意见修改后重新提交',
      created_by: offices.performance.accountId,
    })),
  );
  const deadlineId = id('deadline', 1);
  const duty = { subject_type: 'goals.declaration_deadline', subject_id: deadlineId, subject_title: '2019年绩效目标' };
  const duties = examples.slice(0, 6).map((unit, i): Row<'platform.task'> => ({
    id: id('declaration-duty', i + 1),
    kind: 'goal.remind',
    agency_id: unit.agencyId,
    role: 'UNIT_CLERK',
    work_year: 2019,
    ...duty,
    url: '/2019/goals/board',
    due_on: '2018-11-20',
    returned_reason: null,
    returned_by: null,
    state: 'DONE',
    item_count: 1 + (i % 3),
  }));
  const reminder = (n: number, i: number, stage: string, sentOn: string): Row<'platform.reminder'> => {
    const unit = examples[i]!;
    const isHead = stage === 'AFTER' && i % 2 === 0 && sentOn > '2018-11-21';
    return {
      id: id('reminder', n),
      task_id: duties[i]!.id,
      task_kind: 'goal.remind',
      agency_id: unit.agencyId,
      role: isHead ? 'UNIT_HEAD' : 'UNIT_CLERK',
      addressee: isHead ? unit.head.personName : clerkOn(unit, sentOn).personName,
      work_year: 2019,
      ...duty,
      stage,
      due_on: '2018-11-20',
      item_count: 1 + (i % 3),
      sent_on: sentOn,
      sent_by: offices.performance.accountId,
    };
  };
  const reminders = [
    ...[0, 1, 2, 3, 4, 5].map((i) => reminder(i + 1, i, 'BEFORE', '2018-11-15')),
    ...[0, 1, 2, 3].map((i) => reminder(i + 11, i, 'DUE', '2018-11-20')),
    ...[0, 1].map((i) => reminder(i + 21, i, 'AFTER', '2018-11-21')),
    reminder(31, 0, 'AFTER', '2018-11-23'),
  ];
  const funds = [
    ['FP2019', '示例财政专项扶贫资金', ['POVERTY']],
    ['DX2019', '示例东西部协作资金', ['POVERTY', 'COOPERATION']],
    ['ZD2019', '示例直达资金', ['DIRECT']],
    ['KJ2019', '示例科技专项资金', []],
  ] as const;
  const own = built.filter(({ plan }) => !plan.unit.isReal && plan.approvedOn !== null);
  return [
    batch('goals.guidance', guidance),
    batch('goals.declaration_deadline', [
      { id: deadlineId, budget_year: 2019, due_on: '2018-11-20', document_no: '示例通知〔2018〕1号' },
    ]),
    batch('platform.task', duties),
    batch('platform.reminder', reminders),
    batch(
      'goals.special_fund',
      funds.map(([code, name, tags], i) => ({
        id: id('special-fund', i + 1),
        budget_year: 2019,
        code,
        name,
        tags,
        competent_agency_id: examples[i]!.agencyId,
        review_month: 5,
        created_by: offices.performance.accountId,
      })),
    ),
    batch(
      'goals.special_fund_line',
      own.slice(0, 24).map(({ lineId }, i) => ({
        id: id('special-fund-line', i + 1),
        special_fund_id: id('special-fund', (i % funds.length) + 1),
        funding_line_id: lineId,
      })),
    ),
  ];
}
