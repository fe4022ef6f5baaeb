import { type GraphqlAnswer, openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
let jurisdiction: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdiction = await app.jurisdictionOf('auditadmin');
});
afterAll(() => app.close());

const codes = ({ errors }: GraphqlAnswer): string[] =>
  (errors ?? []).flatMap(({ extensions }) => (extensions.refusals ?? []).map(({ code }) => code));

describe('audit log', () => {
  const LOG = `query ($action: String, $entity: String, $after: String) {
    auditEntries(first: 5, action: $action, entity: $entity, after: $after) {
      nodes { seq action entity personName fields fieldNames comment result hash } pageInfo { endCursor hasNextPage } totalCount } }`;

  it('holds who granted what, and is for the audit administrator alone', async () => {
    for (const account of ['sysadmin', 'secadmin', 'performance', 'leader']) {
      expect(codes(await (await app.as(account)).graphql(LOG))).toEqual(['NO_PERMISSION']);
    }
    const secadmin = await app.as('secadmin');
    const { data: found } = await secadmin.graphql('{ seats(role: "CONGRESS") { nodes { id version } } }');
    const [{ id: seatId, version: expectedVersion }] = found.seats.nodes;
    const input = { seatId, expectedVersion, roles: [], reason: '岗位调整' };
    await secadmin.graphql(`mutation ($input: GrantRolesInput!) { grantRoles(input: $input) { version } }`, { input });
    const { data } = await (await app.as('auditadmin')).graphql(LOG, { action: 'grantRoles' });
    expect(data.auditEntries.nodes.at(-1)).toMatchObject({
      entity: 'organizations.seat',
      fields: { roles: [], before: ['CONGRESS'] },
      comment: '岗位调整',
    });
  });

  it('pages without a gap', async () => {
    const auditadmin = await app.as('auditadmin');
    for (const account of ['clerk', 'head', 'budget', 'business', 'treasury']) await app.as(account);
    const first = (await auditadmin.graphql(LOG)).data.auditEntries;
    const second = (await auditadmin.graphql(LOG, { after: first.pageInfo.endCursor })).data.auditEntries;
    const seqs = [...first.nodes, ...second.nodes].map(({ seq }: { seq: string }) => Number(seq));
    expect(seqs).toEqual(Array.from({ length: 10 }, (_, n) => seqs[0]! - n));
    expect(codes(await auditadmin.graphql(LOG, { after: Buffer.from('["x"]').toString('base64url') }))).toEqual([
      'CURSOR_INVALID',
    ]);
  });

  it('verifies, and names the first entry that was altered', async () => {
    const auditadmin = await app.as('auditadmin');
    const VERIFY = '{ auditVerification { ok checked brokenSeq reason } }';
    expect((await auditadmin.graphql(VERIFY)).data.auditVerification).toMatchObject({ ok: true, brokenSeq: null });
    await app.database.sql(jurisdiction, `UPDATE platform.audit_entry SET action = 'other' WHERE seq = 3`);
    expect((await auditadmin.graphql(VERIFY)).data.auditVerification).toEqual({
      ok: false,
      checked: 2,
      brokenSeq: '3',
      reason: 'CONTENT',
    });
  });
});

describe('demo date', () => {
  it('moves forward only', async () => {
    const performance = await app.as('performance');
    const MOVE = `mutation ($to: Date!) { moveDemoDate(to: $to) }`;
    expect(codes(await performance.graphql(MOVE, { to: '2019-12-01' }))).toEqual(['DATE_NOT_FORWARD']);
    expect(codes(await performance.graphql(MOVE, { to: '2119-12-01' }))).toEqual(['DATE_TOO_FAR']);
    expect((await performance.graphql(MOVE, { to: '2020-01-02' })).data.moveDemoDate).toBe('2020-01-02');
    expect((await performance.graphql('{ installation { demoDate } }')).data.installation.demoDate).toBe('2020-01-02');
    expect(codes(await (await app.as('clerk')).graphql(MOVE, { to: '2020-02-02' }))).toEqual(['NO_PERMISSION']);
  });
});
