import { Column, Entity } from 'typeorm';
import { EditedEntity } from '../../../../platform/database/index.js';

/** A point of a project's schedule, planned and reached. */
@Entity({ schema: 'monitoring', name: 'milestone' })
export class MilestoneEntity extends EditedEntity {
  @Column('uuid')
  projectId: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  name: string;

  @Column('date')
  plannedOn: string;

  @Column('date', { nullable: true })
  actualOn?: string | null;

  @Column('text', { nullable: true })
  note?: string | null;
}
