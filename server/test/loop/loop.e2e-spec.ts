import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => (app = await openTestApp()));
afterAll(() => app.close());

describe('one project through the whole loop by the API alone', () => {
  it('is the documented script, and every link leaves its record', async () => {
    const script = pathToFileURL(path.resolve(import.meta.dirname, '../../../docs/api/walk.mjs')).href;
    const { walk } = (await import(script)) as {
      walk: (baseUrl: string, say: (line: string) => void) => Promise<Record<string, unknown>>;
    };
    const steps: string[] = [];
    const result = await walk(app.baseUrl, (line) => steps.push(line));
    expect(steps).toHaveLength(8);
    expect(result).toMatchObject({
      approved: { state: 'APPROVED', contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      light: 'GREEN',
      // 90 points of indicators met, and 10 × 96 % = 9.60 of execution.
      self: { state: 'ACCEPTED', totalScore: '99.60', grade: 'EXCELLENT' },
      // 20 × 1 ÷ 2 + 20 × 96 % + 30 × 96 % + 30 × 90 % = 10 + 19.2 + 28.8 + 27.
      evaluation: { totalScore: '85.00', grade: 'GOOD' },
      corrective: 'CLOSED',
      linkage: 'APPLIED',
      published: { title: '社区养老服务绩效评价', agencyName: '示例单位017' },
      assessment: { state: 'NOTIFIED', rank: 1 },
      figures: { past: { value: '1599' }, graded: { value: '1' }, closed: { value: '1' }, public: { value: '1' } },
    });

    const jurisdictionId = await app.jurisdictionOf('clerk');
    const [line] = await app.database.sql<{ amount: string; kind: string }>(
      jurisdictionId,
      `SELECT b.amount, b.kind FROM projects.budget_adjustment b JOIN projects.project p ON p.id = b.project_id WHERE p.code = 'WALK-2020-1'`,
    );
    expect(line).toEqual({ amount: '100000.00', kind: 'LINKAGE' });
    const { data } = await (await app.as('auditadmin')).graphql('{ auditVerification { ok } }');
    expect(data.auditVerification.ok).toBe(true);
  }, 120_000);
});
