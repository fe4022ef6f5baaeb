import { Injectable, type OnModuleInit } from '@nestjs/common';
import { refusal } from '@jixiao/shared';
import { Archives, type PreparedArchive } from '../../../platform/archives/index.js';
import { refused } from '../../../platform/errors/index.js';
import { RoundBoard } from '../application/round-board.js';
import { SheetFormReads } from '../persistence/sheet-forms.reads.js';
import { ReportDocuments } from '../reports/report-documents.js';
import { FormSheets } from './form-sheets.js';

const KIND = 'monitoring.archive';
/** 监控表 by unit as workbooks, or the report of every object. */
const CONTENTS: readonly string[] = ['FORMS', 'REPORTS'];

/** All forms or all reports of a round as one file, made by a job. */
@Injectable()
export class RoundArchives implements OnModuleInit {
  constructor(
    private readonly archives: Archives,
    private readonly boards: RoundBoard,
    private readonly forms: FormSheets,
    private readonly documents: ReportDocuments,
    private readonly reads: SheetFormReads,
  ) {}

  onModuleInit(): void {
    this.archives.handle(KIND, 'monitoring.read', ({ subjectId, what }) =>
      what === 'FORMS' ? this.forms.ofRound(subjectId) : this.documents.allOf(subjectId),
    );
  }

  async start(roundId: string, what: string): Promise<PreparedArchive> {
    if (!CONTENTS.includes(what))
      throw refused([
        refusal('MONITORING_ARCHIVE_UNKNOWN', { field: 'what', params: { contents: CONTENTS.join(', ') } }),
      ]);
    const round = await this.boards.one(roundId);
    if ((await this.reads.ofRound(roundId)).length === 0)
      throw refused([refusal('MONITORING_ARCHIVE_EMPTY', { field: 'roundId', params: { name: round.name } })]);
    return this.archives.start(KIND, { subjectId: roundId, what });
  }

  async mine(roundId: string): Promise<PreparedArchive[]> {
    await this.boards.one(roundId);
    return this.archives.of(KIND, roundId);
  }

  cancel(id: string): Promise<PreparedArchive> {
    return this.archives.cancel(KIND, id);
  }
}
