import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import {
  GRADES,
  INDICATORS,
  codes,
  departmentReview,
  draftOf,
  financeReview,
  move,
  read,
  reply,
  save,
  type Objective,
} from './objective.calls.js';

let app: TestApp;
let clerk: TestClient;
let head: TestClient;
let business: TestClient;
let budget: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  [clerk, head, business, budget] = await Promise.all(
    ['clerk', 'head', 'business', 'budget'].map((name) => app.as(name)),
  );
});
afterAll(() => app.close());

describe('the way of an objective to its approval', () => {
  it('is not submitted with weights of 89.99 and says every other reason too', async () => {
    const objective = await draftOf(clerk);
    const { data } = await save(clerk, objective, {
      annualAmount: '1.00',
      annualGoal: '',
      indicators: [
        ...INDICATORS.slice(0, 8),
        { ...INDICATORS[8], targetValue: null, unit: null, targetBasis: '', weight: '9.99', name: '服务人数' },
      ],
    });
    const answer = await move(clerk, 'submitObjective', data.saveObjective as Objective);
    expect(codes(answer)).toEqual([
      'AMOUNT_DIFFERS_FROM_FUNDING',
      'ANNUAL_GOAL_MISSING',
      'BASIS_MISSING',
      'INDICATOR_TWICE',
      'TARGET_MISSING',
      'UNIT_MISSING',
      'WEIGHTS_SUM',
    ]);
    const sum = answer.errors![0]!.extensions.refusals!.find(({ code }) => code === 'WEIGHTS_SUM')!;
    expect(sum).toMatchObject({
      ruleId: 'G-01',
      field: 'weights',
      params: { sum: '89.99', required: '90', missing: '0.01' },
    });
    expect((await read(objective.id, clerk)).state).toBe('DRAFT');
  });

  it('goes from desk to desk, comes back with remarks, and is frozen by the budget reply', async () => {
    let objective = await draftOf(clerk);
    const { data: before } = await clerk.graphql(
      '{ goals(year: 2019, states: ["DRAFT"]) { nodes { id annualAmount findings { refusals { code } } rules { fundingTotal } } } }',
    );
    const fundingTotal = before.goals.nodes.find(({ id }: Objective) => id === objective.id).rules
      .fundingTotal as string;
    objective = (await save(clerk, objective, { annualAmount: fundingTotal })).data.saveObjective;

    // A step that is not next is refused with the states in which it would be.
    expect(
      codes(await financeReview(business, objective, { outcome: 'ACCEPT', items: GRADES, overallGrade: 'EXCELLENT' })),
    ).toEqual(['STATE_INVALID']);
    expect(codes(await reply(budget, [objective.id], '洛龙财预〔2019〕901号'))).toContain('STATE_INVALID');

    objective = (await move(clerk, 'submitObjective', objective)).data.submitObjective;
    expect(objective.state).toBe('SUBMITTED');
    expect(codes(await save(clerk, objective))).toEqual(['STATE_INVALID']);

    // The declarer does not review; the head returns it with a remark on a cell.
    expect((await departmentReview(clerk, objective, { outcome: 'ACCEPT' })).errors![0]!.extensions.code).toBe(
      'FORBIDDEN',
    );
    expect(codes(await departmentReview(head, objective, { outcome: 'RETURN' }))).toEqual(['COMMENT_REQUIRED']);
    const returned = await departmentReview(head, objective, {
      outcome: 'RETURN',
      comment: '请核对人均成本',
      remarks: [{ field: 'indicators[3].targetValue', text: '上年是 0.38' }],
    });
    objective = returned.data.reviewObjectiveByDepartment;
    expect(objective).toMatchObject({ state: 'RETURNED', returnedReason: '请核对人均成本' });
    expect(((await read(objective.id, clerk)) as never as { reviews: object[] }).reviews[0]).toMatchObject({
      outcome: 'RETURNED',
      remarks: [{ field: 'indicators[3].targetValue', text: '上年是 0.38' }],
    });
    const { data: desk } = await clerk.graphql('{ workbench(year: 2019) { tasks { kind subjectId returnedReason } } }');
    expect(desk.workbench.tasks).toContainEqual({
      kind: 'goal.revise',
      subjectId: objective.id,
      returnedReason: '请核对人均成本',
    });

    objective = (await save(clerk, objective, { annualAmount: fundingTotal })).data.saveObjective;
    objective = (await move(clerk, 'submitObjective', objective)).data.submitObjective;
    objective = (await departmentReview(head, objective, { outcome: 'ACCEPT' })).data.reviewObjectiveByDepartment;
    expect(objective.state).toBe('DEPT_REVIEWED');

    // Seven of eight items are no review; 中 does not pass.
    expect(codes(await financeReview(business, objective, { outcome: 'ACCEPT', items: GRADES.slice(1) }))).toEqual([
      'OVERALL_GRADE_MISSING',
      'REVIEW_ITEM_MISSING',
    ]);
    expect(
      codes(
        await financeReview(business, objective, {
          outcome: 'ACCEPT',
          items: GRADES,
          overallGrade: 'FAIR',
          comment: '一般',
        }),
      ),
    ).toEqual(['GRADE_DOES_NOT_PASS']);
    objective = (
      await financeReview(business, objective, { outcome: 'ACCEPT', items: GRADES, overallGrade: 'EXCELLENT' })
    ).data.reviewObjectiveByFinance;
    expect(objective.state).toBe('FIN_REVIEWED');

    expect(codes(await reply(budget, [objective.id], ' ', '2019-12-27'))).toEqual(['DATE_IN_FUTURE', 'REQUIRED']);
    expect((await reply(business, [objective.id], '洛龙财预〔2019〕901号')).errors![0]!.extensions.code).toBe(
      'FORBIDDEN',
    );
    const approved = await reply(budget, [objective.id], '洛龙财预〔2019〕901号');
    expect(approved.errors).toBeUndefined();
    expect(approved.data.replyBudget[0]).toMatchObject({
      state: 'APPROVED',
      approvedOn: '2019-12-26',
      documentNo: '洛龙财预〔2019〕901号',
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(codes(await save(clerk, approved.data.replyBudget[0]))).toEqual(['STATE_INVALID']);

    const seen = (await read(objective.id, clerk)) as never as {
      history: { action: string }[];
      reviews: { step: string; suggestedGrade: string }[];
    };
    expect(seen.history.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['saved', 'submit', 'deptReturn', 'deptAccept', 'finAccept', 'approve']),
    );
    expect(seen.reviews[0]).toMatchObject({ step: 'FINANCE', suggestedGrade: 'EXCELLENT', outcome: 'ACCEPTED' });

    // An adjustment is a new version; the approved one stands meanwhile.
    const adjusted = await move(
      clerk,
      'adjustObjective',
      approved.data.replyBudget[0],
      { comment: '政策调整', reasonKind: 'POLICY_CHANGE' },
      'AdjustObjectiveInput',
    );
    expect(adjusted.data.adjustObjective).toMatchObject({ versionNo: 2, state: 'DRAFT' });
    expect(adjusted.data.adjustObjective.indicators).toHaveLength(9);
  });

  it('withdraws what nobody has opened, and no longer afterwards', async () => {
    let objective = await draftOf(clerk);
    const { data } = await clerk.graphql('query ($id: ID!) { goal(id: $id) { rules { fundingTotal } } }', {
      id: objective.id,
    });
    objective = (await save(clerk, objective, { annualAmount: data.goal.rules.fundingTotal })).data.saveObjective;
    objective = (await move(clerk, 'submitObjective', objective)).data.submitObjective;
    objective = (await move(clerk, 'withdrawObjective', objective)).data.withdrawObjective;
    expect(objective.state).toBe('DRAFT');
    objective = (await move(clerk, 'submitObjective', objective)).data.submitObjective;
    await head.graphql('mutation ($id: ID!) { openObjectiveForReview(objectiveId: $id) { id } }', { id: objective.id });
    expect(codes(await move(clerk, 'withdrawObjective', objective))).toEqual(['ALREADY_OPENED']);
  });

  it('does not let anybody decide on his own work, whatever roles the seat has', async () => {
    const { data } = await clerk.graphql('{ goals(year: 2019, states: ["SUBMITTED"]) { nodes { id } } }');
    const objective = await read(data.goals.nodes[0].id as string, clerk);
    const jurisdiction = await app.jurisdictionOf('clerk');
    await app.database.sql(
      jurisdiction,
      `UPDATE goals.objective_version SET submitted_by = (SELECT id FROM auth.account WHERE jurisdiction_id = $1 AND account = 'head')
        WHERE jurisdiction_id = $1 AND id = $2`,
      [jurisdiction, objective.versionId],
    );
    expect(codes(await departmentReview(head, objective, { outcome: 'ACCEPT' }))).toEqual(['SELF_APPROVAL']);
  });
});

describe('lists of objectives', () => {
  it('counts and pages inside the reach of the seat with a constant number of statements', async () => {
    const { data, errors } = await budget.graphql(
      '{ goalSummary(year: 2019, states: ["APPROVED"]) { total } goals(year: 2019, first: 200) { totalCount pageInfo { hasNextPage endCursor } nodes { id indicators { weight } availableActions { action } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.goals.nodes).toHaveLength(200);
    const next = await budget.graphql(
      'query ($after: String) { goals(year: 2019, first: 1, after: $after) { nodes { id } } }',
      {
        after: data.goals.pageInfo.endCursor,
      },
    );
    expect(data.goals.nodes.map(({ id }: Objective) => id)).not.toContain(next.data.goals.nodes[0].id);
    const { data: own } = await clerk.graphql('{ goals(year: 2019) { totalCount } }');
    expect(own.goals.totalCount).toBeLessThan(data.goals.totalCount as number);
  });
});

describe('reviewing many at once', () => {
  it('accepts only what nothing is to be said of, all or none, and says beforehand which', async () => {
    const { data } = await clerk.graphql('{ goals(year: 2019, states: ["SUBMITTED"]) { nodes { id } } }');
    const ready: Objective[] = [];
    for (const { id } of data.goals.nodes as { id: string }[]) {
      await app.database.sql(
        await app.jurisdictionOf('clerk'),
        `UPDATE goals.objective_version v SET submitted_by = drafted_by FROM goals.objective o
          WHERE o.jurisdiction_id = v.jurisdiction_id AND o.id = v.objective_id AND o.id = $1`,
        [id],
      );
      const answer = await departmentReview(head, await read(id, head), { outcome: 'ACCEPT' });
      expect(answer.errors).toBeUndefined();
      ready.push(answer.data.reviewObjectiveByDepartment);
    }
    expect(ready.length).toBeGreaterThan(0);
    // What the clinic would say of the demo's draft is mended: no word on what it derives from, a goal without a number.
    await app.database.sql(
      await app.jurisdictionOf('clerk'),
      `WITH version AS (
         UPDATE goals.objective_version SET basis = '部门职责：社区服务', annual_goal = '全年服务 24 场，覆盖 80% 的社区'
          WHERE id = $1 RETURNING id)
       UPDATE goals.indicator i SET name = '服务场次' || i.name FROM version WHERE i.objective_version_id = version.id AND i.name LIKE '%率'`,
      [ready[0]!.versionId],
    );
    const PREVIEW = `query ($ids: [ID!]!) { previewBatchReview(objectiveIds: $ids) { safe objective { id } reasons { code } } }`;
    const approved = await budget.graphql('{ goals(year: 2019, states: ["APPROVED"], first: 1) { nodes { id } } }');
    const [first] = ready;
    const preview = await business.graphql(PREVIEW, { ids: [first!.id, approved.data.goals.nodes[0].id] });
    expect(preview.errors).toBeUndefined();
    expect(preview.data.previewBatchReview.find(({ safe }: { safe: boolean }) => safe)?.objective.id).toBe(first!.id);
    const accept = (who: TestClient, items: Objective[]) =>
      who.graphql(`mutation ($input: AcceptObjectivesInput!) { acceptObjectives(input: $input) { id state } }`, {
        input: { items: items.map(({ id, version }) => ({ objectiveId: id, expectedVersion: version })) },
      });
    expect((await accept(clerk, [first!])).errors![0]!.extensions.code).toBe('FORBIDDEN');
    // A goal below last year's result is advice for one objective, and a reason to look at it for a batch.
    const jurisdiction = await app.jurisdictionOf('clerk');
    const baseline = (value: number | null) =>
      app.database.sql(
        jurisdiction,
        `UPDATE goals.indicator SET baseline_value = $2 WHERE objective_version_id = $1 AND direction = 'GE'`,
        [first!.versionId, value],
      );
    await baseline(1_000_000);
    expect(codes(await accept(business, [first!])).length).toBeGreaterThan(0);
    await baseline(null);
    const done = await accept(business, [first!]);
    expect(done.errors).toBeUndefined();
    expect(done.data.acceptObjectives).toEqual([{ id: first!.id, state: 'FIN_REVIEWED' }]);
    expect(((await read(first!.id, business)) as never as { reviews: object[] }).reviews[0]).toMatchObject({
      step: 'FINANCE',
      overallGrade: 'EXCELLENT',
    });
  });
});
