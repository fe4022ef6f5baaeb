import { Column } from 'typeorm';

/** Columns of what one version says, the same in the common library and in a place's own. */
export class LibraryContentColumns {
  @Column('text')
  level1: string;

  @Column('text')
  level2: string;

  @Column('text')
  name: string;

  @Column('text', { default: 'PROJECT' })
  layer?: string;

  @Column('text', { nullable: true })
  industry?: string | null;

  @Column('text', { nullable: true })
  field?: string | null;

  @Column('text', { nullable: true })
  departmentName?: string | null;

  @Column('text', { array: true, default: [] })
  projectTypes?: string[];

  @Column('text', { nullable: true })
  definition?: string | null;

  @Column('text', { nullable: true })
  formula?: string | null;

  @Column('text', { nullable: true })
  example?: string | null;

  @Column('text', { nullable: true })
  help?: string | null;

  @Column('text', { nullable: true })
  unit?: string | null;

  @Column('text')
  direction: string;

  @Column('text', { nullable: true })
  basis?: string | null;

  @Column('text', { nullable: true })
  dataSource?: string | null;

  @Column('text', { nullable: true })
  captureMethod?: string | null;

  @Column('jsonb', { nullable: true })
  grades?: unknown;

  @Column('text', { array: true, default: [] })
  keywords?: string[];

  @Column('text', { nullable: true })
  dimension?: string | null;

  @Column('text', { nullable: true })
  criterion?: string | null;

  @Column('integer', { nullable: true })
  validFromYear?: number | null;

  @Column('integer', { nullable: true })
  validToYear?: number | null;
}
