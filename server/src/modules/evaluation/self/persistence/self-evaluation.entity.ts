import { Column, Entity } from 'typeorm';
import { EditedEntity, FenColumn, KeyedEntity, MoneyColumn } from '../../../../platform/database/index.js';

/** The evaluation of a project, a policy or a whole unit by itself. */
@Entity({ schema: 'evaluation', name: 'self_evaluation' })
export class SelfEvaluationEntity extends EditedEntity {
  @Column('integer')
  subjectYear: number;

  @Column('integer')
  workYear: number;

  @Column('text', { default: 'PROJECT' })
  objectType?: string;

  @Column('text', { default: 'GOALS' })
  family?: string;

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

  @Column('text', { nullable: true })
  executionReason?: string | null;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  executionScore?: string | null;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  totalScore?: string | null;

  @Column('text', { nullable: true })
  grade?: string | null;

  @Column('jsonb', { nullable: true })
  working?: unknown;

  @Column('jsonb', { nullable: true })
  parameters?: unknown;

  @Column('text', { nullable: true })
  actualSummary?: string | null;

  @Column('text', { nullable: true })
  problems?: string | null;

  @Column('text', { nullable: true })
  measures?: string | null;

  @Column('date', { nullable: true })
  completedOn?: string | null;

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

  @Column('date', { nullable: true })
  submittedOn?: string | null;

  @Column('text', { nullable: true })
  filledByName?: string | null;

  @Column('boolean', { default: false })
  figuresConfirmed?: boolean;

  @Column('text', { nullable: true })
  overallOpinion?: string | null;

  @Column('uuid', { nullable: true })
  opinedBy?: string | null;

  @Column('date', { nullable: true })
  opinedOn?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

/** One indicator of a self-evaluation, with its score and its working. */
@Entity({ schema: 'evaluation', name: 'self_evaluation_row' })
export class SelfEvaluationRowEntity extends KeyedEntity {
  @Column('uuid')
  selfEvaluationId: string;

  @Column('uuid')
  indicatorId: string;

  @Column('integer')
  ordinal: number;

  @Column('numeric', { precision: 24, scale: 6, nullable: true })
  actualValue?: string | null;

  @Column('date', { nullable: true })
  actualOn?: string | null;

  @Column('boolean', { nullable: true })
  actualYes?: boolean | null;

  @Column('text', { nullable: true })
  attainment?: string | null;

  @Column('numeric', { precision: 5, scale: 2, nullable: true })
  share?: string | null;

  @Column('boolean', { default: false })
  isNotApplicable?: boolean;

  @Column('text', { nullable: true })
  overCause?: string | null;

  @Column('text', { nullable: true })
  cause?: string | null;

  @Column('text', { nullable: true })
  measures?: string | null;

  @Column('text', { nullable: true })
  evidence?: string | null;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  score?: string | null;

  @Column('jsonb', { nullable: true })
  working?: unknown;

  @Column('text', { nullable: true })
  actualOrigin?: string | null;

  @Column('uuid', { nullable: true })
  originSheetId?: string | null;

  @Column('uuid', { nullable: true })
  originSurveyId?: string | null;

  @Column('date', { nullable: true })
  originOn?: string | null;
}
