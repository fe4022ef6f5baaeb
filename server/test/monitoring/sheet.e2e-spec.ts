import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
let jurisdictionId: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
});
afterAll(() => app.close());

const SHEET = `id state version light unitRating divisionRating executedAmount executionSource paidAmount trendAmount rules
  rows { id ordinal direction targetValue divisionComment causeCodes causeText stageTarget }
  moneys { id source forecastAmount } tasks { id } coverage { owed }
  availableActions { action allowed refusals { code field params } }`;
const SAVE = `mutation ($input: SaveMonitoringSheetInput!) { saveMonitoringSheet(input: $input) { ${SHEET} } }`;
const MOVE = `mutation ($input: MoveMonitoringSheetInput!) { moveMonitoringSheet(input: $input) { ${SHEET} } }`;
const RATE = `mutation ($input: RateMonitoringSheetInput!) { rateMonitoringSheet(input: $input) { ${SHEET} } }`;
const RECONCILE = `mutation ($input: ReconcileMonitoringExecutionInput!) { reconcileMonitoringExecution(input: $input) { ${SHEET} } }`;

interface Row {
  id: string;
  direction: string;
  targetValue: string | null;
}
interface Sheet {
  id: string;
  version: number;
  rows: Row[];
}
let rounds = 0;

/** A sheet of unit 017 in a round of its own. */
async function freshSheet(): Promise<Sheet> {
  const [project] = await app.database.sql<{ id: string }>(
    jurisdictionId,
    `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
       JOIN goals.objective o ON o.project_id = p.id JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
      WHERE p.budget_year = 2019 ORDER BY p.id LIMIT 1`,
  );
  rounds += 1;
  const name = `示例监控第${rounds}轮`;
  const input = {
    budgetYear: 2019,
    name,
    periodFrom: '2019-01-01',
    periodTo: '2019-10-31',
    dueOn: '2019-11-15',
    projectIds: [project!.id],
  };
  const opened = await (
    await app.as('performance')
  ).graphql('mutation ($input: OpenRoundInput!) { openMonitoringRound(input: $input) { id } }', { input });
  const { data } = await (
    await app.as('clerk')
  ).graphql(
    `{ monitoringSheets(year: 2019, roundId: "${opened.data.openMonitoringRound.id}") { nodes { ${SHEET} } } }`,
  );
  return data.monitoringSheets.nodes[0];
}

/** Rows as an honest clerk fills them: reached what the year asks for. */
const filled = (rows: readonly Row[], change: Record<string, unknown> = {}): Record<string, unknown>[] =>
  rows.map(({ id, direction, targetValue }, i) => ({
    id,
    actualValue: targetValue,
    actualOn: direction === 'DATE_BY' ? '2019-10-01' : null,
    actualYes: direction === 'BOOL' ? true : null,
    actualText: direction === 'QUAL' ? '作用明显' : null,
    forecastValue: targetValue,
    likelihood: 'CERTAIN',
    isNotDue: targetValue === null && !['DATE_BY', 'BOOL', 'QUAL'].includes(direction),
    ...(i === 0 ? change : {}),
  }));
const EXPLAINED = { causeCodes: ['SCHEDULE'], causeText: '付款集中在四季度', measures: '按合同节点付款' };

async function submitted(sheet: Sheet, input: Record<string, unknown>): Promise<Sheet> {
  const clerk = await app.as('clerk');
  const saved = await clerk.graphql(SAVE, { input: { id: sheet.id, expectedVersion: sheet.version, ...input } });
  expect(saved.errors).toBeUndefined();
  const sent = await clerk.graphql(MOVE, {
    input: { id: sheet.id, expectedVersion: saved.data.saveMonitoringSheet.version, action: 'submit' },
  });
  expect(sent.errors).toBeUndefined();
  const { version } = sent.data.moveMonitoringSheet;
  const reviewed = await (
    await app.as('head')
  ).graphql(MOVE, { input: { id: sheet.id, expectedVersion: version, action: 'deptAccept', comment: '属实' } });
  expect(reviewed.errors).toBeUndefined();
  return reviewed.data.moveMonitoringSheet;
}

describe('filling a sheet', () => {
  it('R094: refuses a forecast below the target without its cause, and takes it with one', async () => {
    const sheet = await freshSheet();
    const clerk = await app.as('clerk');
    const first = sheet.rows.find(({ targetValue }) => targetValue !== null)!;
    const rows = filled([first, ...sheet.rows.filter((row) => row !== first)], {
      forecastValue: String(Number(first.targetValue) * 0.9),
    });
    const at = sheet.rows.indexOf(first);
    const saved = await clerk.graphql(SAVE, {
      input: { id: sheet.id, expectedVersion: sheet.version, rows, ...EXPLAINED, causeText: '' },
    });
    const move = { id: sheet.id, expectedVersion: saved.data.saveMonitoringSheet.version, action: 'submit' };
    const refused = await clerk.graphql(MOVE, { input: move });
    expect(refused.errors![0]!.extensions.refusals).toContainEqual(
      expect.objectContaining({ code: 'ROW_CAUSE_REQUIRED', ruleId: 'M-06', field: `rows[${at}].causeText` }),
    );
    const explained = await clerk.graphql(SAVE, {
      input: {
        id: sheet.id,
        expectedVersion: move.expectedVersion,
        rows: [{ ...rows[0], causeCodes: ['FUNDING'], causeText: '资金到位晚' }, ...rows.slice(1)],
        ...EXPLAINED,
        causeText: '',
      },
    });
    const sent = await clerk.graphql(MOVE, {
      input: { ...move, expectedVersion: explained.data.saveMonitoringSheet.version },
    });
    expect(sent.data.moveMonitoringSheet.state).toBe('SUBMITTED');
    expect(sent.data.moveMonitoringSheet.rows[at]).toMatchObject({ causeCodes: ['FUNDING'], causeText: '资金到位晚' });
  });

  it('says every wrong cell at once and keeps what stood', async () => {
    const sheet = await freshSheet();
    const { errors } = await (
      await app.as('clerk')
    ).graphql(SAVE, {
      input: {
        id: sheet.id,
        expectedVersion: sheet.version,
        rows: filled(sheet.rows, { actualValue: '一般', stageTarget: '约50', forecastValue: '100%' }),
        forecastAmount: '1.234',
        typedExecution: { amount: '万', reason: ' ' },
      },
    });
    expect(errors![0]!.extensions.refusals!.map(({ field }) => field)).toEqual([
      'rows[0].actualValue',
      'rows[0].stageTarget',
      'rows[0].forecastValue',
      'forecastAmount',
      'typedExecution.amount',
      'typedExecution.reason',
    ]);
    const [row] = await app.database.sql<{ version: number }>(
      jurisdictionId,
      'SELECT version FROM monitoring.sheet WHERE id = $1',
      [sheet.id],
    );
    expect(row!.version).toBe(sheet.version);
  });

  it('offers the trend beside the own forecast, and the rules of the round for the preview', async () => {
    const sheet = await freshSheet();
    const { data } = await (
      await app.as('clerk')
    ).graphql(`{ monitoringSheet(id: "${sheet.id}") { executedAmount adjustedBudget trendAmount rules } }`);
    const { executedAmount, trendAmount, rules } = data.monitoringSheet;
    expect(Number(trendAmount)).toBeGreaterThan(Number(executedAmount));
    expect(rules).toMatchObject({ yellowGap: '10', redGap: '20', rateDenominator: 'ADJUSTED' });
  });
});

describe('execution that was typed while the feed was down', () => {
  it('stands with its reason, and is compared with the payments before anybody decides', async () => {
    const sheet = await freshSheet();
    const typedExecution = { amount: '123.45', reason: '支付数据尚未到达' };
    const reviewed = await submitted(sheet, { rows: filled(sheet.rows), ...EXPLAINED, typedExecution });
    expect(reviewed).toMatchObject({ executedAmount: '123.45', executionSource: 'TYPED' });
    const business = await app.as('business');
    const accept = (expectedVersion: number): Promise<Awaited<ReturnType<typeof business.graphql>>> =>
      business.graphql(MOVE, {
        input: { id: sheet.id, expectedVersion, action: 'accept', disposal: 'CORRECT', disposalNote: '限期加快' },
      });
    expect((await accept(reviewed.version)).errors![0]!.extensions.refusals).toMatchObject([
      { code: 'EXECUTION_NOT_RECONCILED', ruleId: 'M-08', params: { typed: '123.45' }, wayOut: 'RECONCILE_EXECUTION' },
    ]);
    const input = { id: sheet.id, expectedVersion: reviewed.version };
    const silent = await business.graphql(RECONCILE, { input: { ...input, keep: 'TYPED' } });
    expect(silent.errors![0]!.extensions.refusals).toMatchObject([{ field: 'reason', ruleId: 'M-08' }]);
    const taken = (await business.graphql(RECONCILE, { input: { ...input, keep: 'PAYMENTS' } })).data
      .reconcileMonitoringExecution;
    expect(taken).toMatchObject({ executionSource: 'PAYMENTS', executedAmount: taken.paidAmount });
    expect((await accept(taken.version)).data.moveMonitoringSheet.state).toBe('ACCEPTED');
  });
});

describe('rating of the division', () => {
  it('stands beside the unit’s own, with a reason where it departs from the light, and red rows need a word', async () => {
    const sheet = await freshSheet();
    const rows = filled(sheet.rows, { likelihood: 'IMPOSSIBLE' });
    const reviewed = await submitted(sheet, { rows, ...EXPLAINED, unitRating: 'YELLOW' });
    const business = await app.as('business');
    const input = { id: sheet.id, expectedVersion: reviewed.version, rating: 'YELLOW' };
    const silent = await business.graphql(RATE, { input });
    expect(silent.errors![0]!.extensions.refusals).toMatchObject([{ field: 'reason', ruleId: 'M-09' }]);
    const rated = (await business.graphql(RATE, { input: { ...input, rating: 'RED', comment: '进度严重滞后' } })).data
      .rateMonitoringSheet;
    expect(rated).toMatchObject({ unitRating: 'YELLOW', divisionRating: 'RED', light: 'RED' });
    const differ = await business.graphql(
      `{ monitoringSheets(year: 2019, ratingsDiffer: true) { nodes { id unitRating divisionRating } } }`,
    );
    expect(differ.data.monitoringSheets.nodes).toEqual([{ id: sheet.id, unitRating: 'YELLOW', divisionRating: 'RED' }]);

    const accept = { id: sheet.id, action: 'accept', disposal: 'CORRECT', disposalNote: '限期纠正' };
    const early = await business.graphql(MOVE, { input: { ...accept, expectedVersion: rated.version } });
    expect(early.errors![0]!.extensions.refusals).toMatchObject([
      { code: 'RED_ROW_UNCOMMENTED', ruleId: 'M-07', field: 'rows[0].divisionComment', wayOut: 'COMMENT_ROW' },
    ]);
    const commented = (
      await business.graphql(RATE, {
        input: {
          ...input,
          expectedVersion: rated.version,
          rating: 'RED',
          rows: [{ id: sheet.rows[0]!.id, comment: '要求限期整改' }],
        },
      })
    ).data.rateMonitoringSheet;
    const done = await business.graphql(MOVE, { input: { ...accept, expectedVersion: commented.version } });
    expect(done.data.moveMonitoringSheet).toMatchObject({ state: 'ACCEPTED', light: 'RED' });
  });

  it('is not given by the unit, nor before the department has reviewed', async () => {
    const sheet = await freshSheet();
    const input = { id: sheet.id, expectedVersion: sheet.version, rating: 'GREEN' };
    expect((await (await app.as('clerk')).graphql(RATE, { input })).errors![0]!.extensions.code).toBe('FORBIDDEN');
    const early = await (await app.as('business')).graphql(RATE, { input });
    expect(early.errors![0]!.extensions.refusals).toMatchObject([
      { code: 'STATE_INVALID', params: { allowed: 'DEPT_REVIEWED' } },
    ]);
  });
});
