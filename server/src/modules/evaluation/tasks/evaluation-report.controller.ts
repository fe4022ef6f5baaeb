import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { demand } from '../../../platform/access/index.js';
import { officialDocument } from '../../../platform/documents/index.js';
import { notFound } from '../../../platform/errors/index.js';
import { DOCUMENT, send } from '../../../platform/http/send-file.js';
import { ReportFiles } from './application/report-files.js';

/** 绩效评价报告 and 重点绩效评价情况表 as files. */
@Controller('api/evaluation')
export class EvaluationReportController {
  constructor(private readonly files: ReportFiles) {}

  /** `?version=` is one of the kept versions. */
  @Get('tasks/:id/report.docx')
  async report(@Param('id') id: string, @Query('version') version: unknown, @Res() response: Response): Promise<void> {
    demand('evaluation.read');
    const document = await this.files.report(id, numberOf(version));
    send(response, `${document.title}.docx`, await officialDocument(document), DOCUMENT);
  }

  @Get('years/:year/key-evaluations.xlsx')
  async table(@Param('year') year: string, @Res() response: Response): Promise<void> {
    demand('evaluation.read');
    const workYear = numberOf(year);
    if (workYear === null || workYear < 2000 || workYear > 2100) throw notFound('year');
    const { name, bytes } = await this.files.table(workYear);
    send(response, name, bytes);
  }
}

function numberOf(value: unknown): number | null {
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string' || !/^\d{1,4}$/.test(value)) throw notFound('version');
  return Number(value);
}
