import { Column, Entity } from 'typeorm';
import { KeyedEntity } from '../../../platform/database/index.js';

/** What a bureau once printed itself: kept to be compared, never printed as ours. */
@Entity({ schema: 'reporting', name: 'stated_figure' })
export class StatedFigureEntity extends KeyedEntity {
  @Column('integer')
  workYear: number;

  @Column('text')
  code: string;

  @Column('text', { nullable: true })
  figureId?: string | null;

  @Column('text')
  statedValue: string;

  @Column('text')
  unit: string;

  @Column('text')
  quote: string;

  @Column('text')
  sectionCode: string;
}
