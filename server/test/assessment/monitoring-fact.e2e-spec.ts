import { Exact, roundHalfUp } from '@jixiao/shared';
import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp('template_places');
}, 120_000);
afterAll(() => app.close());

interface Row {
  name: string;
  factRate: string | null;
  factRound: string | null;
  autoScore: string | null;
  factDue: number | null;
}

/** An assessment of two items: one that the last monitoring fills in, one that people score. */
async function sheets(prefix: string, workYear: number): Promise<{ agencyId: string; rows: Row[] }[]> {
  const performance = await app.as(`${prefix}performance`);
  const opened = await performance.graphql(
    'mutation ($input: OpenSchemeInput!) { openAssessment(input: $input) { id } }',
    {
      input: {
        workYear,
        name: '示例考核',
        selfScoreDueOn: '2030-01-20',
        indicators: [
          {
            aspect: '跟踪监控',
            name: '预算执行',
            points: '40',
            factCode: 'monitoring_execution_rate',
            rule: '按执行率',
          },
          { aspect: '基础工作', name: '制度建设', points: '60', rule: '按考核办法评分' },
        ],
      },
    },
  );
  expect(opened.errors).toBeUndefined();
  const { data } = await performance.graphql(
    `{ assessmentRanking(workYear: ${workYear}, first: 200) { nodes { agencyId rows { name factRate factRound autoScore factDue } } } }`,
  );
  return data.assessmentRanking.nodes;
}

describe('what monitoring says in the assessment of a unit', () => {
  it('R115: is the execution rate of the last monitoring period, filled in by the system', async () => {
    const jurisdiction = await app.jurisdictionOf('artush-clerk');
    const known = await app.database.sql<{ id: string; executed: string; budget: string }>(
      jurisdiction,
      `SELECT s.agency_id AS id, sum(s.executed_amount)::text AS executed, sum(s.adjusted_budget)::text AS budget
         FROM monitoring.sheet s JOIN monitoring.round r ON r.id = s.round_id AND r.period_to = '2018-12-20' GROUP BY 1`,
    );
    expect(known).toHaveLength(56);
    const made = await sheets('artush-', 2018);
    for (const { id, executed, budget } of known) {
      const [item, other] = made.find(({ agencyId }) => agencyId === id)!.rows as [Row, Row];
      const share = new Exact(executed).div(budget);
      expect(item).toEqual({
        name: '预算执行',
        factRate: roundHalfUp(share.times(100), 2),
        factRound: '2018年第四季度绩效运行监控',
        autoScore: roundHalfUp(share.times(40), 2),
        factDue: null,
      });
      expect(other).toMatchObject({ factRate: null, autoScore: null });
    }
    // Nothing was monitored in the other four: nothing is said of them.
    expect(made.filter(({ rows }) => rows[0]!.factRate === null)).toHaveLength(made.length - 56);
  });

  it('R115: of a department whose whole was watched it is the rate of the whole, and above the budget earns no more than all', async () => {
    const jurisdiction = await app.jurisdictionOf('huating-clerk');
    const [over] = await app.database.sql<{ id: string }>(
      jurisdiction,
      `UPDATE monitoring.sheet SET executed_amount = adjusted_budget * 1.2 WHERE id = (SELECT id FROM monitoring.sheet ORDER BY id LIMIT 1)
       RETURNING agency_id AS id`,
    );
    const made = await sheets('huating-', 2020);
    const filled = made.filter(({ rows }) => rows[0]!.factRate !== null);
    expect(filled).toHaveLength(8);
    expect(filled.find(({ agencyId }) => agencyId === over!.id)!.rows[0]).toMatchObject({
      factRate: '120.00',
      autoScore: '40.00',
    });
  });
});
