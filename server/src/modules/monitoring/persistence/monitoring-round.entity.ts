import { Column, Entity } from 'typeorm';
import { EditedEntity } from '../../../platform/database/index.js';

/** A round of monitoring of one budget year. */
@Entity({ schema: 'monitoring', name: 'round' })
export class MonitoringRoundEntity extends EditedEntity {
  @Column('integer')
  budgetYear: number;

  @Column('text')
  name: string;

  @Column('text', { default: 'PERIODIC' })
  kind?: string;

  @Column('date')
  periodFrom: string;

  @Column('date')
  periodTo: string;

  @Column('date')
  dueOn: string;

  @Column('text', { default: 'PLANNED' })
  state?: string;

  /** Which objects it watches and how many of each unit. */
  @Column('jsonb', { default: {} })
  scope?: unknown;

  /** Rules that judge it, as they stood when it was opened: `{ alerts: AlertParameters }`. */
  @Column('jsonb', { default: {} })
  parameters?: unknown;

  @Column('date', { nullable: true })
  openedOn?: string | null;

  @Column('uuid', { nullable: true })
  jobId?: string | null;

  @Column('uuid', { nullable: true })
  openedBy?: string | null;

  @Column('date', { nullable: true })
  closedOn?: string | null;

  @Column('text', { nullable: true })
  closingNote?: string | null;

  @Column('date', { nullable: true })
  reportedOn?: string | null;

  @Column('text', { nullable: true })
  reportNote?: string | null;
}

/** What one first-level unit owes in a round, itself and those below it. */
@Entity({ schema: 'monitoring', name: 'round_unit' })
export class MonitoringRoundUnitEntity extends EditedEntity {
  @Column('uuid')
  roundId: string;

  @Column('uuid')
  agencyId: string;

  @Column('integer')
  eligibleCount: number;

  @Column('integer')
  requiredCount: number;

  @Column('text', { nullable: true })
  exemptReason?: string | null;

  @Column('text', { nullable: true })
  shortfallReason?: string | null;

  @Column('date', { nullable: true })
  finishedOn?: string | null;

  @Column('uuid', { nullable: true })
  finishedBy?: string | null;

  /** What the unit has picked so far; sheets exist once it has finished choosing. */
  @Column('uuid', { array: true, default: [] })
  chosenObjectiveIds?: readonly string[];
}
