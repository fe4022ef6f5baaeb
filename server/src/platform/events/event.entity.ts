import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KeyedEntity, NOW, TenantEntity } from '../database/index.js';

/** What happened, as it was told to later modules. */
@Entity({ schema: 'platform', name: 'event' })
export class EventEntity extends KeyedEntity {
  @Column('text')
  name: string;

  @Column('jsonb')
  payload: unknown;

  @Column('uuid', { nullable: true })
  actorId?: string | null;

  @Column('timestamptz', { default: NOW })
  recordedAt?: Date;
}

/** That a handler has dealt with an event: it never does so twice. */
@Entity({ schema: 'platform', name: 'event_delivery' })
export class EventDeliveryEntity extends TenantEntity {
  @PrimaryColumn('uuid')
  eventId: string;

  @PrimaryColumn('text')
  handler: string;

  @Column('timestamptz', { default: NOW })
  handledAt?: Date;
}
