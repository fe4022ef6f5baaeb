import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EditedEntity, KeyedEntity, NOW, TenantEntity } from '../../../../platform/database/index.js';
import { LibraryContentColumns } from './library-content.columns.js';

/** An indicator of a place's own library, the same over all its versions. */
@Entity({ schema: 'goals', name: 'library_indicator' })
export class LibraryIndicatorEntity extends KeyedEntity {
  @Column('text')
  code: string;

  @Column('text')
  origin: string;

  @Column('text', { nullable: true })
  originKind?: string | null;

  @Column('uuid', { nullable: true })
  originId?: string | null;

  @Column('text', { nullable: true })
  originTitle?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** One version of it. */
@Entity({ schema: 'goals', name: 'library_version' })
export class LibraryVersionEntity extends EditedEntity {
  @Column(() => LibraryContentColumns, { prefix: false })
  content: LibraryContentColumns;

  @Column('uuid')
  indicatorId: string;

  @Column('integer')
  versionNo: number;

  @Column('text', { default: 'DRAFT' })
  state?: string;

  @Column('text', { nullable: true })
  changeReason?: string | null;

  @Column('uuid', { nullable: true })
  agencyId?: string | null;

  @Column('uuid', { nullable: true })
  draftedBy?: string | null;

  @Column('uuid', { nullable: true })
  submittedBy?: string | null;

  @Column('timestamptz', { nullable: true })
  submittedAt?: Date | null;

  @Column('uuid', { nullable: true })
  decidedBy?: string | null;

  @Column('date', { nullable: true })
  decidedOn?: string | null;

  @Column('text', { nullable: true })
  decisionComment?: string | null;
}

/** A word that an admitted indicator is found by. */
@Entity({ schema: 'goals', name: 'library_token' })
export class LibraryTokenEntity extends TenantEntity {
  @PrimaryColumn('text')
  token: string;

  @PrimaryColumn('uuid')
  indicatorId: string;
}

/** What targets of an indicator are held against. */
@Entity({ schema: 'goals', name: 'library_standard' })
export class LibraryStandardEntity extends EditedEntity {
  @Column('uuid')
  indicatorId: string;

  @Column('text')
  kind: string;

  @Column('numeric', { precision: 24, scale: 6, nullable: true })
  value?: string | null;

  @Column('text', { nullable: true })
  valueText?: string | null;

  @Column('integer', { nullable: true })
  year?: number | null;

  @Column('text', { nullable: true })
  region?: string | null;

  @Column('text')
  direction: string;

  @Column('numeric', { precision: 24, scale: 6, nullable: true })
  tolerance?: string | null;

  @Column('text', { nullable: true })
  source?: string | null;
}

/** Rows to start from, of a place's own making. */
@Entity({ schema: 'goals', name: 'library_template' })
export class LibraryTemplateEntity extends EditedEntity {
  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  kind: string;

  @Column('jsonb')
  rows: unknown;

  @Column('date', { nullable: true })
  retiredOn?: string | null;
}

/** What a department shows its duties by. */
@Entity({ schema: 'goals', name: 'department_set' })
export class DepartmentSetEntity extends EditedEntity {
  @Column('uuid')
  agencyId: string;

  @Column('text')
  name: string;

  @Column('numeric', { precision: 5, scale: 2, nullable: true })
  minimumShare?: string | null;
}

@Entity({ schema: 'goals', name: 'department_set_indicator' })
export class DepartmentSetIndicatorEntity extends TenantEntity {
  @PrimaryColumn('uuid')
  setId: string;

  @PrimaryColumn('uuid')
  indicatorId: string;
}
