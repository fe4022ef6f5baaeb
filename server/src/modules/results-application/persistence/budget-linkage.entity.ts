import { Column, Entity } from 'typeorm';
import { EditedEntity, MoneyColumn } from '../../../platform/database/index.js';

/** What a result means for the money of a later year. */
@Entity({ schema: 'results', name: 'budget_linkage' })
export class BudgetLinkageEntity extends EditedEntity {
  @Column('uuid', { nullable: true })
  evaluationTaskId?: string | null;

  @Column('uuid', { nullable: true })
  selfEvaluationId?: string | null;

  /** Disposal of monitoring that asks for the change. */
  @Column('uuid', { nullable: true })
  disposalId?: string | null;

  @Column('uuid')
  agencyId: string;

  @Column('uuid')
  projectId: string;

  @Column('integer')
  subjectYear: number;

  @Column('integer')
  budgetYear: number;

  @Column('uuid')
  fundingLineId: string;

  @Column('text')
  decision: string;

  @MoneyColumn()
  amountBefore: string;

  @MoneyColumn()
  amountChange: string;

  @Column('text')
  reason: string;

  @Column('text', { default: 'PROPOSED' })
  state?: string;

  @Column('uuid', { nullable: true })
  proposedBy?: string | null;

  @Column('uuid', { nullable: true })
  agreedBy?: string | null;

  @Column('uuid', { nullable: true })
  decidedBy?: string | null;

  @Column('date', { nullable: true })
  decidedOn?: string | null;

  @Column('text', { nullable: true })
  documentNo?: string | null;

  @Column('text', { nullable: true })
  returnedReason?: string | null;

  @Column('uuid', { nullable: true })
  appliedAdjustmentId?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}
