import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '../../src/seeds/index.js';
import { openTestApp, type TestApp, type TestRefusal } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => (app = await openTestApp()));
afterAll(() => app.close());

const OWN_PAGE = { 'x-jixiao-client': 'test', 'content-type': 'application/json' };
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(app.baseUrl + path, { method: 'POST', headers: { ...OWN_PAGE, ...headers }, body: JSON.stringify(body) });
const codesOf = async (response: Response): Promise<string[]> =>
  ((await response.json()) as { error: { refusals: TestRefusal[] } }).error.refusals.map(({ code }) => code);

async function signIn(account: string): Promise<string> {
  const response = await post('/api/auth/sign-in', { account, password: DEMO_PASSWORD });
  return response.headers.getSetCookie()[0]!.split(';')[0]!;
}
async function viewerOf(headers: Record<string, string>): Promise<{ userId: string } | null> {
  const response = await post('/graphql', { query: '{ viewer { userId } }' }, headers);
  return ((await response.json()) as { data: { viewer: { userId: string } | null } }).data.viewer;
}

describe('sessions', () => {
  it('keeps five of a person; a sixth ends the oldest', async () => {
    const cookies: string[] = [];
    for (let n = 0; n < 6; n += 1) cookies.push(await signIn('government'));
    const alive = await Promise.all(cookies.map(async (cookie) => (await viewerOf({ cookie })) !== null));
    expect(alive).toEqual([false, true, true, true, true, true]);
  });

  it('is worth nothing under the name of another jurisdiction', async () => {
    const token = (await signIn('treasury')).split('=')[1]!.split('.')[1]!;
    const other = await app.jurisdictionOf('county-clerk');
    expect(await viewerOf({ cookie: `jixiao=${other}.${token}` })).toBeNull();
    for (const value of ['', '.', `${other}`, `${other}.`, `x.${token}`, `${other}.${'a'.repeat(4000)}`]) {
      expect(await viewerOf({ cookie: `jixiao=${value}` })).toBeNull();
    }
  });

  it('is worth nothing after sign-out', async () => {
    const cookie = await signIn('treasury');
    expect((await post('/api/auth/sign-out', {}, { cookie })).status).toBe(204);
    expect(await viewerOf({ cookie })).toBeNull();
  });

  it('is stored as a hash only', async () => {
    const token = (await signIn('treasury')).split('.')[1]!;
    const rows = await app.database.sql(
      await app.jurisdictionOf('treasury'),
      `SELECT 1 FROM auth.session WHERE token_hash = $1`,
      [token],
    );
    expect(rows).toEqual([]);
  });

  it('sits in no seat that is not one’s own', async () => {
    const cookie = await signIn('treasury');
    const [seat] = await app.database.sql<{ id: string }>(
      await app.jurisdictionOf('leader'),
      `SELECT id FROM organizations.seat WHERE 'BUREAU_LEADER' = ANY (roles)`,
    );
    for (const seatId of [seat!.id, randomUUID()]) {
      const response = await post('/api/auth/seat', { seatId }, { cookie });
      expect([response.status, await codesOf(response)]).toEqual([404, ['NOT_FOUND']]);
    }
  });

  it('opens nothing but the change of password while the password is one that somebody else has seen', async () => {
    const cookie = await signIn('business');
    await app.database.sql(
      await app.jurisdictionOf('business'),
      `UPDATE auth.account SET must_change_password = true WHERE account = 'business'`,
    );
    const response = await post('/api/auth/seat', { seatId: randomUUID() }, { cookie });
    expect([response.status, await codesOf(response)]).toEqual([403, ['PASSWORD_CHANGE_REQUIRED']]);
    expect((await fetch(`${app.baseUrl}/api/health/live`, { headers: { cookie } })).status).toBe(200);
    expect((await post('/api/auth/sign-out', {}, { cookie })).status).toBe(204);
  });

  it('ends when the appointment has ended, though the session goes on', async () => {
    const cookie = await signIn('leader');
    const ask = async (): Promise<string[]> => {
      const response = await post('/graphql', { query: '{ viewer { permissions } }' }, { cookie });
      return ((await response.json()) as { data: { viewer: { permissions: string[] } } }).data.viewer.permissions;
    };
    expect(await ask()).toContain('report.sign');
    await app.database.sql(
      await app.jurisdictionOf('leader'),
      `UPDATE organizations.appointment m SET valid_to = '2019-12-25' FROM auth.account a WHERE a.id = m.account_id AND a.account = 'leader'`,
    );
    expect(await ask()).toEqual([]);
  });
});

describe('programs', () => {
  const ask = (headers: Record<string, string>, fields: Record<string, string>): Promise<Response> =>
    fetch(`${app.baseUrl}/api/oauth/token`, { method: 'POST', headers, body: new URLSearchParams(fields) });
  const basic = (text: string): Record<string, string> => ({
    authorization: `Basic ${Buffer.from(text).toString('base64')}`,
  });

  it('may say who they are in the header, in a form, or in JSON', async () => {
    const grant = { grant_type: 'client_credentials' };
    const inHeader = await ask(basic(`budget-system:${DEMO_PASSWORD}`), grant);
    const inForm = await ask({}, { ...grant, client_id: 'budget-system', client_secret: DEMO_PASSWORD });
    const inJson = await fetch(`${app.baseUrl}/api/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...grant, client_id: 'budget-system', client_secret: DEMO_PASSWORD }),
    });
    expect([inHeader.status, inForm.status, inJson.status]).toEqual([200, 200, 200]);
    expect(await inForm.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'budget-feed' });
  });

  it.each(['%:%', 'no-colon', ':', `nobody:${'x'.repeat(300)}`])(
    'answers a malformed "%s" in the words of RFC 6749',
    async (text) => {
      const response = await ask(basic(text), { grant_type: 'client_credentials' });
      expect([response.status, await response.json()]).toEqual([401, { error: 'invalid_client' }]);
    },
  );

  it('needs no header of our own pages, and loses its token with its client', async () => {
    const response = await ask(
      {},
      { grant_type: 'client_credentials', client_id: 'budget-system', client_secret: DEMO_PASSWORD },
    );
    const { access_token: token } = (await response.json()) as { access_token: string };
    const graphql = async (): Promise<unknown> => {
      const answer = await fetch(`${app.baseUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: '{ viewer { kind permissions } }' }),
      });
      return ((await answer.json()) as { data: { viewer: unknown } }).data.viewer;
    };
    expect(await graphql()).toEqual({
      kind: 'CLIENT',
      permissions: ['budgetLine.feed', 'payment.import', 'project.manage', 'project.read'],
    });
    const home = await app.jurisdictionOf('budget-system');
    await app.database.sql(home, `UPDATE auth.access_token SET expires_at = now() - interval '1 second'`);
    expect(await graphql()).toBeNull();
    await app.database.sql(home, `UPDATE auth.access_token SET expires_at = now() + interval '1 hour'`);
    await app.database.sql(home, `UPDATE auth.api_client SET state = 'DISABLED'`);
    expect(await graphql()).toBeNull();
  });
});

describe('guessing', () => {
  it('locks an address that tries many names, even for a right one', async () => {
    const tries = Array.from({ length: 50 }, (_, n) =>
      post('/api/auth/sign-in', { account: `guess-${n}`, password: 'x' }),
    );
    await Promise.all(tries);
    const response = await post('/api/auth/sign-in', { account: 'clerk', password: DEMO_PASSWORD });
    expect([response.status, await codesOf(response)]).toEqual([401, ['SIGN_IN_LOCKED']]);
  });

  it('lets not one of many attempts at once slip past the fifth', async () => {
    await app.database.sql(null, 'DELETE FROM auth.sign_in_attempt');
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () =>
        codesOf(await post('/api/auth/sign-in', { account: 'auditadmin', password: 'x' })),
      ),
    );
    expect(answers.flat().filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(5);
    const log = await app.database.sql<{ n: number }>(
      await app.jurisdictionOf('auditadmin'),
      `SELECT count(*)::int AS n FROM platform.audit_entry WHERE action = 'signIn' AND result = 'REFUSED'
          AND entity_id = (SELECT subject_id FROM auth.login_directory WHERE name = 'auditadmin')`,
    );
    expect(log[0]!.n).toBe(5);
  });
});
