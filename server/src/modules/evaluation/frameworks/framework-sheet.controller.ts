import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { demand } from '../../../platform/access/index.js';
import { badInput } from '../../../platform/errors/index.js';
import { FrameworkSheets, type ReadFramework } from './application/framework-sheets.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A framework as a workbook: out, and in again into the editor. */
@Controller('api/frameworks')
export class FrameworkSheetController {
  constructor(private readonly sheets: FrameworkSheets) {}

  @Get(':file')
  async export(@Param('file') file: string, @Res() response: Response): Promise<void> {
    demand('financeEvaluation.manage');
    const id = /^([\w-]{1,40})\.xlsx$/.exec(file)?.[1];
    if (!id) throw badInput('FILE_NAME_INVALID', 'file');
    const { name, bytes } = await this.sheets.export(id);
    response.setHeader('content-type', WORKBOOK);
    response.setHeader(
      'content-disposition',
      `attachment; filename="framework.xlsx"; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`,
    );
    response.end(bytes);
  }

  /** The body is the workbook itself. Nothing is saved: the editor shows what was read. */
  @Post('sheet')
  read(@Req() request: Request): Promise<ReadFramework> {
    demand('financeEvaluation.manage');
    return this.sheets.read(request);
  }
}
