import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EditedEntity, MoneyColumn, TenantEntity } from '../../../../platform/database/index.js';

const POINTS = { precision: 7, scale: 2, nullable: true } as const;
const PERCENT = { precision: 5, scale: 2, nullable: true } as const;

/** What a firm is engaged for, and while when. */
@Entity({ schema: 'evaluation', name: 'engagement' })
export class EngagementEntity extends EditedEntity {
  @Column('uuid', { nullable: true })
  firmId?: string | null;

  @Column('uuid')
  clientAgencyId: string;

  @Column('integer')
  workYear: number;

  @Column('text')
  kind: string;

  @Column('text')
  title: string;

  @Column('text')
  reason: string;

  @Column('text', { nullable: true })
  duties?: string | null;

  /** Bodies that it concerns beside those of its evaluations. */
  @Column('uuid', { array: true, default: [] })
  agencyIds?: string[];

  @Column('text', { nullable: true })
  procurementRecord?: string | null;

  @Column('text', { nullable: true })
  contractNo?: string | null;

  @Column('date', { nullable: true })
  contractedOn?: string | null;

  @MoneyColumn({ nullable: true })
  contractAmount?: string | null;

  @Column('date', { nullable: true })
  conflictDeclaredOn?: string | null;

  @Column('date', { nullable: true })
  confidentialityOn?: string | null;

  @Column('date', { nullable: true })
  startsOn?: string | null;

  @Column('date', { nullable: true })
  endsOn?: string | null;

  /** Day on which the final papers are due. */
  @Column('date', { nullable: true })
  dueOn?: string | null;

  @Column('uuid', { nullable: true })
  leadMemberId?: string | null;

  @Column('text', { default: 'NEED' })
  state?: string;

  @Column('date', { nullable: true })
  submittedOn?: string | null;

  @Column('date', { nullable: true })
  acceptedOn?: string | null;

  @Column('date', { nullable: true })
  endedOn?: string | null;

  @Column('numeric', POINTS)
  qualityScore?: string | null;

  @Column('text', { nullable: true })
  qualityBand?: string | null;

  @Column('numeric', PERCENT)
  deductPercent?: string | null;

  @Column('numeric', PERCENT)
  bonusPercent?: string | null;

  @MoneyColumn({ nullable: true })
  paidAmount?: string | null;

  @Column('date', { nullable: true })
  paidOn?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

/** Who works on an engagement. */
@Entity({ schema: 'evaluation', name: 'engagement_member' })
export class EngagementMemberEntity extends TenantEntity {
  @PrimaryColumn('uuid')
  engagementId: string;

  @PrimaryColumn('uuid')
  memberId: string;
}

/** A paper that is owed, for one evaluation or for the engagement as a whole. */
@Entity({ schema: 'evaluation', name: 'engagement_paper' })
export class EngagementPaperEntity extends EditedEntity {
  @Column('uuid')
  engagementId: string;

  @Column('uuid', { nullable: true })
  taskId?: string | null;

  @Column('text')
  kind: string;

  @Column('date', { nullable: true })
  filedOn?: string | null;

  @Column('uuid', { nullable: true })
  filedBy?: string | null;

  @Column('text', { nullable: true })
  filedByName?: string | null;

  @Column('text', { nullable: true })
  archiveRef?: string | null;
}

/** The final report as the firm states and signs it. */
@Entity({ schema: 'evaluation', name: 'firm_report' })
export class FirmReportEntity extends EditedEntity {
  @Column('uuid')
  engagementId: string;

  @Column('uuid')
  taskId: string;

  @Column('numeric', POINTS)
  statedTotal?: string | null;

  @Column('text', { nullable: true })
  statedGrade?: string | null;

  @Column('uuid')
  signedByMemberId: string;

  @Column('date')
  signedOn: string;

  /** When what was signed was revised. */
  @Column('date', { nullable: true })
  voidedOn?: string | null;
}
