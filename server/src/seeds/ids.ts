import { createHash } from 'node:crypto';

/** First millisecond of 2019: the time part of every demo id counts from here, so ids of one kind sort by number. */
const FIRST_MILLISECOND = 1_546_300_800_000;

/** Makes the id of the n-th record of a kind. The same question always has the same answer (datasets §1). */
export type IdMaker = (kind: string, n: number) => string;

/** Ids in the layout of UUIDv7 whose random part is a digest of jurisdiction, kind and number. */
export function idMaker(jurisdictionCode: string): IdMaker {
  return (kind, n) => {
    const digest = createHash('sha256').update(`${jurisdictionCode}/${kind}/${n}`).digest('hex');
    const time = (FIRST_MILLISECOND + n).toString(16).padStart(12, '0');
    const variant = ((parseInt(digest.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 19)}`;
  };
}
