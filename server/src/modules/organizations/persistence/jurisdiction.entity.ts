import { Column, Entity } from 'typeorm';
import { KeyedEntity } from '../../../platform/database/index.js';

/** A 财政: the tenant itself, which is why its id is its own jurisdiction. */
@Entity({ schema: 'organizations', name: 'jurisdiction' })
export class JurisdictionEntity extends KeyedEntity {
  @Column('text')
  name: string;

  @Column('text')
  fullName: string;

  @Column('text')
  financeBureauName: string;

  @Column('text')
  kind: string;

  @Column('uuid', { nullable: true })
  parentId?: string | null;

  @Column('boolean', { default: false })
  isDemo?: boolean;

  @Column('date', { nullable: true })
  demoDate?: string | null;
}

/** The code and name that a jurisdiction bore for a time; a code is not an identity. */
@Entity({ schema: 'organizations', name: 'jurisdiction_code' })
export class JurisdictionCodeEntity extends KeyedEntity {
  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('date')
  validFrom: string;

  @Column('date', { nullable: true })
  validTo?: string | null;
}
