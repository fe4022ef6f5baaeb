import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  isSelfForm,
  type Refusal,
  refusal,
  type SelfForm,
  type SelfFormDraft,
  SelfReader,
  type SheetProblem,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { refused } from '../../../../platform/errors/index.js';
import { type PreviewLine, previewOf, Sheets } from '../../../../platform/exchange/index.js';
import { OPEN_STATES, SaveSelfEvaluation } from '../application/save-sheet.js';
import type { SelfEvaluationToSave, StoredSheet } from '../application/sheet-draft.js';
import { SelfFormReads } from '../persistence/self-forms.reads.js';
import { type KnownSelfForm, KnownSelfForms } from './known-self-forms.js';

/** What the person sees before anything is saved. */
export interface SelfFormReport {
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

export interface SelfFormOrder {
  readonly commit: boolean;
  /** Codes of what the person has confirmed. */
  readonly confirmed: readonly string[];
  readonly allProblems: boolean;
}

interface Checked {
  readonly problems: readonly SheetProblem[];
  readonly lines: readonly PreviewLine[];
  readonly drafts: readonly { readonly known: KnownSelfForm; readonly draft: SelfFormDraft }[];
}

const SHOWN = 200;

/**
 * Self-evaluation forms on their way in: everything is read and every fault named by its cell; on confirmation they are
 * saved as drafts by the same step that saves the form on the screen, all of them or none.
 */
@Injectable()
export class ImportSelfForms {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sheets: Sheets,
    private readonly known: KnownSelfForms,
    private readonly reads: SelfFormReads,
    private readonly saves: SaveSelfEvaluation,
    private readonly audit: AuditService,
  ) {}

  async take(file: Readable, workYear: number, order: SelfFormOrder): Promise<SelfFormReport> {
    const bytes = await this.sheets.take(file);
    const { sheets } = await this.sheets.open(bytes);
    const readers = sheets.filter(isSelfForm).map((grid) => new SelfReader(grid));
    if (readers.length === 0) throw refused([noForm(sheets.map(({ name }) => name))]);
    if (!order.commit) return reportOf(await this.check(readers, workYear, false), order);
    const fileSm3 = createHash('sm3').update(bytes).digest('hex');
    return this.uow.write(async () => {
      const checked = await this.check(readers, workYear, true);
      const report = reportOf(checked, order);
      if (!report.ready) throw refused(checked.problems.filter((one) => stands(one, order.confirmed)).map(refusalOf));
      for (const { known, draft } of checked.drafts) await this.saves.run(toSave(known.stored, draft), 'SHEET');
      this.audit.recordAll(
        checked.drafts.map(({ known }) => ({
          entity: 'evaluation.self_evaluation',
          entityId: known.stored.sheet.id,
          action: 'imported',
          fields: { fileSm3 },
        })),
      );
      return report;
    });
  }

  private async check(readers: readonly SelfReader[], workYear: number, lock: boolean): Promise<Checked> {
    const found = await this.find(readers, workYear, lock);
    const lines: PreviewLine[] = [];
    const drafts: Checked['drafts'][number][] = [];
    const seen = new Map<string, string>();
    for (const reader of readers) {
      const known = found(reader);
      const { code, name, sheetId } = reader.identity;
      if (!known) {
        reader.refuse('REF_UNKNOWN', { code: code ?? name ?? '—' }, { ruleId: 'D-62' });
        continue;
      }
      const { sheet } = known.stored;
      if (sheetId && sheetId !== sheet.id) reader.refuse('SELF_MARK_DIFFERS', { name: known.form.name });
      const draft = reader.read(known.form);
      const first = seen.get(sheet.id);
      if (first !== undefined) reader.refuse('SELF_SHEET_TWICE', { first }, { ruleId: 'D-61' });
      seen.set(sheet.id, reader.sheetName);
      const outcome = this.closed(known.stored, reader)
        ? 'SKIPPED'
        : isSame(known.form, draft)
          ? 'UNCHANGED'
          : 'CHANGED';
      lines.push({ code: known.form.code, name: known.form.name, outcome });
      if (outcome === 'CHANGED') drafts.push({ known, draft });
    }
    return { problems: readers.flatMap(({ problems }) => problems), lines, drafts };
  }

  /** What forbids the whole sheet. @returns whether it is left as it is */
  private closed({ sheet }: StoredSheet, reader: SelfReader): boolean {
    if (sheet.agencyId !== currentActor().agencyId) {
      reader.refuse('NOT_YOUR_UNIT', {}, { wayOut: 'ASK_UNIT_CLERK' });
      return true;
    }
    if (OPEN_STATES.includes(sheet.state)) return false;
    reader.refuse('SELF_SHEET_NOT_OPEN', { name: sheet.projectName }, { weight: 'SKIP' });
    return true;
  }

  /** The sheet of the year that a form means: by its mark, its code, or its name where that is but one. */
  private async find(
    readers: readonly SelfReader[],
    workYear: number,
    lock: boolean,
  ): Promise<(reader: SelfReader) => KnownSelfForm | null> {
    const texts = (key: 'sheetId' | 'code' | 'name'): string[] =>
      readers.flatMap(({ identity }) => identity[key] ?? []);
    const rows = await this.reads.find(workYear, {
      ids: texts('sheetId'),
      codes: texts('code'),
      names: texts('name'),
    });
    const forms = await this.known.of(
      rows.map(({ sheetId }) => sheetId),
      lock,
    );
    const byId = new Map(forms.map((one) => [one.stored.sheet.id, one]));
    return ({ identity }) => {
      const marked = identity.sheetId && byId.get(identity.sheetId);
      if (marked) return marked;
      const same = identity.code
        ? rows.filter(({ code }) => code === identity.code)
        : rows.filter(({ name }) => name === identity.name);
      return same.length === 1 ? (byId.get(same[0]!.sheetId) ?? null) : null;
    };
  }
}

function isSame(known: SelfForm, draft: SelfFormDraft): boolean {
  const { rows, moneys, tasks, criteria, ...own } = draft;
  const within = (stored: readonly { id: string }[], said: readonly { id: string }[]): boolean => {
    const byId = new Map(stored.map((one) => [one.id, one]));
    return said.every((one) => isWithin(byId.get(one.id), one));
  };
  return (
    isWithin(known, own) &&
    within(known.rows, rows) &&
    within(known.moneys, moneys) &&
    within(known.tasks, tasks) &&
    within(known.criteria, criteria)
  );
}

/** Whether what is known says the same of every field; blank and absent are one. */
function isWithin(known: object | undefined, said: object): boolean {
  const entries = new Map<string, unknown>(Object.entries(known ?? {}));
  return Object.entries(said).every(([key, value]) => String(entries.get(key) ?? '') === String(value ?? ''));
}

const toSave = ({ sheet }: StoredSheet, draft: SelfFormDraft): SelfEvaluationToSave => ({
  ...draft,
  expectedVersion: sheet.version,
});

function stands(problem: SheetProblem, confirmed: readonly string[]): boolean {
  return problem.weight === 'ERROR' || (problem.weight === 'CONFIRM' && !confirmed.includes(problem.code));
}

function reportOf({ problems, lines }: Checked, { confirmed, allProblems }: SelfFormOrder): SelfFormReport {
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

const noForm = (names: readonly string[]): Refusal =>
  refusal('TEMPLATE_HEADER', {
    ruleId: 'D-52',
    field: 'file',
    params: { expected: '三级指标', found: names.join('、').slice(0, 300) },
    wayOut: 'USE_TEMPLATE',
  });

const refusalOf = ({ code, ruleId, sheet, cell, params, wayOut }: SheetProblem): Refusal =>
  refusal(code, { ruleId, field: cell ? `${sheet}!${cell}` : sheet, params, wayOut });
