import { Injectable } from '@nestjs/common';
import { currentActor, reachOf } from '../../../platform/access/index.js';
import type { ArchivePlan } from '../../../platform/archives/index.js';
import { isId } from '../../../platform/database/index.js';
import { type OfficialDocument, officialDocument } from '../../../platform/documents/index.js';
import { notFound } from '../../../platform/errors/index.js';
import type { ArchiveEntry } from '../../../platform/exchange/index.js';
import { RoundBoard } from '../application/round-board.js';
import { type KnownForm, KnownForms } from '../exchange/known-forms.js';
import { MonitoringReportReads } from '../persistence/monitoring-report.reads.js';
import { SheetFormReads } from '../persistence/sheet-forms.reads.js';
import { roundReport } from './round-report.js';
import { sheetReport } from './sheet-report.js';

/** Reports as documents. What was delivered is the delivered text, whatever the records have become. */
@Injectable()
export class ReportDocuments {
  constructor(
    private readonly known: KnownForms,
    private readonly forms: SheetFormReads,
    private readonly boards: RoundBoard,
    private readonly reads: MonitoringReportReads,
  ) {}

  async ofSheet(id: string): Promise<OfficialDocument> {
    const [known] = isId(id) ? await this.known.of([id]) : [];
    if (!known) throw notFound('id');
    const [delivered] = await this.reads.delivered([id]);
    return (delivered?.content as OfficialDocument | undefined) ?? this.draft(known);
  }

  draft(known: KnownForm): OfficialDocument {
    return sheetReport(known, currentActor().today);
  }

  /** Report of the bureau for whom it is open to, of one first-level unit, or of what the actor answers for. */
  async ofRound(roundId: string, unitId: string | null): Promise<OfficialDocument> {
    const draft = await this.draftOfRound(roundId, unitId);
    if (unitId === null && !seesAll()) return draft;
    const [delivered] = await this.reads.delivered([unitId ?? roundId], roundId);
    return (delivered?.content as OfficialDocument | undefined) ?? draft;
  }

  async draftOfRound(roundId: string, unitId: string | null): Promise<OfficialDocument> {
    if (!isId(roundId) || (unitId !== null && !isId(unitId))) throw notFound('id');
    const board = await (unitId === null ? this.boards.board(roundId) : this.boards.ofUnit(roundId, unitId));
    const { jurisdictionName, bureauName } = await this.reads.bureau();
    const own = unitId === null ? currentActor().agencyName : board.units[0]!.agencyName;
    const kind = unitId === null && seesAll() ? 'BUREAU' : 'DEPARTMENT';
    const causes = await this.reads.causes(board.sheets.filter(({ isFiled }) => isFiled).map(({ id }) => id));
    const author = kind === 'BUREAU' ? bureauName : (own ?? bureauName);
    return roundReport({ board, causes, kind, author, jurisdictionName, day: currentActor().today });
  }

  /** Reports of all sheets of a round inside the actor's reach. */
  async allOf(roundId: string): Promise<ArchivePlan> {
    const round = await this.boards.one(roundId);
    const forms = await this.known.of(await this.forms.ofRound(roundId));
    const delivered = new Map(
      (await this.reads.delivered(forms.map(({ sheet }) => sheet.id))).map((one) => [one.subjectId, one.content]),
    );
    const { today } = currentActor();
    const entries = async function* (): AsyncGenerator<ArchiveEntry> {
      for (const known of forms) {
        const document = (delivered.get(known.sheet.id) as OfficialDocument | undefined) ?? sheetReport(known, today);
        yield { name: `${known.head.unitCode} ${document.title}.docx`, bytes: await officialDocument(document) };
      }
    };
    return { name: `绩效运行跟踪监控报告-${round.name}.zip`, total: forms.length, entries: entries() };
  }
}

const seesAll = (): boolean => reachOf(currentActor()).kind === 'ALL';
