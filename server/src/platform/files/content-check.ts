import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import {
  ATTACHMENT_BYTES,
  ATTACHMENT_TYPES,
  extensionOf,
  type Refusal,
  refusal,
  secrecyMark,
  secretRefusal,
} from '@jixiao/shared';
import { DomainError } from '../errors/domain-error.js';
import { fileKind } from '../exchange/child/file-kind.js';
import { Sheets } from '../exchange/sheets.service.js';
import { FileFolder, type ReceivedFile } from './file-folder.js';
import { isTooLarge, MOST_PIXELS, pictureSize } from './picture-size.js';

/** Whether a file is what its name says, and may be kept (controls C31, C44, C61). */
@Injectable()
export class ContentCheck {
  constructor(
    private readonly folder: FileFolder,
    private readonly sheets: Sheets,
  ) {}

  async refusals(received: ReceivedFile, name: string): Promise<Refusal[]> {
    if (extensionOf(name) === 'txt' && received.bytes > ATTACHMENT_BYTES)
      return [
        refusal('FILE_TOO_LARGE', { ruleId: 'C61', field: 'file', params: { limit: ATTACHMENT_BYTES / 1024 / 1024 } }),
      ];
    if (received.bytes === 0) return [refusal('FILE_EMPTY', { ruleId: 'C61', field: 'file' })];
    const extension = extensionOf(name) === 'jpeg' ? 'jpg' : extensionOf(name);
    const { head, tail } = await this.folder.ends(received);
    const kind = fileKind(Buffer.concat([head, tail]));
    const found = kind === 'text' ? 'txt' : kind;
    if (found !== extension) return [notAllowed(found)];
    const refusals = received.mark ? [secretRefusal(received.mark)] : [];
    if (extension === 'docx' || extension === 'xlsx') refusals.push(...(await this.archive(received)));
    if (extension === 'png' || extension === 'jpg') refusals.push(...picture(extension, head));
    if (extension === 'txt' && refusals.length === 0) refusals.push(...(await text(received)));
    return refusals;
  }

  /** Looked through in the process that is made for it, byte by byte while it inflates. */
  private async archive(received: ReceivedFile): Promise<Refusal[]> {
    try {
      await this.sheets.check(createReadStream(received.place));
      return [];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return error.refusals.map((one) => {
        if (one.code === 'SECRET_MARK') return secretRefusal(String(one.params?.mark));
        if (one.code === 'FILE_TYPE') return notAllowed(String(one.params?.found));
        return { ...one, wayOut: 'ATTACH_ALLOWED_TYPE' };
      });
    }
  }
}

function notAllowed(found: string): Refusal {
  return refusal('ATTACHMENT_TYPE', {
    ruleId: 'C61',
    field: 'file',
    params: { found, allowed: Object.keys(ATTACHMENT_TYPES).join('、') },
    wayOut: 'ATTACH_ALLOWED_TYPE',
  });
}

function picture(kind: 'png' | 'jpg', head: Buffer): Refusal[] {
  const size = pictureSize(kind, head);
  if (!size) return [refusal('FILE_STRUCTURE', { ruleId: 'C61', field: 'file', params: { reason: 'size' } })];
  if (!isTooLarge(size)) return [];
  return [
    refusal('IMAGE_TOO_LARGE', {
      ruleId: 'C61',
      field: 'file',
      params: { width: size.width, height: size.height, most: MOST_PIXELS / 1_000_000 },
      wayOut: 'MAKE_IMAGE_SMALLER',
    }),
  ];
}

/** A mark may stand with a space before its star, which bytes alone do not show. */
async function text(received: ReceivedFile): Promise<Refusal[]> {
  const bytes = await readFile(received.place);
  const words = isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder('gbk').decode(bytes);
  const mark = secrecyMark(words);
  return mark ? [secretRefusal(mark)] : [];
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
