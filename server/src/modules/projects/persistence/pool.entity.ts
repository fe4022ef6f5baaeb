import { Column, Entity } from 'typeorm';
import { KeyedEntity, MoneyColumn, NOW } from '../../../platform/database/index.js';

/** An application for budget, always of a project. */
@Entity({ schema: 'projects', name: 'budget_application' })
export class BudgetApplicationEntity extends KeyedEntity {
  @Column('uuid')
  projectId: string;

  @MoneyColumn()
  amount: string;

  @Column('text')
  letterNo: string;

  @Column('uuid', { nullable: true })
  appliedBy?: string | null;

  @Column('date')
  appliedOn: string;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** What was given, with the amounts that it was based on. */
@Entity({ schema: 'projects', name: 'budget_allocation' })
export class BudgetAllocationEntity extends KeyedEntity {
  @Column('uuid')
  projectId: string;

  @Column('integer')
  budgetYear: number;

  @MoneyColumn()
  amount: string;

  @MoneyColumn({ nullable: true })
  supportedAmount?: string | null;

  @MoneyColumn({ nullable: true })
  reviewedAmount?: string | null;

  @Column('uuid', { nullable: true })
  appraisalId?: string | null;

  @Column('text', { nullable: true })
  reason?: string | null;

  @Column('uuid', { nullable: true })
  allocatedBy?: string | null;

  @Column('date')
  allocatedOn: string;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}
