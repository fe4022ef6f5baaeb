import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity, NOW } from '../../../../platform/database/index.js';

/** The report as it was when it was handed in, revised or made final. */
@Entity({ schema: 'evaluation', name: 'report_version' })
export class ReportVersionEntity extends KeyedEntity {
  @Column('uuid')
  taskId: string;

  @Column('integer')
  versionNo: number;

  @Column('text')
  kind: string;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  totalScore?: string | null;

  @Column('jsonb')
  content: unknown;

  @Column('text')
  contentHash: string;

  @Column('text', { nullable: true })
  reason?: string | null;

  @Column('uuid', { nullable: true })
  madeBy?: string | null;

  @Column('date')
  madeOn: string;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** An objection of the evaluated unit, and what was decided on it. */
@Entity({ schema: 'evaluation', name: 'opinion' })
export class OpinionEntity extends EditedEntity {
  @Column('uuid')
  taskId: string;

  @Column('integer')
  versionNo: number;

  @Column('integer')
  ordinal: number;

  @Column('text')
  text: string;

  @Column('uuid', { nullable: true })
  raisedBy?: string | null;

  @Column('date')
  raisedOn: string;

  @Column('text', { nullable: true })
  decision?: string | null;

  @Column('text', { nullable: true })
  reply?: string | null;

  @Column('uuid', { nullable: true })
  repliedBy?: string | null;

  @Column('date', { nullable: true })
  repliedOn?: string | null;
}

/** 反馈意见交流会. */
@Entity({ schema: 'evaluation', name: 'exchange_meeting' })
export class ExchangeMeetingEntity extends KeyedEntity {
  @Column('uuid')
  taskId: string;

  @Column('date')
  heldOn: string;

  @Column('text')
  place: string;

  @Column('text')
  attendees: string;

  @Column('text')
  record: string;

  @Column('uuid', { nullable: true })
  recordedBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** One section of the report: text that quotes records by name. */
@Entity({ schema: 'evaluation', name: 'report_section' })
export class ReportSectionTextEntity extends EditedEntity {
  @Column('uuid')
  taskId: string;

  @Column('text')
  code: string;

  @Column('text')
  body: string;

  @Column('jsonb')
  sources: unknown;

  @Column('uuid', { nullable: true })
  savedBy?: string | null;
}
