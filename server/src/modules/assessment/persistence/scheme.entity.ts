import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity } from '../../../platform/database/index.js';

/** The rules by which a year is assessed. */
@Entity({ schema: 'assessment', name: 'scheme' })
export class SchemeEntity extends EditedEntity {
  @Column('integer')
  workYear: number;

  @Column('text')
  name: string;

  @Column('text')
  objectType: string;

  @Column('text', { default: 'DRAFT' })
  state?: string;

  @Column('date', { nullable: true })
  openedOn?: string | null;

  @Column('date', { nullable: true })
  selfScoreDueOn?: string | null;

  @Column('text', { nullable: true })
  circularNo?: string | null;

  @Column('date', { nullable: true })
  circularOn?: string | null;

  @Column('uuid', { nullable: true })
  basisDocumentId?: string | null;
}

/** A heading under which indicators stand. */
@Entity({ schema: 'assessment', name: 'scheme_aspect' })
export class SchemeAspectEntity extends KeyedEntity {
  @Column('uuid')
  schemeId: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  name: string;
}

/** One indicator of a scheme; AUTO ones are scored from facts. */
@Entity({ schema: 'assessment', name: 'scheme_indicator' })
export class SchemeIndicatorEntity extends KeyedEntity {
  @Column('uuid')
  schemeId: string;

  @Column('uuid')
  aspectId: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  name: string;

  @Column('numeric', { precision: 5, scale: 2 })
  points: string;

  @Column('text')
  kind: string;

  @Column('text', { nullable: true })
  factCode?: string | null;

  @Column('text')
  rule: string;
}
