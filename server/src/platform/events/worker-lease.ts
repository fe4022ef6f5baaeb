import { Logger } from '@nestjs/common';
import pg from 'pg';

const BEAT_MS = 5_000;
/** A job is not looked at sooner: its worker may be about to take its lease, or take it again after a broken line. */
const GRACE_SECONDS = 10;

export interface LeaseOptions {
  graceSeconds?: number;
  /** Whom to tell of jobs of this task whose last attempt ended with the process that made it. */
  abandoned?: { task: string; tell: (payload: unknown) => Promise<void> | undefined };
}

/** The lease of a worker, by the name under which the queue notes who has taken a job. */
const LEASE = (name: string): string => `hashtextextended('jixiao worker ' || ${name}, 0)`;

/**
 * A worker holds a lease for as long as its process lives: a lock of a session of its own, which the database gives back
 * the moment the process is gone, however it went. What a worker without lease had begun is set free for the others; left
 * to itself the queue would wait for four hours.
 */
export class WorkerLease {
  private readonly logger = new Logger('Queue');
  private holder: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> = Promise.resolve();

  constructor(
    private readonly connectionString: string,
    private readonly worker: string,
    private readonly more: LeaseOptions = {},
  ) {}

  async start(): Promise<void> {
    await this.beat();
    this.timer = setInterval(() => {
      this.beating = this.beating.then(() => this.beat());
    }, BEAT_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.beating;
    await this.holder?.end();
    this.holder = undefined;
  }

  /** Takes the lease when it is not held, and frees what the dead have left. A line that broke is tried again. */
  async beat(): Promise<void> {
    try {
      this.holder ??= await this.take();
      const freed = await this.free(this.holder);
      await this.tellAbandoned(this.holder);
      if (freed.length > 0) this.logger.warn(`Work of ${freed.join(', ')} is taken up again: its process is gone`);
    } catch (error) {
      this.logger.warn((error as Error).message);
      const broken = this.holder;
      this.holder = undefined;
      await broken?.end().catch(() => undefined);
    }
  }

  private async take(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.connectionString, keepAlive: true });
    client.on('error', (error) => {
      this.logger.warn(error.message);
      if (this.holder === client) this.holder = undefined;
    });
    await client.connect();
    // The lease lives as long as the process, and never the other way round.
    (client as pg.Client & { unref(): void }).unref();
    await client.query(`SELECT pg_advisory_lock(${LEASE('$1')})`, [this.worker]);
    return client;
  }

  /** The queue leaves what it gives up where it lies; whoever waits for it must be told, and then it is taken away. */
  private async tellAbandoned(client: pg.Client): Promise<void> {
    const { abandoned } = this.more;
    if (!abandoned) return;
    const { rows } = await client.query<{ id: string; payload: unknown }>(
      `SELECT j.id::text AS id, j.payload FROM graphile_worker._private_jobs j
         JOIN graphile_worker._private_tasks t ON t.id = j.task_id
        WHERE t.identifier = $1 AND j.attempts >= j.max_attempts AND j.locked_at IS NULL LIMIT 20`,
      [abandoned.task],
    );
    for (const { id, payload } of rows) {
      await abandoned.tell(payload);
      await client.query('SELECT graphile_worker.complete_jobs(ARRAY[$1::bigint])', [id]);
    }
  }

  /** @returns workers whose jobs were set free */
  private async free(client: pg.Client): Promise<string[]> {
    const { rows } = await client.query<{ worker: string }>(
      `WITH busy AS MATERIALIZED (
         SELECT locked_by AS worker FROM graphile_worker._private_jobs
          WHERE locked_by <> $1 AND locked_at < now() - make_interval(secs => $2) GROUP BY locked_by),
       dead AS MATERIALIZED (SELECT worker FROM busy WHERE pg_try_advisory_xact_lock(${LEASE('worker')})),
       freed AS MATERIALIZED (SELECT graphile_worker.force_unlock_workers(array_agg(worker)) FROM dead HAVING count(*) > 0)
       SELECT worker FROM dead CROSS JOIN freed`,
      [this.worker, this.more.graceSeconds ?? GRACE_SECONDS],
    );
    return rows.map(({ worker }) => worker);
  }
}
