import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity } from '../../../../platform/database/index.js';

/** One person's appointment to score one evaluation. */
@Entity({ schema: 'evaluation', name: 'scorer' })
export class ScorerEntity extends EditedEntity {
  @Column('uuid')
  taskId: string;

  @Column('uuid')
  seatId: string;

  @Column('uuid')
  agencyId: string;

  @Column('uuid', { nullable: true })
  expertId?: string | null;

  @Column('text')
  duty: string;

  @Column('date', { nullable: true })
  dueOn?: string | null;

  @Column('text', { default: 'INVITED' })
  state?: string;

  @Column('text', { nullable: true })
  stateNote?: string | null;

  @Column('date', { nullable: true })
  declaredOn?: string | null;

  @Column('uuid', { nullable: true })
  accountId?: string | null;

  @Column('text', { nullable: true })
  opinion?: string | null;

  @Column('date', { nullable: true })
  submittedOn?: string | null;

  @Column('text', { nullable: true })
  contentHash?: string | null;
}

/** His finding on one row. */
@Entity({ schema: 'evaluation', name: 'scorer_score' })
export class ScorerScoreEntity extends KeyedEntity {
  @Column('uuid')
  scorerId: string;

  @Column('uuid')
  frameworkRowId: string;

  @Column('jsonb', { default: {} })
  input?: unknown;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  score?: string | null;

  @Column('jsonb', { nullable: true })
  working?: unknown;

  @Column('text', { nullable: true })
  reason?: string | null;
}
