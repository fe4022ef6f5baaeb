import { Column, Entity } from 'typeorm';
import { KeyedEntity, NOW } from '../database/index.js';

/** An attachment: what it is and whom it belongs to. */
@Entity({ schema: 'platform', name: 'file' })
export class FileEntity extends KeyedEntity {
  @Column('text')
  name: string;

  @Column('text')
  mediaType: string;

  @Column('bigint')
  bytes: string;

  @Column('text')
  sm3: string;

  @Column('text')
  subjectType: string;

  @Column('uuid')
  subjectId: string;

  @Column('uuid', { nullable: true })
  agencyId?: string | null;

  @Column('uuid', { nullable: true })
  uploadedBy?: string | null;

  @Column('text')
  uploadedByName: string;

  @Column('timestamptz', { default: NOW })
  uploadedAt?: Date;
}
