import { RaiseAlerts } from '../../src/modules/monitoring/alerts/application/raise-alerts.js';
import { runInContext, systemActor } from '../../src/platform/access/index.js';
import { DailyRounds } from '../../src/platform/events/index.js';
import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
let jurisdictionId: string;
let project: { id: string; code: string; name: string; line: string; kind: string; source: string };
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
  await app.database.sql(jurisdictionId, 'DELETE FROM monitoring.alert');
  [project] = (await sql(
    `UPDATE projects.project SET name = '城市书屋建设' WHERE id = (SELECT p.id FROM projects.project p
       JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017' WHERE p.budget_year = 2019 AND p.category = 'SPECIFIC'
       ORDER BY p.code LIMIT 1)
     RETURNING id, code, name, (SELECT l.id FROM projects.funding_line l WHERE l.project_id = project.id LIMIT 1) AS line,
       (SELECT l.fund_kind FROM projects.funding_line l WHERE l.project_id = project.id LIMIT 1) AS kind,
       (SELECT l.fund_source FROM projects.funding_line l WHERE l.project_id = project.id LIMIT 1) AS source`,
  )) as [typeof project];
});
afterAll(() => app.close());

const sql = (text: string, params: unknown[] = []): Promise<Record<string, unknown>[]> =>
  app.database.sql(jurisdictionId, text, params);
const IMPORT = `mutation ($input: ImportPaymentsInput!) { importPayments(input: $input)
  { entered present refused { sourceKey refusals { code field } } } }`;
const ALERT = `id projectId rule level params state days version correction returnedReason availableActions { action allowed }`;
const STEP = `mutation ($input: MonitoringStepInput!) { moveMonitoringAlert(input: $input) { ${ALERT} } }`;

const paymentOf = (key: string, over: Record<string, unknown> = {}): Record<string, unknown> => ({
  sourceKey: key,
  projectCode: project.code,
  fundKind: project.kind,
  fundSource: project.source,
  amount: '1200.00',
  paidOn: '2019-12-20',
  voucherNo: key,
  ...over,
});
const bring = async (
  ...payments: Record<string, unknown>[]
): Promise<{
  entered: string[];
  present: string[];
  refused: { sourceKey: string; refusals: { code: string }[] }[];
}> => {
  const answer = await (await app.as('treasury')).graphql(IMPORT, { input: { budgetYear: 2019, payments } });
  expect(answer.errors).toBeUndefined();
  return answer.data.importPayments;
};
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const alertsOf = async (account: string, filter = ''): Promise<any[]> =>
  (
    await (
      await app.as(account)
    ).graphql(`{ monitoringAlerts(year: 2019, first: 200, ${filter}) { nodes { ${ALERT} } } }`)
  ).data.monitoringAlerts.nodes;

describe('payments that break a rule', () => {
  it('R112: 公务接待费 on 城市书屋建设 is flagged as administrative cost on special money, in the same import (R098)', async () => {
    const outcome = await bring(
      paymentOf('预警-1', { economicClass: '30217', purpose: '接待' }),
      paymentOf('预警-2', { economicClass: '31005' }),
      paymentOf('预警-3', { projectCode: '没有这个项目' }),
      paymentOf('预警-4', { economicClass: '接待费' }),
    );
    expect(outcome.entered.sort()).toEqual(['预警-1', '预警-2']);
    expect(outcome.refused.map(({ sourceKey, refusals }) => [sourceKey, refusals.map(({ code }) => code)])).toEqual([
      ['预警-3', ['PROJECT_UNKNOWN']],
      ['预警-4', ['ECONOMIC_CLASS_INVALID']],
    ]);
    const found = await alertsOf('clerk', `projectId: "${project.id}"`);
    expect(found).toMatchObject([
      {
        rule: 'ADMIN_COST_ON_SPECIAL',
        level: 'RED',
        state: 'OPEN',
        params: { economicClass: '30217', amount: '1200.00' },
      },
    ]);
    const { data } = await (await app.as('clerk')).graphql('{ workbench(year: 2019) { tasks { kind subjectId } } }');
    expect(data.workbench.tasks).toContainEqual({ kind: 'monitoring.answerAlert', subjectId: found[0].id });
    // A feed that says a thing twice raises nothing twice.
    expect(await bring(paymentOf('预警-1', { economicClass: '30217' }))).toMatchObject({
      entered: [],
      present: ['预警-1'],
    });
    expect(await alertsOf('clerk', `projectId: "${project.id}"`)).toHaveLength(1);
    expect(await alertsOf('clerk2', `projectId: "${project.id}"`)).toEqual([]);
  });

  it('R112: what is beyond the permitted classes or names another purpose is told; a local rule decides what is administrative', async () => {
    const performance = await app.as('performance');
    const save = (input: Record<string, unknown>): ReturnType<typeof performance.graphql> =>
      performance.graphql(
        'mutation ($input: SaveSpendingScopeInput!) { saveSpendingScope(input: $input) { projectId economicClasses version } }',
        {
          input,
        },
      );
    const scope = {
      budgetYear: 2019,
      projectId: project.id,
      economicClasses: ['310'],
      purposes: ['书屋'],
      source: '示例批复',
    };
    const bad = await save({ ...scope, fundTag: 'POVERTY', economicClasses: ['x'], source: ' ' });
    expect(bad.errors![0]!.extensions.refusals!.map(({ code }) => code)).toEqual([
      'SCOPE_OF_ONE',
      'ECONOMIC_CLASS_INVALID',
      'REQUIRED',
    ]);
    expect((await save(scope)).errors).toBeUndefined();
    expect((await save(scope)).errors![0]!.extensions.code).toBe('CONFLICT');
    await bring(
      paymentOf('范围-1', { economicClass: '30226', purpose: '书屋劳务' }),
      paymentOf('范围-2', { economicClass: '31005', purpose: '购置办公桌椅' }),
      paymentOf('范围-3', { economicClass: '31005', purpose: '书屋装修' }),
    );
    const rules = (await alertsOf('business', `projectId: "${project.id}"`)).map(({ rule }: { rule: string }) => rule);
    expect(rules.sort()).toEqual(['ADMIN_COST_ON_SPECIAL', 'BEYOND_SCOPE', 'PURPOSE_CHANGED']);
    const set = await performance.graphql(
      'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }',
      {
        input: {
          code: 'monitoring.paymentRules',
          yearFrom: 2019,
          yearTo: 2019,
          value: JSON.stringify({ adminClasses: ['31005'], publicClasses: [] }),
          source: '示例文件',
        },
      },
    );
    expect(set.errors).toBeUndefined();
    const other = (
      await sql(
        `SELECT p.code, l.fund_kind, l.fund_source, p.id FROM projects.project p JOIN projects.funding_line l ON l.project_id = p.id
      WHERE p.budget_year = 2019 AND p.category = 'SPECIFIC' AND p.id <> $1 ORDER BY p.code LIMIT 1`,
        [project.id],
      )
    )[0]!;
    await bring(
      paymentOf('本地-1', {
        projectCode: other.code,
        fundKind: other.fund_kind,
        fundSource: other.fund_source,
        economicClass: '31005',
      }),
      paymentOf('本地-2', {
        projectCode: other.code,
        fundKind: other.fund_kind,
        fundSource: other.fund_source,
        economicClass: '30217',
      }),
    );
    expect(
      (await alertsOf('performance', `projectId: "${other.id as string}"`)).map(({ rule }: { rule: string }) => rule),
    ).toEqual(['ADMIN_COST_ON_SPECIAL']);
  });
});

describe('an alert on its way', () => {
  it('R098: is acknowledged and corrected by the unit, verified by the division, and listed when older than ten days', async () => {
    const [alert] = await alertsOf('clerk', `projectId: "${project.id}", rule: "ADMIN_COST_ON_SPECIAL"`);
    const aged = `projectId: "${project.id}", isOverdue: true`;
    const raise = (on: string): Promise<unknown> =>
      sql('UPDATE monitoring.alert SET raised_on = $2 WHERE id = $1', [alert.id, on]);
    await raise('2019-12-16');
    expect(await alertsOf('performance', aged)).toEqual([]);
    await raise('2019-12-15');
    expect(await alertsOf('performance', aged)).toMatchObject([{ id: alert.id, days: 11 }]);
    expect(await alertsOf('performance', `projectId: "${project.id}", olderThanDays: 12`)).toEqual([]);

    let { version } = alert;
    const step = async (
      account: string,
      action: string,
      comment?: string,
    ): ReturnType<Awaited<ReturnType<TestApp['as']>>['graphql']> => {
      const answer = await (
        await app.as(account)
      ).graphql(STEP, { input: { id: alert.id, expectedVersion: version, action, comment } });
      version = answer.data?.moveMonitoringAlert?.version ?? version;
      return answer;
    };
    expect((await step('business', 'acknowledge')).errors![0]!.extensions.refusals![0]!.code).toBe('NO_PERMISSION');
    expect((await step('clerk', 'acknowledge')).data.moveMonitoringAlert.state).toBe('ACKNOWLEDGED');
    expect((await step('clerk', 'correct')).errors![0]!.extensions.refusals![0]!.code).toBe('COMMENT_REQUIRED');
    expect((await step('clerk', 'correct', '已退回零余额账户')).data.moveMonitoringAlert.state).toBe('CORRECTED');
    expect((await step('business', 'return', '请附退款凭证')).data.moveMonitoringAlert).toMatchObject({
      state: 'ACKNOWLEDGED',
      returnedReason: '请附退款凭证',
    });
    expect((await step('clerk', 'correct', '凭证已附')).errors).toBeUndefined();
    expect((await step('business', 'verify')).data.moveMonitoringAlert).toMatchObject({
      state: 'VERIFIED',
      correction: '凭证已附',
    });
    expect(await alertsOf('performance', aged)).toEqual([]);
  });

  it('watches the money of every project between the rounds, and says a thing once', async () => {
    const performance = await app.as('performance');
    await performance.graphql(
      'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }',
      {
        input: {
          code: 'monitoring.executionBands',
          yearFrom: 2019,
          yearTo: 2019,
          value: JSON.stringify([{ month: 11, least: 99 }]),
          source: '示例文件',
        },
      },
    );
    const RUN = 'mutation { runDailyMonitoring(year: 2019) }';
    const first = await performance.graphql(RUN);
    expect(first.errors).toBeUndefined();
    expect(first.data.runDailyMonitoring).toBeGreaterThan(0);
    expect((await performance.graphql(RUN)).data.runDailyMonitoring).toBe(0);
    expect((await (await app.as('clerk')).graphql(RUN)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    const rules = new Set((await alertsOf('performance', 'state: "OPEN"')).map(({ rule }: { rule: string }) => rule));
    expect([...rules]).toContain('BAND_MISSED');
  });

  it("R107: is done every morning on each place's own business date, by itself, and twice is once", async () => {
    const standing = () =>
      sql(
        `SELECT id::text, project_id::text AS project, raised_on::text AS "on", rule FROM monitoring.alert
          WHERE payment_id IS NULL AND budget_year = 2019 ORDER BY id`,
      );
    const morning = (today: string): Promise<number> =>
      runInContext({ actor: systemActor(jurisdictionId, today), traceId: 'test', ip: null }, () =>
        app.app.get(RaiseAlerts).watchToday(),
      );
    await sql('DELETE FROM monitoring.alert');
    // By itself, with the other duties of the day.
    const rounds = app.app.get(DailyRounds);
    expect(await rounds.run(jurisdictionId)).toBe(true);
    const ofToday = await standing();
    expect(ofToday.length).toBeGreaterThan(0);
    expect(new Set(ofToday.map(({ on }) => on))).toEqual(new Set(['2019-12-26']));
    expect(await rounds.run(jurisdictionId)).toBe(false);
    expect(await standing()).toEqual(ofToday);
    await sql('DELETE FROM monitoring.alert');
    const counts = await Promise.all([morning('2019-11-30'), morning('2019-11-30')]);
    const said = await standing();
    expect(said.length).toBeGreaterThan(0);
    expect(counts[0] + counts[1]).toBe(said.length);
    expect(said.every(({ on }) => on === '2019-11-30')).toBe(true);
    // Dismissed is dismissed for the month; in the next one the rule may speak again.
    await sql(`UPDATE monitoring.alert SET state = 'DISMISSED', raised_on = '2019-11-29' WHERE id = $1`, [said[0]!.id]);
    expect(await morning('2019-11-30')).toBe(0);
    expect(await morning('2019-12-02')).toBe(1);
    // The year that has just begun has no payments: what is missing is the feed.
    expect(await morning('2021-03-05')).toBe(0);
  });
});
