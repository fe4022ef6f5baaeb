import { Column, Entity } from 'typeorm';
import { KeyedEntity, NOW } from '../database/index.js';

/** One reminder to a seat or to its head, as it was sent. */
@Entity({ schema: 'platform', name: 'reminder' })
export class ReminderEntity extends KeyedEntity {
  @Column('uuid')
  taskId: string;

  @Column('text')
  taskKind: string;

  @Column('uuid')
  agencyId: string;

  @Column('text')
  role: string;

  @Column('text', { nullable: true })
  addressee?: string | null;

  @Column('integer')
  workYear: number;

  @Column('text')
  subjectType: string;

  @Column('uuid')
  subjectId: string;

  @Column('text')
  subjectTitle: string;

  @Column('text')
  stage: string;

  @Column('date')
  dueOn: string;

  @Column('date')
  sentOn: string;

  /** Of how many things the duty consisted on that day. */
  @Column('integer', { nullable: true })
  itemCount?: number | null;

  @Column('uuid', { nullable: true })
  sentBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}
