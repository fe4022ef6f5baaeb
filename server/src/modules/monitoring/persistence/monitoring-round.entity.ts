import { Column, Entity } from 'typeorm';
import { EditedEntity } from '../../../platform/database/index.js';

/** A round of monitoring of one budget year. */
@Entity({ schema: 'monitoring', name: 'round' })
export class MonitoringRoundEntity extends EditedEntity {
  @Column('integer')
  budgetYear: number;

  @Column('text')
  name: string;

  @Column('date')
  periodFrom: string;

  @Column('date')
  periodTo: string;

  @Column('date')
  dueOn: string;

  @Column('text', { default: 'PLANNED' })
  state?: string;

  @Column('jsonb', { default: {} })
  parameters?: unknown;

  @Column('date', { nullable: true })
  closedOn?: string | null;
}
