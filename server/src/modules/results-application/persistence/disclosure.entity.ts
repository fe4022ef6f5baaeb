import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity } from '../../../platform/database/index.js';

/** The duty to publish one document, until it is done. */
@Entity({ schema: 'results', name: 'disclosure' })
export class DisclosureEntity extends EditedEntity {
  @Column('text')
  subjectType: string;

  @Column('uuid')
  subjectId: string;

  @Column('uuid')
  agencyId: string;

  @Column('uuid', { nullable: true })
  projectId?: string | null;

  @Column('integer')
  workYear: number;

  @Column('text')
  title: string;

  @Column('text')
  clock: string;

  @Column('date')
  dueOn: string;

  @Column('text', { default: 'REQUIRED' })
  state?: string;

  @Column('uuid', { nullable: true })
  preparedBy?: string | null;

  @Column('uuid', { nullable: true })
  secrecyReviewedBy?: string | null;

  @Column('text', { nullable: true })
  secrecyReason?: string | null;

  @Column('uuid', { nullable: true })
  publishedBy?: string | null;

  @Column('date', { nullable: true })
  publishedOn?: string | null;

  @Column('uuid', { nullable: true })
  channelId?: string | null;

  @Column('jsonb', { nullable: true })
  snapshot?: unknown;

  @Column('text', { nullable: true })
  snapshotHash?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

/** The snapshot that the public page reads, and the only thing that it reads. */
@Entity({ schema: 'portal', name: 'published_item' })
export class PublishedItemEntity extends KeyedEntity {
  @Column('text')
  jurisdictionName: string;

  @Column('integer')
  workYear: number;

  @Column('text')
  title: string;

  @Column('text')
  agencyName: string;

  @Column('date')
  publishedOn: string;

  @Column('jsonb')
  payload: unknown;

  @Column('text')
  contentHash: string;
}
