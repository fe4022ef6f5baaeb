import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
let jurisdictionId: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
});
afterAll(() => app.close());

const RECORD = `id kind state ownerName dueOn amount endedOn version availableActions { action allowed refusals { code } }`;
const MOVE = `mutation ($input: MoveMonitoringSheetInput!) { moveMonitoringSheet(input: $input)
  { id state version disposal disposalEndedOn disposalRecord { ${RECORD} } } }`;
const STEP = `mutation ($input: MonitoringStepInput!) { moveMonitoringDisposal(input: $input) { ${RECORD} } }`;
const CONSENT = 'mutation ($input: AgreeToSuspensionInput!) { agreeToSuspension(input: $input) { id } }';
const ADVANCE = 'mutation ($input: AdvanceProjectInput!) { advanceProject(input: $input) { id } }';
const PAY = `mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { id } }`;

const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(jurisdictionId, text, params);

/** A sheet of unit 017 that lies on the division's desk, of a project that no other test has touched. */
async function reviewedSheet(): Promise<{ id: string; version: number; projectId: string }> {
  const [project] = await sql<{ id: string }>(
    `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
       JOIN goals.objective o ON o.project_id = p.id JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
      WHERE p.budget_year = 2019 AND NOT EXISTS (SELECT 1 FROM monitoring.sheet s WHERE s.project_id = p.id) ORDER BY p.id LIMIT 1`,
  );
  const opened = await (
    await app.as('performance')
  ).graphql('mutation ($input: OpenRoundInput!) { openMonitoringRound(input: $input) { id } }', {
    input: {
      budgetYear: 2019,
      name: `处置 ${project!.id}`,
      periodFrom: '2019-01-01',
      periodTo: '2019-10-31',
      dueOn: '2019-11-15',
      projectIds: [project!.id],
    },
  });
  expect(opened.errors).toBeUndefined();
  const [sheet] = await sql<{ id: string; version: number }>(
    `UPDATE monitoring.sheet SET state = 'DEPT_REVIEWED', light = 'RED' WHERE project_id = $1 RETURNING id, version`,
    [project!.id],
  );
  return { ...sheet!, projectId: project!.id };
}

const accept = async (
  sheet: { id: string; version: number },
  disposal: string,
  more: Record<string, unknown> = {},
): ReturnType<Awaited<ReturnType<TestApp['as']>>['graphql']> =>
  (await app.as('business')).graphql(MOVE, {
    input: {
      id: sheet.id,
      expectedVersion: sheet.version,
      action: 'accept',
      disposal,
      disposalNote: '按监控结果处置',
      ...more,
    },
  });

async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let waited = 0; waited < 15_000; waited += 100) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It did not come');
}

/** The corrective action that a disposal opened, taken to its end by unit and bureau. */
async function correct(disposalId: string): Promise<void> {
  const notice = await until(
    async () =>
      (await sql<{ id: string }>('SELECT id FROM results.corrective_action WHERE source_id = $1', [disposalId]))[0],
  );
  const step = async (account: string, action: string): Promise<void> => {
    const [row] = await sql<{ version: number }>('SELECT version FROM results.corrective_action WHERE id = $1', [
      notice.id,
    ]);
    const { errors } = await (
      await app.as(account)
    ).graphql('mutation ($input: MoveResultInput!) { moveCorrectiveAction(input: $input) { state } }', {
      input: { id: notice.id, expectedVersion: row!.version, action },
    });
    expect(errors).toBeUndefined();
  };
  await step('clerk', 'accept');
  await sql(`UPDATE results.corrective_item SET reply = '已纠正' WHERE corrective_action_id = $1`, [notice.id]);
  await step('clerk', 'submit');
  await step('business', 'verify');
  await step('performance', 'close');
}

const recordOf = async (
  sheetId: string,
): Promise<{ id: string; state: string; version: number; endedOn: string | null }> =>
  (
    await (
      await app.as('business')
    ).graphql(`{ monitoringSheet(id: "${sheetId}") { disposalEndedOn disposalRecord { ${RECORD} } } }`)
  ).data.monitoringSheet.disposalRecord;

describe('a disposal that asks for correction', () => {
  it('opens a corrective action with its day and owner in the ledger, and ends only when that is closed', async () => {
    const sheet = await reviewedSheet();
    const { data, errors } = await accept(sheet, 'CORRECT', {
      disposalDueOn: '2020-01-10',
      disposalOwner: '示例负责人',
    });
    expect(errors).toBeUndefined();
    const { disposalRecord: record } = data.moveMonitoringSheet;
    expect(record).toMatchObject({
      kind: 'CORRECT',
      state: 'IN_FORCE',
      ownerName: '示例负责人',
      dueOn: '2020-01-10',
      endedOn: null,
    });
    const early = await (
      await app.as('business')
    ).graphql(STEP, {
      input: { id: record.id, expectedVersion: record.version, action: 'end', comment: '算了' },
    });
    expect(early.errors![0]!.extensions.refusals).toMatchObject([
      { code: 'CORRECTION_NOT_CLOSED', ruleId: 'M-23', wayOut: 'CLOSE_CORRECTION_FIRST' },
    ]);

    const ledger = async (sourceType: string): Promise<{ dueOn: string; ownerName: string; projectId: string }[]> =>
      (
        await (
          await app.as('performance')
        ).graphql(
          `{ correctiveActions(workYear: 2019, sourceType: "${sourceType}", first: 200) { nodes { dueOn ownerName projectId } } }`,
        )
      ).data.correctiveActions.nodes;
    const mine = await until(async () =>
      (await ledger('MONITORING')).find(({ projectId }) => projectId === sheet.projectId),
    );
    expect(mine).toMatchObject({ dueOn: '2020-01-10', ownerName: '示例负责人' });
    expect((await ledger('EVALUATION')).some(({ projectId }) => projectId === sheet.projectId)).toBe(false);

    const standing = async (): Promise<string[]> =>
      (
        await (await app.as('clerk')).graphql(`{ project(id: "${sheet.projectId}") { standingDisposals { id } } }`)
      ).data.project.standingDisposals.map(({ id }: { id: string }) => id);
    expect(await standing()).toEqual([record.id]);
    await correct(record.id);
    await until(async () => ((await recordOf(sheet.id)).state === 'ENDED' ? true : undefined));
    expect(await standing()).toEqual([]);
    const [row] = await sql<{ ended: string }>(
      'SELECT disposal_ended_on::text AS ended FROM monitoring.sheet WHERE id = $1',
      [sheet.id],
    );
    expect(row!.ended).toBe('2019-12-26');
  });
});

describe('a disposal that stops payments', () => {
  it('needs budget office and treasury, stops them while it holds, and ends when the correction is closed', async () => {
    const sheet = await reviewedSheet();
    const { data } = await accept(sheet, 'SUSPEND');
    const { disposalRecord: record } = data.moveMonitoringSheet;
    expect(record.state).toBe('PROPOSED');
    const approve = { input: { id: record.id, expectedVersion: record.version, action: 'approve' } };
    const denied = await (await app.as('business')).graphql(STEP, approve);
    expect(denied.errors![0]!.extensions.refusals![0]!.code).toBe('NO_PERMISSION');
    const budget = await app.as('budget');
    const office = await budget.graphql('{ workbench(year: 2019) { tasks { kind subjectId } } }');
    expect(office.data.workbench.tasks).toContainEqual({ kind: 'monitoring.approveSuspension', subjectId: record.id });
    // Nothing is stopped without the treasury, and nothing of the step is kept.
    expect((await budget.graphql(STEP, approve)).errors![0]!.extensions.refusals).toMatchObject([{ ruleId: 'P-02' }]);
    expect((await recordOf(sheet.id)).state).toBe('PROPOSED');

    const projectOf = async (): Promise<{ state: string; version: number }> =>
      (
        await sql<{ state: string; version: number }>('SELECT state, version FROM projects.project WHERE id = $1', [
          sheet.projectId,
        ])
      )[0]!;
    const agreed = await (
      await app.as('treasury')
    ).graphql(CONSENT, {
      input: { projectId: sheet.projectId, expectedVersion: (await projectOf()).version, reason: '同意暂停' },
    });
    expect(agreed.errors).toBeUndefined();
    const approved = await budget.graphql(STEP, approve);
    expect(approved.errors).toBeUndefined();
    expect(approved.data.moveMonitoringDisposal.state).toBe('IN_FORCE');
    expect((await projectOf()).state).toBe('SUSPENDED');
    const [line] = await sql<{ id: string }>(
      'SELECT id FROM projects.funding_line WHERE project_id = $1 ORDER BY id LIMIT 1',
      [sheet.projectId],
    );
    const pay = async (voucherNo: string): ReturnType<Awaited<ReturnType<TestApp['as']>>['graphql']> =>
      (await app.as('treasury')).graphql(PAY, {
        input: { projectId: sheet.projectId, fundingLineId: line!.id, amount: '1.00', paidOn: '2019-12-20', voucherNo },
      });
    expect((await pay('暂停1')).errors![0]!.extensions.refusals).toMatchObject([
      { code: 'PAYMENT_STOPPED', ruleId: 'P-02' },
    ]);
    await correct(record.id);
    await until(async () => ((await recordOf(sheet.id)).state === 'ENDED' ? true : undefined));
    const resumed = await budget.graphql(ADVANCE, {
      input: {
        projectId: sheet.projectId,
        expectedVersion: (await projectOf()).version,
        action: 'resume',
        comment: '整改已核实',
      },
    });
    expect(resumed.errors).toBeUndefined();
    expect((await pay('恢复1')).errors).toBeUndefined();
  });

  it('is turned down with a reason, and then nothing stops', async () => {
    const sheet = await reviewedSheet();
    const { disposalRecord: record } = (await accept(sheet, 'SUSPEND')).data.moveMonitoringSheet;
    const budget = await app.as('budget');
    const step = { id: record.id, expectedVersion: record.version, action: 'reject' };
    expect((await budget.graphql(STEP, { input: step })).errors![0]!.extensions.refusals![0]!.code).toBe(
      'COMMENT_REQUIRED',
    );
    const { data } = await budget.graphql(STEP, { input: { ...step, comment: '支付已近尾声' } });
    expect(data.moveMonitoringDisposal).toMatchObject({ state: 'REJECTED', endedOn: '2019-12-26' });
    const [project] = await sql<{ state: string }>('SELECT state FROM projects.project WHERE id = $1', [
      sheet.projectId,
    ]);
    expect(project!.state).not.toBe('SUSPENDED');
  });
});

describe('a disposal that changes money or goal', () => {
  it('puts a proposal before the budget office and ends when it is applied', async () => {
    const sheet = await reviewedSheet();
    const missing = await accept(sheet, 'ADJUST_BUDGET');
    expect(missing.errors![0]!.extensions.refusals).toMatchObject([
      { code: 'DISPOSAL_AMOUNT_REQUIRED', ruleId: 'M-21' },
    ]);
    const greedy = await accept(sheet, 'RECOVER_FUNDS', { disposalAmount: '9999999999.00' });
    expect(greedy.errors![0]!.extensions.refusals).toMatchObject([
      { code: 'DISPOSAL_AMOUNT_TOO_LARGE', ruleId: 'M-21' },
    ]);
    const { data, errors } = await accept(sheet, 'ADJUST_BUDGET', { disposalAmount: '-1000.00' });
    expect(errors).toBeUndefined();
    const { disposalRecord: record } = data.moveMonitoringSheet;
    const linkage = await until(async () =>
      (
        await (
          await app.as('budget')
        ).graphql(
          '{ budgetLinkages(workYear: 2019, first: 200) { nodes { id version state decision amountChange disposalId } } }',
        )
      ).data.budgetLinkages.nodes.find(({ disposalId }: { disposalId: string }) => disposalId === record.id),
    );
    expect(linkage).toMatchObject({ state: 'PROPOSED', decision: 'REDUCE', amountChange: '-1000.00' });
    const step = async (account: string, action: string, version: number, documentNo?: string): Promise<void> => {
      const answer = await (
        await app.as(account)
      ).graphql('mutation ($input: MoveResultInput!) { moveLinkage(input: $input) { state } }', {
        input: { id: linkage.id, expectedVersion: version, action, documentNo },
      });
      expect(answer.errors).toBeUndefined();
    };
    await step('budget', 'agree', linkage.version);
    await step('leader', 'decide', linkage.version + 1, '示例财预〔2019〕88号');
    await step('budget', 'apply', linkage.version + 2);
    await until(async () => ((await recordOf(sheet.id)).state === 'ENDED' ? true : undefined));
  });

  it('opens version n+1 of the objective on the desk of the unit, with the reason of monitoring', async () => {
    const sheet = await reviewedSheet();
    const { errors } = await accept(sheet, 'ADJUST_GOAL');
    expect(errors).toBeUndefined();
    const versions = await sql<{ state: string; kind: string | null; reason: string | null }>(
      `SELECT v.state, v.adjustment_kind AS kind, v.adjustment_reason AS reason FROM goals.objective_version v
         JOIN goals.objective o ON o.id = v.objective_id WHERE o.project_id = $1 ORDER BY v.version_no`,
      [sheet.projectId],
    );
    expect(versions.at(-1)).toEqual({ state: 'DRAFT', kind: 'MONITORING_RESULT', reason: '按监控结果处置' });
    const [linked] = await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM monitoring.disposal d JOIN goals.objective_version v ON v.id = d.objective_version_id AND v.state = 'DRAFT'
        WHERE d.source_id = $1`,
      [sheet.id],
    );
    expect(linked!.n).toBe(1);
    // A second one is refused before anything is written: the objective lies on a desk already.
    const [again] = await sql<{ id: string; version: number }>(
      `UPDATE monitoring.sheet SET state = 'DEPT_REVIEWED', disposal = NULL WHERE id = $1 RETURNING id, version`,
      [sheet.id],
    );
    expect((await accept(again!, 'ADJUST_GOAL')).errors![0]!.extensions.refusals).toMatchObject([
      { code: 'STATE_INVALID' },
    ]);
  });
});
