import { randomUUID } from 'node:crypto';
import { runInContext, systemActor } from '../../src/platform/access/index.js';
import { UnitOfWork } from '../../src/platform/database/index.js';
import { FigureRegistry } from '../../src/platform/figures/index.js';
import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => (app = await openTestApp()));
afterAll(() => app.close());

const IDS = [
  'goal_projects',
  'goal_money',
  'goal_coverage_pct_base1',
  'goal_coverage_pct_base2',
  'goal_projects_previous',
];

async function figures(asOf: string, workYear = 2019, place?: string): Promise<Record<string, string | null>> {
  const jurisdictionId = place ?? (await app.jurisdictionOf('clerk'));
  return runInContext({ actor: systemActor(jurisdictionId, asOf), traceId: 'test', ip: null }, async () => {
    const uow = app.app.get(UnitOfWork);
    try {
      const values = await app.app.get(FigureRegistry).values(IDS, { jurisdictionId, workYear, asOf });
      return Object.fromEntries(values.map(({ id, value }) => [id, value]));
    } finally {
      await uow.endRead();
    }
  });
}

/** A place with so many approved objectives of a year and nothing else. */
async function place(name: string, projects: number, year: number): Promise<string> {
  const [id, agency, reply] = [randomUUID(), randomUUID(), randomUUID()];
  const run = (text: string, ...params: unknown[]): Promise<unknown> => app.database.sql(id, text, [id, ...params]);
  await run(
    `INSERT INTO organizations.jurisdiction (jurisdiction_id, id, name, full_name, finance_bureau_name, kind) VALUES ($1, $1, $2, $2, $2, 'COUNTY')`,
    name,
  );
  await run(
    `INSERT INTO organizations.agency (jurisdiction_id, id, code, name, kind, level) VALUES ($1, $2, '101', '示例单位', 'DEPARTMENT', 1)`,
    agency,
  );
  await run(
    `INSERT INTO projects.project (jurisdiction_id, id, budget_year, code, name, agency_id, category, nature, source)
     SELECT $1, gen_random_uuid(), $3, 'P' || n, '示例项目' || n, $2, 'SPECIFIC', 'NEW', 'LOCAL' FROM generate_series(1, $4::int) AS n`,
    agency,
    year,
    projects,
  );
  await run(
    `INSERT INTO goals.objective (jurisdiction_id, id, object_type, project_id, agency_id, budget_year)
     SELECT $1, gen_random_uuid(), 'PROJECT', id, agency_id, budget_year FROM projects.project WHERE jurisdiction_id = $1`,
  );
  await run(
    `INSERT INTO goals.budget_reply (jurisdiction_id, id, document_no, title, budget_year, replied_on) VALUES ($1, $2, '示例文', '示例批复', $3, make_date($3, 3, 1))`,
    reply,
    year,
  );
  await run(
    `INSERT INTO goals.objective_version (jurisdiction_id, id, objective_id, version_no, state, parameters, catalogue_code, annual_amount, content_hash, budget_reply_id, approved_on)
     SELECT $1, gen_random_uuid(), id, 1, 'APPROVED', '{}', '2015', 100, 'x', $2, make_date($3, 3, 1) FROM goals.objective WHERE jurisdiction_id = $1`,
    reply,
    year,
  );
  return id;
}

describe('figures of the objectives', () => {
  it('give what Luolong reported as of 20 December 2019', async () => {
    const found = await figures('2019-12-20');
    expect(found.goal_projects).toBe('1599');
    expect(found.goal_money).toBe('1735330800.00');
    expect(Math.round(Number(found.goal_coverage_pct_base1))).toBe(72);
    expect(Math.round(Number(found.goal_coverage_pct_base2))).toBe(105);
  });

  it('R208: gives 273 for Lingtai in 2020 and 1,599 for Luolong in 2019 by the same query', async () => {
    const lingtai = await place('示例灵台县', 273, 2020);
    expect((await figures('2020-12-31', 2020, lingtai)).goal_projects).toBe('273');
    expect((await figures('2019-12-20')).goal_projects).toBe('1599');
  });

  it('R067: every one of the 1,599 was replied to by 20 December 2019', async () => {
    const jurisdiction = await app.jurisdictionOf('clerk');
    const [found] = await app.database.sql(
      jurisdiction,
      `SELECT count(*)::int AS approved, count(r.replied_on)::int AS replied, max(r.replied_on)::text <= '2019-12-20' AS "inTime"
         FROM goals.objective_version v
         JOIN goals.objective o ON o.jurisdiction_id = v.jurisdiction_id AND o.id = v.objective_id AND o.budget_year = 2019
         LEFT JOIN goals.budget_reply r ON r.jurisdiction_id = v.jurisdiction_id AND r.id = v.budget_reply_id
        WHERE v.jurisdiction_id = $1 AND v.state = 'APPROVED'`,
      [jurisdiction],
    );
    expect(found).toEqual({ approved: 1599, replied: 1599, inTime: true });
  });

  it('R082: counts as of a day; what was approved on the 21st is not in the figures of the 20th', async () => {
    const jurisdiction = await app.jurisdictionOf('clerk');
    await app.database.sql(
      jurisdiction,
      `UPDATE goals.objective_version v SET state = 'APPROVED', approved_on = '2019-12-21', parameters = '{}', content_hash = 'x',
              budget_reply_id = (SELECT id FROM goals.budget_reply WHERE jurisdiction_id = $1 LIMIT 1)
         FROM goals.objective o
        WHERE v.jurisdiction_id = $1 AND o.jurisdiction_id = $1 AND o.id = v.objective_id AND o.budget_year = 2019
          AND v.id = (SELECT d.id FROM goals.objective_version d JOIN goals.objective e ON e.jurisdiction_id = d.jurisdiction_id AND e.id = d.objective_id
                       WHERE d.jurisdiction_id = $1 AND d.state = 'DRAFT' AND e.budget_year = 2019 LIMIT 1)`,
      [jurisdiction],
    );
    const [day, next] = [await figures('2019-12-20'), await figures('2019-12-21')];
    expect([day.goal_projects, day.goal_money]).toEqual(['1599', '1735330800.00']);
    expect(next.goal_projects).toBe('1600');
  });

  it('moves when a record moves, and not by what was approved later', async () => {
    const before = await figures('2019-12-20');
    const jurisdiction = await app.jurisdictionOf('clerk');
    await app.database.sql(
      jurisdiction,
      `UPDATE goals.objective_version SET state = 'REVOKED' WHERE jurisdiction_id = $1 AND id = (
         SELECT v.id FROM goals.objective_version v JOIN goals.objective o ON o.jurisdiction_id = v.jurisdiction_id AND o.id = v.objective_id
          WHERE v.jurisdiction_id = $1 AND v.state = 'APPROVED' AND o.budget_year = 2019 AND v.approved_on <= '2019-12-20' LIMIT 1)`,
      [jurisdiction],
    );
    expect((await figures('2019-12-20')).goal_projects).toBe(String(Number(before.goal_projects) - 1));
    expect(Number((await figures('2018-12-01')).goal_projects)).toBeLessThan(1599);
  });
});
