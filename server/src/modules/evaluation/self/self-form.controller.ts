import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { demand } from '../../../platform/access/index.js';
import { badInput } from '../../../platform/errors/index.js';
import { officialDocument } from '../../../platform/documents/index.js';
import { DOCUMENT, send } from '../../../platform/http/send-file.js';
import {
  type FormImportRecord,
  FormImports,
  formOrderOf,
  type FormReport,
  importActionOf,
} from '../../../platform/exchange/index.js';
import { SELF_FORMS } from './exchange/self-form-room.js';
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
    private readonly imports: FormImports,
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

  /** `?ids=` names up to two hundred sheets; each has a worksheet of its own. */
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

  /** The body is the workbook itself. Without `commit=true` it is only looked at; with it, a job saves it. */
  @Post(':year/forms')
  @HttpCode(200)
  import(
    @Param('year') year: string,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
  ): Promise<FormReport> {
    demand('selfEvaluation.fill');
    return this.imports.take(SELF_FORMS, String(yearOf(year)), request, formOrderOf(query));
  }

  @Get(':year/imports')
  mine(@Param('year') year: string): Promise<FormImportRecord[]> {
    demand('selfEvaluation.fill');
    return this.imports.mine(SELF_FORMS, String(yearOf(year)));
  }

  @Post('imports/:id/:action')
  @HttpCode(200)
  order(@Param('id') id: string, @Param('action') action: string): Promise<FormImportRecord> {
    demand('selfEvaluation.fill');
    return this.imports[importActionOf(action)](SELF_FORMS, id);
  }
}
