import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity } from '../../../platform/database/index.js';

/** The assessment of one agency. */
@Entity({ schema: 'assessment', name: 'sheet' })
export class AssessmentSheetEntity extends EditedEntity {
  @Column('uuid')
  schemeId: string;

  @Column('uuid')
  agencyId: string;

  @Column('text', { default: 'SELF_SCORING' })
  state?: string;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  selfTotal?: string | null;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  finalTotal?: string | null;

  @Column('integer', { nullable: true })
  rank?: number | null;

  @Column('text', { nullable: true })
  grade?: string | null;

  @Column('uuid', { nullable: true })
  submittedBy?: string | null;

  @Column('uuid', { nullable: true })
  reviewedBy?: string | null;

  @Column('date', { nullable: true })
  decidedOn?: string | null;

  @Column('text', { nullable: true })
  returnedReason?: string | null;

  @Column('text', { nullable: true })
  returnedBy?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

/** One indicator on an assessment sheet. */
@Entity({ schema: 'assessment', name: 'sheet_row' })
export class AssessmentSheetRowEntity extends KeyedEntity {
  @Column('uuid')
  sheetId: string;

  @Column('uuid')
  indicatorId: string;

  @Column('jsonb', { nullable: true })
  fact?: unknown;

  @Column('numeric', { precision: 5, scale: 2, nullable: true })
  autoScore?: string | null;

  @Column('numeric', { precision: 5, scale: 2, nullable: true })
  selfScore?: string | null;

  @Column('numeric', { precision: 5, scale: 2, nullable: true })
  reviewScore?: string | null;

  @Column('text', { nullable: true })
  reason?: string | null;

  @Column('text', { nullable: true })
  evidence?: string | null;
}
