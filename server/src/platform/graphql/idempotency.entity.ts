import { Column, Entity, PrimaryColumn } from 'typeorm';
import { NOW, TenantEntity } from '../database/index.js';

/** The answer that was given to a key, so that a repeated call gets it again. */
@Entity({ schema: 'platform', name: 'idempotency' })
export class IdempotencyEntity extends TenantEntity {
  @PrimaryColumn('uuid')
  actorId: string;

  @PrimaryColumn('text')
  operation: string;

  @PrimaryColumn('text')
  key: string;

  @Column('text')
  bodyHash: string;

  @Column('jsonb', { nullable: true })
  result?: unknown;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}
