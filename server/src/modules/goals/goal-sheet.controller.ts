import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Actor, currentActor, demand, may } from '../../platform/access/index.js';
import { badInput } from '../../platform/errors/index.js';
import { GoalSheets } from './exchange/goal-sheets.js';
import { ImportSheets, type SheetReport } from './exchange/import-sheets.js';
import type { ImportRecord } from './persistence/sheet-import.rows.js';
import { send } from './send-file.js';

/** The sheets of goals: the official forms out, and in again, one by one or a district's year at once. */
@Controller('api/goals')
export class GoalSheetController {
  constructor(
    private readonly sheets: GoalSheets,
    private readonly imports: ImportSheets,
  ) {}

  @Get('blank/:form')
  async blank(
    @Param('form') file: string,
    @Query('year') year: unknown,
    @Query('objectType') objectType: unknown,
    @Res() response: Response,
  ): Promise<void> {
    demand('goal.read');
    const form = /^(project|whole|list|review)\.xlsx$/.exec(file)?.[1];
    if (!form) throw badInput('FORM_UNKNOWN', 'form');
    const bytes = await this.sheets.blank(form, yearOf(year), typeof objectType === 'string' ? objectType : null);
    send(response, file, bytes);
  }

  @Get('review/:file')
  async review(@Param('file') file: string, @Res() response: Response): Promise<void> {
    demand('goal.read');
    const { title, bytes } = await this.sheets.review(idOf(file));
    send(response, `绩效目标审核表-${title}.xlsx`, bytes);
  }

  @Get('imports')
  mine(): Promise<ImportRecord[]> {
    demandImport();
    return this.imports.mine();
  }

  @Get('imports/:id')
  one(@Param('id') id: string): Promise<ImportRecord> {
    demandImport();
    return this.imports.one(id);
  }

  @Post('imports/:id/cancel')
  @HttpCode(200)
  cancel(@Param('id') id: string): Promise<ImportRecord> {
    demandImport();
    return this.imports.cancel(id);
  }

  @Post('imports/:id/resume')
  @HttpCode(200)
  resume(@Param('id') id: string): Promise<ImportRecord> {
    demandImport();
    return this.imports.resume(id);
  }

  /** The body is the workbook itself. Without `commit=true` it is only looked at. */
  @Post('sheets')
  @HttpCode(200)
  import(
    @Query('year') year: unknown,
    @Query('commit') commit: unknown,
    @Query('confirm') confirm: unknown,
    @Query('fileName') fileName: unknown,
    @Query('problems') problems: unknown,
    @Req() request: Request,
  ): Promise<SheetReport> {
    demandImport();
    return this.imports.take(request, {
      year: yearOf(year),
      commit: commit === 'true',
      confirmed: typeof confirm === 'string' ? confirm.split(',') : [],
      fileName: typeof fileName === 'string' ? fileName : '',
      allProblems: problems === 'all',
    });
  }

  @Get(':objectiveId/sheet.xlsx')
  async filled(@Param('objectiveId') objectiveId: string, @Res() response: Response): Promise<void> {
    demand('goal.read');
    const { title, bytes } = await this.sheets.filled(objectiveId);
    send(response, `绩效目标申报表-${title}.xlsx`, bytes);
  }
}

/** A unit's clerk brings in the unit's own sheets, the performance office those of everybody. */
function demandImport(): Actor {
  return may(currentActor(), 'goal.manage') ? demand('goal.manage') : demand('goal.declare');
}

function yearOf(text: unknown): number {
  const year = typeof text === 'string' && /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(year >= 2000 && year <= 2100)) throw badInput('YEAR_INVALID', 'year');
  return year;
}

function idOf(file: string): string {
  return file.replace(/\.xlsx$/, '');
}
