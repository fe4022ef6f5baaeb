import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
let jurisdictionId: string;
const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(jurisdictionId, text, params);
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
});
afterAll(() => app.close());

const OWED = (more = ''): string => `{ owedSelfEvaluations(workYear: 2019, first: 2 ${more}) { totalCount units
  pageInfo { endCursor hasNextPage } nodes { id projectName agencyName state dueOn clerk reminders lastReminderOn lastReminderRole } } }`;
const PRESS = 'mutation ($input: PressForSelfEvaluationsInput!) { pressForSelfEvaluations(input: $input) }';

describe('self-evaluations that are owed', () => {
  let ids: string[];

  it('lists who owes what, with the seat and the day; a sheet scored nought is not owed, one without score is', async () => {
    const projects = await sql<{ id: string }>(
      `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
         JOIN goals.objective o ON o.project_id = p.id JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
        WHERE p.budget_year = 2019 AND NOT EXISTS (SELECT 1 FROM evaluation.self_evaluation e WHERE e.project_id = p.id)
        ORDER BY p.code LIMIT 4`,
    );
    const performance = await app.as('performance');
    expect((await performance.graphql(OWED())).data.owedSelfEvaluations).toMatchObject({ totalCount: 0, units: 0 });
    const nobody = await performance.graphql(PRESS, { input: { workYear: 2019 } });
    expect(nobody.errors![0]!.extensions.refusals).toMatchObject([{ code: 'NOBODY_MISSING' }]);
    const open = (projectIds: string[], dueOn: string): ReturnType<typeof performance.graphql> =>
      performance.graphql('mutation ($input: OpenSelfEvaluationsInput!) { openSelfEvaluations(input: $input) }', {
        input: { subjectYear: 2019, projectIds, dueOn },
      });
    const all = projects.map(({ id }) => id);
    await open(all.slice(0, 2), '2020-03-31');
    await open(all.slice(2), '2020-01-31');
    await sql(
      `UPDATE evaluation.self_evaluation SET state = 'ACCEPTED', total_score = 0, grade = 'POOR', completed_on = '2019-12-20'
        WHERE project_id = $1`,
      [all[1]],
    );
    const first = (await performance.graphql(OWED())).data.owedSelfEvaluations;
    expect(first).toMatchObject({ totalCount: 3, units: 1, pageInfo: { hasNextPage: true } });
    expect(first.nodes).toMatchObject([
      { dueOn: '2020-01-31', agencyName: '示例单位017', state: 'DRAFT', reminders: 0, clerk: expect.any(String) },
      { dueOn: '2020-01-31' },
    ]);
    const next = (await performance.graphql(OWED(`after: "${first.pageInfo.endCursor}"`))).data.owedSelfEvaluations;
    expect(next.nodes).toMatchObject([{ dueOn: '2020-03-31' }]);
    ids = [...first.nodes, ...next.nodes].map(({ id }: { id: string }) => id);
    expect((await (await app.as('county-clerk')).graphql(OWED())).data.owedSelfEvaluations.totalCount).toBe(0);
    const year = await performance.graphql(
      '{ figures(year: 2019, asOf: "2019-12-31", ids: ["selfeval_projects"]) { value } }',
    );
    const [counted] = await sql<{ n: string }>(
      `SELECT count(*)::text AS n FROM evaluation.self_evaluation WHERE work_year = 2019 AND state = 'ACCEPTED'`,
    );
    expect(year.data.figures[0].value).toBe(counted!.n);
  });

  it('reminds the seat once a day, and its head when it is pressed again; the list tells both', async () => {
    const business = await app.as('business');
    const press = (input: object): ReturnType<typeof business.graphql> =>
      business.graphql(PRESS, { input: { workYear: 2019, ...input } });
    expect((await press({ ids: [ids[0]] })).data.pressForSelfEvaluations).toBe(1);
    expect((await press({ ids: [ids[0]] })).data.pressForSelfEvaluations).toBe(0);
    expect((await business.graphql(OWED())).data.owedSelfEvaluations.nodes[0]).toMatchObject({
      reminders: 1,
      lastReminderOn: '2019-12-26',
      lastReminderRole: 'UNIT_CLERK',
    });
    await sql(`UPDATE platform.reminder SET sent_on = '2019-12-20' WHERE subject_id = $1`, [ids[0]]);
    expect((await press({})).data.pressForSelfEvaluations).toBe(4);
    expect((await business.graphql(OWED())).data.owedSelfEvaluations.nodes[0]).toMatchObject({ reminders: 3 });
    expect(
      (await (await app.as('clerk')).graphql(PRESS, { input: { workYear: 2019 } })).errors![0]!.extensions.code,
    ).toBe('FORBIDDEN');
  });
});
