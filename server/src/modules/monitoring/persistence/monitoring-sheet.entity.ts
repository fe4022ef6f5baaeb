import { Column, Entity } from 'typeorm';
import { EditedEntity, FenColumn, KeyedEntity, MoneyColumn } from '../../../platform/database/index.js';

/** What one unit reports on one project in one round. */
@Entity({ schema: 'monitoring', name: 'sheet' })
export class MonitoringSheetEntity extends EditedEntity {
  @Column('uuid')
  roundId: string;

  @Column('uuid')
  projectId: string;

  @Column('uuid')
  agencyId: string;

  @Column('uuid')
  objectiveVersionId: string;

  @Column('text', { default: 'DRAFT' })
  state?: string;

  @MoneyColumn()
  approvedAmount: string;

  @FenColumn('approvedAmount')
  readonly approvedAmountFen?: string;

  @MoneyColumn()
  originalBudget: string;

  @MoneyColumn()
  adjustedBudget: string;

  @MoneyColumn()
  executedAmount: string;

  @Column('text', { default: 'PAYMENTS' })
  executionSource?: string;

  @Column('text', { nullable: true })
  executionReason?: string | null;

  @Column('date')
  executionAsOf: string;

  @MoneyColumn({ nullable: true })
  forecastAmount?: string | null;

  @Column('text', { nullable: true })
  light?: string | null;

  @Column('jsonb', { nullable: true })
  lightReasons?: unknown;

  @Column('text', { array: true, default: [] })
  causeCodes?: readonly string[];

  @Column('text', { nullable: true })
  causeText?: string | null;

  @Column('text', { nullable: true })
  measures?: string | null;

  @Column('text', { nullable: true })
  disposal?: string | null;

  @Column('text', { nullable: true })
  disposalNote?: string | null;

  @Column('date', { nullable: true })
  disposedOn?: string | null;

  @Column('date', { nullable: true })
  disposalEndedOn?: string | null;

  @Column('uuid', { nullable: true })
  submittedBy?: string | null;

  @Column('timestamptz', { nullable: true })
  submittedAt?: Date | null;

  @Column('uuid', { nullable: true })
  deptReviewedBy?: string | null;

  @Column('text', { nullable: true })
  returnedReason?: string | null;

  @Column('text', { nullable: true })
  returnedBy?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

/** One indicator on a monitoring sheet. */
@Entity({ schema: 'monitoring', name: 'sheet_row' })
export class MonitoringSheetRowEntity extends KeyedEntity {
  @Column('uuid')
  sheetId: string;

  @Column('uuid')
  indicatorId: string;

  @Column('integer')
  ordinal: number;

  @Column('numeric', { precision: 24, scale: 6, nullable: true })
  actualValue?: string | null;

  @Column('text', { nullable: true })
  actualText?: string | null;

  @Column('date', { nullable: true })
  actualOn?: string | null;

  @Column('boolean', { default: false })
  isNotDue?: boolean;

  @Column('numeric', { precision: 24, scale: 6, nullable: true })
  forecastValue?: string | null;

  @Column('text', { nullable: true })
  likelihood?: string | null;

  @Column('numeric', { precision: 12, scale: 6, nullable: true })
  stageRate?: string | null;

  @Column('text', { nullable: true })
  comment?: string | null;
}
