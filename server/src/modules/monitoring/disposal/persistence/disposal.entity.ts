import { Column, Entity } from 'typeorm';
import { EditedEntity, MoneyColumn } from '../../../../platform/database/index.js';

/** What was decided on one project that goes wrong, until what it asks for is done. */
@Entity({ schema: 'monitoring', name: 'disposal' })
export class DisposalEntity extends EditedEntity {
  @Column('integer')
  budgetYear: number;

  @Column('text')
  sourceType: string;

  @Column('uuid')
  sourceId: string;

  @Column('uuid', { nullable: true })
  projectId?: string | null;

  @Column('uuid', { nullable: true })
  objectiveId?: string | null;

  @Column('uuid')
  agencyId: string;

  @Column('text')
  title: string;

  @Column('text')
  kind: string;

  @Column('text')
  note: string;

  @Column('text', { default: 'PROPOSED' })
  state?: string;

  @Column('text', { nullable: true })
  ownerName?: string | null;

  @Column('date', { nullable: true })
  dueOn?: string | null;

  @Column('uuid', { nullable: true })
  fundingLineId?: string | null;

  @MoneyColumn({ nullable: true })
  amount?: string | null;

  @Column('uuid', { nullable: true })
  objectiveVersionId?: string | null;

  @Column('uuid', { nullable: true })
  decidedBy?: string | null;

  @Column('date')
  decidedOn: string;

  @Column('uuid', { nullable: true })
  approvedBy?: string | null;

  @Column('date', { nullable: true })
  approvedOn?: string | null;

  @Column('text', { nullable: true })
  rejectedReason?: string | null;

  @Column('date', { nullable: true })
  endedOn?: string | null;

  @Column('text', { nullable: true })
  endNote?: string | null;
}
