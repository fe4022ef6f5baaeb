import { Column, Entity } from 'typeorm';
import { KeyedEntity, NOW } from '../database/index.js';

/** Progress and outcome of a long piece of work. */
@Entity({ schema: 'platform', name: 'job' })
export class JobEntity extends KeyedEntity {
  @Column('text')
  kind: string;

  @Column('text', { default: 'QUEUED' })
  state?: string;

  @Column('jsonb', { default: {} })
  input?: unknown;

  @Column('integer', { default: 0 })
  progressDone?: number;

  @Column('integer', { nullable: true })
  progressTotal?: number | null;

  @Column('boolean', { default: false })
  cancelRequested?: boolean;

  @Column('jsonb', { nullable: true })
  result?: unknown;

  @Column('jsonb', { nullable: true })
  error?: unknown;

  @Column('uuid', { nullable: true })
  requestedBy?: string | null;

  @Column('uuid', { nullable: true })
  requestedSeat?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt?: Date | null;
}
