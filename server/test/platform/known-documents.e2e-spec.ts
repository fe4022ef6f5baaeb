import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '../../src/create-app.js';
import { KnownDocuments } from '../../src/platform/graphql/index.js';
import { readConfig } from '../../src/platform/config/index.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const INSTALLATION = '{ installation { demo } }';
const PROJECTS = 'query Projects($year: Int!) { projects(year: $year, first: 2) { nodes { id } } }';
const UNKNOWN = 'query Mine { projects(year: 2019, first: 200) { nodes { id code name responsiblePhone } } }';

let folder: string;
let app: TestApp;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jixiao-documents-'));
  const documentsFile = await manifest('documents.json', [INSTALLATION, PROJECTS]);
  app = await openTestApp('template_demo', { environment: 'production', knownDocumentsOnly: true, documentsFile });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function manifest(name: string, texts: readonly string[], hash = hashOf): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, JSON.stringify(Object.fromEntries(texts.map((text) => [hash(text), text]))));
  return file;
}

async function send(client: TestClient, body: Record<string, unknown>) {
  const response = await client.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as Awaited<ReturnType<TestClient['graphql']>>) };
}

const byHash = (hash: string): Record<string, unknown> => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
});

describe('operations of our own pages in production', () => {
  it('are answered by their hash or by their text', async () => {
    const clerk = await app.as('clerk');
    const variables = { year: 2019 };
    const hashed = await send(clerk, { ...byHash(hashOf(PROJECTS)), operationName: 'Projects', variables });
    expect(hashed.data.projects.nodes).toHaveLength(2);
    expect((await clerk.graphql(PROJECTS, variables)).data).toEqual(hashed.data);
    expect((await app.stranger().graphql(INSTALLATION)).data.installation).toEqual({ demo: true });
  });

  it('are all that a session may ask: another text is refused before anything is read or written', async () => {
    const refused = [{ code: 'DOCUMENT_NOT_KNOWN', wayOut: 'RELOAD_PAGE' }];
    for (const client of [await app.as('clerk'), await app.as('sysadmin'), app.stranger()]) {
      for (const query of [UNKNOWN, `${PROJECTS} `, '{ __typename }']) {
        const answer = await send(client, { query, variables: { year: 2019 } });
        expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([400, 'FORBIDDEN']);
        expect(answer.errors![0]!.extensions.refusals).toEqual(refused);
        expect(answer.data).toBeUndefined();
      }
    }
    const create = 'mutation { createUser(input: { account: "unasked", personName: "示例人" }) { __typename } }';
    const write = await send(await app.as('sysadmin'), { query: create });
    expect(write.errors![0]!.extensions.refusals).toEqual(refused);
    const made = `SELECT 1 FROM auth.account WHERE account = 'unasked'`;
    expect(await app.database.sql(await app.jurisdictionOf('sysadmin'), made)).toEqual([]);
  });

  it('are not added to by asking: a hash that is sent along with its text stays unknown', async () => {
    const clerk = await app.as('clerk');
    const program = await app.program('budget-system', 'budget-feed');
    await send(clerk, { ...byHash(hashOf(UNKNOWN)), query: UNKNOWN });
    await send(program, { ...byHash(hashOf(UNKNOWN)), query: UNKNOWN });
    for (const client of [clerk, program]) {
      const [error] = (await send(client, byHash(hashOf(UNKNOWN)))).errors!;
      expect(error!.extensions).toEqual({
        code: 'PERSISTED_QUERY_NOT_FOUND',
        refusals: [{ code: 'DOCUMENT_NOT_KNOWN', wayOut: 'RELOAD_PAGE' }],
      });
    }
    const mismatch = await send(clerk, { ...byHash(hashOf(PROJECTS)), query: UNKNOWN });
    expect(mismatch.data).toBeUndefined();
    expect(mismatch.errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  });

  it('do not bind a program with a token, which asks freely within the limits of cost', async () => {
    const program = await app.program('budget-system', 'budget-feed');
    const free = await program.graphql('{ projects(year: 2019, first: 3) { nodes { id code name } } }');
    expect(free.data.projects.nodes).toHaveLength(3);
    const many = Array.from({ length: 11 }, (_, n) => `a${n}: projects(year: 2019, first: 1) { totalCount }`).join(' ');
    expect((await program.graphql(`{ ${many} }`)).errors?.[0]?.extensions.code).toBe('TOO_COSTLY');
  });

  it('tell nobody the schema, which is published as a file', async () => {
    const schema = '{ __schema { types { name } } }';
    for (const client of [await app.as('clerk'), await app.program('budget-system', 'budget-feed')]) {
      const answer = await client.graphql(schema);
      expect(answer.errors?.[0]?.extensions.code).toBe('BAD_INPUT');
      expect(answer.data).toBeUndefined();
    }
  });
});

describe('the list of known operations', () => {
  it('is refused where a text was changed after the build, or is missing', async () => {
    const changed = await manifest('changed.json', [PROJECTS], () => hashOf(INSTALLATION));
    expect(() => KnownDocuments.read(changed)).toThrow('is not of its text');
    expect(() => KnownDocuments.read(path.join(folder, 'none.json'))).toThrow('ENOENT');
    const without = readConfig({ NODE_ENV: 'production', JIXIAO_DATABASE_URL: 'postgres://somewhere/jixiao' });
    await expect(createApp(without)).rejects.toThrow('JIXIAO_DOCUMENTS');
  });

  it('binds in production and not in a demo, while developing or in tests', () => {
    const base = { JIXIAO_DATABASE_URL: 'postgres://somewhere/jixiao', JIXIAO_WEB_ROOT: '/srv/web' };
    const of = (env: Record<string, string>) => readConfig({ ...base, ...env });
    expect(of({ NODE_ENV: 'production' }).knownDocumentsOnly).toBe(true);
    expect(of({ NODE_ENV: 'production' }).documentsFile).toBe(path.join('/srv/web', 'documents.json'));
    expect(of({ NODE_ENV: 'production', JIXIAO_DOCUMENTS: '/srv/known.json' }).documentsFile).toBe('/srv/known.json');
    expect(of({ NODE_ENV: 'production', JIXIAO_DEMO: '1' }).knownDocumentsOnly).toBe(false);
    expect(of({ NODE_ENV: 'development' }).knownDocumentsOnly).toBe(false);
    expect(of({ NODE_ENV: 'test' }).knownDocumentsOnly).toBe(false);
  });
});
