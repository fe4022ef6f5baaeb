import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity, MoneyColumn } from '../../../../platform/database/index.js';

/** Ex-ante appraisal of a project or policy. */
@Entity({ schema: 'goals', name: 'ex_ante_appraisal' })
export class ExAnteAppraisalEntity extends EditedEntity {
  @Column('text')
  objectKind: string;

  @Column('uuid', { nullable: true })
  projectId?: string | null;

  @Column('uuid', { nullable: true })
  objectiveId?: string | null;

  @Column('text')
  objectCode: string;

  @Column('text')
  title: string;

  @Column('uuid')
  agencyId: string;

  @Column('text', { nullable: true })
  field?: string | null;

  @Column('text', { nullable: true })
  beneficiary?: string | null;

  @Column('integer')
  budgetYear: number;

  @MoneyColumn()
  amountAsked: string;

  @Column('text', { default: 'PLANNED' })
  state?: string;

  @Column('jsonb')
  criteria: unknown;

  @Column('text', { nullable: true })
  background?: string | null;

  @Column('text', { nullable: true })
  content?: string | null;

  @Column('text', { nullable: true })
  funding?: string | null;

  @Column('text', { nullable: true })
  workDone?: string | null;

  @Column('text', { nullable: true })
  suggestions?: string | null;

  @Column('text', { nullable: true })
  otherMatters?: string | null;

  @Column('uuid', { nullable: true })
  duplicateOfId?: string | null;

  @Column('uuid', { nullable: true })
  plannedBy?: string | null;

  @Column('uuid', { nullable: true })
  preparedBy?: string | null;

  @Column('uuid', { nullable: true })
  reportedBy?: string | null;

  @Column('date', { nullable: true })
  reportedOn?: string | null;

  @Column('uuid', { nullable: true })
  takenUpBy?: string | null;

  @Column('numeric', { precision: 5, scale: 2, nullable: true })
  totalScore?: string | null;

  @Column('text', { nullable: true })
  suggestedConclusion?: string | null;

  @Column('text', { nullable: true })
  conclusion?: string | null;

  @Column('text', { nullable: true })
  conclusionReason?: string | null;

  @Column('jsonb', { nullable: true })
  parameters?: unknown;

  @MoneyColumn({ nullable: true })
  amountSupported?: string | null;

  @Column('integer', { nullable: true })
  validToYear?: number | null;

  @Column('uuid', { nullable: true })
  concludedBy?: string | null;

  @Column('date', { nullable: true })
  concludedOn?: string | null;

  @Column('text', { nullable: true })
  contentHash?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

/** A document that an appraisal rests on. */
@Entity({ schema: 'goals', name: 'appraisal_material' })
export class AppraisalMaterialEntity extends KeyedEntity {
  @Column('uuid')
  appraisalId: string;

  @Column('text')
  code: string;

  @Column('boolean')
  isPresent: boolean;

  @Column('text', { nullable: true })
  reference?: string | null;
}

/** A seat that was asked to score. */
@Entity({ schema: 'goals', name: 'appraisal_scorer' })
export class AppraisalScorerEntity extends KeyedEntity {
  @Column('uuid')
  appraisalId: string;

  @Column('uuid')
  seatId: string;

  @Column('boolean', { default: false })
  isChair?: boolean;

  @Column('uuid', { nullable: true })
  accountId?: string | null;

  @Column('text', { nullable: true })
  personName?: string | null;

  @Column('timestamptz', { nullable: true })
  submittedAt?: Date | null;
}

/** What a scorer says of one item. */
@Entity({ schema: 'goals', name: 'appraisal_score' })
export class AppraisalScoreEntity extends KeyedEntity {
  @Column('uuid')
  scorerId: string;

  @Column('text')
  itemCode: string;

  @Column('text', { nullable: true })
  grade?: string | null;

  @Column('numeric', { precision: 5, scale: 2, nullable: true })
  points?: string | null;

  @Column('text', { nullable: true })
  opinion?: string | null;

  @Column('text', { nullable: true })
  evidence?: string | null;
}
