import { Column, Entity } from 'typeorm';
import { KeyedEntity } from '../../../../platform/database/index.js';

/** A row of an evaluation that the bureau scored again when it rated the firm's work. */
@Entity({ schema: 'evaluation', name: 'rating_recheck' })
export class RatingRecheckEntity extends KeyedEntity {
  @Column('uuid')
  ratingId: string;

  @Column('uuid')
  taskId: string;

  @Column('uuid')
  frameworkRowId: string;

  @Column('jsonb', { default: {} })
  input?: unknown;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  score?: string | null;

  @Column('jsonb', { nullable: true })
  working?: unknown;

  @Column('text')
  reason: string;
}

/** What a person found by a line of the quality checklist. */
@Entity({ schema: 'evaluation', name: 'rating_line' })
export class RatingLineEntity extends KeyedEntity {
  @Column('uuid')
  ratingId: string;

  @Column('uuid', { nullable: true })
  taskId?: string | null;

  @Column('integer')
  ordinal: number;

  @Column('text')
  code: string;

  @Column('integer')
  count: number;

  @Column('text')
  reason: string;
}
