import { Injectable } from '@nestjs/common';
import { currentContext } from '../access/context.js';
import { newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { CHAIN_START, chainHash, type ChainedEntry, sm3 } from './audit-chain.js';

export interface AuditNote {
  /** Table of the row, with its schema: `goals.objective_version`. */
  entity: string;
  entityId: string | null;
  /** Past-tense verb or transition name. */
  action: string;
  result?: 'DONE' | 'REFUSED' | 'FAILED';
  /** New values by field; the chain keeps their hashes, the erasable text beside it keeps the values. */
  fields?: Readonly<Record<string, unknown>>;
  comment?: string | null;
}

/** Append-only record of who did what. Entries are buffered and chained as the last act before the commit. */
@Injectable()
export class AuditService {
  private readonly buffers = new WeakMap<object, AuditNote[]>();

  constructor(private readonly uow: UnitOfWork) {}

  record(note: AuditNote): void {
    this.recordAll([note]);
  }

  recordAll(notes: readonly AuditNote[]): void {
    const key = currentContext().unit as object;
    const buffer = this.buffers.get(key);
    if (buffer) {
      buffer.push(...notes);
      return;
    }
    const fresh = [...notes];
    this.buffers.set(key, fresh);
    this.uow.beforeCommit(async () => {
      this.buffers.delete(key);
      await this.append(fresh);
    });
  }

  private async append(notes: readonly AuditNote[]): Promise<void> {
    if (notes.length === 0) return;
    const { actor, traceId, ip } = currentContext();
    const jurisdictionId = actor.jurisdictionId;
    await this.uow.affect(
      `INSERT INTO platform.audit_chain (jurisdiction_id, seq, hash) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING`,
      [jurisdictionId, CHAIN_START],
    );
    // The head is locked last of all rows, so that two transactions never wait for each other crosswise.
    const [head] = await this.uow.query<{ seq: string; hash: string; now: Date }>(
      `SELECT seq::text, hash, date_trunc('milliseconds', clock_timestamp()) AS now
         FROM platform.audit_chain WHERE jurisdiction_id = $1 FOR UPDATE`,
      [jurisdictionId],
    );
    if (!head) throw new Error('The audit chain has no head');
    let seq = BigInt(head.seq);
    let previousHash = head.hash;
    const recordedAt = head.now.toISOString();
    const rows = notes.map((note) => {
      seq += 1n;
      const fields = Object.fromEntries(
        Object.entries(note.fields ?? {}).map(([name, value]) => [name, sm3(JSON.stringify(value ?? null))]),
      );
      const entry: ChainedEntry = {
        jurisdictionId,
        seq: seq.toString(),
        id: newId(),
        recordedAt,
        effectiveOn: actor.today,
        actorId: actor.userId,
        seatId: actor.seatId,
        actorKind: actor.kind,
        entity: note.entity,
        entityId: note.entityId,
        action: note.action,
        result: note.result ?? 'DONE',
        fields,
      };
      const hash = chainHash(previousHash, entry);
      const row = {
        jurisdiction_id: jurisdictionId,
        seq: entry.seq,
        id: entry.id,
        recorded_at: recordedAt,
        effective_on: entry.effectiveOn,
        actor_id: entry.actorId,
        seat_id: entry.seatId,
        actor_kind: entry.actorKind,
        entity: entry.entity,
        entity_id: entry.entityId,
        action: entry.action,
        result: entry.result,
        fields,
        ip,
        trace_id: traceId,
        previous_hash: previousHash,
        hash,
        texts: {
          actor: actor.personName,
          seat: actor.seatTitle,
          agency: actor.agencyName,
          ...(note.comment ? { comment: note.comment } : {}),
          ...(note.fields ? { fields: note.fields } : {}),
        },
      };
      previousHash = hash;
      return row;
    });
    const batch = JSON.stringify(rows);
    await this.uow.affect(
      `INSERT INTO platform.audit_entry (jurisdiction_id, seq, id, recorded_at, effective_on, actor_id, seat_id, actor_kind,
              entity, entity_id, action, result, fields, ip, trace_id, previous_hash, hash)
       SELECT jurisdiction_id, seq, id, recorded_at, effective_on, actor_id, seat_id, actor_kind,
              entity, entity_id, action, result, fields, ip, trace_id, previous_hash, hash
         FROM jsonb_populate_recordset(NULL::platform.audit_entry, $1::jsonb)`,
      [batch],
    );
    await this.uow.affect(
      `INSERT INTO platform.audit_text (jurisdiction_id, seq, texts)
       SELECT jurisdiction_id, seq, texts FROM jsonb_populate_recordset(NULL::platform.audit_text, $1::jsonb)`,
      [batch],
    );
    await this.uow.affect(`UPDATE platform.audit_chain SET seq = $2, hash = $3 WHERE jurisdiction_id = $1`, [
      jurisdictionId,
      seq.toString(),
      previousHash,
    ]);
  }
}
