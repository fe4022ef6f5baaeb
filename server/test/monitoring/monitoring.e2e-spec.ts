import { addMoney } from '@jixiao/shared';
import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
let jurisdictionId: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
});
afterAll(() => app.close());

const SHEET = `id state version light reasons { code level } executedAmount disposal rows { id ordinal direction targetValue }
  availableActions { action allowed refusals { code } }`;
const SAVE = `mutation ($input: SaveMonitoringSheetInput!) { saveMonitoringSheet(input: $input) { ${SHEET} } }`;
const MOVE = `mutation ($input: MoveMonitoringSheetInput!) { moveMonitoringSheet(input: $input) { ${SHEET} } }`;
const OPEN = 'mutation ($input: OpenRoundInput!) { openMonitoringRound(input: $input) { id state sheets } }';

/** A project of unit 017 that no round has watched yet. */
async function freshProject(): Promise<string> {
  const rows = await app.database.sql<{ id: string }>(
    jurisdictionId,
    `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
       JOIN goals.objective o ON o.project_id = p.id JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
      WHERE p.budget_year = 2019 AND NOT EXISTS (SELECT 1 FROM monitoring.sheet s WHERE s.project_id = p.id) ORDER BY p.id LIMIT 1`,
  );
  return rows[0]!.id;
}

const round = (name: string, projectIds: string[]): Record<string, unknown> => ({
  input: { budgetYear: 2019, name, periodFrom: '2019-01-01', periodTo: '2019-10-31', dueOn: '2019-11-15', projectIds },
});

describe('one sheet through a round', () => {
  it('is filled, judged by its light, handed in, reviewed and disposed of', async () => {
    const performance = await app.as('performance');
    const clerk = await app.as('clerk');
    const projectId = await freshProject();
    const opened = await performance.graphql(OPEN, round('2019年1—10月监控', [projectId]));
    expect(opened.errors).toBeUndefined();
    expect(opened.data.openMonitoringRound).toMatchObject({ state: 'OPEN', sheets: 1 });

    const { data } =
      await clerk.graphql(`{ monitoringSheets(year: 2019, projectId: "${projectId}") { nodes { ${SHEET} } }
      workbench(year: 2019) { tasks { kind subjectId } } }`);
    const sheet = data.monitoringSheets.nodes[0];
    expect(data.workbench.tasks).toContainEqual({ kind: 'monitoring.fill', subjectId: sheet.id });
    expect(Number(sheet.executedAmount)).toBeGreaterThan(0);

    const rows = sheet.rows.map((row: { id: string; targetValue: string | null }) => ({
      id: row.id,
      actualValue: row.targetValue,
      forecastValue: row.targetValue,
      likelihood: 'CERTAIN',
      isNotDue: row.targetValue === null,
    }));
    const input = { id: sheet.id, expectedVersion: sheet.version, rows, causeCodes: [] as string[] };
    const saved = (await clerk.graphql(SAVE, { input })).data.saveMonitoringSheet;
    // Payments by October are 65 % of the year's, time is at 83.33 %: spending is behind, and that must be explained.
    expect(saved).toMatchObject({ light: expect.stringMatching(/YELLOW|RED/), reasons: [{ code: 'SPENDING_BEHIND' }] });

    const missing = await clerk.graphql(MOVE, {
      input: { id: sheet.id, expectedVersion: saved.version, action: 'submit' },
    });
    expect(missing.errors![0]!.extensions.refusals!.map(({ field }) => field)).toEqual([
      'causeText',
      'causeCodes',
      'measures',
    ]);

    const explained = (
      await clerk.graphql(SAVE, {
        input: {
          ...input,
          expectedVersion: saved.version,
          causeCodes: ['SCHEDULE'],
          causeText: '付款集中在四季度',
          measures: '按合同节点付款',
        },
      })
    ).data.saveMonitoringSheet;
    const submitted = (
      await clerk.graphql(MOVE, { input: { id: sheet.id, expectedVersion: explained.version, action: 'submit' } })
    ).data.moveMonitoringSheet;
    expect(submitted.state).toBe('SUBMITTED');

    const skipped = await (
      await app.as('business')
    ).graphql(MOVE, {
      input: { id: sheet.id, expectedVersion: submitted.version, action: 'accept', disposal: 'NORMAL' },
    });
    expect(skipped.errors![0]!.extensions.refusals![0]!.code).toBe('STATE_INVALID');

    const head = await app.as('head');
    const reviewed = (
      await head.graphql(MOVE, { input: { id: sheet.id, expectedVersion: submitted.version, action: 'deptAccept' } })
    ).data.moveMonitoringSheet;
    const business = await app.as('business');
    const undecided = await business.graphql(MOVE, {
      input: { id: sheet.id, expectedVersion: reviewed.version, action: 'accept' },
    });
    expect(undecided.errors![0]!.extensions.refusals).toMatchObject([
      { code: 'DISPOSAL_REQUIRED', field: 'disposal', wayOut: 'CHOOSE_DISPOSAL' },
    ]);
    const accepted = (
      await business.graphql(MOVE, {
        input: {
          id: sheet.id,
          expectedVersion: reviewed.version,
          action: 'accept',
          disposal: 'CORRECT',
          disposalNote: '限期加快进度',
        },
      })
    ).data.moveMonitoringSheet;
    expect(accepted).toMatchObject({ state: 'ACCEPTED', disposal: 'CORRECT' });

    const trail = await app.database.sql<{ action: string }>(
      jurisdictionId,
      `SELECT action FROM platform.audit_entry WHERE entity_id = $1 ORDER BY seq`,
      [sheet.id],
    );
    expect(trail.map(({ action }) => action)).toEqual(['saved', 'saved', 'submit', 'deptAccept', 'accept']);
  });

  it('R095: counts the payments dated inside its period, the last day included, and no later ones', async () => {
    const projectId = await freshProject();
    const pay = (paidOn: string, amount: string): Promise<unknown> =>
      app.database.sql(
        jurisdictionId,
        `INSERT INTO projects.payment (jurisdiction_id, id, project_id, funding_line_id, paid_on, amount, voucher_no, source_key)
         SELECT jurisdiction_id, gen_random_uuid(), project_id, id, $2::text::date, $3, $2::text, $2::text FROM projects.funding_line
          WHERE jurisdiction_id = $4 AND project_id = $1 ORDER BY id LIMIT 1`,
        [projectId, paidOn, amount, jurisdictionId],
      );
    const [before] = await app.database.sql<{ sum: string }>(
      jurisdictionId,
      `SELECT coalesce(sum(amount), 0)::text AS sum FROM projects.payment WHERE project_id = $1 AND paid_on <= '2019-10-31'`,
      [projectId],
    );
    await pay('2019-10-31', '0.01');
    await pay('2019-11-01', '0.10');
    await (await app.as('performance')).graphql(OPEN, round('2019年1—10月第二轮监控', [projectId]));
    const { data } = await (
      await app.as('clerk')
    ).graphql(`{ monitoringSheets(year: 2019, projectId: "${projectId}") { nodes { executedAmount } } }`);
    expect(data.monitoringSheets.nodes).toEqual([{ executedAmount: addMoney(before!.sum, '0.01') }]);
  });

  it('judges by the thresholds of the place as they stood when the round was opened', async () => {
    const projectId = await freshProject();
    const performance = await app.as('performance');
    const clerk = await app.as('clerk');
    const lightIn = async (name: string): Promise<string> => {
      const { data } = await clerk.graphql(
        `{ monitoringSheets(year: 2019, projectId: "${projectId}") { nodes { roundName ${SHEET} } } }`,
      );
      const sheet = data.monitoringSheets.nodes.find((one: { roundName: string }) => one.roundName === name);
      const rows = sheet.rows.map(({ id }: { id: string }) => ({ id, likelihood: 'CERTAIN', isNotDue: true }));
      const input = { id: sheet.id, expectedVersion: sheet.version, rows, causeCodes: [] };
      return (await clerk.graphql(SAVE, { input })).data.saveMonitoringSheet.light;
    };
    await performance.graphql(OPEN, round('2019年1—10月第三轮监控', [projectId]));
    for (const [code, value] of [
      ['monitoring.yellowGap', '90'],
      ['monitoring.redGap', '95'],
    ]) {
      const { errors } = await performance.graphql(
        'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }',
        { input: { code, yearFrom: 2019, yearTo: 2019, value, source: '示例文件' } },
      );
      expect(errors).toBeUndefined();
    }
    await performance.graphql(OPEN, round('2019年1—10月第四轮监控', [projectId]));
    expect(await lightIn('2019年1—10月第三轮监控')).not.toBe('GREEN');
    expect(await lightIn('2019年1—10月第四轮监控')).toBe('GREEN');
    await app.database.sql(
      jurisdictionId,
      `DELETE FROM organizations.rule_parameter WHERE code LIKE 'monitoring.%Gap'`,
    );
  });

  it('refuses a stale version and saves nothing', async () => {
    const clerk = await app.as('clerk');
    const [before] = await app.database.sql<{ id: string; version: number; updated_at: Date }>(
      jurisdictionId,
      `SELECT s.id, s.version, s.updated_at FROM monitoring.sheet s JOIN organizations.agency a ON a.id = s.agency_id AND a.name = '示例单位017' JOIN monitoring.round r ON r.id = s.round_id AND r.state = 'OPEN' ORDER BY s.id LIMIT 1`,
    );
    await app.database.sql(jurisdictionId, `UPDATE monitoring.sheet SET state = 'DRAFT' WHERE id = $1`, [before!.id]);
    const answer = await clerk.graphql(SAVE, {
      input: { id: before!.id, expectedVersion: before!.version + 7, rows: [] },
    });
    expect(answer.errors![0]!.extensions).toMatchObject({
      code: 'CONFLICT',
      refusals: [{ code: 'STALE_VERSION', wayOut: 'RELOAD_AND_COMPARE' }],
    });
    const [after] = await app.database.sql<{ version: number }>(
      jurisdictionId,
      `SELECT version FROM monitoring.sheet WHERE id = $1`,
      [before!.id],
    );
    expect(after!.version).toBe(before!.version);
  });
});

describe('who sees and does what', () => {
  it('shows a unit its own sheets, another tenant none of them, the bureau all 200', async () => {
    const count = async (account: string): Promise<number> =>
      (await (await app.as(account)).graphql('{ monitoringSheets(year: 2019, first: 1) { totalCount } }')).data
        .monitoringSheets.totalCount;
    expect(await count('auditor')).toBeGreaterThanOrEqual(200);
    expect(await count('clerk')).toBeLessThan(10);
    const [foreign] = await app.database.sql<{ id: string }>(
      jurisdictionId,
      'SELECT id FROM monitoring.sheet ORDER BY id LIMIT 1',
    );
    const answer = await (await app.as('county-clerk')).graphql(`{ monitoringSheet(id: "${foreign!.id}") { id } }`);
    expect(answer.errors![0]!.extensions.code).toBe('NOT_FOUND');
  });

  it('lets only the performance office open a round, and tells all that is wrong with one', async () => {
    const refused = await (await app.as('clerk')).graphql(OPEN, round('不该开', []));
    expect(refused.errors![0]!.extensions.code).toBe('FORBIDDEN');
    const bad = await (
      await app.as('performance')
    ).graphql(OPEN, {
      input: {
        budgetYear: 2019,
        name: ' ',
        periodFrom: '2018-01-01',
        periodTo: '2017-07-31',
        dueOn: '2017-01-01',
        projectIds: ['00000000-0000-7000-8000-000000000000'],
      },
    });
    expect(bad.errors![0]!.extensions.refusals!.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'REQUIRED',
        'ROUND_PERIOD_REVERSED',
        'DATE_OUTSIDE_YEAR',
        'DUE_BEFORE_PERIOD_END',
        'SCOPE_EMPTY',
        'PROJECT_WITHOUT_APPROVED_GOAL',
      ]),
    );
  });

  it('pages through a list without losing or repeating a sheet', async () => {
    const auditor = await app.as('auditor');
    const seen = new Set<string>();
    let after: string | null = null;
    do {
      const { data } = await auditor.graphql(
        'query ($after: String) { monitoringSheets(year: 2019, first: 90, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }',
        { after },
      );
      for (const { id } of data.monitoringSheets.nodes) {
        expect(seen.has(id)).toBe(false);
        seen.add(id);
      }
      after = data.monitoringSheets.pageInfo.hasNextPage ? data.monitoringSheets.pageInfo.endCursor : null;
    } while (after);
    expect(seen.size).toBeGreaterThanOrEqual(200);
  });
});

describe('a disposal that asks for correction', () => {
  it('becomes a corrective action of the unit, by an event of the same transaction', async () => {
    const count = async (): Promise<number> =>
      (
        await app.database.sql<{ n: number }>(
          jurisdictionId,
          `SELECT count(*)::int AS n FROM results.corrective_action WHERE source_type = 'MONITORING' AND NOT is_assumed`,
        )
      )[0]!.n;
    // The first test of this file disposed of one sheet with CORRECT; delivery follows the commit.
    for (let waited = 0; (await count()) === 0 && waited < 10_000; waited += 100) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await count()).toBe(1);
    const { data } = await (await app.as('clerk')).graphql('{ workbench(year: 2019) { tasks { kind dueOn } } }');
    expect(data.workbench.tasks).toContainEqual({ kind: 'correctiveAction.reply', dueOn: '2020-01-25' });
  });
});
