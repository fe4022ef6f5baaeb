import { DEMO_PASSWORD } from '../../src/seeds/index.js';
import { openTestApp, type TestApp, type TestRefusal } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => (app = await openTestApp()));
afterAll(() => app.close());

const post = (
  path: string,
  body: unknown,
  headers: Record<string, string> = { 'x-jixiao-client': 'test' },
): Promise<Response> =>
  fetch(app.baseUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const refusalsOf = async (response: Response): Promise<TestRefusal[]> =>
  ((await response.json()) as { error: { refusals: TestRefusal[] } }).error.refusals;

describe('sign-in of people', () => {
  it('gives a cookie that scripts cannot read, and knows the seat', async () => {
    const response = await post('/api/auth/sign-in', { account: 'clerk', password: DEMO_PASSWORD });
    expect(response.status).toBe(200);
    const cookie = response.headers.getSetCookie()[0]!;
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const clerk = await app.as('clerk');
    const { data } = await clerk.graphql('{ viewer { kind seat { title agencyName } permissions } }');
    expect(data.viewer.seat).toEqual({ title: '绩效联络员', agencyName: '示例单位017' });
    expect(data.viewer.permissions).toContain('goal.submit');
    expect(data.viewer.permissions).not.toContain('goal.approve');
  });

  it('says the same for a wrong password and an unknown account', async () => {
    const wrong = await post('/api/auth/sign-in', { account: 'head', password: 'wrong' });
    const unknown = await post('/api/auth/sign-in', { account: 'nobody-here', password: 'wrong' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await refusalsOf(wrong)).toEqual(await refusalsOf(unknown));
  });

  it('locks an account after five failures, also for the right password', async () => {
    for (let n = 0; n < 5; n += 1) await post('/api/auth/sign-in', { account: 'head2', password: 'wrong' });
    const response = await post('/api/auth/sign-in', { account: 'head2', password: DEMO_PASSWORD });
    expect(response.status).toBe(401);
    expect((await refusalsOf(response))[0]).toMatchObject({ code: 'SIGN_IN_LOCKED', params: { minutes: 15 } });
  });

  it('refuses a write that did not come from one of its own pages', async () => {
    const response = await post('/api/auth/sign-in', { account: 'clerk', password: DEMO_PASSWORD }, {});
    expect(response.status).toBe(403);
    expect((await refusalsOf(response))[0]!.code).toBe('CLIENT_HEADER_MISSING');
  });

  it.each([
    ['idle for half an hour', `last_seen_at = now() - interval '31 minutes'`],
    ['twelve hours old', `created_at = now() - interval '12 hours 1 minute'`],
    ['ended', 'ended_at = now()'],
  ])('forgets a session that is %s', async (_name, change) => {
    const response = await post('/api/auth/sign-in', { account: 'auditor', password: DEMO_PASSWORD });
    const cookie = response.headers.getSetCookie()[0]!.split(';')[0]!;
    const ask = async (): Promise<unknown> => {
      const answer = await post('/graphql', { query: '{ viewer { userId } }' }, { cookie, 'x-jixiao-client': 'test' });
      return ((await answer.json()) as { data: { viewer: unknown } }).data.viewer;
    };
    expect(await ask()).not.toBeNull();
    await app.database.sql(await app.jurisdictionOf('auditor'), `UPDATE auth.session SET ${change}`);
    expect(await ask()).toBeNull();
  });

  it('refuses a weak new password with every reason at once, and ends the other sessions after a good one', async () => {
    const mine = await post('/api/auth/sign-in', { account: 'congress', password: DEMO_PASSWORD });
    const other = await post('/api/auth/sign-in', { account: 'congress', password: DEMO_PASSWORD });
    const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]!.split(';')[0]!;
    const change = (current: string, next: string): Promise<Response> =>
      post('/api/auth/password', { current, next }, { cookie: cookieOf(mine), 'x-jixiao-client': 'test' });
    const weak = await change('not-it', 'abc');
    expect(weak.status).toBe(422);
    expect((await refusalsOf(weak)).map(({ code }) => code)).toEqual([
      'PASSWORD_TOO_SHORT',
      'PASSWORD_TOO_SIMPLE',
      'PASSWORD_WRONG',
    ]);
    expect((await change(DEMO_PASSWORD, 'Bianjing-Xinmi-1')).status).toBe(204);
    const viewer = await post(
      '/graphql',
      { query: '{ viewer { userId } }' },
      { cookie: cookieOf(other), 'x-jixiao-client': 'test' },
    );
    expect(((await viewer.json()) as { data: { viewer: unknown } }).data.viewer).toBeNull();
    expect((await refusalsOf(await change('Bianjing-Xinmi-1', DEMO_PASSWORD)))[0]!.code).toBe('PASSWORD_USED_BEFORE');
  });

  it('asks for everything that is missing in a form at once', async () => {
    const response = await post('/api/auth/sign-in', { account: '', extra: 1 });
    expect(response.status).toBe(400);
    expect((await refusalsOf(response)).map(({ field }) => field).sort()).toEqual(['account', 'extra', 'password']);
  });
});

describe('sign-in of programs', () => {
  it('gives no more than the asked scope and the seat allow', async () => {
    const firm = await app.program('firm-program', 'evaluation');
    const { data } = await firm.graphql('{ viewer { kind permissions } }');
    expect(data.viewer).toEqual({
      kind: 'CLIENT',
      permissions: [
        'engagement.file',
        'engagement.read',
        'engagement.work',
        'evaluation.read',
        'evaluation.scoreBlind',
        'financeEvaluation.score',
        'task.read',
      ],
    });
  });

  it('refuses a scope that was not granted, and a wrong secret, in the words of RFC 6749', async () => {
    const ask = async (secret: string, scope: string): Promise<[number, string]> => {
      const response = await fetch(`${app.baseUrl}/api/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: 'firm-program',
          client_secret: secret,
          scope,
        }),
      });
      return [response.status, ((await response.json()) as { error: string }).error];
    };
    expect(await ask(DEMO_PASSWORD, 'all')).toEqual([400, 'invalid_scope']);
    expect(await ask('wrong', 'evaluation')).toEqual([401, 'invalid_client']);
  });
});

describe('every answer', () => {
  it('carries the security headers and a trace id', async () => {
    const response = await fetch(`${app.baseUrl}/api/health/live`);
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-trace-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('refuses whoever has not signed in', async () => {
    const { errors } = await app.stranger().graphql('{ agencies { id } }');
    expect(errors![0]!.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
