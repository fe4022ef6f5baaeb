import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity } from '../../../../platform/database/index.js';

const POINTS = { precision: 7, scale: 2, nullable: true } as const;

/** 第三方机构工作质量考评 of one engagement, with the rules and the facts that it was made by. */
@Entity({ schema: 'evaluation', name: 'quality_rating' })
export class QualityRatingEntity extends EditedEntity {
  @Column('uuid')
  engagementId: string;

  @Column('integer')
  workYear: number;

  @Column('text', { default: 'DRAFT' })
  state?: string;

  @Column('jsonb')
  sheet: unknown;

  @Column('jsonb')
  factPoints: unknown;

  @Column('jsonb')
  bands: unknown;

  @Column('jsonb', { default: [] })
  facts?: unknown;

  @Column('jsonb', { default: [] })
  checklist?: unknown;

  @Column('jsonb', { default: [] })
  overturned?: unknown;

  @Column('numeric', POINTS)
  total?: string | null;

  @Column('uuid', { nullable: true })
  scoredBy?: string | null;

  @Column('date', { nullable: true })
  issuedOn?: string | null;

  @Column('text', { nullable: true })
  objection?: string | null;

  @Column('date', { nullable: true })
  objectedOn?: string | null;

  @Column('text', { nullable: true })
  objectionDecision?: string | null;

  @Column('uuid', { nullable: true })
  decidedBy?: string | null;

  @Column('date', { nullable: true })
  settledOn?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

@Entity({ schema: 'evaluation', name: 'quality_row' })
export class QualityRowEntity extends KeyedEntity {
  @Column('uuid')
  ratingId: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  code: string;

  @Column('numeric', POINTS)
  proposed?: string | null;

  @Column('text', { default: '' })
  working?: string;

  @Column('numeric', POINTS)
  points?: string | null;

  @Column('text', { nullable: true })
  reason?: string | null;
}
