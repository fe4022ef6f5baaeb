import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
let jurisdictionId: string;
let project: { id: string; budget: string };
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
  [project] = (await sql<{ id: string; budget: string }>(
    `SELECT p.id, sum(l.original_amount)::text AS budget FROM projects.project p
       JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
       JOIN projects.funding_line l ON l.project_id = p.id WHERE p.budget_year = 2019 GROUP BY p.id ORDER BY p.id LIMIT 1`,
  )) as [typeof project];
});
afterAll(() => app.close());

const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(jurisdictionId, text, params);

describe('slow spending', () => {
  it('R106: a project at 40 % on 30 September against 75 % expected stands in the list of its division, and is reminded', async () => {
    await sql('DELETE FROM projects.payment WHERE project_id = $1', [project.id]);
    await sql(
      `INSERT INTO projects.payment (jurisdiction_id, id, project_id, funding_line_id, paid_on, amount, voucher_no, source_key)
       SELECT jurisdiction_id, gen_random_uuid(), project_id, id, '2019-05-31', round(original_amount * 0.4, 2), 'v', 'slow' || id
         FROM projects.funding_line WHERE project_id = $1`,
      [project.id],
    );
    const LIST =
      '{ slowProjects(year: 2019, asOf: "2019-09-30") { id divisionName executionRate expectedRate behind } }';
    const business = await app.as('business');
    const [division] = await sql<{ name: string }>(
      `SELECT d.name FROM organizations.agency a JOIN organizations.agency d ON d.id = a.division_id WHERE a.name = '示例单位017'`,
    );
    const mine = (await business.graphql(LIST)).data.slowProjects.find(({ id }: { id: string }) => id === project.id);
    expect(mine).toMatchObject({
      divisionName: division!.name,
      executionRate: '40.00',
      expectedRate: '75.00',
      behind: '35.00',
    });
    const others = (await business.graphql(LIST)).data.slowProjects.map(
      ({ divisionName }: { divisionName: string }) => divisionName,
    );
    expect(new Set(others)).toEqual(new Set([division!.name]));

    const REMIND = 'mutation ($ids: [ID!]!) { remindSlowProjects(year: 2019, projectIds: $ids, dueOn: "2020-01-10") }';
    expect((await business.graphql(REMIND, { ids: [project.id] })).data.remindSlowProjects).toBe(1);
    expect((await (await app.as('clerk')).graphql(REMIND, { ids: [project.id] })).errors![0]!.extensions.code).toBe(
      'FORBIDDEN',
    );
    const { data } = await (
      await app.as('clerk')
    ).graphql('{ workbench(year: 2019) { tasks { kind subjectId dueOn } } }');
    expect(data.workbench.tasks).toContainEqual({
      kind: 'monitoring.speedUp',
      subjectId: project.id,
      dueOn: '2020-01-10',
    });
  });
});

describe('the schedule of a project', () => {
  it('R113: planned against actual; what is not reached is late by the days since', async () => {
    const SAVE = 'mutation ($input: SaveMilestonesInput!) { saveMilestones(input: $input) { ordinal name delayDays } }';
    const clerk = await app.as('clerk');
    const milestones = [
      { name: '招标', plannedOn: '2019-03-31', actualOn: '2019-03-20' },
      { name: '主体完工', plannedOn: '2019-11-25' },
      { name: '验收', plannedOn: '2020-03-31' },
    ];
    const saved = await clerk.graphql(SAVE, { input: { projectId: project.id, milestones } });
    expect(saved.data.saveMilestones.map(({ delayDays }: { delayDays: number }) => delayDays)).toEqual([0, 31, 0]);
    const refused = await clerk.graphql(SAVE, {
      input: { projectId: project.id, milestones: [{ name: ' ', plannedOn: '2019-01-01', actualOn: '2020-01-01' }] },
    });
    expect(refused.errors![0]!.extensions.refusals!.map(({ field }) => field)).toEqual([
      'milestones[0].name',
      'milestones[0].actualOn',
    ]);
    const foreign = await (await app.as('clerk2')).graphql(SAVE, { input: { projectId: project.id, milestones } });
    expect(foreign.errors![0]!.extensions.code).toBe('NOT_FOUND');
    const seen = await clerk.graphql(`{ project(id: "${project.id}") { milestones { name delayDays } } }`);
    expect(seen.data.project.milestones).toContainEqual({ name: '主体完工', delayDays: 31 });
  });
});
