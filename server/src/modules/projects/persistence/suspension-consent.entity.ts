import { Column, Entity } from 'typeorm';
import { KeyedEntity, NOW } from '../../../platform/database/index.js';

/** The treasury's consent to stop the money of a project; used up by the step that it allows. */
@Entity({ schema: 'projects', name: 'suspension_consent' })
export class SuspensionConsentEntity extends KeyedEntity {
  @Column('uuid')
  projectId: string;

  @Column('text')
  reason: string;

  @Column('uuid')
  consentedBy: string;

  @Column('text')
  consentedByName: string;

  @Column('date')
  consentedOn: string;

  @Column('date', { nullable: true })
  usedOn?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}
