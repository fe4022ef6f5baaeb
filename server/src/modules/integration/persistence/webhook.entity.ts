import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity, NOW } from '../../../platform/database/index.js';

/** What a firm's program wants to be told of, and where. */
@Entity({ schema: 'integration', name: 'webhook_subscription' })
export class WebhookSubscriptionEntity extends EditedEntity {
  @Column('uuid')
  agencyId: string;

  @Column('text')
  name: string;

  @Column('text')
  url: string;

  @Column('text', { array: true })
  events: string[];

  @Column('text')
  secret: string;

  @Column('text', { default: 'ACTIVE' })
  state?: string;

  @Column('uuid', { nullable: true })
  createdBy?: string | null;
}

/** One event on its way to one subscription. */
@Entity({ schema: 'integration', name: 'webhook_delivery' })
export class WebhookDeliveryEntity extends KeyedEntity {
  @Column('uuid')
  subscriptionId: string;

  @Column('uuid')
  eventId: string;

  @Column('text')
  eventName: string;

  @Column('boolean', { default: false })
  isReplay?: boolean;

  @Column('text', { default: 'PENDING' })
  state?: string;

  @Column('integer', { default: 0 })
  attempts?: number;

  @Column('integer', { nullable: true })
  status?: number | null;

  @Column('text', { nullable: true })
  error?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;

  @Column('timestamptz', { nullable: true })
  triedAt?: Date | null;
}

export const INTEGRATION_ENTITIES = [WebhookSubscriptionEntity, WebhookDeliveryEntity] as const;
