import { Column, Entity } from 'typeorm';
import { KeyedEntity, NOW } from '../../../platform/database/index.js';

/** The result of an evaluation as it was sent to the unit. */
@Entity({ schema: 'results', name: 'feedback' })
export class FeedbackEntity extends KeyedEntity {
  @Column('uuid')
  taskId: string;

  @Column('uuid')
  agencyId: string;

  @Column('integer')
  workYear: number;

  @Column('date')
  sentOn: string;

  @Column('text')
  content: string;

  @Column('uuid', { array: true, default: [] })
  forwardedTo?: readonly string[];

  @Column('date', { nullable: true })
  forwardedOn?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}
