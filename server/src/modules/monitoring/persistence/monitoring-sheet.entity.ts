import { Column, Entity } from 'typeorm';
import { EditedEntity, FenColumn, KeyedEntity, MoneyColumn } from '../../../platform/database/index.js';

/** What one unit reports on one object in one round. */
@Entity({ schema: 'monitoring', name: 'sheet' })
export class MonitoringSheetEntity extends EditedEntity {
  @Column('uuid')
  roundId: string;

  @Column('uuid')
  objectiveId: string;

  @Column('text', { default: 'PROJECT' })
  objectType?: string;

  @Column('uuid', { nullable: true })
  projectId?: string | null;

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

  /** What the payments said when the sheet was last saved; differs from the executed amount only where that was typed. */
  @MoneyColumn({ nullable: true })
  paidAmount?: string | null;

  @Column('date', { nullable: true })
  quietSince?: string | null;

  @Column('text', { nullable: true })
  typedReason?: string | null;

  @Column('date', { nullable: true })
  reconciledOn?: string | null;

  @Column('uuid', { nullable: true })
  reconciledBy?: string | null;

  @MoneyColumn({ nullable: true })
  forecastAmount?: string | null;

  @Column('text', { nullable: true })
  forecastBasis?: string | null;

  @Column('text', { nullable: true })
  forecastNote?: string | null;

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
  suggestions?: string | null;

  @Column('text', { nullable: true })
  filledByName?: string | null;

  @Column('text', { nullable: true })
  unitRating?: string | null;

  @Column('text', { nullable: true })
  departmentComment?: string | null;

  @Column('text', { nullable: true })
  divisionRating?: string | null;

  @Column('text', { nullable: true })
  divisionRatingReason?: string | null;

  @Column('text', { nullable: true })
  divisionComment?: string | null;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  goalRate?: string | null;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  goalGap?: string | null;

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

  @Column('numeric', { precision: 24, scale: 6, nullable: true })
  stageTarget?: string | null;

  @Column('boolean', { nullable: true })
  actualYes?: boolean | null;

  @Column('text', { nullable: true })
  forecastText?: string | null;

  @Column('text', { array: true, default: [] })
  causeCodes?: readonly string[];

  @Column('text', { nullable: true })
  causeText?: string | null;

  @Column('text', { nullable: true })
  divisionComment?: string | null;
}

/** Money of a sheet by source, as the official form has it. */
@Entity({ schema: 'monitoring', name: 'sheet_money' })
export class MonitoringSheetMoneyEntity extends KeyedEntity {
  @Column('uuid')
  sheetId: string;

  @Column('text')
  source: string;

  @MoneyColumn()
  originalBudget: string;

  @MoneyColumn()
  adjustedBudget: string;

  @MoneyColumn()
  executedAmount: string;

  @MoneyColumn({ nullable: true })
  forecastAmount?: string | null;
}

/** A main task of a whole department (年度主要任务). */
@Entity({ schema: 'monitoring', name: 'sheet_task' })
export class MonitoringSheetTaskEntity extends KeyedEntity {
  @Column('uuid')
  sheetId: string;

  @Column('uuid', { nullable: true })
  objectiveTaskId?: string | null;

  @Column('integer')
  ordinal: number;

  @Column('text')
  name: string;

  @MoneyColumn()
  originalBudget: string;

  @MoneyColumn()
  executedAmount: string;

  @MoneyColumn({ nullable: true })
  forecastAmount?: string | null;

  @Column('text', { nullable: true })
  note?: string | null;
}
