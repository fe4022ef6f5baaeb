import {
  codes,
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
import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const EFFECT = {
  horizon: 'MID_TERM',
  level1: 'OUTCOME',
  level2: 'SOCIAL',
  name: '示例设施覆盖率',
  direction: 'GE',
  targetValue: '100',
  unit: '%',
  weight: '10',
  targetBasis: '五年规划',
  yearlyTargets: [
    { year: 2018, value: '20' },
    { year: 2019, value: '45' },
    { year: 2020, value: '70' },
    { year: 2021, value: '90' },
    { year: 2022, value: '100' },
  ],
};
/** The value of the year takes the place of 使用率, so that the weights stay what they are. */
const ANNUAL = INDICATORS.map((row) =>
  row.level2 === 'SOCIAL'
    ? { ...row, name: EFFECT.name, direction: 'GE', targetValue: '45', unit: '%', bands: undefined }
    : row,
);

describe('a five-year project in its second year', () => {
  it('R051: monitoring and self-evaluation judge the value of year 2, not the final one, and show the forecast error', async () => {
    const [clerk, head, business, budget, performance] = await Promise.all(
      ['clerk', 'head', 'business', 'budget', 'performance'].map((name) => app.as(name)),
    );
    const draft = await draftOf(clerk!);
    const { data: known } = await clerk!.graphql(
      'query ($id: ID!) { goal(id: $id) { projectId rules { fundingTotal } } }',
      {
        id: draft.id,
      },
    );
    const annualAmount = known.goal.rules.fundingTotal as string;
    const { projectId } = known.goal as { projectId: string };

    // The final value among the annual rows is refused: it is not what this year is to reach.
    const final = ANNUAL.map((row) => (row.name === EFFECT.name ? { ...row, targetValue: '100' } : row));
    let objective: Objective = (await save(clerk!, draft, { annualAmount, indicators: [...final, EFFECT] })).data
      .saveObjective;
    expect(codes(await move(clerk!, 'submitObjective', objective))).toEqual(['YEARLY_TARGET_NOT_ANNUAL']);

    objective = (await save(clerk!, objective, { annualAmount, indicators: [...ANNUAL, EFFECT] })).data.saveObjective;
    objective = (await move(clerk!, 'submitObjective', objective)).data.submitObjective;
    objective = (await departmentReview(head!, objective, { outcome: 'ACCEPT' })).data.reviewObjectiveByDepartment;
    objective = (
      await financeReview(business!, objective, { outcome: 'ACCEPT', items: GRADES, overallGrade: 'EXCELLENT' })
    ).data.reviewObjectiveByFinance;
    expect((await reply(budget!, [objective.id], '洛龙财预〔2019〕951号')).errors).toBeUndefined();

    const watched = await performance!.graphql(
      'mutation ($input: OpenRoundInput!) { openMonitoringRound(input: $input) { id } }',
      {
        input: {
          budgetYear: 2019,
          name: '五年项目监控',
          periodFrom: '2019-01-01',
          periodTo: '2019-10-31',
          dueOn: '2019-11-15',
          projectIds: [projectId],
        },
      },
    );
    expect(watched.errors).toBeUndefined();
    const { data: round } = await clerk!.graphql(
      `{ monitoringSheets(year: 2019, projectId: "${projectId}") { nodes { rows { name targetValue } } } }`,
    );
    expect(round.monitoringSheets.nodes[0].rows).toContainEqual({ name: EFFECT.name, targetValue: '45' });

    await performance!.graphql('mutation ($input: OpenSelfEvaluationsInput!) { openSelfEvaluations(input: $input) }', {
      input: { subjectYear: 2019, projectIds: [projectId], dueOn: '2020-03-31' },
    });
    const ROWS = 'id version rows { id name targetValue expectedValue forecastError score working { expression } }';
    const { data } = await clerk!.graphql(
      `{ selfEvaluations(workYear: 2019, projectId: "${projectId}") { nodes { ${ROWS} } } }`,
    );
    const [sheet] = data.selfEvaluations.nodes;
    const row = sheet.rows.find(({ name }: { name: string }) => name === EFFECT.name);
    expect(row).toMatchObject({ targetValue: '45', expectedValue: '45', forecastError: null });
    const saved = await clerk!.graphql(
      `mutation ($input: SaveSelfEvaluationInput!) { saveSelfEvaluation(input: $input) { ${ROWS} } }`,
      { input: { id: sheet.id, expectedVersion: sheet.version, rows: [{ id: row.id, actualValue: '36' }] } },
    );
    // 36 of the 45 of year 2: 10 × 36 ÷ 45 = 8.00; against the final 100 it would be 3.60.
    const scored = saved.data.saveSelfEvaluation.rows.find(({ id }: { id: string }) => id === row.id);
    expect(scored).toMatchObject({ forecastError: '-20.00', score: '8.00' });
    expect(scored.working[0].expression).toContain('36 ÷ 45');
    // Rows without a plan over years have no forecast.
    expect(
      saved.data.saveSelfEvaluation.rows.filter((one: { expectedValue: unknown }) => one.expectedValue),
    ).toHaveLength(1);
  });
});
