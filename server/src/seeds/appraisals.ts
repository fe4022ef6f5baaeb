import {
  APPRAISAL_MATERIALS,
  type AppraisalGrade,
  officialScore,
  POLICY_CRITERIA,
  PROJECT_CRITERIA,
  suggestConclusion,
} from '@jixiao/shared';
import { type AppraisalOccasion, type AppraisalPlan, APPRAISAL_PLANS, STATE_OF, STATES } from './appraisal-plans.js';
import { addDays, atHour } from './dates.js';
import { money, units } from './money-allocation.js';
import { buildProjects, type BuiltProject, type ProjectPlan } from './objectives.js';
import type { Organizations, Person } from './organizations.js';
import { type Batch, batch, type Row } from './tables/index.js';

/** The unit whose people hold the accounts that the demo shows by name. */
const showcase = ({ units: all }: Organizations) => all.find(({ clerk }) => clerk.account.endsWith('clerk'))!;

/** The head of the division that the unit answers to. */
const divisionOf = (organizations: Organizations): Person =>
  organizations.business[showcase(organizations).divisionIndex]!;

export function buildAppraisals(organizations: Organizations, occasion: AppraisalOccasion): Batch[] {
  const { id } = organizations;
  const { year } = occasion;
  const unit = showcase(organizations);
  const { built, batches } = buildProjects(
    organizations,
    APPRAISAL_PLANS.map((plan, i): ProjectPlan => ({
      year,
      n: i + 1,
      name: plan.name,
      unit,
      amount: units(plan.wan),
      archetype: plan.archetype,
      isAssumed: true,
      isSupplement: false,
      approvedOn: null,
      replyNo: null,
      paidPermille: 0,
      nature: 'NEW',
      state: plan.allocated ? 'BUDGETED' : plan.conclusion ? STATES[plan.conclusion] : 'CANDIDATE',
    })),
  );
  const scorers: Row<'goals.appraisal_scorer'>[] = [];
  const scores: Row<'goals.appraisal_score'>[] = [];
  const appraisals = APPRAISAL_PLANS.map((plan, i) => {
    const row = appraisalOf(organizations, plan, built[i]!, i + 1, occasion);
    if (plan.conclusion || plan.stage!.startsWith('SCOR'))
      panelOf(organizations, plan, row.id, i + 1, occasion, scorers, scores);
    return row;
  });
  const policy: Row<'goals.ex_ante_appraisal'> = {
    id: id('appraisal', APPRAISAL_PLANS.length + 1),
    object_kind: 'POLICY',
    object_code: `ZC-${year}-01`,
    title: '示例政策：居家养老服务补贴',
    agency_id: unit.agencyId,
    beneficiary: '示例：六十岁以上老人',
    budget_year: year,
    amount_asked: '6000000.00',
    state: 'PLANNED',
    criteria: POLICY_CRITERIA,
    planned_by: unit.clerk.accountId,
    is_assumed: true,
  };
  return [
    ...batches,
    batch('goals.ex_ante_appraisal', [...appraisals, policy]),
    batch(
      'goals.appraisal_material',
      [...appraisals, policy].flatMap((row, i) =>
        APPRAISAL_MATERIALS[row === policy ? 'POLICY' : 'PROJECT'].map(({ code, isRequired }, k) => ({
          id: id('appraisal-material', (i + 1) * 100 + k),
          appraisal_id: row.id,
          code,
          is_present: row !== policy && (isRequired || (i + k) % 2 === 0),
          reference: row !== policy && isRequired ? '示例文件' : null,
        })),
      ),
    ),
    batch('goals.appraisal_scorer', scorers),
    batch('goals.appraisal_score', scores),
    batch(
      'projects.budget_allocation',
      APPRAISAL_PLANS.flatMap((plan, i) =>
        plan.allocated
          ? [
              {
                id: id('budget-allocation', i + 1),
                project_id: built[i]!.projectId,
                budget_year: year,
                amount: money(units(plan.allocated[0])),
                reason: plan.allocated[1],
                supported_amount: money(units(plan.supported)),
                reviewed_amount: null,
                appraisal_id: appraisals[i]!.id,
                allocated_by: organizations.offices.budget.accountId,
                allocated_on: addDays(occasion.concludedOn, 10),
              },
            ]
          : [],
      ),
    ),
    appraisalTasks(organizations, [...appraisals, policy], year),
  ];
}

function appraisalOf(
  organizations: Organizations,
  plan: AppraisalPlan,
  project: BuiltProject,
  n: number,
  { year, reportedOn, concludedOn }: AppraisalOccasion,
): Row<'goals.ex_ante_appraisal'> {
  const { id, offices } = organizations;
  const { unit, archetype } = project.plan;
  const total = plan.conclusion ? totalOf(plan) : null;
  const isReported = plan.stage !== 'IN_ASSESSMENT';
  const isTakenUp = isReported && plan.stage !== 'REPORTED';
  return {
    id: id('appraisal', n),
    object_kind: 'PROJECT',
    project_id: project.projectId,
    object_code: `${unit.code}-${year}-${String(n).padStart(4, '0')}`,
    title: plan.name,
    agency_id: unit.agencyId,
    field: archetype === 'construction' ? '城乡建设' : '公共服务',
    beneficiary: '示例：周边居民',
    budget_year: year,
    amount_asked: money(units(plan.wan)),
    state: plan.conclusion ?? STATE_OF[plan.stage!],
    criteria: PROJECT_CRITERIA,
    background: '示例：现有设施不能满足需要。',
    content: '示例：按实施方案分阶段建设，年底前完成。',
    funding: '示例：全部为一般公共预算当年拨款。',
    work_done: '示例：查阅材料、现场踏勘、专家论证。',
    suggestions: '示例：细化产出指标，落实后期管护。',
    planned_by: unit.clerk.accountId,
    prepared_by: unit.clerk.accountId,
    reported_by: isReported ? unit.head.accountId : null,
    reported_on: isReported ? reportedOn : null,
    taken_up_by: isTakenUp ? offices.performance2.accountId : null,
    total_score: total,
    suggested_conclusion: total ? suggestConclusion(total, [], { pass: '80', revise: '60' }) : null,
    conclusion: plan.conclusion,
    conclusion_reason: plan.reason,
    amount_supported: plan.conclusion ? money(units(plan.supported)) : null,
    valid_to_year: plan.conclusion ? year : null,
    concluded_by: plan.conclusion ? offices.performance.accountId : null,
    concluded_on: plan.conclusion ? concludedOn : null,
    is_assumed: true,
  };
}

const sheetOf = (grade: AppraisalGrade) =>
  PROJECT_CRITERIA.flatMap(({ items }) =>
    items.map(({ code }) => ({ itemCode: code, grade, points: null, opinion: null, evidence: null })),
  );

function totalOf({ grades }: AppraisalPlan): string {
  const sheets = grades.map((grade) => ({ isChair: false, scores: sheetOf(grade) }));
  return officialScore(PROJECT_CRITERIA, sheets, 'MEAN').total!;
}

/** A firm and a division score; while the panel is at work, the division has not handed in. */
function panelOf(
  organizations: Organizations,
  plan: AppraisalPlan,
  appraisalId: string,
  n: number,
  { scoredOn }: AppraisalOccasion,
  scorers: Row<'goals.appraisal_scorer'>[],
  scores: Row<'goals.appraisal_score'>[],
): void {
  const { id, firms } = organizations;
  const panel = [firms[0]!.person, divisionOf(organizations)];
  panel.forEach((person, k) => {
    const scorerId = id('appraisal-scorer', n * 10 + k);
    const hasScored = plan.stage !== 'SCORING' || k === 0;
    scorers.push({
      id: scorerId,
      appraisal_id: appraisalId,
      seat_id: person.seatId,
      is_chair: k === 0,
      account_id: hasScored ? person.accountId : null,
      person_name: hasScored ? person.personName : null,
      submitted_at: hasScored ? atHour(scoredOn, 10, n) : null,
    });
    if (!hasScored) return;
    sheetOf(plan.grades[k]!).forEach(({ itemCode, grade }, at) =>
      scores.push({
        id: id('appraisal-score', n * 1_000 + k * 100 + at),
        scorer_id: scorerId,
        item_code: itemCode,
        grade,
        opinion: '示例意见',
        evidence: '示例：申报书和实施方案',
      }),
    );
  });
}

/** What each desk has to do with them when the demo begins. */
function appraisalTasks(
  organizations: Organizations,
  rows: readonly Row<'goals.ex_ante_appraisal'>[],
  year: number,
): Batch {
  const { id, offices } = organizations;
  const performance = { agency_id: offices.performance.agencyId, role: 'FIN_PERFORMANCE' };
  const duty = (row: Row<'goals.ex_ante_appraisal'>, i: number) => {
    const unit = { agency_id: row.agency_id as string, role: 'UNIT_CLERK' };
    const stage = APPRAISAL_PLANS[i]?.stage;
    if (row.state === 'PLANNED') return { kind: 'appraisal.prepare', ...unit };
    if (row.state === 'SUPPORTED_AFTER_CHANGE') return { kind: 'appraisal.supplement', ...unit };
    if (stage === 'IN_ASSESSMENT') return { kind: 'appraisal.report', ...unit, role: 'UNIT_HEAD' };
    if (stage === 'REPORTED') return { kind: 'appraisal.takeUp', ...performance };
    if (stage === 'SCORED') return { kind: 'appraisal.conclude', ...performance };
    if (stage === 'SCORING')
      return { kind: 'appraisal.score', agency_id: divisionOf(organizations).agencyId, role: 'FIN_BUSINESS' };
    return null;
  };
  return batch(
    'platform.task',
    rows.flatMap((row, i) => {
      const found = duty(row, i);
      return found
        ? [
            {
              id: id('task', 500 + i),
              ...found,
              work_year: year,
              subject_type: 'goals.ex_ante_appraisal',
              subject_id: row.id as string,
              subject_title: row.title as string,
              url: `/${year}/goals/appraisals/${row.id as string}`,
              due_on: null,
              returned_reason: null,
              returned_by: null,
              state: 'OPEN',
              item_count: null,
            },
          ]
        : [];
    }),
  );
}

/** A line of the budget system for a new project of 2020 that nobody has appraised. */
export function buildQuarantined(organizations: Organizations): Batch {
  const { id } = organizations;
  const agencyCode = showcase(organizations).code;
  const line = {
    sourceKey: 'demo-line-1',
    projectCode: `${agencyCode}-2020-0901`,
    projectName: '示例项目：一体化下达的新建项目',
    agencyCode,
    category: 'SPECIFIC',
    nature: 'NEW',
    isMajor: false,
    isRenewal: false,
    fundKind: 'GENERAL_PUBLIC',
    fundSource: 'CURRENT_YEAR',
    amount: '7600000.00',
    startsOn: '2020-01-01',
    endsOn: '2020-12-31',
    overview: '示例：一体化系统下达',
  };
  return batch('projects.quarantined_line', [
    {
      id: id('quarantined-line', 1),
      budget_year: 2020,
      project_code: line.projectCode,
      project_name: line.projectName,
      source_key: line.sourceKey,
      payload: line,
      received_at: atHour('2019-12-20', 9),
      checked_at: atHour('2019-12-20', 9),
      refusals: [
        {
          code: 'EXANTE_REQUIRED',
          ruleId: 'X-06',
          field: 'appraisal',
          params: { year: 2020, state: null },
          wayOut: 'APPRAISE_FIRST',
          who: 'UNIT_CLERK',
        },
      ],
    },
  ]);
}
