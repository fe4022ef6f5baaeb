import { DEMO_PASSWORD } from '../../src/seeds/index.js';
import { type GraphqlAnswer, openTestApp, type TestApp, type TestClient } from '../harness/index.js';

let app: TestApp;
let jurisdiction: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdiction = await app.jurisdictionOf('sysadmin');
});
afterAll(() => app.close());

const CREATE = `mutation ($input: CreateUserInput!) { createUser(input: $input) { password user { id version account } } }`;
const SEATS = `query ($term: String, $role: String) {
  seats(first: 50, term: $term, role: $role) { nodes { id version title roles agencyName agencyId appointments { id userId validTo } } totalCount }
}`;
const GRANT = `mutation ($input: GrantRolesInput!) { grantRoles(input: $input) { version roles } }`;
const APPOINT = `mutation ($input: AppointInput!) { appoint(input: $input) { appointments { id userId } } }`;
const END = `mutation ($input: EndAppointmentInput!) { endAppointment(input: $input) { appointments { userId validTo } } }`;
const NEW_SEAT = `mutation ($input: CreateSeatInput!) { createSeat(input: $input) { id version roles } }`;
const USERS = `query ($term: String) { users(term: $term) { nodes { id version state account personName appointments { id seatId seatTitle } } totalCount } }`;

const codes = ({ errors }: GraphqlAnswer): string[] =>
  (errors ?? []).flatMap(({ extensions }) => (extensions.refusals ?? []).map(({ code }) => code));

interface SeenSeat {
  id: string;
  version: number;
  agencyId: string;
}

async function seatWith(role: string, term?: string): Promise<SeenSeat> {
  const { data } = await (await app.as('sysadmin')).graphql(SEATS, { role, term });
  return data.seats.nodes[0];
}
async function newUser(account: string): Promise<{ id: string; password: string; version: number }> {
  const answer = await (
    await app.as('sysadmin')
  ).graphql(CREATE, { input: { account, personName: `示例新人${account}` } });
  return {
    id: answer.data.createUser.user.id,
    version: answer.data.createUser.user.version,
    password: answer.data.createUser.password,
  };
}
async function newSeat(agencyId: string, title: string): Promise<{ id: string; version: number }> {
  const answer = await (await app.as('sysadmin')).graphql(NEW_SEAT, { input: { agencyId, title } });
  return answer.data.createSeat;
}
const count = async (table: string): Promise<number> =>
  Number((await app.database.sql<{ n: string }>(jurisdiction, `SELECT count(*) AS n FROM ${table}`))[0]!.n);

async function signInWith(account: string, password: string): Promise<{ status: number; client: TestClient }> {
  const response = await app.stranger().fetch('/api/auth/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const post = (path: string, body: unknown): Promise<Response> =>
    app.stranger().fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  const client: TestClient = {
    fetch: (path, init) => app.stranger().fetch(path, { ...init, headers: { ...(init?.headers as object), cookie } }),
    graphql: async (query, variables) =>
      (await post('/graphql', { query, variables })).json() as Promise<GraphqlAnswer>,
  };
  return { status: response.status, client };
}

describe('accounts', () => {
  it('opens an account whose one-time password opens nothing but the change of password', async () => {
    const { id, password } = await newUser('newcomer');
    const { status, client } = await signInWith('newcomer', password);
    expect(status).toBe(200);
    const { data } = await client.graphql('{ viewer { userId mustChangePassword permissions } }');
    expect(data.viewer).toEqual({ userId: id, mustChangePassword: true, permissions: [] });
    expect(codes(await client.graphql('{ agencies { id } }'))).toEqual(['PASSWORD_CHANGE_REQUIRED']);
    const changed = await client.fetch('/api/auth/password', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ current: password, next: 'Yihe-Longmen-66' }),
    });
    expect(changed.status).toBe(204);
    expect((await client.graphql('{ viewer { mustChangePassword } }')).data.viewer.mustChangePassword).toBe(false);
  });

  it('refuses a name that is taken, in this jurisdiction or another, and saves nothing', async () => {
    const before = await count('auth.account');
    const sysadmin = await app.as('sysadmin');
    for (const account of ['clerk', 'COUNTY-clerk']) {
      expect(codes(await sysadmin.graphql(CREATE, { input: { account, personName: '甲' } }))).toEqual([
        'ACCOUNT_TAKEN',
      ]);
    }
    expect(await count('auth.account')).toBe(before);
  });

  it('says everything that is wrong with the form at once', async () => {
    const answer = await (await app.as('sysadmin')).graphql(CREATE, { input: { account: '1', personName: ' \u3000' } });
    expect(answer.errors![0]!.extensions.refusals!.map(({ field }) => field).sort()).toEqual(['account', 'personName']);
  });

  it('does not show a password again when the request is repeated', async () => {
    const sysadmin = await app.as('sysadmin');
    const input = { account: 'repeated', personName: '甲', idempotencyKey: 'once-and-again' };
    const first = await sysadmin.graphql(CREATE, { input });
    const second = await sysadmin.graphql(CREATE, { input });
    expect(first.data.createUser.password).toMatch(/^.{19}$/);
    expect(second.data.createUser).toEqual({ ...first.data.createUser, password: null });
    const other = await sysadmin.graphql(CREATE, { input: { ...input, personName: '乙' } });
    expect(other.errors![0]!.extensions.code).toBe('IDEMPOTENCY_MISMATCH');
  });

  it('ends the sessions of a person whose account is closed, at once', async () => {
    const sysadmin = await app.as('sysadmin');
    const auditor = await app.as('auditor');
    const { data } = await sysadmin.graphql(USERS, { term: 'auditor' });
    const { id, version, personName } = data.users.nodes[0];
    const DISABLE = `mutation ($input: UpdateUserInput!) { updateUser(input: $input) { state version } }`;
    const answer = await sysadmin.graphql(DISABLE, {
      input: { userId: id, expectedVersion: version, personName, state: 'DISABLED' },
    });
    expect(answer.data.updateUser).toEqual({ state: 'DISABLED', version: version + 1 });
    expect((await auditor.graphql('{ viewer { userId } }')).data.viewer).toBeNull();
    expect((await signInWith('auditor', DEMO_PASSWORD)).status).toBe(401);
    const stale = await sysadmin.graphql(DISABLE, {
      input: { userId: id, expectedVersion: version, personName, state: 'ACTIVE' },
    });
    expect(stale.errors![0]!.extensions).toMatchObject({
      code: 'CONFLICT',
      refusals: [{ code: 'STALE_VERSION', params: { current: version + 1 } }],
    });
  });

  it('resets a password: the old one and every session are worth nothing', async () => {
    const sysadmin = await app.as('sysadmin');
    const supervision = await app.as('supervision');
    const { data } = await sysadmin.graphql(USERS, { term: 'supervision' });
    const answer = await sysadmin.graphql(
      `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { password user { mustChangePassword } } }`,
      { input: { userId: data.users.nodes[0].id, reason: '忘记密码' } },
    );
    expect(answer.data.resetPassword.user.mustChangePassword).toBe(true);
    expect((await supervision.graphql('{ viewer { userId } }')).data.viewer).toBeNull();
    expect((await signInWith('supervision', DEMO_PASSWORD)).status).toBe(401);
    expect((await signInWith('supervision', answer.data.resetPassword.password)).status).toBe(200);
  });

  it('shows accounts to administrators only', async () => {
    expect(codes(await (await app.as('performance')).graphql(USERS))).toEqual(['NO_PERMISSION']);
    expect((await (await app.as('secadmin')).graphql(USERS)).data.users.totalCount).toBeGreaterThan(100);
  });
});

describe('seats and roles', () => {
  it('leaves a new seat without roles until the security administrator grants them', async () => {
    const { agencyId } = await seatWith('FIN_BUDGET');
    const seat = await newSeat(agencyId, '示例岗位');
    expect(await count(`organizations.seat WHERE id = '${seat.id}' AND roles = '{}'`)).toBe(1);
    const input = { seatId: seat.id, expectedVersion: seat.version, roles: ['FIN_BUDGET'], reason: '新设岗位' };
    expect(codes(await (await app.as('sysadmin')).graphql(GRANT, { input }))).toEqual(['NO_PERMISSION']);
    const { data } = await (await app.as('secadmin')).graphql(GRANT, { input });
    expect(data.grantRoles).toEqual({ roles: ['FIN_BUDGET'], version: 2 });
  });

  it('takes effect in the running session of the holder', async () => {
    const seat = await seatWith('CONGRESS');
    const congress = await app.as('congress');
    const may = async (): Promise<string[]> =>
      (await congress.graphql('{ viewer { permissions } }')).data.viewer.permissions;
    expect(await may()).toContain('report.read');
    const secadmin = await app.as('secadmin');
    await secadmin.graphql(GRANT, {
      input: { seatId: seat.id, expectedVersion: seat.version, roles: [], reason: '调整' },
    });
    expect(await may()).toEqual([]);
  });

  it('refuses what no person may hold together, with every reason, and undoes it', async () => {
    const seat = await seatWith('SYSTEM_ADMIN');
    const secadmin = await app.as('secadmin');
    const input = {
      seatId: seat.id,
      expectedVersion: seat.version,
      roles: ['SYSTEM_ADMIN', 'AUDIT_ADMIN', 'FIN_BUDGET', 'UNIT_CLERK'],
      reason: '合并',
    };
    expect(codes(await secadmin.graphql(GRANT, { input }))).toEqual([
      'ROLE_NOT_FOR_AGENCY',
      'ADMINISTRATORS_EXCLUSIVE',
      'ADMINISTRATOR_WITHOUT_BUSINESS',
    ]);
    expect((await seatWith('SYSTEM_ADMIN')).version).toBe(seat.version);
  });

  it('refuses to grant to oneself, and to take the last administrator away', async () => {
    const secadmin = await app.as('secadmin');
    const own = await seatWith('SECURITY_ADMIN');
    expect(
      codes(
        await secadmin.graphql(GRANT, {
          input: { seatId: own.id, expectedVersion: own.version, roles: [], reason: 'x' },
        }),
      ),
    ).toEqual(['OWN_SEAT', 'LAST_ADMINISTRATOR']);
    const audit = await seatWith('AUDIT_ADMIN');
    expect(
      codes(
        await secadmin.graphql(GRANT, {
          input: { seatId: audit.id, expectedVersion: audit.version, roles: [], reason: 'x' },
        }),
      ),
    ).toEqual(['LAST_ADMINISTRATOR']);
  });

  it('refuses a seat of another jurisdiction as if there were none', async () => {
    const foreign = await app.database.sql<{ id: string }>(
      await app.jurisdictionOf('county-clerk'),
      `SELECT id FROM organizations.seat LIMIT 1`,
    );
    const answer = await (
      await app.as('secadmin')
    ).graphql(GRANT, { input: { seatId: foreign[0]!.id, expectedVersion: 1, roles: [], reason: 'x' } });
    expect(answer.errors![0]!.extensions.code).toBe('NOT_FOUND');
  });
});

describe('appointments', () => {
  it('hands a seat over; the duties stay with the seat', async () => {
    const sysadmin = await app.as('sysadmin');
    const { data } = await sysadmin.graphql(USERS, { term: 'clerk2' });
    const { id: appointmentId, seatId } = data.users.nodes[0].appointments[0];
    const successor = await newUser('successor');
    const ended = await sysadmin.graphql(END, {
      input: { appointmentId, validTo: '2019-12-20', handover: '台账、密码已交接' },
    });
    expect(ended.data.endAppointment.appointments[0].validTo).toBe('2019-12-20');
    await sysadmin.graphql(APPOINT, { input: { seatId, userId: successor.id, validFrom: '2019-12-21' } });
    const { client } = await signInWith('successor', successor.password);
    expect((await client.graphql('{ viewer { seat { id } } }')).data.viewer.seat.id).toBe(seatId);
    const former = await app.as('clerk2');
    expect((await former.graphql('{ viewer { seat { id } seats { id } permissions } }')).data.viewer).toEqual({
      seat: null,
      seats: [],
      permissions: [],
    });
  });

  it('refuses an appointment with every reason at once', async () => {
    const sysadmin = await app.as('sysadmin');
    const { data } = await sysadmin.graphql(USERS, { term: 'leader' });
    const { id: userId, appointments } = data.users.nodes[0];
    const answer = await sysadmin.graphql(APPOINT, {
      input: { seatId: appointments[0].seatId, userId, validFrom: '2019-12-20', validTo: '2019-12-01' },
    });
    expect(codes(answer)).toEqual(['DATES_REVERSED', 'ALREADY_APPOINTED']);
  });

  it('refuses to appoint oneself, or an administrator to business', async () => {
    const sysadmin = await app.as('sysadmin');
    const seat = await seatWith('FIN_TREASURY');
    const [me, auditadmin] = await Promise.all(
      ['sysadmin', 'auditadmin'].map(async (term) => (await sysadmin.graphql(USERS, { term })).data.users.nodes[0]),
    );
    expect(
      codes(await sysadmin.graphql(APPOINT, { input: { seatId: seat.id, userId: me.id, validFrom: '2019-12-26' } })),
    ).toEqual(['OWN_APPOINTMENT']);
    expect(
      codes(
        await sysadmin.graphql(APPOINT, { input: { seatId: seat.id, userId: auditadmin.id, validFrom: '2019-12-26' } }),
      ),
    ).toEqual(['ADMINISTRATOR_WITHOUT_BUSINESS']);
  });

  it('lets no two changes that are right alone be wrong together', async () => {
    const { agencyId } = await seatWith('FIN_BUDGET');
    const [first, second] = [await newSeat(agencyId, '并发一'), await newSeat(agencyId, '并发二')];
    const person = await newUser('racer');
    const sysadmin = await app.as('sysadmin');
    for (const { id } of [first, second])
      await sysadmin.graphql(APPOINT, { input: { seatId: id, userId: person.id, validFrom: '2019-12-26' } });
    const secadmin = await app.as('secadmin');
    const grant = (seat: { id: string; version: number }, role: string): Promise<GraphqlAnswer> =>
      secadmin.graphql(GRANT, {
        input: { seatId: seat.id, expectedVersion: seat.version, roles: [role], reason: 'x' },
      });
    const answers = await Promise.all([grant(first, 'SYSTEM_ADMIN'), grant(second, 'AUDIT_ADMIN')]);
    expect(answers.flatMap(codes)).toEqual(['ADMINISTRATORS_EXCLUSIVE']);
  });
});
