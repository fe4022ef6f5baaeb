import { FoundJurisdiction } from '../../src/modules/organizations/index.js';
import { type GraphqlAnswer, openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => (app = await openTestApp('template_empty', { isDemo: false })));
afterAll(() => app.close());

const OWN_PAGE = { 'content-type': 'application/json', 'x-jixiao-client': 'test' };
type Ask = (query: string, variables?: object) => Promise<GraphqlAnswer>;

async function signIn(
  account: string,
  password: string,
): Promise<{ ask: Ask; change: (next: string) => Promise<number> }> {
  const post = (path: string, body: object, cookie = ''): Promise<Response> =>
    fetch(app.baseUrl + path, { method: 'POST', headers: { ...OWN_PAGE, cookie }, body: JSON.stringify(body) });
  const response = await post('/api/auth/sign-in', { account, password });
  const cookie = response.headers.getSetCookie()[0]!.split(';')[0]!;
  return {
    ask: async (query, variables) =>
      (await post('/graphql', { query, variables }, cookie)).json() as Promise<GraphqlAnswer>,
    change: async (next) => (await post('/api/auth/password', { current: password, next }, cookie)).status,
  };
}

it('begins a real bureau with nothing but three administrators, who make everything else', async () => {
  const plan = {
    name: '示例区',
    fullName: '示例省示例市示例区',
    bureauName: '示例区财政局',
    kind: 'DISTRICT',
    code: '410999',
  };
  const { accounts } = await app.app.get(FoundJurisdiction).found(plan);
  expect(accounts.map(({ account }) => account)).toEqual(['sysadmin', 'secadmin', 'auditadmin']);
  const asks: Record<string, Ask> = {};
  for (const { account, password } of accounts) {
    const session = await signIn(account, password);
    expect(await session.change(`Xin-Mima-${account.length}${account.toUpperCase()[0]}z9`)).toBe(204);
    asks[account] = session.ask;
  }
  const { data: place } = await asks.sysadmin!(
    '{ installation { demo jurisdictionName demoAccounts { account } } agencies { id name } }',
  );
  expect(place.installation).toEqual({ demo: false, jurisdictionName: '示例省示例市示例区', demoAccounts: [] });
  const bureauId = place.agencies[0].id;
  const make = async (query: string, input: object, by = 'sysadmin'): Promise<{ id: string; version: number }> => {
    const { data, errors } = await asks[by]!(query, { input });
    expect(errors).toBeUndefined();
    return Object.values(data as object)[0] as { id: string; version: number };
  };
  const AGENCY = `mutation ($input: CreateAgencyInput!) { createAgency(input: $input) { id version } }`;
  const division = await make(AGENCY, { code: '00101', name: '业务股', kind: 'FINANCE_DIVISION', parentId: bureauId });
  const unit = await make(AGENCY, { code: '101', name: '示例单位', kind: 'DEPARTMENT', divisionId: division.id });
  const seat = await make(`mutation ($input: CreateSeatInput!) { createSeat(input: $input) { id version } }`, {
    agencyId: unit.id,
    title: '绩效联络员',
  });
  await make(
    `mutation ($input: GrantRolesInput!) { grantRoles(input: $input) { id version } }`,
    { seatId: seat.id, expectedVersion: 1, roles: ['UNIT_CLERK'], reason: '启用' },
    'secadmin',
  );
  const { data } = await asks.sysadmin!(
    `mutation ($input: CreateUserInput!) { createUser(input: $input) { password user { id } } }`,
    { input: { account: 'zhang', personName: '张某' } },
  );
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  await make(`mutation ($input: AppointInput!) { appoint(input: $input) { id version } }`, {
    seatId: seat.id,
    userId: data.createUser.user.id,
    validFrom: today,
  });
  const clerk = await signIn('zhang', data.createUser.password);
  expect(await clerk.change('Longmen-Shiku-8')).toBe(204);
  const { data: seen } = await clerk.ask('{ viewer { seat { title agencyName } permissions } }');
  expect(seen.viewer.seat).toEqual({ title: '绩效联络员', agencyName: '示例单位' });
  expect(seen.viewer.permissions).toContain('goal.declare');
  expect((await asks.auditadmin!('{ auditVerification { ok reason } }')).data.auditVerification).toEqual({
    ok: true,
    reason: null,
  });
  const moved = await asks.sysadmin!('mutation { moveDemoDate(to: "2030-01-01") }');
  expect(moved.errors![0]!.extensions.code).toBe('FORBIDDEN');
});

it('refuses a second one with the same accounts, whole, and takes one with a prefix', async () => {
  const service = app.app.get(FoundJurisdiction);
  const plan = { name: '示例县', fullName: '示例县', bureauName: '示例县财政局', kind: 'COUNTY' };
  await expect(service.found(plan)).rejects.toMatchObject({ refusals: [{ code: 'ACCOUNT_TAKEN' }] });
  await expect(service.found({ ...plan, name: ' ', kind: 'X', code: '1' })).rejects.toMatchObject({
    refusals: [{ field: 'name' }, { field: 'kind' }, { field: 'code' }],
  });
  const { accounts } = await service.found({ ...plan, accountPrefix: 'xian-' });
  const { ask } = await signIn('xian-auditadmin', accounts[2]!.password);
  expect((await ask('{ viewer { jurisdiction { name } mustChangePassword } }')).data.viewer).toEqual({
    jurisdiction: { name: '示例县' },
    mustChangePassword: true,
  });
});
