import { Column, Entity } from 'typeorm';
import { KeyedEntity, NOW } from '../database/index.js';

/** Something that the security administrator must know of: that it happened and who did it, never what it said. */
@Entity({ schema: 'platform', name: 'security_notice' })
export class SecurityNoticeEntity extends KeyedEntity {
  @Column('date')
  noticedOn: string;

  @Column('text')
  kind: string;

  @Column('text')
  place: string;

  @Column('text')
  mark: string;

  @Column('text')
  personName: string;

  @Column('text', { nullable: true })
  agencyName?: string | null;

  @Column('uuid', { nullable: true })
  acknowledgedBy?: string | null;

  @Column('date', { nullable: true })
  acknowledgedOn?: string | null;

  @Column('timestamptz', { default: NOW })
  recordedAt?: Date;
}
