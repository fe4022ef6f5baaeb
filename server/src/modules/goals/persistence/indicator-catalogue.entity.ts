import { Column, Entity } from 'typeorm';
import { EditedEntity } from '../../../platform/database/index.js';

/** A form that a place prescribes for an object, from a year on. */
@Entity({ schema: 'goals', name: 'indicator_catalogue' })
export class IndicatorCatalogueEntity extends EditedEntity {
  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  objectType: string;

  @Column('integer')
  yearFrom: number;

  @Column('integer', { nullable: true })
  yearTo?: number | null;

  @Column('text')
  weightMode: string;

  @Column('numeric', { precision: 5, scale: 2, nullable: true })
  totalWeight?: string | null;

  @Column('text', { array: true, default: [] })
  blocks?: string[];

  @Column('jsonb')
  levels: unknown;

  @Column('text')
  source: string;

  @Column('text', { nullable: true })
  copiedFrom?: string | null;
}
