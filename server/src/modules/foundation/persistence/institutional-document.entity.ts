import { Column, Entity } from 'typeorm';
import { EditedEntity } from '../../../platform/database/index.js';

/** A document by which the bureau regulates performance management. */
@Entity({ schema: 'foundation', name: 'institutional_document' })
export class InstitutionalDocumentEntity extends EditedEntity {
  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  documentNo?: string | null;

  @Column('text')
  issuer: string;

  @Column('text')
  kind: string;

  @Column('boolean', { default: false })
  isTrial?: boolean;

  @Column('date', { nullable: true })
  issuedOn?: string | null;

  @Column('integer')
  workYear: number;

  @Column('text', { array: true, default: [] })
  parts?: readonly string[];

  @Column('text', { array: true, default: [] })
  stages?: readonly string[];

  @Column('boolean', { default: false })
  isRepresentative?: boolean;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}
