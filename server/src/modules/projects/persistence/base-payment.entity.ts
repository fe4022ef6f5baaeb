import { Column, Entity } from 'typeorm';
import { FenColumn, KeyedEntity, MoneyColumn, NOW } from '../../../platform/database/index.js';

/** A payment of a unit's 基本支出, as the budget system reported it; no project and no objective stands behind it. */
@Entity({ schema: 'projects', name: 'base_payment' })
export class BasePaymentEntity extends KeyedEntity {
  @Column('integer')
  budgetYear: number;

  @Column('uuid')
  agencyId: string;

  /** 人员类 or 公用: PERSONNEL, PUBLIC. */
  @Column('text')
  category: string;

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

  /** 部门预算支出经济分类, where the feed says it. */
  @Column('text', { nullable: true })
  economicClass?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}
