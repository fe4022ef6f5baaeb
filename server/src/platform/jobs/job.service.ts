import { Injectable, type OnModuleInit } from '@nestjs/common';
import { refusal } from '@jixiao/shared';
import { currentActor, runInContext } from '../access/context.js';
import type { Actor } from '../access/actor.js';
import { newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError, notFound } from '../errors/domain-error.js';
import { EventWorker, type JobPayload, RUN_JOB_TASK } from '../events/event-worker.js';
import { JobEntity } from './job.entity.js';

export type JobState = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';

export interface JobRecord {
  id: string;
  kind: string;
  state: JobState;
  progressDone: number;
  progressTotal: number | null;
  result: unknown;
  error: unknown;
  createdAt: Date;
  finishedAt: Date | null;
}

export interface JobRun<Input> {
  readonly id: string;
  readonly input: Input;
  /** Shows progress to whoever started the job, in a transaction of its own. */
  progress(done: number, total: number): Promise<void>;
  /** @throws JobCancelled when the person has asked to stop; call between batches */
  checkCancelled(): Promise<void>;
}

export type JobHandler<Input> = (run: JobRun<Input>) => Promise<unknown>;

/** Thrown between two batches; what was committed before stands, the rest is not begun. */
export class JobCancelled extends Error {}

const COLUMNS = `id, kind, state, progress_done AS "progressDone", progress_total AS "progressTotal", result, error,
  created_at AS "createdAt", finished_at AS "finishedAt"`;

/**
 * Long work in the database's own queue, with progress that can be left and found again. A job acts with the rights of
 * the person who started it, as they were at that moment.
 */
@Injectable()
export class JobService implements OnModuleInit {
  private readonly handlers = new Map<string, JobHandler<never>>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly worker: EventWorker,
  ) {}

  onModuleInit(): void {
    this.worker.runJob = (payload, isLast) => this.run(payload, isLast);
    this.worker.abandonJob = (payload) => this.abandon(payload);
  }

  /** Called by modules when they start. */
  handle<Input>(kind: string, handler: JobHandler<Input>): void {
    this.handlers.set(kind, handler as JobHandler<never>);
  }

  /** @param attempts how often the queue tries before it gives up */
  async enqueue(kind: string, input: unknown, { attempts = 3 }: { attempts?: number } = {}): Promise<string> {
    if (!this.handlers.has(kind)) throw new Error(`No handler for jobs of kind ${kind}`);
    const actor = currentActor();
    const id = newId();
    await this.uow.write(async () => {
      await this.uow.insert(JobEntity, [{ id, kind, input, requestedBy: actor.userId, requestedSeat: actor.seatId }]);
      const frozen = { ...actor, permissions: [...actor.permissions] };
      await this.uow.query('SELECT graphile_worker.add_job($1, $2::json, job_key := $3, max_attempts := $4)', [
        RUN_JOB_TASK,
        JSON.stringify({ jurisdictionId: actor.jurisdictionId, jobId: id, actor: frozen }),
        id,
        attempts,
      ]);
    });
    return id;
  }

  /** A job of one's own. */
  async find(id: string): Promise<JobRecord> {
    const actor = currentActor();
    const [job] = await this.uow.query<JobRecord>(
      `SELECT ${COLUMNS} FROM platform.job WHERE jurisdiction_id = $1 AND id = $2 AND requested_by = $3`,
      [actor.jurisdictionId, id, actor.userId],
    );
    if (!job) throw notFound('id');
    return job;
  }

  async cancel(id: string): Promise<void> {
    const actor = currentActor();
    const changed = await this.uow.write(() =>
      this.uow.affect(
        `UPDATE platform.job SET cancel_requested = true,
                state = CASE WHEN state = 'QUEUED' THEN 'CANCELLED' ELSE state END
          WHERE jurisdiction_id = $1 AND id = $2 AND requested_by = $3 AND state IN ('QUEUED', 'RUNNING')`,
        [actor.jurisdictionId, id, actor.userId],
      ),
    );
    if (changed === 0) throw notFound('id');
  }

  /** Its process was killed each time: it ends as failed, with words for whoever waits. */
  private async abandon({ jurisdictionId, jobId, actor: frozen }: JobPayload): Promise<void> {
    const actor: Actor = { ...frozen, permissions: new Set(frozen.permissions) };
    const error = {
      code: 'INTERNAL',
      refusals: [refusal('JOB_PROCESS_ENDED', { ruleId: 'W-05', wayOut: 'START_AGAIN' })],
    };
    await runInContext({ actor, traceId: jobId, ip: null }, () =>
      this.uow.write(() =>
        this.uow.affect(
          `UPDATE platform.job SET state = 'FAILED', finished_at = now(), error = $3
            WHERE jurisdiction_id = $1 AND id = $2 AND state IN ('QUEUED', 'RUNNING')`,
          [jurisdictionId, jobId, JSON.stringify(error)],
        ),
      ),
    );
  }

  private async run({ jurisdictionId, jobId, actor: frozen }: JobPayload, isLast: boolean): Promise<void> {
    const actor: Actor = { ...frozen, permissions: new Set(frozen.permissions) };
    const inContext = <T>(work: () => Promise<T>): Promise<T> =>
      runInContext({ actor, traceId: jobId, ip: null }, work);
    const update = (sql: string, params: unknown[]): Promise<number> =>
      inContext(() =>
        this.uow.write(() =>
          this.uow.affect(`UPDATE platform.job SET ${sql} WHERE jurisdiction_id = $1 AND id = $2`, [
            jurisdictionId,
            jobId,
            ...params,
          ]),
        ),
      );

    const [job] = await inContext(() =>
      this.uow.write(() =>
        this.uow.query<{ kind: string; input: never }>(
          `UPDATE platform.job SET state = 'RUNNING'
            WHERE jurisdiction_id = $1 AND id = $2 AND state IN ('QUEUED', 'RUNNING') RETURNING kind, input`,
          [jurisdictionId, jobId],
        ),
      ),
    );
    if (!job) return;
    const handler = this.handlers.get(job.kind);
    try {
      if (!handler) throw new Error(`No handler for jobs of kind ${job.kind}`);
      const result = await inContext(() =>
        handler({
          id: jobId,
          input: job.input,
          progress: async (done, total) => {
            await update('progress_done = $3, progress_total = $4', [done, total]);
          },
          checkCancelled: () => this.checkCancelled(inContext, jurisdictionId, jobId),
        }),
      );
      await update(`state = 'DONE', finished_at = now(), result = $3`, [JSON.stringify(result ?? null)]);
    } catch (error) {
      if (error instanceof JobCancelled) {
        await update(`state = 'CANCELLED', finished_at = now()`, []);
        return;
      }
      if (error instanceof DomainError) {
        await update(`state = 'FAILED', finished_at = now(), error = $3`, [
          JSON.stringify({ code: error.code, refusals: error.refusals }),
        ]);
        return;
      }
      // Whoever waits for it is told when nobody will try again.
      const ended = isLast ? `, state = 'FAILED', finished_at = now()` : '';
      await update(`error = $3${ended}`, [JSON.stringify({ code: 'INTERNAL' })]);
      throw error;
    }
  }

  private async checkCancelled(
    inContext: <T>(work: () => Promise<T>) => Promise<T>,
    jurisdictionId: string,
    jobId: string,
  ): Promise<void> {
    const [row] = await inContext(async () => {
      try {
        return await this.uow.query<{ cancel_requested: boolean }>(
          'SELECT cancel_requested FROM platform.job WHERE jurisdiction_id = $1 AND id = $2',
          [jurisdictionId, jobId],
        );
      } finally {
        await this.uow.endRead();
      }
    });
    if (row?.cancel_requested) throw new JobCancelled();
  }
}
