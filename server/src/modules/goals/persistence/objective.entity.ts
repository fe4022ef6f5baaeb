import { Column, Entity } from 'typeorm';
import {
  BUSINESS_DATE,
  EditedEntity,
  FenColumn,
  KeyedEntity,
  MoneyColumn,
  NOW,
} from '../../../platform/database/index.js';

/** The object whose performance is planned, for one budget year. */
@Entity({ schema: 'goals', name: 'objective' })
export class ObjectiveEntity extends KeyedEntity {
  @Column('text')
  objectType: string;

  @Column('uuid', { nullable: true })
  projectId?: string | null;

  @Column('uuid')
  agencyId: string;

  @Column('integer')
  budgetYear: number;

  @Column('text', { nullable: true })
  title?: string | null;

  @Column('text', { nullable: true })
  code?: string | null;

  @Column('uuid', { nullable: true })
  parentObjectiveId?: string | null;

  @Column('text', { nullable: true })
  transferLevel?: string | null;

  @Column('uuid', { nullable: true })
  previousObjectiveId?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** One version of an objective; frozen from its approval on. */
@Entity({ schema: 'goals', name: 'objective_version' })
export class ObjectiveVersionEntity extends EditedEntity {
  @Column('uuid')
  objectiveId: string;

  @Column('integer')
  versionNo: number;

  @Column('text', { default: 'DRAFT' })
  state?: string;

  /** Business date on which it came into its state. */
  @Column('date', { default: BUSINESS_DATE })
  stateSince?: string;

  @Column('text', { default: 'FIRST_UP' })
  budgetRound?: string;

  @Column('text')
  catalogueCode: string;

  @Column('integer', { default: 1 })
  schemaVersion?: number;

  @Column('jsonb', { nullable: true })
  parameters?: unknown;

  @Column('text', { nullable: true })
  overallGoal?: string | null;

  @Column('text', { nullable: true })
  annualGoal?: string | null;

  @Column('text', { nullable: true })
  basis?: string | null;

  @Column('text', { nullable: true })
  scheduleText?: string | null;

  @MoneyColumn()
  annualAmount: string;

  @FenColumn('annualAmount')
  readonly annualAmountFen?: string;

  @Column('text', { nullable: true })
  contentHash?: string | null;

  @Column('uuid', { nullable: true })
  draftedBy?: string | null;

  @Column('uuid', { nullable: true })
  submittedBy?: string | null;

  @Column('timestamptz', { nullable: true })
  submittedAt?: Date | null;

  @Column('uuid', { nullable: true })
  deptReviewedBy?: string | null;

  @Column('uuid', { nullable: true })
  finReviewedBy?: string | null;

  @Column('timestamptz', { nullable: true })
  reviewerOpenedAt?: Date | null;

  @Column('text', { nullable: true })
  returnedReason?: string | null;

  @Column('text', { nullable: true })
  returnedBy?: string | null;

  @Column('text', { nullable: true })
  adjustmentReason?: string | null;

  @Column('date', { nullable: true })
  adjustedOn?: string | null;

  @Column('text', { nullable: true })
  lateDocumentNo?: string | null;

  @Column('date', { nullable: true })
  latePaperOn?: string | null;

  @Column('uuid', { nullable: true })
  lateAdmittedBy?: string | null;

  @Column('uuid', { nullable: true })
  budgetReplyId?: string | null;

  @Column('date', { nullable: true })
  approvedOn?: string | null;

  @Column('date', { nullable: true })
  publishBy?: string | null;

  @Column('date', { nullable: true })
  supersededOn?: string | null;

  @Column('uuid', { nullable: true })
  editSessionId?: string | null;

  @Column('text', { nullable: true })
  contactPerson?: string | null;

  @Column('text', { nullable: true })
  contactPhone?: string | null;

  @MoneyColumn({ nullable: true })
  controlAmount?: string | null;

  @Column('text', { nullable: true })
  controlOpinion?: string | null;

  @Column('text', { nullable: true })
  controlDocumentNo?: string | null;

  @Column('date', { nullable: true })
  controlOn?: string | null;

  @Column('jsonb', { default: {} })
  origins?: unknown;

  @Column('text', { nullable: true })
  adjustmentKind?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

/** An indicator of one version; its key stays the same through the versions. */
@Entity({ schema: 'goals', name: 'indicator' })
export class IndicatorEntity extends KeyedEntity {
  @Column('uuid')
  objectiveVersionId: string;

  @Column('uuid')
  indicatorKey: string;

  @Column('text', { default: 'ANNUAL' })
  horizon?: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  level1: string;

  @Column('text')
  level2: string;

  @Column('text')
  name: string;

  @Column('text')
  direction: string;

  @Column('boolean', { default: false })
  isStrict?: boolean;

  @Column('numeric', { precision: 24, scale: 6, nullable: true })
  targetValue?: string | null;

  @Column('numeric', { precision: 24, scale: 6, nullable: true })
  targetLow?: string | null;

  @Column('numeric', { precision: 24, scale: 6, nullable: true })
  targetHigh?: string | null;

  @Column('text', { nullable: true })
  targetText?: string | null;

  @Column('date', { nullable: true })
  targetOn?: string | null;

  @Column('date', { nullable: true })
  plannedStartOn?: string | null;

  @Column('jsonb', { nullable: true })
  bands?: unknown;

  @Column('text', { nullable: true })
  unit?: string | null;

  @Column('numeric', { precision: 5, scale: 2, nullable: true })
  weight?: string | null;

  @Column('text', { nullable: true })
  targetBasis?: string | null;

  @Column('numeric', { precision: 24, scale: 6, nullable: true })
  baselineValue?: string | null;

  @Column('integer', { nullable: true })
  baselineYear?: number | null;

  @Column('jsonb', { nullable: true })
  yearlyTargets?: unknown;

  @Column('text', { nullable: true })
  formulaText?: string | null;

  @Column('text', { nullable: true })
  dataSource?: string | null;

  @Column('text', { nullable: true })
  captureMethod?: string | null;

  @Column('boolean', { default: false })
  isCore?: boolean;

  @Column('text', { nullable: true })
  remark?: string | null;

  @Column('uuid', { nullable: true })
  libraryIndicatorId?: string | null;
}
