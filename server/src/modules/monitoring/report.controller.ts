import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { demand } from '../../platform/access/index.js';
import { officialDocument } from '../../platform/documents/index.js';
import { DOCUMENT, send } from '../../platform/http/send-file.js';
import { ReportDocuments } from './reports/report-documents.js';

/** 《绩效运行跟踪监控报告》 of objects, departments and the bureau as files. */
@Controller('api/monitoring')
export class MonitoringReportController {
  constructor(private readonly documents: ReportDocuments) {}

  @Get('sheets/:id/report.docx')
  async sheet(@Param('id') id: string, @Res() response: Response): Promise<void> {
    demand('monitoring.read');
    const document = await this.documents.ofSheet(id);
    send(response, `${document.title}.docx`, await officialDocument(document), DOCUMENT);
  }

  /** `?unit=` is the report of one first-level unit. */
  @Get('rounds/:id/report.docx')
  async round(@Param('id') id: string, @Query('unit') unit: unknown, @Res() response: Response): Promise<void> {
    demand('monitoring.read');
    const document = await this.documents.ofRound(id, typeof unit === 'string' ? unit : null);
    send(response, `${document.title}.docx`, await officialDocument(document), DOCUMENT);
  }
}
