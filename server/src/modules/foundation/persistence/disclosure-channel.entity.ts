import { Column, Entity } from 'typeorm';
import { EditedEntity } from '../../../platform/database/index.js';

/** A place where the bureau publishes. */
@Entity({ schema: 'foundation', name: 'disclosure_channel' })
export class DisclosureChannelEntity extends EditedEntity {
  @Column('text')
  name: string;

  @Column('text')
  url: string;

  @Column('text')
  path: string;
}
