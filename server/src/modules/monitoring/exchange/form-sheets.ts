import { Injectable } from '@nestjs/common';
import { placeMonitoring } from '@jixiao/shared';
import { isId } from '../../../platform/database/index.js';
import { badInput, notFound } from '../../../platform/errors/index.js';
import { type ArchiveEntry, sheetName, sheetOf, SHEET_LIMITS, Sheets } from '../../../platform/exchange/index.js';
import { currentActor } from '../../../platform/access/index.js';
import type { ArchivePlan } from '../../../platform/archives/index.js';
import { SheetFormReads } from '../persistence/sheet-forms.reads.js';
import { RoundReads } from '../persistence/round.reads.js';
import type { RoundRow } from '../persistence/round.records.js';
import { type KnownForm, KnownForms } from './known-forms.js';

export interface NamedFile {
  readonly title: string;
  readonly bytes: Buffer;
}

/** As many forms as a workbook may have that is read again; a form may bring an annex. */
const MOST = SHEET_LIMITS.sheets / 2;
/** As many as an address can name. */
const MOST_NAMED = 200;

/** The official monitoring forms as workbooks: one, a selection, or all of a round by units. */
@Injectable()
export class FormSheets {
  constructor(
    private readonly sheets: Sheets,
    private readonly known: KnownForms,
    private readonly reads: SheetFormReads,
    private readonly rounds: RoundReads,
  ) {}

  /** One workbook, a worksheet for each. @throws DomainError when one of them is not to be seen, or they are too many */
  async selected(ids: readonly string[]): Promise<NamedFile> {
    if (ids.length === 0 || !ids.every(isId)) throw notFound('ids');
    if (ids.length > MOST_NAMED) throw badInput('FILE_LIMIT', 'ids', { limit: MOST_NAMED, what: '监控表' });
    const forms = await this.known.of([...new Set(ids)]);
    if (forms.length < new Set(ids).size) throw notFound('ids');
    const [first] = forms;
    const title = forms.length === 1 ? first!.form.name : first!.sheet.roundName;
    return { title, bytes: await this.workbook(forms) };
  }

  /** Blank, for the year and the period of a round. */
  async blank(kind: 'project' | 'whole', roundId: string): Promise<Buffer> {
    const round = await this.round(roundId);
    const objectType = kind === 'whole' ? 'DEPARTMENT_WHOLE' : 'PROJECT';
    return this.sheets.write({ sheets: [sheetOf(placeMonitoring({ ...round, objectType }, '监控表'))] });
  }

  /** All of a round inside the actor's reach, one workbook for each first-level unit. */
  async ofRound(roundId: string): Promise<ArchivePlan> {
    const round = await this.round(roundId);
    const forms = await this.known.of(await this.reads.ofRound(roundId));
    const books = byUnit(forms);
    return { name: `绩效监控表-${round.title}.zip`, total: books.length, entries: this.written(books) };
  }

  private async round(id: string): Promise<RoundRow> {
    const [round] = isId(id) ? await this.rounds.rows(currentActor(), [id], false) : [];
    if (!round) throw notFound('round');
    return round;
  }

  private async *written(books: readonly (readonly KnownForm[])[]): AsyncGenerator<ArchiveEntry> {
    for (const part of books) {
      const { unitCode, unitName } = part[0]!.head;
      yield { name: `${unitCode} ${unitName}.xlsx`, bytes: await this.workbook(part) };
    }
  }

  private workbook(forms: readonly KnownForm[]): Promise<Buffer> {
    const taken = new Set<string>();
    return this.sheets.write({
      sheets: forms.map(({ form }) => sheetOf(placeMonitoring(form, sheetName(form.name, taken)))),
    });
  }
}

/** Forms of each first-level unit, no more together than a workbook may have. */
function byUnit(forms: readonly KnownForm[]): KnownForm[][] {
  const units = new Map<string, KnownForm[]>();
  for (const one of forms) units.set(one.head.unitCode, [...(units.get(one.head.unitCode) ?? []), one]);
  return [...units.values()].flatMap((own) =>
    Array.from({ length: Math.ceil(own.length / MOST) }, (_, i) => own.slice(i * MOST, (i + 1) * MOST)),
  );
}
