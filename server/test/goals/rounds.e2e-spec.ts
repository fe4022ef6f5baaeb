import { newId } from '../../src/platform/database/index.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import {
  codes,
  departmentReview,
  draftOf,
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
let head: TestClient;
let business: TestClient;
let budget: TestClient;
let performance: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  jurisdiction = await app.jurisdictionOf('clerk');
  [clerk, head, business, budget, performance] = await Promise.all(
    ['clerk', 'head', 'business', 'budget', 'performance'].map((name) => app.as(name)),
  );
});
afterAll(() => app.close());

const setRule = async (code: string, value: string, expectedVersion: number | null = null): Promise<void> => {
  const { errors } = await performance.graphql(
    'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }',
    { input: { code, yearFrom: 2019, value, source: '示例文件', expectedVersion } },
  );
  expect(errors).toBeUndefined();
};

const control = (who: TestClient, objective: Objective, controlAmount: string) =>
  who.graphql(
    `mutation ($input: IssueControlFiguresInput!) { issueControlFigures(input: $input) {
       id version state budgetRound controlAmount controlOpinion controlOn returnedReason } }`,
    {
      input: {
        documentNo: '洛龙财预〔2018〕77号',
        items: [
          { objectiveId: objective.id, expectedVersion: objective.version, controlAmount, opinion: '压减一般性支出' },
        ],
      },
    },
  );

async function review(objective: Objective): Promise<Objective> {
  const submitted = await move(clerk, 'submitObjective', objective);
  expect(submitted.errors).toBeUndefined();
  const { data } = await departmentReview(head, submitted.data.submitObjective, { outcome: 'ACCEPT' });
  const accepted = await financeReview(business, data.reviewObjectiveByDepartment, {
    outcome: 'ACCEPT',
    items: GRADES,
    overallGrade: 'EXCELLENT',
  });
  expect(accepted.errors).toBeUndefined();
  return accepted.data.reviewObjectiveByFinance;
}

async function fundingOf(id: string): Promise<string> {
  const { data } = await clerk.graphql('query ($id: ID!) { goal(id: $id) { rules { fundingTotal } } }', { id });
  return data.goal.rules.fundingTotal;
}

const approvedOf = async (n: number): Promise<Objective> => {
  const { data } = await clerk.graphql('{ goals(year: 2019, states: ["APPROVED"]) { nodes { id } } }');
  return read(data.goals.nodes[n].id as string, clerk);
};

/** A draft of the first round; those of the demo are supplements. */
async function firstUp(): Promise<Objective> {
  const objective = await draftOf(clerk);
  await app.database.sql(jurisdiction, `UPDATE goals.objective_version SET budget_round = 'FIRST_UP' WHERE id = $1`, [
    objective.versionId,
  ]);
  return objective;
}

describe('二上二下', () => {
  it('R069: four dated versions, of which the one of 二下 is the approved one', async () => {
    await setRule('goal.rounds', '2');
    let objective = await firstUp();
    const annualAmount = await fundingOf(objective.id);
    objective = (await save(clerk, objective, { annualAmount })).data.saveObjective;
    objective = await review(objective);
    expect(codes(await reply(budget, [objective.id], '洛龙财预〔2019〕911号'))).toEqual(['SECOND_ROUND_MISSING']);
    expect((await control(business, objective, annualAmount)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect(codes(await control(budget, objective, '-1'))).toEqual(['AMOUNT_NEGATIVE']);

    const down = await control(budget, objective, annualAmount);
    expect(down.errors).toBeUndefined();
    expect(down.data.issueControlFigures[0]).toMatchObject({
      state: 'RETURNED',
      budgetRound: 'SECOND_UP',
      controlAmount: annualAmount,
      controlOpinion: '压减一般性支出',
      controlOn: '2019-12-26',
      returnedReason: '压减一般性支出',
    });
    objective = await read(objective.id, clerk);
    const [first, ...rest] = objective.indicators as { name: string; targetValue: string | null }[];
    objective = (
      await save(clerk, objective, {
        annualAmount,
        indicators: [{ ...first, targetValue: '130' }, ...rest].map(({ name, ...row }) => ({ name, ...row })),
      })
    ).data.saveObjective;
    const { data: beside } = await business.graphql(
      `query ($id: ID!) { goal(id: $id) { comparison(with: "PREVIOUS_ROUND") { kind field row before after }
         lastYear: comparison(with: "LAST_YEAR") { field } } }`,
      { id: objective.id },
    );
    expect(beside.goal).toEqual({
      comparison: [
        { kind: 'CHANGED', field: 'indicators[0].targetValue', row: first!.name, before: '120', after: '130' },
      ],
      lastYear: null,
    });
    objective = await review(objective);
    const approved = await reply(budget, [objective.id], '洛龙财预〔2019〕912号');
    expect(approved.errors).toBeUndefined();
    const { data } = await clerk.graphql(
      `query ($id: ID!) { goal(id: $id) { contentHash approvedOn
         rounds { round sequence takenOn annualAmount controlAmount documentNo contentHash }
         comparison(with: "ROUND", number: 1) { field before after } } }`,
      { id: objective.id },
    );
    const { rounds } = data.goal;
    expect(rounds.map((row: { round: string; takenOn: string }) => [row.round, row.takenOn])).toEqual([
      ['FIRST_UP', '2019-12-26'],
      ['FIRST_DOWN', '2019-12-26'],
      ['SECOND_UP', '2019-12-26'],
      ['SECOND_DOWN', '2019-12-26'],
    ]);
    expect(rounds[3]).toMatchObject({ contentHash: data.goal.contentHash, documentNo: '洛龙财预〔2019〕912号' });
    expect(data.goal.comparison).toEqual([{ field: 'indicators[0].targetValue', before: '120', after: '130' }]);
    await setRule('goal.rounds', '1', 1);
  });

  it('the second submission stays within the control figure', async () => {
    let objective = await firstUp();
    const annualAmount = await fundingOf(objective.id);
    objective = (await save(clerk, objective, { annualAmount })).data.saveObjective;
    objective = await review(objective);
    await control(budget, objective, '1.00');
    objective = await read(objective.id, clerk);
    expect(codes(await move(clerk, 'submitObjective', objective))).toEqual(['CONTROL_AMOUNT_EXCEEDED']);
    expect(codes(await control(budget, objective, '1.00'))).toEqual(['STATE_INVALID']);
  });
});

describe('a continuing project', () => {
  it('begins with last year: rows with results as baselines, every prefilled value with its origin', async () => {
    const [old] = await app.database.sql<{ project: string; agency: string; objective: string; version: string }>(
      jurisdiction,
      `SELECT p.id AS project, p.agency_id AS agency, o.id AS objective, v.id AS version
         FROM projects.project p JOIN goals.objective o ON o.project_id = p.id
         JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
         JOIN evaluation.self_evaluation e ON e.objective_version_id = v.id AND e.state = 'ACCEPTED'
         JOIN evaluation.self_evaluation_row w ON w.self_evaluation_id = e.id AND w.actual_value IS NOT NULL
        WHERE p.budget_year = 2018 AND p.agency_id = (SELECT agency_id FROM goals.objective WHERE id = $1) LIMIT 1`,
      [(await approvedOf(0)).id],
    );
    const project = newId();
    await app.database.sql(
      jurisdiction,
      `INSERT INTO projects.project (jurisdiction_id, id, budget_year, code, name, agency_id, category, nature, source,
              responsible_person, previous_project_id)
       VALUES ($1, $2, 2019, 'T-CONT', '延续项目', $3, 'SPECIFIC', 'CONTINUING', 'LOCAL', '示例负责人', $4)`,
      [jurisdiction, project, old!.agency, old!.project],
    );
    for (const [source, amount] of [
      ['CURRENT_YEAR', '70.00'],
      ['CARRYOVER', '30.00'],
    ]) {
      await app.database.sql(
        jurisdiction,
        `INSERT INTO projects.funding_line (jurisdiction_id, id, project_id, fund_kind, fund_source, original_amount)
         VALUES ($1, $2, $3, 'GENERAL_PUBLIC', $4, $5)`,
        [jurisdiction, newId(), project, source, amount],
      );
    }
    const { data, errors } = await clerk.graphql(
      `mutation ($input: BeginObjectiveInput!) { beginObjective(input: $input) { id version annualAmount annualGoal
         previousObjectiveId origins { field origin } amounts { block kind amount }
         indicators { indicatorKey level1 level2 name direction targetValue targetText targetOn unit weight targetBasis
           bands { from share } baselineValue baselineYear }
         previousYear { annualGoal rows { indicatorKey name targetValue actual { actualValue source isConfirmed } } } } }`,
      { input: { projectId: project } },
    );
    expect(errors).toBeUndefined();
    const goal = data.beginObjective;
    expect(goal.previousObjectiveId).toBe(old!.objective);
    expect(goal.amounts).toEqual([
      { block: 'ANNUAL', kind: 'CARRYOVER', amount: '30.00' },
      { block: 'ANNUAL', kind: 'GENERAL_PUBLIC', amount: '70.00' },
    ]);
    const results = await app.database.sql<{ key: string; actual: string }>(
      jurisdiction,
      `SELECT i.indicator_key AS key, trim_scale(w.actual_value)::text AS actual FROM goals.indicator i
         JOIN evaluation.self_evaluation_row w ON w.indicator_id = i.id
        WHERE i.objective_version_id = $1 AND w.actual_value IS NOT NULL`,
      [old!.version],
    );
    expect(results.length).toBeGreaterThan(0);
    for (const { key, actual } of results) {
      const row = goal.indicators.find(({ indicatorKey }: { indicatorKey: string }) => indicatorKey === key);
      expect(row).toMatchObject({ baselineValue: actual, baselineYear: 2018 });
      const before = goal.previousYear.rows.find(({ indicatorKey }: { indicatorKey: string }) => indicatorKey === key);
      expect(before.actual).toEqual({ actualValue: actual, source: 'SELF_EVALUATION', isConfirmed: true });
    }
    const originOf = (objective: { origins: { field: string; origin: string }[] }, field: string) =>
      objective.origins.find((one) => one.field === field)?.origin;
    expect(originOf(goal, 'annualAmount')).toBe('BUDGET_SYSTEM');
    expect(originOf(goal, 'annualGoal')).toBe('LAST_YEAR');
    expect(originOf(goal, 'indicators[0].name')).toBe('LAST_YEAR');
    expect(originOf(goal, 'amounts.ANNUAL.CARRYOVER')).toBe('BUDGET_SYSTEM');

    // What is typed over is typed; what comes from the library says so; what stays keeps its origin.
    const [first, ...others] = goal.indicators;
    const kept = await save(clerk, goal, {
      annualAmount: '100.00',
      annualGoal: goal.annualGoal,
      indicators: [{ ...first, name: '新名称', unit: '户', libraryFields: ['unit'] }, ...others],
    });
    expect(kept.errors).toBeUndefined();
    const { data: now } = await clerk.graphql('query ($id: ID!) { goal(id: $id) { origins { field origin } } }', {
      id: goal.id,
    });
    expect([
      originOf(now.goal, 'indicators[0].name'),
      originOf(now.goal, 'indicators[0].unit'),
      originOf(now.goal, 'indicators[0].weight'),
    ]).toEqual([undefined, 'LIBRARY', 'LAST_YEAR']);
    const { data: beside } = await clerk.graphql(
      'query ($id: ID!) { goal(id: $id) { comparison(with: "LAST_YEAR") { field before after } } }',
      { id: goal.id },
    );
    expect(beside.goal.comparison).toContainEqual({
      field: 'indicators[0].name',
      before: first.name,
      after: '新名称',
    });
  });
});

describe('adjusting an approved objective', () => {
  const adjust = (objective: Objective, reasonKind = 'MONITORING_RESULT') =>
    move(clerk, 'adjustObjective', objective, { comment: '九月监控结果', reasonKind }, 'AdjustObjectiveInput');
  it('lowering a target makes version 2 with a reason and a readable difference; version 1 stands', async () => {
    const before = await approvedOf(0);
    expect(codes(await save(clerk, before))).toEqual(['STATE_INVALID']);
    expect((await adjust(before, 'WE_LIKE_IT')).errors![0]!.extensions.code).toBe('BAD_INPUT');
    const begun = await adjust(before);
    expect(begun.errors).toBeUndefined();
    const objective = begun.data.adjustObjective as Objective;
    const at = before.indicators.findIndex(({ targetValue, direction }) => targetValue && direction === 'GE');
    const rows = objective.indicators.map((row, index) => (index === at ? { ...row, targetValue: '1' } : row));
    const { basis } = (await clerk.graphql('query ($id: ID!) { goal(id: $id) { basis } }', { id: before.id })).data
      .goal;
    const change = { annualGoal: before.annualGoal, basis, indicators: rows };
    expect((await save(clerk, objective, change)).errors).toBeUndefined();
    const { data } = await clerk.graphql(
      `query ($id: ID!) { goal(id: $id) { versionNo adjustmentKind adjustmentReason
         comparison(with: "VERSION", number: 1) { kind field before after } } }`,
      { id: before.id },
    );
    expect(data.goal).toMatchObject({
      versionNo: 2,
      adjustmentKind: 'MONITORING_RESULT',
      adjustmentReason: '九月监控结果',
    });
    expect(data.goal.comparison).toEqual([
      {
        kind: 'CHANGED',
        field: `indicators[${at}].targetValue`,
        before: String(before.indicators[at]!.targetValue),
        after: '1',
      },
    ]);
    const [standing] = await app.database.sql<{ n: number }>(
      jurisdiction,
      `SELECT version_no AS n FROM goals.objective_version WHERE objective_id = $1 AND state = 'APPROVED'`,
      [before.id],
    );
    expect(standing).toEqual({ n: 1 });
  });

  it('D42: what was begun in time is not handed in after the cut-off; the draft stays, and who can lift it is named', async () => {
    const late = await approvedOf(2);
    expect((await adjust(late)).errors).toBeUndefined();
    await setRule('goal.adjustmentCutoff', '"11-30"');
    const saved = await save(clerk, await read(late.id, clerk), { annualGoal: '截止以后改的目标，受益户满意。' });
    expect(saved.errors).toBeUndefined();
    const { errors } = await move(clerk, 'submitObjective', saved.data.saveObjective);
    expect(errors![0]!.extensions.refusals).toMatchObject([
      {
        code: 'ADJUSTMENT_CLOSED',
        who: 'FIN_PERFORMANCE',
        wayOut: 'HAVE_PAPER_RECORDED',
        params: { cutoff: '2019-11-30', today: '2019-12-26' },
      },
    ]);
    const kept = await read(late.id, clerk);
    expect([kept.state, kept.annualGoal]).toEqual(['DRAFT', '截止以后改的目标，受益户满意。']);
    await setRule('goal.adjustmentCutoff', '"12-31"', 1);
    expect((await move(clerk, 'submitObjective', kept)).data.submitObjective.state).toBe('SUBMITTED');
  });

  it('is closed after the cut-off of the place', async () => {
    await setRule('goal.adjustmentCutoff', '"11-30"', 2);
    expect(codes(await adjust(await approvedOf(1)))).toEqual(['ADJUSTMENT_CLOSED']);
    await setRule('goal.adjustmentCutoff', '"12-31"', 3);
  });

  it('the day of the request lies between approval and today, and the cut-off is judged by it', async () => {
    const on = async (adjustedOn: string) =>
      move(
        clerk,
        'adjustObjective',
        await approvedOf(2),
        { comment: '九月监控结果', reasonKind: 'MONITORING_RESULT', adjustedOn },
        'AdjustObjectiveInput',
      );
    expect(codes(await on('2019-12-27'))).toEqual(['DATE_IN_FUTURE']);
    expect(codes(await on('2019-01-10'))).toEqual(['ADJUSTED_BEFORE_APPROVAL']);
    await setRule('goal.adjustmentCutoff', '"11-30"', 4);
    expect(codes(await on('2019-12-01'))).toEqual(['ADJUSTMENT_CLOSED']);
    const { id } = await approvedOf(2);
    expect((await on('2019-11-29')).errors).toBeUndefined();
    const { data } = await clerk.graphql('query ($id: ID!) { goal(id: $id) { versionNo adjustedOn } }', { id });
    expect(data.goal).toEqual({ versionNo: 2, adjustedOn: '2019-11-29' });
    await setRule('goal.adjustmentCutoff', '"12-31"', 5);
  });

  it('a paper of before the cut-off, typed in afterwards, is handed in once the bureau has recorded it', async () => {
    await setRule('goal.adjustmentCutoff', '"11-30"', 6);
    const approved = await approvedOf(2);
    const { id } = approved;
    const asked = { comment: '十一月来文', reasonKind: 'POLICY_CHANGE', adjustedOn: '2019-11-29' };
    expect((await move(clerk, 'adjustObjective', approved, asked, 'AdjustObjectiveInput')).errors).toBeUndefined();
    const draft = await read(id, clerk);
    // The unit's own word about the day opens nothing.
    expect(codes(await move(clerk, 'submitObjective', draft))).toEqual(['ADJUSTMENT_CLOSED']);
    const admit = (who: TestClient, paperOn: string, documentNo = '示例函〔2019〕8号') =>
      move(who, 'admitLateAdjustment', draft, { paperOn, documentNo }, 'AdmitLateAdjustmentInput');
    expect((await admit(clerk, '2019-11-29')).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect(codes(await admit(performance, '2019-12-01', ' '))).toEqual(['ADJUSTMENT_CLOSED', 'REQUIRED']);
    expect(codes(await admit(performance, '2020-12-01'))).toEqual(['ADJUSTMENT_CLOSED', 'DATE_IN_FUTURE']);
    expect(codes(await admit(performance, '2019-01-10'))).toEqual(['ADJUSTED_BEFORE_APPROVAL']);
    expect((await admit(performance, '2019-11-28')).errors).toBeUndefined();
    const { data } = await clerk.graphql(
      'query ($id: ID!) { goal(id: $id) { adjustedOn lateDocumentNo latePaperOn history { action } } }',
      { id },
    );
    expect(data.goal).toMatchObject({
      adjustedOn: '2019-11-28',
      lateDocumentNo: '示例函〔2019〕8号',
      latePaperOn: '2019-11-28',
    });
    expect(data.goal.history.map(({ action }: { action: string }) => action)).toContain('lateAdjustmentAdmitted');
    const { data: sent, errors } = await move(clerk, 'submitObjective', await read(id, clerk));
    expect(errors).toBeUndefined();
    expect(sent.submitObjective.state).toBe('SUBMITTED');
    expect(
      codes(
        await move(
          performance,
          'admitLateAdjustment',
          await read(id, clerk),
          { paperOn: '2019-11-28', documentNo: 'x' },
          'AdmitLateAdjustmentInput',
        ),
      ),
    ).toEqual(['STATE_INVALID']);
    await setRule('goal.adjustmentCutoff', '"12-31"', 7);
  });

  it('is closed once the self-evaluation has been handed in', async () => {
    const { data } = await clerk.graphql('{ goals(year: 2018, states: ["APPROVED"]) { nodes { id } } }');
    const judged = await read(data.goals.nodes[0].id as string, clerk);
    expect(codes(await adjust(judged))).toEqual(['ADJUSTMENT_CLOSED', 'SELF_EVALUATION_SUBMITTED']);
  });
});
