import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import {
  codes,
  departmentReview,
  draftOf,
  FIELDS,
  financeReview,
  GRADES,
  INDICATORS,
  move,
  type Objective,
  read,
  reply,
  save,
} from './objective.calls.js';

let app: TestApp;
let clerk: TestClient;
let clerk2: TestClient;
let head: TestClient;
let business: TestClient;
let budget: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  [clerk, clerk2, head, business, budget] = await Promise.all(
    ['clerk', 'clerk2', 'head', 'business', 'budget'].map((name) => app.as(name)),
  );
});
afterAll(() => app.close());

/** An objective on the desk of the business division. */
async function reviewed(n = 0): Promise<Objective> {
  let objective: Objective = await draftOf(clerk, n);
  const { data } = await clerk.graphql('query ($id: ID!) { goal(id: $id) { rules { fundingTotal } } }', {
    id: objective.id,
  });
  const filed = await save(clerk, objective, { annualAmount: data.goal.rules.fundingTotal });
  objective = (await move(clerk, 'submitObjective', filed.data.saveObjective)).data.submitObjective;
  return (await departmentReview(head, objective, { outcome: 'ACCEPT' })).data.reviewObjectiveByDepartment;
}

const propose = (who: TestClient, objective: Objective, proposals: object[], more: Record<string, unknown> = {}) =>
  move(
    who,
    'proposeRefinement',
    objective,
    { items: GRADES, overallGrade: 'GOOD', comment: '有两处小瑕疵', proposals, ...more },
    'ProposeRefinementInput',
  );
const answer = (who: TestClient, objective: Objective, consents: boolean, comment?: string) =>
  move(who, 'answerRefinement', objective, { consents, comment }, 'AnswerRefinementInput');

const SEEN = `query ($id: ID!) { goal(id: $id) { ${FIELDS} reviews { step outcome overallGrade reviewerName }
  refinements { state opinion proposedByName proposedAt answer answeredByName answeredAt
    changes { field row before after reason } } history { action personName comment } } }`;
const seen = async (id: string) => (await clerk.graphql(SEEN, { id })).data.goal;
const tasksOf = async (who: TestClient, id: string): Promise<string[]> => {
  const { data } = await who.graphql('{ workbench(year: 2019) { tasks { kind subjectId } } }');
  return data.workbench.tasks
    .filter(({ subjectId }: { subjectId: string }) => subjectId === id)
    .map(({ kind }: { kind: string }) => kind);
};

const PROPOSALS = [
  { field: 'annualGoal', value: '全年服务 120 人，受益户满意度 90% 以上。', reason: '写明数量' },
  { field: 'indicators[0].targetValue', value: '130', reason: '上年已达 128' },
];

describe('an objective graded 良', () => {
  it('R070: is refined in place: cells proposed, the unit consents, and it goes on without going round the desks', async () => {
    let objective = await reviewed();
    // 优 has nothing to refine, 中 goes back; no money, no empty list, nothing that breaks the form.
    expect(codes(await propose(business, objective, PROPOSALS, { overallGrade: 'FAIR' }))).toEqual([
      'GRADE_NOT_REFINABLE',
    ]);
    expect(codes(await propose(business, objective, [], { items: GRADES.slice(1) }))).toEqual([
      'REFINEMENT_EMPTY',
      'REVIEW_ITEM_MISSING',
    ]);
    expect(
      codes(
        await propose(business, objective, [
          { field: 'annualAmount', value: '1' },
          { field: 'indicators[99].unit', value: '人' },
          { field: 'indicators[0].targetValue', value: '120' },
        ]),
      ),
    ).toEqual(['CELL_NOT_REFINABLE', 'CELL_NOT_REFINABLE', 'CELL_UNCHANGED']);
    expect(codes(await propose(business, objective, [{ field: 'indicators[0].targetValue', value: '很多' }]))).toEqual([
      'NUMBER_FORMAT',
    ]);
    expect(codes(await propose(business, objective, [{ field: 'indicators[0].weight', value: '19' }]))).toEqual([
      'WEIGHTS_SUM',
    ]);
    expect((await propose(clerk, objective, PROPOSALS)).errors![0]!.extensions.code).toBe('FORBIDDEN');

    const proposed = await propose(business, objective, PROPOSALS);
    expect(proposed.errors).toBeUndefined();
    objective = proposed.data.proposeRefinement;
    expect(objective).toMatchObject({ state: 'REFINING', annualGoal: '完成年度任务，受益户满意。' });
    expect(await tasksOf(clerk, objective.id)).toEqual(['goal.consent']);
    // Meanwhile nobody edits it, nobody replies to it, and only the unit itself consents.
    expect(codes(await save(clerk, objective))).toEqual(['STATE_INVALID']);
    expect(codes(await reply(budget, [objective.id], '洛龙财预〔2019〕960号'))).toContain('STATE_INVALID');
    expect((await answer(clerk2, objective, true)).errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect((await answer(business, objective, true)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    const stale = await answer(clerk, { ...objective, version: objective.version - 1 }, true);
    expect(stale.errors![0]!.extensions.code).toBe('CONFLICT');

    const consented = await answer(clerk, objective, true, '同意');
    expect(consented.errors).toBeUndefined();
    objective = consented.data.answerRefinement;
    expect(objective).toMatchObject({ state: 'FIN_REVIEWED', annualGoal: PROPOSALS[0]!.value });
    expect(objective.indicators[0]).toMatchObject({ name: '服务人数', targetValue: '130', weight: '20' });
    expect(objective.indicators).toHaveLength(INDICATORS.length);
    expect((await reply(budget, [objective.id], '洛龙财预〔2019〕960号')).errors).toBeUndefined();

    const goal = await seen(objective.id);
    expect(goal.reviews[0]).toMatchObject({ step: 'FINANCE', outcome: 'REFINED', overallGrade: 'GOOD' });
    expect(goal.refinements).toMatchObject([
      {
        state: 'ACCEPTED',
        opinion: '有两处小瑕疵',
        answer: '同意',
        proposedByName: expect.any(String),
        answeredByName: expect.any(String),
        answeredAt: expect.any(String),
        changes: [
          { field: 'annualGoal', row: null, before: '完成年度任务，受益户满意。', after: PROPOSALS[0]!.value },
          { field: 'indicators[0].targetValue', row: '服务人数', before: '120', after: '130', reason: '上年已达 128' },
        ],
      },
    ]);
    expect(goal.refinements[0].proposedByName).not.toBe(goal.refinements[0].answeredByName);
    expect(goal.history.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['finRefine', 'cellsProposed', 'acceptRefinement', 'cellsRefined', 'approve']),
    );
  });

  it('comes back like any other where the unit does not consent, and to the reviewer where he takes it back', async () => {
    let objective = await reviewed();
    objective = (await propose(business, objective, PROPOSALS)).data.proposeRefinement;
    objective = (await move(business, 'takeBackRefinement', objective)).data.takeBackRefinement;
    expect(objective.state).toBe('DEPT_REVIEWED');
    expect(await tasksOf(clerk, objective.id)).toEqual([]);
    objective = (await propose(business, objective, PROPOSALS)).data.proposeRefinement;
    expect(codes(await answer(clerk, objective, false))).toEqual(['COMMENT_REQUIRED']);
    objective = (await answer(clerk, objective, false, '上年数据有误')).data.answerRefinement;
    expect(objective).toMatchObject({ state: 'RETURNED', returnedReason: '上年数据有误' });
    expect(objective.indicators[0]).toMatchObject({ targetValue: '120' });
    const goal = await seen(objective.id);
    expect(goal.refinements.map(({ state }: { state: string }) => state)).toEqual(['DECLINED', 'TAKEN_BACK']);
    expect(await tasksOf(clerk, objective.id)).toEqual(['goal.revise']);
    expect((await read(objective.id, clerk)).state).toBe('RETURNED');
  });

  it('may still pass as it stands: 良 without a proposal is accepted', async () => {
    const { data } = await clerk.graphql('{ goals(year: 2019, states: ["RETURNED"], first: 1) { nodes { id } } }');
    let objective: Objective = await read(data.goals.nodes[0].id as string, clerk);
    objective = (await move(clerk, 'submitObjective', objective)).data.submitObjective;
    objective = (await departmentReview(head, objective, { outcome: 'ACCEPT' })).data.reviewObjectiveByDepartment;
    const passed = await financeReview(business, objective, { outcome: 'ACCEPT', items: GRADES, overallGrade: 'GOOD' });
    expect(passed.data.reviewObjectiveByFinance.state).toBe('FIN_REVIEWED');
  });
});
