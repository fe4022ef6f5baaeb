import { Injectable, type OnModuleInit } from '@nestjs/common';
import { refusal } from '@jixiao/shared';
import { Archives, type PreparedArchive } from '../../../../platform/archives/index.js';
import { refused } from '../../../../platform/errors/index.js';
import { SelfFormReads } from '../persistence/self-forms.reads.js';
import { SelfReportDocuments } from '../reports/self-report-documents.js';
import { SelfFormSheets } from './self-form-sheets.js';

const KIND = 'evaluation.self_archive';
const CONTENTS = ['FORMS', 'REPORTS'];

/** All forms or all reports of a work year as one file, made by a job that can be watched and ended. */
@Injectable()
export class SelfArchives implements OnModuleInit {
  constructor(
    private readonly archives: Archives,
    private readonly forms: SelfFormSheets,
    private readonly documents: SelfReportDocuments,
    private readonly reads: SelfFormReads,
  ) {}

  onModuleInit(): void {
    this.archives.handle(KIND, 'evaluation.read', ({ subjectId, what }) =>
      what === 'FORMS' ? this.forms.ofYear(Number(subjectId)) : this.documents.ofYear(Number(subjectId)),
    );
  }

  async start(workYear: number, what: string): Promise<PreparedArchive> {
    if (!CONTENTS.includes(what))
      throw refused([refusal('SELF_ARCHIVE_UNKNOWN', { field: 'what', params: { contents: CONTENTS.join(', ') } })]);
    if ((await this.reads.ofYear(workYear)).length === 0)
      throw refused([refusal('SELF_ARCHIVE_EMPTY', { field: 'workYear', params: { year: workYear } })]);
    return this.archives.start(KIND, { subjectId: String(workYear), what });
  }

  mine(workYear: number): Promise<PreparedArchive[]> {
    return this.archives.of(KIND, String(workYear));
  }

  cancel(id: string): Promise<PreparedArchive> {
    return this.archives.cancel(KIND, id);
  }
}
