import { addDays, spread } from './dates.js';
import { money, share } from './money-allocation.js';
import type { BuiltProject } from './objectives.js';
import type { Organizations } from './organizations.js';
import { type Batch, batch, type Row } from './tables/index.js';

const KINDS = ['GENERAL_TRANSFER', 'SPECIAL_TRANSFER', 'SPECIAL_FUND', 'POVERTY'] as const;
const MILESTONES = [
  { name: '采购', planned: '2019-04-30', late: 0 },
  { name: '实施', planned: '2019-09-30', late: 0 },
  { name: '验收', planned: '2019-12-10', late: 60 },
] as const;

/** What followed from the monitoring of 2019, of example units only: nothing is invented of a real body. */
export function buildFollowUp(organizations: Organizations, monitored: readonly BuiltProject[]): Batch[] {
  const examples = monitored.filter(({ plan }) => !plan.unit.isReal);
  return [
    batch('monitoring.spending_scope', scopes(organizations, examples)),
    batch('monitoring.alert', alerts(organizations, examples)),
    batch('monitoring.milestone', milestones(organizations, examples)),
    ...funds(organizations, examples),
  ];
}

/** What may be paid from three example projects and from poverty money; every code and word of it is assumed. */
function scopes({ id }: Organizations, examples: readonly BuiltProject[]): Row<'monitoring.spending_scope'>[] {
  const ofProjects = [0, 3, 6].map((n, i) => ({
    id: id('spending-scope', i + 1),
    budget_year: examples[n]!.plan.year,
    project_id: examples[n]!.projectId,
    economic_classes: ['30213', '30218', '310'],
    purposes: [],
    source: '示例专项资金管理办法第八条（演示）',
  }));
  return [
    ...ofProjects,
    {
      id: id('spending-scope', ofProjects.length + 1),
      budget_year: examples[0]!.plan.year,
      fund_tag: 'POVERTY',
      economic_classes: ['303', '310'],
      purposes: ['扶贫', '帮扶'],
      source: '示例扶贫资金管理办法第五条（演示）',
    },
  ];
}

function alerts({ id }: Organizations, examples: readonly BuiltProject[]): Row<'monitoring.alert'>[] {
  const found = [
    {
      rule: 'ADMIN_COST_ON_SPECIAL',
      level: 'RED',
      day: '2019-12-05',
      state: 'OPEN',
      economicClass: '30217',
      purpose: '示例接待',
    },
    {
      rule: 'PUBLIC_EXPENSE',
      level: 'RED',
      day: '2019-12-12',
      state: 'ACKNOWLEDGED',
      economicClass: '30206',
      purpose: '示例电费',
    },
    {
      rule: 'BEYOND_SCOPE',
      level: 'RED',
      day: '2019-12-20',
      state: 'OPEN',
      economicClass: '30299',
      purpose: '示例其他支出',
    },
  ];
  return found.map(({ rule, level, day, state, economicClass, purpose }, i) => {
    const { plan, projectId } = examples[i * 3]!;
    return {
      id: id('alert', i + 1),
      budget_year: plan.year,
      project_id: projectId,
      agency_id: plan.unit.agencyId,
      rule,
      level,
      params: { amount: '3600.00', paidOn: day, economicClass, purpose },
      raised_on: day,
      state,
      acknowledged_on: state === 'OPEN' ? null : addDays(day, 2),
    };
  });
}

function milestones({ id }: Organizations, examples: readonly BuiltProject[]): Row<'monitoring.milestone'>[] {
  return examples.slice(0, 20).flatMap(({ projectId }, i) =>
    MILESTONES.map(({ name, planned, late }, k) => ({
      id: id('milestone', i * 10 + k + 1),
      project_id: projectId,
      ordinal: k + 1,
      name,
      planned_on: planned,
      actual_on: late > 0 && i % 4 === 0 ? null : addDays(planned, -spread(i + k, 10)),
    })),
  );
}

/** Eight sums: most of the money is with those it is for, some lies at the treasury, some in an account between. */
function funds({ id }: Organizations, examples: readonly BuiltProject[]): Batch[] {
  const arrived: Row<'monitoring.fund'>[] = [];
  const moves: Row<'monitoring.fund_trace'>[] = [];
  examples.slice(0, 8).forEach(({ plan, projectId }, i) => {
    const fundId = id('fund', i + 1);
    arrived.push({
      id: fundId,
      budget_year: plan.year,
      name: `示例${['转移支付', '特殊转移支付', '专项资金', '扶贫资金'][i % 4]!}${i + 1}`,
      kind: KINDS[i % 4]!,
      document_no: `示例财预〔2019〕${100 + i}号`,
      amount: money(plan.amount),
      level: 'COUNTY',
      received_on: addDays('2019-06-03', i * 11),
      office_id: plan.unit.divisionId,
      competent_agency_id: plan.unit.parent?.agencyId ?? plan.unit.agencyId,
    });
    const step = (k: number, row: Omit<Row<'monitoring.fund_trace'>, 'id' | 'fund_id' | 'voucher_no'>): void => {
      moves.push({ id: id('fund-trace', i * 10 + k), fund_id: fundId, voucher_no: `示例凭证${i + 1}-${k}`, ...row });
    };
    // The treasury keeps nothing back: what is slow is slow with examples.
    const passed = plan.amount;
    step(1, {
      level: 'UNIT',
      holder: plan.unit.name,
      agency_id: plan.unit.agencyId,
      project_id: projectId,
      amount: money(passed),
      moved_on: addDays('2019-07-10', i * 11),
    });
    step(2, {
      from_id: id('fund-trace', i * 10 + 1),
      level: i === 5 ? 'INTERMEDIATE' : 'BENEFICIARY',
      holder: i === 5 ? '示例过渡账户' : '示例受益对象',
      amount: money(share(passed, i % 3 === 0 ? 400 : 600)),
      moved_on: addDays('2019-08-15', i * 11),
    });
  });
  return [batch('monitoring.fund', arrived), batch('monitoring.fund_trace', moves)];
}
