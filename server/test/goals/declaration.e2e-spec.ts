import { DailyRounds } from '../../src/platform/events/index.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { codes, draftOf, INDICATORS, move, type Objective, save } from './objective.calls.js';

let app: TestApp;
let jurisdiction: string;
let clerk: TestClient;
let clerk2: TestClient;
let business: TestClient;
let budget: TestClient;
let performance: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  jurisdiction = await app.jurisdictionOf('clerk');
  [clerk, clerk2, business, budget, performance] = await Promise.all(
    ['clerk', 'clerk2', 'business', 'budget', 'performance'].map((name) => app.as(name)),
  );
  // What the demo tells of the year is not this test's.
  for (const table of ['special_fund_line', 'special_fund', 'guidance', 'declaration_deadline'])
    await app.database.sql(jurisdiction, `DELETE FROM goals.${table}`);
});
afterAll(() => app.close());

const sql = <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql(jurisdiction, text, params);
const ownAgency = async (): Promise<string> =>
  (await clerk.graphql('{ goals(year: 2019, first: 1) { nodes { agencyId } } }')).data.goals.nodes[0].agencyId;
const tasksOf = async (who: TestClient, kind: string): Promise<{ subjectTitle: string; dueOn: string }[]> =>
  (await who.graphql('{ workbench(year: 2019) { tasks { kind subjectTitle dueOn } } }')).data.workbench.tasks.filter(
    (task: { kind: string }) => task.kind === kind,
  );
const setRule = async (code: string, value: unknown): Promise<void> => {
  const { errors } = await performance.graphql(
    'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }',
    { input: { code, yearFrom: 2019, value: JSON.stringify(value), source: '示例文件' } },
  );
  expect(errors).toBeUndefined();
};

const FUND = `code name tags competentAgencyName reviewMonth projects declared approved amount approvedAmount
  items { projectId name amount state }`;
const register = (who: TestClient, fund: Record<string, unknown>) =>
  who.graphql(`mutation ($input: RegisterFundInput!) { registerSpecialFund(input: $input) { id code } }`, {
    input: { budgetYear: 2019, tags: [], ...fund },
  });
const fundsOf = async (who: TestClient, tag: string | null = null) =>
  (await who.graphql(`query ($tag: String) { specialFunds(year: 2019, tag: $tag) { ${FUND} } }`, { tag })).data
    .specialFunds;
const assign = (who: TestClient, fundId: string, projectIds: string[]) =>
  who.graphql('mutation ($input: AssignFundInput!) { assignSpecialFund(input: $input) { id } }', {
    input: { fundId, budgetYear: 2019, projectIds },
  });

async function fund(code: string, name: string, more: Record<string, unknown> = {}): Promise<string> {
  const { data, errors } = await register(performance, {
    code,
    name,
    competentAgencyId: await ownAgency(),
    ...more,
  });
  expect(errors).toBeUndefined();
  return data.registerSpecialFund.find((one: { code: string }) => one.code === code).id;
}

describe('special funds', () => {
  it('R079: a review task stands for each special fund in its month, and an application without goal is not taken', async () => {
    await fund('KJ', '示例科技专项资金', { reviewMonth: 5 });
    await fund('RC', '示例人才专项资金', { reviewMonth: 5 });
    const trip = await fund('LY', '示例旅游专项资金', { reviewMonth: 5 });
    await fund('LATER', '示例无月份资金');
    expect(codes(await register(performance, { code: 'KJ', name: ' ', competentAgencyId: await ownAgency() }))).toEqual(
      ['FUND_CODE_TAKEN', 'REQUIRED'],
    );
    expect(
      (await register(clerk, { code: 'X', name: 'X', competentAgencyId: await ownAgency() })).errors![0]!.extensions
        .code,
    ).toBe('FORBIDDEN');
    const open = async () =>
      (await performance.graphql('mutation { openFundReviews(year: 2019) }')).data.openFundReviews;
    expect(await open()).toBe(3);
    expect(await open()).toBe(0);
    const expected = ['示例人才专项资金', '示例旅游专项资金', '示例科技专项资金'];
    for (const who of [performance, budget, business]) {
      const tasks = await tasksOf(who, 'goal.fundReview');
      expect(tasks.map(({ subjectTitle }) => subjectTitle).sort()).toEqual(expected);
      expect(tasks.every(({ dueOn }) => dueOn === '2019-05-31')).toBe(true);
    }

    const made = await clerk.graphql(
      'mutation ($input: CreateProjectInput!) { createProject(input: $input) { id version } }',
      {
        input: {
          budgetYear: 2019,
          code: 'T-FUND',
          name: '示例旅游项目',
          agencyId: await ownAgency(),
          category: 'SPECIFIC',
          nature: 'CONTINUING',
          responsiblePerson: '示例人员',
          overview: '示例内容',
          startsOn: '2019-01-01',
          endsOn: '2019-12-31',
          fundingLines: [{ fundKind: 'GENERAL_PUBLIC', fundSource: 'CURRENT_YEAR', amount: '1000.00' }],
        },
      },
    );
    expect(made.errors).toBeUndefined();
    const { id, version } = made.data.createProject;
    expect((await assign(performance, trip, [id])).errors).toBeUndefined();
    const applied = await clerk.graphql(
      'mutation ($input: ApplyForBudgetInput!) { applyForBudget(input: $input) { state } }',
      { input: { projectId: id, expectedVersion: version, amount: '1000.00', letterNo: '示例函1号' } },
    );
    expect(codes(applied)).toEqual(
      expect.arrayContaining(['APPLICATION_GOAL_MISSING', 'APPLICATION_GOAL_NOT_SUBMITTED']),
    );
    const { data } = await clerk.graphql('query ($id: ID!) { project(id: $id) { state } }', { id });
    expect(data.project.state).toBe('CANDIDATE');
    expect((await fundsOf(performance)).find(({ code }: { code: string }) => code === 'LY')).toMatchObject({
      projects: 1,
      declared: 0,
      approved: 0,
      amount: '1000.00',
      items: [{ projectId: id, state: null }],
    });
  });

  it('R079: an application for special funds waits until its objective is handed in; a draft is not enough', async () => {
    await sql(`UPDATE projects.year_source SET source = 'LOCAL' WHERE budget_year = 2019`);
    let objective: Objective = await draftOf(clerk);
    const { data } = await clerk.graphql('query ($id: ID!) { goal(id: $id) { projectId rules { fundingTotal } } }', {
      id: objective.id,
    });
    const { projectId, rules } = data.goal;
    await sql(
      `UPDATE projects.project SET state = 'CANDIDATE', nature = 'CONTINUING', is_major = false, is_renewal = false,
              overview = '示例内容', starts_on = '2019-01-01', ends_on = '2019-12-31' WHERE id = $1`,
      [projectId],
    );
    await sql(`UPDATE projects.project SET previous_project_id = NULL WHERE id = $1`, [projectId]);
    objective = (await save(clerk, objective, { annualAmount: rules.fundingTotal })).data.saveObjective;
    const apply = async () => {
      const { data: seen } = await clerk.graphql('query ($id: ID!) { project(id: $id) { version } }', {
        id: projectId,
      });
      return clerk.graphql('mutation ($input: ApplyForBudgetInput!) { applyForBudget(input: $input) { state } }', {
        input: { projectId, expectedVersion: seen.project.version, amount: rules.fundingTotal, letterNo: '示例函2号' },
      });
    };
    await assign(performance, await fund('APPLY', '示例申报资金'), [projectId]);
    const refused = await apply();
    const found = refused.errors![0]!.extensions.refusals!.find(
      ({ code }) => code === 'APPLICATION_GOAL_NOT_SUBMITTED',
    );
    expect(found).toMatchObject({ params: { state: 'DRAFT' }, wayOut: 'SUBMIT_OBJECTIVE_FIRST', field: 'objective' });
    const submitted = await move(clerk, 'submitObjective', objective);
    expect(submitted.errors).toBeUndefined();
    expect(codes(await apply())).not.toContain('APPLICATION_GOAL_NOT_SUBMITTED');
  });

  it('R079: the round of a day opens the reviews that are due, once, and the opinion closes them', async () => {
    const rounds = app.app.get(DailyRounds);
    await sql(`DELETE FROM platform.daily_round`);
    await sql(`UPDATE goals.special_fund SET review_month = NULL`);
    await sql(
      `UPDATE platform.task SET state = 'DONE', closed_at = now() WHERE kind = 'goal.fundReview' AND state = 'OPEN'`,
    );
    const id = await fund('DAY', '示例当月资金', { reviewMonth: 12 });
    const early = await performance.graphql(
      'mutation ($input: FinishFundReviewInput!) { finishFundReview(input: $input) { id } }',
      {
        input: { fundId: id, budgetYear: 2019, opinion: ' ' },
      },
    );
    expect(codes(early)).toEqual(['FUND_REVIEW_NOT_OPEN', 'REQUIRED']);
    expect(await rounds.run(jurisdiction)).toBe(true);
    expect((await tasksOf(budget, 'goal.fundReview')).map(({ subjectTitle }) => subjectTitle)).toEqual([
      '示例当月资金',
    ]);
    expect(await rounds.run(jurisdiction)).toBe(false);
    expect(await sql('SELECT run_on::text AS day FROM platform.daily_round')).toEqual([{ day: '2019-12-26' }]);
    const finish = (opinion: string) =>
      performance.graphql(
        'mutation ($input: FinishFundReviewInput!) { finishFundReview(input: $input) { id reviewOpenedOn reviewedOn reviewOpinion } }',
        { input: { fundId: id, budgetYear: 2019, opinion } },
      );
    const done = await finish('目标与资金匹配');
    expect(done.data.finishFundReview.find((one: { id: string }) => one.id === id)).toMatchObject({
      reviewOpenedOn: '2019-12-26',
      reviewedOn: '2019-12-26',
      reviewOpinion: '目标与资金匹配',
    });
    for (const who of [performance, budget, business]) expect(await tasksOf(who, 'goal.fundReview')).toEqual([]);
    expect(codes(await finish('再来一次'))).toEqual(['FUND_REVIEW_DONE']);
    // The round of another day does not open again what is concluded.
    await sql(`DELETE FROM platform.daily_round`);
    expect(await rounds.run(jurisdiction)).toBe(true);
    expect(await tasksOf(performance, 'goal.fundReview')).toEqual([]);
  });

  it('R090: Jingchuan, 扶贫: 18028.72万元 of 财政专项扶贫资金 stand apart from 东西部协作 3609万元', async () => {
    const agencyId = await ownAgency();
    const { data } = await clerk.graphql('{ goals(year: 2019, states: ["APPROVED"]) { nodes { projectId } } }');
    const [one, other] = (data.goals.nodes as { projectId: string }[]).slice(3);
    for (const [project, amount] of [
      [one!, '180287200.00'],
      [other!, '36090000.00'],
    ] as const)
      await sql(
        `UPDATE projects.funding_line SET original_amount = CASE WHEN id = (SELECT min(id::text)::uuid
           FROM projects.funding_line WHERE project_id = $1) THEN $2::numeric ELSE 0 END WHERE project_id = $1`,
        [project.projectId, amount],
      );
    await assign(
      performance,
      await fund('JC-FP', '财政专项扶贫资金（示例）', { tags: ['POVERTY'], competentAgencyId: agencyId }),
      [one!.projectId],
    );
    await assign(performance, await fund('JC-DX', '东西部协作资金（示例）', { tags: ['POVERTY', 'COOPERATION'] }), [
      other!.projectId,
    ]);
    await fund('JC-OTHER', '示例其他资金');
    const shown = (await fundsOf(performance, 'POVERTY')).filter(({ code }: { code: string }) =>
      code.startsWith('JC-'),
    );
    expect(shown).toMatchObject([
      { code: 'JC-DX', amount: '36090000.00', approvedAmount: '36090000.00', approved: 1 },
      { code: 'JC-FP', amount: '180287200.00', approvedAmount: '180287200.00', approved: 1 },
    ]);
  });

  it('R090: funds of a tag have their own statistics, each fund apart, and their own rules', async () => {
    await sql('DELETE FROM goals.special_fund_line');
    await sql('DELETE FROM goals.special_fund');
    const poverty = await fund('FP', '示例财政专项扶贫资金', { tags: ['POVERTY'] });
    const together = await fund('DX', '示例东西部协作资金', { tags: ['POVERTY', 'COOPERATION'] });
    const { data } = await clerk.graphql(
      '{ goals(year: 2019, states: ["APPROVED"]) { nodes { id projectId annualAmount } } }',
    );
    const [one, other] = data.goals.nodes as { projectId: string; annualAmount: string }[];
    const objective: Objective = await draftOf(clerk);
    const { data: own } = await clerk.graphql(
      'query ($id: ID!) { goal(id: $id) { projectId rules { fundingTotal minLevel3 } } }',
      { id: objective.id },
    );
    const draft = own.goal as { projectId: string; rules: { fundingTotal: string; minLevel3: number } };
    await assign(performance, poverty, [one!.projectId, draft.projectId]);
    await assign(performance, together, [other!.projectId]);
    const tagged = await fundsOf(performance, 'POVERTY');
    expect(tagged).toMatchObject([
      { code: 'DX', projects: 1, approved: 1, approvedAmount: other!.annualAmount },
      { code: 'FP', projects: 2, approved: 1, approvedAmount: one!.annualAmount },
    ]);
    expect((await fundsOf(performance, 'COOPERATION')).map(({ code }: { code: string }) => code)).toEqual(['DX']);
    expect((await fundsOf(clerk2, 'POVERTY')).every(({ projects }: { projects: number }) => projects === 0)).toBe(true);

    await setRule('goal.fundRules', {
      POVERTY: { minLevel3: 12, quantitativeShare: 90, requiredLevel2: ['BENEFICIARY_SATISFACTION', 'SUSTAINABILITY'] },
    });
    const without = INDICATORS.filter(({ level2 }) => level2 !== 'BENEFICIARY_SATISFACTION');
    const saved = await save(clerk, objective, { annualAmount: draft.rules.fundingTotal, indicators: without });
    const refused = await move(clerk, 'submitObjective', saved.data.saveObjective);
    const found = refused.errors![0]!.extensions.refusals!;
    expect(found).toContainEqual(
      expect.objectContaining({
        code: 'FUND_LEVEL2_MISSING',
        ruleId: 'G-62',
        params: expect.objectContaining({ level2: 'BENEFICIARY_SATISFACTION' }),
      }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ code: 'TOO_FEW_INDICATORS', params: expect.objectContaining({ level: 3, least: 12 }) }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ code: 'QUANTITATIVE_SHARE', params: expect.objectContaining({ least: '90' }) }),
    );
    // Another project of the same unit, without that money, keeps the rules of the place.
    const { data: apart } = await clerk.graphql('query ($id: ID!) { goal(id: $id) { rules { minLevel3 } } }', {
      id: data.goals.nodes[2].id,
    });
    expect(apart.goal.rules.minLevel3).toBe(draft.rules.minLevel3);
  });
});

describe('guidance', () => {
  it('R086: contacts are kept per unit with date, adviser, topic and outcome, and counted', async () => {
    const agencyId = await ownAgency();
    const record = (who: TestClient, change: Record<string, unknown> = {}) =>
      who.graphql(
        'mutation ($input: RecordGuidanceInput!) { recordGuidance(input: $input) { guidedOn kind topic adviser outcome } }',
        {
          input: {
            agencyId,
            budgetYear: 2019,
            guidedOn: '2019-12-02',
            kind: 'ONE_TO_ONE',
            topic: '成本指标怎么写',
            adviser: '示例业务股室',
            outcome: '改写三条指标',
            ...change,
          },
        },
      );
    expect((await record(clerk)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect(codes(await record(performance, { topic: ' ', guidedOn: '2019-12-31' }))).toEqual([
      'DATE_IN_FUTURE',
      'REQUIRED',
    ]);
    expect((await record(performance, { kind: 'TRAINING', guidedOn: '2019-11-20', topic: '填报培训' })).errors).toBe(
      undefined,
    );
    const { data } = await record(business);
    const expected = [
      { guidedOn: '2019-12-02', kind: 'ONE_TO_ONE', topic: '成本指标怎么写' },
      { guidedOn: '2019-11-20', kind: 'TRAINING', topic: '填报培训' },
    ];
    expect(data.recordGuidance).toMatchObject(expected);
    const seen = async (who: TestClient) =>
      (await who.graphql('{ guidanceRecords(year: 2019) { guidedOn kind topic } }')).data.guidanceRecords;
    expect(await seen(clerk)).toMatchObject(expected);
    expect(await seen(clerk2)).toEqual([]);
    const board = await performance.graphql(
      'query ($id: ID) { goalProgress(year: 2019, agencyId: $id) { agencyId guided } }',
      { id: agencyId },
    );
    expect(board.data.goalProgress.find((unit: { agencyId: string }) => unit.agencyId === agencyId)).toMatchObject({
      guided: 2,
    });
  });
});

describe('publication that is overdue', () => {
  it('is a figure as of a date, by the day that was set when the objective was approved', async () => {
    const overdue = async (asOf: string) =>
      (
        await performance.graphql(
          'query ($asOf: Date) { figures(year: 2019, asOf: $asOf, ids: ["goal_publication_overdue"]) { value } }',
          { asOf },
        )
      ).data.figures[0].value as string;
    const [row] = await sql<{ id: string; approved: string; due: string }>(
      `SELECT v.id, v.approved_on::text AS approved, (v.approved_on + 21)::text AS due FROM goals.objective_version v
         JOIN goals.objective o ON o.id = v.objective_id AND o.jurisdiction_id = v.jurisdiction_id
        WHERE o.budget_year = 2019 AND v.state = 'APPROVED' AND EXISTS (SELECT 1 FROM goals.objective_publication u
          WHERE u.objective_version_id = v.id AND u.published_on <= v.approved_on + 20) LIMIT 1`,
    );
    const before = Number(await overdue(row!.due));
    await sql('DELETE FROM goals.objective_publication WHERE objective_version_id = $1', [row!.id]);
    expect(Number(await overdue(row!.due))).toBe(before + 1);
    // A day that the place had set when it approved holds, whatever the usual one is.
    await sql('UPDATE goals.objective_version SET publish_by = approved_on + 40 WHERE id = $1', [row!.id]);
    expect(Number(await overdue(row!.due))).toBe(before);
  });
});
