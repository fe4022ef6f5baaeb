import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity, NOW } from '../../../../platform/database/index.js';

/** A firm registered with this jurisdiction. */
@Entity({ schema: 'evaluation', name: 'third_party_firm' })
export class ThirdPartyFirmEntity extends EditedEntity {
  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  creditCode?: string | null;

  @Column('uuid')
  agencyId: string;

  @Column('text', { nullable: true })
  leadEvaluator?: string | null;

  @Column('date', { nullable: true })
  suspendedUntil?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;

  @Column('text', { default: 'OTHER' })
  kind?: string;

  @Column('text', { nullable: true })
  qualification?: string | null;

  @Column('date', { nullable: true })
  validFrom?: string | null;

  @Column('date', { nullable: true })
  validTo?: string | null;

  @Column('text', { nullable: true })
  contactName?: string | null;

  @Column('text', { nullable: true })
  contactPhone?: string | null;
}

/** Somebody who works for a firm. */
@Entity({ schema: 'evaluation', name: 'firm_member' })
export class FirmMemberEntity extends EditedEntity {
  @Column('uuid')
  firmId: string;

  @Column('text')
  name: string;

  @Column('text')
  qualification: string;

  @Column('text', { nullable: true })
  certificateNo?: string | null;

  @Column('integer')
  experienceYears: number;

  @Column('uuid', { nullable: true })
  employerAgencyId?: string | null;

  @Column('date', { nullable: true })
  employedUntil?: string | null;

  @Column('date', { nullable: true })
  leftOn?: string | null;

  /** By which account the person works here; null: by none, or by that of the firm's office. */
  @Column('uuid', { nullable: true })
  accountId?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

/** 代理记账、审计、咨询: a body that the firm works or worked for. */
@Entity({ schema: 'evaluation', name: 'firm_tie' })
export class FirmTieEntity extends EditedEntity {
  @Column('uuid')
  firmId: string;

  @Column('uuid')
  agencyId: string;

  @Column('text')
  kind: string;

  @Column('date', { nullable: true })
  sinceOn?: string | null;

  @Column('date', { nullable: true })
  untilOn?: string | null;

  @Column('text', { nullable: true })
  note?: string | null;
}

/** 信用记录: what a firm is remembered for. Nothing is taken out of it. */
@Entity({ schema: 'evaluation', name: 'firm_credit_record' })
export class FirmCreditRecordEntity extends KeyedEntity {
  @Column('uuid')
  firmId: string;

  @Column('uuid', { nullable: true })
  engagementId?: string | null;

  @Column('text')
  kind: string;

  @Column('text')
  text: string;

  @Column('date', { nullable: true })
  untilOn?: string | null;

  @Column('date')
  recordedOn: string;

  @Column('uuid', { nullable: true })
  recordedBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}
