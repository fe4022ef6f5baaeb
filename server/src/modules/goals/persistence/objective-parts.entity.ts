import { Column, Entity } from 'typeorm';
import { KeyedEntity, MoneyColumn, NOW } from '../../../platform/database/index.js';

/** One annual main task of a whole department or unit (年度主要任务). */
@Entity({ schema: 'goals', name: 'objective_task' })
export class ObjectiveTaskEntity extends KeyedEntity {
  @Column('uuid')
  objectiveVersionId: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  content?: string | null;

  @MoneyColumn()
  fiscalAmount: string;

  @MoneyColumn()
  otherAmount: string;
}

/** One amount of a funding or budget block of the form. */
@Entity({ schema: 'goals', name: 'objective_amount' })
export class ObjectiveAmountEntity extends KeyedEntity {
  @Column('uuid')
  objectiveVersionId: string;

  @Column('text')
  block: string;

  @Column('text')
  kind: string;

  @MoneyColumn()
  amount: string;
}

/** What a version said when it went up or came back: 一上、一下、二上、二下. */
@Entity({ schema: 'goals', name: 'objective_round' })
export class ObjectiveRoundEntity extends KeyedEntity {
  @Column('uuid')
  objectiveId: string;

  @Column('uuid')
  objectiveVersionId: string;

  @Column('text')
  round: string;

  @Column('integer')
  sequence: number;

  @Column('date')
  takenOn: string;

  @Column('timestamptz', { default: NOW })
  takenAt?: Date;

  @Column('uuid', { nullable: true })
  takenBy?: string | null;

  @MoneyColumn({ nullable: true })
  controlAmount?: string | null;

  @Column('text', { nullable: true })
  opinion?: string | null;

  @Column('text', { nullable: true })
  documentNo?: string | null;

  @Column('jsonb')
  content: unknown;

  @Column('text')
  contentHash: string;
}
