import { openTestApp, type TestApp } from '../harness/index.js';
import { call, codes, concluded, done, projectOf, readyProject, roomOf, type Room } from './appraisal.calls.js';

let app: TestApp;
let room: Room;
beforeAll(async () => {
  app = await openTestApp();
  room = await roomOf(app);
});
afterAll(() => app.close());

describe('lines of the budget system', () => {
  const line = (change: Record<string, unknown> = {}) => ({
    sourceKey: 'YTH-1',
    projectCode: 'YTH-2020-1',
    projectName: '示例一体化项目',
    agencyCode: '',
    category: 'SPECIFIC',
    nature: 'NEW',
    fundKind: 'GENERAL_PUBLIC',
    fundSource: 'CURRENT_YEAR',
    amount: '9000000.00',
    ...change,
  });
  const feed = async (lines: object[]) =>
    done<{ entered: string[]; present: string[]; quarantined: { sourceKey: string; refusals: { code: string }[] }[] }>(
      await call(
        await app.program('budget-system'),
        'receiveBudgetLines',
        'ReceiveBudgetLinesInput',
        { budgetYear: 2020, lines },
        'entered present quarantined { sourceKey refusals { code ruleId } }',
      ),
    );
  const waiting = async (): Promise<Record<string, unknown>[]> =>
    (
      await room.budget.graphql(
        '{ quarantinedLines(year: 2020, first: 200) { nodes { id sourceKey projectName amount refusals { code } } } }',
      )
    ).data.quarantinedLines.nodes;

  it('R058, R065, D62, D70: what no gate lets in waits by name, and is let in when the appraisal is concluded', async () => {
    const project = await readyProject(
      room.clerk,
      { code: 'YTH-2020-1', name: '示例一体化项目' },
      { amount: '1000000.00' },
    );
    await app.database.sql(
      await app.jurisdictionOf('clerk'),
      `UPDATE projects.project SET is_major = true WHERE id = $1`,
      [project.id],
    );
    const agencyCode = (
      await app.database.sql<{ code: string }>(
        await app.jurisdictionOf('clerk'),
        `SELECT code FROM organizations.agency WHERE name = '示例单位017'`,
      )
    )[0]!.code;
    const sent = [
      line({ agencyCode, fundSource: 'OTHER' }),
      line({ agencyCode: '不存在', sourceKey: 'YTH-2', projectCode: 'YTH-2020-2' }),
      line({ agencyCode, sourceKey: 'YTH-3', projectCode: 'YTH-2020-3', nature: 'CONTINUING' }),
    ];
    const outcome = await feed(sent);
    expect(outcome.entered).toEqual(['YTH-3']);
    expect(outcome.quarantined.map(({ sourceKey, refusals }) => [sourceKey, refusals.map(({ code }) => code)])).toEqual(
      [
        ['YTH-1', ['EXANTE_REQUIRED']],
        ['YTH-2', ['AGENCY_UNKNOWN']],
      ],
    );
    // Sent again, nothing is entered twice and nothing waits twice.
    expect((await feed(sent)).present).toEqual(['YTH-3']);
    expect((await waiting()).filter(({ sourceKey }) => String(sourceKey).startsWith('YTH-'))).toHaveLength(2);

    await concluded(room, project.id, 'SUPPORTED', '10000000.00');
    const deadline = Date.now() + 30_000;
    while ((await waiting()).some(({ sourceKey }) => sourceKey === 'YTH-1') && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await waiting()).map(({ sourceKey }) => sourceKey)).not.toContain('YTH-1');
    const { data } = await room.clerk.graphql(
      'query ($id: ID!) { project(id: $id) { fundingLines { fundSource originalAmount } } }',
      {
        id: project.id,
      },
    );
    expect(data.project.fundingLines).toContainEqual({ fundSource: 'OTHER', originalAmount: '9000000.00' });
  });

  it('R063: above the supported amount a line waits until the budget office gives a reason', async () => {
    const project = await readyProject(room.clerk, { code: 'YTH-2020-9' });
    await concluded(room, project.id, 'SUPPORTED', '10000000.00');
    const agencyCode = (
      await app.database.sql<{ code: string }>(
        await app.jurisdictionOf('clerk'),
        `SELECT code FROM organizations.agency WHERE name = '示例单位017'`,
      )
    )[0]!.code;
    const outcome = await feed([
      line({ sourceKey: 'YTH-9', projectCode: 'YTH-2020-9', agencyCode, fundSource: 'OTHER', amount: '1.00' }),
    ]);
    expect(outcome.quarantined[0]!.refusals.map(({ code }) => code)).toEqual(['ALLOCATION_ABOVE_SUPPORTED']);
    const { id } = (await waiting()).find(({ sourceKey }) => sourceKey === 'YTH-9')!;
    const release = (reason: string) =>
      call(room.budget, 'releaseQuarantinedLine', 'ReleaseQuarantinedInput', { id, reason }, '');
    expect(codes(await release(' '))).toEqual(['REQUIRED']);
    done(await release('上级追加'));
    expect((await projectOf(room.budget, project.id)).allocation).toMatchObject({
      amount: '10000001.00',
      reason: '上级追加',
    });
    expect(
      (await room.clerk.graphql('{ quarantinedLines(year: 2020) { totalCount } }')).errors![0]!.extensions.code,
    ).toBe('FORBIDDEN');
  });

  it('refuses money that is recorded by hand past the gate', async () => {
    const project = await readyProject(room.clerk);
    const { data } = await room.clerk.graphql('query ($id: ID!) { project(id: $id) { fundingLines { id } } }', {
      id: project.id,
    });
    const paid = await call(
      await app.as('treasury'),
      'recordPayment',
      'RecordPaymentInput',
      {
        projectId: project.id,
        fundingLineId: data.project.fundingLines[0].id,
        amount: '1.00',
        paidOn: '2019-12-01',
        voucherNo: 'V-1',
      },
      'id',
    );
    expect(codes(paid)).toContain('EXANTE_REQUIRED');
  });
});
