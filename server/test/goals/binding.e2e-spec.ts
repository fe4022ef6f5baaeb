import { newId } from '../../src/platform/database/index.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { codes, departmentReview, draftOf, move, type Objective, read, save } from './objective.calls.js';

let app: TestApp;
let jurisdiction: string;
let clerk: TestClient;
let clerk2: TestClient;
let head: TestClient;
let business: TestClient;
let budget: TestClient;
let treasury: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  jurisdiction = await app.jurisdictionOf('clerk');
  [clerk, clerk2, head, business, budget, treasury] = await Promise.all(
    ['clerk', 'clerk2', 'head', 'business', 'budget', 'treasury'].map((name) => app.as(name)),
  );
  await sql(`UPDATE projects.year_source SET source = 'LOCAL' WHERE budget_year = 2019`);
});
afterAll(() => app.close());

const sql = <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql(jurisdiction, text, params);

async function approvedOf(n: number): Promise<Objective & { projectId: string; agencyId: string }> {
  const { data } = await clerk.graphql(
    '{ goals(year: 2019, states: ["APPROVED"]) { nodes { id projectId agencyId } } }',
  );
  const node = data.goals.nodes[n];
  return { ...(await read(node.id as string, clerk)), ...node };
}
const pay = (projectId: string, fundingLineId: string, amount: string, voucherNo: string) =>
  treasury.graphql('mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { id } }', {
    input: { projectId, fundingLineId, amount, paidOn: '2019-12-20', voucherNo },
  });
const certificateOf = async (id: string) =>
  (
    await budget.graphql(
      'query ($id: ID!) { project(id: $id) { certificate { granted paid refusals { code ruleId params wayOut } } fundingLines { id } } }',
      { id },
    )
  ).data.project;
const heldBy = async (who: TestClient): Promise<Record<string, unknown>[]> =>
  (
    await who.graphql(
      '{ heldProjects(year: 2019) { projectId name agencyName paid approved refusals { code params } } }',
    )
  ).data.heldProjects;

/** A continuing project of the clerk's unit with one line and no objective. */
async function bareProject(): Promise<string> {
  const { agencyId } = await approvedOf(0);
  const made = await clerk.graphql('mutation ($input: CreateProjectInput!) { createProject(input: $input) { id } }', {
    input: {
      budgetYear: 2019,
      code: `T-${newId().slice(-12)}`,
      name: '示例约束项目',
      agencyId,
      category: 'SPECIFIC',
      nature: 'CONTINUING',
      responsiblePerson: '示例人员',
      fundingLines: [{ fundKind: 'GENERAL_PUBLIC', fundSource: 'CURRENT_YEAR', amount: '1000.00' }],
    },
  });
  expect(made.errors).toBeUndefined();
  return made.data.createProject.id;
}

describe('an approved objective binds', () => {
  it('R091: a payment above the objective is kept, the project is held by name and its certificate refused', async () => {
    const { projectId, annualAmount } = await approvedOf(0);
    const before = await certificateOf(projectId);
    expect(before.certificate).toMatchObject({ granted: true, refusals: [] });
    expect((await heldBy(budget)).map((row) => row.projectId)).not.toContain(projectId);
    const line = before.fundingLines[0].id as string;
    const paid = await pay(projectId, line, annualAmount, 'BIND-1');
    expect(paid.errors).toBeUndefined();
    const { certificate } = await certificateOf(projectId);
    const excess = before.certificate.paid as string;
    expect(certificate).toMatchObject({
      granted: false,
      refusals: [
        {
          code: 'PAID_ABOVE_OBJECTIVE',
          ruleId: 'G-61',
          params: { limit: annualAmount, excess },
          wayOut: 'ADJUST_OBJECTIVE',
        },
      ],
    });
    expect((await heldBy(budget)).find((row) => row.projectId === projectId)).toMatchObject({
      approved: annualAmount,
      paid: certificate.paid,
      refusals: [{ code: 'PAID_ABOVE_OBJECTIVE' }],
    });
    expect((await heldBy(clerk2)).map((row) => row.projectId)).not.toContain(projectId);
    // A payment that is taken back lifts the hold by itself.
    expect((await pay(projectId, line, `-${annualAmount}`, 'BIND-2')).errors).toBeUndefined();
    expect((await certificateOf(projectId)).certificate.granted).toBe(true);
  });

  it('R091: a payment for a project without approved objective is kept and held', async () => {
    const projectId = await bareProject();
    const { fundingLines } = await certificateOf(projectId);
    expect((await pay(projectId, fundingLines[0].id as string, '10.00', 'BIND-3')).errors).toBeUndefined();
    expect((await certificateOf(projectId)).certificate).toMatchObject({
      granted: false,
      paid: '10.00',
      refusals: [{ code: 'PAID_WITHOUT_OBJECTIVE', ruleId: 'G-60', wayOut: 'DECLARE_OBJECTIVE' }],
    });
    expect((await heldBy(clerk)).find((row) => row.projectId === projectId)).toMatchObject({ approved: null });
  });

  it("R091: a goal that was missed appears in next year's budgeting with its consequence", async () => {
    const of = async () =>
      (
        await budget.graphql(
          '{ missedObjectives(year: 2019) { objectiveId title agencyName subjectYear consequence missed { name target actual } } }',
        )
      ).data.missedObjectives as { objectiveId: string; missed: { name: string; actual: string }[] }[];
    const [row] = await sql<{ objective: string; name: string; actual: string }>(
      `SELECT o.id AS objective, i.name, r.id AS actual FROM evaluation.self_evaluation_row r
         JOIN evaluation.self_evaluation s ON s.id = r.self_evaluation_id AND s.jurisdiction_id = r.jurisdiction_id
         JOIN goals.indicator i ON i.id = r.indicator_id AND i.jurisdiction_id = r.jurisdiction_id
         JOIN goals.objective_version v ON v.id = i.objective_version_id AND v.jurisdiction_id = i.jurisdiction_id
         JOIN goals.objective o ON o.id = v.objective_id AND o.jurisdiction_id = v.jurisdiction_id
        WHERE o.budget_year = 2018 AND v.state = 'APPROVED' AND i.direction = 'GE' AND r.actual_value >= i.target_value
        LIMIT 1`,
    );
    const missedOf = async () =>
      (await of()).find(({ objectiveId }) => objectiveId === row!.objective)?.missed.map(({ name }) => name) ?? [];
    expect(await missedOf()).not.toContain(row!.name);
    await sql('UPDATE evaluation.self_evaluation_row SET actual_value = 0 WHERE id = $1', [row!.actual]);
    expect(await missedOf()).toContain(row!.name);
    expect((await of()).find(({ objectiveId }) => objectiveId === row!.objective)).toMatchObject({
      subjectYear: 2018,
      consequence: 'EXPLAIN',
    });
  });
});

describe('no money past the objective', () => {
  it('R072: where the place says so, money waits for the approval of the objective and not only for its review', async () => {
    const objective: Objective = await draftOf(clerk);
    const { data } = await clerk.graphql('query ($id: ID!) { goal(id: $id) { projectId rules { fundingTotal } } }', {
      id: objective.id,
    });
    const { projectId, rules } = data.goal;
    const stand = (state: string) =>
      sql(`UPDATE goals.objective_version SET state = $2 WHERE objective_id = $1`, [objective.id, state]);
    await sql(`UPDATE projects.project SET state = 'POOLED' WHERE id = $1`, [projectId]);
    const allocate = async () => {
      const { data: seen } = await budget.graphql('query ($id: ID!) { project(id: $id) { version } }', {
        id: projectId,
      });
      return budget.graphql('mutation ($input: AllocateBudgetInput!) { allocateBudget(input: $input) { state } }', {
        input: { projectId, expectedVersion: seen.project.version, amount: rules.fundingTotal },
      });
    };
    const performance = await app.as('performance');
    const ruled = await performance.graphql(
      'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }',
      { input: { code: 'goal.allocationNeeds', yearFrom: 2019, value: '"APPROVED"', source: '示例文件' } },
    );
    expect(ruled.errors).toBeUndefined();
    await stand('FIN_REVIEWED');
    expect((await allocate()).errors![0]!.extensions.refusals).toMatchObject([
      {
        code: 'ALLOCATION_GOAL_NOT_APPROVED',
        ruleId: 'X-10',
        params: { state: 'FIN_REVIEWED' },
        wayOut: 'WAIT_FOR_APPROVAL',
      },
    ]);
    await stand('DRAFT');
    expect(codes(await allocate())).toEqual(['OBJECTIVE_NOT_REVIEWED']);
    await sql(`DELETE FROM organizations.rule_parameter WHERE code = 'goal.allocationNeeds'`);
    await stand('FIN_REVIEWED');
    expect((await allocate()).data.allocateBudget.state).toBe('BUDGETED');
    await sql(`UPDATE projects.project SET state = 'EXECUTING' WHERE id = $1`, [projectId]);
    await stand('DRAFT');
  });

  it('R072: a project whose objective was returned is not allocated and waits; filed again and reviewed it is', async () => {
    let objective: Objective = await draftOf(clerk);
    const { data } = await clerk.graphql('query ($id: ID!) { goal(id: $id) { projectId rules { fundingTotal } } }', {
      id: objective.id,
    });
    const { projectId, rules } = data.goal;
    await sql(`UPDATE projects.project SET state = 'POOLED' WHERE id = $1`, [projectId]);
    objective = (await save(clerk, objective, { annualAmount: rules.fundingTotal })).data.saveObjective;
    objective = (await move(clerk, 'submitObjective', objective)).data.submitObjective;
    objective = (await departmentReview(head, objective, { outcome: 'RETURN', comment: '请核对' })).data
      .reviewObjectiveByDepartment;
    expect(objective.state).toBe('RETURNED');
    const allocate = async () => {
      const { data: seen } = await budget.graphql('query ($id: ID!) { project(id: $id) { version state } }', {
        id: projectId,
      });
      return budget.graphql('mutation ($input: AllocateBudgetInput!) { allocateBudget(input: $input) { state } }', {
        input: { projectId, expectedVersion: seen.project.version, amount: rules.fundingTotal },
      });
    };
    const refused = await allocate();
    expect(refused.errors![0]!.extensions.refusals).toMatchObject([
      { code: 'OBJECTIVE_NOT_REVIEWED', ruleId: 'X-10', params: { state: 'RETURNED' }, wayOut: 'WAIT_FOR_REVIEW' },
    ]);
    const { data: waits } = await budget.graphql('query ($id: ID!) { project(id: $id) { state } }', { id: projectId });
    expect(waits.project.state).toBe('POOLED');
    objective = (await move(clerk, 'submitObjective', objective)).data.submitObjective;
    expect(codes(await allocate())).toEqual(['OBJECTIVE_NOT_REVIEWED']);
    objective = (await departmentReview(head, objective, { outcome: 'ACCEPT' })).data.reviewObjectiveByDepartment;
    const items = ['C1', 'C2', 'R1', 'R2', 'A1', 'A2', 'F1', 'F2'].map((item) => ({ item, grade: 'EXCELLENT' }));
    await move(
      business,
      'reviewObjectiveByFinance',
      objective,
      { outcome: 'ACCEPT', items, overallGrade: 'EXCELLENT' },
      'FinanceReviewInput',
    );
    const allocated = await allocate();
    expect(allocated.errors).toBeUndefined();
    expect(allocated.data.allocateBudget.state).toBe('BUDGETED');
  });

  it('R077: a supplement that the budget system sends for a project without objective waits by name until one is filed', async () => {
    const projectId = await bareProject();
    await sql(`UPDATE projects.project SET state = 'EXECUTING' WHERE id = $1`, [projectId]);
    const [project] = await sql<{ code: string; agency: string }>(
      `SELECT p.code, a.code AS agency FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id
        AND a.jurisdiction_id = p.jurisdiction_id WHERE p.id = $1`,
      [projectId],
    );
    const program = await app.program('budget-system');
    const send = async () =>
      (
        await program.graphql(
          `mutation ($input: ReceiveBudgetLinesInput!) { receiveBudgetLines(input: $input) {
             entered present quarantined { sourceKey projectCode refusals { code ruleId wayOut } } } }`,
          {
            input: {
              budgetYear: 2019,
              lines: [
                {
                  sourceKey: 'SUP-1',
                  projectCode: project!.code,
                  projectName: '示例约束项目',
                  agencyCode: project!.agency,
                  category: 'SPECIFIC',
                  nature: 'CONTINUING',
                  isMajor: false,
                  isRenewal: false,
                  fundKind: 'GENERAL_PUBLIC',
                  fundSource: 'OTHER',
                  amount: '1200000.00',
                },
              ],
            },
          },
        )
      ).data.receiveBudgetLines;
    expect((await send()).quarantined).toEqual([
      {
        sourceKey: 'SUP-1',
        projectCode: project!.code,
        refusals: [{ code: 'OBJECTIVE_REQUIRED', ruleId: 'G-44', wayOut: 'DECLARE_OBJECTIVE' }],
      },
    ]);
    // The objective comes in the way that every objective comes, and the line is let in without anybody's doing.
    const begun = await clerk.graphql('mutation ($id: ID!) { beginObjective(input: { projectId: $id }) { id } }', {
      id: projectId,
    });
    let objective: Objective = await read(begun.data.beginObjective.id as string, clerk);
    objective = (await save(clerk, objective, { annualAmount: '1000.00' })).data.saveObjective;
    const submitted = await move(clerk, 'submitObjective', objective);
    expect(submitted.errors).toBeUndefined();
    const lines = () =>
      sql<{ amount: string; supplement: boolean }>(
        `SELECT original_amount::text AS amount, is_supplement AS supplement FROM projects.funding_line
          WHERE project_id = $1 ORDER BY original_amount`,
        [projectId],
      );
    const deadline = Date.now() + 30_000;
    while ((await lines()).length < 2 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await lines()).toEqual([
      { amount: '1000.00', supplement: false },
      { amount: '1200000.00', supplement: true },
    ]);
    expect((await send()).quarantined).toEqual([]);
  });
});
