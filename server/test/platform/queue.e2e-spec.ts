import { type Actor, runInContext, systemActor } from '../../src/platform/access/index.js';
import { newId, UnitOfWork } from '../../src/platform/database/index.js';
import { JobCancelled, type JobRecord, JobService } from '../../src/platform/jobs/index.js';
import { refused } from '../../src/platform/errors/index.js';
import { openTestApp, type TestApp } from '../harness/index.js';

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

  it('shows a job to whoever started it and to nobody else', async () => {
    const jobs = app.app.get(JobService);
    const id = await inContext(() => jobs.enqueue('test.double', { n: 2 }));
    const other = { ...actor, userId: newId() };
    const find = runInContext({ actor: other, traceId: newId(), ip: null }, () => jobs.find(id));
    await expect(find).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await outcome(id);
  });
});
