import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { Request } from 'express';
import { UPLOAD_BYTES, UPLOAD_PIECE_BYTES } from '@jixiao/shared';
import { badInput } from '../errors/domain-error.js';
import { tooLarge } from './file-folder.js';
import type { StoredFile } from './file-rows.js';
import { type RunningUpload, Uploads } from './uploads.service.js';

class UploadBody {
  @IsString()
  @MaxLength(100)
  ownerType: string;

  @IsUUID()
  ownerId: string;

  @IsString()
  @MaxLength(1_000)
  name: string;

  @IsString()
  @MaxLength(200)
  mediaType: string;

  @IsInt()
  @Min(1)
  @Max(UPLOAD_BYTES)
  size: number;

  @IsIn(['sha256', 'sm3'])
  algorithm: string;

  @IsString()
  @MaxLength(64)
  hash: string;
}

type Answer = Pick<RunningUpload, 'id' | 'name' | 'size' | 'offset' | 'expiresAt'> & { pieceBytes: number };

/** Large files in pieces: announce, send from the offset, finish. */
@Controller('api/uploads')
export class UploadController {
  constructor(private readonly uploads: Uploads) {}

  @Post()
  async begin(@Body() body: UploadBody): Promise<Answer> {
    return answer(await this.uploads.begin(body));
  }

  @Get(':id')
  async find(@Param('id') id: string): Promise<Answer> {
    return answer(await this.uploads.find(id));
  }

  @Patch(':id')
  async append(@Param('id') id: string, @Query('offset') offset: unknown, @Req() request: Request): Promise<Answer> {
    if (typeof offset !== 'string' || !/^\d{1,12}$/.test(offset)) throw badInput('FIELD_INVALID', 'offset');
    if (Number(request.headers['content-length'] ?? 0) > UPLOAD_PIECE_BYTES) throw tooLarge(UPLOAD_PIECE_BYTES);
    return answer(await this.uploads.append(id, Number(offset), request));
  }

  @Post(':id/finish')
  async finish(@Param('id') id: string): Promise<Omit<StoredFile, 'ownerType'>> {
    const { ownerType: _, ...file } = await this.uploads.finish(id);
    return file;
  }

  @Delete(':id')
  @HttpCode(204)
  abort(@Param('id') id: string): Promise<void> {
    return this.uploads.abort(id);
  }
}

const answer = ({ id, name, size, offset, expiresAt }: RunningUpload): Answer => ({
  id,
  name,
  size,
  offset,
  expiresAt,
  pieceBytes: UPLOAD_PIECE_BYTES,
});
