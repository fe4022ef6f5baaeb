import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { demand } from '../../../platform/access/index.js';
import { LibraryImport, type LibraryOutcome } from './application/library-import.js';
import { LibrarySheets } from './application/library-sheets.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, 100) : null;

/** The library as a file: out, and in again. */
@Controller('api/library')
export class LibrarySheetController {
  constructor(
    private readonly sheets: LibrarySheets,
    private readonly importer: LibraryImport,
  ) {}

  @Get('template.xlsx')
  async template(@Res() response: Response): Promise<void> {
    demand('library.read');
    send(response, 'library-template.xlsx', await this.sheets.template());
  }

  /** The rows of the list with the same filters. */
  @Get('library.xlsx')
  async export(@Query() query: Record<string, unknown>, @Res() response: Response): Promise<void> {
    demand('library.read');
    const bytes = await this.sheets.export({
      state: 'ADMITTED',
      text: textOf(query.text),
      level1: textOf(query.level1),
      industry: textOf(query.industry),
      projectType: textOf(query.projectType),
      layer: textOf(query.layer),
    });
    send(response, 'library.xlsx', bytes);
  }

  /** The body is the workbook itself. `check=1` looks only. */
  @Post('sheets')
  import(@Query('check') check: unknown, @Req() request: Request): Promise<LibraryOutcome> {
    demand('library.manage');
    return this.importer.run(request, check !== '1');
  }
}

function send(response: Response, name: string, bytes: Buffer): void {
  response.setHeader('content-type', WORKBOOK);
  response.setHeader('content-disposition', `attachment; filename="${name}"`);
  response.end(bytes);
}
