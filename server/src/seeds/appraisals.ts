import {
  APPRAISAL_MATERIALS,
  type AppraisalGrade,
  type Conclusion,
  officialScore,
  POLICY_CRITERIA,
  PROJECT_CRITERIA,
  suggestConclusion,
} from '@jixiao/shared';
import type { ArchetypeName } from './archetypes.js';
import { atHour } from './dates.js';
import { money, units } from './money-allocation.js';
import { buildProjects, type BuiltProject, type ProjectPlan } from './objectives.js';
import type { Organizations } from './organizations.js';
import { type Batch, batch, type Row } from './tables/index.js';

const YEAR = 2020;

interface AppraisalPlan {
  readonly name: string;
  readonly wan: string;
  /** Null while the panel is at work. */
  readonly conclusion: Conclusion | null;
  readonly supported: string;
  /** Grades of the two scorers for every item. */
  readonly grades: readonly [AppraisalGrade, AppraisalGrade];
  readonly reason: string | null;
  readonly archetype: ArchetypeName;
}

/** Example projects of the budget of 2020, one for each conclusion and one on the panel's desk; none is of a real body. */
const PLANS: readonly AppraisalPlan[] = [
  {
    name: '示例项目：龙祥街道路新建',
    wan: '800',
    conclusion: 'SUPPORTED',
    supported: '800',
    grades: ['EXCELLENT', 'GOOD'],
    reason: null,
    archetype: 'construction',
  },
  {
    name: '示例项目：智慧停车平台',
    wan: '1200',
    conclusion: 'SUPPORTED_AFTER_CHANGE',
    supported: '1000',
    grades: ['GOOD', 'FAIR'],
    reason: '示例：补充运维费用测算后再报',
    archetype: 'services',
  },
  {
    name: '示例项目：社区养老设施改造',
    wan: '900',
    conclusion: 'PARTIAL',
    supported: '600',
    grades: ['GOOD', 'FAIR'],
    reason: '示例：分两年实施，本年度支持一期',
    archetype: 'livelihood',
  },
  {
    name: '示例项目：街道亮化更新',
    wan: '700',
    conclusion: 'NOT_SUPPORTED',
    supported: '0',
    grades: ['FAIR', 'POOR'],
    reason: null,
    archetype: 'construction',
  },
  {
    name: '示例项目：龙祥街道路绿化',
    wan: '650',
    conclusion: null,
    supported: '0',
    grades: ['GOOD', 'GOOD'],
    reason: null,
    archetype: 'construction',
  },
];

const STATES: Readonly<Record<Conclusion, string>> = {
  SUPPORTED: 'IN_REVIEW',
  SUPPORTED_AFTER_CHANGE: 'CANDIDATE',
  PARTIAL: 'IN_REVIEW',
  NOT_SUPPORTED: 'CANDIDATE',
};

/** Appraisals for the budget of 2020: a year that no figure of the report of 2019 counts. */
export function buildAppraisals(organizations: Organizations): Batch[] {
  const { id } = organizations;
  const unit = organizations.units.find(({ clerk }) => clerk.account.endsWith('clerk'))!;
  const { built, batches } = buildProjects(
    organizations,
    PLANS.map((plan, i): ProjectPlan => ({
      year: YEAR,
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
      state: plan.conclusion ? STATES[plan.conclusion] : 'CANDIDATE',
    })),
  );
  const scorers: Row<'goals.appraisal_scorer'>[] = [];
  const scores: Row<'goals.appraisal_score'>[] = [];
  const appraisals = PLANS.map((plan, i) => {
    const row = appraisalOf(organizations, plan, built[i]!, i + 1);
    panelOf(organizations, plan, row.id, i + 1, scorers, scores);
    return row;
  });
  const policy: Row<'goals.ex_ante_appraisal'> = {
    id: id('appraisal', PLANS.length + 1),
    object_kind: 'POLICY',
    object_code: 'ZC-2020-01',
    title: '示例政策：居家养老服务补贴',
    agency_id: unit.agencyId,
    beneficiary: '示例：六十岁以上老人',
    budget_year: YEAR,
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
      appraisals.flatMap((row, i) =>
        APPRAISAL_MATERIALS.PROJECT.map(({ code, isRequired }, k) => ({
          id: id('appraisal-material', (i + 1) * 100 + k),
          appraisal_id: row.id,
          code,
          is_present: isRequired || (i + k) % 2 === 0,
          reference: isRequired ? '示例文件' : null,
        })),
      ),
    ),
    batch('goals.appraisal_scorer', scorers),
    batch('goals.appraisal_score', scores),
    quarantined(organizations, unit.code),
  ];
}

function appraisalOf(
  organizations: Organizations,
  plan: AppraisalPlan,
  project: BuiltProject,
  n: number,
): Row<'goals.ex_ante_appraisal'> {
  const { id, offices } = organizations;
  const { unit, archetype } = project.plan;
  const total = plan.conclusion ? totalOf(plan) : null;
  return {
    id: id('appraisal', n),
    object_kind: 'PROJECT',
    project_id: project.projectId,
    object_code: `${unit.code}-${YEAR}-${String(n).padStart(4, '0')}`,
    title: plan.name,
    agency_id: unit.agencyId,
    field: archetype === 'construction' ? '城乡建设' : '公共服务',
    beneficiary: '示例：周边居民',
    budget_year: YEAR,
    amount_asked: money(units(plan.wan)),
    state: plan.conclusion ?? 'FIN_REVIEW',
    criteria: PROJECT_CRITERIA,
    background: '示例：现有设施不能满足需要。',
    content: '示例：按实施方案分阶段建设，年底前完成。',
    funding: '示例：全部为一般公共预算当年拨款。',
    work_done: '示例：查阅材料、现场踏勘、专家论证。',
    suggestions: '示例：细化产出指标，落实后期管护。',
    planned_by: unit.clerk.accountId,
    prepared_by: unit.clerk.accountId,
    reported_by: unit.head.accountId,
    reported_on: '2019-11-05',
    taken_up_by: offices.performance2!.accountId,
    total_score: total,
    suggested_conclusion: total ? suggestConclusion(total, [], { pass: '80', revise: '60' }) : null,
    conclusion: plan.conclusion,
    conclusion_reason: plan.reason,
    amount_supported: plan.conclusion ? money(units(plan.supported)) : null,
    valid_to_year: plan.conclusion ? YEAR : null,
    concluded_by: plan.conclusion ? offices.performance!.accountId : null,
    concluded_on: plan.conclusion ? '2019-11-20' : null,
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

/** A firm and a division score; where nothing is concluded, the division has not handed in. */
function panelOf(
  organizations: Organizations,
  plan: AppraisalPlan,
  appraisalId: string,
  n: number,
  scorers: Row<'goals.appraisal_scorer'>[],
  scores: Row<'goals.appraisal_score'>[],
): void {
  const { id, business, firms } = organizations;
  const panel = [firms[0]!.person, business[0]!];
  panel.forEach((person, k) => {
    const scorerId = id('appraisal-scorer', n * 10 + k);
    const hasScored = plan.conclusion !== null || k === 0;
    scorers.push({
      id: scorerId,
      appraisal_id: appraisalId,
      seat_id: person.seatId,
      is_chair: k === 0,
      account_id: hasScored ? person.accountId : null,
      person_name: hasScored ? person.personName : null,
      submitted_at: hasScored ? atHour('2019-11-15', 10, n) : null,
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

/** A line of the budget system for a new project that nobody has appraised. */
function quarantined({ id }: Organizations, agencyCode: string): Batch {
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
      budget_year: YEAR,
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
          params: { year: YEAR, state: null },
          wayOut: 'APPRAISE_FIRST',
          who: 'UNIT_CLERK',
        },
      ],
    },
  ]);
}
