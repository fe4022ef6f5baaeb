import { runInContext, systemActor } from '../../src/platform/access/index.js';
import { ReminderService } from '../../src/platform/reminders/index.js';
import { type TestApp, type TestClient } from '../harness/index.js';
import { codes, useRounds } from './round.calls.js';

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

describe('units that choose', () => {
  const CHOOSE = `mutation ($input: ChooseObjectsInput!) { chooseMonitoredProjects(input: $input) { version finishedOn sheets owed missing shortfallReason } }`;

  it('R099, M-10: a unit with two chosen cannot end its choice, with three it can, and the sheets are made then', async () => {
    const round = await plan('自选三个', { objects: ['PROJECT'], leastAmount: null, leastPerUnit: 3 });
    await open(round);
    // What is owed is one number, on the list of rounds as on the board of this one, before any sheet is made.
    const { owed } = await boardOf(round.id);
    expect(await see(round.id)).toMatchObject({ sheets: 0, owed });
    expect(owed).toBeGreaterThan(150);
    const mine = (await unitsOf(round.id, clerk))[0]! as unknown as {
      id: string;
      version: number;
      owed: number;
      agencyId: string;
    };
    expect(mine).toMatchObject({ agencyId: unitId, owed: 3, missing: 3, requiredCount: 3 });
    const { data } = await clerk.graphql(
      'query ($id: ID!) { monitoringChoices(roundUnitId: $id) { objectiveId hasSheet } }',
      { id: mine.id },
    );
    const ids = data.monitoringChoices.map(({ objectiveId }: { objectiveId: string }) => objectiveId);
    const choose = (objectiveIds: string[], expectedVersion: number, over: object = {}) =>
      clerk.graphql(CHOOSE, { input: { roundUnitId: mine.id, expectedVersion, objectiveIds, ...over } });
    const two = await choose(ids.slice(0, 2), mine.version);
    expect(two.data.chooseMonitoredProjects).toMatchObject({ finishedOn: null, sheets: 0 });
    const early = await choose(ids.slice(0, 2), mine.version + 1, { finish: true });
    expect(early.errors![0]!.extensions.refusals).toMatchObject([
      { code: 'CHOICE_TOO_FEW', ruleId: 'M-10', params: { least: 3, chosen: 2 }, wayOut: 'CHOOSE_MORE' },
    ]);
    const [other] = await sql<{ id: string }>(
      `SELECT id FROM goals.objective WHERE agency_id <> $1 AND budget_year = 2019 LIMIT 1`,
      [unitId],
    );
    expect(codes(await choose([...ids.slice(0, 2), other!.id], mine.version + 1))).toEqual(['NOT_ELIGIBLE']);
    const done = await choose(ids.slice(0, 3), mine.version + 1, { finish: true });
    expect(done.data.chooseMonitoredProjects).toMatchObject({
      finishedOn: '2019-12-26',
      sheets: 3,
      owed: 3,
      missing: 3,
    });
    expect(codes(await choose(ids.slice(1, 4), mine.version + 2))).toEqual(['CHOICE_HAS_SHEET']);
    const more = await choose(ids.slice(0, 4), mine.version + 2);
    expect(more.data.chooseMonitoredProjects).toMatchObject({ sheets: 4, owed: 4 });
    // Units below the minimum are shown; a foreign clerk neither sees nor chooses for this one.
    const units = await unitsOf(round.id);
    expect(units.filter(({ sheets, requiredCount }) => sheets < requiredCount)).toHaveLength(units.length - 1);
    const foreign = await (
      await app.as('clerk2')
    ).graphql(CHOOSE, {
      input: { roundUnitId: mine.id, expectedVersion: 1, objectiveIds: [] },
    });
    expect(codes(foreign)).toEqual(['NOT_FOUND']);
  });

  it('R099: a unit with fewer than three projects ends its choice with all it has, and says why', async () => {
    const kept = await sql<{ id: string }>(
      `SELECT p.id FROM projects.project p JOIN goals.objective o ON o.project_id = p.id
         JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
        WHERE p.agency_id = $1 AND p.budget_year = 2019 AND p.state = 'EXECUTING' ORDER BY p.id LIMIT 2`,
      [unitId],
    );
    await sql(
      `UPDATE projects.project SET state = 'SUSPENDED' WHERE budget_year = 2019 AND state = 'EXECUTING' AND NOT id = ANY ($2::uuid[])
          AND agency_id IN (SELECT descendant_id FROM organizations.agency_closure WHERE ancestor_id = $1)`,
      [unitId, kept.map(({ id }) => id)],
    );
    const round = await plan('只有两个', { objects: ['PROJECT'], leastPerUnit: 3, agencyIds: [unitId] });
    await open(round);
    const [mine] = (await unitsOf(round.id, clerk)) as unknown as { id: string; version: number }[];
    expect(mine).toMatchObject({ exemptReason: 'FEWER_ELIGIBLE', requiredCount: 2, eligibleCount: 2 });
    const { data } = await clerk.graphql('query ($id: ID!) { monitoringChoices(roundUnitId: $id) { objectiveId } }', {
      id: mine!.id,
    });
    const input = {
      roundUnitId: mine!.id,
      expectedVersion: mine!.version,
      objectiveIds: data.monitoringChoices.map(({ objectiveId }: { objectiveId: string }) => objectiveId),
      finish: true,
    };
    expect(codes(await clerk.graphql(CHOOSE, { input }))).toEqual(['SHORTFALL_REASON_REQUIRED']);
    const done = await clerk.graphql(CHOOSE, { input: { ...input, shortfallReason: '在执行项目只有两个' } });
    expect(done.data.chooseMonitoredProjects).toMatchObject({ sheets: 2, shortfallReason: '在执行项目只有两个' });
    await sql(`UPDATE projects.project SET state = 'EXECUTING' WHERE budget_year = 2019 AND state = 'SUSPENDED'`);
  });

  it('R095: a daily round asks nothing of anybody and takes what a unit wants to watch', async () => {
    const round = await plan('日常监控', ofUnit(), { kind: 'DAILY' });
    await open(round);
    const [mine] = (await unitsOf(round.id, clerk)) as unknown as { id: string; version: number }[];
    expect(mine).toMatchObject({ owed: 0, requiredCount: 0 });
    const { data } = await clerk.graphql('query ($id: ID!) { monitoringChoices(roundUnitId: $id) { objectiveId } }', {
      id: mine!.id,
    });
    const done = await clerk.graphql(CHOOSE, {
      input: {
        roundUnitId: mine!.id,
        expectedVersion: mine!.version,
        objectiveIds: [data.monitoringChoices[0].objectiveId],
        finish: true,
      },
    });
    expect(done.data.chooseMonitoredProjects).toMatchObject({ sheets: 1, owed: 1 });
  });
});

describe('a payment that arrives late', () => {
  it('R107: a closed round keeps its figure, shows the difference, and beside it the live rate', async () => {
    const round = await plan('迟到的支付', ofUnit());
    await open(round);
    const before = await boardOf(round.id);
    await sql(`UPDATE monitoring.sheet SET state = 'ACCEPTED', light = 'GREEN' WHERE round_id = $1`, [round.id]);
    await move('close', { id: round.id, expectedVersion: (await see(round.id)).version });
    const sheet = before.sheets[0];
    const pay = (paidOn: string, amount: string) =>
      sql(
        `INSERT INTO projects.payment (jurisdiction_id, id, project_id, funding_line_id, paid_on, amount, voucher_no, source_key)
         SELECT l.jurisdiction_id, gen_random_uuid(), l.project_id, l.id, $2::text::date, $3, $2::text, 'late-' || $2::text
           FROM monitoring.sheet s JOIN projects.funding_line l ON l.project_id = s.project_id WHERE s.id = $1 ORDER BY l.id LIMIT 1`,
        [sheet.id, paidOn, amount],
      );
    await pay('2019-10-30', '12.34');
    await pay('2019-11-30', '100.00');
    await pay('2018-12-31', '5000.00');
    const after = await boardOf(round.id);
    const point = after.sheets.find(({ id }: { id: string }) => id === sheet.id);
    expect(point).toMatchObject({
      executed: sheet.executed,
      executionRate: sheet.executionRate,
      lateDifference: '12.34',
    });
    expect(after).toMatchObject({ executed: before.executed, rate: before.rate, late: '12.34', lateSheets: 1 });
    expect(Number(after.liveExecuted) - Number(before.liveExecuted)).toBeCloseTo(112.34, 2);
    const { data } = await clerk.graphql(
      'query ($id: ID!) { monitoringSheet(id: $id) { executedAmount liveExecution { difference paidInPeriod paidToDate rate } } }',
      { id: sheet.id },
    );
    expect(data.monitoringSheet).toMatchObject({
      executedAmount: sheet.executed,
      liveExecution: { difference: '12.34' },
    });
    expect(Number(data.monitoringSheet.liveExecution.paidToDate)).toBeGreaterThan(
      Number(data.monitoringSheet.liveExecution.paidInPeriod),
    );
  });
});

describe('reminders', () => {
  const on = (today: string) =>
    runInContext({ actor: systemActor(jurisdiction, today), traceId: 'test', ip: null }, () =>
      app.app.get(ReminderService).run(),
    );
  const sent = (roundId: string) =>
    sql<{ stage: string; role: string; on: string; addressee: string | null; n: number }>(
      `SELECT m.stage, m.role, m.sent_on::text AS on, m.addressee, count(*)::int AS n FROM platform.reminder m
         JOIN monitoring.sheet s ON s.id = m.subject_id WHERE s.round_id = $1 GROUP BY 1, 2, 3, 4 ORDER BY 3, 2 DESC`,
      [roundId],
    );

  it('go to the seat before the day, on it and after it, then to its head, each once and each on record', async () => {
    // Only this round is asked about: duties of the other tests are done.
    await sql(
      `UPDATE platform.task SET state = 'DONE' WHERE kind IN ('monitoring.fill', 'monitoring.choose') AND state = 'OPEN'`,
    );
    const round = await plan('提醒', ofUnit());
    await open(round);
    const { sheets } = await see(round.id);
    expect(await on('2019-11-16')).toBe(0);
    expect(await on('2019-11-17')).toBe(sheets);
    expect(await on('2019-11-17')).toBe(0);
    expect(await on('2019-11-20')).toBe(sheets);
    expect(await on('2019-11-21')).toBe(sheets);
    expect(await on('2019-11-23')).toBe(0);
    expect(await on('2019-11-24')).toBe(sheets);
    expect((await sent(round.id)).map(({ stage, role, on: day, n }) => [day, stage, role, n])).toEqual([
      ['2019-11-17', 'BEFORE', 'UNIT_CLERK', sheets],
      ['2019-11-20', 'DUE', 'UNIT_CLERK', sheets],
      ['2019-11-21', 'AFTER', 'UNIT_CLERK', sheets],
      ['2019-11-24', 'AFTER', 'UNIT_HEAD', sheets],
    ]);
    expect((await sent(round.id)).every(({ addressee }) => addressee !== null)).toBe(true);
    const head = await app.as('head');
    const { data } = await head.graphql('{ workbench(year: 2019) { tasks { kind } } }');
    expect(data.workbench.tasks).toContainEqual({ kind: 'reminder.late' });
    const [unit] = await unitsOf(round.id, head);
    expect(unit).toMatchObject({ reminders: sheets * 4, lastReminderOn: '2019-11-24', lastReminderRole: 'UNIT_HEAD' });
  });

  it('are sent at once by whoever presses; the head is told where the seat was reminded before', async () => {
    const [{ id }] = (await sql<{ id: string }>(`SELECT id FROM monitoring.round WHERE name = '提醒'`)) as [
      { id: string },
    ];
    const { sheets } = await see(id);
    const press = (who: TestClient) =>
      who.graphql('mutation ($input: PressForSheetsInput!) { pressForMonitoringSheets(input: $input) }', {
        input: { roundId: id },
      });
    expect((await press(clerk)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect((await press(performance)).data.pressForMonitoringSheets).toBe(sheets * 2);
    // The same day says nothing new.
    expect((await press(performance)).data.pressForMonitoringSheets).toBe(0);
    const { data } = await performance.graphql(
      'query ($id: ID!) { monitoringReminders(roundId: $id) { stage role isAutomatic sentOn agencyName } }',
      { id },
    );
    expect(data.monitoringReminders[0]).toEqual({
      stage: 'PRESSED',
      role: expect.stringMatching(/UNIT_/),
      isAutomatic: false,
      sentOn: '2019-12-26',
      agencyName: '示例单位017',
    });
    await sql(`UPDATE monitoring.sheet SET state = 'ACCEPTED' WHERE round_id = $1`, [id]);
    expect(codes(await press(performance))).toEqual(['NOBODY_MISSING']);
  });

  it('show a seat that is empty, and since when', async () => {
    const round = await plan('空岗', ofUnit());
    await open(round);
    await sql(
      `UPDATE organizations.appointment SET valid_to = '2019-12-01' WHERE valid_to IS NULL AND seat_id IN (
         SELECT id FROM organizations.seat WHERE agency_id = $1 AND 'UNIT_CLERK' = ANY (roles))`,
      [unitId],
    );
    const [unit] = (await unitsOf(round.id)).filter(({ agencyId }) => agencyId === unitId);
    expect(unit).toMatchObject({ clerk: null, vacantSince: '2019-12-02' });
    expect(await boardOf(round.id)).toMatchObject({ vacantSeats: 1 });
  });
});
