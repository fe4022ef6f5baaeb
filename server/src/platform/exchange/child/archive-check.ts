import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { rangeSize, SHEET_LIMITS } from '../sheet.ts';
import { Unreadable } from './unreadable.ts';

interface Entry {
  name: string;
  method: number;
  start: number;
  packed: number;
  headerAt: number;
}

/** What the look through the archive found and the sheet reader does not tell. */
export interface ArchiveFacts {
  names: string[];
  /** Content of a part; undefined where there is none of the name. */
  part(name: string): Buffer | undefined;
  /** Merged ranges by part name. */
  merges: Map<string, string[]>;
  hiddenRows: Set<string>;
  hiddenColumns: Set<string>;
}

const structure = (reason: string): Unreadable => new Unreadable('FILE_STRUCTURE', { reason });
const tooLarge = (reason: string): Unreadable => new Unreadable('FILE_TOO_LARGE_UNPACKED', { reason });

/**
 * Looks through a zip-based office file before anything interprets it: counts bytes while inflating (headers lie), refuses
 * strange names, macros, nested archives, links to elsewhere and document types (controls C61, C62; cases D45-D50).
 */
export async function checkArchive(bytes: Buffer): Promise<ArchiveFacts> {
  const entries = readDirectory(bytes);
  checkNames(entries);
  checkLayout(bytes, entries);
  const facts: ArchiveFacts = {
    names: entries.map((entry) => entry.name),
    part: (name) => partOf(bytes, entries, name),
    merges: new Map(),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
  };
  let unpacked = 0;
  for (const entry of entries) {
    const scan = new PartScan(entry.name, facts);
    let size = 0;
    await unpack(bytes.subarray(entry.start, entry.start + entry.packed), entry.method, (chunk) => {
      size += chunk.length;
      unpacked += chunk.length;
      if (unpacked > SHEET_LIMITS.unpackedBytes) throw tooLarge('size');
      if (size > SHEET_LIMITS.smallEntryBytes && size > entry.packed * SHEET_LIMITS.ratio) throw tooLarge('ratio');
      scan.feed(chunk);
    });
  }
  return facts;
}

/** Only after all of it has been counted while it was inflated. */
function partOf(bytes: Buffer, entries: readonly Entry[], name: string): Buffer | undefined {
  const entry = entries.find((one) => one.name === name);
  if (!entry) return undefined;
  const packed = bytes.subarray(entry.start, entry.start + entry.packed);
  return entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: SHEET_LIMITS.unpackedBytes });
}

function readDirectory(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length) throw structure('truncated');
  const count = bytes.readUInt16LE(end + 10);
  const directoryAt = bytes.readUInt32LE(end + 16);
  if (count === 0xffff || directoryAt === 0xffffffff) throw tooLarge('zip64');
  if (count > SHEET_LIMITS.entries) throw tooLarge('entries');
  const entries: Entry[] = [];
  let at = directoryAt;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw structure('directory');
    const flags = bytes.readUInt16LE(at + 8);
    const nameLength = bytes.readUInt16LE(at + 28);
    const headerAt = bytes.readUInt32LE(at + 42);
    const isLink = ((bytes.readUInt32LE(at + 38) >>> 16) & 0xf000) === 0xa000;
    if ((flags & 1) !== 0) throw new Unreadable('FILE_TYPE', { found: 'encrypted' });
    if (isLink) throw structure('link');
    if (headerAt + 30 > bytes.length || bytes.readUInt32LE(headerAt) !== 0x04034b50) throw structure('header');
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const localNameLength = bytes.readUInt16LE(headerAt + 26);
    if (bytes.toString('utf8', headerAt + 30, headerAt + 30 + localNameLength) !== name) throw structure('header');
    entries.push({
      name,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      headerAt,
      start: headerAt + 30 + localNameLength + bytes.readUInt16LE(headerAt + 28),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function checkNames(entries: readonly Entry[]): void {
  const seen = new Set<string>();
  for (const { name, method } of entries) {
    const lower = name.toLowerCase();
    if (seen.has(lower)) throw structure('duplicate');
    seen.add(lower);
    if (name.startsWith('/') || name.includes('\\') || name.includes('\0') || /^[a-z]:/i.test(name))
      throw structure('name');
    if (name.split('/').includes('..')) throw structure('name');
    if (method !== 0 && method !== 8) throw structure('method');
    if (/\.(zip|jar|7z|rar|gz|xlsx|docx|xlsm)$/.test(lower)) throw structure('nested');
    if (lower.endsWith('vbaproject.bin') || lower.includes('/macrosheets/'))
      throw new Unreadable('FILE_TYPE', { found: 'macro' });
    if (lower.includes('/externallinks/') || lower.includes('/embeddings/')) throw structure('external');
  }
}

/** The stream reader follows local headers: nothing may stand in the file that the directory does not name. */
function checkLayout(bytes: Buffer, entries: readonly Entry[]): void {
  const byPlace = [...entries].sort((a, b) => a.headerAt - b.headerAt);
  let at = 0;
  for (const entry of byPlace) {
    const gap = entry.headerAt - at;
    if (gap < 0 || gap > 24) throw structure('layout');
    at = entry.start + entry.packed;
    if (at > bytes.length) throw structure('truncated');
  }
}

function unpack(packed: Buffer, method: number, onChunk: (chunk: Buffer) => void): Promise<void> {
  if (method === 0) {
    onChunk(packed);
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const inflate = createInflateRaw();
    inflate.on('data', (chunk: Buffer) => {
      try {
        onChunk(chunk);
      } catch (error) {
        inflate.destroy();
        reject(error as Error);
      }
    });
    inflate.on('end', resolve);
    inflate.on('error', () => reject(structure('damaged')));
    inflate.end(packed);
  });
}

/** Marks of state secrets as the scan sees them: UTF-8 read byte by byte (controls C31, case D58). */
const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const MARKS = ['绝密', '机密', '秘密'].map((grade) => ({
  mark: `${grade}★`,
  pattern: new RegExp(`${bytesOf(grade)}\\s{0,4}(?:${bytesOf('★')}|${bytesOf('☆')})`),
}));

/** Reads an XML part as it goes by, tag by tag, for the few things that must be known before it is parsed. */
class PartScan {
  private carry = '';
  /** End of the text so far: a mark may be cut in two by formatting. */
  private words = '';
  private first = true;
  private readonly isXml: boolean;
  private readonly name: string;
  private readonly facts: ArchiveFacts;

  constructor(name: string, facts: ArchiveFacts) {
    this.name = name;
    this.facts = facts;
    this.isXml = /\.(xml|rels|vml)$/i.test(name);
  }

  feed(chunk: Buffer): void {
    if (!this.isXml) return;
    if (this.first && chunk.length > 1 && (chunk[0] === 0xfe || chunk[0] === 0xff)) throw structure('encoding');
    this.first = false;
    const text = this.carry + chunk.toString('latin1');
    const end = text.lastIndexOf('>') + 1;
    this.carry = text.slice(end).slice(-2_048);
    this.look(text.slice(0, end));
  }

  private look(text: string): void {
    this.lookForMarks(text);
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw structure('doctype');
    if (this.name.endsWith('.rels')) {
      if (
        /TargetMode\s*=\s*["']External["']/i.test(text) &&
        /oleObject|externalLink|frame|attachedTemplate/i.test(text)
      ) {
        throw structure('external');
      }
      return;
    }
    if (this.name === '[Content_Types].xml' && /macroEnabled/i.test(text))
      throw new Unreadable('FILE_TYPE', { found: 'macro' });
    if (!/xl\/worksheets\/[^/]+\.xml$/.test(this.name)) return;
    this.lookAtSheet(text);
  }

  private lookForMarks(text: string): void {
    const words = this.words + text.replace(/<[^>]*>/g, '');
    const found = MARKS.find(({ pattern }) => pattern.test(words));
    if (found) throw new Unreadable('SECRET_MARK', { mark: found.mark });
    this.words = words.slice(-64);
  }

  private lookAtSheet(text: string): void {
    const merges = this.facts.merges.get(this.name) ?? [];
    for (const [, range] of text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([^"]{1,40})"/g)) {
      if (rangeSize(range!) > SHEET_LIMITS.mergedCells || merges.length >= SHEET_LIMITS.merges)
        throw structure('merge');
      merges.push(range!);
    }
    this.facts.merges.set(this.name, merges);
    for (const [, ranges] of text.matchAll(/<(?:\w+:)?dataValidation\s[^>]*?sqref="([^"]{1,2000})"/g)) {
      const cells = ranges!.split(' ').reduce((sum, range) => sum + rangeSize(range), 0);
      if (cells > SHEET_LIMITS.validatedCells) throw tooLarge('validation');
    }
    if (/<(?:\w+:)?row\s[^>]*?hidden="(1|true)"/.test(text)) this.facts.hiddenRows.add(this.name);
    if (/<(?:\w+:)?col\s[^>]*?hidden="(1|true)"/.test(text)) this.facts.hiddenColumns.add(this.name);
  }
}
