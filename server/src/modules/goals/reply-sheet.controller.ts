import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { demand } from '../../platform/access/index.js';
import { isId } from '../../platform/database/index.js';
import { badInput } from '../../platform/errors/index.js';
import { ReplySheets } from './exchange/reply-sheets.js';
import { DOCUMENT, send, WORKBOOK } from './send-file.js';

/** 批复表 of a reply, as a workbook or a document; `agency` narrows it to one unit. */
@Controller('api/goals/replies')
export class ReplySheetController {
  constructor(private readonly replies: ReplySheets) {}

  @Get(':file')
  async reply(@Param('file') file: string, @Query('agency') agency: unknown, @Res() response: Response): Promise<void> {
    demand('goal.read');
    const [, id = '', kind] = /^(.+)\.(xlsx|docx)$/.exec(file) ?? [];
    if (!kind || !isId(id)) throw badInput('FILE_NAME_INVALID', 'file');
    const unit = typeof agency === 'string' && agency ? agency : null;
    if (kind === 'xlsx') {
      const { name, bytes } = await this.replies.workbook(id, unit);
      send(response, name, bytes, WORKBOOK);
    } else {
      const { name, bytes } = await this.replies.document(id, unit);
      send(response, name, bytes, DOCUMENT);
    }
  }
}
