import { documentMarkup, get } from '../goals/sheets.calls.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { openSheets } from './form.calls.js';

let app: TestApp;
let performance: TestClient;
let jurisdictionId: string;
/** September's round of the district: 200 projects, all accepted. */
let roundId: string;
beforeAll(async () => {
  app = await openTestApp();
  performance = await app.as('performance');
  jurisdictionId = await app.jurisdictionOf('performance');
  const [round] = await app.database.sql<{ id: string }>(
    jurisdictionId,
    `SELECT r.id FROM monitoring.round r WHERE r.budget_year = 2019
      ORDER BY (SELECT count(*) FROM monitoring.sheet s WHERE s.round_id = r.id AND s.state = 'ACCEPTED') DESC LIMIT 1`,
  );
  roundId = round!.id;
});
afterAll(() => app.close());

const COUNTS = 'ready delivered deliveredAmount departments departmentsDelivered bureauDeliveredOn';
const DELIVER = `mutation ($input: DeliverReportsInput!) { deliverMonitoringReports(input: $input) { ${COUNTS} } }`;
const text = async (who: TestClient, path: string): Promise<string> =>
  documentMarkup(await get(who, path)).replace(/<[^>]+>/g, '');
const acceptedSheet = async (): Promise<{ id: string; name: string; agency: string; money: string }> => {
  const rows = await app.database.sql<{ id: string; name: string; agency: string; money: string }>(
    jurisdictionId,
    `SELECT s.id, p.name, a.name AS agency, trim_scale(round(s.executed_amount / 10000, 2))::text AS money FROM monitoring.sheet s
       JOIN projects.project p ON p.id = s.project_id JOIN organizations.agency a ON a.id = s.agency_id
      WHERE s.round_id = '${roundId}' AND s.light = 'RED' ORDER BY s.id LIMIT 1`,
  );
  return rows[0]!;
};

describe('reports of single objects', () => {
  it('R093 R094: say what was spent, what was reached, what deviates and why, from the sheet', async () => {
    const sheet = await acceptedSheet();
    const said = await text(performance, `/api/monitoring/sheets/${sheet.id}/report.docx`);
    expect(said).toContain(`${sheet.name}绩效运行跟踪监控报告`);
    for (const heading of [
      '资金拨付和实际支出',
      '绩效目标完成情况',
      '偏差及原因分析',
      '改进措施和建议',
      '审核意见和处置',
    ])
      expect(said).toContain(heading);
    expect(said).toContain('系统判断为预警');
    const { data } = await performance.graphql(
      `{ monitoringSheet(id: "${sheet.id}") { executedAmount rows { name } disposal } }`,
    );
    const wan = (Number(data.monitoringSheet.executedAmount) / 10_000).toFixed(2);
    expect(said.replace(/,/g, '')).toContain(`实际支出${wan}万元`);
    for (const { name } of data.monitoringSheet.rows) expect(said).toContain(name);
  });

  it('are nobody’s who does not see the sheet', async () => {
    const [foreign] = await openSheets(app, jurisdictionId, 1, '示例单位040');
    const clerk = await app.as('clerk');
    expect((await clerk.fetch(`/api/monitoring/sheets/${foreign!.id}/report.docx`)).status).toBe(404);
    expect((await clerk.fetch('/api/monitoring/sheets/x/report.docx')).status).toBe(404);
    const input = { roundId, kind: 'SHEET' };
    const refused = await clerk.graphql(DELIVER, { input });
    expect(refused.errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const head = await (await app.as('head')).graphql(DELIVER, { input: { roundId, kind: 'BUREAU' } });
    expect(head.errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const none = await performance.graphql(DELIVER, { input: { roundId: foreign!.roundId, kind: 'SHEET' } });
    expect(none.errors![0]!.extensions.refusals).toMatchObject([{ code: 'MONITORING_REPORTS_NONE_READY' }]);
  });

  it('R100 R116: the 200 reports of September are delivered, 41,659.30万元, and stay as they were', async () => {
    const before = await performance.graphql(`{ monitoringReportCounts(roundId: "${roundId}") { ${COUNTS} } }`);
    expect(before.data.monitoringReportCounts).toMatchObject({ ready: 200, delivered: 0, deliveredAmount: '0.00' });
    const input = { roundId, kind: 'SHEET', idempotencyKey: 'reports-1' };
    const { data, errors } = await performance.graphql(DELIVER, { input });
    expect(errors).toBeUndefined();
    const counts = { ready: 200, delivered: 200, deliveredAmount: '416593000.00' };
    expect(data.deliverMonitoringReports).toMatchObject(counts);
    // An impatient finger delivers nothing twice.
    expect((await performance.graphql(DELIVER, { input })).data.deliverMonitoringReports).toMatchObject(counts);
    const figures = await performance.graphql(
      `{ count: figure(id: "monitor_reports", year: 2019, asOf: "2019-12-31") { value } money: figure(id: "monitor_report_money", year: 2019, asOf: "2019-12-31") { value } }`,
    );
    expect(figures.data).toEqual({ count: { value: '200' }, money: { value: '416593000.00' } });
    const sheet = await acceptedSheet();
    const path = `/api/monitoring/sheets/${sheet.id}/report.docx`;
    const stood = await text(performance, path);
    await app.database.sql(
      jurisdictionId,
      `UPDATE monitoring.sheet SET cause_text = '后来改写的原因' WHERE id = '${sheet.id}' RETURNING id`,
    );
    expect(await text(performance, path)).toBe(stood);
    const { data: one } = await performance.graphql(
      `{ monitoringSheet(id: "${sheet.id}") { report { title deliveredOn } } }`,
    );
    expect(one.monitoringSheet.report.title).toBe(`${sheet.name}绩效运行跟踪监控报告`);
  });
});

describe('report of the bureau and of a department', () => {
  it('R101: says what the board says, with tables by unit, by book and by state', async () => {
    const { data } = await performance.graphql(
      `query ($roundId: ID!) { monitoringBoard(roundId: $roundId) {
      owed filed green yellow red budget executed rate undecided byFund { key owed } units { agencyName owed filed } } }`,
      { roundId },
    );
    const board = data.monitoringBoard;
    const said = (await text(performance, `/api/monitoring/rounds/${roundId}/report.docx`)).replace(/,/g, '');
    const wan = (yuan: string): string => (Number(yuan) / 10_000).toFixed(2);
    expect(said).toContain(`应报送监控表${board.owed}份`);
    expect(said).toContain(`正常${board.green}份、关注${board.yellow}份、预警${board.red}份`);
    expect(said).toContain(`纳入监控的预算${wan(board.budget)}万元`);
    expect(said).toContain(`执行${wan(board.executed)}万元，执行率${board.rate}%`);
    for (const caption of ['按单位统计', '按资金性质统计', '按状态统计', '一般公共预算'])
      expect(said).toContain(caption);
    for (const { agencyName } of board.units) expect(said).toContain(agencyName);
  });

  it('R101: names who has not filed, unit by unit and sheet by sheet', async () => {
    const sheets = await openSheets(app, jurisdictionId, 2, '示例单位017');
    const said = await text(performance, `/api/monitoring/rounds/${sheets[0]!.roundId}/report.docx`);
    expect(said).toContain('示例单位017（缺2份');
    const names = await app.database.sql<{ name: string }>(
      jurisdictionId,
      `SELECT p.name FROM projects.project p JOIN monitoring.sheet s ON s.project_id = p.id WHERE s.round_id = '${sheets[0]!.roundId}'`,
    );
    for (const { name } of names) expect(said).toContain(name);
  });

  it('R094: counts the kinds of cause over the sheets, and moves with a record', async () => {
    const path = `/api/monitoring/rounds/${roundId}/report.docx`;
    const before = await text(performance, path);
    const count = (said: string): number => Number(/硬件条件保障(\d+)份/.exec(said)?.[1] ?? 0);
    await app.database.sql(
      jurisdictionId,
      `UPDATE monitoring.sheet SET cause_codes = '{HARDWARE}' WHERE id IN
        (SELECT id FROM monitoring.sheet WHERE round_id = '${roundId}' AND NOT cause_codes @> '{HARDWARE}' ORDER BY id LIMIT 1) RETURNING id`,
    );
    expect(count(await text(performance, path))).toBe(count(before) + 1);
  });

  it('R100: a department sees its round, the sheets of its units and whether its report has gone out, and nobody else’s', async () => {
    const PAGE = `query ($roundId: ID!, $unitId: ID!) {
      monitoringBoard(roundId: $roundId, unitId: $unitId) { owed filed budget sheets { id agencyName } units { agencyName } }
      monitoringDepartmentReport(roundId: $roundId, unitId: $unitId) { title deliveredOn } }`;
    const units = await app.database.sql<{ id: string; name: string; sheets: number; money: string }>(
      jurisdictionId,
      `SELECT a.id, a.name, count(s.id)::int AS sheets, sum(s.adjusted_budget)::text AS money FROM organizations.agency a
         JOIN organizations.agency_closure c ON c.ancestor_id = a.id
         JOIN monitoring.sheet s ON s.agency_id = c.descendant_id AND s.round_id = $1
        WHERE a.name IN ('示例单位017', '示例单位018') GROUP BY a.id, a.name ORDER BY a.name`,
      [roundId],
    );
    const [own, other] = units as [(typeof units)[0], (typeof units)[0]];
    const head = await app.as('head');
    const page = (await head.graphql(PAGE, { roundId, unitId: own.id })).data;
    expect(page.monitoringBoard).toMatchObject({
      owed: own.sheets,
      budget: own.money,
      units: [{ agencyName: own.name }],
    });
    expect(page.monitoringBoard.sheets).toHaveLength(own.sheets);
    expect(page.monitoringDepartmentReport).toBeNull();
    const foreign = await head.graphql(PAGE, { roundId, unitId: other.id });
    expect(foreign.errors!.map(({ extensions }) => extensions.code)).toContain('NOT_FOUND');
    const deliver = (unitId: string) => head.graphql(DELIVER, { input: { roundId, kind: 'DEPARTMENT', unitId } });
    expect((await deliver(other.id)).errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect((await deliver(own.id)).errors).toBeUndefined();
    const after = (await head.graphql(PAGE, { roundId, unitId: own.id })).data.monitoringDepartmentReport;
    expect(after).toEqual({ title: `${own.name}2019年预算绩效运行监控报告`, deliveredOn: '2019-12-26' });
    const file = await text(head, `/api/monitoring/rounds/${roundId}/report.docx?unit=${own.id}`);
    expect(file).toContain(after.title);
  });

  it('a department has its own, and what was delivered stands', async () => {
    const unit = await app.database.sql<{ id: string; name: string }>(
      jurisdictionId,
      `SELECT a.id, a.name FROM organizations.agency a WHERE a.level = 1 AND EXISTS
        (SELECT 1 FROM monitoring.round_unit u WHERE u.agency_id = a.id AND u.round_id = '${roundId}') ORDER BY a.code LIMIT 1`,
    );
    const { id, name } = unit[0]!;
    const path = `/api/monitoring/rounds/${roundId}/report.docx?unit=${id}`;
    expect(await text(performance, path)).toContain(`${name}2019年预算绩效运行监控报告`);
    const input = { roundId, kind: 'DEPARTMENT', unitId: id };
    const delivered = await performance.graphql(DELIVER, { input });
    expect(delivered.data.deliverMonitoringReports).toMatchObject({ departmentsDelivered: 2 });
    const again = await performance.graphql(DELIVER, { input });
    expect(again.errors![0]!.extensions.refusals).toMatchObject([{ code: 'MONITORING_REPORT_DELIVERED' }]);
    const clerk = await app.as('clerk');
    expect((await clerk.fetch(path)).status).toBe(404);
    const own = await text(clerk, `/api/monitoring/rounds/${roundId}/report.docx`);
    expect(own).toContain('示例单位017');
    expect(own).not.toContain('按单位统计');
  });
});
