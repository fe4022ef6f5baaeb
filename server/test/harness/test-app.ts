import type { NestExpressApplication } from '@nestjs/platform-express';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '../../src/create-app.js';
import { Config } from '../../src/platform/config/index.js';
import { DEMO_PASSWORD } from '../../src/seeds/index.js';
import { cloneDatabase, type Template, type TestDatabase } from './test-database.js';

export interface GraphqlAnswer {
  // The shape is the test's own business: it asserts what it reads.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
  errors?: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; refusals?: TestRefusal[]; traceId?: string };
  }[];
  /** Number of SQL statements that the answer cost, sign-in included. */
  statements: number;
}

export interface TestRefusal {
  code: string;
  ruleId?: string;
  field?: string;
  params?: Record<string, unknown>;
  wayOut?: string;
}

/** One signed-in person, one program, or a stranger. */
export interface TestClient {
  graphql(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export interface TestApp {
  readonly baseUrl: string;
  readonly database: TestDatabase;
  readonly app: NestExpressApplication;
  /** Where this application keeps its attachments. */
  readonly filesFolder: string;
  /** Id of the jurisdiction that a demo account belongs to. */
  jurisdictionOf(account: string): Promise<string>;
  as(account: string): Promise<TestClient>;
  program(clientId: string, scope?: string): Promise<TestClient>;
  stranger(): TestClient;
  close(): Promise<void>;
}

const OWN_PAGE = { 'x-jixiao-client': 'test' };

/** The product as it runs, on a database of its own. */
export async function openTestApp(
  template: Template = 'template_demo',
  settings: Partial<Config> = {},
): Promise<TestApp> {
  const database = await cloneDatabase(template);
  const filesFolder = await mkdtemp(path.join(tmpdir(), 'jixiao-files-'));
  const config = Object.assign(new Config(), {
    environment: 'test',
    port: 0,
    host: '127.0.0.1',
    databaseUrl: database.appUrl,
    ownerDatabaseUrl: database.ownerUrl,
    portalDatabaseUrl: database.portalUrl,
    isDemo: true,
    poolSize: 6,
    knownDocumentsOnly: false,
    // What a day brings is asked for by the test that is about it.
    dailyRounds: false,
    webhooksInside: false,
    filesFolder,
    documentsFile: settings.webRoot && path.join(settings.webRoot, 'documents.json'),
    ...settings,
  });
  const app = await createApp(config);
  await app.listen(0, '127.0.0.1');
  const baseUrl = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const clients = new Map<string, Promise<TestClient>>();

  const client = (headers: Record<string, string>): TestClient => ({
    fetch: (path, init = {}) =>
      fetch(baseUrl + path, {
        ...init,
        headers: { ...OWN_PAGE, ...headers, ...(init.headers as Record<string, string>) },
      }),
    graphql: async (query, variables = {}) => {
      const response = await fetch(`${baseUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...OWN_PAGE, ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const answer = (await response.json()) as GraphqlAnswer;
      return { ...answer, statements: Number(response.headers.get('x-statements')) };
    },
  });

  const signIn = async (account: string): Promise<TestClient> => {
    const response = await fetch(`${baseUrl}/api/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...OWN_PAGE },
      body: JSON.stringify({ account, password: DEMO_PASSWORD }),
    });
    if (!response.ok) throw new Error(`${account} cannot sign in: ${await response.text()}`);
    return client({ cookie: response.headers.getSetCookie()[0]!.split(';')[0]! });
  };

  return {
    baseUrl,
    database,
    app,
    filesFolder,
    jurisdictionOf: async (account) => {
      const rows = await database.sql<{ id: string }>(
        null,
        `SELECT jurisdiction_id AS id FROM auth.login_directory WHERE name = $1`,
        [account],
      );
      return rows[0]!.id;
    },
    as: (account) => {
      const known = clients.get(account) ?? signIn(account);
      clients.set(account, known);
      return known;
    },
    program: async (clientId, scope) => {
      const response = await fetch(`${baseUrl}/api/oauth/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: DEMO_PASSWORD,
          ...(scope ? { scope } : {}),
        }),
      });
      const body = (await response.json()) as { access_token?: string };
      if (!body.access_token) throw new Error(`${clientId}: ${JSON.stringify(body)}`);
      return client({ authorization: `Bearer ${body.access_token}` });
    },
    stranger: () => client({}),
    close: async () => {
      await app.close();
      await database.drop();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
}
