import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EditedEntity, TenantEntity } from '../../../platform/database/index.js';

/** A department, unit, division or office of one jurisdiction. */
@Entity({ schema: 'organizations', name: 'agency' })
export class AgencyEntity extends EditedEntity {
  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  kind: string;

  @Column('smallint', { default: 0 })
  level?: number;

  @Column('uuid', { nullable: true })
  parentId?: string | null;

  @Column('uuid', { nullable: true })
  divisionId?: string | null;

  @Column('text', { nullable: true })
  creditCode?: string | null;

  @Column('text', { default: 'PUBLIC' })
  secrecy?: string;

  @Column('date', { default: '2000-01-01' })
  validFrom?: string;

  @Column('date', { nullable: true })
  validTo?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

/** Who stands under whom, at every distance; row security can use its keys, and no others (design §8.9). */
@Entity({ schema: 'organizations', name: 'agency_closure' })
export class AgencyClosureEntity extends TenantEntity {
  @PrimaryColumn('uuid')
  ancestorId: string;

  @PrimaryColumn('uuid')
  descendantId: string;

  @Column('smallint')
  depth: number;
}
