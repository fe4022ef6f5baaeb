import { Column, Entity } from 'typeorm';
import { KeyedEntity, MoneyColumn, NOW } from '../../../../platform/database/index.js';

/** 汇总报送: what a first-level unit handed in for itself and all below it; it stays as it was on that day. */
@Entity({ schema: 'evaluation', name: 'unit_summary' })
export class UnitSummaryEntity extends KeyedEntity {
  @Column('integer')
  workYear: number;

  @Column('uuid')
  agencyId: string;

  /** How many times the unit has handed in, this one included. */
  @Column('integer')
  ordinal: number;

  @Column('text', { nullable: true })
  documentNumber?: string | null;

  /** Why it is handed in again. */
  @Column('text', { nullable: true })
  reason?: string | null;

  @Column('integer')
  agencies: number;

  @Column('integer')
  projects: number;

  @Column('integer')
  wholes: number;

  @MoneyColumn()
  adjustedBudget: string;

  @MoneyColumn()
  executedAmount: string;

  @Column('integer')
  scored: number;

  @Column('numeric', { precision: 12, scale: 2 })
  scoreSum: string;

  @Column('date')
  submittedOn: string;

  @Column('uuid', { nullable: true })
  submittedBy?: string | null;

  @Column('text')
  submittedByName: string;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}
