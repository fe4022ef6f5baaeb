import { Column, Entity } from 'typeorm';
import { EditedEntity } from '../../../platform/database/index.js';

/** A training that was held. */
@Entity({ schema: 'foundation', name: 'training_session' })
export class TrainingSessionEntity extends EditedEntity {
  @Column('integer')
  workYear: number;

  @Column('date')
  heldOn: string;

  @Column('text')
  form: string;

  @Column('text')
  topic: string;

  @Column('integer')
  participants: number;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}
