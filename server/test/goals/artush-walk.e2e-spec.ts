import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import {
  codes,
  departmentReview,
  financeReview,
  GRADES,
  move,
  type Objective,
  read,
  reply,
  save,
} from './objective.calls.js';
import { get, opened } from './sheets.calls.js';

let app: TestApp;
let clerk: TestClient;
let head: TestClient;
let business: TestClient;
let budget: TestClient;
beforeAll(async () => {
  app = await openTestApp('template_places');
  [clerk, head, business, budget] = await Promise.all(
    ['clerk', 'head', 'business', 'budget'].map((name) => app.as(`artush-${name}`)),
  );
}, 120_000);
afterAll(() => app.close());

const TWO_LEVELS = [
  ['OUTPUT', 'QUANTITY'],
  ['OUTPUT', 'QUALITY'],
  ['OUTPUT', 'TIMELINESS'],
  ['OUTPUT', 'COST_OF_OUTPUT'],
  ['OUTCOME', 'SOCIAL'],
] as const;
const THREE_LEVELS = [...TWO_LEVELS, ['SATISFACTION', 'BENEFICIARY_SATISFACTION']] as const;
const NAMES = ['发放人数', '发放标准', '发放天数', '人均成本', '受益户数', '群众满意度', '培训人次', '入户次数'];

/** `count` rows over the levels, of which the first `quantified` have a number; the weights sum to 90. */
const rows = (levels: readonly (readonly [string, string])[], count: number, quantified: number) =>
  Array.from({ length: count }, (_, n) => ({
    level1: levels[n % levels.length]![0],
    level2: levels[n % levels.length]![1],
    name: `${NAMES[n % NAMES.length]!}${n < NAMES.length ? '' : '（乡镇）'}`,
    ...(n < quantified
      ? { direction: 'GE', targetValue: String(80 + n), unit: '个' }
      : { direction: 'QUAL', targetText: '达成：制度成文并执行；部分达成：成文未执行；未达成：没有' }),
    weight: n === 0 ? String(90 - 6 * (count - 1)) : '6',
    targetBasis: '年度工作计划',
  }));

async function begun(): Promise<Objective> {
  const { data: units } = await clerk.graphql('{ projects(year: 2018, first: 1) { nodes { agencyId } } }');
  const made = await clerk.graphql('mutation ($input: CreateProjectInput!) { createProject(input: $input) { id } }', {
    input: {
      budgetYear: 2018,
      code: 'A-WALK',
      name: '示例农村饮水补助项目',
      agencyId: units.projects.nodes[0].agencyId,
      category: 'SPECIFIC',
      nature: 'CONTINUING',
      responsiblePerson: '示例人员',
      fundingLines: [{ fundKind: 'GENERAL_PUBLIC', fundSource: 'CURRENT_YEAR', amount: '120000.00' }],
    },
  });
  expect(made.errors).toBeUndefined();
  const { data } = await clerk.graphql('mutation ($id: ID!) { beginObjective(input: { projectId: $id }) { id } }', {
    id: made.data.createProject.id,
  });
  return read(data.beginObjective.id as string, clerk);
}

const HISTORY = `query ($id: ID!) { goal(id: $id) { state versionNo documentNo approvedOn
  rounds { round sequence takenOn takenByName } history { at action result personName seatTitle comment }
  reviews { versionNo step outcome overallGrade suggestedGrade opinion reviewerName reviewedAt items remarks { field text } } } }`;

describe('an objective in Artush', () => {
  it('R046, R070, R071, R089: two levels and 69 % are refused with both reasons; returned with remarks and filed again it passes, and all of it stands', async () => {
    let objective = await begun();
    const filed = (indicators: object[]) =>
      save(clerk, objective, { annualAmount: '120000.00', indicators, annualGoal: '完成 12 个乡镇的饮水补助发放。' });
    objective = (await filed(rows(TWO_LEVELS, 13, 9))).data.saveObjective;

    const refused = await move(clerk, 'submitObjective', objective);
    expect(refused.errors![0]!.extensions.refusals).toEqual([
      expect.objectContaining({
        code: 'TOO_FEW_INDICATORS',
        ruleId: 'G-04',
        params: expect.objectContaining({ level: 1, count: 2, least: 3, missing: 1 }),
        wayOut: 'ADD_INDICATORS',
      }),
      expect.objectContaining({
        code: 'QUANTITATIVE_SHARE',
        ruleId: 'G-05',
        params: expect.objectContaining({ count: 9, of: 13, share: '69.23', least: '70', missing: 1 }),
        wayOut: 'QUANTIFY_INDICATORS',
      }),
    ]);
    expect((await read(objective.id, clerk)).state).toBe('DRAFT');

    // The way out is taken: the third level, and one more number.
    objective = (await filed(rows(THREE_LEVELS, 13, 10))).data.saveObjective;
    objective = (await move(clerk, 'submitObjective', objective)).data.submitObjective;
    objective = (await departmentReview(head, objective, { outcome: 'ACCEPT' })).data.reviewObjectiveByDepartment;

    // Three criteria hold, 可行性 does not: that is 中, which does not pass and goes back with remarks on the cells.
    const items = GRADES.map(({ item }) => ({ item, grade: item.startsWith('F') ? 'FAIR' : 'EXCELLENT' }));
    const remarks = [
      { field: 'indicators[0].targetValue', text: '与上年发放人数不符' },
      { field: 'annualGoal', text: '请写明乡镇名称' },
    ];
    const graded = { items, overallGrade: 'FAIR', comment: '可行性不足：资金与人数不匹配', remarks };
    expect(codes(await financeReview(business, objective, { ...graded, outcome: 'ACCEPT' }))).toEqual([
      'GRADE_DOES_NOT_PASS',
    ]);
    objective = (await financeReview(business, objective, { ...graded, outcome: 'RETURN' })).data
      .reviewObjectiveByFinance;
    expect(objective).toMatchObject({ state: 'RETURNED', returnedReason: '可行性不足：资金与人数不匹配' });
    const printed: string[] = [];
    (await opened(await get(business, `/api/goals/review/${objective.id}.xlsx`))).worksheets[0]!.eachRow((row) =>
      row.eachCell((cell) => printed.push(String(cell.text))),
    );
    for (const criterion of ['完整性', '相关性', '适当性', '可行性', '与上年发放人数不符'])
      expect(printed.join('\n')).toContain(criterion);

    const mended = rows(THREE_LEVELS, 13, 10).map((row, n) => (n === 0 ? { ...row, targetValue: '92' } : row));
    objective = (await filed(mended)).data.saveObjective;
    objective = (await move(clerk, 'submitObjective', objective)).data.submitObjective;
    objective = (await departmentReview(head, objective, { outcome: 'ACCEPT' })).data.reviewObjectiveByDepartment;
    objective = (
      await financeReview(business, objective, { outcome: 'ACCEPT', items: GRADES, overallGrade: 'EXCELLENT' })
    ).data.reviewObjectiveByFinance;
    const approved = await reply(budget, [objective.id], '示例阿财预〔2018〕900号', '2018-12-28');
    expect(approved.errors).toBeUndefined();

    const { data, errors } = await clerk.graphql(HISTORY, { id: objective.id });
    expect(errors).toBeUndefined();
    const { goal } = data;
    expect(goal).toMatchObject({ state: 'APPROVED', versionNo: 1, documentNo: '示例阿财预〔2018〕900号' });
    const steps = [...goal.history].reverse() as {
      action: string;
      personName: string;
      seatTitle: string;
      at: string;
    }[];
    expect(steps.map(({ action }) => action).filter((action) => action !== 'saved')).toEqual([
      'created',
      'submit',
      'deptAccept',
      'finReturn',
      'submit',
      'deptAccept',
      'finAccept',
      'approve',
    ]);
    expect(steps.every(({ personName, seatTitle, at }) => personName && seatTitle && at)).toBe(true);
    expect(goal.reviews).toMatchObject([
      { versionNo: 1, step: 'FINANCE', outcome: 'ACCEPTED', overallGrade: 'EXCELLENT' },
      { step: 'DEPARTMENT', outcome: 'ACCEPTED' },
      { step: 'FINANCE', outcome: 'RETURNED', suggestedGrade: 'FAIR', items: { F1: 'FAIR', C1: 'EXCELLENT' }, remarks },
      { step: 'DEPARTMENT', outcome: 'ACCEPTED' },
    ]);
    expect(goal.reviews.every((one: Record<string, string>) => one.reviewerName && one.reviewedAt)).toBe(true);
    // What went up the first time stands beside what went up the second time, cell by cell.
    expect(goal.rounds.map(({ round }: { round: string }) => round)).toEqual(['FIRST_UP', 'FIRST_UP', 'SECOND_DOWN']);
    const compared = await business.graphql(
      'query ($id: ID!) { goal(id: $id) { comparison(with: "ROUND", number: 1) { field before after } } }',
      { id: objective.id },
    );
    expect(compared.data.goal.comparison).toEqual([
      expect.objectContaining({ before: expect.stringContaining('80'), after: expect.stringContaining('92') }),
    ]);
  });
});
