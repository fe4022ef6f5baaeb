import { Column, Entity } from 'typeorm';
import { EditedEntity } from '../../../../platform/database/index.js';

/** A change of the team after the contract: proposed by the firm, decided by the bureau. */
@Entity({ schema: 'evaluation', name: 'team_change' })
export class TeamChangeEntity extends EditedEntity {
  @Column('uuid')
  engagementId: string;

  @Column('uuid', { nullable: true })
  leavingMemberId?: string | null;

  @Column('uuid', { nullable: true })
  joiningMemberId?: string | null;

  @Column('uuid', { nullable: true })
  leadMemberId?: string | null;

  @Column('text')
  reason: string;

  @Column('text', { default: 'PROPOSED' })
  state?: string;

  @Column('uuid', { nullable: true })
  proposedBy?: string | null;

  @Column('date')
  proposedOn: string;

  @Column('uuid', { nullable: true })
  decidedBy?: string | null;

  @Column('date', { nullable: true })
  decidedOn?: string | null;

  @Column('text', { nullable: true })
  decision?: string | null;
}
