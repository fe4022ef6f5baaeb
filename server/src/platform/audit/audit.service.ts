import { Injectable } from '@nestjs/common';
import { currentContext } from '../access/context.js';
import type { NewRow } from '../database/insert.js';
import { newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { AuditChainEntity, AuditEntryEntity, AuditTextEntity } from './audit.entity.js';
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
    await this.uow.insert(AuditChainEntity, [{ seq: '0', hash: CHAIN_START }], { key: ['jurisdictionId'] });
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
    const entries: NewRow<AuditEntryEntity>[] = [];
    const texts: NewRow<AuditTextEntity>[] = [];
    for (const note of notes) {
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
      entries.push({ ...entry, recordedAt: head.now, ip, traceId, previousHash, hash });
      texts.push({
        seq: entry.seq,
        texts: {
          actor: actor.personName,
          seat: actor.seatTitle,
          agency: actor.agencyName,
          ...(note.comment ? { comment: note.comment } : {}),
          ...(note.fields ? { fields: note.fields } : {}),
        },
      });
      previousHash = hash;
    }
    await this.uow.insert(AuditEntryEntity, entries);
    await this.uow.insert(AuditTextEntity, texts);
    await this.uow.affect(`UPDATE platform.audit_chain SET seq = $2, hash = $3 WHERE jurisdiction_id = $1`, [
      jurisdictionId,
      seq.toString(),
      previousHash,
    ]);
  }
}
