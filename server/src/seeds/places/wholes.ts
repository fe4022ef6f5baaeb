import type { IndicatorPlan } from '../archetypes.js';
import { addDays, atHour } from '../dates.js';
import { money } from '../money-allocation.js';
import { hashOf, indicatorRow } from '../indicator-rows.js';
import { firstLevel, type Organizations, type Unit } from '../organizations.js';
import { type Batch, batch, type Row } from '../tables/index.js';

/** The objective of a whole department: its budget, and how much of it its projects take. Amounts in units of 100 yuan. */
export interface WholePlan {
  readonly unit: Unit;
  readonly year: number;
  readonly base: bigint;
  readonly projects: bigint;
  readonly catalogueCode: string;
  readonly approvedOn: string;
  readonly replyNo: string;
  readonly isAssumed: boolean;
}

const GOAL = '履行部门职责，完成年度主要任务，预算执行规范，服务对象满意。';

export const WHOLE_INDICATORS: readonly IndicatorPlan[] = [
  ['OUTPUT', 'QUANTITY', '年度重点工作完成', 'GE', '12', '项', '20'],
  ['OUTPUT', 'QUALITY', '重点工作办结率', 'GE', '95', '%', '15'],
  ['OUTPUT', 'TIMELINESS', '任务按期完成率', 'GE', '95', '%', '15'],
  ['OUTCOME', 'SOCIAL', '服务事项按时办结率', 'GE', '96', '%', '15'],
  ['OUTCOME', 'SUSTAINABILITY', '制度修订', 'GE', '2', '项', '15'],
  ['SATISFACTION', 'BENEFICIARY_SATISFACTION', '服务对象满意度', 'GE', '90', '%', '10'],
].map(([level1, level2, name, direction, target, unit, weight]) => ({
  level1: level1 as IndicatorPlan['level1'],
  level2: level2!,
  name: name!,
  direction: direction as 'GE',
  target: target!,
  unit: unit!,
  weight: weight!,
}));

/** Ids of the n-th whole department of a year, as its objective was built. */
export function wholeIds({ id }: Organizations, year: number, n: number) {
  const key = (kind: string): string => `whole-${kind}-${year}`;
  return {
    objectiveId: id(key('objective'), n),
    versionId: id(key('version'), n),
    indicators: WHOLE_INDICATORS.map((plan, i) => ({ ...plan, id: id(key('indicator'), n * 10 + i) })),
    taskId: (i: number) => id(key('task'), n * 10 + i),
  };
}

/** 部门整体支出绩效目标申报表 of every unit, approved by one reply. */
export function buildWholes({ id, offices, business }: Organizations, plans: readonly WholePlan[]): Batch[] {
  const objectives: Row<'goals.objective'>[] = [];
  const versions: Row<'goals.objective_version'>[] = [];
  const indicators: Row<'goals.indicator'>[] = [];
  const tasks: Row<'goals.objective_task'>[] = [];
  const amounts: Row<'goals.objective_amount'>[] = [];
  const reviews: Row<'goals.objective_review'>[] = [];
  const lines: Row<'goals.budget_reply_line'>[] = [];
  const replies = new Map<string, Row<'goals.budget_reply'>>();
  plans.forEach((plan, index) => {
    const n = index + 1;
    const key = (kind: string): string => `whole-${kind}-${plan.year}`;
    const { unit } = plan;
    const versionId = id(key('version'), n);
    const amount = money(plan.base + plan.projects);
    const rows = WHOLE_INDICATORS.map((planned, i) => ({
      ...indicatorRow(planned, plan.year, i + 1),
      id: id(key('indicator'), n * 10 + i),
      indicator_key: id(key('indicator-key'), n * 10 + i),
      objective_version_id: versionId,
    }));
    const parts = [
      { name: '保障机构运转', content: '人员经费和公用经费', amount: plan.base, block: 'BASE' },
      { name: '完成年度专项任务', content: '项目支出', amount: plan.projects, block: 'PROJECT' },
    ].filter((part) => part.amount > 0n);
    const taskRows = parts.map((part, i) => ({
      id: id(key('task'), n * 10 + i),
      objective_version_id: versionId,
      ordinal: i + 1,
      name: part.name,
      content: part.content,
      fiscal_amount: money(part.amount),
      other_amount: '0.00',
    }));
    const amountRows = parts.map((part, i) => ({
      id: id(key('amount'), n * 10 + i),
      objective_version_id: versionId,
      block: part.block,
      kind: 'GENERAL_PUBLIC',
      amount: money(part.amount),
    }));
    if (!replies.has(plan.replyNo)) {
      replies.set(plan.replyNo, {
        id: id(key('reply'), replies.size + 1),
        document_no: plan.replyNo,
        title: `关于批复${plan.year}年部门预算和部门整体支出绩效目标的通知`,
        budget_year: plan.year,
        replied_on: plan.approvedOn,
        created_by: offices.budget.accountId,
      });
    }
    const reply = replies.get(plan.replyNo)!;
    const submittedOn = addDays(plan.approvedOn, -45);
    objectives.push({
      id: id(key('objective'), n),
      object_type: 'DEPARTMENT_WHOLE',
      agency_id: unit.agencyId,
      budget_year: plan.year,
    });
    versions.push({
      id: versionId,
      objective_id: id(key('objective'), n),
      version_no: 1,
      state: 'APPROVED',
      budget_round: 'SECOND_UP',
      catalogue_code: plan.catalogueCode,
      schema_version: 1,
      parameters: {},
      annual_goal: GOAL,
      annual_amount: amount,
      content_hash: hashOf(rows, GOAL, amount, {
        tasks: taskRows.map(({ name, content, fiscal_amount, other_amount }) => ({
          name,
          content,
          fiscalAmount: fiscal_amount,
          otherAmount: other_amount,
        })),
        amounts: amountRows.map(({ block, kind, amount: part }) => ({ block, kind, amount: part })),
      }),
      drafted_by: unit.clerk.accountId,
      submitted_by: unit.clerk.accountId,
      submitted_at: atHour(submittedOn, 9, n),
      dept_reviewed_by: firstLevel(unit).head.accountId,
      fin_reviewed_by: business[unit.divisionIndex]!.accountId,
      budget_reply_id: reply.id,
      approved_on: plan.approvedOn,
      is_assumed: plan.isAssumed,
    });
    indicators.push(...rows);
    tasks.push(...taskRows);
    amounts.push(...amountRows);
    reviews.push({
      id: id(key('review'), n),
      objective_version_id: versionId,
      step: 'FINANCE',
      items: {},
      overall_grade: 'GOOD',
      outcome: 'ACCEPTED',
      reviewer_id: business[unit.divisionIndex]!.accountId,
      reviewer_seat_id: business[unit.divisionIndex]!.seatId,
      reviewed_at: atHour(addDays(submittedOn, 15), 10, n),
      reviewed_on: addDays(submittedOn, 15),
    });
    lines.push({ id: id(key('reply-line'), n), budget_reply_id: reply.id, objective_version_id: versionId, amount });
  });
  return [
    batch('goals.objective', objectives),
    batch('goals.budget_reply', [...replies.values()]),
    batch('goals.objective_version', versions),
    batch('goals.indicator', indicators),
    batch('goals.objective_task', tasks),
    batch('goals.objective_amount', amounts),
    batch('goals.objective_review', reviews),
    batch('goals.budget_reply_line', lines),
  ];
}
