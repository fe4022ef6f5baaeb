import { Column, Entity } from 'typeorm';
import { KeyedEntity, MoneyColumn, NOW } from '../../../platform/database/index.js';

/** Row of 年度主要任务 in the form of a whole department or unit. */
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

/** Cell of the funding or budget block. */
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

/** Function or plan of the body, or of one above it, that the objective serves (R074). */
@Entity({ schema: 'goals', name: 'objective_function' })
export class ObjectiveFunctionEntity extends KeyedEntity {
  @Column('uuid')
  objectiveVersionId: string;

  @Column('uuid')
  functionId: string;
}

/** Snapshot of a form as it went up or came down. */
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
