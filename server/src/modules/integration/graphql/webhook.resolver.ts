import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { batched, Inherits, Requires } from '../../../platform/graphql/index.js';
import { WebhookDeliveries } from '../application/webhook-deliveries.js';
import { type SubscriptionRecord, WebhookSubscriptions } from '../application/webhook-subscriptions.js';
import { OUTBOUND_EVENTS, type OutboundEvent } from '../domain/cloud-event.js';
import {
  EndWebhookInput,
  NewWebhookObject,
  ReplayWebhooksInput,
  SubscribeWebhookInput,
  WebhookDeliveryObject,
  WebhookSubscriptionObject,
} from './webhook.objects.js';

const LOG = 50;

@Resolver(() => WebhookSubscriptionObject)
export class WebhookResolver {
  private readonly deliveriesOf = batched<WebhookDeliveryObject[]>(async (ids) => {
    const rows = await this.subscriptions.log(ids, LOG);
    return new Map(
      ids.map((id) => [
        id,
        rows
          .filter(({ subscriptionId }) => subscriptionId === id)
          .map((row) => ({ ...row, type: OUTBOUND_EVENTS[row.eventName as OutboundEvent] })),
      ]),
    );
  }, []);

  constructor(
    private readonly subscriptions: WebhookSubscriptions,
    private readonly deliveriesUseCases: WebhookDeliveries,
  ) {}

  @Requires('webhook.manage')
  @Query(() => [WebhookSubscriptionObject])
  async webhookSubscriptions(): Promise<WebhookSubscriptionObject[]> {
    return (await this.subscriptions.all()).map(present);
  }

  @Inherits()
  @ResolveField(() => [WebhookDeliveryObject], { description: `The last ${LOG}.` })
  deliveries(@Parent() subscription: WebhookSubscriptionObject): Promise<WebhookDeliveryObject[]> {
    return this.deliveriesOf(subscription.id);
  }

  @Requires('webhook.manage')
  @Mutation(() => NewWebhookObject)
  async subscribeWebhook(@Args('input') { name, url, events }: SubscribeWebhookInput): Promise<NewWebhookObject> {
    const { id, secret } = await this.subscriptions.subscribe(name, url, events);
    return { subscription: present(await this.subscriptions.one(id)), secret };
  }

  @Requires('webhook.manage')
  @Mutation(() => WebhookSubscriptionObject)
  async endWebhook(@Args('input') { id, expectedVersion }: EndWebhookInput): Promise<WebhookSubscriptionObject> {
    return present(await this.subscriptions.one(await this.subscriptions.end(id, expectedVersion)));
  }

  @Requires('webhook.manage')
  @Mutation(() => Int, { description: 'How many events of running engagements are sent again.' })
  replayWebhooks(@Args('input') { id, since }: ReplayWebhooksInput): Promise<number> {
    return this.deliveriesUseCases.replay(id, since);
  }
}

const present = (record: SubscriptionRecord): WebhookSubscriptionObject => ({
  ...record,
  events: record.events.map((name) => OUTBOUND_EVENTS[name as OutboundEvent]),
});
