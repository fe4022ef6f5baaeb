import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity, MoneyColumn } from '../../../platform/database/index.js';

/** A 整改通知书 and its way to the end. */
@Entity({ schema: 'results', name: 'corrective_action' })
export class CorrectiveActionEntity extends EditedEntity {
  @Column('text')
  sourceType: string;

  @Column('uuid')
  sourceId: string;

  @Column('uuid')
  agencyId: string;

  @Column('uuid', { nullable: true })
  projectId?: string | null;

  @Column('integer')
  workYear: number;

  @Column('text')
  documentNo: string;

  @Column('text')
  title: string;

  @Column('date')
  issuedOn: string;

  @Column('date')
  dueOn: string;

  /** 责任人, where the notice names one. */
  @Column('text', { nullable: true })
  ownerName?: string | null;

  @Column('text', { default: 'ISSUED' })
  state?: string;

  @Column('text', { nullable: true })
  replyText?: string | null;

  @Column('uuid', { nullable: true })
  repliedBy?: string | null;

  @Column('date', { nullable: true })
  repliedOn?: string | null;

  @Column('text', { nullable: true })
  returnedReason?: string | null;

  @Column('text', { nullable: true })
  returnedBy?: string | null;

  @Column('uuid', { nullable: true })
  verifiedBy?: string | null;

  @Column('date', { nullable: true })
  closedOn?: string | null;

  @Column('uuid', { array: true, default: [] })
  forwardedTo?: readonly string[];

  @Column('date', { nullable: true })
  forwardedOn?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

/** One problem to be put right. */
@Entity({ schema: 'results', name: 'corrective_item' })
export class CorrectiveItemEntity extends KeyedEntity {
  @Column('uuid')
  correctiveActionId: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  kind: string;

  @Column('text')
  description: string;

  @MoneyColumn({ nullable: true })
  amount?: string | null;

  @Column('text')
  requirement: string;

  @Column('text', { default: 'OPEN' })
  state?: string;

  @Column('text', { nullable: true })
  reply?: string | null;

  @Column('uuid', { array: true, default: [] })
  evidenceFileIds?: readonly string[];

  @Column('text', { nullable: true })
  verificationNote?: string | null;
}
