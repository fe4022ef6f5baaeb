import { type GraphqlAnswer, openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => (app = await openTestApp()));
afterAll(() => app.close());

const SHEET = 'id version state selfTotal finalTotal rank rows { id kind }';
interface Sheet {
  id: string;
  version: number;
  state: string;
  rank: number | null;
  rows: { id: string; kind: string }[];
}

const refusalsOf = ({ errors }: GraphqlAnswer): unknown[] => errors?.[0]?.extensions.refusals ?? [];

async function write(account: string, mutation: string, type: string, input: object): Promise<GraphqlAnswer> {
  return (await app.as(account)).graphql(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${mutation === 'openAssessment' ? 'id' : SHEET} } }`,
    { input },
  );
}

const move = (account: string, { id, version }: Sheet, action: string): Promise<GraphqlAnswer> =>
  write(account, 'moveAssessmentSheet', 'MoveAssessmentSheetInput', { id, expectedVersion: version, action });
const score = (account: string, { id, version, rows }: Sheet, value: string, reason?: string): Promise<GraphqlAnswer> =>
  write(account, account === 'performance' ? 'saveReviewScores' : 'saveSelfScores', 'SaveAssessmentScoresInput', {
    id,
    expectedVersion: version,
    scores: [{ id: rows[0]!.id, score: value, reason }],
  });
const moved = async (account: string, sheet: Sheet, action: string): Promise<Sheet> =>
  (await move(account, sheet, action)).data.moveAssessmentSheet;

async function own(account: string, workYear = 2020): Promise<Sheet> {
  const { data } = await (
    await app.as(account)
  ).graphql(`{ assessmentRanking(workYear: ${workYear}) { nodes { ${SHEET} } } }`);
  return data.assessmentRanking.nodes[0];
}

/** A scheme of one item of 100 points that no record can fill in. */
async function openScheme(): Promise<void> {
  const { errors } = await write('performance', 'openAssessment', 'OpenSchemeInput', {
    workYear: 2020,
    name: '示例考核',
    selfScoreDueOn: '2020-01-20',
    indicators: [{ aspect: '基础工作', name: '制度建设', points: '100', rule: '按考核办法评分' }],
  });
  expect(errors).toBeUndefined();
}

describe('the assessment of units', () => {
  beforeAll(openScheme);

  it('R210: takes no sheet with an item that has no self-score; in December 2019 all 63 were in', async () => {
    const sheet = await own('clerk');
    expect(refusalsOf(await move('clerk', sheet, 'submit'))).toMatchObject([
      { code: 'SCORE_MISSING', ruleId: 'K-02', field: 'scores[0].selfScore', wayOut: 'SCORE_ROW' },
    ]);
    expect((await own('clerk')).state).toBe('SELF_SCORING');
    const { data } = await (
      await app.as('performance')
    ).graphql('{ assessmentRanking(workYear: 2019, first: 200) { totalCount nodes { selfTotal } } }');
    expect(data.assessmentRanking.totalCount).toBe(63);
    expect(
      data.assessmentRanking.nodes.filter(({ selfTotal }: { selfTotal: string | null }) => selfTotal === null),
    ).toEqual([]);
  });

  it('R211: wants a reason where 95 becomes 88, and ranks by the score of the review', async () => {
    // The other unit gave itself less, and its review agrees.
    const review = async (account: string, self: string, given: string): Promise<Sheet> => {
      const scored = (await score(account, await own(account), self)).data.saveSelfScores as Sheet;
      const reviewing = await moved('performance', await moved(account, scored, 'submit'), 'startReview');
      return (await score('performance', reviewing, given)).data.saveReviewScores;
    };
    const first = await review('clerk', '95', '88');
    expect(refusalsOf(await move('performance', first, 'decide'))).toMatchObject([
      { code: 'REASON_REQUIRED', ruleId: 'K-04', field: 'scores[0].reason', params: { from: '95.00', to: '88.00' } },
    ]);
    const explained = (await score('performance', first, '88', '制度未更新')).data.saveReviewScores as Sheet;
    expect(await moved('performance', explained, 'decide')).toMatchObject({ state: 'DECIDED', finalTotal: '88.00' });
    const second = await review('clerk2', '90', '90');
    expect(await moved('performance', second, 'decide')).toMatchObject({ finalTotal: '90.00', rank: 1 });
    expect((await own('clerk')).rank).toBe(2);
  });
});
