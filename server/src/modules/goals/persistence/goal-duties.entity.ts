import { Column, Entity } from 'typeorm';
import { KeyedEntity, MoneyColumn, NOW } from '../../../platform/database/index.js';

/** Special approval of supplements beyond the place's limit. */
@Entity({ schema: 'goals', name: 'supplement_approval' })
export class SupplementApprovalEntity extends KeyedEntity {
  @Column('uuid')
  agencyId: string;

  @Column('integer')
  budgetYear: number;

  @MoneyColumn()
  upTo: string;

  @Column('text')
  documentNo: string;

  @Column('text')
  reason: string;

  @Column('date')
  approvedOn: string;

  @Column('uuid', { nullable: true })
  approvedBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** Day of a step that objectives and budget take together. */
@Entity({ schema: 'goals', name: 'budget_step' })
export class BudgetStepEntity extends KeyedEntity {
  @Column('uuid')
  agencyId: string;

  @Column('integer')
  budgetYear: number;

  @Column('text')
  step: string;

  @Column('text')
  subject: string;

  @Column('date')
  takenOn: string;

  @Column('text', { nullable: true })
  documentNo?: string | null;

  @Column('uuid', { nullable: true })
  createdBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** Where and when an approved objective was published. */
@Entity({ schema: 'goals', name: 'objective_publication' })
export class ObjectivePublicationEntity extends KeyedEntity {
  @Column('uuid')
  objectiveVersionId: string;

  @Column('date')
  publishedOn: string;

  @Column('text')
  address: string;

  @Column('uuid', { nullable: true })
  createdBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}
