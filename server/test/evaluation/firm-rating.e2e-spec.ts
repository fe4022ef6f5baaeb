import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import {
  codesOf,
  CONTRACT,
  contracted,
  engagementOf,
  filePapers,
  move,
  mutate,
  projectsOf,
  refusalsOf,
  save,
  someNeed,
  step,
  withStaff,
  WORK_PLAN,
} from './firm.calls.js';

let app: TestApp;
let jurisdictionId: string;
let projects: string[];
let own: { firmId: string; memberIds: string[] };
let engagementId: string;
let taskId: string;

const RATING = `id version state total band { name deduct } checklist { code item points } lines { code count reason taskTitle }
  secondScores { taskId stated source total gap basis rows { frameworkRowId name score reason } } facts { kind subject amount detail source basis } objection objectionDecision objectionDueOn
  rows { code proposed working points reason } availableActions { action allowed refusals { code } }`;

interface Rating {
  id: string;
  version: number;
  state: string;
  total: string | null;
  facts: { kind: string; amount: string; detail: string; source: string | null; basis: number | null }[];
  secondScores: { taskId: string; source: string | null; total: string | null; gap: string | null; basis: number }[];
  checklist: { code: string; item: string; points: string }[];
  lines: { code: string; count: number; reason: string }[];
  rows: { code: string; proposed: string | null; points: string | null; reason: string | null }[];
}

const ratingOf = async (who: TestClient): Promise<Rating> =>
  (await who.graphql(`{ qualityRatings(workYear: 2019) { ${RATING} } }`)).data.qualityRatings[0] as Rating;
const moveRating = (who: TestClient, rating: Rating, action: string, comment?: string): ReturnType<typeof mutate> =>
  mutate(
    who,
    'moveQualityRating',
    'MoveRatingInput',
    { id: rating.id, expectedVersion: rating.version, action, comment },
    RATING,
  );

/** An evaluation with full marks whose report prints another total and the wrong grade, handed in two working days late. */
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
  projects = await projectsOf(app, jurisdictionId, '示例单位017', 3);
  const performance = await app.as('performance');
  const firm = await app.as('firm');
  const [known] = await app.database.sql<{ id: string }>(
    jurisdictionId,
    `SELECT id FROM evaluation.third_party_firm WHERE name = '示例第三方机构01'`,
  );
  own = await withStaff(performance, known!.id);
  const engagement = await contracted(performance, '示例考评', projects.slice(0, 1), own, { dueOn: '2019-12-24' });
  engagementId = engagement.id;
  taskId = engagement.evaluationTasks[0]!.id;
  const task = async (who: TestClient, name: string, type: string, input: object): Promise<number> => {
    const { data } = await performance.graphql(`{ evaluationTask(id: "${taskId}") { version } }`);
    const answer = await mutate(
      who,
      name,
      type,
      { id: taskId, expectedVersion: data.evaluationTask.version, ...input },
      'version',
    );
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data[name].version as number;
  };
  const rows = ['DECISION', 'OUTPUT', 'OUTCOME'].map((level1, i) => ({
    level1,
    level2: level1,
    name: `示例${level1}`,
    weight: ['40', '48', '12'][i],
    kind: i === 2 ? 'FORMULA' : 'CONDITION',
    explanation: '示例',
    standard: '示例',
  }));
  await task(performance, 'saveFramework', 'SaveFrameworkInput', { rows });
  await task(firm, 'saveWorkPlan', 'SaveWorkPlanInput', WORK_PLAN);
  await task(performance, 'moveEvaluation', 'MoveEvaluationInput', { action: 'notify', noticeNo: '示例〔2019〕2号' });
  await task(performance, 'moveEvaluation', 'MoveEvaluationInput', { action: 'approvePlan' });
  await task(firm, 'moveEvaluation', 'MoveEvaluationInput', { action: 'startFieldWork' });
  const { data } = await firm.graphql(`{ evaluationTask(id: "${taskId}") { rows { id } } }`);
  await task(firm, 'saveScores', 'SaveScoresInput', {
    scores: data.evaluationTask.rows.map(({ id }: { id: string }) => ({
      frameworkRowId: id,
      met: true,
      rate: '100',
      evidence: '示例',
    })),
    reportSummary: '示例',
    findings: [{ kind: 'MANAGEMENT', description: '示例问题', evidence: '台账', recommendation: '示例建议' }],
  });
  await task(firm, 'moveEvaluation', 'MoveEvaluationInput', { action: 'submitDraft' });
  await task(performance, 'moveEvaluation', 'MoveEvaluationInput', { action: 'askOpinion' });
  await task(performance, 'moveEvaluation', 'MoveEvaluationInput', { action: 'finalise', opinionReply: '无意见' });
  await step(firm, engagementId, 'start');
  await filePapers(firm, engagementId, ({ kind }) => kind !== 'OFFICE_OPINION');
  const report = { taskId, memberId: own.memberIds[0], statedTotal: '95.00', statedGrade: 'GOOD' };
  expect((await mutate(firm, 'signFirmReport', 'SignReportInput', report, 'id')).errors).toBeUndefined();
  await step(firm, engagementId, 'submit');
  await filePapers(await app.as('business'), engagementId, () => true);
  await step(performance, engagementId, 'accept');
});
afterAll(() => app.close());

describe('the quality rating of a firm', () => {
  it('R158: is proposed from what can be computed, compared and counted; the firm does not see the draft', async () => {
    const performance = await app.as('performance');
    const begun = await performance.graphql(
      `mutation { beginQualityRating(engagementId: "${engagementId}") { ${RATING} } }`,
    );
    const rating = begun.data.beginQualityRating as Rating;
    expect(rating.facts.map(({ kind, amount, detail }) => [kind, amount, detail])).toEqual([
      ['ARITHMETIC', '1', '95.00 ≠ 100.00'],
      ['ARITHMETIC', '1', 'GOOD ≠ EXCELLENT'],
      ['LATE_DAYS', '2', '2019-12-24 → 2019-12-26'],
      ['OTHER_PAPERS_LATE', '1', '2019-12-24 → 2019-12-26'],
      ['FIELD_PAPERS_LATE', '1', '2019-12-24 → 2019-12-26'],
      ['FIELD_RECEIPT_LATE', '1', '2019-12-24 → 2019-12-26'],
      ['OTHER_PAPERS_LATE', '1', '2019-12-24 → 2019-12-26'],
    ]);
    const proposed = Object.fromEntries(rating.rows.map((row) => [row.code, row.proposed]));
    expect(proposed).toMatchObject({
      FORM: '5.40',
      'ON-TIME': '6.00',
      'FIELD-PAPERS': '5.00',
      'FIELD-RECEIPT': '2.00',
      CONTENT: '10.00',
      BASIS: '10.00',
      ADVICE: null,
    });
    expect(rating.total).toBeNull();
    expect(
      (await (await app.as('firm')).graphql(`{ qualityRatings(workYear: 2019) { id } }`)).data.qualityRatings,
    ).toEqual([]);
    expect(
      (await (await app.as('firm')).graphql(`{ qualityRating(id: "${rating.id}") { id } }`)).errors![0]!.extensions
        .code,
    ).toBe('NOT_FOUND');
  });

  it('R158: takes the second score from the panel: the mean of whoever is not of the firm, once all have handed in', async () => {
    const performance = await app.as('performance');
    const scorer = (seat: string, state: string, share: string): Promise<unknown> =>
      app.database.sql(
        jurisdictionId,
        `WITH one AS (INSERT INTO evaluation.scorer (jurisdiction_id, id, task_id, seat_id, agency_id, duty, state)
           SELECT $1, gen_random_uuid(), $2, s.id, s.agency_id, CASE WHEN $3 = 'THIRD_PARTY' THEN 'FIRM' ELSE 'STAFF' END, $4
             FROM organizations.seat s WHERE s.jurisdiction_id = $1 AND $3 = ANY (s.roles)
              AND NOT EXISTS (SELECT 1 FROM evaluation.scorer k WHERE k.task_id = $2 AND k.seat_id = s.id) ORDER BY s.id LIMIT 1 RETURNING id)
         INSERT INTO evaluation.scorer_score (jurisdiction_id, id, scorer_id, framework_row_id, score)
         SELECT $1, gen_random_uuid(), one.id, r.id, r.weight * $5::numeric FROM one, evaluation.framework_row r
           JOIN evaluation.evaluation_task t ON t.id = $2 AND t.framework_id = r.framework_id`,
        [jurisdictionId, taskId, seat, state, share],
      );
    expect((await ratingOf(performance)).secondScores).toMatchObject([{ source: null, total: null, gap: null }]);
    await scorer('FIN_BUSINESS', 'SUBMITTED', '0.9');
    await scorer('THIRD_PARTY', 'SUBMITTED', '1');
    await scorer('FIN_PERFORMANCE', 'ACCEPTED', '0.8');
    expect((await ratingOf(performance)).secondScores).toMatchObject([{ source: null, total: null }]);
    await app.database.sql(jurisdictionId, `UPDATE evaluation.scorer SET state = 'SUBMITTED' WHERE task_id = $1`, [
      taskId,
    ]);
    // (90 + 80) ÷ 2 against the stated 95: the firm's own sheet does not count.
    expect((await ratingOf(performance)).secondScores).toMatchObject([
      { source: 'PANEL', total: '85.00', gap: '10.00', basis: 2 },
    ]);
  });

  it('R158: takes a second score and findings that did not hold; every departure has its reason', async () => {
    const performance = await app.as('performance');
    const rating = await ratingOf(performance);
    const { data } = await performance.graphql(
      `{ evaluationTask(id: "${taskId}") { findings { id } rows { id name } } }`,
    );
    const [finding] = data.evaluationTask.findings as { id: string }[];
    const outcome = data.evaluationTask.rows.at(-1) as { id: string };
    const low: Record<string, string> = { STATEMENT: '0', PLAN: '0', ADVICE: '0', SATISFACTION: '4.99' };
    const full: Record<string, string> = { TEAM: '4', INDEPENDENCE: '5', OPINIONS: '5', SECRECY: '4' };
    // The cover lacks something, which nobody can compute: a person says so, and the rule takes its points off.
    const facts: Record<string, string> = { BASIS: '6', PROBLEMS: '3', FORM: '5.00' };
    const rows = (reason: string | null): object[] =>
      rating.rows.map(({ code, points }) => ({
        code,
        points: low[code] ?? full[code] ?? facts[code] ?? points,
        reason: low[code] ? reason : null,
      }));
    const input = {
      id: rating.id,
      expectedVersion: rating.version,
      rechecks: [{ taskId, rows: [{ frameworkRowId: outcome.id, rate: '0', reason: '效益无法核实' }] }],
      lines: [{ code: 'COVER', count: 1, reason: '封面缺机构公章', taskId }],
      overturned: [{ findingId: finding!.id, reason: '单位提供了佐证' }],
    };
    const odd = await mutate(
      performance,
      'saveQualityRating',
      'SaveRatingInput',
      {
        ...input,
        rechecks: [{ taskId, rows: [{ frameworkRowId: outcome.id, reason: ' ' }] }],
        lines: [{ code: 'NONE-SUCH', count: 0, reason: ' ' }],
        overturned: [{ findingId: finding!.id, reason: ' ' }],
        rows: [{ code: 'FORM', points: '-1' }],
      },
      RATING,
    );
    expect(codesOf(odd)).toEqual([
      'FIELD_INVALID',
      'CHECK_UNKNOWN',
      'CHECK_COUNT',
      'CHECK_REASON',
      'REQUIRED',
      'SCORE_MISSING',
      'CHECK_REASON',
    ]);
    const bare = await mutate(
      performance,
      'saveQualityRating',
      'SaveRatingInput',
      { ...input, rows: rows(null) },
      RATING,
    );
    const saved = bare.data.saveQualityRating as Rating;
    expect(saved.secondScores).toMatchObject([
      { source: 'RECHECK', stated: '95.00', total: '88.00', gap: '7.00', basis: 1, rows: [{ score: '0.00' }] },
    ]);
    expect(saved.facts.find(({ kind }) => kind === 'RECHECK_GAP')).toMatchObject({
      amount: '7.00',
      detail: '|95.00 − 88.00|',
      source: 'RECHECK',
      basis: 1,
    });
    expect(saved.lines).toEqual([
      { code: 'COVER', count: 1, reason: '封面缺机构公章', taskTitle: expect.any(String) as string },
    ]);
    // |95 − 88| − 3 points of tolerance = 4 points off; one finding did not hold = 2 points off.
    expect(saved.rows.filter(({ code }) => facts[code]).map(({ code, proposed }) => [code, proposed])).toEqual([
      ['FORM', '5.00'],
      ['BASIS', '6.00'],
      ['PROBLEMS', '3.00'],
    ]);
    expect(saved.total).toBe('59.99');
    expect(codesOf(await moveRating(performance, saved, 'issue'))).toEqual(Object.keys(low).map(() => 'RATING_REASON'));
    const again = await mutate(
      performance,
      'saveQualityRating',
      'SaveRatingInput',
      { ...input, expectedVersion: saved.version, rows: rows('示例理由') },
      RATING,
    );
    const issued = await moveRating(performance, again.data.saveQualityRating as Rating, 'issue');
    expect(issued.data.moveQualityRating).toMatchObject({ state: 'ISSUED', band: { name: '不合格', deduct: '30' } });
  });

  it('the firm sees its evidence and objects; somebody who did not score decides, with a reason', async () => {
    const performance = await app.as('performance');
    const firm = await app.as('firm');
    const seen = await ratingOf(firm);
    expect(seen).toMatchObject({ state: 'ISSUED', total: '59.99' });
    expect(seen.facts).toHaveLength(9);
    expect(codesOf(await moveRating(firm, seen, 'object'))).toEqual(['COMMENT_REQUIRED']);
    // Five working days from 26 December: New Year's Day is none of them.
    expect(seen).toMatchObject({ objectionDueOn: '2020-01-03' });
    expect(refusalsOf(await moveRating(performance, seen, 'settle'))).toMatchObject([
      { code: 'OBJECTION_TIME_RUNS', params: { last: '2020-01-03' } },
    ]);
    // Of a year that nobody has entered only the weekends are left out, and that is said.
    const asked = `{ calendarYearsMissing(from: "2019-12-26", to: "2020-01-03") }`;
    expect((await firm.graphql(asked)).data.calendarYearsMissing).toEqual([]);
    await app.database.sql(jurisdictionId, 'DELETE FROM organizations.calendar_year WHERE year = 2020');
    expect((await firm.graphql(asked)).data.calendarYearsMissing).toEqual([2020]);
    expect(await ratingOf(firm)).toMatchObject({ objectionDueOn: '2020-01-02' });
    const objected = await moveRating(firm, seen, 'object', '现场回执当日已送达');
    expect(objected.data.moveQualityRating).toMatchObject({ state: 'OBJECTED', objection: '现场回执当日已送达' });
    const rating = objected.data.moveQualityRating as Rating;
    expect(refusalsOf(await moveRating(performance, rating, 'decide', '不予采纳'))).toMatchObject([
      { code: 'SELF_APPROVAL', ruleId: 'W-03' },
    ]);
    expect(codesOf(await move(performance, engagementId, 'scoreQuality'))).toEqual(['RATING_NOT_SETTLED']);
    const decided = await moveRating(await app.as('performance2'), rating, 'decide', '送达日期以系统登记为准');
    expect(decided.data.moveQualityRating).toMatchObject({
      state: 'SETTLED',
      objectionDecision: '送达日期以系统登记为准',
    });
  });

  it('R158: below 60 the fee is cut and the firm is blocked for the next selection', async () => {
    const performance = await app.as('performance');
    await step(performance, engagementId, 'scoreQuality');
    await step(performance, engagementId, 'pay');
    expect(await engagementOf(performance, engagementId)).toMatchObject({
      state: 'PAID',
      qualityScore: '59.99',
      qualityBand: '不合格',
      paidAmount: '70000.00',
    });
    const { data } = await performance.graphql(
      `{ thirdPartyFirm(id: "${own.firmId}") { suspendedUntil isSuspended creditRecords { kind untilOn } } }`,
    );
    expect(data.thirdPartyFirm).toMatchObject({ suspendedUntil: '2020-12-26', isSuspended: true });
    expect(data.thirdPartyFirm.creditRecords.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'RATING',
      'SUSPENSION',
      'WARNING',
    ]);
    const { id } = await someNeed(performance, '示例下次委托', projects.slice(1, 2));
    await step(performance, id, 'procure');
    await save(performance, id, { ...CONTRACT, ...own, leadMemberId: own.memberIds[0] });
    expect(refusalsOf(await move(performance, id, 'select'))).toMatchObject([
      { code: 'FIRM_SUSPENDED', params: { until: '2020-12-26' } },
    ]);
    await step(performance, engagementId, 'archive');
    expect(
      (await (await app.as('firm')).graphql(`{ qualityRatings(workYear: 2019) { id } }`)).data.qualityRatings,
    ).toEqual([]);
  });

  it('R160: firms are compared by load, money, score, objections and quality', async () => {
    const QUESTION = `{ firmComparison(workYear: 2019) { firmName engagements evaluations amount averageScore objections averageQuality contractAmount paidAmount } }`;
    const { data } = await (await app.as('performance')).graphql(QUESTION);
    const row = data.firmComparison.find(({ firmName }: { firmName: string }) => firmName === '示例第三方机构01');
    expect(row).toMatchObject({ objections: 1, averageQuality: '59.99', paidAmount: '70000.00' });
    const [sum] = await app.database.sql<{ amount: string; n: string }>(
      jurisdictionId,
      `SELECT sum(t.amount)::text AS amount, count(*)::text AS n FROM evaluation.evaluation_task t
         JOIN evaluation.engagement g ON g.id = t.engagement_id AND g.firm_id = $1 AND g.state <> 'TERMINATED' AND g.work_year = 2019`,
      [own.firmId],
    );
    expect([row.amount, String(row.evaluations)]).toEqual([sum!.amount, sum!.n]);
    expect((await (await app.as('firm')).graphql(QUESTION)).data.firmComparison).toEqual([]);
  });
});
