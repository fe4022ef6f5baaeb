import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity } from '../../../platform/database/index.js';

/** An 评价指标体系: what an evaluation looks at. */
@Entity({ schema: 'evaluation', name: 'framework' })
export class FrameworkEntity extends EditedEntity {
  @Column('text')
  name: string;

  @Column('text')
  objectType: string;

  @Column('boolean', { default: false })
  isTemplate?: boolean;
}

/** One indicator of a framework. */
@Entity({ schema: 'evaluation', name: 'framework_row' })
export class FrameworkRowEntity extends KeyedEntity {
  @Column('uuid')
  frameworkId: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  level1: string;

  @Column('text')
  level2: string;

  @Column('text')
  name: string;

  @Column('numeric', { precision: 5, scale: 2 })
  weight: string;

  @Column('text')
  kind: string;

  @Column('text')
  explanation: string;

  @Column('text')
  standard: string;

  @Column('text', { array: true, default: [] })
  elements?: readonly string[];
}
