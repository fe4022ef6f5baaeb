import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BUSINESS_DATE, EditedEntity, TenantEntity } from '../../../platform/database/index.js';

/** A project of one budget year, mirrored or kept here. */
@Entity({ schema: 'projects', name: 'project' })
export class ProjectEntity extends EditedEntity {
  @Column('integer')
  budgetYear: number;

  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('uuid')
  agencyId: string;

  @Column('text')
  category: string;

  @Column('text')
  nature: string;

  @Column('text', { nullable: true })
  field?: string | null;

  @Column('text', { default: 'CANDIDATE' })
  state?: string;

  @Column('text', { default: 'PUBLIC' })
  secrecy?: string;

  /** Business date on which the project was entered. */
  @Column('date', { default: BUSINESS_DATE })
  enteredOn?: string;

  @Column('text', { nullable: true })
  responsiblePerson?: string | null;

  @Column('text', { nullable: true })
  responsiblePhone?: string | null;

  @Column('date', { nullable: true })
  startsOn?: string | null;

  @Column('date', { nullable: true })
  endsOn?: string | null;

  @Column('text', { nullable: true })
  overview?: string | null;

  @Column('uuid', { nullable: true })
  previousProjectId?: string | null;

  @Column('text')
  source: string;

  @Column('bigint', { default: 0 })
  sourceVersion?: string;

  @Column('boolean', { default: false })
  isSupplement?: boolean;

  @Column('boolean', { default: false })
  isMajor?: boolean;

  @Column('boolean', { default: false })
  isRenewal?: boolean;

  /** 资金标签, codes of `FUND_TAGS`. */
  @Column('text', { array: true, default: [] })
  fundTags?: readonly string[];

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

/** Who is the master of a year: the budget system or we (design §8.17). */
@Entity({ schema: 'projects', name: 'year_source' })
export class YearSourceEntity extends TenantEntity {
  @PrimaryColumn('integer')
  budgetYear: number;

  @Column('text')
  source: string;
}
