import { sumMoney } from '@jixiao/shared';
import { allocate, money, units } from '../../src/seeds/money-allocation.js';
import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
let jurisdictionId: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
  // The acceptance examples are whole sums: what the demo has of its own makes room.
  await sql('DELETE FROM monitoring.fund_trace');
  await sql('DELETE FROM monitoring.fund');
  await sql(`UPDATE projects.project SET fund_tags = '{}'`);
  await sql('DELETE FROM goals.special_fund_line');
});
afterAll(() => app.close());

const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(jurisdictionId, text, params);
const DETAIL = `detail { positions { moveId level holder amount since days status } users { holder projectId paid spent }
  confirmations { periodTo paidAmount spentAmount } unconfirmed }`;
const RECEIVE = 'mutation ($input: RecordTrackedFundInput!) { recordTrackedFund(input: $input) { id } }';
const MOVE = `mutation ($input: MoveTrackedFundInput!) { moveTrackedFund(input: $input) { id ${DETAIL} } }`;
const CONFIRM = `mutation ($fundId: ID!, $periodTo: Date!) { confirmTrackedFund(fundId: $fundId, periodTo: $periodTo) { ${DETAIL} } }`;

const agency = async (name: string): Promise<string> =>
  (await sql<{ id: string }>('SELECT id FROM organizations.agency WHERE name = $1', [name]))[0]!.id;
const divisionOf = async (name: string): Promise<string> =>
  (await sql<{ id: string }>('SELECT division_id AS id FROM organizations.agency WHERE name = $1', [name]))[0]!.id;

async function receive(input: Record<string, unknown>): Promise<string> {
  const answer = await (
    await app.as('treasury')
  ).graphql(RECEIVE, {
    input: {
      budgetYear: 2019,
      level: 'COUNTY',
      receivedOn: '2019-07-01',
      documentNo: '示例财预〔2019〕20号',
      ...input,
    },
  });
  expect(answer.errors).toBeUndefined();
  return answer.data.recordTrackedFund.id;
}
const move = async (input: Record<string, unknown>): ReturnType<Awaited<ReturnType<TestApp['as']>>['graphql']> =>
  (await app.as('treasury')).graphql(MOVE, {
    input: { movedOn: '2019-08-01', voucherNo: '示例凭证', holder: '示例单位017', ...input },
  });

describe('direct funds', () => {
  it('R109: four kinds come to 25,568.18万元, by kind and office; money in an account between is 未直达', async () => {
    const office = await divisionOf('示例单位017');
    const kinds = ['ANTI_EPIDEMIC_BOND', 'GENERAL_TRANSFER', 'SPECIAL_TRANSFER', 'DIRECT_REFERENCE'];
    const parts = allocate(units('25568.18'), 4, 3).map(money);
    const ids: string[] = [];
    for (const [index, kind] of kinds.entries())
      ids.push(await receive({ name: `示例直达资金${index + 1}`, kind, amount: parts[index]!, officeId: office }));

    const unit = await move({
      fundId: ids[0],
      level: 'UNIT',
      agencyId: await agency('示例单位017'),
      amount: '100000.00',
    });
    expect(unit.errors).toBeUndefined();
    const held = unit.data.moveTrackedFund.detail.positions.find(({ level }: { level: string }) => level === 'UNIT');
    await move({
      fundId: ids[0],
      fromId: held.moveId,
      level: 'BENEFICIARY',
      holder: '示例企业',
      amount: '60000.00',
      movedOn: '2019-09-01',
    });
    const { data } = await move({
      fundId: ids[0],
      fromId: held.moveId,
      level: 'INTERMEDIATE',
      holder: '示例过渡账户',
      amount: '15000.00',
      movedOn: '2019-09-02',
    });
    const { positions } = data.moveTrackedFund.detail;
    expect(positions.slice(1)).toMatchObject([
      { level: 'UNIT', amount: '25000.00', since: '2019-08-01', days: 147, status: 'OVERDUE' },
      { level: 'BENEFICIARY', amount: '60000.00', status: 'REACHED' },
      { level: 'INTERMEDIATE', holder: '示例过渡账户', amount: '15000.00', status: 'NOT_DIRECT' },
    ]);
    // R106: what the county itself has not passed on tells its days.
    expect(positions[0]).toMatchObject({ level: 'COUNTY', since: '2019-07-01', days: 178, status: 'OVERDUE' });
    expect(sumMoney(positions.map(({ amount }: { amount: string }) => amount))).toBe(parts[0]);

    const statistics = (
      await (
        await app.as('performance')
      ).graphql(
        '{ trackedFundStatistics(year: 2019) { kind officeName count amount allocated reached intermediate held } }',
      )
    ).data.trackedFundStatistics.filter(({ kind }: { kind: string }) => kinds.includes(kind));
    expect(sumMoney(statistics.map(({ amount }: { amount: string }) => amount))).toBe('255681800.00');
    expect(statistics).toContainEqual(
      expect.objectContaining({
        kind: 'ANTI_EPIDEMIC_BOND',
        allocated: '100000.00',
        reached: '60000.00',
        intermediate: '15000.00',
      }),
    );
    // Where it reached someone, lies between and is held: together that is the money, nothing counted twice or lost.
    for (const { amount, reached, intermediate, held } of statistics)
      expect(sumMoney([reached, intermediate, held])).toBe(amount);
    const figures = await (
      await app.as('performance')
    ).graphql('{ figures(year: 2019, ids: ["direct_fund_kinds", "direct_fund_money"]) { id value } }');
    expect(figures.data.figures).toEqual([
      { id: 'direct_fund_kinds', value: '4' },
      { id: 'direct_fund_money', value: '255681800.00' },
    ]);
  });

  it('R106: lets no more money go on than sits there, none upwards, none before it came', async () => {
    const id = await receive({ name: '示例转移支付', kind: 'GENERAL_TRANSFER', amount: '1000.00' });
    const bad = await move({ fundId: id, level: 'PROVINCE', amount: '1000.01', movedOn: '2019-06-30', holder: ' ' });
    expect(bad.errors![0]!.extensions.refusals!.map(({ code }) => code)).toEqual([
      'FUND_MOVES_DOWN',
      'REQUIRED',
      'FUND_MOVES_LATER',
      'FUND_NOT_THERE',
    ]);
    const both = await Promise.all(
      [1, 2].map((n) => move({ fundId: id, level: 'UNIT', amount: '600.00', voucherNo: `并发${n}` })),
    );
    expect(both.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    const held = (await (await app.as('performance')).graphql(`{ trackedFund(id: "${id}") { ${DETAIL} } }`)).data
      .trackedFund.detail.positions;
    expect(held[0]).toMatchObject({ level: 'COUNTY', amount: '400.00', days: 178, status: 'OVERDUE' });
    await sql(
      `INSERT INTO organizations.rule_parameter (jurisdiction_id, id, code, year_from, value, source)
      VALUES ($1, gen_random_uuid(), 'monitoring.heldDays', 2019, '200', '示例文件')`,
      [jurisdictionId],
    );
    const later = (await (await app.as('performance')).graphql(`{ trackedFund(id: "${id}") { ${DETAIL} } }`)).data
      .trackedFund.detail.positions;
    expect(later[0]).toMatchObject({ days: 178, status: 'HELD' });
    await sql(`DELETE FROM organizations.rule_parameter WHERE code = 'monitoring.heldDays'`);
  });
});

describe('poverty funds', () => {
  it('R108: 30 items come to 33,959.99万元; the board shows stage, execution and goal of each project', async () => {
    for (const [index, part] of allocate(units('33959.99'), 30, 7).entries())
      await receive({ name: `示例扶贫资金${index + 1}`, kind: 'POVERTY', amount: money(part) });
    const { data } = await (
      await app.as('performance')
    ).graphql(
      '{ trackedFunds(year: 2019, kind: "POVERTY", first: 200) { totalCount nodes { amount } } figures(year: 2019, ids: ["poverty_fund_money"]) { value } }',
    );
    expect(data.trackedFunds.totalCount).toBe(30);
    expect(sumMoney(data.trackedFunds.nodes.map(({ amount }: { amount: string }) => amount))).toBe('339599900.00');
    expect(data.figures).toEqual([{ value: '339599900.00' }]);

    const projects = await sql<{ id: string; version: number }>(
      `SELECT p.id, p.version FROM projects.project p JOIN monitoring.sheet s ON s.project_id = p.id WHERE p.budget_year = 2019 ORDER BY p.code LIMIT 3`,
    );
    const items = projects.map(({ id, version }) => ({ id, expectedVersion: version }));
    const TAG = 'mutation ($input: TagProjectsInput!) { tagProjects(input: $input) { id fundTags } }';
    const budget = await app.as('budget');
    expect(
      (await budget.graphql(TAG, { input: { items, tags: ['MOON'] } })).errors![0]!.extensions.refusals![0]!.code,
    ).toBe('FUND_TAG_UNKNOWN');
    expect((await budget.graphql(TAG, { input: { items, tags: ['POVERTY'] } })).data.tagProjects[0].fundTags).toEqual([
      'POVERTY',
    ]);
    expect((await budget.graphql(TAG, { input: { items, tags: [] } })).errors![0]!.extensions.code).toBe('CONFLICT');
    const board = (
      await (await app.as('performance')).graphql('{ povertyProjects(year: 2019) { id state executionRate goalRate } }')
    ).data.povertyProjects;
    expect(board.map(({ id }: { id: string }) => id).sort()).toEqual(projects.map(({ id }) => id).sort());
    for (const row of board) {
      expect(Number(row.executionRate)).toBeGreaterThan(0);
      expect(Number(row.goalRate)).toBeGreaterThan(0);
    }
  });
});

describe('the competent department of a fund', () => {
  it('R111: sees every user of it with paid and spent, and confirms each period', async () => {
    // The department of 017 is competent for money that finance pays straight to a unit of another department.
    const competent = await agency('示例单位017');
    const [user] = await sql<{ id: string; agency: string; name: string }>(
      `SELECT p.id, p.agency_id AS agency, a.name FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id
        WHERE p.budget_year = 2019 AND a.name <> '示例单位017' AND EXISTS (SELECT 1 FROM projects.payment y WHERE y.project_id = p.id) ORDER BY p.code LIMIT 1`,
    );
    const id = await receive({
      name: '示例专项资金',
      kind: 'SPECIAL_FUND',
      amount: '500000.00',
      competentAgencyId: competent,
    });
    await move({
      fundId: id,
      level: 'UNIT',
      holder: user!.name,
      agencyId: user!.agency,
      projectId: user!.id,
      amount: '300000.00',
    });
    const head = await app.as('head');
    const { data } = await head.graphql(`{ trackedFund(id: "${id}") { ${DETAIL} } }`);
    expect(data.trackedFund.detail.users).toMatchObject([
      { holder: user!.name, projectId: user!.id, paid: '300000.00' },
    ]);
    expect(Number(data.trackedFund.detail.users[0].spent)).toBeGreaterThan(0);
    const [period] = data.trackedFund.detail.unconfirmed;
    expect(period).toBe('2019-07-31');
    const stranger = await (await app.as('clerk2')).graphql(`{ trackedFund(id: "${id}") { id } }`);
    expect(stranger.errors![0]!.extensions.code).toBe('NOT_FOUND');

    expect(
      (await head.graphql(CONFIRM, { fundId: id, periodTo: '2019-06-30' })).errors![0]!.extensions.refusals,
    ).toMatchObject([{ code: 'PERIOD_NOT_WATCHED', ruleId: 'M-26' }]);
    const confirmed = await head.graphql(CONFIRM, { fundId: id, periodTo: period });
    // By the end of July nothing had been paid to the user yet.
    expect(confirmed.data.confirmTrackedFund.detail).toMatchObject({
      confirmations: [{ periodTo: period, paidAmount: '0.00', spentAmount: '0.00' }],
      unconfirmed: [],
    });
    expect(
      (await head.graphql(CONFIRM, { fundId: id, periodTo: period })).errors![0]!.extensions.refusals,
    ).toMatchObject([{ code: 'PERIOD_CONFIRMED' }]);
  });
});

describe('the yearly clearing of special funds', () => {
  it('R110: contains every special fund of the year and closes only when each has its decision', async () => {
    const performance = await app.as('performance');
    const business = await app.as('business');
    const special = await sql<{ id: string }>(
      `UPDATE projects.project p SET fund_tags = '{SPECIAL_FUND}' FROM organizations.agency a
        WHERE a.id = p.agency_id AND a.name = '示例单位017' AND p.budget_year = 2019 RETURNING p.id`,
    );
    // A line that is money of a registered special fund makes its project one, too.
    const [line] = await sql<{ line: string; project: string }>(
      `SELECT l.id AS line, p.id AS project FROM projects.funding_line l JOIN projects.project p ON p.id = l.project_id
        WHERE p.budget_year = 2019 AND cardinality(p.fund_tags) = 0 AND p.secrecy <> 'CLASSIFIED' ORDER BY p.code LIMIT 1`,
    );
    await sql(
      `WITH fund AS (INSERT INTO goals.special_fund (jurisdiction_id, id, budget_year, code, name, competent_agency_id)
         SELECT jurisdiction_id, gen_random_uuid(), 2019, 'ZX-CLEAR', '示例专项', id FROM organizations.agency WHERE name = '示例单位017' RETURNING *)
       INSERT INTO goals.special_fund_line (jurisdiction_id, id, special_fund_id, funding_line_id)
       SELECT jurisdiction_id, gen_random_uuid(), id, $1 FROM fund`,
      [line!.line],
    );
    const tagged = await sql<{ id: string }>(
      `SELECT id FROM projects.project WHERE budget_year = 2019 AND cardinality(fund_tags) > 0`,
    );
    const all = [...tagged, { id: line!.project }];
    const ROWS =
      'id version state items undecided rows { id projectId isSlow decision version } availableActions { action allowed refusals { code params } }';
    const opened = await performance.graphql(
      `mutation { openFundClearing(year: 2019, name: "2019年10月专项资金清理") { ${ROWS} } }`,
    );
    expect(opened.errors).toBeUndefined();
    const clearing = opened.data.openFundClearing;
    expect(clearing.rows.map(({ projectId }: { projectId: string }) => projectId).sort()).toEqual(
      all.map(({ id }) => id).sort(),
    );
    const close = { id: clearing.id, expectedVersion: clearing.version, action: 'close' };
    const CLOSE = `mutation ($input: MonitoringStepInput!) { moveFundClearing(input: $input) { ${ROWS} } }`;
    expect((await performance.graphql(CLOSE, { input: close })).errors![0]!.extensions.refusals).toMatchObject([
      { code: 'FUND_CLEARING_UNDECIDED', ruleId: 'M-27', params: { missing: all.length, of: all.length } },
    ]);
    const DECIDE = `mutation ($input: DecideClearingInput!) { decideFundClearing(input: $input) { undecided } }`;
    const mine = clearing.rows.filter(({ projectId }: { projectId: string }) =>
      special.some(({ id }) => id === projectId),
    );
    const input = { itemId: mine[0].id, expectedVersion: 1, decision: 'CORRECT', reason: '' };
    expect((await business.graphql(DECIDE, { input })).errors![0]!.extensions.refusals![0]!.code).toBe('REQUIRED');
    const decided = await business.graphql(DECIDE, { input: { ...input, reason: '偏离目标' } });
    expect(decided.errors).toBeUndefined();
    expect(
      (await business.graphql(DECIDE, { input: { ...input, expectedVersion: 2, decision: 'CONTINUE', reason: '改' } }))
        .errors![0]!.extensions.refusals,
    ).toMatchObject([{ code: 'DECISION_TAKEN' }]);
    const [disposal] = await sql<{ kind: string; state: string }>(
      'SELECT kind, state FROM monitoring.disposal WHERE source_id = $1',
      [mine[0].id],
    );
    expect(disposal).toEqual({ kind: 'CORRECT', state: 'IN_FORCE' });
    for (const row of clearing.rows.filter(({ id }: { id: string }) => id !== mine[0].id)) {
      const answer = await performance.graphql(DECIDE, {
        input: { itemId: row.id, expectedVersion: row.version, decision: 'CONTINUE', reason: '按计划实施' },
      });
      expect(answer.errors).toBeUndefined();
    }
    expect((await performance.graphql(CLOSE, { input: close })).data.moveFundClearing).toMatchObject({
      state: 'CLOSED',
      undecided: 0,
    });
  });
});
