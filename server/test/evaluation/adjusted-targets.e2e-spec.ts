import {
  departmentReview,
  draftOf,
  financeReview,
  GRADES,
  INDICATORS,
  move,
  type Objective,
  reply,
  save,
} from '../goals/objective.calls.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';

let app: TestApp;
let clerk: TestClient;
let head: TestClient;
let business: TestClient;
let budget: TestClient;
let performance: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  [clerk, head, business, budget, performance] = await Promise.all(
    ['clerk', 'head', 'business', 'budget', 'performance'].map((name) => app.as(name)),
  );
});
afterAll(() => app.close());

async function approved(draft: Objective, documentNo: string): Promise<Objective> {
  let objective = (await move(clerk, 'submitObjective', draft)).data.submitObjective as Objective;
  objective = (await departmentReview(head, objective, { outcome: 'ACCEPT' })).data.reviewObjectiveByDepartment;
  objective = (
    await financeReview(business, objective, { outcome: 'ACCEPT', items: GRADES, overallGrade: 'EXCELLENT' })
  ).data.reviewObjectiveByFinance;
  const { data, errors } = await reply(budget, [objective.id], documentNo);
  expect(errors).toBeUndefined();
  return data.replyBudget[0];
}

const keysOf = async (id: string): Promise<Map<string, string>> => {
  const { data } = await clerk.graphql('query ($id: ID!) { goal(id: $id) { indicators { name indicatorKey } } }', {
    id,
  });
  return new Map(
    data.goal.indicators.map((row: { name: string; indicatorKey: string }) => [row.name, row.indicatorKey]),
  );
};

describe('a self-evaluation of an adjusted objective', () => {
  it('R084: editing what is approved is refused; the self-evaluation shows version 2 with version 1 beside it', async () => {
    const draft = await draftOf(clerk);
    const { data: known } = await clerk.graphql(
      'query ($id: ID!) { goal(id: $id) { projectId rules { fundingTotal } } }',
      { id: draft.id },
    );
    const { projectId, rules } = known.goal as { projectId: string; rules: { fundingTotal: string } };
    const form = { annualAmount: rules.fundingTotal };
    const first = await approved((await save(clerk, draft, form)).data.saveObjective, '洛龙财预〔2019〕961号');
    expect((await save(clerk, first, form)).errors![0]!.extensions.code).toBe('REFUSED');

    const [changed] = INDICATORS.filter(({ direction }) => direction === 'GE');
    const target = String(Number(changed!.targetValue) - 1);
    const keys = await keysOf(first.id);
    const adjusted = await move(
      clerk,
      'adjustObjective',
      first,
      { comment: '政策调整', reasonKind: 'POLICY_CHANGE' },
      'AdjustObjectiveInput',
    );
    const rows = INDICATORS.map((row) => ({
      ...row,
      indicatorKey: keys.get(row.name),
      ...(row.name === changed!.name ? { targetValue: target } : {}),
    }));
    const second = await save(clerk, adjusted.data.adjustObjective, { ...form, indicators: rows });
    expect(second.errors).toBeUndefined();
    await approved(second.data.saveObjective, '洛龙财预〔2019〕962号');

    await performance.graphql('mutation ($input: OpenSelfEvaluationsInput!) { openSelfEvaluations(input: $input) }', {
      input: { subjectYear: 2019, projectIds: [projectId], dueOn: '2020-03-31' },
    });
    const { data } = await clerk.graphql(
      `{ selfEvaluations(workYear: 2019, projectId: "${projectId}") {
           nodes { rows { name targetValue earlierTarget { versionNo targetValue } } } } }`,
    );
    const shown = data.selfEvaluations.nodes[0].rows as { name: string; targetValue: string }[];
    expect(shown.find(({ name }) => name === changed!.name)).toMatchObject({
      targetValue: target,
      earlierTarget: { versionNo: 1, targetValue: changed!.targetValue },
    });
    // What was never adjusted has nothing beside it.
    const { data: ranked } = await performance.graphql(
      '{ selfEvaluationRanking(subjectYear: 2018, first: 1) { nodes { id } } }',
    );
    const { data: other } = await performance.graphql(
      'query ($id: ID!) { selfEvaluation(id: $id) { rows { earlierTarget { versionNo } } } }',
      { id: ranked.selfEvaluationRanking.nodes[0].id },
    );
    expect(other.selfEvaluation.rows.length).toBeGreaterThan(0);
    expect(other.selfEvaluation.rows.every((row: { earlierTarget: unknown }) => row.earlierTarget === null)).toBe(true);
  });
});
