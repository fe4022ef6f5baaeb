import type ExcelJS from 'exceljs';
import { addMoney } from '@jixiao/shared';
import { closed, get, opened } from '../goals/sheets.calls.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { cellBy, sendForm } from './form.calls.js';
import { BOARD, finished, PLAN, START } from './round.calls.js';

const SHEET = `id version state roundId adjustedBudget executedAmount paidAmount executionSource typedReason reconciledOn light forecastAmount causeText
  moneys { id source originalBudget executedAmount forecastAmount } tasks { id name executedAmount forecastAmount note }
  rows { id name actualValue forecastValue likelihood targetValue } liveExecution { paidInPeriod difference paidToDate }`;
const READ = `query ($id: ID!) { monitoringSheet(id: $id) { ${SHEET} } }`;
const SAVE = `mutation ($input: SaveMonitoringSheetInput!) { saveMonitoringSheet(input: $input) { ${SHEET} } }`;
const MOVE = `mutation ($input: MoveMonitoringSheetInput!) { moveMonitoringSheet(input: $input) { ${SHEET} } }`;
const RECONCILE = `mutation ($input: ReconcileMonitoringExecutionInput!) { reconcileMonitoringExecution(input: $input) { ${SHEET} } }`;
const FEED = `mutation ($input: ImportBasePaymentsInput!) { importBasePayments(input: $input)
  { entered present refused { sourceKey refusals { code field } } } }`;

interface Line {
  id: string;
  source: string;
  originalBudget: string;
  executedAmount: string;
  forecastAmount: string | null;
}
interface Whole {
  id: string;
  version: number;
  roundId: string;
  executedAmount: string;
  paidAmount: string;
  moneys: Line[];
  tasks: { id: string; name: string; executedAmount: string }[];
  rows: { id: string; name: string; targetValue: string | null }[];
}

let app: TestApp;
let jurisdiction: string;
let clerk: TestClient;
let performance: TestClient;
let unit: { id: string; code: string };
beforeAll(async () => {
  app = await openTestApp('template_places');
  jurisdiction = await app.jurisdictionOf('huating-clerk');
  clerk = await app.as('huating-clerk');
  performance = await app.as('huating-performance');
  [unit] = (await sql(`SELECT id, code FROM organizations.agency WHERE name = '示例单位001'`)) as [typeof unit];
}, 120_000);
afterAll(() => app.close());

const sql = (text: string, params: unknown[] = []) =>
  app.database.sql<Record<string, string>>(jurisdiction, text, params);
const bySource = ({ moneys }: Whole) => Object.fromEntries(moneys.map((line) => [line.source, line]));
let rounds = 0;

/** The sheet of the unit's whole in a round of its own, until the end of October. */
async function fresh(): Promise<Whole> {
  rounds += 1;
  const planned = await performance.graphql(PLAN, {
    input: {
      budgetYear: 2020,
      name: `示例整体监控第${rounds}轮`,
      periodFrom: '2020-01-01',
      periodTo: '2020-10-31',
      dueOn: '2020-12-31',
      scope: { objects: ['DEPARTMENT_WHOLE'], agencyIds: [unit.id] },
    },
  });
  const { id, version } = planned.data.planMonitoringRound;
  await performance.graphql(START, { input: { id, expectedVersion: version } });
  await finished(performance, id);
  const list = `query ($roundId: ID!) { monitoringSheets(year: 2020, roundId: $roundId) { nodes { ${SHEET} } } }`;
  return (await clerk.graphql(list, { roundId: id })).data.monitoringSheets.nodes[0];
}

async function feed(...payments: object[]) {
  const { data, errors } = await (
    await app.as('huating-treasury')
  ).graphql(FEED, { input: { budgetYear: 2020, payments } });
  expect(errors).toBeUndefined();
  return data.importBasePayments as {
    entered: string[];
    present: string[];
    refused: { sourceKey: string; refusals: { code: string; field: string }[] }[];
  };
}
const payment = (sourceKey: string, over: object = {}) => ({
  sourceKey,
  agencyCode: unit.code,
  category: 'PERSONNEL',
  amount: '1000.00',
  paidOn: '2020-10-15',
  voucherNo: sourceKey,
  ...over,
});

describe('the money of a whole department', () => {
  it('R105: comes from the feed, 基本支出 and 项目支出 apart, payments of the period only', async () => {
    const sheet = await fresh();
    const [known] = await sql(
      `SELECT (SELECT sum(amount) FROM projects.base_payment WHERE agency_id = $1 AND paid_on <= '2020-10-31')::text AS base,
              (SELECT sum(y.amount) FROM projects.payment y JOIN projects.project p ON p.id = y.project_id
                WHERE p.agency_id = $1 AND p.budget_year = 2020 AND y.paid_on <= '2020-10-31')::text AS projects`,
      [unit.id],
    );
    const { BASE, PROJECT } = bySource(sheet);
    expect([BASE!.executedAmount, PROJECT!.executedAmount]).toEqual([known!.base, known!.projects]);
    expect(Number(BASE!.executedAmount)).toBeGreaterThan(0);
    expect(addMoney(BASE!.executedAmount, PROJECT!.executedAmount)).toBe(sheet.executedAmount);
    expect(sheet).toMatchObject({ executionSource: 'PAYMENTS' });
  });

  it('D65: what the budget system sends twice counts once, and what cannot be laid to a unit is named', async () => {
    const sheet = await fresh();
    const before = bySource(sheet).BASE!.executedAmount;
    expect(await feed(payment('base-1'), payment('base-2', { amount: '-200.00', category: 'PUBLIC' }))).toMatchObject({
      entered: ['base-1', 'base-2'],
    });
    expect(await feed(payment('base-1'))).toMatchObject({ entered: [], present: ['base-1'] });
    const { refused } = await feed(
      payment('bad-1', { agencyCode: '999' }),
      payment('bad-2', { paidOn: '2020-12-31' }),
      payment('bad-3', { paidOn: '2019-12-31' }),
      payment('bad-4', { amount: '1.234', voucherNo: ' ' }),
    );
    expect(refused.map(({ refusals }) => refusals.map(({ field }) => field))).toEqual([
      ['agencyCode'],
      ['paidOn'],
      ['paidOn'],
      ['amount', 'voucherNo'],
    ]);
    const input = { id: sheet.id, expectedVersion: sheet.version, rows: [], causeCodes: [] };
    const saved = (await clerk.graphql(SAVE, { input })).data.saveMonitoringSheet;
    expect(bySource(saved).BASE!.executedAmount).toBe(addMoney(before, '800.00'));
    const refusedOf = await clerk.graphql(FEED, { input: { budgetYear: 2020, payments: [payment('foreign')] } });
    expect(refusedOf.errors![0]!.extensions.code).toBe('FORBIDDEN');
  });

  it('R105: a budget system that speaks REST sends the same payments, and what is wrong with one is named there too', async () => {
    const program = await app.program('huating-budget-system');
    const send = (client: TestClient, address: string, body: object) =>
      client.fetch(`/api/budget-feed/${address}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const sheet = await fresh();
    const before = bySource(sheet).BASE!.executedAmount;
    const body = { budgetYear: 2020, payments: [payment('rest-1'), payment('rest-2', { agencyCode: '999' })] };
    const first = await send(program, 'base-payments', body);
    expect(first.status).toBe(200);
    expect(await first.json()).toMatchObject({
      entered: ['rest-1'],
      present: [],
      refused: [{ sourceKey: 'rest-2', refusals: [{ code: 'AGENCY_UNKNOWN', field: 'agencyCode' }] }],
    });
    expect(await (await send(program, 'base-payments', body)).json()).toMatchObject({
      entered: [],
      present: ['rest-1'],
    });
    const input = { id: sheet.id, expectedVersion: sheet.version, rows: [], causeCodes: [] };
    const saved = (await clerk.graphql(SAVE, { input })).data.saveMonitoringSheet;
    expect(bySource(saved).BASE!.executedAmount).toBe(addMoney(before, '1000.00'));

    const ofProject = { fundKind: 'GENERAL_PUBLIC', fundSource: 'CURRENT_YEAR', amount: '1.00', paidOn: '2020-10-15' };
    const unknown = { ...ofProject, sourceKey: 'rest-3', voucherNo: 'rest-3', projectCode: 'NO-SUCH' };
    const projects = await send(program, 'payments', { budgetYear: 2020, payments: [unknown] });
    expect(await projects.json()).toMatchObject({ entered: [], refused: [{ sourceKey: 'rest-3' }] });

    expect((await send(program, 'base-payments', { budgetYear: 2020, payments: [{ sourceKey: 1 }] })).status).toBe(400);
    expect((await send(clerk, 'base-payments', body)).status).toBe(403);
    expect((await send(app.stranger(), 'base-payments', body)).status).toBe(401);
  });

  it('is typed only with a reason while the feed is down, and is judged by the feed once that is there again', async () => {
    const sheet = await fresh();
    const projects = bySource(sheet).PROJECT!.executedAmount;
    const input = {
      id: sheet.id,
      expectedVersion: sheet.version,
      rows: sheet.rows.map(({ id, targetValue }) => ({
        id,
        actualValue: targetValue,
        forecastValue: targetValue,
        likelihood: 'CERTAIN',
        isNotDue: false,
      })),
      forecastAmount: '1000000',
      forecastBasis: 'OWN',
      causeCodes: ['OTHER'],
      causeText: '接口中断',
      measures: '恢复后核对',
    };
    const silent = await clerk.graphql(SAVE, {
      input: { ...input, typedExecution: { amount: '12345.67', reason: ' ' } },
    });
    expect(silent.errors![0]!.extensions.refusals).toMatchObject([{ code: 'TYPED_REASON_REQUIRED', ruleId: 'M-08' }]);
    const typed = (
      await clerk.graphql(SAVE, { input: { ...input, typedExecution: { amount: '12345.67', reason: '接口中断' } } })
    ).data.saveMonitoringSheet;
    expect(typed).toMatchObject({
      executionSource: 'TYPED',
      executedAmount: addMoney(projects, '12345.67'),
      paidAmount: sheet.paidAmount,
    });
    expect(bySource(typed)).toMatchObject({
      BASE: { executedAmount: '12345.67' },
      PROJECT: { executedAmount: projects },
    });
    const move = async (who: string, action: string, expectedVersion: number, more: object = {}) =>
      (await app.as(who)).graphql(MOVE, { input: { id: sheet.id, action, expectedVersion, ...more } });
    const sent = await move('huating-clerk', 'submit', typed.version);
    expect(sent.errors).toBeUndefined();
    const reviewed = (await move('huating-head', 'deptAccept', sent.data.moveMonitoringSheet.version)).data
      .moveMonitoringSheet;
    const accept = { disposal: 'CORRECT', disposalNote: '限期加快' };
    const early = await move('huating-business', 'accept', reviewed.version, accept);
    expect(early.errors![0]!.extensions.refusals).toMatchObject([{ code: 'EXECUTION_NOT_RECONCILED', ruleId: 'M-08' }]);
    // The feed comes back with something that it had not sent when the sheet was saved.
    await feed(payment('late-base', { amount: '5000.00' }));
    const keep = { id: sheet.id, expectedVersion: reviewed.version, keep: 'PAYMENTS' };
    const taken = (await (await app.as('huating-business')).graphql(RECONCILE, { input: keep })).data
      .reconcileMonitoringExecution;
    expect(taken).toMatchObject({
      executionSource: 'PAYMENTS',
      typedReason: null,
      executedAmount: addMoney(sheet.executedAmount, '5000.00'),
    });
    expect(bySource(taken).BASE!.executedAmount).toBe(addMoney(bySource(sheet).BASE!.executedAmount, '5000.00'));
  });

  it('R107: a closed round keeps its figure and shows what has come later', async () => {
    const { data } = await performance.graphql('{ monitoringRounds(year: 2020) { id name } }');
    const { id } = data.monitoringRounds.find(({ name }: { name: string }) => name === '2020年部门整体支出绩效监控');
    const list = `query ($roundId: ID!) { monitoringSheets(year: 2020, roundId: $roundId) { nodes { ${SHEET} } } }`;
    const see = async () => (await clerk.graphql(list, { roundId: id })).data.monitoringSheets.nodes[0];
    const before = await see();
    expect(before.liveExecution).toMatchObject({ difference: '0.00', paidInPeriod: before.executedAmount });
    await feed(payment('correction', { amount: '-300.00', paidOn: '2020-08-20' }));
    const after = await see();
    expect(after.executedAmount).toBe(before.executedAmount);
    expect(after.liveExecution.difference).toBe('-300.00');
    const board = (await performance.graphql(BOARD, { roundId: id })).data.monitoringBoard;
    expect(board.sheets.find((one: { id: string }) => one.id === before.id).lateDifference).toBe('-300.00');
  });
});

describe('the form of a whole department', () => {
  it('R105, R093: goes out with 基本支出 and 项目支出, comes back filled in, and is saved as it was typed', async () => {
    const sheet = await fresh();
    const book = await opened(await get(clerk, `/api/monitoring/forms.xlsx?ids=${sheet.id}`));
    const page = book.worksheets[0]!;
    const { BASE, PROJECT } = bySource(sheet);
    const wan = (yuan: string): number => Number(yuan) / 10_000;
    const at = (caption: string, column: number): ExcelJS.Cell => page.getCell(cellBy(page, caption).row, column);
    const original = cellBy(page, '年初预算数').column;
    const executed = cellBy(page, '1-10月执行数').column;
    const forecast = cellBy(page, '全年预计执行数').column;
    for (const [caption, line] of [
      ['其中：基本支出', BASE!],
      ['项目支出', PROJECT!],
    ] as const) {
      expect(Number(at(caption, original).value)).toBeCloseTo(wan(line.originalBudget), 6);
      expect(Number(at(caption, executed).value)).toBeCloseTo(wan(line.executedAmount), 6);
    }
    expect(Number(at('年度资金总额', executed).value)).toBeCloseTo(wan(sheet.executedAmount), 6);

    at('其中：基本支出', forecast).value = 500;
    at('项目支出', forecast).value = 300.5;
    at('年度资金总额', forecast).value = 800.5;
    at(sheet.tasks[0]!.name, executed).value = 123.45;
    const keys = cellBy(page, '指标标识（勿改）');
    const columns = ['1-10月执行情况', '全年预计完成情况', '确定能'].map((caption) => cellBy(page, caption).column);
    page.eachRow((row) => {
      const known = sheet.rows.find(({ id }) => row.getCell(keys.column).text === id);
      if (!known) return;
      row.getCell(columns[0]!).value = known.targetValue!.includes('.') ? known.targetValue : Number(known.targetValue);
      row.getCell(columns[1]!).value = Number(known.targetValue);
      row.getCell(columns[2]!).value = '✔';
    });
    const cause = cellBy(page, '偏差或不能完成目标原因分析');
    page.getCell(cause.row, 4).value = '集中在四季度支付';
    const bytes = await closed(book);
    const looked = await sendForm(clerk, sheet.roundId, bytes);
    expect(looked.problems.filter(({ weight }) => weight === 'ERROR')).toEqual([]);
    expect(looked).toMatchObject({ sheets: 1, updated: 1, ready: true });
    expect((await sendForm(clerk, sheet.roundId, bytes, '&commit=true')).status).toBe(200);
    const back = (await clerk.graphql(READ, { id: sheet.id })).data.monitoringSheet;
    expect(bySource(back)).toMatchObject({
      BASE: { forecastAmount: '5000000.00', executedAmount: BASE!.executedAmount },
      PROJECT: { forecastAmount: '3005000.00', executedAmount: PROJECT!.executedAmount },
    });
    expect(back).toMatchObject({ forecastAmount: '8005000.00', causeText: '集中在四季度支付' });
    expect(back.tasks[0]).toMatchObject({ executedAmount: '1234500.00' });
    expect(back.rows.every((row: { actualValue: string; likelihood: string }) => row.likelihood === 'CERTAIN')).toBe(
      true,
    );
    expect(back.rows.map(({ actualValue }: { actualValue: string }) => actualValue)).toEqual(
      sheet.rows.map(({ targetValue }) => targetValue),
    );
    expect(await sendForm(clerk, sheet.roundId, bytes, '&commit=true')).toMatchObject({ updated: 0, unchanged: 1 });
  });

  it('D62: a changed amount of 基本支出 is shown for confirmation and never taken over', async () => {
    const sheet = await fresh();
    const book = await opened(await get(clerk, `/api/monitoring/forms.xlsx?ids=${sheet.id}`));
    const page = book.worksheets[0]!;
    const executed = cellBy(page, '1-10月执行数').column;
    page.getCell(cellBy(page, '其中：基本支出').row, executed).value = 1;
    const looked = await sendForm(clerk, sheet.roundId, await closed(book));
    expect(looked.problems.map(({ code, weight }) => `${code} ${weight}`)).toEqual([
      'MONITORING_MONEY_DIFFERS CONFIRM',
    ]);
    expect(looked.ready).toBe(false);
  });
});
