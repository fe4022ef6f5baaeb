import { type Actor, currentActor, runInContext, systemActor } from '../../src/platform/access/index.js';
import { newId, UnitOfWork } from '../../src/platform/database/index.js';
import { JobCancelled, type JobRecord, JobService } from '../../src/platform/jobs/index.js';
import { DailyRounds } from '../../src/platform/events/index.js';
import { WorkerLease } from '../../src/platform/events/worker-lease.js';
import { refused } from '../../src/platform/errors/index.js';
import { openTestApp, type TestApp, withClient } from '../harness/index.js';

let app: TestApp;
let actor: Actor;
beforeAll(async () => {
  app = await openTestApp();
  actor = { ...systemActor(await app.jurisdictionOf('clerk'), '2019-12-26'), userId: newId() };
});
afterAll(() => app.close());

const inContext = <T>(work: () => Promise<T>): Promise<T> => runInContext({ actor, traceId: newId(), ip: null }, work);

async function outcome(id: string): Promise<JobRecord> {
  for (let n = 0; n < 600; n += 1) {
    const job = await inContext(async () => {
      const found = await app.app.get(JobService).find(id);
      await app.app.get(UnitOfWork).endRead();
      return found;
    });
    if (job.finishedAt) return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The job does not end');
}

describe('the queue under the runtime role', () => {
  it('takes a job in the transaction that asks for it, works it off, and keeps progress and result', async () => {
    const jobs = app.app.get(JobService);
    jobs.handle<{ n: number }>('test.double', async ({ input, progress }) => {
      await progress(1, 2);
      return { twice: input.n * 2 };
    });
    const id = await inContext(() => jobs.enqueue('test.double', { n: 21 }));
    expect(await outcome(id)).toMatchObject({
      state: 'DONE',
      result: { twice: 42 },
      progressDone: 1,
      progressTotal: 2,
    });
  });

  it('leaves nothing behind when that transaction fails', async () => {
    const jobs = app.app.get(JobService);
    const count = async (): Promise<unknown> =>
      app.database.sql(actor.jurisdictionId, 'SELECT count(*) FROM platform.job');
    const before = await count();
    const failing = inContext(() =>
      app.app.get(UnitOfWork).write(async () => {
        await jobs.enqueue('test.double', { n: 1 });
        throw new Error('changed my mind');
      }),
    );
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await count()).toEqual(before);
  });

  it('keeps the reasons of a refusal, and ends when asked to', async () => {
    const jobs = app.app.get(JobService);
    jobs.handle('test.refused', () => Promise.reject(refused([{ code: 'STATE_INVALID' }])));
    const refusedId = await inContext(() => jobs.enqueue('test.refused', {}));
    expect(await outcome(refusedId)).toMatchObject({
      state: 'FAILED',
      error: { refusals: [{ code: 'STATE_INVALID' }] },
    });
    jobs.handle('test.cancelled', () => Promise.reject(new JobCancelled()));
    const cancelledId = await inContext(() => jobs.enqueue('test.cancelled', {}));
    expect((await outcome(cancelledId)).state).toBe('CANCELLED');
  });

  /** A job as a process leaves it that was killed in the middle. */
  const leftBy = (worker: string): Promise<string> =>
    inContext(() =>
      app.app.get(UnitOfWork).write(async () => {
        const id = await app.app.get(JobService).enqueue('test.double', { n: 4 });
        await app.app.get(UnitOfWork).query(
          `UPDATE graphile_worker._private_jobs SET locked_by = $2, locked_at = now() - interval '1 minute', attempts = 1
            WHERE key = $1`,
          [id, worker],
        );
        return id;
      }),
    );

  it('takes up by itself what a killed process had begun', async () => {
    const id = await leftBy('killed');
    expect(await outcome(id)).toMatchObject({ state: 'DONE', result: { twice: 8 } });
  });

  it('says so when a job was killed at its last attempt, too: it has failed, with words and a way out', async () => {
    const id = await leftBy('killed at last');
    await withClient(app.database.appUrl, (client) =>
      client.query('UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = $1', [id]),
    );
    expect(await outcome(id)).toMatchObject({
      state: 'FAILED',
      error: { code: 'INTERNAL', refusals: [{ code: 'JOB_PROCESS_ENDED', wayOut: 'START_AGAIN' }] },
    });
    const left = await withClient(app.database.appUrl, (client) =>
      client.query('SELECT 1 FROM graphile_worker._private_jobs WHERE key = $1', [id]),
    );
    expect(left.rows).toEqual([]);
  });

  it('leaves alone what a living process is at', async () => {
    const living = new WorkerLease(app.database.appUrl, 'living');
    await living.beat();
    const id = await leftBy('living');
    const other = new WorkerLease(app.database.appUrl, 'other');
    const holder = (): Promise<string | null> =>
      withClient(app.database.appUrl, async (client) => {
        const { rows } = await client.query('SELECT locked_by FROM graphile_worker._private_jobs WHERE key = $1', [id]);
        return (rows[0] as { locked_by: string | null } | undefined)?.locked_by ?? null;
      });
    await other.beat();
    expect(await holder()).toBe('living');
    await living.stop();
    await other.beat();
    expect(await holder()).not.toBe('living');
    expect(await outcome(id)).toMatchObject({ state: 'DONE' });
    await other.stop();
  });

  it('says that a job has failed when the last attempt fails', async () => {
    const jobs = app.app.get(JobService);
    jobs.handle('test.broken', () => Promise.reject(new Error('broken')));
    const id = await inContext(() =>
      app.app.get(UnitOfWork).write(async () => {
        const begun = await jobs.enqueue('test.broken', {});
        await app.app
          .get(UnitOfWork)
          .query('UPDATE graphile_worker._private_jobs SET max_attempts = 1 WHERE key = $1', [begun]);
        return begun;
      }),
    );
    expect(await outcome(id)).toMatchObject({ state: 'FAILED', error: { code: 'INTERNAL' } });
  });

  it('goes round the places: each does its duties of the business day, once', async () => {
    const rounds = app.app.get(DailyRounds);
    const done: string[] = [];
    rounds.register((today) => {
      done.push(`${currentActor().jurisdictionId} ${today}`);
      return Promise.resolve();
    });
    const goRound = (): Promise<unknown> =>
      withClient(app.database.appUrl, (client) =>
        client.query(`SELECT graphile_worker.add_job('go_round', '{}'::json)`),
      );
    const places = await app.database.sql<{ id: string }>(
      null,
      'SELECT DISTINCT jurisdiction_id AS id FROM auth.login_directory',
    );
    await goRound();
    for (let n = 0; n < 600 && done.length < places.length; n += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(new Set(done.map((one) => one.split(' ')[0])).size).toBe(places.length);
    expect(done).toContain(`${actor.jurisdictionId} 2019-12-26`);
    await goRound();
    expect(await Promise.all(places.map(({ id }) => rounds.run(id)))).toEqual(places.map(() => false));
    expect(done).toHaveLength(places.length);
  });

  it('shows a job to whoever started it and to nobody else', async () => {
    const jobs = app.app.get(JobService);
    const id = await inContext(() => jobs.enqueue('test.double', { n: 2 }));
    const other = { ...actor, userId: newId() };
    const find = runInContext({ actor: other, traceId: newId(), ip: null }, () => jobs.find(id));
    await expect(find).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await outcome(id);
  });
});
