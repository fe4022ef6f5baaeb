/** 绝密 机密 秘密 in GBK, which old text files are written in; there is no encoder for it in Node. */
const GBK: readonly (readonly [mark: string, hex: string])[] = [
  ['绝密★', 'bef8c3dca1ef'],
  ['机密★', 'bbfac3dca1ef'],
  ['秘密★', 'c3d8c3dca1ef'],
];

const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

const NEEDLES: readonly (readonly [mark: string, bytes: Buffer])[] = GBK.flatMap(([mark, hex]) => {
  const utf16 = Buffer.from(mark, 'utf16le');
  return [
    [mark, Buffer.from(mark, 'utf8')],
    [mark, utf16],
    [mark, swapped(utf16)],
    [mark, Buffer.from(hex, 'hex')],
  ] as const;
});
const LONGEST = Math.max(...NEEDLES.map(([, bytes]) => bytes.length));

/**
 * Looks for marks of secrecy in bytes as they go by, in the four encodings that documents here are written in. It sees what
 * lies open: texts, names and metadata; what is compressed is looked at by the archive check, pictures by nobody.
 */
export class MarkScan {
  private tail: Buffer = Buffer.alloc(0);
  found: string | null = null;

  feed(chunk: Buffer): void {
    if (this.found) return;
    const window = Buffer.concat([this.tail, chunk]);
    this.found = NEEDLES.find(([, bytes]) => window.includes(bytes))?.[0] ?? null;
    this.tail = window.subarray(Math.max(0, window.length - LONGEST + 1));
  }
}
