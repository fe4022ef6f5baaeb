import { contentHash } from '../platform/integrity/index.js';
import { addDays, spread } from './dates.js';
import { money, units } from './money-allocation.js';
import { candidateOf, departmentPlanRow } from './evaluation-plan-rows.js';
import { reportSections } from './report-sections.js';
import { KEY_PROJECTS, WHOLE_UNITS } from './names.js';
import type { BuiltProject } from './objectives.js';
import { firstLevel, type Organizations } from './organizations.js';
import { type Batch, batch, type Row } from './tables/index.js';

/** Rows of the common framework of 财预〔2020〕10号: decision, process, output, outcome; they sum to 100. */
const FRAMEWORK = [
  ['DECISION', '项目立项', '立项依据充分性', '10', 'ELEMENT_COUNT'],
  ['DECISION', '绩效目标', '绩效目标明确性', '10', 'ELEMENT_COUNT'],
  ['PROCESS', '资金管理', '预算执行率', '10', 'FORMULA'],
  ['PROCESS', '组织实施', '制度执行有效性', '10', 'CONDITION'],
  ['OUTPUT', '产出数量', '实际完成率', '15', 'FORMULA'],
  ['OUTPUT', '产出质量', '质量达标率', '10', 'FORMULA'],
  ['OUTPUT', '产出时效', '完成及时性', '5', 'DEDUCTION'],
  ['OUTCOME', '项目效益', '实施效益', '20', 'GRADE'],
  ['OUTCOME', '满意度', '社会公众或服务对象满意度', '10', 'FORMULA'],
] as const;

/** Scores per row that give 92 and 85: the report states grades only, single scores are assumed. */
const SCORES: Readonly<Record<string, readonly string[]>> = {
  EXCELLENT: ['10', '9', '9', '9', '14', '10', '5', '17', '9'],
  GOOD: ['9', '8', '9', '8', '13', '9', '4', '16', '9'],
};

/** What no report tells of its evaluations, and the law asks of every one. */
export const ASSUMED_PLAN = {
  purpose: '了解资金使用效果，改进管理（演示）',
  methods: ['COMPARISON', 'FACTOR'],
  standards: ['PLAN'],
};

/** The department whose plan of its own evaluations the demo shows. */
const PLANNING_DEPARTMENT = '示例单位018';

const ELEMENTS = ['依据充分', '程序规范', '责任明确'];

export interface Evaluations {
  readonly batches: Batch[];
  /** The six objects that the bureau evaluated, in the order of the report. */
  readonly key: readonly {
    taskId: string;
    agencyId: string;
    projectId: string | null;
    title: string;
    grade: string;
    divisionId: string;
  }[];
}

/** The firms of a place as they are registered with it. */
export const firmRowsOf = ({ id, firms }: Organizations): Row<'evaluation.third_party_firm'>[] =>
  firms.map((firm, i) => ({
    id: id('firm', i + 1),
    name: firm.name,
    credit_code: null,
    agency_id: firm.agencyId,
    lead_evaluator: firm.person.personName,
    kind: /会计师?事务所/.test(firm.name) ? 'ACCOUNTING' : 'CONSULTING',
    is_assumed: firm.name.startsWith('示例'),
  }));

type EngagementFacts = [firm: string, title: string, from: string, to: string, state: string];

/** What the bureau engaged a firm for. */
export const engagementRow = (
  { id, divisionIds }: Organizations,
  workYear: number,
  n: number,
  [firm, title, from, to, state]: EngagementFacts,
): Row<'evaluation.engagement'> => ({
  id: id('engagement', n),
  firm_id: firm,
  client_agency_id: divisionIds.performance,
  work_year: workYear,
  kind: 'EVALUATION',
  title,
  reason: '力量不足，须借助专业机构（演示）',
  procurement_record: null,
  contract_amount: null,
  conflict_declared_on: from,
  starts_on: from,
  ends_on: to,
  state,
  is_assumed: true,
});

export function buildEvaluations(organizations: Organizations, projects: readonly BuiltProject[]): Evaluations {
  const { id, firms, divisionIds, offices, units: agencies } = organizations;
  const firmRows = firmRowsOf(organizations);
  const kaiqiao = firmRows.find(({ name }) => !name.startsWith('示例')) ?? firmRows[0]!;
  const engagement = (n: number, ...facts: EngagementFacts): Row<'evaluation.engagement'> =>
    engagementRow(organizations, 2019, n, facts);
  const engagements = [
    engagement(1, kaiqiao.id, '2018年度重点绩效评价', '2019-06-03', '2019-11-30', 'ACCEPTED'),
    {
      ...engagement(2, firmRows[0]!.id, '2019年度重点绩效评价（演示）', '2019-12-02', '2021-12-31', 'CONTRACTED'),
      procurement_record: '示例采购〔2019〕2号',
      contract_no: '示例合同2019-2',
      contracted_on: '2019-12-02',
      confidentiality_on: '2019-12-02',
      contract_amount: '120000.00',
      due_on: '2021-11-30',
    },
  ];
  const frameworkId = id('framework', 1);
  const frameworkRows = FRAMEWORK.map(([level1, level2, name, weight, kind], i): Row<'evaluation.framework_row'> => ({
    id: id('framework-row', i + 1),
    framework_id: frameworkId,
    ordinal: i + 1,
    level1,
    level2,
    name,
    weight,
    kind,
    explanation: `评价${name}`,
    standard: '按评分标准得分',
    elements: kind === 'ELEMENT_COUNT' ? ELEMENTS : [],
    scoring_rule: '',
    method: '',
    evidence_needed: '',
    grades: [],
  }));
  const tasks: Row<'evaluation.evaluation_task'>[] = [];
  const scores: Row<'evaluation.score_row'>[] = [];
  const versions: Row<'evaluation.report_version'>[] = [];

  const finance = (
    title: string,
    grade: string,
    agencyId: string,
    amount: bigint,
    projectId: string | null,
    selfEvaluationId: string | null,
  ): string => {
    const taskId = id('task-finance', tasks.length + 1);
    const points = SCORES[grade]!;
    const total = points.reduce((sum, point) => sum + Number(point), 0);
    tasks.push({
      id: taskId,
      kind: 'FINANCE',
      object_type: projectId ? 'PROJECT' : 'DEPARTMENT_WHOLE',
      project_id: projectId,
      agency_id: agencyId,
      organiser_agency_id: divisionIds.performance,
      subject_year: 2018,
      work_year: 2019,
      title,
      amount: money(amount),
      method: 'THIRD_PARTY',
      state: 'FEEDBACK_SENT',
      selection_reason: '年度重点评价计划',
      engagement_id: engagements[0]!.id,
      framework_id: frameworkId,
      notified_on: '2019-06-10',
      opinion_asked_on: '2019-10-14',
      opinion_reply: '无意见（演示）',
      opinion_replied_on: '2019-10-18',
      report_summary: '按评价指标体系评分（演示）',
      total_score: total.toFixed(2),
      grade,
      graded_by: offices.performance.accountId,
      content_hash: contentHash({ taskId, grade, total: total.toFixed(2) }),
      completed_on: '2019-10-31',
      self_evaluation_id: selfEvaluationId,
      ...ASSUMED_PLAN,
      field_from: '2019-07-01',
      field_to: '2019-09-30',
      state_since: '2019-11-05',
      is_assumed: false,
    });
    frameworkRows.forEach((row, k) =>
      scores.push({
        id: id('score', tasks.length * 100 + k),
        task_id: taskId,
        framework_row_id: row.id,
        input: {},
        score: points[k]!,
        working: [],
        evidence: '现场评价资料（演示）',
        reason: points[k] === row.weight ? null : '资料不够完整（演示）',
        scored_by: firms.at(-1)!.person.accountId,
      }),
    );
    const content = {
      rows: frameworkRows.map(({ level1, name, weight }, k) => ({
        level1,
        name,
        weight,
        score: points[k]!,
        reason: points[k] === weight ? null : '资料不够完整（演示）',
        evidence: '现场评价资料（演示）',
      })),
      findings: [],
      summary: '按评价指标体系评分（演示）',
      sections: reportSections({ title, amount, grade, total, firm: kaiqiao.name, rows: frameworkRows, points }),
    };
    // The report was handed in before the unit was asked, and became final once the unit had answered.
    [
      ['DRAFT', '2019-10-12'],
      ['FINAL', '2019-10-25'],
    ].forEach(([kind, madeOn], k) =>
      versions.push({
        id: id('report-version', versions.length + 1),
        task_id: taskId,
        version_no: k + 1,
        kind: kind!,
        total_score: total.toFixed(2),
        content,
        content_hash: contentHash({ taskId, totalScore: total.toFixed(2), ...content }),
        made_by: firms.at(-1)!.person.accountId,
        made_on: madeOn!,
      }),
    );
    return taskId;
  };
  const key = [
    ...KEY_PROJECTS.map((named, i) => {
      const project = projects[i]!;
      const { unit, amount } = project.plan;
      const title = `${named.name}绩效评价`;
      return {
        taskId: finance(title, named.grade, unit.agencyId, amount, project.projectId, id('self-evaluation', i + 1)),
        agencyId: unit.agencyId,
        projectId: project.projectId,
        title,
        grade: named.grade,
        divisionId: unit.divisionId,
      };
    }),
    ...WHOLE_UNITS.map((whole, i) => {
      const unit = agencies[i]!;
      const title = `${unit.name}整体支出绩效评价`;
      return {
        taskId: finance(title, whole.grade, unit.agencyId, units(whole.wan), null, null),
        agencyId: unit.agencyId,
        projectId: null,
        title,
        grade: whole.grade,
        divisionId: unit.divisionId,
      };
    }),
  ];

  const methods = ['OWN', 'EXPERT_GROUP', 'THIRD_PARTY'];
  projects.slice(3, 98).forEach((project, i) => {
    const { unit, amount, name } = project.plan;
    const completedOn = addDays('2019-08-05', spread(i, 25));
    const taskId = id('task-department', i + 1);
    tasks.push({
      id: taskId,
      kind: 'DEPARTMENT',
      object_type: 'PROJECT',
      project_id: project.projectId,
      agency_id: unit.agencyId,
      organiser_agency_id: firstLevel(unit).agencyId,
      subject_year: 2018,
      work_year: 2019,
      title: `${name}综合评价`,
      amount: money(amount),
      method: methods[i % 3]!,
      state: 'CLOSED',
      selection_reason: '每个一级预算单位至少一个项目',
      framework_id: frameworkId,
      total_score: '88.00',
      grade: 'GOOD',
      graded_by: firstLevel(unit).head.accountId,
      content_hash: contentHash({ taskId, grade: 'GOOD' }),
      completed_on: completedOn,
      self_evaluation_id: id('self-evaluation', i + 4),
      ...ASSUMED_PLAN,
      report_due_on: '2019-08-31',
      handed_in_on: completedOn,
      state_since: completedOn,
      is_assumed: true,
    });
  });
  // One department planned what it evaluated; the others show what it looks like without a plan.
  const planner = agencies.find(({ name }) => name === PLANNING_DEPARTMENT)!;
  const departmentPlan = departmentPlanRow(organizations, planner, 2019, ['2019-03-12', '2019-03-15']);
  const planned = tasks.filter(({ organiser_agency_id }) => organiser_agency_id === planner.agencyId);
  for (const task of planned) task.plan_id = departmentPlan.id;
  return {
    key,
    batches: [
      batch('evaluation.third_party_firm', firmRows),
      batch('evaluation.engagement', engagements),
      batch('evaluation.framework', [
        {
          id: frameworkId,
          name: '项目支出绩效评价指标体系（2020年参考）',
          object_type: 'PROJECT',
          is_template: true,
          version_no: 1,
          groups: [],
        },
      ]),
      batch('evaluation.framework_row', frameworkRows),
      batch('evaluation.year_plan', [departmentPlan]),
      batch('evaluation.evaluation_task', tasks),
      batch(
        'evaluation.plan_candidate',
        planned.map((task, i) => candidateOf(organizations, task, i + 1)),
      ),
      batch('evaluation.score_row', scores),
      batch('evaluation.report_version', versions),
    ],
  };
}
