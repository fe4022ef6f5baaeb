import { newId } from '../../src/platform/database/index.js';
import { type TestApp, type TestClient, withClient } from '../harness/index.js';
import { BOARD, codes, finished, PLAN, ROUND, roundPlan, running, START, UNITS, useRounds } from './round.calls.js';

const rounds = useRounds();
const { sql, plan, open, see, unitsOf, boardOf, move, ofUnit } = rounds;
let app: TestApp;
let jurisdiction: string;
let unitId: string;
let performance: TestClient;
let clerk: TestClient;
beforeAll(async () => {
  ({ app, jurisdiction, unitId, performance, clerk } = await rounds.given());
});

describe('a round is planned, opened by a job, closed and reported', () => {
  it('R095: any period of the year; what is wrong with one is told all at once', async () => {
    const bad = await performance.graphql(PLAN, {
      input: {
        ...roundPlan(' '),
        periodFrom: '2018-01-01',
        periodTo: '2017-07-31',
        dueOn: '2016-01-01',
        scope: { objects: [], leastAmount: '2,00' },
      },
    });
    expect(codes(bad)).toEqual(
      expect.arrayContaining(['REQUIRED', 'ROUND_PERIOD_REVERSED', 'DATE_OUTSIDE_YEAR', 'DUE_BEFORE_PERIOD_END']),
    );
    for (const [name, periodFrom, periodTo, dueOn] of [
      ['一季度', '2019-01-01', '2019-03-31', '2019-04-20'],
      ['1—8月', '2019-01-01', '2019-08-31', '2019-09-15'],
      ['1—10月', '2019-01-01', '2019-10-31', '2019-11-15'],
    ]) {
      const round = await plan(name!, undefined, { periodFrom, periodTo, dueOn });
      expect(await see(round.id)).toMatchObject({ state: 'PLANNED', periodFrom, periodTo, sheets: 0 });
    }
    const edited = await performance.graphql(
      `mutation ($input: EditRoundInput!) { editMonitoringRound(input: $input) { ${ROUND} } }`,
      { input: { ...roundPlan('一季度改'), ...(await idOf('一季度')), kind: 'DAILY' } },
    );
    expect(edited.data.editMonitoringRound).toMatchObject({ name: '一季度改', kind: 'DAILY', version: 2 });
  });

  const idOf = async (name: string) => {
    const [row] = await sql<{ id: string; version: number }>(
      'SELECT id, version FROM monitoring.round WHERE name = $1',
      [name],
    );
    return { id: row!.id, expectedVersion: row!.version };
  };

  it('R095: is opened with its list of who files what known the same day, money by source and the indicators copied', async () => {
    const round = await plan('分来源', ofUnit());
    await sql(
      `INSERT INTO projects.funding_line (jurisdiction_id, id, project_id, fund_kind, fund_source, original_amount)
       SELECT p.jurisdiction_id, gen_random_uuid(), p.id, 'GENERAL_PUBLIC', x.source, 1000 FROM projects.project p
        CROSS JOIN (VALUES ('CARRYOVER'), ('SUPERIOR_TRANSFER'), ('OTHER')) x(source)
        WHERE p.agency_id = $1 AND p.budget_year = 2019 AND p.state = 'EXECUTING'
       ON CONFLICT DO NOTHING`,
      [unitId],
    );
    await open(round);
    const after = await see(round.id);
    expect(after).toMatchObject({ state: 'OPEN', openedOn: '2019-12-26', opening: { state: 'DONE' } });
    expect(after.sheets).toBeGreaterThan(3);
    expect(after.opening.done).toBe(after.sheets);
    const units = await unitsOf(round.id);
    expect(units.find(({ agencyId }) => agencyId === unitId)).toMatchObject({
      requiredCount: after.sheets,
      owed: after.sheets,
      filed: 0,
      missing: after.sheets,
      dueOn: '2019-11-20',
      exemptReason: null,
    });
    expect(units.filter(({ owed }) => owed > 0)).toHaveLength(1);
    const [money] = await sql<Record<string, string>>(
      `SELECT bool_and(s.adjusted_budget = m.adjusted AND s.original_budget = m.original AND s.executed_amount = m.executed)::text AS same,
              min(m.sources)::text AS sources
         FROM monitoring.sheet s JOIN (SELECT sheet_id, sum(adjusted_budget) AS adjusted, sum(original_budget) AS original,
              sum(executed_amount) AS executed, count(*) AS sources FROM monitoring.sheet_money GROUP BY 1) m ON m.sheet_id = s.id
        WHERE s.round_id = $1`,
      [round.id],
    );
    expect(money).toEqual({ same: 'true', sources: '3' });
    const [rows] = await sql<Record<string, number>>(
      `SELECT count(DISTINCT s.id)::int AS sheets, count(w.id)::int AS rows, count(i.id)::int AS indicators FROM monitoring.sheet s
         LEFT JOIN goals.indicator i ON i.objective_version_id = s.objective_version_id AND i.horizon = 'ANNUAL'
         LEFT JOIN monitoring.sheet_row w ON w.sheet_id = s.id AND w.indicator_id = i.id WHERE s.round_id = $1`,
      [round.id],
    );
    expect(rows).toEqual({ sheets: after.sheets, rows: rows!.indicators, indicators: rows!.indicators });
    const { data } = await clerk.graphql('{ workbench(year: 2019) { tasks { kind } } }');
    expect(data.workbench.tasks).toContainEqual({ kind: 'monitoring.fill' });
  });

  it('opens a whole year of projects with as many statements as a few hundred need, chunk by chunk', async () => {
    const [three] = await sql<{ ids: string[] }>(
      `SELECT array_agg(id) AS ids FROM (SELECT p.id FROM projects.project p JOIN goals.objective o ON o.project_id = p.id
         JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
        WHERE p.budget_year = 2019 AND p.state = 'EXECUTING' ORDER BY p.id LIMIT 3) x`,
    );
    const opened = (projectIds: string[], name: string) =>
      performance.graphql(
        'mutation ($input: OpenRoundInput!) { openMonitoringRound(input: $input) { sheets state } }',
        {
          input: { ...roundPlan(name), kind: undefined, projectIds },
        },
      );
    const few = await opened(three!.ids, '三个项目');
    const all = await opened([], '全部项目');
    expect(few.data.openMonitoringRound).toEqual({ sheets: 3, state: 'OPEN' });
    expect(all.data.openMonitoringRound.sheets).toBeGreaterThan(1_500);
    expect(all.statements - few.statements).toBeLessThan(30);
  });

  it('answers the board with as many statements for a year as for one unit', async () => {
    const [big] = await sql<{ id: string }>(`SELECT id FROM monitoring.round WHERE name = '全部项目'`);
    const [small] = await sql<{ id: string }>(`SELECT id FROM monitoring.round WHERE name = '三个项目'`);
    const ask = async (roundId: string) => (await performance.graphql(BOARD, { roundId })).statements;
    expect(await ask(big!.id)).toBe(await ask(small!.id));
    expect(await ask(big!.id)).toBeLessThan(12);
  });

  it('leaves nothing half opened when it is cancelled while it runs', async () => {
    const round = await plan('取消', ofUnit());
    const tasks = async () => (await sql<{ n: number }>('SELECT count(*)::int AS n FROM platform.task'))[0]!.n;
    const before = await tasks();
    await withClient(app.database.ownerUrl, async (blocker) => {
      await blocker.query('BEGIN');
      // The job is held after it has made its sheets and before it gives them their money.
      await blocker.query('LOCK TABLE monitoring.sheet_money IN EXCLUSIVE MODE');
      const started = await performance.graphql(START, { input: { id: round.id, expectedVersion: round.version } });
      expect(started.errors).toBeUndefined();
      await running(performance, round.id);
      const cancelled = await performance.graphql(
        'mutation ($id: ID!) { cancelMonitoringRoundOpening(id: $id) { id } }',
        { id: round.id },
      );
      expect(cancelled.errors).toBeUndefined();
      await blocker.query('ROLLBACK');
    });
    await finished(performance, round.id);
    expect(await see(round.id)).toMatchObject({ state: 'PLANNED', sheets: 0, opening: { state: 'CANCELLED' } });
    expect(await unitsOf(round.id)).toEqual([]);
    expect(await tasks()).toBe(before);
    // It can be opened afterwards.
    await open(await see(round.id));
    expect((await see(round.id)).state).toBe('OPEN');
  });

  it('refuses to open twice, an empty scope, and a stale version', async () => {
    const empty = await plan('没有对象', { ...ofUnit(), leastAmount: '9999999999.00' });
    const start = (input: object) => performance.graphql(START, { input });
    expect(codes(await start({ id: empty.id, expectedVersion: empty.version }))).toEqual(['SCOPE_EMPTY']);
    expect(codes(await start({ id: empty.id, expectedVersion: 7 }))).toEqual(['STALE_VERSION']);
    const round = await plan('两次', ofUnit());
    await open(round);
    expect(codes(await start({ id: round.id, expectedVersion: (await see(round.id)).version }))).toEqual([
      'STATE_INVALID',
    ]);
    const foreign = await (await app.as('county-clerk')).graphql(UNITS, { roundId: round.id });
    expect(foreign.data.monitoringRoundUnits).toEqual([]);
  });

  it('M-11, M-12, M-13: closes only when nothing lies on a desk and the missing were named; they stay on record, and nothing more comes in', async () => {
    const round = await plan('结束', ofUnit());
    await open(round);
    const version = async () => (await see(round.id)).version;
    const { sheets } = await see(round.id);
    await sql(
      `UPDATE monitoring.sheet SET state = 'SUBMITTED' WHERE id = (SELECT id FROM monitoring.sheet WHERE round_id = $1 ORDER BY id LIMIT 1)`,
      [round.id],
    );
    const refused = await move('close', { id: round.id, expectedVersion: await version() });
    expect(codes(refused)).toEqual(['SHEETS_UNDER_REVIEW', 'MISSING_UNCONFIRMED']);
    expect(refused.errors![0]!.extensions.refusals![1]!.params).toEqual({
      missing: sheets - 1,
      units: 1,
      names: '示例单位017',
    });
    await sql(`UPDATE monitoring.sheet SET state = 'ACCEPTED' WHERE round_id = $1 AND state = 'SUBMITTED'`, [round.id]);
    expect(codes(await move('report', { id: round.id, expectedVersion: await version() }))).toEqual(['STATE_INVALID']);
    const closed = await move('close', {
      id: round.id,
      expectedVersion: await version(),
      confirmedMissing: sheets - 1,
      comment: '逾期未报的通报',
    });
    expect(closed.data.closeMonitoringRound).toMatchObject({
      state: 'CLOSED',
      closedOn: '2019-12-26',
      closingNote: '逾期未报的通报',
    });
    const board = await boardOf(round.id);
    expect(board).toMatchObject({ owed: sheets, filed: 1, unitsMissing: 1 });
    const [open1] = await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM platform.task t JOIN monitoring.sheet s ON s.id = t.subject_id WHERE s.round_id = $1 AND t.state = 'OPEN' AND s.state <> 'ACCEPTED'`,
      [round.id],
    );
    expect(open1!.n).toBe(0);
    const draft = board.sheets.find(({ isFiled }: { isFiled: boolean }) => !isFiled);
    const late = await clerk.graphql(
      'mutation ($input: MoveMonitoringSheetInput!) { moveMonitoringSheet(input: $input) { id } }',
      { input: { id: draft.id, expectedVersion: 1, action: 'submit' } },
    );
    expect(codes(late)).toContain('ROUND_NOT_OPEN');
    const reported = await move('report', {
      id: round.id,
      expectedVersion: await version(),
      comment: '示例财绩〔2019〕9号',
    });
    expect(reported.data.reportMonitoringRound).toMatchObject({ state: 'REPORTED', reportNote: '示例财绩〔2019〕9号' });
    expect((await move('close', { id: round.id, expectedVersion: 1 }, clerk)).errors![0]!.extensions.code).toBe(
      'FORBIDDEN',
    );
  });

  it('M-12: a clearing ends with a decision on every object: nobody may be missing', async () => {
    const round = await plan('专项资金清理', ofUnit(), { kind: 'CLEARING' });
    await open(round);
    const { version, sheets } = await see(round.id);
    const refused = await move('close', { id: round.id, expectedVersion: version, confirmedMissing: sheets });
    expect(codes(refused)).toEqual(['CLEARING_UNDECIDED']);
  });
});

describe('the scope of a round', () => {
  it('R096: takes 200万元 and above, and a threshold changed later selects for the next round only', async () => {
    const rule = async (value: string) => {
      await sql(`DELETE FROM organizations.rule_parameter WHERE code = 'monitoring.leastAmount'`);
      const { errors } = await performance.graphql(
        'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }',
        { input: { code: 'monitoring.leastAmount', yearFrom: 2019, yearTo: 2019, value, source: '示例文件' } },
      );
      expect(errors).toBeUndefined();
    };
    const objectives = await sql<{ id: string; version: string }>(
      `SELECT o.id, v.id AS version FROM goals.objective o JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
         JOIN projects.project p ON p.id = o.project_id WHERE o.agency_id = $1 AND o.budget_year = 2019 AND p.state = 'EXECUTING' ORDER BY o.id`,
      [unitId],
    );
    // An approved version does not change; the tables' owner sets the amounts of the example straight.
    const set = (version: string, amount: string) =>
      withClient(app.database.ownerUrl, async (owner) => {
        await owner.query('BEGIN');
        await owner.query(`SET LOCAL app.scope = '{${jurisdiction}}'`);
        await owner.query('ALTER TABLE goals.objective_version DISABLE TRIGGER USER');
        await owner.query('UPDATE goals.objective_version SET annual_amount = $2 WHERE id = $1', [version, amount]);
        await owner.query('ALTER TABLE goals.objective_version ENABLE TRIGGER USER');
        await owner.query('COMMIT');
      });
    for (const { version } of objectives) await set(version, '1000.00');
    await set(objectives[0]!.version, '2000000.00');
    await set(objectives[1]!.version, '1999999.99');
    const watched = async (roundId: string) =>
      (
        await sql<{ id: string }>(
          'SELECT objective_id AS id FROM monitoring.sheet WHERE round_id = $1 AND agency_id = $2 ORDER BY 1',
          [roundId, unitId],
        )
      ).map(({ id }) => id);
    await rule('2000000');
    const first = await plan('二百万元以上', { agencyIds: [unitId] });
    await open(first);
    expect(await watched(first.id)).toEqual([objectives[0]!.id]);
    const planned = await plan('改之前计划', { agencyIds: [unitId] });
    await rule('1999999.99');
    const second = await plan('下一轮', { agencyIds: [unitId] });
    await open(planned);
    await open(second);
    expect(await watched(first.id)).toEqual([objectives[0]!.id]);
    expect(await watched(planned.id)).toEqual([objectives[0]!.id]);
    expect(await watched(second.id)).toEqual([objectives[0]!.id, objectives[1]!.id]);
    expect((await see(first.id)).scope.leastAmount).toBe('2000000.00');
    await sql(`DELETE FROM organizations.rule_parameter WHERE code = 'monitoring.leastAmount'`);
  });

  it('R103: names a secret unit and a secret item as exempt, with nothing of their content', async () => {
    const [secret] = await sql<{ id: string }>(`SELECT id FROM organizations.agency WHERE name = '示例单位020'`);
    await sql(`UPDATE organizations.agency SET secrecy = 'CLASSIFIED' WHERE id = $1`, [secret!.id]);
    const code = `SECRET-${newId()}`;
    await sql(
      `INSERT INTO projects.project (jurisdiction_id, id, budget_year, code, name, agency_id, category, nature, source, secrecy)
       VALUES ($1, $2, 2019, $3, $3, $4, 'SPECIFIC', 'NEW', 'LOCAL', 'CLASSIFIED')`,
      [jurisdiction, newId(), code, unitId],
    );
    const round = await plan('涉密', { objects: ['PROJECT'], leastPerUnit: null, agencyIds: [unitId, secret!.id] });
    await open(round);
    const board = await boardOf(round.id);
    expect(board.units.find(({ agencyId }: { agencyId: string }) => agencyId === secret!.id)).toMatchObject({
      exemptReason: 'SECRET',
      eligibleCount: 0,
      owed: 0,
      amount: '0.00',
    });
    expect(board.exemptItems).toEqual([{ code, agencyName: '示例单位017' }]);
    expect(board.sheets.some(({ agencyId }: { agencyId: string }) => agencyId === secret!.id)).toBe(false);
    await sql(`UPDATE organizations.agency SET secrecy = 'PUBLIC' WHERE id = $1`, [secret!.id]);
    await sql(`DELETE FROM projects.project WHERE code = $1`, [code]);
  });
});
