import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import {
  isMonitoringForm,
  type MonitoringDraft,
  type MonitoringForm,
  MonitoringReader,
  type Refusal,
  refusal,
  type SheetProblem,
} from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { isId, UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { type PreviewLine, previewOf, Sheets } from '../../../platform/exchange/index.js';
import { roundNotOpen } from '../domain/round.rules.js';
import { SaveSheet } from '../application/save-sheet.js';
import type { SheetToSave } from '../application/sheet-draft.js';
import type { SheetRecord } from '../persistence/monitoring.reads.js';
import { RoundReads } from '../persistence/round.reads.js';
import { SheetFormReads } from '../persistence/sheet-forms.reads.js';
import { type KnownForm, KnownForms } from './known-forms.js';

/** What the person sees before anything is saved. */
export interface FormReport {
  readonly sheets: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  /** The first two hundred, or all of them where they were asked for. */
  readonly problems: readonly SheetProblem[];
  readonly problemCount: number;
  readonly counts: readonly { readonly code: string; readonly weight: string; readonly count: number }[];
  readonly preview: readonly PreviewLine[];
  /** Whether nothing stands in the way of saving. */
  readonly ready: boolean;
}

export interface FormOrder {
  readonly commit: boolean;
  /** Codes of what the person has confirmed. */
  readonly confirmed: readonly string[];
  readonly allProblems: boolean;
}

interface Checked {
  readonly problems: readonly SheetProblem[];
  readonly lines: readonly PreviewLine[];
  readonly drafts: readonly { readonly known: KnownForm; readonly draft: MonitoringDraft }[];
}

const SHOWN = 200;
const OPEN = ['DRAFT', 'RETURNED'];

/**
 * Monitoring forms on their way in: everything is read and every fault named by its cell; on confirmation they are saved
 * as drafts by the same step that saves the form on the screen, all of them or none.
 */
@Injectable()
export class ImportForms {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sheets: Sheets,
    private readonly known: KnownForms,
    private readonly reads: SheetFormReads,
    private readonly rounds: RoundReads,
    private readonly saves: SaveSheet,
    private readonly audit: AuditService,
  ) {}

  async take(file: Readable, roundId: string, order: FormOrder): Promise<FormReport> {
    const [round] = isId(roundId) ? await this.rounds.rows(currentActor(), [roundId], false) : [];
    if (!round) throw notFound('round');
    if (round.state !== 'OPEN') throw refused([roundNotOpen(round.state, 'save')]);
    const bytes = await this.sheets.take(file);
    const { sheets } = await this.sheets.open(bytes);
    const readers = sheets.filter(isMonitoringForm).map((grid) => new MonitoringReader(grid));
    if (readers.length === 0) throw refused([noForm(sheets.map(({ name }) => name))]);
    if (!order.commit) return reportOf(await this.check(readers, roundId, false), order);
    const fileSm3 = createHash('sm3').update(bytes).digest('hex');
    return this.uow.write(async () => {
      const checked = await this.check(readers, roundId, true);
      const report = reportOf(checked, order);
      if (!report.ready) throw refused(checked.problems.filter((one) => stands(one, order.confirmed)).map(refusalOf));
      for (const { known, draft } of checked.drafts) await this.saves.run(toSave(known, draft));
      this.audit.recordAll(
        checked.drafts.map(({ known }) => ({
          entity: 'monitoring.sheet',
          entityId: known.sheet.id,
          action: 'imported',
          fields: { fileSm3 },
        })),
      );
      return report;
    });
  }

  private async check(readers: readonly MonitoringReader[], roundId: string, lock: boolean): Promise<Checked> {
    const found = await this.find(readers, roundId, lock);
    const lines: PreviewLine[] = [];
    const drafts: Checked['drafts'][number][] = [];
    const seen = new Map<string, string>();
    for (const reader of readers) {
      const known = found(reader);
      const { code, name } = reader.identity;
      if (!known) {
        reader.refuse('REF_UNKNOWN', { code: code ?? name ?? '—' }, { ruleId: 'D-62' });
        continue;
      }
      const { sheetId } = reader.identity;
      if (sheetId && sheetId !== known.sheet.id) reader.refuse('MONITORING_MARK_DIFFERS', { name: known.form.name });
      const draft = reader.read(known.form);
      const first = seen.get(known.sheet.id);
      if (first !== undefined) reader.refuse('MONITORING_SHEET_TWICE', { first }, { ruleId: 'D-61' });
      seen.set(known.sheet.id, reader.sheetName);
      const closed = this.closed(known.sheet, reader);
      const outcome = closed ? 'SKIPPED' : isSame(known.form, draft) ? 'UNCHANGED' : 'CHANGED';
      lines.push({ code: known.form.code, name: known.form.name, outcome });
      if (outcome === 'CHANGED') drafts.push({ known, draft });
    }
    return { problems: readers.flatMap(({ problems }) => problems), lines, drafts };
  }

  /** What forbids the whole sheet. @returns whether it is left as it is */
  private closed(sheet: SheetRecord, reader: MonitoringReader): boolean {
    if (sheet.agencyId !== currentActor().agencyId) {
      reader.refuse('NOT_YOUR_UNIT', {}, { wayOut: 'ASK_UNIT_CLERK' });
      return true;
    }
    if (OPEN.includes(sheet.state)) return false;
    reader.refuse('MONITORING_SHEET_NOT_OPEN', { name: sheet.objectName, state: sheet.state }, { weight: 'SKIP' });
    return true;
  }

  /** The sheet of the round that a form means: by its mark, its code, or its name where that is but one. */
  private async find(
    readers: readonly MonitoringReader[],
    roundId: string,
    lock: boolean,
  ): Promise<(reader: MonitoringReader) => KnownForm | null> {
    const texts = (key: 'sheetId' | 'code' | 'name'): string[] =>
      readers.flatMap(({ identity }) => identity[key] ?? []);
    const rows = await this.reads.find(roundId, {
      ids: texts('sheetId'),
      codes: texts('code'),
      names: texts('name'),
    });
    const forms = new Map(
      (
        await this.known.of(
          rows.map(({ sheetId }) => sheetId),
          lock,
        )
      ).map((one) => [one.sheet.id, one]),
    );
    return ({ identity }) => {
      const marked = identity.sheetId && forms.get(identity.sheetId);
      if (marked) return marked;
      const same = identity.code
        ? rows.filter(({ code }) => code === identity.code)
        : rows.filter(({ name }) => name === identity.name);
      return same.length === 1 ? (forms.get(same[0]!.sheetId) ?? null) : null;
    };
  }
}

function isSame(known: MonitoringForm, draft: MonitoringDraft): boolean {
  const rows = new Map(known.rows.map((row) => [row.id, row]));
  const moneys = new Map(known.moneys.map((line) => [line.id, line]));
  const tasks = new Map(known.tasks.map((task) => [task.id, task]));
  const { rows: newRows, moneys: newMoneys, tasks: newTasks, ...own } = draft;
  return (
    isWithin(known, own) &&
    newRows.every((row) => isWithin(rows.get(row.id), row)) &&
    newMoneys.every((line) => isWithin(moneys.get(line.id), line)) &&
    newTasks.every((task) => isWithin(tasks.get(task.id), task))
  );
}

/** Whether what is known says the same of every field; blank and absent are one. */
function isWithin(known: object | undefined, said: object): boolean {
  const entries = new Map<string, unknown>(Object.entries(known ?? {}));
  const text = (value: unknown): string => (Array.isArray(value) ? value.toSorted().join() : String(value ?? ''));
  return Object.entries(said).every(([key, value]) => text(entries.get(key)) === text(value));
}

/** What was typed while the feed was down stays as it is: a form does not carry it. */
function toSave({ sheet, form }: KnownForm, draft: MonitoringDraft): SheetToSave {
  const typed = sheet.executionSource === 'TYPED';
  const base = form.moneys.find(({ source }) => source === 'BASE');
  const amount = base?.executedAmount ?? sheet.executedAmount;
  return {
    ...draft,
    expectedVersion: sheet.version,
    typedExecution: typed ? { amount, reason: sheet.typedReason ?? '' } : null,
  };
}

function stands(problem: SheetProblem, confirmed: readonly string[]): boolean {
  return problem.weight === 'ERROR' || (problem.weight === 'CONFIRM' && !confirmed.includes(problem.code));
}

function reportOf({ problems, lines }: Checked, { confirmed, allProblems }: FormOrder): FormReport {
  const counts = new Map<string, { code: string; weight: string; count: number }>();
  for (const { code, weight } of problems) {
    const entry = counts.get(`${weight}/${code}`) ?? { code, weight, count: 0 };
    counts.set(`${weight}/${code}`, { ...entry, count: entry.count + 1 });
  }
  const of = (outcome: PreviewLine['outcome']): number => lines.filter((line) => line.outcome === outcome).length;
  return {
    sheets: lines.length,
    updated: of('CHANGED'),
    unchanged: of('UNCHANGED'),
    skipped: of('SKIPPED'),
    problems: allProblems ? problems : problems.slice(0, SHOWN),
    problemCount: problems.length,
    counts: [...counts.values()],
    preview: previewOf(lines),
    ready: lines.length > 0 && !problems.some((one) => stands(one, confirmed)),
  };
}

function noForm(names: readonly string[]): Refusal {
  return refusal('TEMPLATE_HEADER', {
    ruleId: 'D-52',
    field: 'file',
    params: { expected: '三级指标', found: names.join('、').slice(0, 300) },
    wayOut: 'USE_TEMPLATE',
  });
}

function refusalOf({ code, ruleId, sheet, cell, params, wayOut }: SheetProblem): Refusal {
  return refusal(code, { ruleId, field: cell ? `${sheet}!${cell}` : sheet, params, wayOut });
}
