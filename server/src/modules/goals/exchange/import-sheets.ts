import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { refusal, type SheetProblem } from '@jixiao/shared';
import { UnitOfWork, newId } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import {
  countProblems,
  fileNameOf,
  type PreviewLine,
  type ProblemCount,
  PROBLEMS_SHOWN,
  refusalOfProblem,
  Sheets,
  standsInTheWay,
} from '../../../platform/exchange/index.js';
import { type JobRun, JobService } from '../../../platform/jobs/index.js';
import { type ImportRecord, SheetImportRows } from '../persistence/sheet-import.rows.js';
import { type CheckedSheets, CheckSheets } from './check-sheets.js';
import { WriteChunk } from './write-chunk.js';

/** What the person sees before anything is saved. */
export interface SheetReport {
  readonly objectives: number;
  readonly indicators: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  /** The first two hundred, or all of them where they were asked for. */
  readonly problems: readonly SheetProblem[];
  readonly problemCount: number;
  readonly preview: readonly PreviewLine[];
  readonly counts: readonly ProblemCount[];
  /** Whether nothing stands in the way of saving. */
  readonly ready: boolean;
  readonly importId: string | null;
  readonly jobId: string | null;
}

export interface SheetOrder {
  readonly year: number;
  readonly commit: boolean;
  /** Codes of what the person has confirmed. */
  readonly confirmed: readonly string[];
  readonly fileName: string;
  /** Every problem, for whoever takes the list along to work it off. */
  readonly allProblems: boolean;
}

interface ImportInput {
  readonly importId: string;
  readonly year: number;
  readonly fileSm3: string;
}

const KIND = 'goals.importSheets';
const CHUNK = 100;

/** Goal sheets on their way in: looked at first, then taken over by a job that can be left, ended and gone on with. */
@Injectable()
export class ImportSheets implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sheets: Sheets,
    private readonly checks: CheckSheets,
    private readonly rows: SheetImportRows,
    private readonly chunks: WriteChunk,
    private readonly jobs: JobService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<ImportInput>(KIND, (run) => this.run(run));
  }

  /** Nothing is saved unless asked, and then all of it that is in order: drafts, never approvals. */
  async take(file: Readable, order: SheetOrder): Promise<SheetReport> {
    const bytes = await this.sheets.take(file);
    const fileSm3 = createHash('sm3').update(bytes).digest('hex');
    const known = order.commit ? await this.rows.ofFile(fileSm3, order.year) : null;
    if (known) return this.again(known);
    const checked = await this.checks.check(bytes, order.year);
    const report = reportOf(checked, order);
    if (!order.commit) return report;
    if (!report.ready)
      throw refused(checked.problems.filter((one) => standsInTheWay(one, order.confirmed)).map(refusalOfProblem));
    const importId = await this.begin(checked, order, fileSm3);
    const record = await this.rows.one(importId);
    return { ...report, importId, jobId: record!.jobId };
  }

  mine(): Promise<ImportRecord[]> {
    return this.rows.mine();
  }

  async one(id: string): Promise<ImportRecord> {
    const record = await this.rows.one(id);
    if (!record) throw notFound('importId');
    return record;
  }

  async cancel(id: string): Promise<ImportRecord> {
    const { jobId } = await this.one(id);
    await this.jobs.cancel(jobId);
    return this.one(id);
  }

  /** Goes on with what was not taken over: after a cancellation, a failure, or a worker that died. */
  async resume(id: string): Promise<ImportRecord> {
    const record = await this.one(id);
    if (record.pending === 0)
      throw refused([refusal('IMPORT_COMPLETE', { params: { objectives: record.objectives } })]);
    await this.uow.write(async () => {
      const jobId = await this.jobs.enqueue(KIND, {
        importId: id,
        year: record.budgetYear,
        fileSm3: record.fileSm3,
      } satisfies ImportInput);
      await this.rows.rejob(id, jobId);
    });
    return this.one(id);
  }

  /** The same file a second time: the same job, and its result (controls D65). */
  private async again(importId: string): Promise<SheetReport> {
    const record = await this.one(importId);
    const { objectives, indicators, created, updated, unchanged, refused: skipped, jobId } = record;
    const nothing = { problems: [], problemCount: 0, counts: [], preview: [], ready: true };
    return { objectives, indicators, created, updated, unchanged, skipped, ...nothing, importId, jobId };
  }

  private async begin(checked: CheckedSheets, order: SheetOrder, fileSm3: string): Promise<string> {
    const id = newId();
    const done = await this.uow
      .write(async () => {
        const jobId = await this.jobs.enqueue(KIND, { importId: id, year: order.year, fileSm3 } satisfies ImportInput);
        const begun = await this.rows.begin(
          {
            id,
            fileSm3,
            fileName: fileNameOf(order.fileName),
            budgetYear: order.year,
            jobId,
            objectives: checked.accepted.length,
            indicators: indicatorsOf(checked),
          },
          checked.accepted.map(({ sheet, row, content }) => ({ sheet, sheetRow: row, content })),
        );
        // Thrown away with its job: the same file was begun in the same moment.
        if (!begun) throw new BegunElsewhere();
        return id;
      })
      .catch(async (error: unknown) => {
        if (error instanceof BegunElsewhere) return this.rows.ofFile(fileSm3, order.year);
        throw error;
      });
    return done!;
  }

  /** One transaction a chunk; what is committed is marked in it, so that a second run never takes it again. */
  private async run({ input, progress, checkCancelled }: JobRun<ImportInput>): Promise<unknown> {
    const { objectives } = await this.found(input.importId);
    for (;;) {
      await checkCancelled();
      const taken = await this.uow.write(async () => {
        const items = await this.rows.next(input.importId, CHUNK);
        if (items.length === 0) return 0;
        await this.rows.settle(await this.chunks.write(items, input.year, input.fileSm3));
        return items.length;
      });
      const { pending, created, updated, unchanged, refused: left } = await this.found(input.importId);
      await progress(objectives - pending, objectives);
      if (taken === 0) return { created, updated, unchanged, refused: left };
    }
  }

  private found(importId: string): Promise<ImportRecord> {
    return this.uow.write(() => this.one(importId));
  }
}

class BegunElsewhere extends Error {}

function indicatorsOf({ accepted }: CheckedSheets): number {
  return accepted.reduce((sum, { content }) => sum + content.indicators.length, 0);
}

function reportOf(checked: CheckedSheets, { confirmed, allProblems }: SheetOrder): SheetReport {
  return {
    objectives: checked.objectives.length,
    indicators: indicatorsOf(checked),
    created: checked.created,
    updated: checked.updated,
    unchanged: checked.unchanged,
    skipped: checked.objectives.length - checked.accepted.length,
    problems: allProblems ? checked.problems : checked.problems.slice(0, PROBLEMS_SHOWN),
    problemCount: checked.problems.length,
    preview: checked.preview,
    counts: countProblems(checked.problems),
    ready: checked.accepted.length > 0 && !checked.problems.some((one) => standsInTheWay(one, confirmed)),
    importId: null,
    jobId: null,
  };
}
