import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { codes, departmentReview, draftOf, move, save, type Objective } from './objective.calls.js';

interface Unit {
  agencyId: string;
  agencyName: string;
  due: number;
  missing: number;
  draft: number;
  submitted: number;
  returned: number;
  reviewed: number;
  approved: number;
  rejected: number;
  everReviewed: number;
  everReturned: number;
  waitingSince: string | null;
  holders: { seatTitle: string; personName: string | null; lastSignInAt: string | null }[];
}

const BOARD = `query ($year: Int!, $agencyId: ID) { goalProgress(year: $year, agencyId: $agencyId) { agencyId agencyName
  due missing draft submitted returned reviewed approved rejected everReviewed everReturned waitingSince
  holders { seatTitle personName lastSignInAt } } }`;

let app: TestApp;
let clerk: TestClient;
let head: TestClient;
let performance: TestClient;
let stranger: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  [clerk, head, performance, stranger] = await Promise.all(
    ['clerk', 'head', 'performance', 'clerk2'].map((name) => app.as(name)),
  );
});
afterAll(() => app.close());

const board = async (who: TestClient, agencyId?: string): Promise<Unit[]> => {
  const { data, errors } = await who.graphql(BOARD, { year: 2019, agencyId });
  expect(errors).toBeUndefined();
  return data.goalProgress;
};
const named = (units: Unit[], name: string): Unit => units.find(({ agencyName }) => agencyName === name)!;

describe('the progress board', () => {
  it('R014: names the units that are behind, who holds the seat there, since when, and the last sign-in', async () => {
    const units = await board(performance);
    const own = named(units, '示例单位017');
    expect(own.draft).toBeGreaterThan(0);
    // The day of the demo, not of the machine that shows it.
    expect(own.waitingSince).toBe('2019-12-26');
    expect(own.holders.length).toBeGreaterThan(0);
    expect(own.holders.some(({ personName }) => personName !== null)).toBe(true);
    expect(own.holders.some(({ lastSignInAt }) => lastSignInAt !== null)).toBe(true);
    for (const unit of units) {
      const { missing, draft, submitted, returned, reviewed, approved, rejected, due } = unit;
      expect(missing + draft + submitted + returned + reviewed + approved + rejected).toBe(due);
    }
  });

  it('agrees with the list that its figures link to', async () => {
    const own = named(await board(performance), '示例单位017');
    const { data } = await performance.graphql(
      'query ($id: ID) { goals(year: 2019, agencyId: $id, states: ["DRAFT"]) { totalCount } }',
      { id: own.agencyId },
    );
    expect(own.draft).toBe(data.goals.totalCount);
  });

  it('shows a unit its own row, and nothing of another unit, whatever id is asked for', async () => {
    const own = named(await board(clerk), '示例单位017');
    expect((await board(clerk)).every(({ agencyName }) => agencyName.startsWith('示例单位017'))).toBe(true);
    expect(await board(stranger, own.agencyId)).toEqual([]);
    expect((await board(performance, own.agencyId)).map(({ agencyId }) => agencyId)).toContain(own.agencyId);
  });

  it('R089: counts what was reviewed and what came back at least once, by the name of the unit', async () => {
    const before = named(await board(performance), '示例单位017');
    let objective = await submitted(clerk);
    objective = (await departmentReview(head, objective, { outcome: 'RETURN', comment: '请核对成本' })).data
      .reviewObjectiveByDepartment;
    const after = named(await board(performance), '示例单位017');
    expect(after).toMatchObject({
      returned: before.returned + 1,
      draft: before.draft - 1,
      everReviewed: before.everReviewed + 1,
      everReturned: before.everReturned + 1,
    });
    // Handed in again, it no longer waits for the unit; that it once came back stays.
    const again = await move(clerk, 'submitObjective', objective);
    expect(codes(again)).toEqual([]);
    expect(named(await board(performance), '示例单位017')).toMatchObject({
      returned: before.returned,
      submitted: before.submitted + 1,
      everReturned: before.everReturned + 1,
    });
    const [{ budgetRound, count }] = await app.database
      .sql<{ budgetRound: string; count: number }>(
        await app.jurisdictionOf('clerk'),
        `SELECT v.budget_round AS "budgetRound", (SELECT count(DISTINCT r.objective_id)::int FROM goals.objective_round r
          JOIN goals.objective o ON o.id = r.objective_id AND o.budget_year = 2019 WHERE r.round = v.budget_round) AS count
         FROM goals.objective_version v WHERE v.id = '${objective.versionId}'`,
      )
      .then((rows) => rows as [{ budgetRound: string; count: number }]);
    const { data } = await performance.graphql('{ goalRounds(year: 2019) { round units objectives } }');
    const round = data.goalRounds.find((row: { round: string }) => row.round === budgetRound);
    expect(round).toMatchObject({ objectives: count });
    expect(round.units).toBeGreaterThan(0);
    const own = await stranger.graphql('{ goalRounds(year: 2019) { round objectives } }');
    const theirs = own.data.goalRounds.find((row: { round: string }) => row.round === budgetRound)?.objectives ?? 0;
    expect(theirs).toBeLessThan(count);
  });

  it('R087: a project that was paid for without an objective stands in list 1 with unit and amount', async () => {
    const list = async (who: TestClient): Promise<{ projectId: string; agencyName: string; paid: string }[]> =>
      (await who.graphql('{ projectsWithoutGoal(year: 2019) { projectId agencyName paid firstPaidOn } }')).data
        .projectsWithoutGoal;
    const before = await list(performance);
    const jurisdictionId = await app.jurisdictionOf('clerk');
    const [paid] = await app.database.sql<{ id: string; agency: string; line: string; name: string }>(
      jurisdictionId,
      `SELECT p.id, a.name, p.agency_id AS agency, l.id AS line FROM projects.project p
         JOIN projects.funding_line l ON l.jurisdiction_id = p.jurisdiction_id AND l.project_id = p.id
         JOIN organizations.agency a ON a.jurisdiction_id = p.jurisdiction_id AND a.id = p.agency_id
        WHERE p.budget_year = 2019 AND a.name = '示例单位017' AND p.secrecy <> 'CLASSIFIED' LIMIT 1`,
    );
    const projectId = '018f0000-0000-7000-8000-0000000000a1';
    await app.database.sql(
      jurisdictionId,
      `INSERT INTO projects.project SELECT (jsonb_populate_record(p, jsonb_build_object('id', '${projectId}',
          'code', 'SHILI-SANWU', 'name', '示例项目：无目标', 'previous_project_id', NULL))).*
         FROM projects.project p WHERE p.id = '${paid!.id}'`,
    );
    await app.database.sql(
      jurisdictionId,
      `INSERT INTO projects.funding_line (jurisdiction_id, id, project_id, fund_kind, fund_source, original_amount)
       SELECT jurisdiction_id, '018f0000-0000-7000-8000-0000000000a2', '${projectId}', fund_kind, fund_source, 50000
         FROM projects.funding_line l WHERE l.id = '${paid!.line}'`,
    );
    await app.database.sql(
      jurisdictionId,
      `INSERT INTO projects.payment (jurisdiction_id, id, project_id, funding_line_id, paid_on, amount, voucher_no, source_key)
       VALUES ('${jurisdictionId}', '018f0000-0000-7000-8000-0000000000a3', '${projectId}',
          '018f0000-0000-7000-8000-0000000000a2', '2019-06-03', 12345.67, 'P-1', 'sanwu-1')`,
    );
    expect(before.some((row) => row.projectId === projectId)).toBe(false);
    expect((await list(performance)).find((row) => row.projectId === projectId)).toMatchObject({
      agencyName: '示例单位017',
      paid: '12345.67',
      firstPaidOn: '2019-06-03',
    });
    expect((await list(stranger)).some((row) => row.projectId === projectId)).toBe(false);
    expect(named(await board(performance), '示例单位017').missing).toBe(1);
  });
});

async function submitted(who: TestClient): Promise<Objective> {
  const objective = await draftOf(who);
  const { data } = await who.graphql('query ($id: ID!) { goal(id: $id) { rules { fundingTotal } } }', {
    id: objective.id,
  });
  const saved = await save(who, objective, { annualAmount: data.goal.rules.fundingTotal });
  const answer = await move(who, 'submitObjective', saved.data.saveObjective as Objective);
  expect(codes(answer)).toEqual([]);
  return answer.data.submitObjective as Objective;
}
