import { Column, Entity } from 'typeorm';
import { KeyedEntity, NOW } from '../../../platform/database/index.js';

/** A sheet that was read and waits for its confirmation. */
@Entity({ schema: 'projects', name: 'import_batch' })
export class ImportBatchEntity extends KeyedEntity {
  @Column('text')
  kind: string;

  @Column('integer')
  budgetYear: number;

  @Column('text')
  fileName: string;

  @Column('text')
  sm3: string;

  @Column('jsonb')
  rows: unknown;

  @Column('jsonb')
  problems: unknown;

  @Column('text', { default: 'READ' })
  state?: string;

  @Column('uuid', { nullable: true })
  createdBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;

  @Column('timestamptz', { nullable: true })
  committedAt?: Date | null;
}

/** What the budget system sent and a gate refused, by name, until the gate opens (design §8.17). */
@Entity({ schema: 'projects', name: 'quarantined_line' })
export class QuarantinedLineEntity extends KeyedEntity {
  @Column('integer')
  budgetYear: number;

  @Column('text')
  projectCode: string;

  @Column('text')
  sourceKey: string;

  @Column('jsonb')
  payload: unknown;

  @Column('jsonb')
  refusals: unknown;

  @Column('timestamptz', { default: NOW })
  receivedAt?: Date;

  @Column('text', { default: '' })
  projectName?: string;

  @Column('timestamptz', { default: NOW })
  checkedAt?: Date;

  @Column('text', { nullable: true })
  releaseReason?: string | null;

  @Column('timestamptz', { nullable: true })
  releasedAt?: Date | null;
}
