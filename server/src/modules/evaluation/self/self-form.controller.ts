import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { demand } from '../../../platform/access/index.js';
import { badInput } from '../../../platform/errors/index.js';
import { officialDocument } from '../../../platform/documents/index.js';
import { DOCUMENT, send } from '../../../platform/http/send-file.js';
import { ImportSelfForms, type SelfFormReport } from './exchange/import-self-forms.js';
import { SelfReportDocuments } from './reports/self-report-documents.js';
import { SelfFormSheets } from './exchange/self-form-sheets.js';

/** A year of the path; anything else is refused before the database is asked. */
function yearOf(text: string): number {
  if (!/^20\d\d$/.test(text)) throw badInput('YEAR_INVALID', 'year');
  return Number(text);
}

/** 项目支出绩效自评表 and 部门整体支出绩效自评表 out as they are printed, and in again; 绩效自评报告 as documents. */
@Controller('api/self-evaluations')
export class SelfFormController {
  constructor(
    private readonly forms: SelfFormSheets,
    private readonly imports: ImportSelfForms,
    private readonly documents: SelfReportDocuments,
  ) {}

  @Get(':year/blank/:file')
  async blank(@Param('year') year: string, @Param('file') file: string, @Res() response: Response): Promise<void> {
    demand('evaluation.read');
    const kind = /^(project|whole)\.xlsx$/.exec(file)?.[1];
    if (kind !== 'project' && kind !== 'whole') throw badInput('FORM_UNKNOWN', 'form');
    const title = kind === 'whole' ? '部门整体支出绩效自评表.xlsx' : '项目支出绩效自评表.xlsx';
    send(response, title, await this.forms.blank(kind, yearOf(year)));
  }

  /** `?ids=` names up to twenty sheets; each has a worksheet of its own. */
  @Get('forms.xlsx')
  async selected(@Query('ids') ids: unknown, @Res() response: Response): Promise<void> {
    demand('evaluation.read');
    const { title, bytes } = await this.forms.selected(typeof ids === 'string' ? ids.split(',') : []);
    send(response, `绩效自评表-${title}.xlsx`, bytes);
  }

  @Get('sheets/:id/report.docx')
  async report(@Param('id') id: string, @Res() response: Response): Promise<void> {
    demand('evaluation.read');
    const document = await this.documents.ofSheet(id);
    send(response, `${document.title}.docx`, await officialDocument(document), DOCUMENT);
  }

  /** What a first-level unit sums up of itself and of those below it. */
  @Get(':year/units/:unitId/summary.docx')
  async summary(
    @Param('year') year: string,
    @Param('unitId') unitId: string,
    @Res() response: Response,
  ): Promise<void> {
    demand('evaluation.read');
    const document = await this.documents.ofUnit(yearOf(year), unitId);
    send(response, `${document.title}.docx`, await officialDocument(document), DOCUMENT);
  }

  /** The body is the workbook itself. Without `commit=true` it is only looked at. */
  @Post(':year/forms')
  @HttpCode(200)
  import(
    @Param('year') year: string,
    @Query('commit') commit: unknown,
    @Query('confirm') confirm: unknown,
    @Query('problems') problems: unknown,
    @Req() request: Request,
  ): Promise<SelfFormReport> {
    demand('selfEvaluation.fill');
    return this.imports.take(request, yearOf(year), {
      commit: commit === 'true',
      confirmed: typeof confirm === 'string' ? confirm.split(',') : [],
      allProblems: problems === 'all',
    });
  }
}
