import { DailyRounds } from '../../src/platform/events/index.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';

let app: TestApp;
let performance: TestClient;
let roundId: string;
beforeAll(async () => {
  app = await openTestApp();
  performance = await app.as('performance');
  roundId = (await performance.graphql('{ monitoringRounds(year: 2019) { id } }')).data.monitoringRounds[0].id;
}, 120_000);
afterAll(() => app.close());

interface Archive {
  id: string;
  what: string;
  state: string;
  done: number;
  total: number | null;
  file: { id: string; name: string; size: number } | null;
}
const ARCHIVE = 'id what state done total file { id name size } refusals { code }';

async function mine(client: TestClient): Promise<Archive[]> {
  const { data } = await client.graphql(`query ($id: ID!) { monitoringArchives(roundId: $id) { ${ARCHIVE} } }`, {
    id: roundId,
  });
  return data.monitoringArchives;
}
const prepare = (client: TestClient, what: string, id = roundId) =>
  client.graphql(`mutation ($input: PrepareArchiveInput!) { prepareMonitoringArchive(input: $input) { ${ARCHIVE} } }`, {
    input: { roundId: id, what },
  });
async function ended(client: TestClient, id: string): Promise<Archive> {
  for (let waited = 0; waited < 150_000; waited += 100) {
    const found = (await mine(client)).find((one) => one.id === id);
    if (found && !['QUEUED', 'RUNNING'].includes(found.state)) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The job did not end');
}
async function packed(client: TestClient, what: string): Promise<{ archive: Archive; entries: number; bytes: Buffer }> {
  const { data, errors } = await prepare(client, what);
  if (errors) throw new Error(JSON.stringify(errors));
  const archive = await ended(client, data.prepareMonitoringArchive.id);
  const answer = await client.fetch(`/api/files/${archive.file!.id}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { archive, bytes, entries: bytes.readUInt16LE(bytes.lastIndexOf('PK\u0005\u0006') + 10) };
}

describe('everything of a round as one file', () => {
  it('R100: all reports of a round are made by a job that shows how far it is, and can be fetched later', async () => {
    const { archive, entries, bytes } = await packed(performance, 'REPORTS');
    expect(archive).toMatchObject({ state: 'DONE', done: 200, total: 200 });
    expect(archive.file).toMatchObject({
      name: '绩效运行跟踪监控报告-2019年1—7月绩效运行监控.zip',
      size: bytes.length,
    });
    expect(entries).toBe(200);
  }, 180_000);

  it('R101: all forms are a workbook for each first-level unit, and a department gets those of its own', async () => {
    const all = await packed(performance, 'FORMS');
    const [{ units } = { units: 0 }] = await app.database.sql<{ units: number }>(
      await app.jurisdictionOf('performance'),
      `SELECT count(DISTINCT c.ancestor_id)::int AS units FROM monitoring.sheet s
         JOIN organizations.agency_closure c ON c.descendant_id = s.agency_id
         JOIN organizations.agency a ON a.id = c.ancestor_id AND a.level = 1
        WHERE s.round_id = $1`,
      [roundId],
    );
    expect(all.entries).toBe(units);
    expect((await packed(await app.as('head'), 'FORMS')).entries).toBe(1);
  }, 180_000);

  it('a second press while it is made is the same job; ended by the person, there is no file', async () => {
    const first = (await prepare(performance, 'REPORTS')).data.prepareMonitoringArchive;
    const second = (await prepare(performance, 'REPORTS')).data.prepareMonitoringArchive;
    expect(second.id).toBe(first.id);
    const cancelled = await performance.graphql(
      `mutation ($id: ID!) { cancelMonitoringArchive(id: $id) { ${ARCHIVE} } }`,
      { id: first.id },
    );
    expect(cancelled.errors).toBeUndefined();
    expect(await ended(performance, first.id)).toMatchObject({ state: 'CANCELLED', file: null });
  });

  it('what one person has packed is nobody else’s, and what cannot be packed is refused in words', async () => {
    const [own] = await mine(performance);
    const other = await app.as('performance2');
    expect(await mine(other)).toEqual([]);
    const foreign = await other.graphql('mutation ($id: ID!) { cancelMonitoringArchive(id: $id) { id } }', {
      id: own!.id,
    });
    expect(foreign.errors![0]!.extensions.code).toBe('NOT_FOUND');
    const done = (await mine(performance)).find(({ file }) => file !== null)!;
    expect((await other.fetch(`/api/files/${done.file!.id}`)).status).toBe(404);
    expect((await app.stranger().fetch(`/api/files/${done.file!.id}`)).status).toBe(401);
    const codes = async (client: TestClient, what: string, id = roundId) =>
      (await prepare(client, what, id)).errors![0]!.extensions.refusals!.map(({ code }) => code);
    expect(await codes(performance, 'EVERYTHING')).toEqual(['MONITORING_ARCHIVE_UNKNOWN']);
    const planned = await performance.graphql(
      'mutation ($input: PlanRoundInput!) { planMonitoringRound(input: $input) { id } }',
      {
        input: {
          budgetYear: 2019,
          name: '示例未启动轮次',
          periodFrom: '2019-01-01',
          periodTo: '2019-11-30',
          dueOn: '2019-12-31',
        },
      },
    );
    expect(await codes(performance, 'FORMS', planned.data.planMonitoringRound.id)).toEqual([
      'MONITORING_ARCHIVE_EMPTY',
    ]);
  });

  it('is thrown away after a week: it is only a copy', async () => {
    const jurisdiction = await app.jurisdictionOf('performance');
    const run = async (): Promise<number> => {
      await app.database.sql(jurisdiction, 'DELETE FROM platform.daily_round');
      await app.app.get(DailyRounds).run(jurisdiction);
      return (await mine(performance)).filter(({ file }) => file !== null).length;
    };
    const before = await run();
    expect(before).toBeGreaterThan(0);
    await app.database.sql(
      jurisdiction,
      `UPDATE platform.file SET uploaded_at = now() - interval '8 days' WHERE subject_type = 'monitoring.archive'`,
    );
    expect(await run()).toBe(0);
  });
});
