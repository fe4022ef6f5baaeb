import { Column, Entity } from 'typeorm';
import { BUSINESS_DATE, KeyedEntity, NOW } from '../../../platform/database/index.js';

/** What a reviewer found, item by item. */
@Entity({ schema: 'goals', name: 'objective_review' })
export class ObjectiveReviewEntity extends KeyedEntity {
  @Column('uuid')
  objectiveVersionId: string;

  @Column('text')
  step: string;

  @Column('jsonb', { default: {} })
  items?: unknown;

  @Column('jsonb', { default: [] })
  remarks?: unknown;

  @Column('text', { nullable: true })
  suggestedGrade?: string | null;

  @Column('text', { nullable: true })
  overallGrade?: string | null;

  @Column('text')
  outcome: string;

  @Column('text', { nullable: true })
  opinion?: string | null;

  @Column('uuid', { nullable: true })
  reviewerId?: string | null;

  @Column('uuid', { nullable: true })
  reviewerSeatId?: string | null;

  @Column('timestamptz', { default: NOW })
  reviewedAt?: Date;

  @Column('date', { default: BUSINESS_DATE })
  reviewedOn?: string;
}
