import { CHAIN_START, chainHash } from './audit-chain.js';

export interface ChainVerdict {
  ok: boolean;
  checked: number;
  brokenSeq: string | null;
  /** GAP: an entry is missing; LINK: it does not continue its predecessor; CONTENT: it was altered; HEAD: entries were cut off. */
  reason: 'GAP' | 'LINK' | 'CONTENT' | 'HEAD' | null;
}

interface StoredEntry {
  seq: string;
  id: string;
  recorded_at: Date;
  effective_on: string;
  actor_id: string | null;
  seat_id: string | null;
  actor_kind: string;
  entity: string;
  entity_id: string | null;
  action: string;
  result: string;
  fields: Record<string, string>;
  previous_hash: string;
  hash: string;
}

export type Ask = <Row extends object>(sql: string, params: readonly unknown[]) => Promise<Row[]>;

const PAGE = 2_000;

/** Walks the chain of one jurisdiction from its first entry and names the first broken link. */
export async function verifyChain(ask: Ask, jurisdictionId: string): Promise<ChainVerdict> {
  let previousHash = CHAIN_START;
  let seq = 0n;
  let checked = 0;
  for (;;) {
    const page = await ask<StoredEntry>(
      // Qualified, because a bare `seq` would sort by the text of the output column: 1, 10, 2.
      `SELECT seq::text, id, recorded_at, effective_on::text, actor_id, seat_id, actor_kind, entity, entity_id, action,
              result, fields, previous_hash, hash
         FROM platform.audit_entry e WHERE jurisdiction_id = $1 AND seq > $2 ORDER BY e.seq LIMIT ${PAGE}`,
      [jurisdictionId, seq.toString()],
    );
    for (const entry of page) {
      const broken = (reason: ChainVerdict['reason']): ChainVerdict => ({
        ok: false,
        checked,
        brokenSeq: entry.seq,
        reason,
      });
      if (BigInt(entry.seq) !== seq + 1n) return broken('GAP');
      if (entry.previous_hash !== previousHash) return broken('LINK');
      const hash = chainHash(previousHash, {
        jurisdictionId,
        seq: entry.seq,
        id: entry.id,
        recordedAt: entry.recorded_at.toISOString(),
        effectiveOn: entry.effective_on,
        actorId: entry.actor_id,
        seatId: entry.seat_id,
        actorKind: entry.actor_kind,
        entity: entry.entity,
        entityId: entry.entity_id,
        action: entry.action,
        result: entry.result,
        fields: entry.fields,
      });
      if (hash !== entry.hash) return broken('CONTENT');
      previousHash = hash;
      seq += 1n;
      checked += 1;
    }
    if (page.length < PAGE) break;
  }
  const [head] = await ask<{ seq: string; hash: string }>(
    'SELECT seq::text, hash FROM platform.audit_chain WHERE jurisdiction_id = $1',
    [jurisdictionId],
  );
  if (head && (head.seq !== seq.toString() || head.hash !== previousHash)) {
    return { ok: false, checked, brokenSeq: (seq + 1n).toString(), reason: 'HEAD' };
  }
  return { ok: true, checked, brokenSeq: null, reason: null };
}
