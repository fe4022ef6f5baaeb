import { createHash } from 'node:crypto';

/** What the chain protects of one entry, in the order in which it is hashed. */
export interface ChainedEntry {
  jurisdictionId: string;
  seq: string;
  id: string;
  recordedAt: string;
  effectiveOn: string;
  actorId: string | null;
  seatId: string | null;
  actorKind: string;
  entity: string;
  entityId: string | null;
  action: string;
  result: string;
  /** Field name to SM3 of its new value: enough to prove what was written, nothing that must be purged. */
  fields: Readonly<Record<string, string>>;
}

export const CHAIN_START = '0'.repeat(64);

export function sm3(text: string): string {
  return createHash('sm3').update(text, 'utf8').digest('hex');
}

/** Hash of an entry, bound to its predecessor (design §8.13). */
export function chainHash(previousHash: string, entry: ChainedEntry): string {
  const fields = Object.keys(entry.fields)
    .sort()
    .map((name) => [name, entry.fields[name]]);
  return sm3(
    JSON.stringify([
      previousHash,
      entry.jurisdictionId,
      entry.seq,
      entry.id,
      entry.recordedAt,
      entry.effectiveOn,
      entry.actorId,
      entry.seatId,
      entry.actorKind,
      entry.entity,
      entry.entityId,
      entry.action,
      entry.result,
      fields,
    ]),
  );
}
