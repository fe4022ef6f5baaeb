import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
let jurisdiction: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdiction = await app.jurisdictionOf('clerk');
});
afterAll(() => app.close());

const indicatorOf = async (state: string): Promise<{ id: string; versionId: string }> => {
  const [row] = await app.database.sql<{ id: string; versionId: string }>(
    jurisdiction,
    `SELECT i.id, v.id AS "versionId" FROM goals.indicator i
       JOIN goals.objective_version v ON v.jurisdiction_id = i.jurisdiction_id AND v.id = i.objective_version_id
      WHERE v.state = $1 AND i.ordinal = 1
        AND NOT EXISTS (SELECT 1 FROM evaluation.self_evaluation_row r WHERE r.indicator_id = i.id)
        AND NOT EXISTS (SELECT 1 FROM monitoring.sheet_row r WHERE r.indicator_id = i.id) LIMIT 1`,
    [state],
  );
  return row!;
};
const copied = `INSERT INTO goals.indicator (jurisdiction_id, id, objective_version_id, indicator_key, horizon, ordinal,
    level1, level2, name, direction, weight)
  SELECT jurisdiction_id, gen_random_uuid(), objective_version_id, gen_random_uuid(), horizon, 99, level1, level2, name,
    'GE', weight FROM goals.indicator WHERE id = $1`;

describe('indicators of a frozen version, by whoever writes and however many rows', () => {
  it.each([
    ['added', copied],
    ['changed', `UPDATE goals.indicator SET name = 'changed' WHERE id = $1`],
    ['removed', 'DELETE FROM goals.indicator WHERE id = $1'],
    ['moved to a draft', `UPDATE goals.indicator SET objective_version_id = $2, ordinal = 98 WHERE id = $1`],
  ])('are not %s', async (_what, sql) => {
    const frozen = await indicatorOf('APPROVED');
    const draft = await indicatorOf('DRAFT');
    const params = sql.includes('$2') ? [frozen.id, draft.versionId] : [frozen.id];
    await expect(app.database.sql(jurisdiction, sql, params)).rejects.toThrow('is frozen');
  });

  it('are not smuggled in among the rows of drafts', async () => {
    const [frozen, draft] = [await indicatorOf('APPROVED'), await indicatorOf('DRAFT')];
    const sql = `UPDATE goals.indicator SET name = 'both' WHERE id = ANY ($1::uuid[])`;
    await expect(app.database.sql(jurisdiction, sql, [[draft.id, frozen.id]])).rejects.toThrow('is frozen');
    await expect(app.database.sql(jurisdiction, sql, [[draft.id]])).resolves.toBeDefined();
  });
});
