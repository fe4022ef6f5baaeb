import { Column, Entity } from 'typeorm';
import { EditedEntity } from '../../../platform/database/index.js';

/** An article that was published about the work. */
@Entity({ schema: 'foundation', name: 'publicity_article' })
export class PublicityArticleEntity extends EditedEntity {
  @Column('integer')
  workYear: number;

  @Column('text')
  site: string;

  @Column('text')
  title: string;

  @Column('date', { nullable: true })
  publishedOn?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}
