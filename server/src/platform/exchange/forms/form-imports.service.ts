import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, type SheetProblem } from '@jixiao/shared';
import { AuditService } from '../../audit/audit.service.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { notFound, refused } from '../../errors/domain-error.js';
import { DailyRounds } from '../../events/daily-rounds.js';
import { type JobRun, JobService, type JobState } from '../../jobs/job.service.js';
import { EraseTexts } from '../../security/erase-texts.js';
import type { WorkbookContent } from '../sheet.js';
import {
  countProblems,
  fileNameOf,
  type ProblemCount,
  PROBLEMS_SHOWN,
  refusalOfProblem,
  standsInTheWay,
} from '../sheet-findings.js';
import { type PreviewLine, previewOf } from '../sheet-preview.js';
import { Sheets } from '../sheets.service.js';
import { type CheckedForms, checkForms } from './check-forms.js';
import { type FormImportRecord, FormImportRows } from './form-import.rows.js';
import type { FormReader, FormRoom } from './form-room.js';

/** What the person sees before anything is saved. */
export interface FormReport {
  readonly sheets: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  /** The first two hundred, or all of them where they were asked for. */
  readonly problems: readonly SheetProblem[];
  readonly problemCount: number;
  readonly counts: readonly ProblemCount[];
  readonly preview: readonly PreviewLine[];
  /** Whether nothing stands in the way of saving. */
  readonly ready: boolean;
  /** The job that goes on with it; null where it was only looked at. */
  readonly importId: string | null;
}

export interface FormOrder {
  readonly commit: boolean;
  /** Codes of what the person has confirmed. */
  readonly confirmed: readonly string[];
  readonly allProblems: boolean;
  readonly fileName: string;
}

interface ImportInput {
  readonly importId: string;
}

/** Sheets between two looks at whether the person has had enough. */
const STRIDE = 5;

/**
 * Official forms on their way in, whatever room they are of. A workbook is read and every fault named by its cell; on
 * confirmation a job saves it as drafts by the same step that saves a form on the screen, all sheets or none: what is
 * stopped or refused on the way has saved nothing.
 */
@Injectable()
export class FormImports {
  private readonly rooms = new Map<string, FormRoom>();
  private readonly rows: FormImportRows;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly sheets: Sheets,
    private readonly jobs: JobService,
    private readonly audit: AuditService,
    rounds: DailyRounds,
    erase: EraseTexts,
  ) {
    this.rows = new FormImportRows(uow);
    rounds.register(() => this.rows.throwAway());
    erase.alongWith((erased) => this.rows.erase([...erased.values()].flat()));
  }

  /** Called by rooms when they start. */
  handle(room: FormRoom): void {
    this.rooms.set(room.kind, room);
    this.jobs.handle<ImportInput>(room.kind, (run) => this.run(room, run));
  }

  /** Looked at only, unless asked to commit; then begun, if nothing stands in the way. */
  async take(kind: string, scope: string, file: Readable, order: FormOrder): Promise<FormReport> {
    const room = this.rooms.get(kind)!;
    await room.enter(scope);
    const bytes = await this.sheets.take(file);
    const readers = readersOf(room, await this.sheets.open(bytes));
    const checked = await checkForms(room, scope, readers, false);
    const report = reportOf(checked, order);
    if (!order.commit) return report;
    if (!report.ready) throw refused(standing(checked, order.confirmed));
    return { ...report, importId: await this.begin(kind, scope, bytes, order, checked) };
  }

  /** The latest that I began, newest first. */
  async mine(kind: string, scope: string): Promise<FormImportRecord[]> {
    return this.rows.mine(kind, scope);
  }

  async cancel(kind: string, id: string): Promise<FormImportRecord> {
    const { jobId } = await this.one(kind, id);
    await this.jobs.cancel(jobId);
    return this.one(kind, id);
  }

  /** From the beginning, because nothing was saved: after it was stopped, or what kept it from being saved is settled. */
  async resume(kind: string, id: string): Promise<FormImportRecord> {
    const record = await this.one(kind, id);
    await this.rooms.get(kind)!.enter(record.scope);
    if (!record.isKept) throw refused([refusal('IMPORT_NOT_KEPT', { params: { name: record.fileName } })]);
    if (isOpen(record.jobState)) return record;
    await this.uow.write(async () =>
      this.rows.rejob(id, await this.jobs.enqueue(kind, { importId: id } satisfies ImportInput)),
    );
    return this.one(kind, id);
  }

  private async one(kind: string, id: string): Promise<FormImportRecord & { jobId: string; scope: string }> {
    const record = await this.rows.one(kind, id);
    if (!record) throw notFound('importId');
    return record;
  }

  private begin(
    kind: string,
    scope: string,
    content: Buffer,
    order: FormOrder,
    checked: CheckedForms,
  ): Promise<string> {
    const fileSm3 = createHash('sm3').update(content).digest('hex');
    return this.uow.write(async () => {
      const { id, jobState } = await this.rows.begin({
        kind,
        scope,
        fileName: fileNameOf(order.fileName),
        fileSm3,
        content,
      });
      if (jobState !== null && isOpen(jobState)) return id;
      const jobId = await this.jobs.enqueue(kind, { importId: id } satisfies ImportInput);
      const expected = Object.fromEntries(checked.known.map((one) => [one.id, one.version]));
      const { confirmed } = order;
      await this.rows.order(id, { jobId, expected, confirmed, ...countsOf(checked) });
      return id;
    });
  }

  /** One transaction: whoever stops it, and whatever is refused in it, leaves everything as it was. */
  private async run(room: FormRoom, run: JobRun<ImportInput>): Promise<unknown> {
    const { importId } = run.input;
    const { scope, fileSm3, content, expected, confirmed } = await this.rows.kept(importId);
    await this.uow.endRead();
    // Saved already, by a run whose process ended before it could say so.
    if (content === null) return null;
    const workbook = await this.sheets.open(content);
    return this.uow.write(async () => {
      await room.enter(scope);
      const checked = await checkForms(room, scope, readersOf(room, workbook), true);
      const { drafts } = checked;
      const refusals = [...standing(checked, confirmed), ...changedSince(checked, expected)];
      if (refusals.length > 0) throw refused(refusals);
      for (const [index, { known, draft }] of drafts.entries()) {
        if (index % STRIDE === 0) await this.watch(run, index, drafts.length);
        await room.save(known, draft);
      }
      await this.watch(run, drafts.length, drafts.length);
      this.audit.recordAll(
        drafts.map(({ known }) => ({
          entity: room.entity,
          entityId: known.id,
          action: 'imported',
          fields: { fileSm3, importId },
        })),
      );
      await this.rows.finish(importId);
      return countsOf(checked);
    });
  }

  private async watch(run: JobRun<ImportInput>, done: number, total: number): Promise<void> {
    await run.checkCancelled();
    await run.progress(done, total);
  }
}

const isOpen = (state: JobState): boolean => state === 'QUEUED' || state === 'RUNNING';

function readersOf(room: FormRoom, { sheets }: WorkbookContent): readonly FormReader[] {
  const readers = room.readers(sheets);
  if (readers.length > 0) return readers;
  const found = sheets.map(({ name }) => name).join('、');
  throw refused([
    refusal('TEMPLATE_HEADER', {
      ruleId: 'D-52',
      field: 'file',
      params: { expected: `《${room.title}》`, found: found.slice(0, 300) },
      wayOut: 'USE_TEMPLATE',
    }),
  ]);
}

const standing = ({ problems }: CheckedForms, confirmed: readonly string[]): Refusal[] =>
  problems.filter((one) => standsInTheWay(one, confirmed)).map(refusalOfProblem);

/** Whoever confirmed the workbook saw other values than those which it would now replace. */
function changedSince({ drafts }: CheckedForms, expected: Readonly<Record<string, number>>): Refusal[] {
  return drafts
    .filter(({ known }) => expected[known.id] !== known.version)
    .map(({ known }) =>
      refusal('FORM_CHANGED_SINCE', { ruleId: 'W-01', params: { name: known.name }, wayOut: 'LOOK_AGAIN' }),
    );
}

function countsOf({ lines }: CheckedForms): { changed: number; unchanged: number; skipped: number } {
  const of = (outcome: PreviewLine['outcome']): number => lines.filter((line) => line.outcome === outcome).length;
  return { changed: of('CHANGED'), unchanged: of('UNCHANGED'), skipped: of('SKIPPED') };
}

function reportOf(checked: CheckedForms, { confirmed, allProblems }: FormOrder): FormReport {
  const { problems, lines } = checked;
  const { changed, unchanged, skipped } = countsOf(checked);
  return {
    sheets: lines.length,
    updated: changed,
    unchanged,
    skipped,
    problems: allProblems ? problems : problems.slice(0, PROBLEMS_SHOWN),
    problemCount: problems.length,
    counts: countProblems(problems),
    preview: previewOf(lines),
    ready: lines.length > 0 && !problems.some((one) => standsInTheWay(one, confirmed)),
    importId: null,
  };
}
