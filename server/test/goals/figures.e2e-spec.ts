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

async function figures(asOf: string): Promise<Record<string, string | null>> {
  const jurisdictionId = await app.jurisdictionOf('clerk');
  return runInContext({ actor: systemActor(jurisdictionId, asOf), traceId: 'test', ip: null }, async () => {
    const uow = app.app.get(UnitOfWork);
    try {
      const values = await app.app.get(FigureRegistry).values(IDS, { jurisdictionId, workYear: 2019, asOf });
      return Object.fromEntries(values.map(({ id, value }) => [id, value]));
    } finally {
      await uow.endRead();
    }
  });
}

describe('figures of the objectives', () => {
  it('R208 gives what Luolong reported as of 20 December 2019', async () => {
    const found = await figures('2019-12-20');
    expect(found.goal_projects).toBe('1599');
    expect(found.goal_money).toBe('1735330800.00');
    expect(Math.round(Number(found.goal_coverage_pct_base1))).toBe(72);
    expect(Math.round(Number(found.goal_coverage_pct_base2))).toBe(105);
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
