import { runInContext, systemActor } from '../../src/platform/access/index.js';
import { newId, UnitOfWork } from '../../src/platform/database/index.js';
import { FigureRegistry } from '../../src/platform/figures/index.js';
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

let app: TestApp;
let jurisdiction: string;
let clerk: TestClient;
let clerk2: TestClient;
let budget: TestClient;
let leader: TestClient;
let performance: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  jurisdiction = await app.jurisdictionOf('clerk');
  [clerk, clerk2, budget, leader, performance] = await Promise.all(
    ['clerk', 'clerk2', 'budget', 'leader', 'performance'].map((name) => app.as(name)),
  );
  await sql(`UPDATE projects.year_source SET source = 'LOCAL' WHERE budget_year = 2019`);
});
afterAll(() => app.close());

const sql = <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql(jurisdiction, text, params);

async function figure(id: string, asOf = '2019-12-26', workYear = 2019) {
  return runInContext({ actor: systemActor(jurisdiction, asOf), traceId: 'test', ip: null }, async () => {
    try {
      return await app.app.get(FigureRegistry).value(id, { jurisdictionId: jurisdiction, workYear, asOf });
    } finally {
      await app.app.get(UnitOfWork).endRead();
    }
  });
}

async function approvedOf(n: number): Promise<Objective & { projectId: string; agencyId: string }> {
  const { data } = await clerk.graphql(
    '{ goals(year: 2019, states: ["APPROVED"]) { nodes { id projectId agencyId } } }',
  );
  const node = data.goals.nodes[n];
  return { ...(await read(node.id as string, clerk)), ...node };
}

/** A project of a unit with one line; nothing else. */
async function projectOf(agencyId: string, year: number, amount: string): Promise<{ id: string; line: string }> {
  const [id, line] = [newId(), newId()];
  await sql(
    `INSERT INTO projects.project (jurisdiction_id, id, budget_year, code, name, agency_id, category, nature, source)
     VALUES ($1, $2::uuid, $3, 'T-' || $2::text, '示例项目', $4, 'SPECIFIC', 'CONTINUING', 'LOCAL')`,
    [jurisdiction, id, year, agencyId],
  );
  await sql(
    `INSERT INTO projects.funding_line (jurisdiction_id, id, project_id, fund_kind, fund_source, original_amount)
     VALUES ($1, $2, $3, 'GENERAL_PUBLIC', 'CURRENT_YEAR', $4)`,
    [jurisdiction, line, id, amount],
  );
  return { id, line };
}

const supplement = (projectId: string, fundingLineId: string, amount: string, adjustedOn = '2019-12-20') =>
  budget.graphql(
    `mutation ($input: RecordAdjustmentInput!) { recordBudgetAdjustment(input: $input) {
       execution { adjustedBudget } } }`,
    {
      input: { projectId, fundingLineId, kind: 'SUPPLEMENT', amount, adjustedOn, documentNo: '示例文', reason: '追加' },
    },
  );

describe('supplements', () => {
  it('R077, R085: 1.2 million without objective is refused; with an approved one the objective money grows by as much', async () => {
    const standing = await approvedOf(0);
    const bare = await projectOf(standing.agencyId, 2019, '500.00');
    const refused = await supplement(bare.id, bare.line, '1200000.00');
    expect(refused.errors![0]!.extensions.refusals).toMatchObject([
      { code: 'OBJECTIVE_REQUIRED', ruleId: 'G-44', wayOut: 'DECLARE_OBJECTIVE' },
    ]);
    const before = await figure('goal_money');
    const [line] = await sql<{ id: string }>('SELECT id FROM projects.funding_line WHERE project_id = $1', [
      standing.projectId,
    ]);
    const added = await supplement(standing.projectId, line!.id, '1200000.00');
    expect(added.errors).toBeUndefined();
    const total = added.data.recordBudgetAdjustment.execution.adjustedBudget as string;
    const begun = await move(
      clerk,
      'adjustObjective',
      standing,
      { comment: '追加预算', reasonKind: 'BUDGET_ADJUSTED' },
      'AdjustObjectiveInput',
    );
    let objective = begun.data.adjustObjective as Objective;
    objective = (
      await save(clerk, objective, {
        annualAmount: total,
        annualGoal: standing.annualGoal,
        indicators: objective.indicators,
      })
    ).data.saveObjective;
    objective = (await move(clerk, 'submitObjective', objective)).data.submitObjective;
    const head = await app.as('head');
    objective = (await departmentReview(head, objective, { outcome: 'ACCEPT' })).data.reviewObjectiveByDepartment;
    objective = (
      await financeReview(await app.as('business'), objective, {
        outcome: 'ACCEPT',
        items: GRADES,
        overallGrade: 'GOOD',
      })
    ).data.reviewObjectiveByFinance;
    expect((await reply(budget, [objective.id], '洛龙财预〔2019〕950号')).errors).toBeUndefined();
    const after = await figure('goal_money');
    expect((Number(after.value) - Number(before.value)).toFixed(2)).toBe('1200000.00');
    expect((await figure('goal_adjusted')).value).toBe('1');
  });

  it('R078: with 10 % of 10 million, supplements of 1.01 million need a special approval', async () => {
    const { errors } = await performance.graphql(
      'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }',
      { input: { code: 'goal.supplementLimit', yearFrom: 2019, yearTo: 2019, value: '10', source: '示例文件' } },
    );
    expect(errors).toBeUndefined();
    // A unit of its own, of which nothing else is known.
    const agencyId = newId();
    await sql(
      `INSERT INTO organizations.agency (jurisdiction_id, id, code, name, kind, level) VALUES ($1, $2, 'T-900', '示例单位', 'DEPARTMENT', 1)`,
      [jurisdiction, agencyId],
    );
    const project = await projectOf(agencyId, 2019, '10000000.00');
    const objectiveId = newId();
    await sql(
      `INSERT INTO goals.objective (jurisdiction_id, id, object_type, project_id, agency_id, budget_year)
       VALUES ($1, $2, 'PROJECT', $3, $4, 2019)`,
      [jurisdiction, objectiveId, project.id, agencyId],
    );
    await sql(
      `INSERT INTO goals.objective_version (jurisdiction_id, id, objective_id, version_no, state, catalogue_code, annual_amount)
       VALUES ($1, $2, $3, 1, 'SUBMITTED', '2015', 10000000)`,
      [jurisdiction, newId(), objectiveId],
    );
    expect((await supplement(project.id, project.line, '1000000.00')).errors).toBeUndefined();
    const over = await supplement(project.id, project.line, '10000.00');
    expect(over.errors![0]!.extensions.refusals).toMatchObject([
      {
        code: 'SUPPLEMENT_LIMIT',
        params: { total: '1010000.00', initial: '10000000.00', limit: 10, most: '1000000.00' },
        wayOut: 'ASK_SPECIAL_APPROVAL',
      },
    ]);
    const approve = (who: TestClient, upTo: string) =>
      who.graphql(
        `mutation ($input: ApproveSupplementsInput!) { approveSupplements(input: $input) {
           initial supplements most approvedUpTo } }`,
        { input: { agencyId, budgetYear: 2019, upTo, documentNo: '洛龙财〔2019〕1号', reason: '应急' } },
      );
    expect((await approve(budget, '1100000.00')).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect(codes(await approve(leader, '1000000.00'))).toEqual(['UP_TO_BELOW_PRESENT']);
    expect((await approve(leader, '1100000.00')).data.approveSupplements).toEqual({
      initial: '10000000.00',
      supplements: '1000000.00',
      most: '1000000.00',
      approvedUpTo: '1100000.00',
    });
    expect((await supplement(project.id, project.line, '10000.00')).errors).toBeUndefined();
    const seen = await clerk2.graphql(
      'query ($id: ID!) { supplementVolume(agencyId: $id, year: 2019) { supplements } }',
      { id: agencyId },
    );
    expect(seen.errors![0]!.extensions.code).toBe('NOT_FOUND');
  });
});

describe('steps together with the budget', () => {
  it('R068: a unit whose objectives were replied on another day than its budget is named', async () => {
    const { agencyId } = await approvedOf(1);
    const record = (step: string, takenOn: string, subject = 'BUDGET') =>
      budget.graphql(
        `mutation ($input: RecordStepInput!) { recordBudgetStep(input: $input) { agencyId step budgetOn objectivesOn } }`,
        { input: { agencyId, budgetYear: 2019, step, subject, takenOn } },
      );
    const [last] = await sql<{ on: string }>(
      `SELECT max(v.approved_on)::text AS on FROM goals.objective o JOIN goals.objective_version v ON v.objective_id = o.id
        WHERE o.agency_id = $1 AND o.budget_year = 2019 AND v.version_no = 1 AND v.budget_round IN ('FIRST_UP', 'SECOND_UP')`,
      [agencyId],
    );
    expect((await record('REPLY', last!.on)).data.recordBudgetStep).toEqual([]);
    const apart = await record('REPLY', '2019-02-10');
    expect(apart.data.recordBudgetStep).toEqual([
      { agencyId, step: 'REPLY', budgetOn: '2019-02-10', objectivesOn: last!.on },
    ]);
    expect((await record('MEET', '2019-01-20')).data.recordBudgetStep).toContainEqual({
      agencyId,
      step: 'MEET',
      budgetOn: '2019-01-20',
      objectivesOn: null,
    });
    await record('MEET', '2019-01-20', 'OBJECTIVES');
    expect(codes(await record('REPLY', '2020-01-01', 'OBJECTIVES'))).toEqual(['DATE_IN_FUTURE', 'STEP_IS_DERIVED']);
    const { data } = await clerk.graphql('{ unsynchronousSteps(year: 2019) { step } }');
    expect(data.unsynchronousSteps).toEqual([{ step: 'REPLY' }]);
    expect((await clerk2.graphql('{ unsynchronousSteps(year: 2019) { step } }')).data.unsynchronousSteps).toEqual([]);
    // Three of the four steps go together here: the meeting does not count any more.
    await performance.graphql(
      'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }',
      { input: { code: 'goal.sync', yearFrom: 2019, value: '["COMPILE","PUBLISH"]', source: '示例文件' } },
    );
    expect((await clerk.graphql('{ unsynchronousSteps(year: 2019) { step } }')).data.unsynchronousSteps).toEqual([]);
  });
});

describe('publication of objectives', () => {
  it('is due twenty days after the reply, overdue afterwards, and recorded with its address', async () => {
    const objective = await approvedOf(2);
    const of = async () =>
      (
        await clerk.graphql(
          'query ($id: ID!) { goal(id: $id) { approvedOn publication { dueOn state publishedOn address } } }',
          { id: objective.id },
        )
      ).data.goal;
    const { approvedOn, publication } = await of();
    const due = new Date(Date.parse(approvedOn as string) + 20 * 86_400_000).toISOString().slice(0, 10);
    expect(publication).toEqual({
      dueOn: due,
      state: due < '2019-12-26' ? 'OVERDUE' : 'DUE',
      publishedOn: null,
      address: null,
    });
    const publish = (who: TestClient, publishedOn: string, address = 'https://www.example.gov.cn/1.html') =>
      who.graphql(`mutation ($input: RecordPublicationInput!) { recordObjectivePublication(input: $input) { id } }`, {
        input: { objectiveIds: [objective.id], publishedOn, address },
      });
    expect((await publish(clerk2, '2019-12-26')).errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect(codes(await publish(clerk, '2001-01-01', 'www'))).toEqual(['ADDRESS_FORMAT', 'PUBLISHED_BEFORE_APPROVAL']);
    expect((await publish(clerk, approvedOn as string)).errors).toBeUndefined();
    expect((await of()).publication).toMatchObject({ state: 'PUBLISHED', publishedOn: approvedOn });
    expect(codes(await publish(clerk, approvedOn as string))).toEqual(['PUBLISHED_ALREADY']);
  });
});

describe('a list of what is to be published', () => {
  it('D59, C31: with one objective of a project that is not public it is refused by name, and none of it is recorded', async () => {
    const { data } = await clerk.graphql(
      '{ goals(year: 2019, states: ["APPROVED"], first: 200) { nodes { id title projectId approvedOn publication { publishedOn } } } }',
    );
    const [open, held] = (
      data.goals.nodes as {
        id: string;
        title: string;
        projectId: string;
        approvedOn: string;
        publication: { publishedOn: string | null };
      }[]
    ).filter(({ publication }) => !publication.publishedOn);
    const overdue = async (): Promise<number> =>
      Number(
        (
          await performance.graphql(
            '{ figures(year: 2019, asOf: "2020-12-31", ids: ["goal_publication_overdue"]) { value } }',
          )
        ).data.figures[0].value,
      );
    const before = await overdue();
    await sql(`UPDATE projects.project SET secrecy = 'NOT_PUBLIC' WHERE id = $1`, [held!.projectId]);
    const publish = (ids: string[]) =>
      clerk.graphql(`mutation ($input: RecordPublicationInput!) { recordObjectivePublication(input: $input) { id } }`, {
        input: { objectiveIds: ids, publishedOn: '2019-12-26', address: 'https://www.example.gov.cn/2.html' },
      });
    const refused = await publish([open!.id, held!.id]);
    expect(refused.errors![0]!.extensions.refusals).toMatchObject([
      { code: 'NOT_PUBLISHABLE', ruleId: 'C31', params: { title: held!.title }, wayOut: 'LEAVE_IT_OUT' },
    ]);
    const of = async (id: string) =>
      (await clerk.graphql('query ($id: ID!) { goal(id: $id) { publication { state publishedOn } } }', { id })).data
        .goal.publication;
    expect((await of(open!.id)).publishedOn).toBeNull();
    // What may not go out is not owed to the public either.
    expect(await of(held!.id)).toBeNull();
    expect(await overdue()).toBe(before - 1);
    expect((await publish([open!.id])).errors).toBeUndefined();
  });
});

describe('figures by kind', () => {
  it('R087: a project with payments and no objective is listed on the day after the payment', async () => {
    const { agencyId } = await approvedOf(0);
    const project = await projectOf(agencyId, 2019, '900.00');
    const before = await figure('projects_without_goal', '2019-11-02');
    await sql(
      `INSERT INTO projects.payment (jurisdiction_id, id, project_id, funding_line_id, paid_on, amount, voucher_no, source_key)
       VALUES ($1, $2, $3, $4, '2019-11-01', 300, 'T1', 'T1')`,
      [jurisdiction, newId(), project.id, project.line],
    );
    expect((await figure('projects_without_goal', '2019-11-01')).rowCount).toBe(before.rowCount);
    expect((await figure('projects_without_goal', '2019-11-02')).rowCount).toBe(before.rowCount + 1);
  });

  it('R088: a budget without projects has no rate; a budget with projects counts those that have an objective', async () => {
    expect(await figure('goal_projects_pct_insurance')).toMatchObject({ status: 'NOT_APPLICABLE', value: null });
    const general = await figure('goal_projects_pct_general');
    expect(general.status).toBe('VALUE');
    expect(Number(general.numerator)).toBeLessThan(Number(general.denominator));
  });

  it('R082: whole-unit objectives, all objectives and returned units are counted as of a date', async () => {
    const all = await figure('goal_all', '2019-12-20');
    expect(all.value).toBe((await figure('goal_projects', '2019-12-20')).value);
    expect((await figure('goal_whole', '2019-12-20')).value).toBe('0');
    expect(Number((await figure('goal_all', '2018-12-01')).value)).toBeLessThan(Number(all.value));
    const { agencyId } = await approvedOf(0);
    const [row] = await sql<{ id: string }>(
      `SELECT w.id FROM goals.objective_review w JOIN goals.objective_version v ON v.id = w.objective_version_id
         JOIN goals.objective o ON o.id = v.objective_id WHERE o.agency_id = $1 AND o.budget_year = 2019 LIMIT 1`,
      [agencyId],
    );
    const before = await figure('goal_returned_units');
    await sql(`UPDATE goals.objective_review SET outcome = 'RETURNED' WHERE id = $1`, [row!.id]);
    expect((await figure('goal_returned_units')).rowCount).toBe(before.rowCount + 1);
  });
});
