import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { demand } from '../../../platform/access/index.js';
import { isId } from '../../../platform/database/index.js';
import { officialDocument } from '../../../platform/documents/index.js';
import { badInput } from '../../../platform/errors/index.js';
import { AppraisalReport } from './application/appraisal-report.js';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The report of an appraisal as a Word file. */
@Controller('api/appraisals')
export class AppraisalReportController {
  constructor(private readonly report: AppraisalReport) {}

  @Get(':file')
  async document(@Param('file') file: string, @Res() response: Response): Promise<void> {
    demand('appraisal.read');
    const id = /^(.+)\.docx$/.exec(file)?.[1];
    if (!id || !isId(id)) throw badInput('FILE_NAME_INVALID', 'file');
    const model = await this.report.document(id);
    const bytes = await officialDocument(model);
    response.setHeader('content-type', WORD);
    response.setHeader(
      'content-disposition',
      `attachment; filename="appraisal.docx"; filename*=UTF-8''${encodeURIComponent(`${model.title}.docx`)}`,
    );
    response.end(bytes);
  }
}
