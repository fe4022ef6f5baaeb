import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { demand } from '../../platform/access/index.js';
import { isId } from '../../platform/database/index.js';
import { notFound } from '../../platform/errors/index.js';
import { RoundList } from './application/round-list.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller('api/monitoring/rounds')
export class RoundController {
  constructor(private readonly lists: RoundList) {}

  /** The list of a round as a workbook, inside the reach of whoever asks. */
  @Get(':id/list.xlsx')
  async list(@Param('id') id: string, @Res() response: Response): Promise<void> {
    demand('monitoring.read');
    if (!isId(id)) throw notFound('id');
    const { title, bytes } = await this.lists.write(id);
    response.setHeader('content-type', WORKBOOK);
    response.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${title}.xlsx`)}`);
    response.send(bytes);
  }
}
