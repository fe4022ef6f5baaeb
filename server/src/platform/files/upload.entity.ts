import { Column, Entity } from 'typeorm';
import { KeyedEntity, NOW } from '../database/index.js';

/** A file that is arriving in pieces. */
@Entity({ schema: 'platform', name: 'upload' })
export class UploadEntity extends KeyedEntity {
  @Column('text')
  subjectType: string;

  @Column('uuid')
  subjectId: string;

  @Column('text')
  name: string;

  @Column('text')
  mediaType: string;

  @Column('bigint')
  bytes: string;

  @Column('bigint', { default: 0 })
  received?: string;

  @Column('text')
  algorithm: string;

  @Column('text')
  declaredHash: string;

  @Column('uuid')
  startedBy: string;

  @Column('timestamptz', { default: NOW })
  startedAt?: Date;

  @Column('timestamptz')
  expiresAt: Date;
}
