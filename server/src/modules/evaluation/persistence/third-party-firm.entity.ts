import { Column, Entity } from 'typeorm';
import { EditedEntity, MoneyColumn } from '../../../platform/database/index.js';

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
}

/** What a firm is engaged for, and while when. */
@Entity({ schema: 'evaluation', name: 'engagement' })
export class EngagementEntity extends EditedEntity {
  @Column('uuid')
  firmId: string;

  @Column('uuid')
  clientAgencyId: string;

  @Column('integer')
  workYear: number;

  @Column('text')
  kind: string;

  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  procurementRecord?: string | null;

  @MoneyColumn({ nullable: true })
  contractAmount?: string | null;

  @Column('date', { nullable: true })
  conflictDeclaredOn?: string | null;

  @Column('date')
  startsOn: string;

  @Column('date')
  endsOn: string;

  @Column('text', { default: 'CONTRACTED' })
  state?: string;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}
