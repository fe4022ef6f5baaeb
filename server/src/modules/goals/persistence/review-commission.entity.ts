import { Column, Entity } from 'typeorm';
import { KeyedEntity, NOW } from '../../../platform/database/index.js';

/** A sample of objectives that a firm reviews in substance. */
@Entity({ schema: 'goals', name: 'review_commission' })
export class ReviewCommissionEntity extends KeyedEntity {
  @Column('uuid')
  firmAgencyId: string;

  @Column('uuid')
  clientAgencyId: string;

  @Column('integer')
  budgetYear: number;

  @Column('text')
  title: string;

  @Column('date')
  dueOn: string;

  @Column('uuid', { nullable: true })
  createdBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** One objective of the sample, with what the firm says of it. */
@Entity({ schema: 'goals', name: 'review_commission_item' })
export class ReviewCommissionItemEntity extends KeyedEntity {
  @Column('uuid')
  reviewCommissionId: string;

  @Column('uuid')
  objectiveVersionId: string;

  @Column('text', { nullable: true })
  opinion?: string | null;

  @Column('text', { nullable: true })
  opinionText?: string | null;

  @Column('date', { nullable: true })
  givenOn?: string | null;

  @Column('uuid', { nullable: true })
  givenBy?: string | null;
}
