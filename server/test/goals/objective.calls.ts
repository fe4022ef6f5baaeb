import type { TestClient } from '../harness/index.js';

export const FIELDS = `id versionId versionNo version state annualAmount annualGoal contentHash approvedOn documentNo returnedReason
  returnedBy indicators { indicatorKey level1 level2 name direction targetValue targetText targetOn unit weight targetBasis
    bands { from share } isStrict targetLow targetHigh plannedStartOn baselineValue baselineYear formulaText dataSource
    captureMethod isCore remark }`;

export interface Objective {
  id: string;
  versionId: string;
  version: number;
  state: string;
  annualAmount: string;
  annualGoal: string | null;
  contentHash: string | null;
  indicators: Record<string, unknown>[];
}

export const GOAL = `query ($id: ID!) { goal(id: $id) { ${FIELDS} availableActions { action allowed refusals { code } }
  reviews { step outcome overallGrade suggestedGrade opinion remarks { field text } } history { action personName } } }`;

export async function read(id: string, who: TestClient): Promise<Objective & Record<string, never>> {
  const { data, errors } = await who.graphql(GOAL, { id });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.goal;
}

export async function draftOf(client: TestClient, n = 0): Promise<Objective & Record<string, never>> {
  const { data } = await client.graphql('query { goals(year: 2019, states: ["DRAFT"]) { totalCount nodes { id } } }');
  return read(data.goals.nodes[n].id as string, client);
}

export const INDICATORS = [
  ['OUTPUT', 'QUANTITY', '服务人数', 'GE', { targetValue: '120', unit: '人' }, '20'],
  ['OUTPUT', 'QUALITY', '验收是否合格', 'BOOL', { targetText: '是' }, '15'],
  ['OUTPUT', 'TIMELINESS', '完工时间', 'DATE_BY', { targetOn: '2019-10-31', plannedStartOn: '2019-03-01' }, '15'],
  ['OUTPUT', 'COST_OF_OUTPUT', '人均成本', 'LE', { targetValue: '0.40', unit: '万元' }, '5'],
  ['OUTCOME', 'ECONOMIC', '维护人数', 'EQ', { targetValue: '3', unit: '人' }, '5'],
  [
    'OUTCOME',
    'SOCIAL',
    '使用率',
    'BAND',
    {
      bands: [
        { from: '80', share: '100' },
        { from: '0', share: '50' },
      ],
      unit: '%',
    },
    '10',
  ],
  [
    'OUTCOME',
    'SUSTAINABILITY',
    '长效机制',
    'QUAL',
    { targetText: '达成：制度成文并执行；部分达成：成文未执行；未达成：没有' },
    '5',
  ],
  ['OUTCOME', 'ECOLOGICAL', '室温', 'RANGE', { targetLow: '18', targetHigh: '22', unit: '度' }, '5'],
  ['SATISFACTION', 'BENEFICIARY_SATISFACTION', '受益户满意度', 'GE', { targetValue: '90', unit: '%' }, '10'],
].map(([level1, level2, name, direction, target, weight]) => ({
  level1,
  level2,
  name,
  direction,
  ...(target as object),
  weight,
  targetBasis: '年度工作计划',
}));

export const save = (who: TestClient, objective: Objective, change: Record<string, unknown> = {}) =>
  who.graphql(`mutation ($input: SaveObjectiveInput!) { saveObjective(input: $input) { ${FIELDS} } }`, {
    input: {
      objectiveId: objective.id,
      expectedVersion: objective.version,
      annualAmount: objective.annualAmount,
      annualGoal: '完成年度任务，受益户满意。',
      indicators: INDICATORS,
      ...change,
    },
  });

export const move = (
  who: TestClient,
  mutation: string,
  objective: Objective,
  more: Record<string, unknown> = {},
  type = 'MoveObjectiveInput',
) =>
  who.graphql(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${FIELDS} } }`, {
    input: { objectiveId: objective.id, expectedVersion: objective.version, ...more },
  });

export const departmentReview = (who: TestClient, objective: Objective, more: Record<string, unknown>) =>
  move(who, 'reviewObjectiveByDepartment', objective, more, 'DepartmentReviewInput');
export const financeReview = (who: TestClient, objective: Objective, more: Record<string, unknown>) =>
  move(who, 'reviewObjectiveByFinance', objective, more, 'FinanceReviewInput');
export const reply = (who: TestClient, ids: string[], documentNo: string, repliedOn = '2019-12-26') =>
  who.graphql(`mutation ($input: ReplyBudgetInput!) { replyBudget(input: $input) { ${FIELDS} } }`, {
    input: { objectiveIds: ids, documentNo, title: '关于批复预算和绩效目标的通知', repliedOn },
  });

export const codes = (answer: Awaited<ReturnType<typeof save>>): string[] =>
  (answer.errors ?? []).flatMap((error) => (error.extensions.refusals ?? []).map(({ code }) => code)).sort();
export const GRADES = ['C1', 'C2', 'R1', 'R2', 'A1', 'A2', 'F1', 'F2'].map((item) => ({ item, grade: 'EXCELLENT' }));
