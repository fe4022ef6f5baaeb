import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity, MoneyColumn, NOW } from '../../../../platform/database/index.js';

/** A member of the pool. */
@Entity({ schema: 'evaluation', name: 'expert' })
export class ExpertEntity extends EditedEntity {
  @Column('text')
  number: string;

  @Column('text')
  name: string;

  @Column('text', { array: true, default: [] })
  fields?: readonly string[];

  @Column('text')
  professionalTitle: string;

  @Column('text')
  employer: string;

  @Column('uuid', { nullable: true })
  employerAgencyId?: string | null;

  @Column('uuid', { nullable: true })
  seatId?: string | null;

  @Column('text', { default: 'APPLIED' })
  state?: string;

  @Column('date', { nullable: true })
  termFrom?: string | null;

  @Column('date', { nullable: true })
  termTo?: string | null;

  @Column('text', { nullable: true })
  admittedByDocument?: string | null;

  @Column('text', { nullable: true })
  stateNote?: string | null;

  @Column('uuid', { nullable: true })
  enteredBy?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

/** Personal data, apart from the pool (controls A5). */
@Entity({ schema: 'evaluation', name: 'expert_private' })
export class ExpertPrivateEntity extends KeyedEntity {
  @Column('uuid')
  expertId: string;

  @Column('text', { nullable: true })
  phone?: string | null;

  @Column('text', { nullable: true })
  idNumber?: string | null;

  @Column('text', { nullable: true })
  bankAccount?: string | null;
}

/** A body that the expert stays away from. */
@Entity({ schema: 'evaluation', name: 'expert_recusal' })
export class ExpertRecusalEntity extends KeyedEntity {
  @Column('uuid')
  expertId: string;

  @Column('text')
  kind: string;

  @Column('text')
  body: string;

  @Column('uuid', { nullable: true })
  bodyId?: string | null;
}

/** The field of an evaluation, by which its experts are drawn. */
@Entity({ schema: 'evaluation', name: 'task_field' })
export class TaskFieldEntity extends KeyedEntity {
  @Column('uuid')
  taskId: string;

  @Column('text')
  field: string;
}

/** A draw, with all that is needed to repeat it. */
@Entity({ schema: 'evaluation', name: 'expert_draw' })
export class ExpertDrawEntity extends KeyedEntity {
  @Column('uuid')
  taskId: string;

  @Column('text')
  field: string;

  @Column('integer')
  wanted: number;

  @Column('text')
  seed: string;

  @Column('integer')
  populationCount: number;

  @Column('text')
  populationHash: string;

  @Column('jsonb', { default: [] })
  excluded?: unknown;

  @Column('date')
  drawnOn: string;

  @Column('uuid', { nullable: true })
  drawnBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** One place in the order of the lot. */
@Entity({ schema: 'evaluation', name: 'expert_lot' })
export class ExpertLotEntity extends KeyedEntity {
  @Column('uuid')
  drawId: string;

  @Column('integer')
  ordinal: number;

  @Column('uuid')
  expertId: string;

  @Column('text')
  outcome: string;

  @Column('text', { nullable: true })
  reason?: string | null;
}

/** What an expert did in one evaluation: fee and assessment. */
@Entity({ schema: 'evaluation', name: 'expert_use' })
export class ExpertUseEntity extends KeyedEntity {
  @Column('uuid')
  expertId: string;

  @Column('uuid')
  taskId: string;

  @Column('numeric', { precision: 4, scale: 1 })
  days: string;

  @MoneyColumn()
  dayRate: string;

  @MoneyColumn()
  fee: string;

  @Column('numeric', { precision: 5, scale: 2, nullable: true })
  score?: string | null;

  @Column('text', { nullable: true })
  comment?: string | null;

  @Column('uuid', { nullable: true })
  recordedBy?: string | null;

  @Column('date')
  recordedOn: string;
}
