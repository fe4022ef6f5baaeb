import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';

let app: TestApp;
let clerk: TestClient;
let budget: TestClient;
let treasury: TestClient;
let agencyId: string;
beforeAll(async () => {
  app = await openTestApp();
  [clerk, budget, treasury] = await Promise.all(['clerk', 'budget', 'treasury'].map((name) => app.as(name)));
  const { data } = await clerk.graphql('{ projects(year: 2019, first: 1) { nodes { agencyId } } }');
  agencyId = data.projects.nodes[0].agencyId;
});
afterAll(() => app.close());

const VIEW = `id code state fundingLines { id fundKind originalAmount } adjustments { amount } payments { amount paidOn }
  execution { originalBudget adjustedBudget executedAmount executionRate } history { action }`;

const create = (who: TestClient, change: Record<string, unknown> = {}) =>
  who.graphql(`mutation ($input: CreateProjectInput!) { createProject(input: $input) { ${VIEW} } }`, {
    input: {
      budgetYear: 2019,
      code: 'T-001',
      name: '示例新项目',
      agencyId,
      category: 'SPECIFIC',
      nature: 'NEW',
      responsiblePerson: '示例人员',
      fundingLines: [{ fundKind: 'GENERAL_PUBLIC', fundSource: 'CURRENT_YEAR', amount: '1000.00' }],
      ...change,
    },
  });

const record = (who: TestClient, mutation: string, type: string, input: Record<string, unknown>) =>
  who.graphql(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${VIEW} } }`, { input });

const codes = (answer: Awaited<ReturnType<typeof create>>): string[] =>
  (answer.errors ?? []).flatMap((error) => (error.extensions.refusals ?? []).map(({ code }) => code)).sort();

describe('projects of the year', () => {
  it('lists by unit, text and state, each unit its own', async () => {
    const all = await budget.graphql(
      '{ projects(year: 2019, first: 5) { totalCount nodes { code execution { executionRate } } } }',
    );
    expect(all.errors).toBeUndefined();
    const own = await clerk.graphql(
      '{ projects(year: 2019, state: "EXECUTING") { totalCount nodes { agencyId state } } }',
    );
    expect(own.data.projects.totalCount).toBeLessThan(all.data.projects.totalCount as number);
    const found = await budget.graphql('query ($text: String) { projects(year: 2019, text: $text) { totalCount } }', {
      text: all.data.projects.nodes[0].code,
    });
    expect(found.data.projects.totalCount).toBe(1);
    const percent = await budget.graphql('{ projects(year: 2019, text: "%") { totalCount } }');
    expect(percent.data.projects.totalCount).toBe(0);
  });

  it('does not show one unit the projects of another, nor one county those of another', async () => {
    const { data } = await clerk.graphql('{ projects(year: 2019, first: 1) { nodes { id } } }');
    for (const account of ['clerk2', 'county-clerk']) {
      const other = await app.as(account);
      const answer = await other.graphql('query ($id: ID!) { project(id: $id) { name } }', {
        id: data.projects.nodes[0].id,
      });
      expect(answer.errors![0]!.extensions.code).toBe('NOT_FOUND');
    }
    const odd = await clerk.graphql('{ project(id: "1") { name } }');
    expect(odd.errors![0]!.extensions.code).toBe('NOT_FOUND');
  });

  it('enters a local project, changes its budget and pays, with every refusal at once', async () => {
    const wrong = await create(clerk, {
      code: ' ',
      startsOn: '2019-05-01',
      endsOn: '2019-04-01',
      fundingLines: [
        { fundKind: 'GENERAL_PUBLIC', fundSource: 'CURRENT_YEAR', amount: '-1' },
        { fundKind: 'GENERAL_PUBLIC', fundSource: 'CURRENT_YEAR', amount: '1.234' },
      ],
    });
    expect(codes(wrong)).toEqual([
      'AMOUNT_NEGATIVE',
      'AMOUNT_SCALE',
      'FUNDING_LINE_TWICE',
      'PROJECT_PERIOD_REVERSED',
      'REQUIRED',
    ]);
    expect((await create(treasury)).errors![0]!.extensions.code).toBe('FORBIDDEN');

    const made = await create(clerk);
    expect(made.errors).toBeUndefined();
    const project = made.data.createProject;
    expect(project.execution).toMatchObject({
      originalBudget: '1000.00',
      executedAmount: '0.00',
      executionRate: '0.00',
    });
    expect(codes(await create(clerk))).toEqual(['PROJECT_CODE_TAKEN']);

    const line = { projectId: project.id, fundingLineId: project.fundingLines[0].id };
    const cut = {
      ...line,
      kind: 'REDUCTION',
      amount: '-1000.01',
      adjustedOn: '2019-12-01',
      documentNo: '示例文',
      reason: '核减',
    };
    expect(
      (await record(clerk, 'recordBudgetAdjustment', 'RecordAdjustmentInput', cut)).errors![0]!.extensions.code,
    ).toBe('FORBIDDEN');
    expect(codes(await record(budget, 'recordBudgetAdjustment', 'RecordAdjustmentInput', cut))).toEqual([
      'ADJUSTMENT_BELOW_ZERO',
    ]);
    const adjusted = await record(budget, 'recordBudgetAdjustment', 'RecordAdjustmentInput', {
      ...cut,
      amount: '-200',
    });
    expect(adjusted.data.recordBudgetAdjustment.execution.adjustedBudget).toBe('800.00');

    const payment = { ...line, amount: '400.00', paidOn: '2019-12-02', voucherNo: 'P-1' };
    expect(
      codes(
        await record(treasury, 'recordPayment', 'RecordPaymentInput', {
          ...payment,
          paidOn: '2019-12-31',
          amount: '0',
        }),
      ),
    ).toEqual(['AMOUNT_ZERO', 'DATE_IN_FUTURE']);
    const paid = await record(treasury, 'recordPayment', 'RecordPaymentInput', payment);
    expect(paid.data.recordPayment.execution).toMatchObject({ executedAmount: '400.00', executionRate: '50.00' });
    expect(codes(await record(treasury, 'recordPayment', 'RecordPaymentInput', payment))).toEqual(['VOUCHER_TWICE']);
    expect(paid.data.recordPayment.history.map(({ action }: { action: string }) => action)).toEqual([
      'paymentRecorded',
      'budgetAdjusted',
      'created',
    ]);
  });

  it('changes nothing where the budget system is the master', async () => {
    const jurisdiction = await app.jurisdictionOf('clerk');
    await app.database.sql(
      jurisdiction,
      `UPDATE projects.year_source SET source = 'EXTERNAL' WHERE jurisdiction_id = $1 AND budget_year = 2020`,
      [jurisdiction],
    );
    expect(codes(await create(clerk, { budgetYear: 2020, code: 'T-2' }))).toEqual(['PROJECTS_KEPT_ELSEWHERE']);
  });
});
