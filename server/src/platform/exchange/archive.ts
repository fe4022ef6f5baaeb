import { crc32 } from 'node:zlib';

export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/** UTF-8 names; nothing is compressed, because office files are archives already. */
const FLAGS = 0x0800;
const VERSION = 20;

/**
 * A zip file, entry by entry, as the entries come: whoever downloads it sees how far it has got, and no more than one
 * entry is in memory. Its clock is the day it is given, so that the same content is the same file.
 */
export async function* archiveOf(entries: AsyncIterable<ArchiveEntry>, day: string): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  const taken = new Set<string>();
  let offset = 0;
  for await (const { name, bytes } of entries) {
    const label = Buffer.from(freeName(name, taken), 'utf8');
    const facts = factsOf(bytes, label, day);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    facts.copy(head, 4);
    yield Buffer.concat([head, label]);
    yield bytes;
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(VERSION, 4);
    facts.copy(record, 6);
    record.writeUInt32LE(offset, 42);
    directory.push(record, label);
    offset += head.length + label.length + bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  yield Buffer.concat([...directory, end]);
}

/** What the entry and the directory both say of a file. */
function factsOf(bytes: Buffer, label: Buffer, day: string): Buffer {
  const facts = Buffer.alloc(26);
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  facts.writeUInt16LE(VERSION, 0);
  facts.writeUInt16LE(FLAGS, 2);
  facts.writeUInt16LE(((year - 1980) << 9) | (month << 5) | date, 8);
  facts.writeUInt32LE(crc32(bytes), 10);
  facts.writeUInt32LE(bytes.length, 14);
  facts.writeUInt32LE(bytes.length, 18);
  facts.writeUInt16LE(label.length, 22);
  return facts;
}

/** A name that every system can write, each once. */
function freeName(name: string, taken: Set<string>): string {
  const at = name.lastIndexOf('.');
  const [stem, end] = [name.slice(0, at), name.slice(at)];
  const bare = [...stem.replace(/[\u0000-\u001F\u007F"*:<>?|\\/]/g, '')].slice(0, 80).join('');
  let free = bare + end;
  for (let n = 2; taken.has(free); n += 1) free = `${bare}(${n})${end}`;
  taken.add(free);
  return free;
}
