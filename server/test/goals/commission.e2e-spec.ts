import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { codes, read } from './objective.calls.js';

let app: TestApp;
let jurisdiction: string;
let performance: TestClient;
let firm: TestClient;
let clerk: TestClient;
let sample: string[];
let firmId: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdiction = await app.jurisdictionOf('clerk');
  [performance, firm, clerk] = await Promise.all(['performance', 'firm', 'clerk'].map((name) => app.as(name)));
  // Adjustments of ten approved objectives, on the desk of the finance bureau.
  const rows = await app.database.sql<{ id: string }>(
    jurisdiction,
    `WITH chosen AS (SELECT v.* FROM goals.objective o JOIN goals.objective_version v ON v.objective_id = o.id
        WHERE v.state = 'APPROVED' AND v.version_no = 1 AND o.budget_year = 2019 ORDER BY o.id DESC LIMIT 10),
      adjusted AS (INSERT INTO goals.objective_version (jurisdiction_id, id, objective_id, version_no, state, budget_round,
          catalogue_code, annual_goal, annual_amount, drafted_by, submitted_by)
        SELECT jurisdiction_id, gen_random_uuid(), objective_id, 2, 'DEPT_REVIEWED', 'ADJUSTMENT', catalogue_code,
               annual_goal, annual_amount, drafted_by, submitted_by FROM chosen RETURNING jurisdiction_id, id, objective_id),
      copied AS (INSERT INTO goals.indicator (jurisdiction_id, id, objective_version_id, indicator_key, ordinal, level1,
          level2, name, direction, weight)
        SELECT a.jurisdiction_id, gen_random_uuid(), a.id, i.indicator_key, i.ordinal, i.level1, i.level2, i.name, 'QUAL', i.weight
          FROM adjusted a JOIN chosen c ON c.objective_id = a.objective_id
          JOIN goals.indicator i ON i.objective_version_id = c.id RETURNING 1)
     SELECT objective_id AS id FROM adjusted`,
  );
  sample = rows.map(({ id }) => id);
  const [row] = await app.database.sql<{ id: string }>(
    jurisdiction,
    `SELECT s.agency_id AS id FROM auth.account a JOIN organizations.appointment p ON p.account_id = a.id
       JOIN organizations.seat s ON s.id = p.seat_id WHERE a.account = 'firm' LIMIT 1`,
  );
  firmId = row!.id;
});
afterAll(() => app.close());

const ITEMS = 'id firmName title items { id opinion opinionText objective { title state indicators { name } } }';
const commission = (who: TestClient, change: Record<string, unknown> = {}) =>
  who.graphql(`mutation ($input: CommissionReviewInput!) { commissionReview(input: $input) { ${ITEMS} } }`, {
    input: { firmAgencyId: firmId, title: '绩效目标实质性审核', dueOn: '2020-01-15', objectiveIds: sample, ...change },
  });
const give = (who: TestClient, commissionId: string, opinions: object[]) =>
  who.graphql(`mutation ($input: GiveOpinionsInput!) { giveReviewOpinions(input: $input) { ${ITEMS} } }`, {
    input: { commissionId, opinions },
  });
const adopt = (who: TestClient, id: string) =>
  who.graphql(`mutation ($id: ID!) { adoptReviewOpinions(commissionId: $id) { id } }`, { id });

describe('substantive review by a third party', () => {
  it('R073: a sample goes to one firm; three opinions 需修改 return three objectives to their units', async () => {
    expect(sample).toHaveLength(10);
    expect((await commission(clerk)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect(codes(await commission(performance, { title: ' ', dueOn: '2019-01-01' }))).toEqual([
      'DUE_IN_PAST',
      'REQUIRED',
    ]);
    const made = await commission(performance);
    expect(made.errors).toBeUndefined();
    const { id } = made.data.commissionReview as { id: string };
    expect(codes(await commission(performance))).toEqual(Array(10).fill('ALREADY_COMMISSIONED'));

    const { data, errors } = await firm.graphql(`{ reviewCommissions(year: 2019) { ${ITEMS} } }`);
    expect(errors).toBeUndefined();
    const items = data.reviewCommissions[0].items as { id: string; objective: { indicators: object[] } }[];
    expect(items).toHaveLength(10);
    expect(items[0]!.objective.indicators.length).toBeGreaterThan(0);
    // The firm reads its sample and nothing else of the room.
    expect((await firm.graphql('{ goals(year: 2019) { totalCount } }')).errors![0]!.extensions.code).toBe('FORBIDDEN');

    const silent = await give(firm, id, [{ itemId: items[0]!.id, opinion: 'NEEDS_CHANGE' }]);
    expect(codes(silent)).toEqual(['REQUIRED']);
    const opinions = items.map((item, index) => ({
      itemId: item.id,
      opinion: index < 3 ? 'NEEDS_CHANGE' : 'PASS',
      text: index < 3 ? `第 ${index + 1} 件：产出指标不能反映主要内容` : null,
    }));
    expect((await give(firm, id, opinions.slice(0, 9))).errors).toBeUndefined();
    expect(codes(await adopt(performance, id))).toEqual(['COMMISSION_OPEN']);
    expect(codes(await give(firm, id, opinions.slice(8)))).toEqual(['OPINION_GIVEN']);
    expect((await give(firm, id, opinions.slice(9))).errors).toBeUndefined();
    expect((await adopt(firm, id)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect((await adopt(performance, id)).errors).toBeUndefined();
    const after = await performance.graphql(
      `{ reviewCommissions(year: 2019) { items { opinion objective { state } } } }`,
    );
    const states = after.data.reviewCommissions[0].items.map(
      ({ opinion, objective }: { opinion: string; objective: { state: string } }) => `${opinion} ${objective.state}`,
    );
    expect(states.sort()).toEqual([...Array(3).fill('NEEDS_CHANGE RETURNED'), ...Array(7).fill('PASS DEPT_REVIEWED')]);
    const [returned] = await app.database.sql<{ id: string; reason: string }>(
      jurisdiction,
      `SELECT objective_id AS id, returned_reason AS reason FROM goals.objective_version
        WHERE state = 'RETURNED' AND objective_id = ANY ($1::uuid[]) LIMIT 1`,
      [sample],
    );
    expect(returned!.reason).toContain('产出指标不能反映主要内容');
    expect(((await read(returned!.id, performance)) as never as { reviews: object[] }).reviews[0]).toMatchObject({
      step: 'FINANCE',
      outcome: 'RETURNED',
      opinion: returned!.reason,
    });
  });

  it('the client stands aside where it belongs to the body whose objectives are reviewed', async () => {
    const [own] = await app.database.sql<{ id: string }>(
      jurisdiction,
      `SELECT c.ancestor_id AS id FROM auth.account a JOIN organizations.appointment p ON p.account_id = a.id
         JOIN organizations.seat s ON s.id = p.seat_id JOIN organizations.agency_closure c ON c.descendant_id = s.agency_id
        WHERE a.account = 'performance' LIMIT 1`,
    );
    const [other] = await app.database.sql<{ id: string; version: string }>(
      jurisdiction,
      `SELECT o.id, v.id AS version FROM goals.objective o JOIN goals.objective_version v ON v.objective_id = o.id
        WHERE v.state = 'APPROVED' AND o.budget_year = 2019 ORDER BY o.id LIMIT 1`,
    );
    await app.database.sql(jurisdiction, 'UPDATE goals.objective SET agency_id = $2 WHERE id = $1', [
      other!.id,
      own!.id,
    ]);
    expect(codes(await commission(performance, { objectiveIds: [other!.id] }))).toEqual([
      'CLIENT_INSIDE_OBJECT',
      'NOT_UNDER_REVIEW',
    ]);
  });
});
