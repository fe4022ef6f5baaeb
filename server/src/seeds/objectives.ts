import type { FundCategory } from '@jixiao/shared';
import type { ArchetypeName, IndicatorPlan } from './archetypes.js';
import { addDays, atHour, padded, spread } from './dates.js';
import { formOf } from './real-body-forms.js';
import { functionsServedBy } from './functions.js';
import { hashOf, indicatorRow } from './indicator-rows.js';
import { money, share } from './money-allocation.js';
import { clerkOn, firstLevel, type Organizations, type Unit } from './organizations.js';
import { type Batch, batch, type Row } from './tables/index.js';

/** What the generator must know of one project and its objective. */
export interface ProjectPlan {
  readonly year: number;
  /** Number within its year, from 1. */
  readonly n: number;
  readonly name: string;
  readonly unit: Unit;
  /** Budget in units of 100 yuan. */
  readonly amount: bigint;
  readonly archetype: ArchetypeName;
  readonly isAssumed: boolean;
  /** Day of the budget reply that approved the objective; null while it is a draft. */
  readonly approvedOn: string | null;
  readonly replyNo: string | null;
  readonly isSupplement: boolean;
  /** Handed in, reviewed, and waiting for the unit's consent to refined cells. */
  readonly isRefining?: boolean;
  /** State and nature where the year does not decide them. */
  readonly state?: string;
  /** 资金标签. */
  readonly fundTags?: readonly string[];
  readonly nature?: string;
  /** General public budget where nothing else is said. */
  readonly fundKind?: 'GENERAL_PUBLIC' | 'GOVERNMENT_FUND' | 'STATE_CAPITAL' | 'SOCIAL_INSURANCE';
  /** Own money where nothing else is said. */
  readonly fundSource?: 'SUPERIOR_TRANSFER' | 'OTHER';
  readonly fundCategory?: FundCategory;
  readonly isMajor?: boolean;
  /** Last day of a project of several years. */
  readonly endsOn?: string;
  /** Layout of the form; that of 2015 where nothing else is said. */
  readonly catalogueCode?: string;
  /** Spent so far, in thousandths of the budget. */
  readonly paidPermille: number;
  /** Payments as a place made them: day of the year and thousandths of the budget; else the usual four. */
  readonly paid?: readonly (readonly [monthDay: string, permille: number])[];
}

export interface BuiltProject {
  readonly plan: ProjectPlan;
  readonly projectId: string;
  readonly lineId: string;
  readonly objectiveId: string;
  readonly versionId: string;
  readonly indicators: readonly (IndicatorPlan & { id: string })[];
  /** Payments up to and with a day, in units. */
  paidBy(date: string): bigint;
}

/** Parts of the year's payments, by date; the last takes the remainder. */
const PAYMENT_DAYS = ['03-20', '06-18', '07-25', '11-15'] as const;
const PAYMENT_SHARES = [250, 250, 150, 350] as const;

export function buildProjects(
  organizations: Organizations,
  plans: readonly ProjectPlan[],
): { built: BuiltProject[]; batches: Batch[] } {
  const { id, offices, business } = organizations;
  const projects: Row<'projects.project'>[] = [];
  const lines: Row<'projects.funding_line'>[] = [];
  const payments: Row<'projects.payment'>[] = [];
  const objectives: Row<'goals.objective'>[] = [];
  const versions: Row<'goals.objective_version'>[] = [];
  const indicators: Row<'goals.indicator'>[] = [];
  const functions: Row<'goals.objective_function'>[] = [];
  const reviews: Row<'goals.objective_review'>[] = [];
  const replyLines: Row<'goals.budget_reply_line'>[] = [];
  const publications: Row<'goals.objective_publication'>[] = [];
  const replies = new Map<string, Row<'goals.budget_reply'>>();

  const built = plans.map((plan): BuiltProject => {
    const { year, n, unit } = plan;
    const key = (kind: string): string => `${kind}-${year}`;
    const projectId = id(key('project'), n);
    const lineId = id(key('line'), n);
    const objectiveId = id(key('objective'), n);
    const versionId = id(key('version'), n);
    const archetype = formOf(plan.archetype, plan.unit.isReal);
    const clerk = clerkOn(unit, `${year - 1}-11-01`);
    const isDraft = plan.approvedOn === null && !plan.isRefining;
    projects.push({
      id: projectId,
      budget_year: year,
      code: `${unit.code}-${year}-${padded(n, 4)}`,
      name: plan.name,
      agency_id: unit.agencyId,
      category: plan.archetype === 'operation' ? 'OPERATING' : 'SPECIFIC',
      nature: plan.nature ?? (n % 5 === 0 ? 'NEW' : 'CONTINUING'),
      field: archetype.field,
      state: plan.state
        ? plan.state
        : isDraft
          ? 'POOLED'
          : plan.paidPermille > 0 && year < 2019
            ? 'COMPLETED'
            : 'EXECUTING',
      secrecy: 'PUBLIC',
      responsible_person: clerk.personName,
      responsible_phone: null,
      starts_on: `${year}-01-01`,
      ends_on: plan.endsOn ?? `${year}-12-31`,
      overview: `${plan.name}（演示数据）`,
      source: 'EXTERNAL',
      source_version: 1,
      is_supplement: plan.isSupplement,
      is_major: plan.isMajor ?? false,
      fund_tags: plan.fundTags ?? [],
      is_assumed: plan.isAssumed,
    });
    const amount = money(plan.amount);
    lines.push({
      id: lineId,
      project_id: projectId,
      fund_kind: plan.fundKind ?? 'GENERAL_PUBLIC',
      fund_source: plan.fundSource ?? 'CURRENT_YEAR',
      fund_category: plan.fundCategory ?? null,
      original_amount: amount,
    });
    const paid = pay(plan, lineId, projectId, payments, (k) => id(key('payment'), n * 10 + k));

    objectives.push({
      id: objectiveId,
      object_type: 'PROJECT',
      project_id: projectId,
      agency_id: unit.agencyId,
      budget_year: year,
    });
    const ofVersion = archetype.indicators.map((planned, i): Row<'goals.indicator'> & { plan: IndicatorPlan } => ({
      plan: planned,
      ...indicatorRow(planned, year, i + 1),
      id: id(key('indicator'), n * 10 + i + 1),
      indicator_key: id(key('indicator-key'), n * 10 + i + 1),
      objective_version_id: versionId,
    }));
    if (plan.approvedOn && plan.replyNo && !replies.has(plan.replyNo)) {
      replies.set(plan.replyNo, {
        id: id(key('reply'), replies.size + 1),
        document_no: plan.replyNo,
        title: plan.isSupplement ? `关于追加${year}年预算的批复` : `关于批复${year}年部门预算和绩效目标的通知`,
        budget_year: year,
        replied_on: plan.approvedOn,
        created_by: offices.budget.accountId,
      });
    }
    const reply = plan.replyNo ? replies.get(plan.replyNo)! : null;
    const annualGoal = archetype.goal;
    const served = functionsServedBy(organizations, plan);
    functions.push(
      ...served.map((functionId, i) => ({
        id: id(key('served'), n * 10 + i),
        objective_version_id: versionId,
        function_id: functionId,
      })),
    );
    const submittedOn = plan.isRefining ? '2019-12-20' : plan.approvedOn && addDays(plan.approvedOn, -40);
    versions.push({
      id: versionId,
      objective_id: objectiveId,
      version_no: 1,
      state: isDraft ? 'DRAFT' : plan.isRefining ? 'REFINING' : 'APPROVED',
      budget_round: plan.isSupplement ? 'SUPPLEMENT' : isDraft ? 'FIRST_UP' : 'SECOND_UP',
      catalogue_code: plan.catalogueCode ?? '2015',
      schema_version: 1,
      parameters: isDraft ? null : {},
      overall_goal: null,
      annual_goal: annualGoal,
      basis: '年度工作计划（演示）',
      annual_amount: amount,
      content_hash: isDraft ? null : hashOf(ofVersion, annualGoal, amount, { functions: served }),
      drafted_by: clerk.accountId,
      submitted_by: isDraft ? null : clerk.accountId,
      submitted_at: submittedOn ? atHour(submittedOn, 9, n) : null,
      dept_reviewed_by: isDraft ? null : firstLevel(unit).head.accountId,
      fin_reviewed_by: isDraft ? null : business[unit.divisionIndex]!.accountId,
      budget_reply_id: reply?.id ?? null,
      approved_on: plan.approvedOn,
      is_assumed: plan.isAssumed,
    });
    indicators.push(...ofVersion.map(({ plan: _, ...row }) => row));
    // Nothing negative is invented about a real body: its duty to publish stands fulfilled, where the report says that the
    // district publishes. Of the district's example units one objective in twenty-five is late, and those of the unit that
    // the demo walks through are still to be published.
    const isWalked = clerk.account === `${organizations.plan.accountPrefix}clerk`;
    const isExample = organizations.plan.accountPrefix === '' && !isWalked && n % 25 !== 0;
    if ((unit.isReal || isExample) && plan.approvedOn) {
      publications.push({
        id: id(key('publication'), n),
        objective_version_id: versionId,
        published_on: addDays(plan.approvedOn, 10),
        address: unit.isReal ? 'https://www.ly.gov.cn/' : 'https://www.example.gov.cn/',
        created_by: clerk.accountId,
      });
    }
    if (submittedOn && reply) {
      reviews.push({
        id: id(key('review'), n),
        objective_version_id: versionId,
        step: 'FINANCE',
        items: {},
        suggested_grade: null,
        overall_grade: 'GOOD',
        outcome: 'ACCEPTED',
        opinion: null,
        reviewer_id: business[unit.divisionIndex]!.accountId,
        reviewer_seat_id: business[unit.divisionIndex]!.seatId,
        reviewed_at: atHour(addDays(submittedOn, 15), 10, n),
        reviewed_on: addDays(submittedOn, 15),
      });
      replyLines.push({
        id: id(key('reply-line'), n),
        budget_reply_id: reply.id,
        objective_version_id: versionId,
        project_id: projectId,
        amount,
      });
    }
    return {
      plan,
      projectId,
      lineId,
      objectiveId,
      versionId,
      indicators: ofVersion.map((row) => ({ ...row.plan, id: row.id })),
      paidBy: (date) => paid.filter(([on]) => on <= date).reduce((sum, [, part]) => sum + part, 0n),
    };
  });
  return {
    built,
    batches: [
      batch('projects.project', projects),
      batch('projects.funding_line', lines),
      batch('projects.payment', payments),
      batch('goals.objective', objectives),
      batch('goals.budget_reply', [...replies.values()]),
      batch('goals.objective_version', versions),
      batch('goals.indicator', indicators),
      batch('goals.objective_function', functions),
      batch('goals.objective_review', reviews),
      batch('goals.budget_reply_line', replyLines),
      batch('goals.objective_publication', publications),
    ],
  };
}

function pay(
  plan: ProjectPlan,
  lineId: string,
  projectId: string,
  rows: Row<'projects.payment'>[],
  id: (k: number) => string,
): [date: string, amount: bigint][] {
  const dated = plan.paid ? asPlanned(plan, plan.paid) : asUsual(plan);
  return dated.filter(([, amount], k) => {
    if (amount <= 0n) return false;
    const no = `${plan.year}${padded(plan.n, 4)}${k + 1}`;
    rows.push({
      id: id(k + 1),
      project_id: projectId,
      funding_line_id: lineId,
      paid_on: dated[k]![0],
      amount: money(amount),
      voucher_no: no,
      source_key: `demo-${no}`,
    });
    return true;
  });
}

function asUsual(plan: ProjectPlan): [date: string, amount: bigint][] {
  const total = share(plan.amount, plan.paidPermille);
  const parts = PAYMENT_SHARES.map((permille) => share(total, permille));
  parts[3] = total - parts[0]! - parts[1]! - parts[2]!;
  return parts.map((amount, k) => [`${plan.year}-${PAYMENT_DAYS[k]!}`, amount]);
}

/** Cumulated, so that parts which make up three quarters of the budget are exactly that. */
function asPlanned(plan: ProjectPlan, paid: NonNullable<ProjectPlan['paid']>): [date: string, amount: bigint][] {
  let permille = 0;
  let before = 0n;
  return paid.map(([monthDay, part]) => {
    permille += part;
    const until = share(plan.amount, permille);
    const amount = until - before;
    before = until;
    return [`${plan.year}-${monthDay}`, amount];
  });
}

/** Thousandths of the budget that an ordinary project spends in its year: 900 to 1,000. */
export const usualSpending = (n: number): number => 900 + spread(n, 101);
