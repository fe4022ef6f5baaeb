import { Column, Entity } from 'typeorm';
import { KeyedEntity, NOW } from '../../database/index.js';

/** A workbook of official forms that a person has confirmed; its content is kept until it is saved or a week old. */
@Entity({ schema: 'platform', name: 'form_import' })
export class FormImportEntity extends KeyedEntity {
  @Column('text')
  kind: string;

  @Column('text')
  scope: string;

  @Column('text')
  fileName: string;

  @Column('text')
  fileSm3: string;

  @Column('bytea', { nullable: true })
  content?: Buffer | null;

  @Column('jsonb', { default: {} })
  expected?: unknown;

  @Column('text', { array: true, default: [] })
  confirmed?: string[];

  @Column('integer', { default: 0 })
  changed?: number;

  @Column('integer', { default: 0 })
  unchanged?: number;

  @Column('integer', { default: 0 })
  skipped?: number;

  @Column('uuid')
  requestedBy: string;

  @Column('uuid', { nullable: true })
  jobId?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}
