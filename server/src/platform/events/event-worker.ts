import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import pg from 'pg';
import { EventEmitter } from 'node:events';
import { Logger as QueueLogger, parseCronItems, run, type Runner, type WorkerEvents } from 'graphile-worker';
import type { Permission } from '@jixiao/shared';
import type { EventName } from '../../contracts/index.js';
import type { Actor } from '../access/actor.js';
import { runInContext } from '../access/context.js';
import { systemActor } from '../access/system-actor.js';
import { Config } from '../config/config.js';
import { newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DailyRounds } from './daily-rounds.js';
import { DELIVER_TASK, EVENT_HANDLER, EventBus } from './event-bus.js';
import { EventDeliveryEntity } from './event.entity.js';
import { WorkerLease } from './worker-lease.js';

type Handler = (payload: unknown, eventId: string) => Promise<void>;

interface Delivery {
  jurisdictionId: string;
  eventId: string;
  handler: string;
  today: string;
}

export const RUN_JOB_TASK = 'run_job';
const GO_ROUND_TASK = 'go_round';
const DAILY_ROUND_TASK = 'daily_round';
/** Every quarter of an hour, and once for what was missed while no process ran. */
const ROUNDS = { task: GO_ROUND_TASK, match: '*/15 * * * *', options: { backfillPeriod: 15 * 60_000, maxAttempts: 1 } };
/** Every account stands there with its place. */
const PLACES = 'SELECT DISTINCT jurisdiction_id AS id FROM auth.login_directory';

/** The actor as he was when he started a job, in a form that JSON can hold. */
export type FrozenActor = Omit<Actor, 'permissions'> & { permissions: Permission[] };

export interface JobPayload {
  jurisdictionId: string;
  jobId: string;
  actor: FrozenActor;
}

/** @param isLast whether the queue gives up after this attempt */
/** Told of a job whose process is gone and that nobody will try again. */
export type JobAbandoned = (payload: JobPayload) => Promise<void>;

export type JobRunner = (payload: JobPayload, isLast: boolean) => Promise<void>;

/** Delivers events to their handlers, each in a transaction of its own, once in effect however often it is tried. */
@Injectable()
export class EventWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(EventWorker.name);
  private readonly byName = new Map<string, Handler>();
  private runner: Runner | undefined;
  private stopping: Promise<void> | undefined;
  private pool: pg.Pool | undefined;
  private lease: WorkerLease | undefined;
  /** Set by the job service; kept here because one worker process serves both. */
  runJob: JobRunner | undefined;
  abandonJob: JobAbandoned | undefined;

  constructor(
    private readonly config: Config,
    private readonly bus: EventBus,
    private readonly uow: UnitOfWork,
    private readonly rounds: DailyRounds,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.explore();
    if (process.env.JIXIAO_WORKER === '0') return;
    const events: WorkerEvents = new EventEmitter();
    const named = new Promise<string>((resolve) =>
      events.once('pool:create', ({ workerPool }) => resolve(workerPool.id)),
    );
    this.runner = await run({
      events,
      pgPool: this.openPool(),
      concurrency: 2,
      noHandleSignals: true,
      pollInterval: 1_000,
      parsedCronItems: parseCronItems(this.config.dailyRounds ? [ROUNDS] : []),
      logger: new QueueLogger(() => (level, message) => {
        if (level === 'error') this.logger.error(message);
        else if (level === 'warning') this.logger.warn(message);
      }),
      taskList: {
        [DELIVER_TASK]: (payload) => this.deliver(payload as Delivery),
        [GO_ROUND_TASK]: async (_payload, { addJob, query }) => {
          const { rows } = await query<{ id: string }>(PLACES);
          for (const { id } of rows) await addJob(DAILY_ROUND_TASK, { id }, { jobKey: `daily:${id}`, maxAttempts: 5 });
        },
        [DAILY_ROUND_TASK]: async (payload) => {
          await this.rounds.run((payload as { id: string }).id);
        },
        [RUN_JOB_TASK]: async (payload, { job }) => {
          await this.runJob?.(payload as JobPayload, job.attempts >= job.max_attempts);
        },
      },
    });
    this.lease = new WorkerLease(this.config.databaseUrl, await named, {
      abandoned: { task: RUN_JOB_TASK, tell: (payload) => this.abandonJob?.(payload as JobPayload) },
    });
    await this.lease.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.stopped;
  }

  /** Ends the worker, once, and waits for what it is doing. */
  get stopped(): Promise<void> {
    return (this.stopping ??= this.stop());
  }

  private async stop(): Promise<void> {
    await this.runner?.stop();
    await this.lease?.stop();
    await this.pool?.end();
  }

  /** A pool of our own: an idle connection that the server ends must be a line in the log, not the end of the process. */
  private openPool(): pg.Pool {
    this.pool = new pg.Pool({ connectionString: this.config.databaseUrl, max: 4, connectionTimeoutMillis: 10_000 });
    const warn = (error: Error): void => this.logger.warn(error.message);
    this.pool.on('error', warn);
    this.pool.on('connect', (client) => client.on('error', warn));
    return this.pool;
  }

  async deliver(delivery: Delivery): Promise<void> {
    const handler = this.byName.get(delivery.handler);
    if (!handler) throw new Error(`No handler named ${delivery.handler}`);
    const context = {
      actor: systemActor(delivery.jurisdictionId, delivery.today),
      traceId: newId(),
      ip: null,
    };
    await runInContext(context, () =>
      this.uow.write(async () => {
        const fresh = await this.uow.insert(
          EventDeliveryEntity,
          [{ eventId: delivery.eventId, handler: delivery.handler }],
          { key: ['jurisdictionId', 'eventId', 'handler'] },
        );
        if (fresh === 0) return;
        const [event] = await this.uow.query<{ payload: unknown }>(
          'SELECT payload FROM platform.event WHERE jurisdiction_id = $1 AND id = $2',
          [delivery.jurisdictionId, delivery.eventId],
        );
        if (!event) throw new Error(`Event ${delivery.eventId} is not there`);
        await handler(event.payload, delivery.eventId);
      }),
    );
  }

  private explore(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const instance = wrapper.instance as object | undefined;
      if (!instance || typeof instance !== 'object') continue;
      const prototype = Object.getPrototypeOf(instance) as object;
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const target = (instance as Record<string, unknown>)[method];
        const name = Reflect.getMetadata(EVENT_HANDLER, target as object) as EventName | undefined;
        if (!name) continue;
        const id = `${instance.constructor.name}.${method}`;
        this.byName.set(id, (target as Handler).bind(instance));
        this.bus.handlers.set(name, [...(this.bus.handlers.get(name) ?? []), id]);
        this.logger.log(`${name} -> ${id}`);
      }
    }
  }
}
