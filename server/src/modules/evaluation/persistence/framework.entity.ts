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

  /** Shared by the versions of a framework of the place; null of what was made for one task. */
  @Column('uuid', { nullable: true })
  familyId?: string | null;

  @Column('integer', { default: 1 })
  versionNo?: number;

  @Column('text', { nullable: true })
  note?: string | null;

  @Column('text', { nullable: true })
  basedOn?: string | null;

  @Column('jsonb', { default: [] })
  groups?: unknown;

  @Column('uuid', { nullable: true })
  savedBy?: string | null;

  @Column('date', { nullable: true })
  savedOn?: string | null;
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

  @Column('text', { nullable: true })
  basis?: string | null;

  @Column('text', { default: '' })
  scoringRule?: string;

  @Column('text', { default: '' })
  method?: string;

  @Column('text', { default: '' })
  evidenceNeeded?: string;

  @Column('jsonb', { default: [] })
  grades?: unknown;
}

/** A framework of the library that is not used anew: all its versions. */
@Entity({ schema: 'evaluation', name: 'framework_retirement' })
export class FrameworkRetirementEntity extends KeyedEntity {
  @Column('uuid')
  familyId: string;

  @Column('text')
  reason: string;

  @Column('uuid', { nullable: true })
  retiredBy?: string | null;

  @Column('text', { nullable: true })
  retiredByName?: string | null;

  @Column('date')
  retiredOn: string;
}
