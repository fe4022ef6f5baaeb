import { Column, Entity } from 'typeorm';
import { KeyedEntity, NOW } from '../database/index.js';

/** What somebody in a role of an agency has to do. */
@Entity({ schema: 'platform', name: 'task' })
export class TaskEntity extends KeyedEntity {
  @Column('text')
  kind: string;

  @Column('uuid')
  agencyId: string;

  @Column('text')
  role: string;

  /** The one seat whose duty it is; null: any seat of the agency with the role. */
  @Column('uuid', { nullable: true })
  seatId?: string | null;

  @Column('integer')
  workYear: number;

  @Column('text')
  subjectType: string;

  @Column('uuid')
  subjectId: string;

  @Column('text')
  subjectTitle: string;

  @Column('text')
  url: string;

  @Column('date', { nullable: true })
  dueOn?: string | null;

  /** Of how many things the duty consists, where it is of several. */
  @Column('integer', { nullable: true })
  itemCount?: number | null;

  @Column('text', { nullable: true })
  returnedReason?: string | null;

  @Column('text', { nullable: true })
  returnedBy?: string | null;

  @Column('text', { default: 'OPEN' })
  state?: string;

  @Column('timestamptz', { default: NOW })
  openedAt?: Date;

  @Column('timestamptz', { nullable: true })
  closedAt?: Date | null;
}
