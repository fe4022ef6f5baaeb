import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { demand } from '../../platform/access/index.js';
import { badInput } from '../../platform/errors/index.js';
import { ProjectSheets, type SheetOutcome } from './application/project-sheets.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The project sheet as a file: out, and in again. */
@Controller('api/projects')
export class ProjectSheetController {
  constructor(private readonly sheets: ProjectSheets) {}

  @Get('template.xlsx')
  async template(@Res() response: Response): Promise<void> {
    demand('project.read');
    send(response, 'project-template.xlsx', await this.sheets.template());
  }

  @Get('sheets/:file')
  async export(@Param('file') file: string, @Query('text') text: unknown, @Res() response: Response): Promise<void> {
    demand('project.read');
    const year = yearOf(/^(\d{4})\.xlsx$/.exec(file)?.[1], 'file');
    const bytes = await this.sheets.export({ year, text: typeof text === 'string' ? text : null });
    send(response, `projects-${year}.xlsx`, bytes);
  }

  /** The body is the workbook itself. `check=1` looks only. */
  @Post('sheets/:year')
  import(@Param('year') year: string, @Query('check') check: unknown, @Req() request: Request): Promise<SheetOutcome> {
    demand('project.manage');
    return this.sheets.import(yearOf(year, 'year'), request, check !== '1');
  }
}

function yearOf(text: string | undefined, field: string): number {
  const year = Number(text);
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw badInput('YEAR_INVALID', field);
  return year;
}

function send(response: Response, name: string, bytes: Buffer): void {
  response.setHeader('content-type', WORKBOOK);
  response.setHeader('content-disposition', `attachment; filename="${name}"`);
  response.end(bytes);
}
