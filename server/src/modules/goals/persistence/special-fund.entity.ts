import { Column, Entity } from 'typeorm';
import { KeyedEntity, NOW } from '../../../platform/database/index.js';

/** A special fund of one year. */
@Entity({ schema: 'goals', name: 'special_fund' })
export class SpecialFundEntity extends KeyedEntity {
  @Column('integer')
  budgetYear: number;

  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text', { array: true, default: [] })
  tags?: string[];

  @Column('uuid')
  competentAgencyId: string;

  @Column('integer', { nullable: true })
  reviewMonth?: number | null;

  @Column('date', { nullable: true })
  reviewOpenedOn?: string | null;

  @Column('date', { nullable: true })
  reviewedOn?: string | null;

  @Column('text', { nullable: true })
  reviewOpinion?: string | null;

  @Column('uuid', { nullable: true })
  createdBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** A line of a project that is money of a special fund. */
@Entity({ schema: 'goals', name: 'special_fund_line' })
export class SpecialFundLineEntity extends KeyedEntity {
  @Column('uuid')
  specialFundId: string;

  @Column('uuid')
  fundingLineId: string;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}
