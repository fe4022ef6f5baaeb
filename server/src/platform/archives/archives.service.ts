import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Permission, Refusal } from '@jixiao/shared';
import { currentActor } from '../access/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { notFound } from '../errors/domain-error.js';
import { DailyRounds } from '../events/daily-rounds.js';
import { type ArchiveEntry, archiveOf } from '../exchange/archive.js';
import { FileOwners } from '../files/file-owners.js';
import type { StoredFile } from '../files/file-rows.js';
import { Files } from '../files/files.service.js';
import { type JobRun, JobService, type JobState } from '../jobs/job.service.js';
import { EraseTexts } from '../security/erase-texts.js';

/** What is to be packed: how many entries there are, and each as it is made. */
export interface ArchivePlan {
  /** Name of the file, with its ending. */
  readonly name: string;
  readonly total: number;
  readonly entries: AsyncIterable<ArchiveEntry>;
}

/** An archive that I asked for, and how far it is. */
export interface PreparedArchive {
  readonly id: string;
  readonly what: string;
  readonly state: JobState;
  readonly done: number;
  readonly total: number | null;
  /** Null until it is ready, and again when it has been thrown away. */
  readonly file: StoredFile | null;
  readonly refusals: readonly Refusal[];
}

interface Order {
  readonly subjectId: string;
  readonly what: string;
}

interface JobRow extends Omit<PreparedArchive, 'file' | 'refusals'> {
  readonly refusals: readonly Refusal[] | null;
}

type Maker = (order: Order) => Promise<ArchivePlan>;

const SHOWN = 10;
const KEPT_DAYS = 7;
/** Entries between two looks at whether the person has had enough. */
const STRIDE = 10;
const ARCHIVE = 'application/zip';

const COLUMNS = `id, input->>'what' AS what, state, progress_done AS done, progress_total AS total, error->'refusals' AS refusals`;

/**
 * Many documents as one file: made by a job that shows how far it is, can be left, found again and ended. The file is for
 * whoever asked, in the seat in which he asked, and is thrown away after a week: it is only a copy.
 */
@Injectable()
export class Archives {
  private readonly kinds: string[] = [];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: JobService,
    private readonly files: Files,
    private readonly owners: FileOwners,
    rounds: DailyRounds,
    erase: EraseTexts,
  ) {
    rounds.register(() => this.throwAway());
    erase.alongWith(() => this.throwAwayAll());
  }

  /** Called by modules when they start. @param read permission without which nothing is handed out */
  handle(kind: string, read: Permission, maker: Maker): void {
    this.kinds.push(kind);
    this.owners.register(kind, {
      read,
      attach: read,
      mayRead: async (id) => (await this.rows(kind, 'id', id)).length > 0,
      mayAttach: async () => null,
    });
    this.jobs.handle<Order>(kind, (run) => this.run(kind, run, maker));
  }

  /** The one that is under way already is the answer to a second press of the button. */
  async start(kind: string, order: Order): Promise<PreparedArchive> {
    const known = (await this.of(kind, order.subjectId)).find(
      ({ what, state }) => what === order.what && isOpen(state),
    );
    return known ?? this.one(kind, await this.jobs.enqueue(kind, order));
  }

  /** The latest that I asked for, newest first. */
  async of(kind: string, subjectId: string): Promise<PreparedArchive[]> {
    return this.withFiles(kind, await this.rows(kind, `input->>'subjectId'`, subjectId));
  }

  async cancel(kind: string, id: string): Promise<PreparedArchive> {
    await this.one(kind, id);
    await this.jobs.cancel(id);
    return this.one(kind, id);
  }

  private async one(kind: string, id: string): Promise<PreparedArchive> {
    const [one] = await this.withFiles(kind, await this.rows(kind, 'id', id));
    if (!one) throw notFound('id');
    return one;
  }

  private rows(kind: string, column: 'id' | `input->>'subjectId'`, value: string): Promise<JobRow[]> {
    const { jurisdictionId, userId, seatId } = currentActor();
    return this.uow.query<JobRow>(
      `SELECT ${COLUMNS} FROM platform.job
        WHERE jurisdiction_id = $1 AND requested_by = $2 AND requested_seat = $3 AND kind = $4 AND (${column})::text = $5
        ORDER BY created_at DESC, id DESC LIMIT ${SHOWN}`,
      [jurisdictionId, userId, seatId, kind, value],
    );
  }

  private async withFiles(kind: string, rows: readonly JobRow[]): Promise<PreparedArchive[]> {
    const files = await this.files.of(
      kind,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({ ...row, refusals: row.refusals ?? [], file: files.get(row.id)?.[0] ?? null }));
  }

  private async run(kind: string, run: JobRun<Order>, maker: Maker): Promise<unknown> {
    const plan = await maker(run.input);
    // Writing takes its time; the connection is for others meanwhile.
    await this.uow.endRead();
    await run.progress(0, plan.total);
    const chunks = archiveOf(watched(plan, run), currentActor().today);
    const { id } = await this.files.keepMade(
      { ownerType: kind, ownerId: run.id, name: plan.name, mediaType: ARCHIVE },
      Readable.from(chunks),
    );
    await run.progress(plan.total, plan.total);
    return { fileId: id };
  }

  /** Any of them may hold what has become a state secret; they are only copies and can be asked for again. */
  private async throwAwayAll(): Promise<void> {
    const { jurisdictionId } = currentActor();
    const jobs = await this.uow.query<{ id: string }>(
      'SELECT id FROM platform.job WHERE jurisdiction_id = $1 AND kind = ANY ($2::text[])',
      [jurisdictionId, this.kinds],
    );
    await this.files.removeOf(jobs.map(({ id }) => id));
    await this.uow.affect(
      `UPDATE platform.job SET cancel_requested = true
        WHERE jurisdiction_id = $1 AND kind = ANY ($2::text[]) AND state IN ('QUEUED', 'RUNNING')`,
      [jurisdictionId, this.kinds],
    );
  }

  /** By the clock of the machine: a demo stands still. */
  private async throwAway(): Promise<void> {
    for (const kind of this.kinds) await this.files.removeOlder(kind, KEPT_DAYS);
  }
}

const isOpen = (state: JobState): boolean => state === 'QUEUED' || state === 'RUNNING';

async function* watched({ entries, total }: ArchivePlan, run: JobRun<Order>): AsyncGenerator<ArchiveEntry> {
  let done = 0;
  for await (const entry of entries) {
    yield entry;
    done += 1;
    if (done % STRIDE > 0) continue;
    await run.progress(done, total);
    await run.checkCancelled();
  }
}
