import { Column, Entity } from 'typeorm';
import { EditedEntity, FenColumn, MoneyColumn } from '../../../../platform/database/index.js';

/** What the bureau, or one department, evaluates in a year of work. */
@Entity({ schema: 'evaluation', name: 'year_plan' })
export class YearPlanEntity extends EditedEntity {
  @Column('integer')
  workYear: number;

  /** The department whose plan it is; null: the bureau's. */
  @Column('uuid', { nullable: true })
  ownerAgencyId?: string | null;

  @Column('text', { default: 'DRAFT' })
  state?: string;

  @Column('jsonb')
  criteria: unknown;

  @Column('text', { nullable: true })
  documentNo?: string | null;

  @Column('uuid', { nullable: true })
  submittedBy?: string | null;

  @Column('uuid', { nullable: true })
  approvedBy?: string | null;

  @Column('date', { nullable: true })
  approvedOn?: string | null;

  @Column('date', { nullable: true })
  reportedOn?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

/** What may be evaluated, how it was judged, and whether it was chosen. */
@Entity({ schema: 'evaluation', name: 'plan_candidate' })
export class PlanCandidateEntity extends EditedEntity {
  @Column('uuid')
  planId: string;

  @Column('text')
  objectType: string;

  @Column('uuid', { nullable: true })
  projectId?: string | null;

  @Column('uuid')
  agencyId: string;

  @Column('integer')
  subjectYear: number;

  @Column('text')
  title: string;

  @MoneyColumn()
  amount: string;

  @FenColumn('amount')
  readonly amountFen?: string;

  @Column('text', { nullable: true })
  area?: string | null;

  @Column('jsonb', { default: {} })
  scores?: unknown;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  points?: string | null;

  @Column('integer', { nullable: true })
  lastYear?: number | null;

  @Column('text', { default: 'OPEN' })
  decision?: string;

  @Column('text', { nullable: true })
  reason?: string | null;

  @Column('text', { nullable: true })
  method?: string | null;

  @Column('uuid', { nullable: true })
  taskId?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}
