import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../database/index.js';

/** The head of the chain of one jurisdiction. */
@Entity({ schema: 'platform', name: 'audit_chain' })
export class AuditChainEntity extends TenantEntity {
  @Column('bigint')
  seq: string;

  @Column('text')
  hash: string;
}

/** One link of the chain: ids, names of fields and hashes. */
@Entity({ schema: 'platform', name: 'audit_entry' })
export class AuditEntryEntity extends TenantEntity {
  @PrimaryColumn('bigint')
  seq: string;

  @Column('uuid')
  id: string;

  @Column('timestamptz')
  recordedAt: Date;

  @Column('date')
  effectiveOn: string;

  @Column('uuid', { nullable: true })
  actorId?: string | null;

  @Column('uuid', { nullable: true })
  seatId?: string | null;

  @Column('text')
  actorKind: string;

  @Column('text')
  entity: string;

  @Column('uuid', { nullable: true })
  entityId?: string | null;

  @Column('text')
  action: string;

  @Column('text')
  result: string;

  @Column('jsonb')
  fields: unknown;

  @Column('text', { nullable: true })
  ip?: string | null;

  @Column('text', { nullable: true })
  traceId?: string | null;

  @Column('text')
  previousHash: string;

  @Column('text')
  hash: string;
}

/** The readable side of an entry, which can be erased without breaking the chain. */
@Entity({ schema: 'platform', name: 'audit_text' })
export class AuditTextEntity extends TenantEntity {
  @PrimaryColumn('bigint')
  seq: string;

  @Column('jsonb')
  texts: unknown;
}
