import { sumMoney } from '@jixiao/shared';
import { DailyRounds } from '../../src/platform/events/index.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { codesOf, OPEN, projectsOf, refusalsOf, sheetOf } from './self.calls.js';

let app: TestApp;
let place: string;
let performance: TestClient;
let business: TestClient;
const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(place, text, params);
beforeAll(async () => {
  app = await openTestApp();
  place = await app.jurisdictionOf('clerk');
  [performance, business] = await Promise.all(['performance', 'business'].map((name) => app.as(name)));
});
afterAll(() => app.close());

const moveTo = async (day: string): Promise<void> => {
  const answer = await performance.graphql('mutation ($to: Date!) { moveDemoDate(to: $to) }', { to: day });
  expect(answer.errors).toBeUndefined();
};
const figures = async (year: number, ids: string[]): Promise<Record<string, string | null>> => {
  const answer = await performance.graphql(
    `query ($ids: [ID!]) { figures(year: ${year}, ids: $ids) { id value status } }`,
    { ids },
  );
  expect(answer.errors).toBeUndefined();
  return Object.fromEntries(
    answer.data.figures.map((one: { id: string; value: string | null }) => [one.id, one.value]),
  );
};
const PROGRESS = `{ selfEvaluationProgress(workYear: 2020) { agencyId agencyName sheets draft submitted accepted returned neverOpened coachings }
  selfEvaluationWeakPoints(workYear: 2020) { code sheets }
  unopenedSelfEvaluations(workYear: 2020, first: 2) { totalCount nodes { id projectName amount } pageInfo { hasNextPage endCursor } } }`;
const NOTICES = `{ divisionNotices(workYear: 2020) { divisionName sentOn addressee units sheets list { agencyName sheets returned } } }`;

describe('the self-evaluations of a year as a whole', () => {
  let projects: string[];

  it('R129, R117: lists units by state, who never got a sheet, and coverage with its complement by name', async () => {
    await moveTo('2020-03-02');
    projects = await projectsOf(app, place, '示例单位017', 2019, 3);
    await performance.graphql(OPEN, { input: { subjectYear: 2019, projectIds: projects, dueOn: '2020-03-31' } });
    const [universe] = await sql<{ projects: string; money: string }>(
      `SELECT count(*)::text AS projects, sum(v.annual_amount)::text AS money FROM goals.objective o
         JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
         JOIN projects.project p ON p.id = o.project_id AND p.secrecy <> 'CLASSIFIED'
         JOIN organizations.agency a ON a.id = p.agency_id AND a.secrecy <> 'CLASSIFIED'
        WHERE o.jurisdiction_id = $1 AND o.budget_year = 2019`,
      [place],
    );
    const [sheet] = [await sheetOf(performance, 2020, projects[0]!)];
    await sql(
      `UPDATE evaluation.self_evaluation SET state = 'SUBMITTED', submitted_on = '2020-03-02', problems = NULL WHERE id = $1`,
      [sheet.id],
    );
    const { data } = await performance.graphql(PROGRESS);
    const own = data.selfEvaluationProgress.find(
      ({ agencyName }: { agencyName: string }) => agencyName === '示例单位017',
    );
    expect(own).toMatchObject({ sheets: 3, draft: 2, submitted: 1, accepted: 0, returned: 0 });
    expect(own.neverOpened).toBeGreaterThan(0);
    expect(data.unopenedSelfEvaluations.totalCount).toBe(Number(universe!.projects) - 3);
    expect(data.unopenedSelfEvaluations.pageInfo.hasNextPage).toBe(true);
    const next = await performance.graphql(
      `{ unopenedSelfEvaluations(workYear: 2020, first: 2, after: "${data.unopenedSelfEvaluations.pageInfo.endCursor}") { nodes { id } } }`,
    );
    expect(data.unopenedSelfEvaluations.nodes).not.toContainEqual(
      expect.objectContaining({ id: next.data.unopenedSelfEvaluations.nodes[0].id }),
    );
    const figure = await performance.graphql(
      `{ figureRows(id: "selfeval_projects_pct", year: 2020, first: 200) { totalCount } }`,
    );
    expect(figure.errors).toBeUndefined();
    expect(figure.data.figureRows.totalCount).toBe(Number(universe!.projects));
    const values = await figures(2020, [
      'selfeval_projects_pct',
      'selfeval_money_pct',
      'selfeval_units',
      'selfeval_units_pct',
    ]);
    expect(Number(values.selfeval_projects_pct)).toBeCloseTo(100 / Number(universe!.projects), 4);
    expect(Number(values.selfeval_money_pct)).toBeCloseTo(
      (Number(sheet.adjustedBudget) * 100) / Number(universe!.money),
      3,
    );
    expect(values.selfeval_units).toBe('1');
    expect(Number(values.selfeval_units_pct)).toBeGreaterThan(0);
  });

  it('R129: names at most five findings, the most frequent first, each sheet once', async () => {
    const [one, two] = projects;
    await sql(
      `UPDATE evaluation.self_evaluation SET state = 'SUBMITTED', problems = NULL WHERE project_id = ANY ($1::uuid[])`,
      [[one, two]],
    );
    await sql(
      `UPDATE evaluation.self_evaluation_row w SET score = i.weight / 2, evidence = '台账' FROM goals.indicator i, evaluation.self_evaluation e
        WHERE i.id = w.indicator_id AND e.id = w.self_evaluation_id AND e.project_id = $1`,
      [one],
    );
    await sql(
      `UPDATE evaluation.self_evaluation_row w SET score = i.weight, evidence = '台账', cause = '示例' FROM goals.indicator i, evaluation.self_evaluation e
        WHERE i.id = w.indicator_id AND e.id = w.self_evaluation_id AND e.project_id = $1`,
      [two],
    );
    await sql(
      `UPDATE evaluation.self_evaluation SET adjusted_budget = 100, executed_amount = 100 WHERE project_id = ANY ($1::uuid[])`,
      [[one, two]],
    );
    const found = (await performance.graphql(PROGRESS)).data.selfEvaluationWeakPoints;
    expect(found).toEqual([
      { code: 'NO_ANALYSIS', sheets: 2 },
      { code: 'ALL_ROWS_FULL', sheets: 1 },
      { code: 'CAUSE_MISSING', sheets: 1 },
      { code: 'TARGET_MISSED', sheets: 1 },
    ]);
    // Of eight kinds the five most frequent are named, and of equals the order of their names decides.
    await sql('UPDATE evaluation.self_evaluation SET executed_amount = 10 WHERE project_id = $1', [one]);
    await sql(
      `UPDATE evaluation.self_evaluation_row w SET evidence = CASE w.ordinal WHEN 1 THEN '' ELSE '台账' END, is_not_applicable = w.ordinal = 2,
              over_cause = CASE w.ordinal WHEN 3 THEN 'TARGET_SET_TOO_LOW' END
         FROM evaluation.self_evaluation e WHERE e.id = w.self_evaluation_id AND e.project_id = $1`,
      [one],
    );
    expect((await performance.graphql(PROGRESS)).data.selfEvaluationWeakPoints).toEqual([
      { code: 'NO_ANALYSIS', sheets: 2 },
      ...['ALL_ROWS_FULL', 'CAUSE_MISSING', 'EVIDENCE_MISSING', 'LOW_EXECUTION'].map((code) => ({ code, sheets: 1 })),
    ]);
  });

  it('R126: a coaching is recorded with its day; units without one stand beside the others', async () => {
    const [unit] = await sql<{ id: string }>(
      `SELECT id FROM organizations.agency WHERE jurisdiction_id = $1 AND name = '示例单位017'`,
      [place],
    );
    const record = (input: object): ReturnType<TestClient['graphql']> =>
      performance.graphql('mutation ($input: RecordCoachingInput!) { recordCoaching(input: $input) }', {
        input: {
          workYear: 2020,
          agencyId: unit!.id,
          coachedOn: '2020-03-01',
          topic: '自评表填报',
          content: '示例辅导内容',
          ...input,
        },
      });
    expect(codesOf(await record({ topic: ' ', content: '', coachedOn: '2020-03-03' }))).toEqual([
      'REQUIRED',
      'REQUIRED',
      'DATE_IN_FUTURE',
    ]);
    expect(refusalsOf(await record({ coachedOn: '2020-02-30' }))).toMatchObject([{ code: 'DATE_FORMAT' }]);
    expect((await record({})).errors).toBeUndefined();
    const { data } = await performance.graphql(
      '{ coachings(workYear: 2020) { totalCount nodes { agencyName coachedOn topic coachedByName } } selfEvaluationProgress(workYear: 2020) { agencyName coachings } }',
    );
    expect(data.coachings).toMatchObject({
      totalCount: 1,
      nodes: [{ agencyName: '示例单位017', coachedOn: '2020-03-01', topic: '自评表填报' }],
    });
    const without = data.selfEvaluationProgress.filter(({ coachings }: { coachings: number }) => coachings === 0);
    expect(without.map(({ agencyName }: { agencyName: string }) => agencyName)).not.toContain('示例单位017');
    expect(without.length).toBe(data.selfEvaluationProgress.length - 1);
    const clerk = await app.as('clerk');
    const own = await clerk.graphql('mutation ($input: RecordCoachingInput!) { recordCoaching(input: $input) }', {
      input: { workYear: 2020, agencyId: unit!.id, coachedOn: '2020-03-01', topic: '自评', content: '示例' },
    });
    expect(own.errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect(
      (await (await app.as('county-clerk')).graphql('{ coachings(workYear: 2020) { totalCount } }')).data.coachings
        .totalCount,
    ).toBe(0);
  });

  it('R120: in June and in September, and not between, every division receives the list of its own open units; the log keeps both', async () => {
    const rounds = app.app.get(DailyRounds);
    const run = async (day: string): Promise<void> => {
      await moveTo(day);
      expect(await rounds.run(place)).toBe(true);
    };
    await run('2020-05-29');
    expect((await performance.graphql(NOTICES)).data.divisionNotices).toEqual([]);
    await run('2020-06-01');
    await run('2020-06-15');
    const june = (await performance.graphql(NOTICES)).data.divisionNotices;
    expect(june).toMatchObject([
      { sentOn: '2020-06-01', units: 1, sheets: 1, list: [{ agencyName: '示例单位017', sheets: 1, returned: 0 }] },
    ]);
    expect(june[0].addressee).not.toBeNull();
    await sql(`UPDATE evaluation.self_evaluation SET state = 'RETURNED' WHERE project_id = $1`, [projects[0]]);
    // In September a unit of another division is behind as well.
    const [other] = await sql<{ name: string; division: string }>(
      `UPDATE evaluation.self_evaluation e SET state = 'DRAFT', agency_id = x.id
         FROM (SELECT u.id, u.name, d.name AS division FROM organizations.agency u JOIN organizations.agency d ON d.id = u.division_id
                WHERE u.jurisdiction_id = $2 AND u.level = 1 AND d.name <> $3 ORDER BY u.code LIMIT 1) x
        WHERE e.project_id = $1 RETURNING x.name, x.division`,
      [projects[1], place, june[0].divisionName],
    );
    await run('2020-09-01');
    const both = (await performance.graphql(NOTICES)).data.divisionNotices;
    expect(both).toHaveLength(3);
    expect(both).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ sentOn: '2020-06-01', sheets: 1, divisionName: june[0].divisionName }),
        expect.objectContaining({ sentOn: '2020-09-01', sheets: 2, divisionName: june[0].divisionName }),
        expect.objectContaining({
          sentOn: '2020-09-01',
          divisionName: other!.division,
          list: [{ agencyName: other!.name, sheets: 1, returned: 0 }],
        }),
      ]),
    );
    const mine = (await business.graphql(NOTICES)).data.divisionNotices;
    expect(new Set(mine.map(({ divisionName }: { divisionName: string }) => divisionName)).size).toBe(1);
    expect(mine.length).toBeLessThan(both.length);
    const tasks = await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM platform.task WHERE jurisdiction_id = $1 AND kind = 'selfEvaluation.chase'`,
      [place],
    );
    expect(tasks[0]!.n).toBe(3);
  });
});

describe('the summary that a first-level unit hands in', () => {
  const SUMMARY = `agencyId agencyName agencies projects adjustedBudget meanScore gaps { agencyName unfinished unreviewed }
    submitted { ordinal documentNumber reason submittedOn submittedByName projects adjustedBudget meanScore isCurrent }
    refusals { code params }`;
  const summaries = async (who: TestClient, workYear: number) =>
    (await who.graphql(`{ selfEvaluationSummaries(workYear: ${workYear}) { ${SUMMARY} } }`)).data
      .selfEvaluationSummaries;
  const submit = (who: TestClient, agencyId: string, more: object = {}) =>
    who.graphql(
      `mutation ($input: SubmitSelfEvaluationSummaryInput!) { submitSelfEvaluationSummary(input: $input) { ${SUMMARY} } }`,
      { input: { workYear: 2019, agencyId, ...more } },
    );

  it('R032, R119: 63 summaries of 2019 hold 1,396 projects and their money', async () => {
    const all = (await summaries(performance, 2019)) as {
      gaps: unknown[];
      submitted: { projects: number; adjustedBudget: string; isCurrent: boolean };
    }[];
    expect(all).toHaveLength(63);
    expect(all.every(({ gaps, submitted }) => gaps.length === 0 && submitted.isCurrent)).toBe(true);
    expect(all.reduce((sum, { submitted }) => sum + submitted.projects, 0)).toBe(1396);
    expect(sumMoney(all.map(({ submitted }) => submitted.adjustedBudget))).toBe('1344142100.00');
  });

  it('R032: a first-level unit with three subordinates cannot hand in before all four reports exist', async () => {
    const head = await app.as('head');
    const seat = (await head.graphql('{ viewer { seat { id } } }')).data.viewer.seat.id as string;
    // The head of a unit without subordinates takes over one that has three.
    const [{ id: own } = { id: '' }] = await sql<{ id: string }>(
      `UPDATE organizations.seat s SET agency_id = u.id FROM organizations.agency u
        WHERE s.id = $1 AND u.jurisdiction_id = s.jurisdiction_id AND u.name = '示例单位001' RETURNING u.id`,
      [seat],
    );
    // In the demo one body has all the sheets; each of the four gets some.
    await sql(
      `WITH body AS (SELECT descendant_id AS id, row_number() OVER (ORDER BY depth, descendant_id) AS n
                       FROM organizations.agency_closure WHERE ancestor_id = $1),
            sheet AS (SELECT e.id, 1 + row_number() OVER (ORDER BY e.id) % 4 AS n FROM evaluation.self_evaluation e JOIN body b ON b.id = e.agency_id
                       WHERE e.work_year = 2019)
       UPDATE evaluation.self_evaluation e SET agency_id = b.id FROM sheet s JOIN body b ON b.n = s.n WHERE e.id = s.id`,
      [own],
    );
    const four = await sql<{ name: string; sheetId: string }>(
      `SELECT DISTINCT ON (c.depth, a.id) a.name, e.id AS "sheetId" FROM organizations.agency_closure c
         JOIN organizations.agency a ON a.id = c.descendant_id
         JOIN evaluation.self_evaluation e ON e.agency_id = a.id AND e.work_year = 2019
        WHERE c.ancestor_id = $1 ORDER BY c.depth, a.id, e.id`,
      [own],
    );
    expect(four).toHaveLength(4);
    await sql('DELETE FROM evaluation.unit_summary WHERE agency_id = $1', [own]);
    const state = (to: string, of: readonly { sheetId: string }[]) =>
      sql('UPDATE evaluation.self_evaluation SET state = $2 WHERE id = ANY ($1::uuid[])', [
        of.map(({ sheetId }) => sheetId),
        to,
      ]);
    await state('DRAFT', four.slice(1));
    const last = four[3]!;
    const refused = await submit(head, own);
    expect(refusalsOf(refused).map(({ code, params }) => [code, params!.agencyName])).toEqual(
      expect.arrayContaining(four.slice(1).map(({ name }) => ['SUMMARY_PART_MISSING', name])),
    );
    expect(refusalsOf(refused)).toHaveLength(3);
    await state('DEPT_REVIEWED', four.slice(0, 3));
    expect(refusalsOf(await submit(head, own))).toMatchObject([
      { code: 'SUMMARY_PART_MISSING', params: { agencyName: last.name, count: 1 } },
    ]);
    await state('SUBMITTED', [last]);
    expect(codesOf(await submit(head, own))).toEqual(['SUMMARY_PART_UNREVIEWED']);
    await state('DEPT_REVIEWED', [last]);
    const done = await submit(head, own, { documentNumber: '示例〔2020〕9号' });
    expect(done.errors).toBeUndefined();
    const [sum] = await sql<{ n: number; money: string }>(
      `SELECT count(*)::int AS n, sum(e.adjusted_budget)::text AS money FROM evaluation.self_evaluation e
         JOIN organizations.agency_closure c ON c.descendant_id = e.agency_id AND c.ancestor_id = $1 WHERE e.work_year = 2019`,
      [own],
    );
    expect(done.data.submitSelfEvaluationSummary).toMatchObject({
      gaps: [],
      submitted: {
        ordinal: 1,
        documentNumber: '示例〔2020〕9号',
        projects: sum!.n,
        adjustedBudget: sum!.money,
        isCurrent: true,
      },
    });
    expect(codesOf(await submit(head, own))).toEqual(['SUMMARY_UNCHANGED', 'REQUIRED']);

    // What was handed in stays; that the sheets say something else now is seen, and a new one gives its reason.
    await sql(`UPDATE evaluation.self_evaluation SET adjusted_budget = adjusted_budget + 1 WHERE id = $1`, [
      last.sheetId,
    ]);
    const [changed] = await summaries(head, 2019);
    expect(changed.submitted).toMatchObject({ adjustedBudget: sum!.money, isCurrent: false });
    expect(refusalsOf(await submit(head, own))).toMatchObject([{ code: 'REQUIRED', field: 'reason' }]);
    const again = await submit(head, own, { reason: '预算数更正' });
    expect(again.data.submitSelfEvaluationSummary.submitted).toMatchObject({ ordinal: 2, isCurrent: true });

    expect((await submit(await app.as('clerk'), own)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect((await submit(await app.as('subhead'), own)).errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect(await summaries(await app.as('subhead'), 2019)).toEqual([]);
    expect(await summaries(await app.as('county-clerk'), 2019)).toEqual([]);
  });
});
