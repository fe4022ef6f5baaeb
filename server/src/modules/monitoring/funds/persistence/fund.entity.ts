import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity, MoneyColumn, NOW } from '../../../../platform/database/index.js';

/** One sum of a special fund as it arrived. */
@Entity({ schema: 'monitoring', name: 'fund' })
export class FundEntity extends EditedEntity {
  @Column('integer')
  budgetYear: number;

  @Column('text')
  name: string;

  @Column('text')
  kind: string;

  @Column('text')
  documentNo: string;

  @MoneyColumn()
  amount: string;

  @Column('text')
  level: string;

  @Column('date')
  receivedOn: string;

  @Column('uuid', { nullable: true })
  officeId?: string | null;

  @Column('uuid', { nullable: true })
  competentAgencyId?: string | null;
}

/** One step of the money downwards; never edited. */
@Entity({ schema: 'monitoring', name: 'fund_trace' })
export class FundTraceEntity extends KeyedEntity {
  @Column('uuid')
  fundId: string;

  @Column('uuid', { nullable: true })
  fromId?: string | null;

  @Column('text')
  level: string;

  @Column('text')
  holder: string;

  @Column('uuid', { nullable: true })
  agencyId?: string | null;

  @Column('uuid', { nullable: true })
  projectId?: string | null;

  @MoneyColumn()
  amount: string;

  @Column('date')
  movedOn: string;

  @Column('text')
  voucherNo: string;

  @Column('uuid', { nullable: true })
  recordedBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** That the competent department has looked at the users of its fund in one period. */
@Entity({ schema: 'monitoring', name: 'fund_confirmation' })
export class FundConfirmationEntity extends KeyedEntity {
  @Column('uuid')
  fundId: string;

  @Column('date')
  periodTo: string;

  @MoneyColumn()
  paidAmount: string;

  @MoneyColumn()
  spentAmount: string;

  @Column('text', { nullable: true })
  note?: string | null;

  @Column('uuid', { nullable: true })
  confirmedBy?: string | null;

  @Column('date')
  confirmedOn: string;
}
