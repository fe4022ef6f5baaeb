import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ATTACHMENT_BYTES, refusal } from '@jixiao/shared';
import { Config } from '../config/config.js';
import { isId, newId } from '../database/new-id.js';
import { DomainError } from '../errors/domain-error.js';
import { MarkScan } from './mark-scan.js';

/** A file that has arrived whole and safe on the disk, and belongs to nobody yet. */
export interface ReceivedFile {
  readonly place: string;
  readonly bytes: number;
  readonly sm3: string;
  /** Mark of secrecy that was seen in passing. */
  readonly mark: string | null;
}

/** A file that arrived in pieces, as one. */
export interface SealedFile extends ReceivedFile {
  readonly sha256: string;
}

const INCOMING = 'incoming';
/** Files that arrive in pieces, until they are whole. */
const PARTS = 'parts';

export const tooLarge = (limit = ATTACHMENT_BYTES): DomainError =>
  new DomainError('BAD_INPUT', [
    refusal('FILE_TOO_LARGE', { ruleId: 'C61', field: 'file', params: { limit: limit / 1024 / 1024 } }),
  ]);

/**
 * The folder in which files lie: one folder per jurisdiction, two levels below it, each file under its own id. The name that
 * a person gave never touches the disk (case D66).
 */
@Injectable()
export class FileFolder {
  private readonly root: string;

  constructor(config: Config) {
    this.root = path.resolve(config.filesFolder);
  }

  /** Writes a stream down, counting, hashing and looking for marks as it goes by. */
  async receive(source: Readable, limit = ATTACHMENT_BYTES): Promise<ReceivedFile> {
    const place = path.join(this.root, INCOMING, newId());
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    const handle = await open(place, 'wx', 0o600);
    try {
      const facts = await write(handle, source, limit);
      // On the disk before the row that names it is committed: no row without its file.
      await handle.sync();
      await handle.close();
      return { place, ...facts };
    } catch (error) {
      await handle.close().catch(() => undefined);
      await rm(place, { force: true });
      throw error;
    }
  }

  async keep(received: ReceivedFile, jurisdictionId: string, id: string): Promise<void> {
    const place = this.placeOf(jurisdictionId, id);
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    await rename(received.place, place);
    // The new name of the file is itself something that must be on the disk.
    const folder = await open(path.dirname(place), 'r');
    await folder.sync().finally(() => folder.close());
  }

  /** Writes a piece into its place. What a crash left behind the last known end is written over. */
  async append(jurisdictionId: string, uploadId: string, piece: ReceivedFile, offset: number): Promise<void> {
    const place = this.partOf(jurisdictionId, uploadId);
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    const handle = await open(place, offset === 0 ? 'w' : 'r+', 0o600);
    try {
      await handle.truncate(offset);
      let at = offset;
      for await (const chunk of createReadStream(piece.place)) {
        const part = chunk as Buffer;
        await handle.write(part, 0, part.length, at);
        at += part.length;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** Reads what has arrived once more as a whole. @throws DomainError when the disk has lost it */
  async seal(jurisdictionId: string, uploadId: string): Promise<SealedFile> {
    const place = this.partOf(jurisdictionId, uploadId);
    if (!(await stat(place).catch(() => null)))
      throw new DomainError('UNAVAILABLE', [refusal('FILE_LOST', { field: 'id', wayOut: 'SEND_AGAIN' })]);
    const hashes = { sm3: createHash('sm3'), sha256: createHash('sha256') };
    const scan = new MarkScan();
    let bytes = 0;
    for await (const chunk of createReadStream(place)) {
      const part = chunk as Buffer;
      bytes += part.length;
      hashes.sm3.update(part);
      hashes.sha256.update(part);
      scan.feed(part);
    }
    return { place, bytes, sm3: hashes.sm3.digest('hex'), sha256: hashes.sha256.digest('hex'), mark: scan.found };
  }

  removePart(jurisdictionId: string, uploadId: string): Promise<void> {
    return this.discard(this.partOf(jurisdictionId, uploadId));
  }

  /** Ids of uploads that have left pieces on the disk. */
  async partsOf(jurisdictionId: string): Promise<string[]> {
    const names = await readdir(path.join(this.root, PARTS, jurisdictionId)).catch(() => []);
    return names.filter(isId);
  }

  async discard(place: string): Promise<void> {
    await rm(place, { force: true });
  }

  remove(jurisdictionId: string, id: string): Promise<void> {
    return this.discard(this.placeOf(jurisdictionId, id));
  }

  /** Null when the disk has lost it. */
  async read(jurisdictionId: string, id: string): Promise<ReadStream | null> {
    const place = this.placeOf(jurisdictionId, id);
    const known = await stat(place).catch(() => null);
    return known ? createReadStream(place) : null;
  }

  /** Beginning and end of a file: what its kind can be told from. */
  async ends(received: ReceivedFile): Promise<{ head: Buffer; tail: Buffer }> {
    const length = Math.min(received.bytes, 512 * 1024);
    const handle = await open(received.place, 'r');
    try {
      const head = Buffer.alloc(length);
      const tail = Buffer.alloc(length);
      await handle.read(head, 0, length, 0);
      await handle.read(tail, 0, length, received.bytes - length);
      return { head, tail };
    } finally {
      await handle.close();
    }
  }

  /** Takes away what an interrupted upload left behind. Younger files may be on their way in another process. */
  async sweepIncoming(before: number): Promise<number> {
    const folder = path.join(this.root, INCOMING);
    let swept = 0;
    for (const name of await readdir(folder).catch(() => [])) {
      const place = path.join(folder, name);
      const facts = await stat(place).catch(() => null);
      if (!facts || facts.mtimeMs > before) continue;
      await rm(place, { force: true });
      swept += 1;
    }
    return swept;
  }

  async jurisdictions(): Promise<string[]> {
    const names = await Promise.all([this.root, path.join(this.root, PARTS)].map((at) => readdir(at).catch(() => [])));
    return [...new Set(names.flat().filter(isId))];
  }

  /** Ids of the files of a jurisdiction that are older than the moment. */
  async idsOf(jurisdictionId: string, before: number): Promise<string[]> {
    const folder = path.join(this.root, jurisdictionId);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const ids: string[] = [];
    for (const entry of entries) {
      if (!entry.isFile() || !isId(entry.name)) continue;
      const facts = await stat(path.join(entry.parentPath, entry.name)).catch(() => null);
      if (facts && facts.ctimeMs <= before) ids.push(entry.name);
    }
    return ids;
  }

  private partOf(jurisdictionId: string, uploadId: string): string {
    if (!isId(jurisdictionId) || !isId(uploadId)) throw new Error('A file lies under ids only');
    return path.join(this.root, PARTS, jurisdictionId, uploadId);
  }

  /** The last characters of an id are its random ones: they spread the files evenly. */
  private placeOf(jurisdictionId: string, id: string): string {
    if (!isId(jurisdictionId) || !isId(id)) throw new Error('A file lies under ids only');
    return path.join(this.root, jurisdictionId, id.slice(-2), id.slice(-4, -2), id);
  }
}

async function write(handle: FileHandle, source: Readable, limit: number): Promise<Omit<ReceivedFile, 'place'>> {
  const hash = createHash('sm3');
  const scan = new MarkScan();
  let bytes = 0;
  // The rest of a refused stream is left to the server: cutting it off would cut off the answer.
  for await (const chunk of source.iterator({ destroyOnReturn: false })) {
    const part = chunk as Buffer;
    bytes += part.length;
    if (bytes > limit) throw tooLarge(limit);
    hash.update(part);
    scan.feed(part);
    for (let at = 0; at < part.length;) at += (await handle.write(part, at)).bytesWritten;
  }
  return { bytes, sm3: hash.digest('hex'), mark: scan.found };
}
