import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity } from '../../../platform/database/index.js';

/** The annual report of one year and template. */
@Entity({ schema: 'reporting', name: 'annual_report' })
export class AnnualReportEntity extends EditedEntity {
  @Column('integer')
  workYear: number;

  @Column('text')
  templateCode: string;

  @Column('text')
  title: string;

  @Column('text', { default: 'DRAFT' })
  state?: string;

  @Column('date')
  asOf: string;

  @Column('date')
  reportDate: string;

  @Column('jsonb', { nullable: true })
  snapshot?: unknown;

  @Column('text', { nullable: true })
  snapshotHash?: string | null;

  @Column('uuid', { nullable: true })
  signedBy?: string | null;
}

/** A section: the bureau's own text with places for figures; it never holds a number. */
@Entity({ schema: 'reporting', name: 'report_section' })
export class ReportSectionEntity extends KeyedEntity {
  @Column('uuid')
  reportId: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  code: string;

  @Column('text')
  heading: string;

  @Column('text', { array: true, default: [] })
  paragraphs?: readonly string[];

  @Column('integer', { default: 1 })
  version?: number;
}
