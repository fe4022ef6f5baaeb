import { Column, Entity } from 'typeorm';
import { KeyedEntity, MoneyColumn } from '../../../platform/database/index.js';

/** A report as it was delivered to the performance centre; the table gives the runtime role no UPDATE and no DELETE. */
@Entity({ schema: 'monitoring', name: 'report' })
export class MonitoringReportEntity extends KeyedEntity {
  @Column('uuid')
  roundId: string;

  @Column('text')
  kind: string;

  @Column('uuid')
  subjectId: string;

  @Column('uuid', { nullable: true })
  agencyId?: string | null;

  @Column('text')
  title: string;

  @MoneyColumn()
  amount: string;

  @Column('jsonb')
  content: unknown;

  @Column('text')
  contentHash: string;

  @Column('date')
  deliveredOn: string;

  /** Null for the system itself. */
  @Column('uuid', { nullable: true })
  deliveredBy?: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt?: Date;
}
