import { Column, Entity } from 'typeorm';
import { KeyedEntity, MoneyColumn, NOW } from '../../../platform/database/index.js';

/** The 批复 by which objectives and lines are approved together. */
@Entity({ schema: 'goals', name: 'budget_reply' })
export class BudgetReplyEntity extends KeyedEntity {
  @Column('text')
  documentNo: string;

  @Column('text')
  title: string;

  @Column('integer')
  budgetYear: number;

  @Column('date')
  repliedOn: string;

  @Column('uuid', { nullable: true })
  createdBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** One objective of a reply. */
@Entity({ schema: 'goals', name: 'budget_reply_line' })
export class BudgetReplyLineEntity extends KeyedEntity {
  @Column('uuid')
  budgetReplyId: string;

  @Column('uuid')
  objectiveVersionId: string;

  @Column('uuid', { nullable: true })
  projectId?: string | null;

  @MoneyColumn()
  amount: string;
}
