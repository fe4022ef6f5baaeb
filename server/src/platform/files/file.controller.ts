import { pipeline } from 'node:stream/promises';
import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ATTACHMENT_BYTES } from '@jixiao/shared';
import { badInput } from '../errors/domain-error.js';
import { tooLarge } from './file-folder.js';
import type { StoredFile } from './file-rows.js';
import { Files } from './files.service.js';

/** Attachments: the body is the file itself, what it hangs on stands in the address. */
@Controller('api/files')
export class FileController {
  constructor(private readonly files: Files) {}

  @Post()
  async attach(
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
  ): Promise<Omit<StoredFile, 'ownerType'>> {
    if (Number(request.headers['content-length'] ?? 0) > ATTACHMENT_BYTES) throw tooLarge();
    const { ownerType: _, ...file } = await this.files.attach(
      {
        ownerType: text(query, 'ownerType'),
        ownerId: text(query, 'ownerId'),
        name: text(query, 'name'),
        mediaType: (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase(),
        replaces: query.replaces === undefined ? null : text(query, 'replaces'),
      },
      request,
    );
    return file;
  }

  @Get(':id')
  async download(@Param('id') id: string, @Res() response: Response): Promise<void> {
    const { file, content } = await this.files.open(id);
    response.setHeader('content-type', file.mediaType);
    response.setHeader('content-length', file.size);
    response.setHeader('content-disposition', attachmentOf(file.name));
    // Whatever it is, it is not shown as a page of ours (controls C44).
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-security-policy', "default-src 'none'; sandbox");
    await pipeline(content, response).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id') id: string): Promise<void> {
    return this.files.remove(id);
  }
}

function text(query: Record<string, unknown>, name: string): string {
  const value = query[name];
  if (typeof value !== 'string' || value === '') throw badInput('REQUIRED', name);
  if (value.length > 1_000) throw badInput('TEXT_TOO_LONG', name);
  return value;
}

/** RFC 6266: a plain name for old programs, the true one in UTF-8 for the others. */
export function attachmentOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
