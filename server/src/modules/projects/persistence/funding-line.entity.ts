import { Column, Entity } from 'typeorm';
import { EditedEntity, FenColumn, KeyedEntity, MoneyColumn, NOW } from '../../../platform/database/index.js';

/** A line of money of a project, as first approved. */
@Entity({ schema: 'projects', name: 'funding_line' })
export class FundingLineEntity extends EditedEntity {
  @Column('uuid')
  projectId: string;

  @Column('text')
  fundKind: string;

  @Column('text')
  fundSource: string;

  @MoneyColumn()
  originalAmount: string;

  @FenColumn('originalAmount')
  readonly originalAmountFen?: string;

  /** What it is for; null where nobody has said. */
  @Column('text', { nullable: true })
  fundCategory?: string | null;

  /** Came on top of a budget that had been replied. */
  @Column('boolean', { default: false })
  isSupplement?: boolean;
}

/** A change of a funding line; never edited, only followed by another. */
@Entity({ schema: 'projects', name: 'budget_adjustment' })
export class BudgetAdjustmentEntity extends KeyedEntity {
  @Column('uuid')
  projectId: string;

  @Column('uuid')
  fundingLineId: string;

  @Column('text')
  kind: string;

  @MoneyColumn()
  amount: string;

  @FenColumn('amount')
  readonly amountFen?: string;

  @Column('date')
  adjustedOn: string;

  @Column('text')
  documentNo: string;

  @Column('text')
  reason: string;

  @Column('text', { nullable: true })
  sourceKey?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** A payment from a funding line, as the treasury reported it. */
@Entity({ schema: 'projects', name: 'payment' })
export class PaymentEntity extends KeyedEntity {
  @Column('uuid')
  projectId: string;

  @Column('uuid')
  fundingLineId: string;

  @Column('date')
  paidOn: string;

  @MoneyColumn()
  amount: string;

  @FenColumn('amount')
  readonly amountFen?: string;

  @Column('text')
  voucherNo: string;

  @Column('text')
  sourceKey: string;

  /** 部门预算支出经济分类; older payments have none. */
  @Column('text', { nullable: true })
  economicClass?: string | null;

  @Column('text', { nullable: true })
  purpose?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}
