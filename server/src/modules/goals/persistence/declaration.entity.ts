import { Column, Entity } from 'typeorm';
import { KeyedEntity, NOW } from '../../../platform/database/index.js';

/** Help that a unit was given with its objectives. */
@Entity({ schema: 'goals', name: 'guidance' })
export class GuidanceEntity extends KeyedEntity {
  @Column('uuid')
  agencyId: string;

  @Column('integer')
  budgetYear: number;

  @Column('date')
  guidedOn: string;

  @Column('text')
  kind: string;

  @Column('text')
  topic: string;

  @Column('text')
  adviser: string;

  @Column('text', { nullable: true })
  outcome?: string | null;

  @Column('uuid', { nullable: true })
  createdBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** Day by which the objectives of a year are to be declared. */
@Entity({ schema: 'goals', name: 'declaration_deadline' })
export class DeclarationDeadlineEntity extends KeyedEntity {
  @Column('integer')
  budgetYear: number;

  @Column('date')
  dueOn: string;

  @Column('text', { nullable: true })
  documentNo?: string | null;

  @Column('uuid', { nullable: true })
  createdBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}
