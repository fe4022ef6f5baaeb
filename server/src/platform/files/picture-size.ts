/** Most pixels of a picture: beyond this, whoever opens it pays with memory (case D67). */
export const MOST_PIXELS = 60_000_000;
const LONGEST_SIDE = 20_000;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export const isTooLarge = ({ width, height }: PictureSize): boolean =>
  width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS;

/** Size as the head of the file states it, without decoding a pixel; null where none is stated. */
export function pictureSize(kind: 'png' | 'jpg', head: Buffer): PictureSize | null {
  const size = kind === 'png' ? pngSize(head) : jpegSize(head);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

function pngSize(head: Buffer): PictureSize | null {
  if (head.length < 24 || head.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** Walks the segments to the frame header (SOF0–SOF15 without DHT, JPG, DAC). */
function jpegSize(head: Buffer): PictureSize | null {
  let at = 2;
  while (at + 9 < head.length) {
    if (head[at] !== 0xff) return null;
    const marker = head[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: head.readUInt16BE(at + 5), width: head.readUInt16BE(at + 7) };
    }
    at += 2 + head.readUInt16BE(at + 2);
  }
  return null;
}
