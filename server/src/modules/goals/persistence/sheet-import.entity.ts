import { Column, Entity } from 'typeorm';
import { KeyedEntity, NOW } from '../../../platform/database/index.js';

/** One file of goal sheets that a person has confirmed. */
@Entity({ schema: 'goals', name: 'sheet_import' })
export class SheetImportEntity extends KeyedEntity {
  @Column('text')
  fileSm3: string;

  @Column('text')
  fileName: string;

  @Column('integer')
  budgetYear: number;

  @Column('uuid')
  requestedBy: string;

  @Column('uuid')
  jobId: string;

  @Column('integer')
  objectives: number;

  @Column('integer')
  indicators: number;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** One objective of such a file, as it was read. */
@Entity({ schema: 'goals', name: 'sheet_import_item' })
export class SheetImportItemEntity extends KeyedEntity {
  @Column('uuid')
  importId: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  sheet: string;

  @Column('integer')
  sheetRow: number;

  @Column('jsonb')
  content: unknown;

  @Column('text', { default: 'PENDING' })
  state?: string;

  @Column('uuid', { nullable: true })
  objectiveId?: string | null;

  @Column('text', { nullable: true })
  reason?: string | null;
}
