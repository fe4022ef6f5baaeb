import { Column, Entity } from 'typeorm';
import { EditedEntity } from '../../../../platform/database/index.js';

export const ALERT_TABLE = 'monitoring.alert';

/** A problem that a rule found between the rounds. */
@Entity({ schema: 'monitoring', name: 'alert' })
export class AlertEntity extends EditedEntity {
  @Column('integer')
  budgetYear: number;

  @Column('uuid')
  projectId: string;

  @Column('uuid')
  agencyId: string;

  @Column('text')
  rule: string;

  @Column('text')
  level: string;

  @Column('jsonb', { default: {} })
  params?: unknown;

  @Column('uuid', { nullable: true })
  paymentId?: string | null;

  @Column('date')
  raisedOn: string;

  @Column('text', { default: 'OPEN' })
  state?: string;

  @Column('uuid', { nullable: true })
  acknowledgedBy?: string | null;

  @Column('date', { nullable: true })
  acknowledgedOn?: string | null;

  @Column('uuid', { nullable: true })
  correctedBy?: string | null;

  @Column('date', { nullable: true })
  correctedOn?: string | null;

  @Column('text', { nullable: true })
  correction?: string | null;

  @Column('uuid', { nullable: true })
  verifiedBy?: string | null;

  @Column('date', { nullable: true })
  verifiedOn?: string | null;

  @Column('text', { nullable: true })
  returnedReason?: string | null;
}

/** What may be paid from a project, or from every project of a fund tag. */
@Entity({ schema: 'monitoring', name: 'spending_scope' })
export class SpendingScopeEntity extends EditedEntity {
  @Column('integer')
  budgetYear: number;

  @Column('uuid', { nullable: true })
  projectId?: string | null;

  @Column('text', { nullable: true })
  fundTag?: string | null;

  @Column('text', { array: true, default: [] })
  economicClasses?: readonly string[];

  @Column('text', { array: true, default: [] })
  purposes?: readonly string[];

  @Column('text')
  source: string;
}
