import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { demand } from '../../platform/access/index.js';
import { badInput } from '../../platform/errors/index.js';
import { send } from '../../platform/http/send-file.js';
import { FormSheets } from './exchange/form-sheets.js';
import {
  type FormImportRecord,
  FormImports,
  formOrderOf,
  type FormReport,
  importActionOf,
} from '../../platform/exchange/index.js';
import { MONITORING_FORMS } from './exchange/monitoring-form-room.js';

/** 项目支出绩效目标执行监控表 and its sister for a whole body: out as they are printed, and in again. */
@Controller('api/monitoring')
export class FormSheetController {
  constructor(
    private readonly forms: FormSheets,
    private readonly imports: FormImports,
  ) {}

  @Get('rounds/:roundId/blank/:file')
  async blank(
    @Param('roundId') roundId: string,
    @Param('file') file: string,
    @Res() response: Response,
  ): Promise<void> {
    demand('monitoring.read');
    const kind = /^(project|whole)\.xlsx$/.exec(file)?.[1];
    if (kind !== 'project' && kind !== 'whole') throw badInput('FORM_UNKNOWN', 'form');
    send(
      response,
      kind === 'whole' ? '部门整体支出绩效监控表.xlsx' : '项目支出绩效目标执行监控表.xlsx',
      await this.forms.blank(kind, roundId),
    );
  }

  /** `?ids=` names up to two hundred sheets; each has a worksheet of its own. */
  @Get('forms.xlsx')
  async selected(@Query('ids') ids: unknown, @Res() response: Response): Promise<void> {
    demand('monitoring.read');
    const { title, bytes } = await this.forms.selected(typeof ids === 'string' ? ids.split(',') : []);
    send(response, `绩效监控表-${title}.xlsx`, bytes);
  }

  /** The body is the workbook itself. Without `commit=true` it is only looked at; with it, a job saves it. */
  @Post('rounds/:roundId/forms')
  @HttpCode(200)
  import(
    @Param('roundId') roundId: string,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
  ): Promise<FormReport> {
    demand('monitoring.fill');
    return this.imports.take(MONITORING_FORMS, roundId, request, formOrderOf(query));
  }

  @Get('rounds/:roundId/imports')
  mine(@Param('roundId') roundId: string): Promise<FormImportRecord[]> {
    demand('monitoring.fill');
    return this.imports.mine(MONITORING_FORMS, roundId);
  }

  @Post('imports/:id/:action')
  @HttpCode(200)
  order(@Param('id') id: string, @Param('action') action: string): Promise<FormImportRecord> {
    demand('monitoring.fill');
    return this.imports[importActionOf(action)](MONITORING_FORMS, id);
  }
}
