import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity, MoneyColumn, NOW } from '../../../../platform/database/index.js';

/** 专项资金全面清理 of one year. */
@Entity({ schema: 'monitoring', name: 'clearing' })
export class ClearingEntity extends EditedEntity {
  @Column('integer')
  budgetYear: number;

  @Column('text')
  name: string;

  @Column('date')
  openedOn: string;

  @Column('text', { default: 'OPEN' })
  state?: string;

  @Column('date', { nullable: true })
  closedOn?: string | null;
}

/** One special fund in it, as it stood on the day. */
@Entity({ schema: 'monitoring', name: 'clearing_item' })
export class ClearingItemEntity extends KeyedEntity {
  @Column('uuid')
  clearingId: string;

  @Column('uuid')
  projectId: string;

  @Column('uuid')
  agencyId: string;

  @MoneyColumn()
  budget: string;

  @MoneyColumn()
  executed: string;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  executionRate?: string | null;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  goalRate?: string | null;

  @Column('boolean')
  isSlow: boolean;

  @Column('text', { nullable: true })
  decision?: string | null;

  @Column('text', { nullable: true })
  reason?: string | null;

  @Column('uuid', { nullable: true })
  decidedBy?: string | null;

  @Column('date', { nullable: true })
  decidedOn?: string | null;

  @Column('integer', { default: 1 })
  version?: number;

  @Column('timestamptz', { default: NOW })
  updatedAt?: Date;
}
