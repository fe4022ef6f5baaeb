import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { demand } from '../../platform/access/index.js';
import { badInput } from '../../platform/errors/index.js';
import { AnnualReportService, type PrintedReport, textOf } from './application/annual-report.service.js';
import { officialDocument } from '../../platform/documents/index.js';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The report as a file. Once signed, it is the signed text, whatever the records have become. */
@Controller('api/reports')
export class ReportController {
  constructor(private readonly service: AnnualReportService) {}

  @Get('annual/:file')
  async annual(@Param('file') file: string, @Res() response: Response): Promise<void> {
    demand('report.read');
    const year = /^(20\d\d)\.docx$/.exec(file)?.[1];
    if (!year) throw badInput('FILE_NAME_INVALID', 'file');
    const report = await this.service.report(Number(year));
    const printed = (report.snapshot as PrintedReport | null) ?? (await this.service.print(report.workYear));
    const bytes = await officialDocument({
      ...printed,
      sections: printed.sections.map((section) => ({ ...section, paragraphs: section.paragraphs.map(textOf) })),
    });
    response.setHeader('content-type', WORD);
    response.setHeader(
      'content-disposition',
      `attachment; filename="annual-report-${year}.docx"; filename*=UTF-8''${encodeURIComponent(`${printed.title}.docx`)}`,
    );
    response.end(bytes);
  }
}
